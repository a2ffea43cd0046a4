import { FakeOracle, FakeOracleOptions } from './fake-oracle';
import { SmallOracle } from './small-oracle';
import { JDBC } from '../../../../runtime/connectors/jdbc/jdbc-connector';
import { StagedLoad } from '../../../../runtime/connectors/table-connector';
import { FieldValue } from '../../../../src/core/manifest';
import { ConnectorBench, Read } from '../table-context';

type Fields = Record<string, FieldValue>;

/** Our connector, Oracle's client, a server that speaks its protocol, and a small database behind it. */
export class OracleBench {
  public static async open(options: FakeOracleOptions = {}): Promise<OracleBench> {
    const oracle = await SmallOracle.open();
    const server = await FakeOracle.open({ open: () => oracle.session(), ...options });
    const { url } = server;
    const bench = await ConnectorBench.open(JDBC, { db: { url, user: 'scott', password: 'right' }, wrong: { url, user: 'scott', password: 'wrong' } });
    return new OracleBench(oracle, server, bench);
  }

  private constructor(public readonly oracle: SmallOracle, public readonly server: FakeOracle, public readonly bench: ConnectorBench) {}

  public async close(): Promise<void> {
    await this.bench.close();
    await this.server.close();
    this.oracle.close();
  }

  public reset(): void {
    this.server.statements.length = 0;
    this.server.logins = 0;
    this.server.instead = () => undefined;
    this.bench.warnings.length = 0;
  }

  /** Statements of the client's, on one line each. */
  public sql(): string[] {
    return this.server.statements.map((s) => s.sql.replace(/\s+/g, ' ').trim());
  }

  public since(start: string): string[] {
    return this.sql().filter((s) => s.startsWith(start));
  }

  public run(sql: string): Promise<(string | null)[][]> {
    return this.oracle.run(sql);
  }

  /** A table that several cases share. */
  public async once(table: string, ...statements: readonly string[]): Promise<void> {
    if (this.oracle.tables.has(`SCOTT.${table}`)) return;
    for (const sql of statements) await this.run(sql);
  }

  /** Tables of loads. */
  public async leftovers(): Promise<string[]> {
    return [...this.oracle.tables.keys()].filter((t) => t.includes('GLUEPRINT_'));
  }

  public read(source: Fields, bookmark?: string): Promise<Read> {
    return this.bench.read('JdbcSource', { connection: 'db', ...source }, { bookmark });
  }

  public stage(target: Fields, ddl: string, query: string): Promise<StagedLoad> {
    return this.bench.stage('JdbcTarget', { connection: 'db', ...target }, ddl, query);
  }

  /** What a fault of publishing leaves is taken away, as a run does it. */
  public async write(target: Fields, ddl: string, query: string): Promise<void> {
    const load = await this.stage(target, ddl, query);
    try {
      await this.bench.publish(load);
    } catch (e) {
      await this.bench.abandon(load);
      throw e;
    }
  }
}
