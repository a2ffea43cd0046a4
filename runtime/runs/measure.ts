import { CheckedJob } from './check';
import { planJob } from './plan';
import { ResolvedNode } from './resolve';
import { GlueprintError } from '../../src/core/diagnostics';
import { ManifestNode } from '../../src/core/manifest';
import { NodeInput, NodeType, resolveNode } from '../../src/core/nodes';
import { EngineSession } from '../engines/engine';
import { sqlName } from '../formats/sql-text';

const MEASURE = 'measure';

/** The row of a node's measures, over the data that its inputs have now. `above` is all that lies above it. */
export async function measureNode(
  above: CheckedJob, { node, fields }: ResolvedNode, type: NodeType, inputs: readonly NodeInput[], session: EngineSession,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { job } = above;
  const { context } = resolveNode({ type, node: node.id, fields: node.fields, inputs, session: job.session, parameters: job.manifest.parameters });
  const sql = type.measure?.(context);
  if (sql === undefined) return undefined;
  // The measure is planned as one more node above.
  const id = `${node.id}/${MEASURE}`;
  const asNode: ManifestNode = { id, path: node.path, type: 'SparkSql', fields: {}, inputs: node.inputs, outputs: [{ name: 'output', view: id }], sql };
  const measuring = { resolved: { node: asNode, fields }, inputs, columns: {}, sql: { output: sql } };
  const plan = planJob({ job, nodes: [...above.nodes, measuring] }, { count: 'none', staging: () => '', fileId: '' });
  await session.define(plan);
  const [row] = await session.query(`SELECT * FROM ${sqlName(id)}`);
  if (row === undefined) throw new GlueprintError({ code: 'InternalError', message: 'the measure of a node gave no row', node: node.id });
  return row;
}
