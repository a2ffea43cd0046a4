import { PostgresClient, connectPostgres, quoteDouble } from './postgres-client';
import { array, BIGINT, BINARY, BOOLEAN, DataType, DATE, decimal, DOUBLE, FLOAT, INT, SMALLINT, STRING, TIMESTAMP } from '../../../../src/core/types';
import { faultCode, faultMessage } from '../../../host/fault';
import { DatabaseColumn, Dialect, Fault, MappedType, UpsertParts } from '../dialect';

const TYPES: Readonly<Record<string, MappedType>> = {
  bool: { type: BOOLEAN, jdbc: 'BIT' },
  int2: { type: SMALLINT, jdbc: 'SMALLINT' },
  int4: { type: INT, jdbc: 'INTEGER' },
  int8: { type: BIGINT, jdbc: 'BIGINT' },
  oid: { type: decimal(20, 0), jdbc: 'BIGINT' },
  float4: { type: FLOAT, jdbc: 'REAL' },
  float8: { type: DOUBLE, jdbc: 'DOUBLE' },
  date: { type: DATE, jdbc: 'DATE' },
  time: { type: TIMESTAMP, jdbc: 'TIME' },
  timetz: { type: TIMESTAMP, jdbc: 'TIME' },
  timestamp: { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  timestamptz: { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  bytea: { type: BINARY, jdbc: 'BINARY' },
  money: { type: STRING, jdbc: 'DOUBLE' },
  varchar: { type: STRING, jdbc: 'VARCHAR' },
  text: { type: STRING, jdbc: 'VARCHAR' },
  name: { type: STRING, jdbc: 'VARCHAR' },
  bpchar: { type: STRING, jdbc: 'CHAR' },
  char: { type: STRING, jdbc: 'CHAR' },
  xml: { type: STRING, jdbc: 'SQLXML' },
};

/** Spark's decimals end at 38 digits; a number without precision is taken for one of 18 decimal places. */
export function boundedDecimal(precision: number | undefined, scale: number | undefined): DataType {
  if (precision === undefined || precision === 0) return decimal(38, 18);
  const [p, s] = (scale ?? 0) < 0 ? [precision - (scale ?? 0), 0] : [Math.max(precision, scale ?? 0), scale ?? 0];
  return decimal(Math.min(p, 38), Math.min(s, 38));
}

function mapped(column: DatabaseColumn): MappedType | undefined {
  if (column.element !== undefined) {
    // Spark has no type for money in arrays.
    const element = column.element === 'money' ? undefined : mapped({ ...column, type: column.element, element: undefined });
    return element === undefined ? undefined : { type: array(element.type), jdbc: 'ARRAY' };
  }
  if (column.type === 'numeric') return { type: boundedDecimal(column.precision, column.scale), jdbc: 'NUMERIC' };
  if (column.type === 'bit') return column.length === 1 ? { type: BOOLEAN, jdbc: 'BIT' } : { type: BINARY, jdbc: 'BIT' };
  // Whatever else it has, Spark reads as text: uuid, json, intervals, enums, ranges, composites.
  return TYPES[column.type] ?? { type: STRING, jdbc: 'OTHER' };
}

export const POSTGRESQL: Dialect = {
  system: 'postgresql',
  title: 'PostgreSQL',
  style: { nullText: '', binaryPrefix: '\\x', booleans: 'words' },
  transactionalDdl: true,
  upsertNeedsKey: true,
  maxName: 63,
  aliasWord: 'AS ',
  quote: quoteDouble,
  mapped,

  select(column, sql, as) {
    if (as.kind === 'string' && TYPES[column.type]?.type.kind !== 'timestamp') return sql;
    if (column.element !== undefined) return `to_json(CAST(${sql} AS text[]))`;
    switch (column.type) {
      case 'bytea': return `encode(${sql}, 'hex')`;
      case 'timestamptz': return `(${sql} AT TIME ZONE 'UTC')`;
      // Spark's getter has whole seconds.
      case 'time': return `date_trunc('second', DATE '1970-01-01' + ${sql})`;
      case 'timetz': return `date_trunc('second', (DATE '1970-01-01' + ${sql}) AT TIME ZONE 'UTC')`;
      case 'bit': return column.length === 1 ? `(${sql} = B'1')` : `encode(convert_to(CAST(${sql} AS text), 'UTF8'), 'hex')`;
      default: return sql;
    }
  },

  columnType(type) {
    switch (type.kind) {
      case 'boolean': return 'BOOLEAN';
      case 'tinyint':
      case 'smallint': return 'SMALLINT';
      case 'int': return 'INTEGER';
      case 'bigint': return 'BIGINT';
      case 'float': return 'FLOAT4';
      case 'double': return 'FLOAT8';
      case 'decimal': return `NUMERIC(${type.precision},${type.scale})`;
      case 'string': return 'TEXT';
      case 'char': return `CHAR(${type.length})`;
      case 'varchar': return `VARCHAR(${type.length})`;
      case 'binary': return 'BYTEA';
      case 'date': return 'DATE';
      case 'timestamp':
      case 'timestamp_ntz': return 'TIMESTAMP';
      case 'array': {
        const element = ['array', 'map', 'struct'].includes(type.element.kind) ? undefined : POSTGRESQL.columnType(type.element);
        return element === undefined ? undefined : `${element}[]`;
      }
      default: return undefined;
    }
  },

  limited: (query, rows) => `${query} LIMIT ${rows}`,
  createTableLike: (staging, target, columns, lightly = '') => `CREATE ${lightly} TABLE ${staging} AS SELECT ${columns.join(', ')} FROM ${target} LIMIT 0`,
  emptied: (table) => `TRUNCATE TABLE ONLY ${table}`,
  renamed: (staging, _target, name) => `ALTER TABLE ${staging} RENAME TO ${name}`,

  upsert({ target, staging, columns, keys, whenMatched, whenNotMatched }) {
    if (whenMatched === 'delete' || whenNotMatched === 'none') return mergeSql({ target, staging, columns, keys, whenMatched, whenNotMatched });
    const values = columns.filter((c) => !keys.includes(c)).map((c) => `${c} = EXCLUDED.${c}`);
    return [`INSERT INTO ${target} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM ${staging} ON CONFLICT (${keys.join(', ')}) DO ${values.length === 0 ? 'NOTHING' : `UPDATE SET ${values.join(', ')}`}`];
  },

  async connect(address) {
    const client = new PostgresClient(await connectPostgres(address));
    await client.execute("SET TimeZone = 'UTC'; SET DateStyle = ISO; SET IntervalStyle = postgres; SET extra_float_digits = 3; SET bytea_output = hex");
    return client;
  },

  fault: postgresFault,
};

/** MERGE as PostgreSQL 15 and Redshift both take it. */
export function mergeSql({ target, staging, columns, keys, whenMatched = 'update', whenNotMatched = 'insert' }: UpsertParts): string[] {
  const on = keys.map((k) => `${target}.${k} = ${staging}.${k}`).join(' AND ');
  const values = columns.filter((c) => !keys.includes(c)).map((c) => `${c} = ${staging}.${c}`);
  const matched = whenMatched === 'delete' ? ' WHEN MATCHED THEN DELETE' : values.length === 0 ? '' : ` WHEN MATCHED THEN UPDATE SET ${values.join(', ')}`;
  const missing = whenNotMatched === 'none' ? '' : ` WHEN NOT MATCHED THEN INSERT (${columns.join(', ')}) VALUES (${columns.map((c) => `${staging}.${c}`).join(', ')})`;
  return [`MERGE INTO ${target} USING ${staging} ON ${on}${matched}${missing}`];
}

/** By SQLSTATE. */
export function postgresFault(error: unknown): Fault | undefined {
  const state = faultCode(error) ?? '';
  if (!/^[0-9A-Z]{5}$/.test(state)) return undefined;
  const message = faultMessage(error);
  const detail = typeof error === 'object' && error !== null && 'detail' in error && typeof error.detail === 'string' ? ` (${error.detail})` : '';
  const where = typeof error === 'object' && error !== null && 'where' in error && typeof error.where === 'string' ? ` (${error.where.split('\n')[0]})` : '';
  if (state === '28P01' || state === '28000') return { code: 'WrongCredentials', hint: 'correct "user" and "password" of the binding' };
  if (state === '3D000') return { code: 'UnknownDatabase', hint: 'correct the database in the URL of the binding' };
  if (state === '42P01' || state === '3F000') return { code: 'UnknownTable', hint: 'correct the name of the table, with its schema: schema.table' };
  if (state === '42703') return { code: 'UnknownColumn' };
  if (state === '42501') return { code: 'MissingRights', hint: 'grant the user the right' };
  if (state === '23505') return { code: 'KeyConflict', message: `${message}${detail}`, hint: 'drop the duplicates before, or write with mode upsert' };
  if (state.startsWith('23')) return { code: 'ConstraintViolated', message: `${message}${detail}` };
  if (state.startsWith('22')) return { code: 'ValueOutOfRange', message: `${message}${where}` };
  if (state === '53300') return { code: 'TooManyConnections', transient: true };
  if (['40001', '40P01', '55P03'].includes(state)) return { code: 'LockConflict', transient: true };
  if (state.startsWith('08') || ['57P01', '57P02', '57P03'].includes(state)) return { code: 'ConnectionCut', transient: true };
  if (state.startsWith('53')) return { code: 'NoResources' };
  if (state.startsWith('42')) return { code: 'InvalidSql' };
  return undefined;
}
