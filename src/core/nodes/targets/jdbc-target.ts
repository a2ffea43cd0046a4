import type { Field } from '../../manifest/field';
import type { FieldValue, Text } from '../../manifest/manifest';
import { checkResolved } from '../connectors/connector-type';
import { optionValue, PythonOption, writeFrame } from '../connectors/frame-script';
import { checkConnector, isConnector, JDBC_CONNECTORS, JDBC_PLACE, JDBC_SEE, JdbcSystem, lost } from '../connectors/jdbc-options';
import { jdbcWriteFunction, quoteFunction, quoteName, upsertFunction, upsertName } from '../connectors/jdbc-write-script';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, CONNECTION, option } from '../connectors/option-fields';
import { GlueForm, glueText, isGlueObject } from '../glue-form';
import type { NodeContext, NodeType, ScriptContext } from '../node-type';
import { pythonLiteral, pythonString } from '../python';

const KNOWN = [option('table', 'text', '', { option: 'dbtable' }), option('table', 'text', '', { option: 'tableName' }), option('batchSize', 'integer', '', { option: 'bulkSize' })];

/** What every database target does with rows that are there, and around the write. */
export const WRITE_FIELDS: readonly Field[] = [
  { name: 'mode', doc: '`append` adds rows, `overwrite` empties the table before, `recreate` makes it anew, `upsert` updates the rows whose `keys` are there and inserts the others. A table that is not there is made.', default: 'append', type: { type: 'enum', values: ['append', 'overwrite', 'recreate', 'upsert'] } },
  { name: 'keys', doc: 'Columns by which an upsert matches rows.', default: [], type: { type: 'list', items: { type: 'column' } } },
  { name: 'preActions', doc: 'SQL statements before the write, in its transaction.', default: [], type: { type: 'list', items: { type: 'text', language: 'sql' } } },
  { name: 'postActions', doc: 'SQL statements after the write, in its transaction.', default: [], type: { type: 'list', items: { type: 'text', language: 'sql' } } },
];

export function checkKeys(node: NodeContext): void {
  const keys = node.fields.keys as string[];
  if (node.fields.mode === 'upsert' && keys.length === 0) node.fail('keys', 'an upsert needs the columns by which rows are matched');
  if (node.fields.mode !== 'upsert' && keys.length > 0) node.fail('keys', `mean nothing for mode '${String(node.fields.mode)}'`, "set mode to 'upsert', or leave them out");
  keys.forEach((key, i) => {
    if (node.reference(key, `keys.${i}`).parts.length > 1) node.fail(`keys.${i}`, `'${key}' is a field of a struct, a key is a column`, 'make it a column before');
  });
}

export const JDBC_TARGET: NodeType = {
  kind: 'JdbcTarget',
  family: 'target',
  title: 'JDBC',
  doc: 'Writes to a table of a database: PostgreSQL, MySQL, SQL Server or Oracle with Glue\'s own drivers, others with a connector of AWS Marketplace or your own.',
  see: JDBC_SEE,
  inputs: { min: 1, max: 1 },
  fields: [
    CONNECTION,
    ...JDBC_PLACE,
    { name: 'table', required: true, doc: 'Table to write to, with its schema: `public.orders`.', type: { type: 'text' } },
    ...WRITE_FIELDS,
    { name: 'batchSize', doc: 'Rows that are sent to the database at a time.', type: { type: 'integer', min: 1 } },
    ADDITIONAL_OPTIONS,
  ],
  check: (node) => {
    checkConnector(node);
    checkKeys(node);
    checkAdditionalOptions(node, KNOWN);
    checkResolved(node);
    const nested = (node.inputs[0].columns ?? []).find((c) => ['map', 'struct'].includes(c.type.kind));
    if (nested !== undefined) node.fail('input', `column '${nested.name}' is a ${nested.type.kind}, which no database column holds`, 'flatten it, or make it text with to_json');
    if (isConnector(node.fields) && !isPlain(node)) node.fail(node.fields.mode === 'append' ? 'preActions' : 'mode', 'a connector only appends', 'leave it out, or write with a driver of Glue\'s own');
  },
  script: (node) => (isPlain(node) ? appended(node) : moved(node)),
  connections: (fields) => [fields.connection as Text],
  glue: [connectorForm()],
};

