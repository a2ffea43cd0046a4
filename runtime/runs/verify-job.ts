import { compareRows, Row, RowDifference } from './compare-rows';
import { RunEnvironment } from './environment';
import { RunEvent, RunResult } from './events';
import { lookAtSource, readingSql } from './look';
import { targetSpec } from './node-io';
import { resolveJob } from './resolve';
import { runJob } from './run-job';
import { readRows } from './session';
import { Manifest } from '../../src/core/manifest';
import { nodeType } from '../../src/core/nodes';
import { Column, typeName } from '../../src/core/types';
import { openStore } from '../state/store';

export type EngineName = 'duckdb' | 'spark';

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
  const targets = job.nodes.filter((n) => nodeType(n.node.type)?.family === 'target').map((n) => ({ resolved: n, spec: targetSpec(n) }));
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
      const [left, right] = [
        await readTarget(resolved.node.id, spec, environments[0], manifest), await readTarget(resolved.node.id, spec, environments[1], manifest),
      ];
      const types = typeDifferences(left.columns, right.columns);
      const rows = types.length > 0 ? undefined : compareRows(left.columns, left.rows, right.rows, options.rows);
      compared.push({
        node: resolved.node.id,
        uri: spec.uri,
        columns: left.columns,
        rowCounts: [
          left.rows.length, right.rows.length,
        ] as const,
        types,
        ...(rows === undefined ? {} : { rows }),
      });
    }
    return { equal: compared.every((t) => t.types.length === 0 && t.rows === undefined), runs, targets: compared };
  } finally {
    await files.remove(folder);
  }
}

/** All rows of a target, each value as JSON text. Nothing at all where no file was written. */
export async function readTarget(
  node: string, spec: ReturnType<typeof targetSpec>, environment: RunEnvironment | undefined, manifest: Manifest,
): Promise<{ columns: readonly Column[]; rows: readonly Row[] }> {
  if (environment === undefined || await environment.connectors.of(spec.uri).isEmpty(spec.uri)) return { columns: [], rows: [] };
  const { timeZone } = manifest.job;
  const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/verify-read-${environment.host.processes.pid}`, timeZone });
  try {
    const source = {
      uris: [spec.uri],
      format: spec.format,
      options: { ...spec.options, withHeader: spec.options.writeHeader },
      recurse: false,
      exclusions: [],
    };
    const reading = await lookAtSource(
      node, source, { connectors: environment.connectors, query: (sql) => session.query(sql), ntzIsTimestamp: false, folder: `${session.temporaryFolder}/made` },
    );
    return { columns: reading.columns, rows: await readRows(session, `(${readingSql(reading, timeZone)})`, reading.columns, 2 ** 53, timeZone) };
  } finally {
    await session.close();
  }
}

function typeDifferences(left: readonly Column[], right: readonly Column[]): TargetComparison['types'] {
  const of = (c: Column | undefined, i: number) => (c === undefined ? undefined : `${i + 1}: ${typeName(c.type)}`);
  const names = [...new Set([...left, ...right].map((c) => c.name))];
  return names.map((column) => {
    const [a, b] = [left, right].map((list) => of(list.find((c) => c.name === column), list.findIndex((c) => c.name === column)));
    return { column, left: a, right: b };
  }).filter((d) => d.left !== d.right);
}
