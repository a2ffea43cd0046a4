import { connectOracle } from './oracle-client';
import { quoteDouble } from './postgres-client';
import { BINARY, BOOLEAN, decimal, DOUBLE, FLOAT, STRING, TIMESTAMP } from '../../../../src/core/types';
import { faultCode, faultMessage } from '../../../host/fault';
import { Dialect, Fault, MappedType, UpsertParts } from '../dialect';
import { sqlText } from '../sql-names';

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
  'boolean': { type: BOOLEAN, jdbc: 'BOOLEAN' },
};

/** With all digits, by which a bookmark finds its last row again; a year before the first is marked as the engine reads it. */
const asTime = (sql: string, fraction: string) => `REPLACE(TO_CHAR(${sql}, 'YYYY-MM-DD "("BC")" HH24:MI:SS${fraction}', 'NLS_DATE_LANGUAGE=AMERICAN'), ' (AD)')`;

/** By which the values of bookmarks, and those of users' own conditions, are read. */
const FORMATS = "NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS' NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF' NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF'";

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
      case 'date': return asTime(sql, '');
      case 'timestamp': return asTime(sql, '.FF9');
      case 'timestamp with time zone':
      case 'timestamp with local time zone': return asTime(`SYS_EXTRACT_UTC(${sql})`, '.FF9');
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

  // As plain text it were read by a format of the session, that of a DATE without a fraction.
  moment: (text) => `TIMESTAMP ${sqlText(text)}`,
  limited: (query, rows) => `${query} FETCH FIRST ${rows} ROWS ONLY`,
  createTableLike: (staging, target, columns) => `CREATE TABLE ${staging} AS SELECT ${columns.join(', ')} FROM ${target} WHERE 1 = 0`,
  // TRUNCATE commits.
  emptied: (table) => `DELETE FROM ${table}`,
  renamed: (staging, _target, name) => `ALTER TABLE ${staging} RENAME TO ${name}`,

  upsert({ target, staging, columns, keys, whenMatched = 'update', whenNotMatched = 'insert' }) {
    const on = keys.map((k) => `t.${k} = s.${k}`).join(' AND ');
    if (whenMatched === 'delete') return deleting({ target, staging, columns, keys, whenNotMatched });
    const values = columns.filter((c) => !keys.includes(c)).map((c) => `t.${c} = s.${c}`);
    const matched = values.length === 0 ? '' : ` WHEN MATCHED THEN UPDATE SET ${values.join(', ')}`;
    const missing = whenNotMatched === 'none' ? '' : ` WHEN NOT MATCHED THEN INSERT (${columns.map((c) => `t.${c}`).join(', ')}) VALUES (${columns.map((c) => `s.${c}`).join(', ')})`;
    return [`MERGE INTO ${target} t USING ${staging} s ON (${on})${matched}${missing}`];
  },

  async connect(address) {
    const client = await connectOracle(address);
    await client.execute(`ALTER SESSION SET TIME_ZONE = 'UTC' ${FORMATS} NLS_NUMERIC_CHARACTERS = '.,'`);
    return client;
  },

  fault: oracleFault,
};

/** Rows whose keys are there go; a MERGE here deletes only what it has updated. Which rows are new is kept in staging, where the others stand twice. */
function deleting({ target, staging, columns, keys, whenNotMatched }: UpsertParts): string[] {
  const same = (a: string, b: string) => keys.map((k) => `${a}.${k} = ${b}.${k}`).join(' AND ');
  const list = columns.join(', ');
  const remove = `DELETE FROM ${target} t WHERE EXISTS (SELECT 1 FROM ${staging} s WHERE ${same('t', 's')})`;
  return whenNotMatched === 'none' ? [remove] : [
    `INSERT INTO ${staging} (${list}) SELECT ${list} FROM ${staging} s WHERE EXISTS (SELECT 1 FROM ${target} t WHERE ${same('t', 's')})`,
    remove,
    `INSERT INTO ${target} (${list}) SELECT ${list} FROM ${staging} s WHERE (SELECT count(*) FROM ${staging} d WHERE ${same('d', 's')}) <= 1`,
  ];
}

