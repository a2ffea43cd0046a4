import { boundedDecimal } from './postgresql';
import { SqlServerClient, connectSqlServer } from './sqlserver-client';
import { BIGINT, BINARY, BOOLEAN, DATE, decimal, DOUBLE, FLOAT, INT, SMALLINT, STRING, TIMESTAMP } from '../../../../src/core/types';
import { faultCode } from '../../../host/fault';
import { Dialect, Fault, MappedType } from '../dialect';
import { bareName, sqlText } from '../sql-names';

const TYPES: Readonly<Record<string, MappedType>> = {
  bit: { type: BOOLEAN, jdbc: 'BIT' },
  tinyint: { type: INT, jdbc: 'TINYINT' },
  smallint: { type: SMALLINT, jdbc: 'SMALLINT' },
  int: { type: INT, jdbc: 'INTEGER' },
  bigint: { type: BIGINT, jdbc: 'BIGINT' },
  real: { type: FLOAT, jdbc: 'REAL' },
  float: { type: DOUBLE, jdbc: 'DOUBLE' },
  money: { type: decimal(19, 4), jdbc: 'DECIMAL' },
  smallmoney: { type: decimal(10, 4), jdbc: 'DECIMAL' },
  date: { type: DATE, jdbc: 'DATE' },
  time: { type: TIMESTAMP, jdbc: 'TIME' },
  datetime: { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  datetime2: { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  smalldatetime: { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  datetimeoffset: { type: STRING, jdbc: 'OTHER' },
  char: { type: STRING, jdbc: 'CHAR' },
  varchar: { type: STRING, jdbc: 'VARCHAR' },
  text: { type: STRING, jdbc: 'LONGVARCHAR' },
  nchar: { type: STRING, jdbc: 'NCHAR' },
  nvarchar: { type: STRING, jdbc: 'NVARCHAR' },
  ntext: { type: STRING, jdbc: 'LONGNVARCHAR' },
  sysname: { type: STRING, jdbc: 'NVARCHAR' },
  xml: { type: STRING, jdbc: 'LONGNVARCHAR' },
  uniqueidentifier: { type: STRING, jdbc: 'CHAR' },
  binary: { type: BINARY, jdbc: 'BINARY' },
  varbinary: { type: BINARY, jdbc: 'VARBINARY' },
  image: { type: BINARY, jdbc: 'LONGVARBINARY' },
  timestamp: { type: BINARY, jdbc: 'BINARY' },
  rowversion: { type: BINARY, jdbc: 'BINARY' },
};

/** Microsoft SQL Server, through `tedious`. */
export const SQLSERVER: Dialect = {
  system: 'sqlserver',
  title: 'SQL Server',
  style: { nullText: '', binaryPrefix: '0x', booleans: 'digits' },
  transactionalDdl: true,
  upsertNeedsKey: false,
  maxName: 128,
  aliasWord: 'AS ',
  quote: (name) => `[${name.replace(/\]/g, ']]')}]`,

  mapped(column) {
    if (['decimal', 'numeric'].includes(column.type)) return { type: boundedDecimal(column.precision, column.scale), jdbc: 'DECIMAL' };
    return TYPES[column.type];
  },

  // What the client would make numbers or dates of JavaScript comes as text.
  select(column, sql) {
    switch (column.type) {
      case 'decimal':
      case 'numeric': return `CONVERT(varchar(64), ${sql})`;
      case 'money':
      case 'smallmoney': return `CONVERT(varchar(64), ${sql}, 2)`;
      case 'bigint': return `CONVERT(varchar(20), ${sql})`;
      case 'date': return `CONVERT(varchar(10), ${sql}, 23)`;
      case 'datetime':
      case 'datetime2':
      case 'smalldatetime': return `CONVERT(varchar(30), CONVERT(datetime2(6), ${sql}), 121)`;
      case 'datetimeoffset': return `CONVERT(varchar(34), ${sql}, 121)`;
      case 'time': return `CONCAT('1970-01-01 ', CONVERT(varchar(16), CONVERT(time(6), ${sql})))`;
      case 'xml':
      case 'ntext':
      case 'text': return `CONVERT(nvarchar(max), ${sql})`;
      case 'binary':
      case 'varbinary':
      case 'timestamp':
      case 'rowversion': return `CONVERT(varchar(max), CONVERT(varbinary(max), ${sql}), 2)`;
      case 'image': return `CONVERT(varchar(max), CONVERT(varbinary(max), ${sql}), 2)`;
      default: return sql;
    }
  },

  columnType(type) {
    switch (type.kind) {
      case 'boolean': return 'BIT';
      // Its own TINYINT has no sign.
      case 'tinyint':
      case 'smallint': return 'SMALLINT';
      case 'int': return 'INTEGER';
      case 'bigint': return 'BIGINT';
      case 'float': return 'REAL';
      case 'double': return 'DOUBLE PRECISION';
      case 'decimal': return `DECIMAL(${type.precision},${type.scale})`;
      case 'string': return 'NVARCHAR(MAX)';
      case 'char': return `NCHAR(${type.length})`;
      case 'varchar': return type.length > 4000 ? 'NVARCHAR(MAX)' : `NVARCHAR(${type.length})`;
      case 'binary': return 'VARBINARY(MAX)';
      case 'date': return 'DATE';
      // Spark's DATETIME has steps of 3 ms.
      case 'timestamp':
      case 'timestamp_ntz': return 'DATETIME2(6)';
      default: return undefined;
    }
  },

  limited: (query, rows) => query.replace(/^SELECT /, `SELECT TOP (${rows}) `),
  // A union has no IDENTITY, which a table made of it would inherit.
  createTableLike: (staging, target, columns) => `SELECT TOP (0) ${columns.join(', ')} INTO ${staging} FROM (SELECT ${columns.join(', ')} FROM ${target} UNION ALL SELECT ${columns.join(', ')} FROM ${target}) AS glueprint_t`,
  emptied: (table) => `TRUNCATE TABLE ${table}`,
  renamed: (staging, _target, name) => `EXEC sp_rename ${sqlText(staging)}, ${sqlText(bareName(name))}`,

  upsert({ target, staging, columns, keys, whenMatched = 'update', whenNotMatched = 'insert' }) {
    const values = columns.filter((c) => !keys.includes(c)).map((c) => `t.${c} = s.${c}`);
    const matched = whenMatched === 'delete' ? ' WHEN MATCHED THEN DELETE' : values.length === 0 ? '' : ` WHEN MATCHED THEN UPDATE SET ${values.join(', ')}`;
    const missing = whenNotMatched === 'none' ? '' : ` WHEN NOT MATCHED THEN INSERT (${columns.join(', ')}) VALUES (${columns.map((c) => `s.${c}`).join(', ')})`;
    return [`MERGE INTO ${target} WITH (HOLDLOCK) AS t USING ${staging} AS s ON ${keys.map((k) => `t.${k} = s.${k}`).join(' AND ')}${matched}${missing};`];
  },

  async connect(address) {
    return new SqlServerClient(await connectSqlServer(address));
  },

  fault: sqlServerFault,
};

/** By the server's error numbers. */
export function sqlServerFault(error: unknown): Fault | undefined {
  const number = typeof error === 'object' && error !== null && 'number' in error ? Number(error.number) : 0;
  const code = faultCode(error);
  if (code === 'ELOGIN' || [18456, 18452].includes(number)) return { code: 'WrongCredentials', hint: 'correct "user" and "password" of the binding' };
  if ([4060, 911].includes(number)) return { code: 'UnknownDatabase', hint: 'correct the database in the URL of the binding' };
  if ([208, 4902, 3701].includes(number)) return { code: 'UnknownTable', hint: 'correct the name of the table, with its schema: schema.table' };
  if (number === 207) return { code: 'UnknownColumn' };
  if ([229, 230, 262, 916].includes(number)) return { code: 'MissingRights', hint: 'grant the user the right' };
  if ([2601, 2627].includes(number)) return { code: 'KeyConflict', hint: 'drop the duplicates before, or write with mode upsert' };
  if ([515, 547].includes(number)) return { code: 'ConstraintViolated' };
  if ([220, 241, 242, 245, 2628, 8114, 8115, 8152].includes(number)) return { code: 'ValueOutOfRange' };
  if ([1205, 1222, 3960].includes(number)) return { code: 'LockConflict', transient: true };
  if ([10928, 10929, 49918, 49919, 49920, 40501, 17809].includes(number)) return { code: 'TooManyConnections', transient: true };
  if (code === 'ETIMEOUT' || code === 'ESOCKET' || code === 'EINVALIDSTATE' || [40197, 40613, 6005].includes(number)) return { code: 'ConnectionCut', transient: true };
  if ([102, 156, 170].includes(number)) return { code: 'InvalidSql' };
  return undefined;
}
