import type { Connection } from 'tedious';
import { SQLSERVER } from './sqlserver';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { writeChunks } from '../../../host/file-streams';
import { ByteQueue } from '../byte-queue';
import { DatabaseAddress } from '../database-address';
import { CopyIn, CopyOut, DatabaseClient, DatabaseColumn, TableShape } from '../dialect';
import { loadByInserts } from '../insert-rows';
import { Cell, csvRow } from '../row-text';
import { sqlText } from '../sql-names';

/** An INSERT takes no more rows. */
const MAX_ROWS = 1000;
const CHUNK = 256 * 1024;

export async function connectSqlServer(address: DatabaseAddress): Promise<Connection> {
  const tedious = await import('../../../clients/tedious');
  const connection = new tedious.Connection({
    server: address.host,
    authentication: { type: 'default', options: { userName: address.user ?? '', password: address.password ?? '' } },
    options: {
      port: address.port,
      database: address.database,
      encrypt: address.tls !== 'disable',
      trustServerCertificate: address.tls !== 'verify',
      ...(address.ca === undefined ? {} : { cryptoCredentialsDetails: { ca: address.ca } }),
      connectTimeout: 15_000,
      requestTimeout: 0,
      useUTC: true,
      rowCollectionOnRequestCompletion: false,
      appName: 'glueprint',
    },
  });
  connection.on('error', () => {});
  await new Promise<void>((resolve, reject) => connection.connect((e) => (e === undefined || e === null ? resolve() : reject(e))));
  return connection;
}

/** SQL Server by its own protocol; rows in bulk by a streamed result and INSERTs of many rows. */
export class SqlServerClient implements DatabaseClient {
  constructor(private readonly connection: Connection) {}

  public async query(sql: string): Promise<readonly (readonly (string | null)[])[]> {
    const rows: (string | null)[][] = [];
    await this.run(sql, (row) => rows.push(row));
    return rows;
  }

  public execute(sql: string): Promise<number> {
    return this.run(sql);
  }

  public async describe(query: string): Promise<readonly DatabaseColumn[]> {
    const rows = await this.query(`SELECT name, system_type_name, precision, scale, max_length, error_message FROM sys.dm_exec_describe_first_result_set(N${sqlText(query)}, NULL, 0) WHERE is_hidden = 0 OR error_message IS NOT NULL ORDER BY column_ordinal`);
    const fault = rows.find((r) => r[5] !== null)?.[5];
    if (typeof fault === 'string') throw Object.assign(new Error(fault), { number: /Invalid object name/.test(fault) ? 208 : /Invalid column name/.test(fault) ? 207 : 102, code: 'EREQUEST' });
    return rows.map(([name, type, precision, scale, length]) => column(name ?? '', type ?? '', Number(precision), Number(scale), Number(length)));
  }

  public async table(name: string): Promise<TableShape | undefined> {
    const id = `OBJECT_ID(N${sqlText(name)})`;
    const columns = await this.query(`SELECT c.name, t.name, c.precision, c.scale, c.max_length, CASE WHEN c.is_nullable = 0 AND c.default_object_id = 0 AND c.is_identity = 0 AND c.is_computed = 0 THEN 1 ELSE 0 END
      FROM sys.columns c JOIN sys.types t ON t.user_type_id = c.system_type_id WHERE c.object_id = ${id} ORDER BY c.column_id`);
    if (columns.length === 0) return undefined;
    const keys = await this.query(`SELECT i.index_id, CONVERT(int, i.is_primary_key), c.name FROM sys.indexes i JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id
      JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id WHERE i.object_id = ${id} AND i.is_unique = 1 AND i.has_filter = 0 AND k.is_included_column = 0 ORDER BY i.index_id, k.key_ordinal`);
    const unique = [...new Set(keys.map((k) => k[0]))].map((index) => keys.filter((k) => k[0] === index));
    return {
      columns: columns.map(([c, type, precision, scale, length, required]) => ({ ...column(c ?? '', type ?? '', Number(precision), Number(scale), Number(length)), required: required === '1' })),
      primaryKey: unique.find((u) => u[0]?.[1] === '1')?.map((k) => k[2] ?? '') ?? [],
      uniqueKeys: unique.map((u) => u.map((k) => k[2] ?? '')),
    };
  }

  public async copyOut({ query, file, signal }: CopyOut): Promise<number> {
    const { Request } = await import('../../../clients/tedious');
    let rows = 0;
    let text = '';
    const queue = new ByteQueue({ behind: () => request.pause(), caughtUp: () => request.resume() });
    const request = new Request(query, (e) => {
      if (text !== '') queue.push(Buffer.from(text));
      queue.end(e ?? undefined);
    });
    request.on('row', (cells: readonly { readonly value: unknown }[]) => {
      rows++;
      text += csvRow(cells.map((c) => textOf(c.value)));
      if (text.length < CHUNK) return;
      queue.push(Buffer.from(text));
      text = '';
    });
    const stop = () => this.connection.cancel();
    signal?.addEventListener('abort', stop, { once: true });
    this.connection.execSqlBatch(request);
    try {
      await writeChunks(file, queue, signal);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    return rows;
  }

  public copyIn(request: CopyIn): Promise<number> {
    return loadByInserts(SQLSERVER, this, { ...request, batchSize: Math.min(MAX_ROWS, request.batchSize) }, literal);
  }

  public async begin(): Promise<void> {
    // A fault then ends the transaction, not only its statement.
    await this.run('SET XACT_ABORT ON; BEGIN TRANSACTION');
  }

  public async commit(): Promise<void> {
    await this.run('COMMIT TRANSACTION');
  }

  public async rollback(): Promise<void> {
    await this.run('IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION');
  }

  public async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.connection.on('end', () => resolve());
      this.connection.close();
      setTimeout(resolve, 1_000).unref();
    });
  }

  private async run(sql: string, onRow?: (row: (string | null)[]) => void): Promise<number> {
    const { Request } = await import('../../../clients/tedious');
    return new Promise((resolve, reject) => {
      const request = new Request(sql, (e, count) => (e === undefined || e === null ? resolve(count ?? 0) : reject(e)));
      request.on('row', (cells: readonly { readonly value: unknown }[]) => onRow?.(cells.map((c) => textOf(c.value))));
      this.connection.execSqlBatch(request);
    });
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (typeof value === 'object') throw new GlueprintError({ code: 'NoTypeMapping', message: 'a value of a type that has no text' });
  return String(value);
}

/** `decimal(10,2)`: the name alone, the numbers are given. */
function column(name: string, type: string, precision: number, scale: number, length: number): DatabaseColumn {
  return { name, type: type.replace(/\(.*$/, '').trim().toLowerCase(), precision, scale, length };
}

function literal(value: Cell, { type }: DatabaseColumn): string {
  if (value === null) return 'NULL';
  return ['binary', 'varbinary', 'image'].includes(type) ? value : `N${sqlText(value)}`;
}
