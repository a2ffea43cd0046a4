import { GlueBody, GlueForm, GlueNotes, GlueWriting, isGlueObject, glueText, glueTexts } from '../glue-form';
import { catalogUpdateFromGlue, catalogUpdateToGlue, columnsFromGlue, columnsToGlue, policyToGlue, tableToGlue, warnOfAutoDataQuality } from './catalog-forms';
import { catalogAccess, checkTable, tableOf } from './table-field';
import type { Field, Fields } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { Column, parseColumns } from '../../types';
import type { Access, Columns, NodeContext } from '../node-type';

/** What nodes over Iceberg, Delta and Hudi tables share. */

export const PATH: Field = { name: 'path', doc: 'Where the table lies, where it is not named in the Data Catalog.', type: { type: 'path' } };
export const SCHEMA: Field = { name: 'schema', doc: 'Columns as Spark DDL, of a table that is named by its path. Default: as the table says at the run.', type: { type: 'schema' } };
export const OPTIONS: Field = { name: 'additionalOptions', doc: 'Further options of the reader or writer.', default: {}, type: { type: 'map', values: { type: 'text' } } };
export const PARTITION_KEYS: Field = { name: 'partitionKeys', doc: 'Columns by which a table that is new is partitioned.', default: [], type: { type: 'list', items: { type: 'column' } } };
export const MERGE_KEYS: Field = {
  name: 'mergeKeys', doc: 'Rows whose keys are in the table replace those there, the others are added. Default: all are added.', default: [], type: { type: 'list', items: { type: 'column' } },
};
export const CATALOG_UPDATE: Field = {
  name: 'catalogUpdate',
  doc: 'Table of the Data Catalog that the run keeps up to date.',
  type: {
    type: 'record',
    fields: [
      { name: 'database', required: true, doc: 'Database of the table.', type: { type: 'text' } },
      { name: 'table', required: true, doc: 'Name of the table.', type: { type: 'text' } },
      {
        name: 'updateBehavior',
        doc: '`UPDATE_IN_DATABASE` makes the table and adds new partitions and columns, `LOG` adds new partitions only.',
        default: 'UPDATE_IN_DATABASE',
        type: { type: 'enum', values: ['UPDATE_IN_DATABASE', 'LOG'] },
      },
    ],
  },
};

export interface CatalogUpdate { readonly database: Text; readonly table: Text; readonly updateBehavior: 'UPDATE_IN_DATABASE' | 'LOG' }

export function catalogUpdateOf(fields: Fields): CatalogUpdate | undefined {
  return fields.catalogUpdate as unknown as CatalogUpdate | undefined;
}

export function catalogUpdateAccess(fields: Fields): Access[] {
  const update = catalogUpdateOf(fields);
  return update === undefined ? [] : catalogAccess({ database: update.database, name: update.table }, update.updateBehavior === 'LOG' ? 'change' : 'create');
}

/** A table is named by its path or by the catalog, not both. */
export function checkPlace(node: NodeContext): void {
  const { path, table } = node.fields;
  if (path === undefined && table === undefined) node.fail('table', 'neither table nor path is given', 'name the table, or say where it lies');
  if (path !== undefined && table !== undefined) node.fail('path', 'is given besides table', 'the catalog knows where the table lies');
  if (table !== undefined && node.fields.schema !== undefined) node.fail('schema', 'is that of the table: give it there');
  checkTable(node);
}

/** Where the files lie, as far as it is known. */
export function placeOf(fields: Fields): Text | undefined {
  return (fields.path as Text | undefined) ?? tableOf(fields)?.location;
}

/** Columns that were declared, as an open table has them: in its order, as they are spelt. */
export function declaredColumns(fields: Fields): Column[] | undefined {
  const ddl = (fields.schema ?? tableOf(fields)?.schema) as string | undefined;
  return ddl === undefined ? undefined : parseColumns(ddl);
}

export function openColumns(node: NodeContext): Columns | undefined {
  const columns = declaredColumns(node.fields);
  return columns === undefined ? undefined : { output: columns };
}

/** An instant without a zone is in the job's zone, which only UTC makes plain. */
export function checkInstant(node: NodeContext, field: string): void {
  const text = node.fields[field] as string | undefined;
  if (text === undefined) return;
  if (instantOf(text) === undefined) node.fail(field, `'${text}' is not a time`, 'write 2026-01-31T12:00:00Z');
  if ((node.session.timeZone ?? 'UTC') !== 'UTC' && !ZONE.test(text)) node.fail(field, `'${text}' has no zone, and the job's is ${node.session.timeZone}`, `write ${text.trim().replace(' ', 'T')}Z`);
}

const ZONE = /(Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since 1970. */
export function instantOf(text: string): number | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/.exec(text.trim());
  if (found === null) return undefined;
  const [, date, time = '00:00:00', zone = 'Z'] = found;
  const at = Date.parse(`${date}T${time}${zone}`);
  return Number.isNaN(at) ? undefined : at;
}

