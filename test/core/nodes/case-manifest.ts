import type { NodeCase } from './node-case';
import { Manifest, MANIFEST_VERSION, ManifestNode, ManifestParameter } from '../../../src/core/manifest';
import { NodeType, ResolvedNode, resolveNode, sessionOf } from '../../../src/core/nodes';
import { columnsDdl, parseColumns } from '../../../src/core/types';

export function parametersOf(c: NodeCase): ManifestParameter[] {
  return Object.entries(c.parameters ?? {}).map(([name, type]) => ({ name, type }));
}

export function resolveCase(type: NodeType, c: NodeCase, measured?: Readonly<Record<string, unknown>>): ResolvedNode {
  return resolveNode({
    type,
    node: 'App/Job/Node',
    fields: c.fields,
    inputs: Object.entries(c.inputs).map(([as, ddl]) => ({ as, columns: ddl === null ? undefined : parseColumns(ddl) })),
    session: sessionOf(c.glueVersion ?? '5.1', parametersOf(c)),
    parameters: parametersOf(c),
    measured,
  });
}

/** Name of an output in the manifest of a case. */
export const viewOf = (outputs: readonly string[], name: string) => (outputs.length === 1 ? 'node' : `node_${outputs.indexOf(name)}`);

/** A job of the node and, for each input, a Parquet source. */
export function manifestOf(type: NodeType, c: NodeCase): Manifest {
  const resolved = resolveCase(type, c);
  const sources = Object.entries(c.inputs).map(([as, ddl]): ManifestNode => ({
    id: as,
    path: `App/Job/${as}`,
    type: 'S3Source',
    fields: { paths: [`s3://bucket/${as}/`], format: { type: 'parquet' }, recurse: true, exclusions: [], ...(ddl === null ? {} : { schema: ddl }) },
    inputs: [],
    outputs: [{ name: 'output', view: as, ...(ddl === null ? {} : { columns: ddl }) }],
  }));
  const node: ManifestNode = {
    id: 'Node',
    path: 'App/Job/Node',
    type: type.kind,
    fields: resolved.fields as ManifestNode['fields'],
    inputs: Object.keys(c.inputs).map((as) => ({ node: as, as })),
    outputs: resolved.outputs.map((name) => {
      const columns = resolved.columns?.[name];
      return { name, view: viewOf(resolved.outputs, name), ...(columns === undefined ? {} : { columns: columnsDdl(columns) }) };
    }),
    ...(resolved.sql === undefined ? {} : { sql: resolved.sql }),
  };
  return {
    version: MANIFEST_VERSION,
    job: {
      path: 'App/Job',
      name: 'Job',
      stack: 'App',
      glueVersion: c.glueVersion ?? '5.1',
      workerType: 'G.1X',
      numberOfWorkers: 2,
      timeoutMinutes: 60,
      maxRetries: 0,
      bookmarks: 'disable',
      timeZone: 'UTC',
      tags: {},
      logicalId: 'Job',
      script: 'job.py',
    },
    parameters: parametersOf(c),
    nodes: [...sources, node],
    resources: { Bucket: { type: 'AWS::S3::Bucket', path: 'App/Bucket' } },
  };
}
