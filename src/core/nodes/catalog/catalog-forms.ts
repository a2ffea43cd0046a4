import type { Fields } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { formatPath, parsePath } from '../column-path';
import { GlueBody, GlueForm, glueObjects, GlueWriting, isGlueObject, glueList, glueText, glueTexts } from '../glue-form';
import { tableOf } from './table-field';

/** Forms of the members over tables of the Data Catalog. */

const tableFromGlue = (body: GlueBody): FieldValue => ({ database: String(body.Database ?? ''), name: String(body.Table ?? ''), partitionKeys: [] });

export function tableToGlue(fields: Fields, to: GlueWriting): GlueBody {
  const table = tableOf(fields);
  return { Database: to.text(table?.database), Table: to.text(table?.name) };
}

/** `BoundedFiles` ⇄ `boundedFiles`; numbers in the graph, texts in the script. */
function optionsFromGlue(value: unknown, spell: (name: string) => string): { [name: string]: FieldValue } {
  if (!isGlueObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null && v !== '').map(([k, v]) => [spell(k), String(v)]));
}

const upperFirst = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

export function catalogSourceForm(member: string, system?: string): GlueForm {
  const partitioned = ['CatalogSource', 'S3CatalogSource', 'GovernedCatalogSource'].includes(member);
  const bounded = ['S3CatalogSource', 'GovernedCatalogSource'].includes(member);
  const dynamo = member === 'DynamoDBCatalogSource';
  return {
    member,
    understood: [
      'Database', 'Table', ...(partitioned ? ['PartitionPredicate'] : []), ...(bounded || dynamo ? ['AdditionalOptions'] : []), ...(dynamo ? ['PitrEnabled'] : []),
    ],
    fromGlue: (body) => ({
      fields: {
        table: tableFromGlue(body),
        system,
        partitionPredicate: partitioned ? glueText(body.PartitionPredicate) : undefined,
        additionalOptions: dynamo ? dynamoFromGlue(body) : bounded ? optionsFromGlue(body.AdditionalOptions, lowerFirst) : {},
      },
    }),
    toGlue: (fields, to) => {
      if (fields.system !== system) return undefined;
      const options = fields.additionalOptions as { readonly [name: string]: Text };
      const known = ['boundedFiles', 'boundedSize'];
      const isKnown = (name: string) => (bounded && known.includes(name)) || (dynamo && name in DYNAMO);
      return {
        body: {
          ...tableToGlue(fields, to),
          ...(partitioned && fields.partitionPredicate !== undefined ? { PartitionPredicate: fields.partitionPredicate } : {}),
          ...(bounded && Object.keys(options).some(isKnown) ? {
            AdditionalOptions: Object.fromEntries(
              known.filter((k) => options[k] !== undefined).map((k) => [upperFirst(k), Number(to.text(options[k]))]),
            ),
          } : {}),
          ...(dynamo ? dynamoToGlue(options, to) : {}),
        },
        lost: [
          ...Object.keys(options).filter((o) => !isKnown(o)).map((o) => `additionalOptions.${o}`),
          ...(!partitioned && fields.partitionPredicate !== undefined ? ['partitionPredicate'] : []),
        ],
      };
    },
  };
}

const DYNAMO: Record<string, string> = { 'dynamodb.export': 'DynamodbExport', 'dynamodb.unnestDDBJson': 'DynamodbUnnestDDBJson' };

function dynamoFromGlue(body: GlueBody): { [name: string]: FieldValue } {
  const options = isGlueObject(body.AdditionalOptions) ? body.AdditionalOptions : {};
  const given = Object.fromEntries(Object.entries(DYNAMO).filter(([, m]) => options[m] !== undefined).map(([k, m]) => [k, String(options[m])]));
  // The older switch means the same as the option.
  return body.PitrEnabled === true && given['dynamodb.export'] === undefined ? { 'dynamodb.export': 'ddb', ...given } : given;
}

