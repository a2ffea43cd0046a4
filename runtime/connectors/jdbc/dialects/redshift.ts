import { PostgresClient, connectPostgres } from './postgres-client';
import { mergeSql, POSTGRESQL } from './postgresql';
import { writeChunks } from '../../../host/file-streams';
import { CopyIn, CopyOut, Dialect, TableShape } from '../dialect';
import { loadByInserts } from '../insert-rows';
import { csvChunks } from '../row-text';
import { bareName, isQuoted, nameParts, sqlText } from '../sql-names';

/** Redshift speaks PostgreSQL's protocol without COPY to or from a client, and has keys that nothing enforces. */
class RedshiftClient extends PostgresClient {
  public async table(name: string): Promise<TableShape | undefined> {
    // Asked of the catalog: a query that fails would end the transaction that it stands in.
    const [table = '', schema] = nameParts(name).map((p) => (isQuoted(p) ? bareName(p) : p.toLowerCase())).reverse();
    const within = schema === undefined ? 'current_schema()' : sqlText(schema);
    const found = await this.query(`SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = ${sqlText(table)} AND n.nspname = ${within}`);
    return found.length === 0 ? undefined : { columns: await this.describe(`SELECT * FROM ${name}`), primaryKey: [], uniqueKeys: [] };
  }

  public async copyOut({ query, file, fetchSize, signal }: CopyOut): Promise<number> {
    let rows = 0;
    const read = async function* (this: RedshiftClient) {
      await this.begin();
      await this.client.query(`DECLARE glueprint_c CURSOR FOR ${query}`);
      for (;;) {
        const batch = await this.query(`FETCH FORWARD ${fetchSize} FROM glueprint_c`);
        if (batch.length === 0) break;
        rows += batch.length;
        yield batch;
      }
      await this.commit();
    }.bind(this);
    await writeChunks(file, csvChunks(read()), signal);
    return rows;
  }

  public async lightStaging(): Promise<undefined> {
    return undefined; // it logs nothing of the kind
  }

  public copyIn(request: CopyIn): Promise<number> {
    return loadByInserts(REDSHIFT, this, request);
  }
}

export const REDSHIFT: Dialect = {
  ...POSTGRESQL,
  system: 'redshift',
  title: 'Amazon Redshift',
  upsertNeedsKey: false,
  maxName: 127,

  columnType(type) {
    switch (type.kind) {
      // TEXT would be 256 bytes there.
      case 'string': return 'VARCHAR(65535)';
      case 'binary': return 'VARBYTE';
      case 'array': return undefined;
      default: return POSTGRESQL.columnType(type);
    }
  },

  // TRUNCATE commits.
  emptied: (table) => `DELETE FROM ${table}`,
  upsert: (parts) => mergeSql(parts),

  async connect(address) {
    const client = new RedshiftClient(await connectPostgres(address));
    await client.execute("SET TimeZone = 'UTC'");
    return client;
  },
};
