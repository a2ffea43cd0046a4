import { Readable } from 'node:stream';
import type { Connection, ConnectionOptions, FieldPacket, ResultSetHeader } from 'mysql2';
import { readChunks, writeChunks } from '../../../host/file-streams';
import { ByteQueue } from '../byte-queue';
import { DatabaseAddress } from '../database-address';
import { CopyIn, CopyOut, DatabaseClient, DatabaseColumn, Dialect, TableShape } from '../dialect';
import { loadByInserts } from '../insert-rows';
import { Cell, csvRow } from '../row-text';
import { bareName, nameParts, sqlText } from '../sql-names';

export async function connectMysql(address: DatabaseAddress): Promise<Connection> {
  const { createConnection } = await import('../../../clients/mysql2');
  const options: ConnectionOptions = {
    host: address.host,
    port: address.port,
    database: address.database,
    user: address.user,
    password: address.password,
    ssl: address.tls === 'disable' ? undefined : { rejectUnauthorized: address.tls === 'verify', ...(address.ca === undefined ? {} : { ca: address.ca }) },
    connectTimeout: 15_000,
    charset: 'utf8mb4',
    timezone: 'Z',
    multipleStatements: true,
    rowsAsArray: true,
    // Texts as the server sends them: the engine converts.
    typeCast: (field) => field.string('utf8'),
  };
  const connection = createConnection(options);
  connection.on('error', () => {});
  await new Promise<void>((resolve, reject) => connection.connect((e) => (e === null ? resolve() : reject(e))));
  return connection;
}

const TYPES: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'tinyint',
  2: 'smallint',
  3: 'int',
  4: 'float',
  5: 'double',
  6: 'null',
  7: 'timestamp',
  8: 'bigint',
  9: 'mediumint',
  10: 'date',
  11: 'time',
  12: 'datetime',
  13: 'year',
  15: 'varchar',
  16: 'bit',
  245: 'json',
  246: 'decimal',
  247: 'enum',
  248: 'set',
  249: 'blob',
  250: 'blob',
  251: 'blob',
  252: 'blob',
  253: 'varchar',
  254: 'char',
  255: 'geometry',
};
const UNSIGNED = 32, ENUM = 256, SET = 2048;
const BINARY_CHARSET = 63;
const CHUNK = 256 * 1024;

/** MySQL and MariaDB; rows in bulk by a streamed result and LOAD DATA LOCAL. */
export class MysqlClient implements DatabaseClient {
  private canLoad = true;

  constructor(private readonly connection: Connection, private readonly dialect: Dialect) {}

  public async query(sql: string): Promise<readonly (readonly (string | null)[])[]> {
    return (await this.run(sql)).rows as (string | null)[][];
  }

  public async execute(sql: string): Promise<number> {
    const { rows } = await this.run(sql);
    const results = (Array.isArray(rows) ? rows : [rows]) as Partial<ResultSetHeader>[];
    return results.reduce((sum, r) => sum + (r.affectedRows ?? 0), 0);
  }

  public async describe(query: string): Promise<readonly DatabaseColumn[]> {
    const { fields } = await this.run(`SELECT * FROM (${query}\n) AS glueprint_q LIMIT 0`);
    return fields.map(columnOf);
  }

