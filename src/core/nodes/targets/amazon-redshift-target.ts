import { checkKeys, WRITE_FIELDS } from './jdbc-target';
import type { Fields } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import { DataType, typeName } from '../../types';
import { checkResolved } from '../connectors/connector-type';
import { PythonOption, writeFrame } from '../connectors/frame-script';
import { lost } from '../connectors/jdbc-options';
import { checkAdditionalOptions } from '../connectors/option-fields';
import {
  catalogArguments, catalogFromGlue, checkPlace, inCatalog, placeAccess, placeFromGlue, placeNotLocal, placeOptions, placeToGlue, REDSHIFT_MORE,
  REDSHIFT_OPTIONS, REDSHIFT_PLACE, REDSHIFT_SEE,
} from '../connectors/redshift-data';
import { GlueBody, glueObjects, glueText, glueTexts, isGlueObject } from '../glue-form';
import type { NodeContext, NodeType, ScriptContext } from '../node-type';
import { keywordCall, pythonString } from '../python';

const ACTIONS: { readonly [mode: string]: string } = { append: 'append', overwrite: 'truncate', recreate: 'drop', upsert: 'merge' };

export const AMAZON_REDSHIFT_TARGET: NodeType = {
  kind: 'AmazonRedshiftTarget',
  family: 'target',
  title: 'Amazon Redshift',
  doc: 'Writes to a table of Amazon Redshift: appends, empties or replaces it before, or merges by keys through a staging table.',
  see: REDSHIFT_SEE,
  inputs: { min: 1, max: 1 },
  fields: [
    ...REDSHIFT_PLACE,
    { name: 'table', doc: 'Table to write to, with its schema: `public.orders`.', type: { type: 'text' } },
    ...WRITE_FIELDS,
    { name: 'whenMatched', doc: 'What an upsert does with a row whose keys are there.', default: 'update', type: { type: 'enum', values: ['update', 'delete'] } },
    { name: 'whenNotMatched', doc: 'What an upsert does with a row whose keys are not there.', default: 'insert', type: { type: 'enum', values: ['insert', 'none'] } },
    { name: 'mergeClause', doc: 'A MERGE of your own instead, over the table and the staging table `<table>_staging`.', type: { type: 'text' } },
    REDSHIFT_MORE,
  ],
  check: (node) => {
    const { fields } = node;
    checkPlace(node);
    if (!inCatalog(fields) && fields.table === undefined) node.fail('table', 'is not given', 'give it with connection, or catalogDatabase and catalogTable');
    if (fields.mergeClause !== undefined) {
      if (fields.mode !== 'upsert') node.fail('mergeClause', `means nothing for mode '${String(fields.mode)}'`, "set mode to 'upsert', or leave it out");
      if ((fields.keys as string[]).length > 0) node.fail('keys', 'are given, and a mergeClause too', 'give one of them');
    } else {
      checkKeys(node);
    }
    const plain = fields.mode === 'append' && (fields.preActions as Text[]).length === 0 && (fields.postActions as Text[]).length === 0;
    if (inCatalog(fields) && !plain) node.fail('mode', 'a table of the Data Catalog is only appended to', 'give connection and table instead');
    checkAdditionalOptions(node, REDSHIFT_OPTIONS);
    checkResolved(node);
    const wrong = (node.inputs[0].columns ?? []).find((c) => redshiftType(c.type) === undefined);
    if (wrong !== undefined) node.fail('input', `column '${wrong.name}' is ${typeName(wrong.type)}, for which Redshift has no type`, 'flatten it, or make it text with to_json');
  },
  script: (node) => (inCatalog(node.fields) ? catalogWriter(node) : writeFrame(node, 'redshift', options(node))),
  access: placeAccess,
  connections: (fields) => (fields.connection === undefined ? [] : [fields.connection as Text]),
  notLocal: (fields) => placeNotLocal(fields) ?? (fields.mergeClause === undefined ? undefined : 'a MERGE of your own is Redshift\'s to run; give keys, whenMatched and whenNotMatched'),
  notLocalWith: [{ catalogTable: '…' }, { mergeClause: '…' }],
  glueOnly: true,
  glue: [
    {
      member: 'AmazonRedshiftTarget',
      understood: ['Data'],
      fromGlue: (body, notes) => {
        const data = isGlueObject(body.Data) ? body.Data : {};
        return { fields: { ...placeFromGlue(data, notes), ...writeFromGlue(data, (m) => notes.warn(m)) } };
      },
      toGlue: (fields, to) => ({ body: { Data: { ...placeToGlue(fields, to), ...writeToGlue(fields, to.text) } }, lost: lost(fields, []) }),
    },
    {
      member: 'RedshiftTarget',
      understood: ['Database', 'Table', 'RedshiftTmpDir', 'TmpDirIAMRole', 'UpsertRedshiftOptions'],
      fromGlue: (body, notes) => {
        const { catalogDatabase, catalogTable, ...rest } = catalogFromGlue(body, notes);
        const upsert = isGlueObject(body.UpsertRedshiftOptions) ? body.UpsertRedshiftOptions : {};
        const keys = glueTexts(upsert.UpsertKeys);
        if (keys.length === 0) return { fields: { catalogDatabase, catalogTable, ...rest } };
        return { fields: { ...rest, connection: glueText(upsert.ConnectionName), table: glueText(upsert.TableLocation), mode: 'upsert', keys } };
      },
    },
  ],
};

