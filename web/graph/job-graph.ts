import type { GraphNode } from '../../runtime/server/studio/contract';

/** A line of the canvas: an input of `target`. */
export interface Edge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly output?: string;
  /** Number of the input. */
  readonly input: number;
}

export function edgesOf(nodes: readonly GraphNode[]): Edge[] {
  const known = new Set(nodes.map((n) => n.id));
  return nodes.flatMap((node) => node.inputs
    .map((input, i) => ({ id: `${node.id}#${i}`, source: input.node, target: node.id, output: input.output, input: i }))
    .filter((edge) => known.has(edge.source)));
}

function neighbours(nodes: readonly GraphNode[], direction: 'up' | 'down'): Map<string, string[]> {
  const map = new Map<string, string[]>(nodes.map((n) => [n.id, []]));
  for (const { source, target } of edgesOf(nodes)) {
    if (direction === 'up') map.get(target)?.push(source);
    else map.get(source)?.push(target);
  }
  return map;
}

/** All nodes above (or below) the given one, without itself. */
export function reachable(nodes: readonly GraphNode[], id: string, direction: 'up' | 'down'): Set<string> {
  const next = neighbours(nodes, direction);
  const seen = new Set<string>();
  const queue = [...next.get(id) ?? []];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === id || seen.has(at)) continue;
    seen.add(at);
    queue.push(...next.get(at) ?? []);
  }
  return seen;
}

/** In order: every node after those it reads, otherwise as written; nodes of a cycle last. */
export function topological<T extends GraphNode>(nodes: readonly T[]): T[] {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const done = new Set<string>();
  const out: T[] = [];
  let left = [...nodes];
  while (left.length > 0) {
    const ready = left.filter((n) => n.inputs.every((i) => done.has(i.node) || !byId.has(i.node)));
    if (ready.length === 0) return [...out, ...left];
    for (const node of ready) {
      done.add(node.id);
      out.push(node);
    }
    left = left.filter((n) => !done.has(n.id));
  }
  return out;
}

/** The nodes that a collapsed node stands for: those above it that lead nowhere else. */
export function hiddenBehind(nodes: readonly GraphNode[], collapsed: ReadonlySet<string>): Set<string> {
  const down = neighbours(nodes, 'down');
  const hidden = new Set<string>();
  for (const id of collapsed) {
    const above = reachable(nodes, id, 'up');
    // A node stays visible when something outside the branch reads it; so does then all that it reads.
    const visible = [...above].filter((n) => (down.get(n) ?? []).some((child) => child !== id && !above.has(child)));
    for (const n of [...visible]) for (const up of reachable(nodes, n, 'up')) visible.push(up);
    for (const n of above) if (!visible.includes(n)) hidden.add(n);
  }
  return hidden;
}

/** Where an arrow key leads on the canvas. */
export function step(nodes: readonly GraphNode[], id: string, key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown', depthOf: (id: string) => { x: number; y: number }): string | undefined {
  const here = depthOf(id);
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = neighbours(nodes, key === 'ArrowLeft' ? 'up' : 'down').get(id) ?? [];
    return [...next].sort((a, b) => Math.abs(depthOf(a).y - here.y) - Math.abs(depthOf(b).y - here.y))[0];
  }
  const down = key === 'ArrowDown';
  return nodes.map((n) => n.id)
    .filter((n) => n !== id && (down ? depthOf(n).y > here.y : depthOf(n).y < here.y))
    .sort((a, b) => distance(depthOf(a), here) - distance(depthOf(b), here))[0];
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.abs(a.y - b.y) + 3 * Math.abs(a.x - b.x);
}