  public async table(name: string): Promise<TableShape | undefined> {
    const quoted = nameParts(name).map((p) => this.dialect.quote(bareName(p))).join('.');
    const [schema, table] = nameParts(name).length > 1 ? nameParts(name).map(bareName) : [undefined, bareName(name)];
    let columns: readonly (readonly (string | null)[])[];
    try {
      columns = await this.query(`SHOW COLUMNS FROM ${quoted}`);
    } catch (e) {
      if (this.dialect.fault(e)?.code === 'UnknownTable') return undefined;
      throw e;
    }
    const unique = new Map<string, string[]>();
    for (const [, nonUnique, key, , column] of await this.query(`SHOW INDEX FROM ${quoted}`)) {
      if (nonUnique === '0') unique.set(key ?? '', [...unique.get(key ?? '') ?? [], column ?? '']);
    }
    const where = `TABLE_SCHEMA = ${schema === undefined ? 'DATABASE()' : sqlText(schema)} AND TABLE_NAME = ${sqlText(table ?? '')}`;
    const [[engine] = []] = await this.query(`SELECT ENGINE FROM information_schema.TABLES WHERE ${where}`);
    return {
      columns: columns.map(([field, type, nullable, , standard, extra]) => ({
        ...declared(field ?? '', type ?? ''),
        required: nullable === 'NO' && standard === null && !/auto_increment|GENERATED/i.test(extra ?? ''),
      })),
      primaryKey: unique.get('PRIMARY') ?? [],
      uniqueKeys: [...unique.values()],
      ...(typeof engine === 'string' && engine !== 'InnoDB' ? { warning: `its engine ${engine} has no transactions: a write that fails half-way stays half-done` } : {}),
    };
  }

  /** MariaDB's Aria takes rows at twice the speed of InnoDB, which writes each one several times. A cluster would not copy them to its other servers. */
  public async lightStaging(): Promise<string | undefined> {
    const [[aria] = []] = await this.query("SELECT count(*) FROM information_schema.ENGINES WHERE ENGINE = 'Aria' AND SUPPORT IN ('YES', 'DEFAULT')");
    const [[, cluster] = []] = await this.query("SHOW VARIABLES LIKE 'wsrep_on'");
    return aria === '1' && cluster !== 'ON' ? 'ENGINE = Aria TRANSACTIONAL = 0' : undefined;
  }

  public async copyOut({ query, file, signal }: CopyOut): Promise<number> {
    let rows = 0;
    let text = '';
    const queue = new ByteQueue({ behind: () => this.connection.pause(), caughtUp: () => this.connection.resume() });
    const result = this.connection.query(query);
    const events = result as unknown as { on(event: string, listener: (value: never) => void): void };
    events.on('result', (row: (string | null)[]) => {
      rows++;
      text += csvRow(row);
      if (text.length < CHUNK) return;
      queue.push(Buffer.from(text));
      text = '';
    });
    events.on('error', (e: Error) => queue.end(e));
    events.on('end', () => {
      if (text !== '') queue.push(Buffer.from(text));
      queue.end();
    });
    // A cut is told to the connection only.
    const cut = (e?: Error) => queue.end(e ?? Object.assign(new Error('the connection was closed'), { code: 'PROTOCOL_CONNECTION_LOST' }));
    this.connection.on('error', cut);
    this.connection.on('end', cut);
    const stop = () => this.connection.destroy();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      await writeChunks(file, queue, signal);
    } finally {
      signal?.removeEventListener('abort', stop);
      this.connection.removeListener('error', cut);
      this.connection.removeListener('end', cut);
    }
    return rows;
  }

  public async copyIn(request: CopyIn): Promise<number> {
    if (this.canLoad) {
      try {
        return await this.load(request);
      } catch (e) {
        // The server or its administrator does not want files of clients.
        if (![1148, 3948, 3950, 4166].includes(errno(e))) throw e;
        this.canLoad = false;
      }
    }
    return loadByInserts(this.dialect, this, request, mysqlLiteral);
  }

  public async begin(): Promise<void> {
    await this.run('START TRANSACTION');
  }

  public async commit(): Promise<void> {
    await this.run('COMMIT');
  }

  public async rollback(): Promise<void> {
    await this.run('ROLLBACK');
  }

  public close(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.connection.destroy();
        resolve();
      }, 2_000);
      this.connection.end(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private async load({ table, columns, file }: CopyIn): Promise<number> {
    const names = columns.map((c, i) => (isBinary(c) ? `@b${i}` : this.dialect.quote(c.name)));
    const sets = columns.flatMap((c, i) => (isBinary(c) ? [`${this.dialect.quote(c.name)} = UNHEX(@b${i})`] : []));
    // Without a letter for escapes the unquoted word NULL is NULL, and a quote inside quotes is doubled.
    const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' ESCAPED BY '' `
      + `LINES TERMINATED BY '\n' (${names.join(', ')})${sets.length === 0 ? '' : ` SET ${sets.join(', ')}`}`;
    const { rows } = await this.run(sql, () => Readable.from(readChunks(file), { objectMode: false, highWaterMark: CHUNK }));
    const { affectedRows, warningStatus } = rows as ResultSetHeader;
    if (warningStatus > 0) {
      // A value that does not fit is cut, with nothing but a warning.
      const [[, code, message] = []] = await this.query('SHOW WARNINGS LIMIT 1');
      throw Object.assign(new Error(message ?? 'a value was cut'), { errno: Number(code), code: 'WARNING' });
    }
    return affectedRows;
  }

  private run(sql: string, infileStreamFactory?: () => Readable): Promise<{ rows: unknown; fields: FieldPacket[] }> {
    return new Promise((resolve, reject) => {
      this.connection.query({ sql, infileStreamFactory } as never, (error: unknown, rows: unknown, fields: FieldPacket[]) => {
        if (error === null || error === undefined) resolve({ rows, fields });
        else reject(error as Error);
      });
    });
  }
}