function writeFromGlue(data: GlueBody, warn: (message: string) => void): { [name: string]: FieldValue | undefined } {
  const upsert = data.Upsert === true || data.Action === 'merge';
  const custom = upsert && data.MergeAction === 'custom';
  const mode = upsert ? 'upsert' : Object.keys(ACTIONS).find((m) => ACTIONS[m] === data.Action) ?? 'append';
  const made = glueText(data.PreAction);
  // Studio writes the statements that make its tables there; what a mode does by itself is not said twice.
  const own = made === undefined || /^\s*(CREATE TABLE IF NOT EXISTS|DROP TABLE IF EXISTS|TRUNCATE)/i.test(made);
  if (made !== undefined && own) warn('the statements before the write are left out: the mode says what they do');
  return {
    mode,
    keys: upsert && !custom ? glueObjects(data.SelectedColumns).map((o) => String(o.Value)) : undefined,
    whenMatched: upsert && !custom ? glueText(data.MergeWhenMatched) : undefined,
    whenNotMatched: upsert && !custom ? glueText(data.MergeWhenNotMatched) : undefined,
    mergeClause: custom ? glueText(data.MergeClause) : undefined,
    preActions: made === undefined || own ? undefined : [made],
    postActions: upsert || glueText(data.PostAction) === undefined ? undefined : [String(data.PostAction)],
  };
}

function writeToGlue(fields: Fields, text: (value: FieldValue | undefined) => string): GlueBody {
  const upsert = fields.mode === 'upsert';
  const actions = (list: FieldValue | undefined) => (list as Text[]).map(text).join('; ');
  return {
    SourceType: 'table',
    Action: ACTIONS[fields.mode as string],
    Upsert: upsert,
    ...(!upsert ? {} : {
      StagingTable: text(staging(fields)),
      ...(fields.mergeClause === undefined ? {
        MergeAction: 'simple',
        MergeWhenMatched: fields.whenMatched,
        MergeWhenNotMatched: fields.whenNotMatched,
        SelectedColumns: (fields.keys as string[]).map((k) => ({ Value: k, Label: k })),
      } : { MergeAction: 'custom', MergeClause: text(fields.mergeClause) }),
    }),
    ...(actions(fields.preActions) === '' ? {} : { PreAction: actions(fields.preActions) }),
    ...(actions(fields.postActions) === '' ? {} : { PostAction: actions(fields.postActions) }),
  };
}

const staging = (fields: Fields) => joinText([fields.table as Text, '_staging']);
const quoted = (name: string) => `"${name.replace(/"/g, '""')}"`;

/** Statements around the copy, as Studio writes them. */
function options(node: ScriptContext): PythonOption[] {
  const { fields } = node;
  const table = fields.table as Text;
  const upsert = fields.mode === 'upsert';
  const { columns } = node.inputs[0];
  const made = columns === undefined ? undefined : ` (${columns.map((c) => `${quoted(c.name)} ${redshiftType(c.type)}`).join(', ')}); `;
  const create: Text[] = made === undefined ? [] : ['CREATE TABLE IF NOT EXISTS ', table, made];
  const before: Text[] = [
    ...(fields.mode === 'recreate' ? ['DROP TABLE IF EXISTS ', table, '; '] as Text[] : []),
    ...create,
    ...(fields.mode === 'overwrite' ? ['TRUNCATE TABLE ', table, '; '] as Text[] : []),
    ...(upsert ? ['DROP TABLE IF EXISTS ', staging(fields), '; CREATE TABLE ', staging(fields), ...(made === undefined ? [' (LIKE ', table, '); '] : [made])] as Text[] : []),
    ...statements(fields.preActions),
  ];
  const after: Text[] = [
    ...(upsert ? ['BEGIN; ', ...(fields.mergeClause === undefined ? merge(node) : [fields.mergeClause as Text]), '; DROP TABLE ', staging(fields), '; END; '] as Text[] : []),
    ...statements(fields.postActions),
  ];
  return [
    ...placeOptions(node, [['dbtable', node.text(upsert ? staging(fields) : table)]]),
    ...(before.length === 0 ? [] : [['preactions', node.text(joinText(before))] as const]),
    ...(after.length === 0 ? [] : [['postactions', node.text(joinText(after))] as const]),
  ];
}