function dynamoToGlue(options: { readonly [name: string]: Text }, to: GlueWriting): GlueBody {
  const known = Object.entries(DYNAMO).filter(([k]) => options[k] !== undefined);
  if (known.length === 0) return {};
  const value = (k: string, m: string) => (m === 'DynamodbUnnestDDBJson' ? to.text(options[k]) === 'true' : to.text(options[k]));
  return { PitrEnabled: true, AdditionalOptions: Object.fromEntries(known.map(([k, m]) => [m, value(k, m)])) };
}

/** Paths of columns, `s[][]` in the graph. */
export const columnsFromGlue = (value: unknown): string[] => glueList(value).map((p) => formatPath(glueTexts(p)));
export function columnsToGlue(value: FieldValue | undefined): string[][] {
  return (Array.isArray(value) ? value as string[] : []).map((p) => [...(parsePath(p) ?? [p])]);
}

export function catalogTargetForm(member: string, system?: string): GlueForm {
  const policy = member === 'S3CatalogTarget' || member === 'GovernedCatalogTarget';
  const partitioned = policy || member === 'CatalogTarget';
  return {
    member,
    understood: [
      'Database', 'Table', ...(partitioned ? ['PartitionKeys'] : []), ...(policy ? ['SchemaChangePolicy'] : []),
      ...(member === 'S3CatalogTarget' ? ['AutoDataQuality'] : []),
    ],
    fromGlue: (body, notes) => {
      warnOfAutoDataQuality(body, notes.warn.bind(notes));
      return {
        fields: {
          table: tableFromGlue(body),
          system,
          partitionKeys: columnsFromGlue(body.PartitionKeys),
          updateBehavior: updateBehaviorOf(body.SchemaChangePolicy),
          additionalOptions: {},
        },
      };
    },
    toGlue: (fields, to) => {
      if (fields.system !== system) return undefined;
      return {
        body: {
          ...tableToGlue(fields, to),
          ...(partitioned ? { PartitionKeys: columnsToGlue(fields.partitionKeys) } : {}),
          ...(policy ? { SchemaChangePolicy: policyToGlue(fields.updateBehavior) } : {}),
        },
        lost: [
          ...Object.keys(fields.additionalOptions as object).map((o) => `additionalOptions.${o}`),
          ...(!policy && fields.updateBehavior !== undefined ? ['updateBehavior'] : []),
          ...(fields.numberOfFiles === undefined ? [] : ['numberOfFiles']),
        ],
      };
    },
  };
}

export function warnOfAutoDataQuality(body: GlueBody, warn: (message: string) => void): void {
  const isOn = isGlueObject(body.AutoDataQuality) && body.AutoDataQuality.IsEnabled === true;
  if (isOn) warn('the automatic data quality check is left out; add an EvaluateDataQuality node');
}

export function updateBehaviorOf(policy: unknown): string | undefined {
  if (!isGlueObject(policy) || policy.EnableUpdateCatalog !== true) return undefined;
  return policy.UpdateBehavior === 'LOG' ? 'LOG' : 'UPDATE_IN_DATABASE';
}

export function policyToGlue(updateBehavior: FieldValue | undefined): GlueBody {
  return updateBehavior === undefined ? { EnableUpdateCatalog: false } : { EnableUpdateCatalog: true, UpdateBehavior: updateBehavior };
}

/** The policy of a target that writes to a path: which table is kept up to date. */
export function catalogUpdateFromGlue(policy: unknown): FieldValue | undefined {
  const updateBehavior = updateBehaviorOf(policy);
  if (updateBehavior === undefined || !isGlueObject(policy)) return undefined;
  return { database: String(policy.Database ?? ''), table: String(policy.Table ?? ''), updateBehavior };
}

export function catalogUpdateToGlue(value: FieldValue | undefined, to: GlueWriting): GlueBody {
  const [update] = glueObjects([value]);
  if (update === undefined) return { EnableUpdateCatalog: false };
  const [database, table] = [update.database as Text, update.table as Text];
  return { EnableUpdateCatalog: true, UpdateBehavior: update.updateBehavior, Database: to.text(database), Table: to.text(table) };
}
