import type { Connection, ExecuteOptions, Metadata } from 'oracledb';
import { ORACLE } from './oracle';
import { walletOf } from './oracle-wallet';
import { readChunks, writeChunks } from '../../../host/file-streams';
import { DatabaseAddress } from '../database-address';
import { CopyIn, CopyOut, DatabaseClient, DatabaseColumn, TableShape } from '../dialect';
import { csvChunks, readRows } from '../row-text';
import { bareName, isQuoted, nameParts, sqlText } from '../sql-names';

type FetchTypes = Pick<ExecuteOptions, 'fetchTypeHandler'>;

export async function connectOracle(address: DatabaseAddress): Promise<OracleClient> {
  const { oracledb } = await import('../../../clients/oracledb');
  const connection = await oracledb.getConnection({
    user: address.user,
    password: address.password,
    connectString: connectString(address),
    sslServerDNMatch: address.tls === 'verify',
    ...(address.ca === undefined ? {} : { walletContent: walletOf(address.ca) }),
    connectTimeout: 15,
  });
  return new OracleClient(connection, {
    // Long texts and bytes as values, not as handles.
    fetchTypeHandler: ({ dbType }) => (dbType === oracledb.DB_TYPE_CLOB || dbType === oracledb.DB_TYPE_NCLOB ? { type: oracledb.STRING }
      : dbType === oracledb.DB_TYPE_BLOB ? { type: oracledb.BUFFER } : undefined),
  } as FetchTypes);
}

/** By the name of a service, or by that of an instance, for which there is no short way to write it. */
function connectString({ tls, host, port, database, sid = false }: DatabaseAddress): string {
  const protocol = tls === 'disable' ? 'tcp' : 'tcps';
  return sid ? `(DESCRIPTION=(ADDRESS=(PROTOCOL=${protocol})(HOST=${host})(PORT=${port}))(CONNECT_DATA=(SID=${database})))` : `${protocol}://${host}:${port}/${database}`;
}

/** Oracle by its own protocol; rows in bulk by a result set and array binds. */
export class OracleClient implements DatabaseClient {
  private open = false;

  constructor(private readonly connection: Connection, private readonly fetchTypes: FetchTypes) {}

  public async query(sql: string): Promise<readonly (readonly (string | null)[])[]> {
    const { rows = [] } = await this.connection.execute<unknown[]>(sql, [], this.fetchTypes);
    return rows.map((row) => row.map(textOf));
  }

  public async execute(sql: string): Promise<number> {
    // Statements outside a transaction take effect at once.
    return (await this.connection.execute(sql, [], { autoCommit: !this.open })).rowsAffected ?? 0;
  }

  public async describe(query: string): Promise<readonly DatabaseColumn[]> {
    const { metaData = [] } = await this.connection.execute(`SELECT * FROM (${query}\n) WHERE 1 = 0`, [], {});
    return metaData.map(columnOf);
  }

  public async table(name: string): Promise<TableShape | undefined> {
    const folded = nameParts(name).map((p) => (isQuoted(p) ? bareName(p) : p.toUpperCase()));
    const [table = '', owner] = [...folded].reverse();
    const at = `OWNER = ${owner === undefined ? "SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')" : sqlText(owner)} AND TABLE_NAME = ${sqlText(table)}`;
    const columns = await this.query(`SELECT COLUMN_NAME, DATA_TYPE, DATA_PRECISION, DATA_SCALE, CHAR_LENGTH, NULLABLE, DEFAULT_LENGTH, IDENTITY_COLUMN FROM ALL_TAB_COLUMNS WHERE ${at} ORDER BY COLUMN_ID`);
    if (columns.length === 0) return undefined;
    const keys = await this.query(`SELECT c.CONSTRAINT_NAME, c.CONSTRAINT_TYPE, k.COLUMN_NAME FROM ALL_CONSTRAINTS c JOIN ALL_CONS_COLUMNS k ON k.OWNER = c.OWNER AND k.CONSTRAINT_NAME = c.CONSTRAINT_NAME
      WHERE c.CONSTRAINT_TYPE IN ('P', 'U') AND c.${at.replace(' AND ', ' AND c.')} ORDER BY c.CONSTRAINT_NAME, k.POSITION`);
    const unique = [...new Set(keys.map((k) => k[0]))].map((constraint) => keys.filter((k) => k[0] === constraint));
    return {
      columns: columns.map(([column, type, precision, scale, length, nullable, standard, identity]) => ({
        name: column ?? '',
        type: (type ?? '').replace(/\(\d+\)/g, '').toLowerCase(),
        ...(precision === null || precision === undefined ? {} : { precision: Number(precision) }),
        ...(scale === null || scale === undefined ? {} : { scale: Number(scale) }),
        length: Number(length),
        required: nullable === 'N' && standard === null && identity !== 'YES',
      })),
      primaryKey: unique.find((u) => u[0]?.[1] === 'P')?.map((k) => k[2] ?? '') ?? [],
      uniqueKeys: unique.map((u) => u.map((k) => k[2] ?? '')),
    };
  }

