import { JobTestResult } from './result';
import { Manifest, ManifestNode } from '../../src/core/manifest';
import { nodeType } from '../../src/core/nodes';

export interface NodeCoverage {
  readonly node: string;
  readonly type: string;
  /** Runs that computed it. */
  readonly runs: number;
  /** Most rows of a run. */
  readonly rows: number;
  /** What of it no test has seen. */
  readonly unseen: readonly string[];
}

/** Which nodes, filter sides and rules the tests reached. */
export class Coverage {
  private readonly results: JobTestResult[] = [];

  constructor(private readonly manifest: Manifest) {}

  public add(result: JobTestResult): this {
    this.results.push(result);
    return this;
  }

  /** What another one of the same job has seen. */
  public addAll(other: Coverage): this {
    this.results.push(...other.results);
    return this;
  }

  public nodes(): NodeCoverage[] {
    return this.manifest.nodes.map((node): NodeCoverage => {
      const runs = this.results.filter((r) => r.computed.includes(node.id));
      const outputs = node.outputs.length === 0 ? ['output'] : node.outputs.map((o) => o.name);
      const rowsOf = (r: JobTestResult) => outputs.reduce((sum, o) => sum + rowsOr(r, node.id, o), 0);
      const rows = Math.max(0, ...runs.map(rowsOf));
      const unseen = runs.length === 0 ? ['never computed'] : [...(rows === 0 ? ['no row came out'] : []), ...this.unseenOf(node.id, node.type, runs), ...emptyOutputs(node, runs), ...branchesNotTaken(node.id, runs)];
      return { node: node.id, type: node.type, runs: runs.length, rows, unseen };
    });
  }

  /** `12 of 14 nodes`, and what is missing. */
  public text(): string {
    const all = this.nodes();
    const full = all.filter((n) => n.unseen.length === 0).length;
    return [`coverage: ${full} of ${all.length} nodes`, ...all.filter((n) => n.unseen.length > 0).map((n) => `  ${n.node} (${n.type}): ${n.unseen.join('; ')}`)].join('\n');
  }

  public json(): { readonly job: string; readonly covered: number; readonly total: number; readonly nodes: readonly NodeCoverage[] } {
    const nodes = this.nodes();
    return { job: this.manifest.job.path, covered: nodes.filter((n) => n.unseen.length === 0).length, total: nodes.length, nodes };
  }

  private unseenOf(node: string, type: string, runs: readonly JobTestResult[]): string[] {
    if (type === 'Filter') {
      const counts = runs.map((r) => ({ in: r.inputsOf(node)[0]?.rows.length ?? 0, out: rowsOr(r, node, 'output') }));
      return [...(counts.some((c) => c.out > 0) ? [] : ['no row was kept']), ...(counts.some((c) => c.out < c.in) ? [] : ['no row was dropped'])];
    }
    if (nodeType(type)?.quality === undefined) return [];
    const outcomes = runs.flatMap((r) => (r.ruleNodes.includes(node) ? r.rules(node).outcomes : []));
    return [...new Set(outcomes.map((o) => o.rule))].flatMap((rule) => {
      const seen = new Set(outcomes.filter((o) => o.rule === rule).map((o) => o.outcome));
      return (['Passed', 'Failed'] as const).filter((o) => !seen.has(o)).map((o) => `rule never ${o.toLowerCase()}: ${rule}`);
    });
  }
}

/** Of a node with several outputs, such as Route, each is a branch. */
function emptyOutputs({ id, outputs }: ManifestNode, runs: readonly JobTestResult[]): string[] {
  if (outputs.length < 2) return [];
  return outputs.filter((o) => runs.every((r) => rowsOr(r, id, o.name) === 0)).map((o) => `no row in output '${o.name}'`);
}

function branchesNotTaken(node: string, runs: readonly JobTestResult[]): string[] {
  const seen = new Map<string, { branches: readonly string[]; taken: Set<number> }>();
  for (const { branches: list } of runs) {
    for (const b of list) {
      if (b.node !== node) continue;
      const key = b.branches.join('\n');
      const all = seen.get(key) ?? { branches: b.branches, taken: new Set<number>() };
      seen.set(key, all);
      b.taken.forEach((t) => all.taken.add(t));
    }
  }
  return [...seen.values()].flatMap(({ branches, taken }) => branches.filter((_, i) => !taken.has(i)).map((b) => `CASE branch never taken: ${b}`));
}

function rowsOr(result: JobTestResult, node: string, output: string): number {
  try {
    return result.rows(node, output).length;
  } catch {
    return 0;
  }
}