/** By the numbers of Oracle's messages, and where these tell nothing, by its driver's, which wraps some. */
export function oracleFault(error: unknown): Fault | undefined {
  const message = faultMessage(error);
  const numbers = (kind: string) => [...`${faultCode(error) ?? ''} ${message}`.matchAll(new RegExp(`${kind}-0*(\\d+)`, 'g'))].map((m) => Number(m[1]));
  return [...numbers('ORA').map(serverFault), ...numbers('NJS').map((n) => driverFault(n, message))].find((f) => f !== undefined);
}

function driverFault(number: number, message: string): Fault | undefined {
  if ([503, 510].includes(number) && /ECONNREFUSED|refused/i.test(message)) return { code: 'ConnectionRefused', message: 'nothing answers there', hint: 'start the database, or correct host and port of the binding', transient: true };
  if (number === 530 || /ENOTFOUND|EAI_AGAIN/.test(message)) return { code: 'UnknownHost', message: 'the host is not known', hint: 'correct the host of the binding' };
  if ([500, 501, 503, 510, 511, 521, 541].includes(number)) return { code: 'ConnectionCut', transient: true };
  if ([505, 506, 507, 508].includes(number)) return untrusted(message);
  return [512, 514, 517, 518, 519].includes(number) ? { code: 'UnknownDatabase', hint: 'correct the service in the URL of the binding' } : undefined;
}

function serverFault(number: number): Fault | undefined {
  if ([1017, 1005, 28000, 28001].includes(number)) return { code: 'WrongCredentials', hint: 'correct "user" and "password" of the binding' };
  if ([12514, 12505].includes(number)) return { code: 'UnknownDatabase', hint: 'correct the service in the URL of the binding' };
  if ([942, 4043].includes(number)) return { code: 'UnknownTable', hint: 'correct the name of the table, with its schema: schema.table' };
  if (number === 904) return { code: 'UnknownColumn' };
  if (number === 918) return { code: 'AmbiguousColumn', hint: 'give the columns of the query names of their own' };
  if ([1031, 1045, 1950].includes(number)) return { code: 'MissingRights', hint: 'grant the user the right' };
  if (number === 1) return { code: 'KeyConflict', hint: 'drop the duplicates before, or write with mode upsert' };
  if ([1400, 1407, 2290, 2291, 2292].includes(number)) return { code: 'ConstraintViolated' };
  if ([1426, 1438, 1461, 1465, 1722, 1830, 1839, 1840, 1841, 1843, 1847, 1850, 1851, 1852, 1858, 1861, 12899].includes(number)) return { code: 'ValueOutOfRange' };
  if ([18, 20, 12516, 12519, 12520].includes(number)) return { code: 'TooManyConnections', transient: true };
  if ([51, 54, 60, 8177, 30006].includes(number)) return { code: 'LockConflict', transient: true };
  if ([28, 1012, 1033, 1034, 1089, 3113, 3114, 3135, 12528, 12537, 12541, 12547].includes(number)) return { code: 'ConnectionCut', transient: true };
  if ([900, 903, 905, 906, 907, 911, 917, 920, 921, 923, 932, 933, 936, 1756, 3048, 3049].includes(number)) return { code: 'InvalidSql' };
  return undefined;
}

/** Its client checks certificates whatever it is told; only names it leaves unchecked. */
function untrusted(message: string): Fault {
  if (/wrong version number|packet length too long|EPROTO|ECONNRESET|disconnected before secure/i.test(message)) return { code: 'NoTls', message: 'the server speaks no TLS there', hint: 'if the network between is yours, give the binding "ssl": "disable"' };
  return { code: 'UntrustedServer', message: `its certificate is not trusted: ${message.split('\n').at(-1) ?? message}`, hint: 'give the binding the authority ("ca": "ca.pem"); Oracle\'s client takes no server unchecked, "ssl": "require" leaves out its name only' };
}
