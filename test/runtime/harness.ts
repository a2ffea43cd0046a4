import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../runtime/cli/cli';
import { duckDbEngine } from '../../runtime/engines/duckdb/duckdb-engine';
import { EngineSession } from '../../runtime/engines/engine';
import { Host } from '../../runtime/host/host';
import { nodeHost } from '../../runtime/host/node-host';
import { FieldValue, Manifest, ManifestNode, ManifestParameter, readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';

/** A folder of its own with a host that works in it and keeps what is printed. */
export class Workspace {
  public readonly folder = mkdtempSync(join(tmpdir(), 'glueprint-'));
  public out = '';
  public err = '';

  public host(changes: Partial<Host> & { variables?: Record<string, string> } = {}): Host {
    const base = nodeHost(this.folder);
    return {
      ...base,
      terminal: { out: (t) => { this.out += t; }, error: (t) => { this.err += t; }, isOutTty: false, isErrorTty: false, columns: 100 },
      environment: { ...base.environment, variable: (name) => changes.variables?.[name] },
      ...changes,
    };
  }

  public path(name: string): string {
    return join(this.folder, name);
  }

  public write(name: string, content: string | Uint8Array): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  public read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Relative paths of all files below, hidden ones too. */
  public files(name = '.', hidden = true): string[] {
    const out: string[] = [];
    const visit = (folder: string, prefix: string) => {
      for (const entry of readdirSync(folder).sort()) {
        if (!hidden && entry.startsWith('.')) continue;
        if (statSync(join(folder, entry)).isDirectory()) visit(join(folder, entry), `${prefix}${entry}/`);
        else out.push(prefix + entry);
      }
    };
    try {
      visit(this.path(name), '');
    } catch {
      return [];
    }
    return out;
  }

  /** Runs a command line; output since the last one. */
  public async cli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    this.out = this.err = '';
    const code = await main(argv, this.host());
    return { code, out: this.out, err: this.err };
  }

  public writeManifest(manifest: Manifest, name = 'job.glueprint.json'): string {
    return this.write(name, JSON.stringify(manifest));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type NodeSpec = Partial<Pick<ManifestNode, 'sql' | 'outputs' | 'id'>> & { type: string; fields?: Record<string, FieldValue>; inputs?: readonly (string | ManifestNode['inputs'][number])[] };

/** A manifest from short notes: ids are keys, inputs are ids. SQL and columns are left for the runtime to work out. */
export function job(nodes: Record<string, NodeSpec>, more: { parameters?: ManifestParameter[]; job?: Partial<Manifest['job']> } = {}): Manifest {
  return readManifest({
    version: 1,
    job: {
      path: 'Test/Job',
      name: 'Job',
      stack: 'Test',
      glueVersion: '5.1',
      workerType: 'G.1X',
      numberOfWorkers: 2,
      timeoutMinutes: 60,
      maxRetries: 0,
      bookmarks: 'disable',
      timeZone: 'UTC',
      tags: {},
      logicalId: 'Job',
      script: 'Job.py',
      ...more.job,
    },
    parameters: more.parameters ?? [],
    resources: {},
    nodes: Object.entries(nodes).map(([id, n]) => ({
      id,
      path: `Test/Job/${id}`,
      type: n.type,
      fields: n.fields ?? {},
      inputs: (n.inputs ?? []).map((i) => (typeof i === 'string' ? { node: i, as: i.toLowerCase() } : i)),
      outputs: n.outputs ?? (n.type.endsWith('Target') ? [] : [{ name: 'output', view: id.toLowerCase() }]),
      ...(n.sql === undefined ? {} : { sql: n.sql }),
    })),
  }, NODE_TYPES);
}

export const csvSource = (
  path: string, schema?: string, format: Record<string, FieldValue> = {}, fields: Record<string, FieldValue> = {},
): NodeSpec =>
  ({ type: 'S3Source', fields: { paths: [path], format: { type: 'csv', ...format }, ...(schema === undefined ? {} : { schema }), ...fields } });
export const source = (
  type: string, path: string, schema?: string, format: Record<string, FieldValue> = {}, fields: Record<string, FieldValue> = {},
): NodeSpec =>
  ({ type: 'S3Source', fields: { paths: [path], format: { type, ...format }, ...(schema === undefined ? {} : { schema }), ...fields } });
export const target = (
  type: string, path: string, input: string, fields: Record<string, FieldValue> = {}, format: Record<string, FieldValue> = {},
): NodeSpec =>
  ({ type: 'S3Target', inputs: [input], fields: { path, format: { type, ...format }, ...fields } });

/** An engine session in a temporary folder; closed by the returned function. */
export async function openSession(timeZone = 'UTC'): Promise<{ session: EngineSession; close: () => Promise<void> }> {
  const host = nodeHost();
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-engine-'));
  const session = await duckDbEngine(host.files).open({ temporaryFolder: folder, timeZone, threads: 2 });
  await session.query(`SET TimeZone = '${timeZone}'`);
  return { session, close: () => session.close() };
}
