import { connectOracle } from './oracle-client';
import { quoteDouble } from './postgres-client';
import { BINARY, decimal, DOUBLE, FLOAT, STRING, TIMESTAMP } from '../../../../src/core/types';
import { faultCode, faultMessage } from '../../../host/fault';
import { Dialect, Fault, MappedType } from '../dialect';

const TYPES: Readonly<Record<string, MappedType>> = {
  'binary_float': { type: FLOAT, jdbc: 'FLOAT' },
  'binary_double': { type: DOUBLE, jdbc: 'DOUBLE' },
  'varchar2': { type: STRING, jdbc: 'VARCHAR' },
  'varchar': { type: STRING, jdbc: 'VARCHAR' },
  'nvarchar2': { type: STRING, jdbc: 'NVARCHAR' },
  'nvarchar': { type: STRING, jdbc: 'NVARCHAR' },
  'char': { type: STRING, jdbc: 'CHAR' },
  'nchar': { type: STRING, jdbc: 'NCHAR' },
  'clob': { type: STRING, jdbc: 'CLOB' },
  'nclob': { type: STRING, jdbc: 'NCLOB' },
  'long': { type: STRING, jdbc: 'LONGVARCHAR' },
  'rowid': { type: STRING, jdbc: 'ROWID' },
  // Oracle's DATE has a time.
  'date': { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  'timestamp': { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  'timestamp with time zone': { type: TIMESTAMP, jdbc: 'TIMESTAMP_WITH_TIMEZONE' },
  'timestamp with local time zone': { type: TIMESTAMP, jdbc: 'TIMESTAMP_WITH_TIMEZONE' },
  'raw': { type: BINARY, jdbc: 'VARBINARY' },
  'long raw': { type: BINARY, jdbc: 'LONGVARBINARY' },
  'blob': { type: BINARY, jdbc: 'BLOB' },
};

/** Oracle Database, through `oracledb` in its thin mode. */
export const ORACLE: Dialect = {
  system: 'oracle',
  title: 'Oracle',
  style: { nullText: '', binaryPrefix: '', booleans: 'digits' },
  transactionalDdl: false,
  upsertNeedsKey: false,
  maxName: 128,
  aliasWord: '',
  quote: quoteDouble,

  mapped(column) {
    if (column.type === 'number' || column.type === 'float') {
      const { precision = 0, scale = 0 } = column;
      // Without precision, or FLOAT, which has a binary one.
      if (precision === 0 || scale === -127 || column.type === 'float') return { type: decimal(38, 10), jdbc: 'NUMERIC' };
      return { type: scale < 0 ? decimal(Math.min(38, precision - scale), 0) : decimal(Math.max(precision, scale), scale), jdbc: 'NUMERIC' };
    }
    return TYPES[column.type];
  },

  select(column, sql) {
    switch (column.type) {
      case 'number':
      case 'float': return `TO_CHAR(${sql}, 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')`;
      case 'date': return `TO_CHAR(${sql}, 'SYYYY-MM-DD HH24:MI:SS')`;
      case 'timestamp': return `TO_CHAR(${sql}, 'YYYY-MM-DD HH24:MI:SS.FF6')`;
      case 'timestamp with time zone':
      case 'timestamp with local time zone': return `TO_CHAR(SYS_EXTRACT_UTC(${sql}), 'YYYY-MM-DD HH24:MI:SS.FF6')`;
      case 'raw': return `RAWTOHEX(${sql})`;
      case 'rowid': return `ROWIDTOCHAR(${sql})`;
      default: return sql;
    }
  },

  columnType(type) {
    switch (type.kind) {
      case 'boolean': return 'NUMBER(1)';
      case 'tinyint': return 'NUMBER(3)';
      case 'smallint': return 'NUMBER(5)';
      case 'int': return 'NUMBER(10)';
      case 'bigint': return 'NUMBER(19)';
      // Spark's NUMBER(19, 4) would cut them.
      case 'float': return 'BINARY_FLOAT';
      case 'double': return 'BINARY_DOUBLE';
      case 'decimal': return `NUMBER(${type.precision},${type.scale})`;
      // Spark's VARCHAR2(255) would refuse longer ones.
      case 'string': return 'VARCHAR2(4000 CHAR)';
      case 'char': return `CHAR(${type.length} CHAR)`;
      case 'varchar': return type.length > 4000 ? 'CLOB' : `VARCHAR2(${type.length} CHAR)`;
      case 'binary': return 'BLOB';
      case 'date': return 'DATE';
      case 'timestamp':
      case 'timestamp_ntz': return 'TIMESTAMP';
      default: return undefined;
    }
  },

  limited: (query, rows) => `${query} FETCH FIRST ${rows} ROWS ONLY`,
  createTableLike: (staging, target, columns) => `CREATE TABLE ${staging} AS SELECT ${columns.join(', ')} FROM ${target} WHERE 1 = 0`,
  // TRUNCATE commits.
  emptied: (table) => `DELETE FROM ${table}`,
  renamed: (staging, _target, name) => `ALTER TABLE ${staging} RENAME TO ${name}`,

  upsert({ target, staging, columns, keys, whenMatched = 'update', whenNotMatched = 'insert' }) {
    const on = keys.map((k) => `t.${k} = s.${k}`).join(' AND ');
    if (whenMatched === 'delete') return [`DELETE FROM ${target} t WHERE EXISTS (SELECT 1 FROM ${staging} s WHERE ${on})`, ...(whenNotMatched === 'none' ? [] : [`INSERT INTO ${target} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM ${staging} s WHERE NOT EXISTS (SELECT 1 FROM ${target} t WHERE ${on})`])];
    const values = columns.filter((c) => !keys.includes(c)).map((c) => `t.${c} = s.${c}`);
    const matched = values.length === 0 ? '' : ` WHEN MATCHED THEN UPDATE SET ${values.join(', ')}`;
    const missing = whenNotMatched === 'none' ? '' : ` WHEN NOT MATCHED THEN INSERT (${columns.map((c) => `t.${c}`).join(', ')}) VALUES (${columns.map((c) => `s.${c}`).join(', ')})`;
    return [`MERGE INTO ${target} t USING ${staging} s ON (${on})${matched}${missing}`];
  },

  async connect(address) {
    const client = await connectOracle(address);
    await client.execute("ALTER SESSION SET TIME_ZONE = 'UTC' NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS' NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF' NLS_NUMERIC_CHARACTERS = '.,'");
    return client;
  },

  fault: oracleFault,
};

/** By the numbers of Oracle's messages and of its driver's. */
export function oracleFault(error: unknown): Fault | undefined {
  const code = /(ORA|NJS|DPI)-0*(\d+)/.exec(`${faultCode(error) ?? ''} ${faultMessage(error)}`);
  if (code === null) return undefined;
  const number = Number(code[2]);
  if (code[1] === 'NJS') {
    if ([510, 503].includes(number) && /ECONNREFUSED|refused/i.test(faultMessage(error))) return { code: 'ConnectionRefused', message: 'nothing answers there', hint: 'start the database, or correct host and port of the binding', transient: true };
    if ([500, 501, 503, 510, 511, 521, 530, 541].includes(number)) return { code: 'ConnectionCut', transient: true };
    if ([512, 514, 517, 518].includes(number)) return { code: 'UnknownDatabase', hint: 'correct the service in the URL of the binding' };
    return undefined;
  }
  if ([1017, 1005, 28000, 28001].includes(number)) return { code: 'WrongCredentials', hint: 'correct "user" and "password" of the binding' };
  if ([12514, 12505].includes(number)) return { code: 'UnknownDatabase', hint: 'correct the service in the URL of the binding' };
  if ([942, 4043].includes(number)) return { code: 'UnknownTable', hint: 'correct the name of the table, with its schema: schema.table' };
  if (number === 904) return { code: 'UnknownColumn' };
  if ([1031, 1950].includes(number)) return { code: 'MissingRights', hint: 'grant the user the right' };
  if (number === 1) return { code: 'KeyConflict', hint: 'drop the duplicates before, or write with mode upsert' };
  if ([1400, 1407, 2290, 2291, 2292].includes(number)) return { code: 'ConstraintViolated' };
  if ([1438, 1722, 1830, 1839, 1841, 1843, 1858, 1861, 12899].includes(number)) return { code: 'ValueOutOfRange' };
  if ([18, 20, 12516, 12519, 12520].includes(number)) return { code: 'TooManyConnections', transient: true };
  if ([54, 60, 8177].includes(number)) return { code: 'LockConflict', transient: true };
  if ([28, 1012, 1033, 1034, 1089, 3113, 3114, 3135, 12528, 12537, 12541, 12547].includes(number)) return { code: 'ConnectionCut', transient: true };
  if ([900, 907, 911, 923, 933, 936].includes(number)) return { code: 'InvalidSql' };
  return undefined;
}
