import { mkdirSync } from 'node:fs';
import { EngineSession } from '../../../runtime/engines/engine';
import { Format, FormatOptions, Prepared } from '../../../runtime/formats/format';
import { Column, columnsDdl, parseColumns } from '../../../src/core/types';
import { openSession, Workspace } from '../harness';

/** Formats as a run uses them, without the run: prepare, discover, inspect, read; write, finish. */
export class FormatBench {
  public readonly space = new Workspace();
  private opened?: { session: EngineSession; close: () => Promise<void> };
  private n = 0;

  public async open(timeZone = 'UTC'): Promise<void> {
    this.opened = await openSession(timeZone);
  }

  public async close(): Promise<void> {
    await this.opened?.close();
    this.space.remove();
  }

  public get session(): EngineSession {
    if (this.opened === undefined) throw new Error('not open');
    return this.opened.session;
  }

  public async prepare(format: Format, files: readonly string[], options: FormatOptions = {}, schema?: string, limit?: number): Promise<Prepared> {
    const columns = schema === undefined ? undefined : parseColumns(schema);
    return await format.prepare?.(files, options, this.space.path(`prepared${this.n++}`), { columns, limit }) ?? { files, format, options };
  }

  public async read(
    format: Format, files: readonly string[], options: FormatOptions = {}, schema?: string,
  ): Promise<{ ddl: string; rows: unknown[][] }> {
    const p = await this.prepare(format, files, options, schema);
    const discover = async () => p.columns ?? await p.format.discover(p.files, p.options, (q) => this.session.query(q), false);
    const columns: readonly Column[] = schema === undefined ? await discover() : parseColumns(schema);
    const request = { files: p.files, options: p.options, columns, partitions: [], timeZone: 'UTC' };
    const inspected = await p.format.inspect?.(request, (q) => this.session.query(q));
    const error = inspected?.issues.find((i) => i.severity === 'error');
    if (error !== undefined) throw new Error(error.message);
    const sql = p.format.read({ ...request, options: { ...p.options, ...inspected?.options } });
    const found = await this.session.query(`SELECT to_json(_row) AS j FROM (${sql}) _row`);
    return { ddl: columnsDdl(columns), rows: found.map((r) => Object.values(parseLoosely(String(r.j)) as object)) };
  }

  /** Writes `SELECT ...` or a VALUES list with the schema's column names; the files. */
  public async write(format: Format, schema: string, values: string, options: FormatOptions = {}, partitionKeys: string[] = []): Promise<string[]> {
    const folder = `written${this.n++}`;
    mkdirSync(this.space.path(folder));
    const columns = parseColumns(schema);
    const from = values.startsWith('SELECT') ? `(${values})` : `(VALUES ${values}) t(${columns.map((c) => `"${c.name}"`).join(', ')})`;
    const request = { from, columns, partitionKeys, options, timeZone: 'UTC' };
    await this.session.query(format.write({ ...request, to: this.space.path(folder), id: 'ID' }));
    const files = this.space.files(folder).map((f) => this.space.path(`${folder}/${f}`));
    await format.finish?.(files, request);
    return files;
  }
}

/** The engine's JSON, which has NaN and Infinity. */
export function parseLoosely(json: string): unknown {
  return JSON.parse(json.replace(/([:[,])(-?)(NaN|Infinity)(?=[,}\]])/g, '$1"$2$3"'));
}