export function errno(e: unknown): number {
  return typeof e === 'object' && e !== null && 'errno' in e ? Number(e.errno) : 0;
}

interface Definition { readonly columnType: number; readonly columnLength: number; readonly decimals: number; readonly characterSet: number }

function columnOf(f: FieldPacket): DatabaseColumn {
  const { columnType, columnLength, decimals, characterSet } = f as unknown as Definition;
  const has = (flag: number) => Math.floor(Number(f.flags) / flag) % 2 === 1;
  const unsigned = has(UNSIGNED);
  const binary = characterSet === BINARY_CHARSET;
  const plain = has(ENUM) ? 'enum' : has(SET) ? 'set' : TYPES[columnType] ?? 'unknown';
  const type = plain === 'blob' && !binary ? 'text' : plain === 'varchar' && binary ? 'varbinary' : plain === 'char' && binary ? 'binary' : plain;
  return {
    name: f.name,
    type,
    unsigned,
    // Of texts in bytes, four a character.
    length: binary || !['char', 'enum', 'set', 'varchar', 'text'].includes(type) ? columnLength : Math.floor(columnLength / 4),
    // The sign and the point are counted.
    ...(type === 'decimal' ? { precision: columnLength - (unsigned ? 0 : 1) - (decimals > 0 ? 1 : 0), scale: decimals } : {}),
  };
}

/** `decimal(10,2) unsigned` as SHOW COLUMNS writes it. */
function declared(name: string, text: string): DatabaseColumn {
  const m = /^([a-z ]+?)(?:\((\d+)(?:,(\d+))?\))?( unsigned)?( zerofill)?$/i.exec(text);
  const type = (m?.[1] ?? /^[a-z]+/i.exec(text)?.[0] ?? text).toLowerCase();
  return { name, type, length: m?.[2] === undefined ? undefined : Number(m[2]), unsigned: m?.[4] !== undefined };
}

export const isBinary = (c: DatabaseColumn) => /^(tiny|medium|long)?blob$|^(var)?binary$|^geometry$/.test(c.type);

/** Whatever the server's mode says of backslashes. */
function mysqlLiteral(value: Cell, column: DatabaseColumn): string {
  if (value === null) return 'NULL';
  if (isBinary(column)) return `X'${value}'`;
  return value.includes('\\') ? `CONVERT(X'${Buffer.from(value).toString('hex')}' USING utf8mb4)` : sqlText(value);
}
