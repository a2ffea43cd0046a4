import { connectMysql, errno, isBinary, MysqlClient } from './mysql-client';
import { boundedDecimal } from './postgresql';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { BIGINT, BINARY, BOOLEAN, DATE, decimal, DOUBLE, INT, SMALLINT, STRING, TIMESTAMP, TINYINT } from '../../../../src/core/types';
import { faultCode, faultMessage } from '../../../host/fault';
import { DatabaseColumn, Dialect, Fault, MappedType } from '../dialect';

/** As Spark 3.5 sees the types of MySQL's own JDBC driver, which Glue uses. */
function mapped(column: DatabaseColumn): MappedType | undefined {
  const { type, unsigned = false } = column;
  switch (type) {
    case 'bit': return column.length === 1 ? { type: BOOLEAN, jdbc: 'BIT' } : { type: BIGINT, jdbc: 'BIT' };
    case 'tinyint': return column.length === 1 && !unsigned ? { type: BOOLEAN, jdbc: 'BIT' } : { type: unsigned ? SMALLINT : TINYINT, jdbc: 'TINYINT' };
    case 'smallint': return { type: INT, jdbc: 'SMALLINT' };
    case 'mediumint': return { type: INT, jdbc: 'INTEGER' };
    case 'int': return { type: unsigned ? BIGINT : INT, jdbc: 'INTEGER' };
    case 'bigint': return { type: unsigned ? decimal(20, 0) : BIGINT, jdbc: 'BIGINT' };
    case 'float': return { type: DOUBLE, jdbc: 'REAL' };
    case 'double': return { type: DOUBLE, jdbc: 'DOUBLE' };
    case 'decimal': return { type: boundedDecimal(column.precision, column.scale), jdbc: 'DECIMAL' };
    case 'date': return { type: DATE, jdbc: 'DATE' };
    case 'year': return { type: DATE, jdbc: 'DATE' };
    case 'time': return { type: TIMESTAMP, jdbc: 'TIME' };
    case 'datetime':
    case 'timestamp': return { type: TIMESTAMP, jdbc: 'TIMESTAMP' };
    case 'blob': return { type: BINARY, jdbc: 'LONGVARBINARY' };
    case 'binary': return { type: BINARY, jdbc: 'BINARY' };
    case 'varbinary': return { type: BINARY, jdbc: 'VARBINARY' };
    case 'geometry': return { type: BINARY, jdbc: 'BINARY' };
    case 'char':
    case 'enum':
    case 'set': return { type: STRING, jdbc: 'CHAR' };
    case 'varchar': return { type: STRING, jdbc: 'VARCHAR' };
    case 'text':
    case 'json': return { type: STRING, jdbc: 'LONGVARCHAR' };
    default: return undefined;
  }
}

