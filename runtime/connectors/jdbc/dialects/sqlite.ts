import { boundedDecimal, POSTGRESQL } from './postgresql';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { BIGINT, BINARY, BOOLEAN, DATE, DOUBLE, FLOAT, INT, SMALLINT, STRING, TIMESTAMP } from '../../../../src/core/types';
import { faultMessage } from '../../../host/fault';
import { readChunks, writeChunks } from '../../../host/file-streams';
import { INSTALL_NATIVE_PACKAGES } from '../../../host/native-packages';
import { CopyIn, CopyOut, DatabaseClient, DatabaseColumn, Dialect, MappedType, TableShape } from '../dialect';
import { csvChunks, readRows } from '../row-text';
import { bareName, nameParts, sqlText } from '../sql-names';

type Value = null | number | bigint | string | Uint8Array;
interface Statement {
  readonly reader: boolean;
  raw(on?: boolean): Statement;
  safeIntegers(on?: boolean): Statement;
  iterate(): IterableIterator<Value[]>;
  all(...values: Value[]): Value[][];
  run(values: readonly Value[]): { readonly changes: number };
  columns(): readonly { readonly name: string; readonly type: string | null }[];
}
interface Database { prepare(sql: string): Statement; exec(sql: string): unknown; close(): unknown }

/** A database file in this process. Statements are synchronous; other work gets its turn between batches. */
class SqliteClient implements DatabaseClient {
  constructor(private readonly database: Database) {}

  public async query(sql: string): Promise<readonly (readonly (string | null)[])[]> {
    return this.database.prepare(sql).raw().safeIntegers().all().map((row) => row.map(text));
  }

  public async execute(sql: string): Promise<number> {
    const before = await this.changes();
    this.database.exec(sql);
    return await this.changes() - before;
  }

  public async describe(query: string): Promise<readonly DatabaseColumn[]> {
    return this.database.prepare(query).columns().map((c) => declared(c.name, c.type ?? ''));
  }

  public async table(name: string): Promise<TableShape | undefined> {
    const [table = '', schema] = nameParts(name).map(bareName).reverse();
    const args = `${sqlText(table)}${schema === undefined ? '' : `, ${sqlText(schema)}`}`;
    const columns = await this.query(`SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(${args})`);
    if (columns.length === 0) return undefined;
    const primaryKey = columns.filter((c) => c[4] !== '0').sort((a, b) => Number(a[4]) - Number(b[4])).map((c) => c[0] ?? '');
    const uniqueKeys: string[][] = primaryKey.length === 0 ? [] : [primaryKey];
    for (const [index] of await this.query(`SELECT name FROM pragma_index_list(${args}) WHERE "unique" = 1 AND partial = 0`)) {
      uniqueKeys.push((await this.query(`SELECT name FROM pragma_index_info(${sqlText(index ?? '')})`)).map((r) => r[0] ?? ''));
    }
    return {
      columns: columns.map(([column, type, notNull, standard]) => ({ ...declared(column ?? '', type ?? ''), required: notNull === '1' && standard === null })),
      primaryKey,
      uniqueKeys,
    };
  }

  public async copyOut({ query, file, fetchSize, signal }: CopyOut): Promise<number> {
    let rows = 0;
    const statement = this.database.prepare(query).raw().safeIntegers();
    const read = async function* () {
      let batch: (string | null)[][] = [];
      for (const row of statement.iterate()) {
        batch.push(row.map(text));
        rows++;
        if (batch.length < fetchSize) continue;
        yield batch;
        batch = [];
      }
      yield batch;
    };
    await writeChunks(file, csvChunks(read()), signal);
    return rows;
  }

  public async copyIn({ table, columns, file, batchSize, signal }: CopyIn): Promise<number> {
    let rows = 0;
    const places = columns.map((c) => (c.type === 'blob' ? 'unhex(?)' : '?')).join(', ');
    const insert = this.database.prepare(`INSERT INTO ${table} (${columns.map((c) => SQLITE.quote(c.name)).join(', ')}) VALUES (${places})`);
    await this.begin();
    try {
      for await (const batch of readRows(readChunks(file), SQLITE.style.nullText, batchSize)) {
        signal?.throwIfAborted();
        for (const row of batch) insert.run(row);
        rows += batch.length;
      }
      await this.commit();
    } catch (e) {
      await this.rollback();
      throw e;
    }
    return rows;
  }

  public async begin(): Promise<void> {
    this.database.exec('BEGIN IMMEDIATE');
  }

  public async commit(): Promise<void> {
    this.database.exec('COMMIT');
  }

  public async rollback(): Promise<void> {
    this.database.exec('ROLLBACK');
  }

  public async close(): Promise<void> {
    this.database.close();
  }

  private async changes(): Promise<number> {
    return Number((await this.query('SELECT total_changes()'))[0]?.[0] ?? 0);
  }
}

function text(value: Value | undefined): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
}

/** `DECIMAL(10,2)` as the table was declared. */
function declared(name: string, type: string): DatabaseColumn {
  const m = /^\s*([a-z ]*?)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?\s*$/i.exec(type);
  const number = (text_: string | undefined) => (text_ === undefined ? undefined : Number(text_));
  return { name, type: (m?.[1] ?? type).toLowerCase(), precision: number(m?.[2]), scale: number(m?.[3]), length: number(m?.[2]) };
}

