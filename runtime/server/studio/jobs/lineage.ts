import { GlueprintError } from '../../../../src/core/diagnostics';
import { sessionOf } from '../../../../src/core/nodes';
import { analyzeQuery } from '../../../../src/core/spark-sql';
import { Column, parseColumns } from '../../../../src/core/types';
import type { Job, JobNode, Lineage, LineageColumn, LineageEdge } from '../contract';

/** Where each column of each node comes from, as the analyzer sees the node's query; targets take what they write. */
export function lineageOf(job: Job): Lineage {
  const columns = new Map<string, readonly Column[]>();
  const out: LineageColumn[] = [];
  const edges: LineageEdge[] = [];
  const session = sessionOf(job.settings.glueVersion, job.parameters, job.settings.timeZone);
  for (const node of job.nodes) {
    for (const output of node.outputs) {
      if (output.columns === undefined) continue;
      const list = parseColumns(output.columns);
      columns.set(`${node.id}\n${output.name}`, list);
      for (const c of list) out.push({ node: node.id, column: c.name, type: undefined });
    }
  }
  const inputColumns = (node: JobNode, i: number) => {
    const input = node.inputs[i];
    const producer = job.nodes.find((n) => n.id === input?.node);
    return input === undefined ? undefined : columns.get(`${input.node}\n${input.output ?? producer?.outputs[0]?.name}`);
  };
  for (const node of job.nodes) {
    if (node.family === 'target') {
      for (const [i, input] of node.inputs.entries()) {
        for (const c of inputColumns(node, i) ?? []) {
          out.push({ node: node.id, column: c.name });
          edges.push({ from: { node: input.node, column: c.name }, to: { node: node.id, column: c.name }, kind: 'copy' });
        }
      }
      continue;
    }
    const tables = Object.fromEntries(node.inputs.flatMap((input, i) => {
      const list = inputColumns(node, i);
      return list === undefined ? [] : [[input.as, { columns: list }]];
    }));
    if (Object.keys(tables).length < node.inputs.length) continue;
    const queries = node.sql === undefined ? [] : typeof node.sql === 'string' ? [node.sql] : Object.values(node.sql);
    for (const sql of queries) edges.push(...queryEdges(node, sql, { ...session, tables }));
  }
  return { columns: out, edges: unique(edges) };
}

function queryEdges(node: JobNode, sql: string, options: Parameters<typeof analyzeQuery>[1]): LineageEdge[] {
  try {
    const { columns, lineage } = analyzeQuery(sql, options);
    return columns.flatMap((column, i) => (lineage[i] ?? []).flatMap((influence) => {
      const input = node.inputs.find((x) => x.as.toLowerCase() === influence.table.toLowerCase());
      return input === undefined ? [] : [
        { from: { node: input.node, column: influence.column }, to: { node: node.id, column: column.name }, kind: influence.kind },
      ];
    }));
  } catch (error) {
    if (GlueprintError.isGlueprintError(error)) return []; // told as an issue of the node
    throw error;
  }
}

function unique(edges: readonly LineageEdge[]): LineageEdge[] {
  const seen = new Map(edges.map((e) => [`${e.from.node}\n${e.from.column}\n${e.to.node}\n${e.to.column}\n${e.kind}`.toLowerCase(), e]));
  return [...seen.values()];
}
