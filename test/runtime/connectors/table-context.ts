import { mkdirSync } from 'node:fs';
import { bindConnection } from '../../../runtime/connectors/connection-bindings';
import { OpenTableSource, OpenTableTarget, StagedLoad, TableConnector, TableContext } from '../../../runtime/connectors/table-connector';
import { EngineSession } from '../../../runtime/engines/engine';
import { sqlName } from '../../../runtime/formats/sql-text';
import { FieldValue } from '../../../src/core/manifest';
import { Column, columnsDdl, parseColumns } from '../../../src/core/types';
import { openSession, Workspace } from '../harness';

type Fields = Record<string, FieldValue>;
export interface Read { readonly ddl: string; readonly rows: unknown[]; readonly files: number; readonly bookmark?: string }

/** The contract of table connectors, without a run around it: rows land and are read by the engine, are written by it and staged. */
export class ConnectorBench {
  public static async open(connector: TableConnector, connections: Record<string, unknown>, timeZone = 'UTC'): Promise<ConnectorBench> {
    const { session, close } = await openSession(timeZone);
    return new ConnectorBench(connector, connections, session, close, timeZone);
  }

  public readonly workspace = new Workspace();
  public readonly warnings: string[] = [];
  public bindings: Record<string, string> = {};
  public variables: Record<string, string> = { DB_PASSWORD: 'right' };
  private count = 0;

  private constructor(
    private readonly connector: TableConnector, public connections: Record<string, unknown>, public readonly session: EngineSession,
    private readonly closeSession: () => Promise<void>, private readonly timeZone: string,
  ) {}

  public async close(): Promise<void> {
    await this.closeSession();
    this.workspace.remove();
  }

  public context(more: Partial<TableContext> = {}): TableContext {
    const host = this.workspace.host({ variables: this.variables });
    return {
      node: 'Node',
      host,
      environment: 'local',
      timeZone: this.timeZone,
      connection: (name) => bindConnection(name, { host, connections: this.connections }),
      binding: (uri) => this.bindings[uri],
      query: (sql) => this.session.query(sql),
      warn: (message) => { this.warnings.push(message); },
      ...more,
    };
  }

  /** Rows of a source as JSON texts, sorted, with its columns. */
  public async read(kind: string, fields: Fields, options: { columns?: string[]; limit?: number; bookmark?: string } = {}): Promise<Read> {
    const open = this.connector.sources?.[kind] as OpenTableSource;
    const reading = await open(fields, this.context({ bookmark: options.bookmark }));
    try {
      const folder = this.workspace.path(`land-${this.count++}`);
      mkdirSync(folder);
      const columns = reading.columns.filter((c) => options.columns?.includes(c.name) ?? true);
      const landed = await reading.land({ folder, columns, limit: options.limit });
      const ddl = columnsDdl(reading.columns.map(({ name, type, nullable }): Column => ({ name, type, nullable })));
      if (landed.files.length === 0) return { ddl, rows: [], files: 0, bookmark: landed.bookmark };
      const { files, options: readOptions } = landed;
      const sql = landed.format.read({ files, options: readOptions, columns: reading.columns, partitions: [], timeZone: this.timeZone });
      const rows = (await this.session.query(`SELECT to_json(r)::VARCHAR AS j FROM (SELECT ${columns.map((c) => sqlName(c.name)).join(', ')} FROM (${sql})) r`)).map((r) => String(r.j)).sort();
      expect(rows).toHaveLength(landed.rows);
      return { ddl, rows: rows.map((r) => JSON.parse(r) as unknown), files: landed.files.length, bookmark: landed.bookmark };
    } finally {
      await reading.close();
    }
  }

  /** Writes the rows of a query up to staging. */
  public async stage(kind: string, fields: Fields, ddl: string, query: string, run = `run-${this.count++}`): Promise<StagedLoad> {
    const open = this.connector.targets?.[kind] as OpenTableTarget;
    const columns = parseColumns(ddl);
    const writing = await open(fields, columns, this.context());
    try {
      const folder = this.workspace.path(`out-${this.count++}`);
      mkdirSync(folder);
      await this.session.query(writing.format.write({ from: `(${query})`, columns, partitionKeys: [], options: writing.options, timeZone: this.timeZone, to: folder, id: 'x' }));
      return await writing.stage(this.workspace.files(folder.slice(this.workspace.folder.length + 1)).map((f) => `${folder}/${f}`), run);
    } finally {
      await writing.close();
    }
  }

  public async publish(load: StagedLoad): Promise<void> {
    await this.connector.publish?.(JSON.parse(JSON.stringify(load)) as StagedLoad, this.context());
  }

  public async abandon(load: StagedLoad): Promise<void> {
    await this.connector.abandon?.(JSON.parse(JSON.stringify(load)) as StagedLoad, this.context());
  }

  public async write(kind: string, fields: Fields, ddl: string, query: string): Promise<void> {
    await this.publish(await this.stage(kind, fields, ddl, query));
  }
}