const TYPES: Readonly<Record<string, MappedType>> = {
  'boolean': { type: BOOLEAN, jdbc: 'BOOLEAN' },
  'bool': { type: BOOLEAN, jdbc: 'BOOLEAN' },
  'tinyint': { type: SMALLINT, jdbc: 'TINYINT' },
  'smallint': { type: SMALLINT, jdbc: 'SMALLINT' },
  'int2': { type: SMALLINT, jdbc: 'SMALLINT' },
  'int': { type: INT, jdbc: 'INTEGER' },
  'int4': { type: INT, jdbc: 'INTEGER' },
  'mediumint': { type: INT, jdbc: 'INTEGER' },
  // SQLite's own integers have 64 bits.
  'integer': { type: BIGINT, jdbc: 'INTEGER' },
  'bigint': { type: BIGINT, jdbc: 'BIGINT' },
  'int8': { type: BIGINT, jdbc: 'BIGINT' },
  'float4': { type: FLOAT, jdbc: 'REAL' },
  'real': { type: DOUBLE, jdbc: 'REAL' },
  'float': { type: DOUBLE, jdbc: 'FLOAT' },
  'double': { type: DOUBLE, jdbc: 'DOUBLE' },
  'double precision': { type: DOUBLE, jdbc: 'DOUBLE' },
  'float8': { type: DOUBLE, jdbc: 'DOUBLE' },
  'date': { type: DATE, jdbc: 'DATE' },
  'datetime': { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  'timestamp': { type: TIMESTAMP, jdbc: 'TIMESTAMP' },
  'blob': { type: BINARY, jdbc: 'BLOB' },
  'bytea': { type: BINARY, jdbc: 'BLOB' },
};

export const SQLITE: Dialect = {
  ...POSTGRESQL,
  system: 'sqlite',
  title: 'SQLite',
  style: { nullText: '', binaryPrefix: '', booleans: 'digits' },
  maxName: 128,

  mapped(column) {
    if (['decimal', 'numeric'].includes(column.type)) return { type: boundedDecimal(column.precision, column.scale), jdbc: 'NUMERIC' };
    // Any other name, and the result of an expression, can hold anything: it is read as text.
    return TYPES[column.type] ?? { type: STRING, jdbc: 'VARCHAR' };
  },
  // Bytes are made hexadecimal by the client.
  select: (_, sql) => sql,

  columnType(type) {
    switch (type.kind) {
      case 'tinyint':
      case 'smallint': return 'SMALLINT';
      case 'int': return 'INT';
      case 'double': return 'DOUBLE';
      case 'decimal': return `DECIMAL(${type.precision},${type.scale})`;
      case 'binary': return 'BLOB';
      case 'array': return undefined;
      default: return POSTGRESQL.columnType(type);
    }
  },

  createTableLike: (staging, target, columns) => `CREATE TABLE ${staging} AS SELECT ${columns.join(', ')} FROM ${target} LIMIT 0`,
  emptied: (table) => `DELETE FROM ${table}`,

  upsert({ target, staging, columns, keys, whenMatched, whenNotMatched }) {
    if (whenMatched === 'delete' || whenNotMatched === 'none') throw new GlueprintError({ code: 'NotLocal', message: 'SQLite has no MERGE: rows can only be inserted and updated', hint: 'bind the connection to PostgreSQL' });
    const values = columns.filter((c) => !keys.includes(c)).map((c) => `${c} = EXCLUDED.${c}`);
    // Without a WHERE its parser takes ON for a join's.
    return [`INSERT INTO ${target} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM ${staging} WHERE true ON CONFLICT (${keys.join(', ')}) DO ${values.length === 0 ? 'NOTHING' : `UPDATE SET ${values.join(', ')}`}`];
  },

  async connect(address) {
    const database = await open(address.database);
    return new SqliteClient(database);
  },

  fault(error) {
    const message = faultMessage(error);
    if (/no such table/.test(message)) return { code: 'UnknownTable' };
    if (/no such column/.test(message)) return { code: 'UnknownColumn' };
    if (/UNIQUE constraint failed|PRIMARY KEY/.test(message)) return { code: 'KeyConflict', hint: 'drop the duplicates before, or write with mode upsert' };
    if (/constraint failed/.test(message)) return { code: 'ConstraintViolated' };
    if (/database is locked|busy/i.test(message)) return { code: 'LockConflict', transient: true };
    if (/unable to open|not a database|readonly/i.test(message)) return { code: 'UnknownDatabase' };
    if (/syntax error|incomplete input/.test(message)) return { code: 'InvalidSql' };
    return undefined;
  },
};

async function open(file: string): Promise<Database> {
  let Driver: new (file: string, options: object) => Database;
  try {
    const loaded = await import('libsql') as unknown as { default?: typeof Driver } & typeof Driver;
    Driver = loaded.default ?? loaded;
  } catch (cause) {
    throw new GlueprintError({ code: 'ClientMissing', message: 'the client of SQLite is not installed', hint: INSTALL_NATIVE_PACKAGES, cause });
  }
  const database = new Driver(file, { timeout: 10_000, fileMustExist: true });
  database.exec('PRAGMA foreign_keys = ON');
  return database;
}