export const optionTexts = (value: unknown): { [name: string]: FieldValue } =>
  (isGlueObject(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, String(v)])) : {});

export function optionsToGlue(fields: Fields, to: GlueWriting): { [name: string]: string } {
  return Object.fromEntries(Object.entries(fields.additionalOptions as { readonly [name: string]: Text }).map(([k, v]) => [k, to.text(v)]));
}

/** Options that are fields of ours, by their name in the options. */
export type OptionFields = Readonly<Record<string, { readonly field: string; readonly number?: boolean }>>;

/** `S3DeltaSource` (by paths) or `CatalogDeltaSource` (by the catalog). */
export function openSourceForm(member: string, options: string, known: OptionFields, catalog: boolean, exported: boolean): GlueForm {
  return {
    member,
    understood: [...(catalog ? ['Database', 'Table'] : ['Paths']), options],
    fromGlue: (body, notes) => {
      const given = optionTexts(body[options]);
      const named = Object.entries(known).filter(([o]) => given[o] !== undefined);
      const fields = Object.fromEntries(named.map(([o, k]) => [k.field, k.number ? Number(given[o]) : given[o]]));
      const additionalOptions = Object.fromEntries(Object.entries(given).filter(([o]) => known[o] === undefined));
      return { fields: { ...(catalog ? { table: tableFrom(body) } : { path: onePath(body, notes, member) }), ...fields, additionalOptions } };
    },
    toGlue: !exported ? () => undefined : (fields, to) => {
      if ((fields.table !== undefined) !== catalog) return undefined;
      const named = Object.entries(known).filter(([, k]) => fields[k.field] !== undefined);
      const own = Object.fromEntries(named.map(([o, k]) => [o, String(fields[k.field])]));
      const more = optionsToGlue(fields, to);
      return { body: { ...(catalog ? tableToGlue(fields, to) : { Paths: [to.text(fields.path)] }), [options]: { ...own, ...more } } };
    },
  };
}

export const tableFrom = (body: GlueBody): FieldValue => ({ database: String(body.Database ?? ''), name: String(body.Table ?? ''), partitionKeys: [] });

function onePath(body: GlueBody, notes: GlueNotes, member: string): string {
  const paths = glueTexts(body.Paths);
  if (paths.length !== 1) notes.refuse(`${member} has ${paths.length} paths: a node reads one table`);
  return paths[0] as string;
}

export interface OpenTargetForm {
  readonly member: string;
  readonly catalog: boolean;
  readonly format: string;
  readonly compression: string;
  /** Fields of a body, out of its options and policy; the options that are left. */
  readonly read: (body: GlueBody, options: { [name: string]: FieldValue }) => { readonly [name: string]: FieldValue | undefined };
  /** Options that say our fields, and fields that are lost. */
  readonly write: (fields: Fields, to: GlueWriting) => { readonly options: { readonly [name: string]: string }; readonly lost: readonly string[] };
}

/** A direct target names its place and, in its policy, the table; a catalog target names the table only. */
export function openTargetForm(form: OpenTargetForm): GlueForm {
  const { member, catalog, format } = form;
  return {
    member,
    understood: [
      ...(catalog ? ['Database', 'Table'] : ['Path', 'Format', 'Compression', 'NumberTargetPartitions']),
      'PartitionKeys', 'AdditionalOptions', 'SchemaChangePolicy', 'AutoDataQuality',
    ],
    fromGlue: (body, notes) => {
      warnOfAutoDataQuality(body, (m) => notes.warn(m));
      const files = Number(body.NumberTargetPartitions ?? 0);
      if (files > 0) notes.warn(`the number of files (${files}) is left out: the table's own settings say it`);
      const options = optionTexts(body.AdditionalOptions);
      const more = form.read(body, options);
      return {
        fields: {
          ...(catalog ? { table: tableFrom(body) } : {
            path: String(body.Path ?? ''),
            compression: glueText(body.Compression),
            catalogUpdate: catalogUpdateFromGlue(body.SchemaChangePolicy),
          }),
          partitionKeys: columnsFromGlue(body.PartitionKeys),
          ...more,
          additionalOptions: options,
        },
      };
    },
    toGlue: (fields, to) => {
      if ((fields.table !== undefined) !== catalog) return undefined;
      const { options, lost } = form.write(fields, to);
      const more = optionsToGlue(fields, to);
      return {
        body: {
          ...(catalog ? { ...tableToGlue(fields, to), SchemaChangePolicy: policyToGlue(undefined) } : {
            Path: to.text(fields.path),
            Format: format,
            Compression: fields.compression ?? form.compression,
            SchemaChangePolicy: catalogUpdateToGlue(fields.catalogUpdate, to),
          }),
          PartitionKeys: columnsToGlue(fields.partitionKeys),
          AdditionalOptions: { ...options, ...more },
        },
        lost,
      };
    },
  };
}
