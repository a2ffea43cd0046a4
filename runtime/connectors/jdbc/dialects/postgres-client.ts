import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client as PgClient, ClientConfig } from 'pg';
import { readChunks, writeChunks } from '../../../host/file-streams';
import { DatabaseAddress } from '../database-address';
import { CopyIn, CopyOut, DatabaseClient, DatabaseColumn, TableShape } from '../dialect';
import { sqlText } from '../sql-names';

export async function connectPostgres(address: DatabaseAddress): Promise<PgClient> {
  const { Client } = await import('../../../clients/pg');
  const config: ClientConfig = {
    host: address.host,
    port: address.port,
    database: address.database,
    user: address.user,
    password: address.password,
    ssl: address.tls === 'disable' ? false : { rejectUnauthorized: address.tls === 'verify', ca: address.ca },
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    application_name: 'glueprint',
    // Texts as the server sends them: the engine converts.
    types: { getTypeParser: () => (value: unknown) => value },
  } as ClientConfig;
  const client = new Client(config);
  // A connection that is cut while nothing waits for it is noticed by the next statement.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** PostgreSQL by its own protocol; rows in bulk by COPY. */
export class PostgresClient implements DatabaseClient {
  private readonly types = new Map<number, { readonly name: string; readonly element?: string }>();

  constructor(protected readonly client: PgClient) {}

  public async query(sql: string): Promise<readonly (readonly (string | null)[])[]> {
    return (await this.client.query<(string | null)[]>({ text: sql, rowMode: 'array' })).rows;
  }

  public async execute(sql: string): Promise<number> {
    const result: unknown = await this.client.query(sql);
    // Several statements in one text give several results.
    const results = (Array.isArray(result) ? result : [result]) as { readonly rowCount: number | null }[];
    return results.reduce((sum, r) => sum + (r.rowCount ?? 0), 0);
  }

  public async describe(query: string): Promise<readonly DatabaseColumn[]> {
    const { fields } = await this.client.query({ text: `SELECT * FROM (${query}\n) AS glueprint_q LIMIT 0`, rowMode: 'array' });
    await this.learn(fields.map((f) => f.dataTypeID));
    return fields.map((f) => this.column(f.name, f.dataTypeID, f.dataTypeModifier));
  }

  public async table(name: string): Promise<TableShape | undefined> {
    const columns = await this.query(`SELECT a.attname, a.atttypid, a.atttypmod, a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
      FROM pg_attribute a WHERE a.attrelid = to_regclass(${sqlText(name)})::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`);
    if (columns.length === 0) return undefined;
    const keys = await this.query(`SELECT i.indisprimary, array_to_json(ARRAY(SELECT a.attname FROM unnest(i.indkey) WITH ORDINALITY k(n, o)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.n ORDER BY k.o))
      FROM pg_index i WHERE i.indrelid = to_regclass(${sqlText(name)})::oid AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL`);
    await this.learn(columns.map((c) => Number(c[1])));
    const parsed = keys.map(([primary, list]) => ({ primary: primary === 't', columns: JSON.parse(list ?? '[]') as string[] }));
    return {
      columns: columns.map(([column, type, modifier, required]) => ({ ...this.column(column ?? '', Number(type), Number(modifier)), required: required === 't' })),
      primaryKey: parsed.find((k) => k.primary)?.columns ?? [],
      uniqueKeys: parsed.map((k) => k.columns),
    };
  }

  public async lightStaging(): Promise<string | undefined> {
    return 'UNLOGGED';
  }

  public async copyOut({ query, file, signal }: CopyOut): Promise<number> {
    const { copyTo } = await import('../../../clients/pg');
    const stream = this.client.query(copyTo(`COPY (${query}\n) TO STDOUT (FORMAT csv)`));
    await writeChunks(file, stream, signal);
    return stream.rowCount;
  }

  public async copyIn({ table, columns, file, signal }: CopyIn): Promise<number> {
    const { copyFrom } = await import('../../../clients/pg');
    const stream = this.client.query(copyFrom(`COPY ${table} (${columns.map((c) => quoteDouble(c.name)).join(', ')}) FROM STDIN (FORMAT csv)`));
    await pipeline(Readable.from(readChunks(file), { objectMode: true }), stream, { signal });
    return stream.rowCount;
  }

  public async begin(): Promise<void> {
    await this.client.query('BEGIN');
  }

  public async commit(): Promise<void> {
    await this.client.query('COMMIT');
  }

  public async rollback(): Promise<void> {
    await this.client.query('ROLLBACK');
  }

  public async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  /** Names of types by their numbers. */
  private async learn(oids: readonly number[]): Promise<void> {
    const unknown = [...new Set(oids)].filter((o) => !this.types.has(o));
    if (unknown.length === 0) return;
    for (const [oid, name, element] of await this.query(`SELECT t.oid, t.typname, CASE WHEN t.typcategory = 'A' THEN e.typname END
      FROM pg_type t LEFT JOIN pg_type e ON e.oid = t.typelem WHERE t.oid IN (${unknown.join(', ')})`)) {
      this.types.set(Number(oid), { name: name ?? '', ...(element === null || element === undefined ? {} : { element }) });
    }
  }

  private column(name: string, oid: number, modifier: number): DatabaseColumn {
    const type = this.types.get(oid) ?? { name: 'unknown' };
    const plain = type.element ?? type.name;
    const numeric = plain === 'numeric' && modifier >= 4;
    // The scale has eleven bits and a sign.
    const scale = ((modifier - 4 + 1024) % 2048 + 2048) % 2048 - 1024;
    return {
      name,
      type: type.name,
      ...(type.element === undefined ? {} : { element: type.element }),
      ...(numeric ? { precision: Math.floor((modifier - 4) / 65536), scale } : {}),
      ...(['varchar', 'bpchar'].includes(plain) && modifier >= 4 ? { length: modifier - 4 } : {}),
      ...(['bit', 'varbit'].includes(plain) && modifier >= 0 ? { length: modifier } : {}),
    };
  }
}

export function quoteDouble(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}
