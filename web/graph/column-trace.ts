import type { Lineage, LineageEdge } from '../../runtime/server/studio/contract';

interface Place { readonly node: string; readonly column: string }

function key({ node, column }: Place): string {
  return `${node}\u0000${column.toLowerCase()}`;
}

/** These decide which rows there are, not what they hold. */
const ROW_KINDS: ReadonlySet<string> = new Set(['filter', 'join', 'grouping', 'sort']);

export function isValueEdge(edge: LineageEdge): boolean {
  return !ROW_KINDS.has(edge.kind);
}

/** Columns that decide which rows the node has, once each. */
export function rowEdges(lineage: Lineage, node: string): readonly LineageEdge[] {
  const seen = new Map(lineage.edges.filter((e) => e.to.node === node && !isValueEdge(e)).map((e) => [`${key(e.from)}\u0000${e.kind}`, e]));
  return [...seen.values()];
}

/** All that a column is made of, and all that is made of it, nearest first. */
export function trace(lineage: Lineage, start: Place): {
  readonly up: readonly LineageEdge[]; readonly down: readonly LineageEdge[]; readonly nodes: ReadonlySet<string>;
} {
  const edges = lineage.edges.filter(isValueEdge);
  const up = walk(edges, start, 'to', 'from');
  const down = walk(edges, start, 'from', 'to');
  return { up, down, nodes: new Set([start.node, ...up.map((e) => e.from.node), ...down.map((e) => e.to.node)]) };
}

/** The lineage of a column as the canvas draws it. */
export interface TracedGraph {
  readonly nodes: ReadonlySet<string>;
  /** Columns that go along a connection, by `source>target`. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

/** The way of a column over connections; the columns that targets write have no edge of their own in `lineage`, their node is added. */
export function tracedGraph(lineage: Lineage, start: Place): TracedGraph {
  const { up, down, nodes } = trace(lineage, start);
  const columns = new Map<string, string[]>();
  for (const { from, to } of [...up, ...down]) {
    const at = `${from.node}>${to.node}`;
    const known = columns.get(at) ?? [];
    if (!known.includes(from.column)) columns.set(at, [...known, from.column]);
  }
  return { nodes, columns };
}

function walk(edges: readonly LineageEdge[], start: Place, here: 'from' | 'to', there: 'from' | 'to'): LineageEdge[] {
  const by = new Map<string, LineageEdge[]>();
  for (const edge of edges) {
    const at = key(edge[here]);
    const list = by.get(at);
    if (list === undefined) by.set(at, [edge]);
    else list.push(edge);
  }
  const out: LineageEdge[] = [];
  const seen = new Set([key(start)]);
  let level = [start as Place];
  while (level.length > 0) {
    const next: Place[] = [];
    for (const place of level) {
      for (const edge of by.get(key(place)) ?? []) {
        out.push(edge);
        if (seen.has(key(edge[there]))) continue;
        seen.add(key(edge[there]));
        next.push(edge[there]);
      }
    }
    level = next;
  }
  return out;
}
