import { checkAllOrNone, checkOneOf } from './option-fields';
import type { Field, Fields } from '../../manifest/field';
import type { FieldValue } from '../../manifest/manifest';
import { lostFields as lostOf } from '../glue-form';
import type { NodeContext } from '../node-type';

export const JDBC_SEE = 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-jdbc-home.html';

/** Databases that Glue reads with drivers of its own, then connectors that bring theirs. */
export const JDBC_SYSTEMS = ['postgresql', 'mysql', 'sqlserver', 'oracle'] as const;
export type JdbcSystem = typeof JDBC_SYSTEMS[number];
export const JDBC_CONNECTORS = ['custom.jdbc', 'marketplace.jdbc'] as const;

export const isConnector = (fields: Fields) => JDBC_CONNECTORS.some((c) => c === fields.connectionType);

export const JDBC_PLACE: readonly Field[] = [
  { name: 'connectionType', required: true, doc: 'Database behind the connection, or whose connector brings the driver.', type: { type: 'enum', values: [...JDBC_SYSTEMS, ...JDBC_CONNECTORS] } },
  { name: 'connectorName', doc: 'Name of the connector, where one brings the driver.', type: { type: 'string' } },
  { name: 'database', doc: 'Database of the server. Default: that of the connection.', type: { type: 'text' } },
];

/** Types of JDBC, which a mapping maps from, and those of Glue's records, which it maps to. */
const JDBC_TYPES = [
  'ARRAY', 'BIGINT', 'BINARY', 'BIT', 'BLOB', 'BOOLEAN', 'CHAR', 'CLOB', 'DATALINK', 'DATE', 'DECIMAL', 'DISTINCT', 'DOUBLE', 'FLOAT', 'INTEGER', 'JAVA_OBJECT',
  'LONGNVARCHAR', 'LONGVARBINARY', 'LONGVARCHAR', 'NCHAR', 'NCLOB', 'NULL', 'NUMERIC', 'NVARCHAR', 'OTHER', 'REAL', 'REF', 'REF_CURSOR', 'ROWID', 'SMALLINT', 'SQLXML',
  'STRUCT', 'TIME', 'TIME_WITH_TIMEZONE', 'TIMESTAMP', 'TIMESTAMP_WITH_TIMEZONE', 'TINYINT', 'VARBINARY', 'VARCHAR',
];
const RECORD_TYPES = ['DATE', 'STRING', 'TIMESTAMP', 'INT', 'FLOAT', 'LONG', 'BIGDECIMAL', 'BYTE', 'SHORT', 'DOUBLE'];

export const JDBC_READ: readonly Field[] = [
  { name: 'table', doc: 'Table to read, with its schema: `public.orders`.', type: { type: 'text' } },
  { name: 'query', doc: 'Query to read instead of a table, in the SQL of the database.', type: { type: 'text', language: 'sql' } },
  { name: 'columns', doc: 'Columns to read. Default: those of the schema, else all.', default: [], type: { type: 'list', items: { type: 'string' } } },
  { name: 'filterPredicate', doc: 'Condition in the SQL of the database: other rows are not read.', type: { type: 'text' } },
  { name: 'partitionColumn', doc: 'Column by whose values the read is split into parallel ones: a number, a date or a timestamp.', type: { type: 'string' } },
  { name: 'lowerBound', doc: 'Where the first cut is; lower values are in the first part. Default: the least value.', type: { type: 'text' } },
  { name: 'upperBound', doc: 'Where the last cut is; higher values are in the last part. Default: the greatest value.', type: { type: 'text' } },
  { name: 'numPartitions', doc: 'How many parts.', type: { type: 'integer', min: 1 } },
  { name: 'fetchSize', doc: 'Rows that the database sends at a time.', type: { type: 'integer', min: 1 } },
  { name: 'bookmarkKeys', doc: 'Columns whose values only grow (or only fall): with job bookmarks, rows beyond the last ones are read. Default: the primary key, where it is a number without gaps.', default: [], type: { type: 'list', items: { type: 'string' } } },
  { name: 'bookmarkKeysSortOrder', doc: 'Whether the values of the keys grow or fall.', default: 'asc', type: { type: 'enum', values: ['asc', 'desc'] } },
  { name: 'dataTypeMapping', doc: 'Glue\'s record types by JDBC type, for connectors: `{ FLOAT: \'STRING\' }`.', default: {}, type: { type: 'map', values: { type: 'enum', values: RECORD_TYPES } } },
];

export function checkJdbcRead(node: NodeContext): void {
  const { fields } = node;
  checkOneOf(node, 'table', 'query');
  checkConnector(node);
  if (fields.partitionColumn === undefined && ['lowerBound', 'upperBound', 'numPartitions'].some((f) => fields[f] !== undefined)) node.fail('partitionColumn', 'is not given, but how to split by it is');
  if (fields.partitionColumn !== undefined && fields.numPartitions === undefined) node.fail('numPartitions', 'is not given: into how many parts?');
  if (isConnector(fields) && fields.partitionColumn !== undefined) checkAllOrNone(node, ['partitionColumn', 'lowerBound', 'upperBound', 'numPartitions']);
  if ((fields.columns as string[]).length > 0 && fields.schema !== undefined) node.fail('columns', 'the schema names the columns already', 'leave one of them out');
  const mapping = Object.keys(fields.dataTypeMapping as object);
  const unknown = mapping.find((t) => !JDBC_TYPES.includes(t));
  if (unknown !== undefined) node.fail(`dataTypeMapping.${unknown}`, `'${unknown}' is no JDBC type`, JDBC_TYPES.join(', '));
  if (mapping.length > 0 && !isConnector(fields)) node.fail('dataTypeMapping', `only connectors map types, not ${String(fields.connectionType)}`, 'give the source a schema');
}

export function checkConnector(node: NodeContext): void {
  if (node.fields.connectorName !== undefined && !isConnector(node.fields)) node.fail('connectorName', `${String(node.fields.connectionType)} has a driver of Glue's own`, `leave it out, or set connectionType to ${JDBC_CONNECTORS.join(' or ')}`);
}

/** Fields that a member cannot say. */
export function lost(fields: Fields, names: readonly string[]): string[] {
  const standard: { [name: string]: FieldValue } = { columns: [], bookmarkKeys: [], bookmarkKeysSortOrder: 'asc', dataTypeMapping: {}, mode: 'append', keys: [], preActions: [], postActions: [] };
  return [...lostOf(fields, Object.fromEntries(names.map((n) => [n, standard[n] ?? null]))), ...(fields.sampleData === undefined ? [] : ['sampleData'])];
}
