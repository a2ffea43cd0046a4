import { RunEnvironment } from './environment';
import { lookAtSource, readingSql } from './look';
import { targetSpec } from './node-io';
import { resolveJob } from './resolve';
import { readRows } from './session';
import { Manifest } from '../../src/core/manifest';
import { nodeType } from '../../src/core/nodes';
import { Column } from '../../src/core/types';

export interface ShownTarget {
  readonly node: string;
  readonly uri: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Some rows of each target, read from its files. */
export async function showTarget(
  manifest: Manifest, environment: RunEnvironment, parameters: Readonly<Record<string, string>>, rows: number,
): Promise<ShownTarget[]> {
  const job = resolveJob(manifest, parameters);
  const { timeZone } = manifest.job;
  const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/show-${environment.host.processes.pid}`, timeZone: manifest.job.timeZone });
  try {
    const out: ShownTarget[] = [];
    for (const resolved of job.nodes) {
      if (nodeType(resolved.node.type)?.family !== 'target') continue;
      const spec = targetSpec(resolved);
      const options = { ...spec.options, withHeader: spec.options.writeHeader };
      const source = { uris: [spec.uri], format: spec.format, options, recurse: false, exclusions: [] };
      const reading = await lookAtSource(
        resolved.node.id, source, { connectors: environment.connectors, query: (sql) => session.query(sql), ntzIsTimestamp: false, folder: `${session.temporaryFolder}/made-${out.length}` },
      );
      const shown = await readRows(session, `(${readingSql(reading, timeZone)})`, reading.columns, rows, timeZone);
      out.push({ node: resolved.node.id, uri: spec.uri, columns: reading.columns, rows: shown });
    }
    return out;
  } finally {
    await session.close();
  }
}
