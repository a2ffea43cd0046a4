import * as duckdb from '@duckdb/node-api';
import { DuckDbModule, setupConnection, SqlSession, translate } from '../../../../src/core/spark-sql';
import { parseColumns } from '../../../../src/core/types';

/** Runs Spark SQL on a fresh DuckDB and gives rows as JSON, for short tests. */
export class SqlRunner {
  public static async open(session: SqlSession = {}): Promise<SqlRunner> {
    const instance = await duckdb.DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await setupConnection(connection as never, duckdb as unknown as DuckDbModule, { timeZone: session.timeZone ?? 'UTC' });
    return new SqlRunner(instance, connection, session);
  }

  private readonly tables: Record<string, { columns: ReturnType<typeof parseColumns> }> = {};

  private constructor(
    private readonly instance: duckdb.DuckDBInstance, private readonly connection: duckdb.DuckDBConnection, private readonly session: SqlSession,
  ) {}

  public async table(name: string, ddl: string, values: string): Promise<void> {
    const columns = parseColumns(ddl);
    await this.connection.run(`CREATE TABLE ${name} AS SELECT * FROM (VALUES ${values}) AS v(${columns.map((c) => `"${c.name}"`).join(', ')})`);
    this.tables[name] = { columns };
  }

  public async rows(sql: string): Promise<unknown[][]> {
    const { sql: translated } = translate(sql, { ...this.session, tables: this.tables });
    return (await this.connection.runAndReadAll(translated)).getRowsJson() as unknown[][];
  }

  public close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