/** What Glue's writer does by itself. */
function isPlain({ fields }: NodeContext): boolean {
  return fields.mode === 'append' && (fields.preActions as Text[]).length === 0 && (fields.postActions as Text[]).length === 0;
}

function additional(node: ScriptContext): PythonOption[] {
  return Object.entries(node.fields.additionalOptions as { readonly [name: string]: Text }).map(([k, v]) => [k, node.text(v)]);
}

function appended(node: ScriptContext): string[] {
  const { fields } = node;
  const connector = isConnector(fields);
  return writeFrame(node, fields.connectionType as string, [
    ...(connector ? [] : [['useConnectionProperties', '"true"'] as const]),
    ['connectionName', optionValue(node, fields.connection)],
    ...(fields.database === undefined ? [] : [['database', optionValue(node, fields.database)] as const]),
    [connector ? 'dbTable' : 'dbtable', optionValue(node, fields.table)],
    ...(fields.batchSize === undefined ? [] : [['bulkSize', pythonString(String(fields.batchSize))] as const]),
    ...additional(node),
  ]);
}

function moved(node: ScriptContext): string[] {
  const { fields } = node;
  const system = fields.connectionType as JdbcSystem;
  const texts = (list: FieldValue | undefined) => `[${(list as Text[]).map((t) => node.text(t)).join(', ')}]`;
  node.define(quoteFunction(system));
  if (fields.mode === 'upsert') node.define(upsertFunction(system));
  node.use('import uuid');
  node.define(jdbcWriteFunction());
  const options = [...(fields.batchSize === undefined ? [] : [['batchsize', pythonString(String(fields.batchSize))] as const]), ...additional(node)];
  const args: (readonly [string, string] | undefined)[] = [
    ['quote', quoteName(system)],
    ['mode', pythonString(fields.mode as string)],
    fields.mode === 'upsert' ? ['upsert', upsertName(system)] : undefined,
    fields.mode === 'upsert' ? ['keys', pythonLiteral((fields.keys as string[]).map((k, i) => node.reference(k, `keys.${i}`).parts[0]))] : undefined,
    (fields.preActions as Text[]).length === 0 ? undefined : ['before', texts(fields.preActions)],
    (fields.postActions as Text[]).length === 0 ? undefined : ['after', texts(fields.postActions)],
    options.length === 0 ? undefined : ['options', `{${options.map(([k, v]) => `${pythonString(k)}: ${v}`).join(', ')}}`],
  ];
  return [
    'write_jdbc(',
    `    ${node.inputVariables[0]},`,
    `    ${node.text(fields.connection as Text)},`,
    `    ${node.text(fields.table as Text)},`,
    ...args.filter((a) => a !== undefined).map(([k, v]) => `    ${k}=${v},`),
    ')',
  ];
}

function connectorForm(): GlueForm {
  return {
    member: 'JDBCConnectorTarget',
    understood: ['ConnectionName', 'ConnectorName', 'ConnectionType', 'ConnectionTable', 'AdditionalOptions'],
    fromGlue: (body, notes) => {
      const type = glueText(body.ConnectionType) ?? 'custom.jdbc';
      if (!JDBC_CONNECTORS.some((c) => c === type)) notes.refuse(`connection type '${type}' is none of a JDBC connector`);
      const options = isGlueObject(body.AdditionalOptions) ? Object.entries(body.AdditionalOptions).map(([k, v]) => [k, String(v)] as const) : [];
      return {
        fields: {
          connection: glueText(body.ConnectionName),
          connectionType: type,
          connectorName: glueText(body.ConnectorName),
          table: glueText(body.ConnectionTable),
          additionalOptions: Object.fromEntries(options),
        },
      };
    },
    toGlue: (fields, { text }) => {
      if (!isConnector(fields)) return undefined;
      const options = Object.entries(fields.additionalOptions as { readonly [name: string]: FieldValue });
      return {
        body: {
          ConnectionName: text(fields.connection),
          ConnectorName: text(fields.connectorName),
          ConnectionType: fields.connectionType,
          ConnectionTable: text(fields.table),
          ...(options.length === 0 ? {} : { AdditionalOptions: Object.fromEntries(options.map(([k, v]) => [k, text(v)])) }),
        },
        lost: lost(fields, ['mode', 'keys', 'preActions', 'postActions', 'batchSize', 'database']),
      };
    },
  };
}