function statements(list: FieldValue | undefined): Text[] {
  return (list as Text[]).flatMap((s) => [s, '; ']);
}

/** Names of a MERGE's two tables stand as they are: Redshift takes no alias for the target. */
function merge(node: NodeContext): Text[] {
  const { fields } = node;
  const table = fields.table as Text;
  const from = staging(fields);
  const keys = (fields.keys as string[]).map((k, i) => quoted(node.reference(k, `keys.${i}`).parts[0]));
  if (node.inputs[0].columns === undefined) return mergeOfUnknown(node, keys);
  const columns = node.columnsOf().map((c) => quoted(c.name));
  const others = columns.filter((c) => !keys.includes(c));
  const each = (names: readonly string[], text: (name: string) => Text[], separator: string): Text[] =>
    names.flatMap((n, i) => [...(i === 0 ? [] : [separator]), ...text(n)]);
  const matched: Text[] = fields.whenMatched === 'delete' ? [' WHEN MATCHED THEN DELETE']
    : others.length === 0 ? [] : [' WHEN MATCHED THEN UPDATE SET ', ...each(others, (c) => [`${c} = `, from, `.${c}`], ', ')];
  const missing: Text[] = fields.whenNotMatched === 'none' ? [] : [` WHEN NOT MATCHED THEN INSERT (${columns.join(', ')}) VALUES (`, ...each(columns, (c) => [from, `.${c}`], ', '), ')'];
  return ['MERGE INTO ', table, ' USING ', from, ' ON ', ...each(keys, (k) => [table, `.${k} = `, from, `.${k}`], ' AND '), ...matched, ...missing];
}

/** The same of columns that only the run knows: the table's own. */
function mergeOfUnknown(node: NodeContext, keys: readonly string[]): Text[] {
  const { fields } = node;
  const [table, from] = [fields.table as Text, staging(fields)];
  const on = keys.flatMap((k, i): Text[] => [...(i === 0 ? [] : [' AND ']), table, `.${k} = `, from, `.${k}`]);
  const remove: Text[] = ['DELETE FROM ', table, ' USING ', from, ' WHERE ', ...on];
  const how = `${String(fields.whenMatched)}, ${String(fields.whenNotMatched)}`;
  if (how === 'update, insert') return [...remove, '; INSERT INTO ', table, ' SELECT * FROM ', from];
  if (how === 'delete, none') return remove;
  return node.fail('keys', `a merge (${how}) names the columns, which are not known here`, 'give the sources a schema: glueprint infer writes it');
}

/** Type of a column that is made for a Spark type. */
function redshiftType(type: DataType): string | undefined {
  switch (type.kind) {
    case 'boolean': return 'BOOLEAN';
    case 'tinyint':
    case 'smallint': return 'SMALLINT';
    case 'int': return 'INTEGER';
    case 'bigint': return 'BIGINT';
    case 'float': return 'REAL';
    case 'double': return 'DOUBLE PRECISION';
    case 'decimal': return `DECIMAL(${type.precision},${type.scale})`;
    case 'string': return 'VARCHAR(65535)';
    case 'char': return `CHAR(${type.length})`;
    case 'varchar': return `VARCHAR(${Math.min(type.length, 65535)})`;
    case 'binary': return 'VARBYTE';
    case 'date': return 'DATE';
    case 'timestamp':
    case 'timestamp_ntz': return 'TIMESTAMP';
    // Told by another check.
    case 'void':
    case 'choice': return 'VARCHAR(65535)';
    default: return undefined;
  }
}

function catalogWriter(node: ScriptContext): string[] {
  node.use('from awsglue.dynamicframe import DynamicFrame');
  const [input] = node.inputVariables;
  return keywordCall('', 'glueContext.write_dynamic_frame.from_catalog', {
    frame: `DynamicFrame.fromDF(${input}, glueContext, ${pythonString(input)})`, ...catalogArguments(node),
  });
}