export const MYSQL: Dialect = {
  system: 'mysql',
  title: 'MySQL',
  style: { nullText: 'NULL', binaryPrefix: '', booleans: 'digits' },
  transactionalDdl: false,
  upsertNeedsKey: true,
  maxName: 64,
  aliasWord: 'AS ',
  quote: (name) => `\`${name.replace(/`/g, '``')}\``,
  mapped,

  select(column, sql, as) {
    switch (column.type) {
      case 'bit': return column.length === 1 && as.kind === 'boolean' ? `(${sql} + 0)` : `CAST(${sql} AS UNSIGNED)`;
      case 'tinyint': return as.kind === 'boolean' ? `(${sql} <> 0)` : sql;
      case 'year': return as.kind === 'date' ? `CONCAT(${sql}, '-01-01')` : sql;
      case 'time': return as.kind === 'timestamp' ? `CONCAT('1970-01-01 ', SUBSTRING_INDEX(${sql}, '.', 1))` : sql;
      // Spark pads what the driver calls CHAR.
      case 'char':
      case 'enum':
      case 'set': return column.length === undefined ? sql : `RPAD(${sql}, ${column.length}, ' ')`;
      case 'json': return `CAST(${sql} AS CHAR)`;
      default: return isBinary(column) && as.kind === 'binary' ? `HEX(${sql})` : sql;
    }
  },

  columnType(type) {
    switch (type.kind) {
      // Spark writes BIT(1), which no text can be loaded into; a TINYINT(1) reads back as boolean just so.
      case 'boolean': return 'TINYINT(1)';
      case 'tinyint': return 'TINYINT';
      case 'smallint':
      case 'int': return 'INTEGER';
      case 'bigint': return 'BIGINT';
      case 'float': return 'FLOAT';
      case 'double': return 'DOUBLE PRECISION';
      case 'decimal': return `DECIMAL(${type.precision},${type.scale})`;
      // Whatever the character set of the database.
      case 'string': return 'LONGTEXT CHARACTER SET utf8mb4';
      case 'char': return `CHAR(${type.length}) CHARACTER SET utf8mb4`;
      case 'varchar': return `VARCHAR(${type.length}) CHARACTER SET utf8mb4`;
      case 'binary': return 'LONGBLOB';
      case 'date': return 'DATE';
      // Spark's TIMESTAMP has whole seconds only and ends in 2038.
      case 'timestamp':
      case 'timestamp_ntz': return 'DATETIME(6)';
      default: return undefined;
    }
  },

  limited: (query, rows) => `${query} LIMIT ${rows}`,
  createTableLike: (staging, target, columns, lightly = '') => `CREATE TABLE ${staging} ${lightly} AS SELECT ${columns.join(', ')} FROM ${target} LIMIT 0`,
  // TRUNCATE commits.
  emptied: (table) => `DELETE FROM ${table}`,
  renamed: (staging, target) => `RENAME TABLE ${staging} TO ${target}`,

  upsert({ target, staging, columns, keys, whenMatched, whenNotMatched }) {
    if (whenMatched === 'delete' || whenNotMatched === 'none') throw new GlueprintError({ code: 'NotLocal', message: 'MySQL has no MERGE: rows can only be inserted and updated', hint: 'bind the connection to PostgreSQL' });
    const values = columns.filter((c) => !keys.includes(c)).map((c) => `${c} = VALUES(${c})`);
    return [`INSERT INTO ${target} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM ${staging} ON DUPLICATE KEY UPDATE ${values.length === 0 ? `${keys[0]} = ${target}.${keys[0]}` : values.join(', ')}`];
  },

  async connect(address) {
    const client = new MysqlClient(await connectMysql(address), MYSQL);
    await client.execute("SET time_zone = '+00:00', sql_mode = CONCAT_WS(',', @@sql_mode, 'STRICT_ALL_TABLES')");
    return client;
  },

  fault: mysqlFault,
};

/** By MySQL's and MariaDB's numbers. */
export function mysqlFault(error: unknown): Fault | undefined {
  const number = errno(error);
  const message = faultMessage(error);
  if (faultCode(error) === 'HANDSHAKE_NO_SSL_SUPPORT') return { code: 'NoTls', message: 'the server speaks no TLS', hint: 'if the network between is yours, give the binding "ssl": "disable"' };
  if ([1045, 1698, 1251, 3118].includes(number)) return { code: 'WrongCredentials', hint: 'correct "user" and "password" of the binding' };
  if (number === 1049) return { code: 'UnknownDatabase', hint: 'correct the database in the URL of the binding' };
  if (number === 1146 || number === 1051) return { code: 'UnknownTable', hint: 'correct the name of the table, with its database: database.table' };
  if (number === 1054) return { code: 'UnknownColumn' };
  if ([1044, 1142, 1143, 1227, 1370].includes(number)) return { code: 'MissingRights', hint: 'grant the user the right' };
  if ([1062, 1586].includes(number)) return { code: 'KeyConflict', hint: 'drop the duplicates before, or write with mode upsert' };
  if ([1048, 1216, 1217, 1364, 1451, 1452, 3819, 4025].includes(number)) return { code: 'ConstraintViolated' };
  if ([1264, 1265, 1292, 1366, 1406, 1411, 1690].includes(number)) return { code: 'ValueOutOfRange' };
  if ([1040, 1203, 1226].includes(number)) return { code: 'TooManyConnections', transient: true };
  if ([1205, 1213].includes(number)) return { code: 'LockConflict', transient: true };
  if ([1053, 1152, 1158, 1159, 1160, 1161, 1927, 2006, 2013].includes(number)) return { code: 'ConnectionCut', message: `the connection was cut: ${message}`, transient: true };
  if (number === 1064) return { code: 'InvalidSql' };
  return undefined;
}
