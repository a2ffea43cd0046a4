import { compareRelations } from './compare-relations';
import { Row, RowDifference } from './compare-rows';
import { RunEnvironment } from './environment';
import { RunEvent, RunResult } from './events';
import { lookAtSource, readingSql, SourceReading } from './look';
import { readsFiles, targetSpec } from './node-io';
import { ResolvedNode, resolveJob } from './resolve';
import { EngineName, runJob } from './run-job';
import { readRows } from './session';
import { GlueprintError } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';
import { nodeType } from '../../src/core/nodes';
import { Column, typeName } from '../../src/core/types';
import { EngineSession } from '../engines/engine';
import { openStore } from '../state/store';

export interface VerifyOptions {
  readonly engines: readonly [EngineName, EngineName];
  readonly parameters: Readonly<Record<string, string>>;
  /** Rows to show of each difference. */
  readonly rows: number;
  /** The environment with these targets in folders of their own. */
  readonly environment: (targets: readonly { readonly uri: string; readonly path: string }[]) => RunEnvironment;
  readonly onEvent?: (engine: EngineName, event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

export interface TargetComparison {
  readonly node: string;
  readonly uri: string;
  readonly columns: readonly Column[];
  /** Rows by engine, in the order of the engines. */
  readonly rowCounts: readonly [number, number];
  /** Columns of other name or type, or missing: as each engine has them. */
  readonly types: readonly { readonly column: string; readonly left?: string; readonly right?: string }[];
  readonly rows?: RowDifference;
}

export interface Verification {
  readonly equal: boolean;
  readonly runs: readonly RunResult[];
  readonly targets: readonly TargetComparison[];
}

/** Runs a job on two engines over the same input and compares what they write. Neither the targets nor the records of runs change. */
export async function verifyJob(manifest: Manifest, options: VerifyOptions): Promise<Verification> {
  const plain = options.environment([]);
  const { files, processes } = plain.host;
  const folder = `${plain.folder}/tmp/verify-${processes.pid}`;
  const job = resolveJob(manifest, options.parameters);
  const targets = job.nodes.filter((n) => nodeType(n.node.type)?.family === 'target').map((n) => ({ resolved: n, spec: comparable(n) }));
  try {
    const runs: RunResult[] = [];
    const environments: RunEnvironment[] = [];
    for (const [i, engine] of options.engines.entries()) {
      const own = `${folder}/${i}`;
      await files.makeFolder(own);
      const environment = {
        ...options.environment(targets.map(({ spec }, n) => ({ uri: spec.uri, path: `${own}/target-${n}` }))), openStore: () => openStore(`${own}/state.db`),
      };
      environments.push(environment);
      const result = await runJob(manifest, environment, {
        parameters: options.parameters, engine, bookmarks: 'disable', signal: options.signal, onEvent: (event) => options.onEvent?.(engine, event),
      });
      runs.push(result);
      if (result.state !== 'SUCCEEDED') return { equal: false, runs, targets: [] };
    }
    const compared = [];
    for (const { resolved, spec } of targets) {
      compared.push({ node: resolved.node.id, uri: spec.uri, ...await compareTarget(resolved.node.id, spec, environments, manifest, options.rows) });
    }
    return { equal: compared.every((t) => t.types.length === 0 && t.rows === undefined), runs, targets: compared };
  } finally {
    await files.remove(folder);
  }
}

/** What is written into a system cannot be turned aside into two folders. */
function comparable(target: ResolvedNode): ReturnType<typeof targetSpec> {
  const { id, type } = target.node;
  if (readsFiles(type)) return targetSpec(target);
  throw new GlueprintError({
    code: 'NotComparable', node: id, message: `the files that targets write are compared, and a ${type} writes none`, hint: 'verify the job with --sample, where files stand for systems',
  });
}

/** Both are read by one session: what differs is found where the rows are. */
async function compareTarget(
  node: string, spec: ReturnType<typeof targetSpec>, environments: readonly RunEnvironment[], manifest: Manifest, show: number,
): Promise<Omit<TargetComparison, 'node' | 'uri'>> {
  const { timeZone } = manifest.job;
  const [first] = environments;
  if (first === undefined) return { columns: [], rowCounts: [0, 0], types: [] };
  return withSession(first, timeZone, async (session) => {
    const sides = [];
    for (const [i, environment] of environments.entries()) sides.push(await lookAtTarget(node, spec, environment, session, `made-${i}`));
    const sql = sides.map((reading) => (reading === undefined ? 'SELECT 1 AS nothing WHERE false' : readingSql(reading, timeZone)));
    const columns = sides[0]?.columns ?? [];
    const types = typeDifferences(columns, sides[1]?.columns ?? []);
    const [left = '', right = ''] = sql;
    if (types.length === 0) return { columns, types, ...await compareRelations(session, columns, [left, right], timeZone, show) };
    // Rows of other columns are only counted.
    const { rowCounts } = await compareRelations(session, [], [left, right], timeZone, 0);
    return { columns, types, rowCounts };
  });
}

/** All rows of a target, each value as JSON text. Nothing at all where no file was written. */
export async function readTarget(
  node: string, spec: ReturnType<typeof targetSpec>, environment: RunEnvironment | undefined, manifest: Manifest,
): Promise<{ columns: readonly Column[]; rows: readonly Row[] }> {
  if (environment === undefined) return { columns: [], rows: [] };
  const { timeZone } = manifest.job;
  return withSession(environment, timeZone, async (session) => {
    const reading = await lookAtTarget(node, spec, environment, session);
    if (reading === undefined) return { columns: [], rows: [] };
    return { columns: reading.columns, rows: await readRows(session, `(${readingSql(reading, timeZone)})`, reading.columns, 2 ** 53, timeZone) };
  });
}

async function withSession<T>(environment: RunEnvironment, timeZone: string, use: (session: EngineSession) => Promise<T>): Promise<T> {
  const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/verify-read-${environment.host.processes.pid}`, timeZone });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

/** The files that a target wrote, as a source; nothing where there are none. */
async function lookAtTarget(
  node: string, spec: ReturnType<typeof targetSpec>, { connectors }: RunEnvironment, session: EngineSession, made = 'made',
): Promise<SourceReading | undefined> {
  if (await connectors.of(spec.uri).isEmpty(spec.uri)) return undefined;
  const options = { ...spec.options, withHeader: spec.options.writeHeader };
  const source = { uris: [spec.uri], format: spec.format, options, recurse: false, exclusions: [] };
  return lookAtSource(node, source, { connectors, query: (sql) => session.query(sql), ntzIsTimestamp: false, folder: `${session.temporaryFolder}/${made}` });
}

function typeDifferences(left: readonly Column[], right: readonly Column[]): TargetComparison['types'] {
  const of = (c: Column | undefined, i: number) => (c === undefined ? undefined : `${i + 1}: ${typeName(c.type)}`);
  const names = [...new Set([...left, ...right].map((c) => c.name))];
  return names.map((column) => {
    const [a, b] = [left, right].map((list) => of(list.find((c) => c.name === column), list.findIndex((c) => c.name === column)));
    return { column, left: a, right: b };
  }).filter((d) => d.left !== d.right);
}
