import { analyzeQuery, Case, parseExpression, parseQuery, printExpression, printQuery } from '../../src/core/spark-sql';
import { SqlSession } from '../../src/core/spark-sql/contract';
import { EngineSession } from '../engines/engine';
import { sqlName } from '../formats/sql-text';
import { CheckedJob, CheckedNode } from '../runs/check';

/** A CASE of a node's query: which of its branches rows took is the rows of a query of its own, planned as a node beside. */
export interface CaseOfNode {
  readonly node: string;
  /** The branches as conditions, ELSE last. */
  readonly branches: readonly string[];
  readonly beside: CheckedNode;
}

/** Every CASE over the rows of a node's inputs; one over lambda variables, aggregates or in a subquery is no branch of rows and is left out. */
export function casesOf({ job, nodes }: CheckedJob): CaseOfNode[] {
  return nodes.flatMap((n) => Object.entries(n.sql ?? {}).flatMap(([output, sql]) => (/\bCASE\b/i.test(sql) ? casesOfQuery(n, output, sql, job.session) : [])));
}

/** Numbers of the branches that were taken. */
export async function branchesTaken({ beside }: CaseOfNode, session: EngineSession): Promise<number[]> {
  return (await session.query(`SELECT branch FROM ${sqlName(beside.resolved.node.id)}`)).map((r) => Number(r.branch));
}

function casesOfQuery(n: CheckedNode, output: string, sql: string, session: SqlSession): CaseOfNode[] {
  const query = parseQuery(sql, session);
  const { body } = query;
  if (body.kind !== 'select') return [];
  const { node } = n.resolved;
  const tables = Object.fromEntries(n.inputs.map((i) => [i.as, { columns: i.columns ?? [] }]));
  const inItems = findCases(body.items);
  return [...inItems, ...findCases(body.where)].flatMap((found, i): CaseOfNode[] => {
    const operand = found.operand === undefined ? '' : `${printExpression(found.operand)} `;
    const whens = found.whens.map((w) => printExpression(w.when));
    const number = `CASE ${operand}${whens.map((w, b) => `WHEN ${w} THEN ${b} `).join('')}ELSE ${whens.length} END`;
    const chosen = parseExpression(number, session);
    // Always true; it stands where neither aggregates nor windows may.
    const kept = body.where === undefined || i >= inItems.length ? '' : `(${printExpression(body.where)}) AND `;
    const where = parseExpression(`${kept}(${number}) >= 0`, session);
    const alone = { ...query, orderBy: [], sortBy: [], clusterBy: [], distributeBy: [], orderByAll: undefined, limit: undefined, offset: undefined };
    const select = { ...body, distinct: true, items: [chosen], where, groupBy: undefined, having: undefined, windows: [] };
    const rows = printQuery({ ...alone, body: select });
    const text = `SELECT * FROM (${rows}) AS t(branch)`;
    try {
      analyzeQuery(text, { ...session, tables });
    } catch {
      return []; // it hangs on more than the rows of the inputs
    }
    const id = `${node.id}/${output}/case ${i + 1}`;
    const asNode = { id, path: node.path, type: 'SparkSql', fields: {}, inputs: node.inputs, outputs: [{ name: 'output', view: id }], sql: text };
    return [{
      node: node.id,
      branches: [...whens.map((w) => `WHEN ${operand === '' ? '' : `${operand}= `}${w}`), 'ELSE'],
      beside: { resolved: { node: asNode, fields: {} }, inputs: n.inputs, columns: {}, sql: { output: text } },
    }];
  });
}

function findCases(tree: unknown): Case[] {
  if (Array.isArray(tree)) return tree.flatMap(findCases);
  if (typeof tree !== 'object' || tree === null) return [];
  const node = tree as { readonly kind?: unknown };
  if (node.kind === 'query' || node.kind === 'lambda') return [];
  return [...(node.kind === 'case' ? [node as Case] : []), ...Object.values(node).flatMap(findCases)];
}