  public copyOut(request: CopyOut): Promise<number> {
    return this.stoppable(request.signal, () => this.read(request));
  }

  private async read({ query, file, fetchSize, signal }: CopyOut): Promise<number> {
    const { resultSet } = await this.connection.execute<unknown[]>(query, [], { resultSet: true, fetchArraySize: fetchSize, ...this.fetchTypes });
    if (resultSet === undefined) throw new Error('the query gave no result set');
    let rows = 0;
    const read = async function* () {
      for (;;) {
        const batch = await resultSet.getRows(fetchSize);
        if (batch.length === 0) return;
        rows += batch.length;
        yield batch.map((row) => row.map(textOf));
      }
    };
    try {
      await writeChunks(file, csvChunks(read()), signal);
    } finally {
      await resultSet.close();
    }
    return rows;
  }

  public copyIn(request: CopyIn): Promise<number> {
    return this.stoppable(request.signal, () => this.load(request));
  }

  private async load({ table, columns, file, batchSize, signal }: CopyIn): Promise<number> {
    const places = columns.map((c, i) => (/^(date|timestamp)/.test(c.type) ? `TO_TIMESTAMP(:${i + 1}, 'YYYY-MM-DD HH24:MI:SS.FF')` : c.type === 'raw' ? `HEXTORAW(:${i + 1})` : `:${i + 1}`));
    const sql = `INSERT INTO ${table} (${columns.map((c) => ORACLE.quote(c.name)).join(', ')}) VALUES (${places.join(', ')})`;
    let rows = 0;
    for await (const batch of readRows(readChunks(file), ORACLE.style.nullText, batchSize)) {
      signal?.throwIfAborted();
      const binds = batch.map((row) => row.map((v, i) => (v === null ? v : boundValue(v, columns[i]?.type))));
      await this.connection.executeMany(sql, binds, { autoCommit: true });
      rows += batch.length;
    }
    return rows;
  }

  /** A statement that runs when the signal comes is broken off: it would be waited for. */
  private async stoppable<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const stop = () => void this.connection.break().catch(() => undefined);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await work();
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  public async begin(): Promise<void> {
    this.open = true;
  }

  public async commit(): Promise<void> {
    this.open = false;
    await this.connection.commit();
  }

  public async rollback(): Promise<void> {
    this.open = false;
    await this.connection.rollback();
  }

  public async close(): Promise<void> {
    await this.connection.close().catch(() => undefined);
  }
}

function boundValue(text: string, type: string | undefined): string | Buffer {
  if (type === 'blob') return Buffer.from(text, 'hex');
  // Oracle's own word for it.
  return type?.startsWith('binary_') === true ? text.replace('Infinity', 'Inf') : text;
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return value instanceof Date ? value.toISOString().replace('T', ' ').replace('Z', '') : String(value);
}

function columnOf(meta: Metadata<unknown>): DatabaseColumn {
  return {
    name: meta.name,
    type: (meta.dbTypeName ?? '').toLowerCase(),
    precision: meta.precision,
    scale: meta.scale,
    length: meta.byteSize,
  };
}
