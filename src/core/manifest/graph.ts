import type { ManifestNode } from './manifest';
import { didYouMean, GlueprintError } from '../diagnostics';

/** What the graph functions need of a node. */
export type GraphNode = Pick<ManifestNode, 'id' | 'inputs'>;

/**
 * Nodes so that each stands after its inputs; otherwise in the order given.
 *
 * @throws GlueprintError `DuplicateNode`, `DanglingInput` or `Cycle`.
 */
export function orderNodes<T extends GraphNode>(nodes: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const node of nodes) {
    if (byId.has(node.id)) throw new GlueprintError({ code: 'DuplicateNode', message: `two nodes have the id '${node.id}'`, node: node.id });
    byId.set(node.id, node);
  }
  const out: T[] = [];
  const done = new Set<string>();
  for (const node of nodes) {
    // An explicit stack: graphs of thousands of nodes in a row must not overflow the call stack.
    const path: { node: T; next: number }[] = [{ node, next: 0 }];
    const open = new Set([node.id]);
    while (path.length > 0) {
      const top = path[path.length - 1];
      if (done.has(top.node.id)) {
        open.delete(top.node.id);
        path.pop();
        continue;
      }
      const input = top.node.inputs[top.next++];
      if (input === undefined) {
        done.add(top.node.id);
        out.push(top.node);
      } else if (open.has(input.node)) {
        const ids = path.map((p) => p.node.id);
        const cycle = [...ids.slice(ids.indexOf(input.node)), input.node].reverse();
        throw new GlueprintError({ code: 'Cycle', message: `the nodes read each other in a circle: ${cycle.join(' → ')}`, node: input.node });
      } else if (!done.has(input.node)) {
        const next = byId.get(input.node);
        if (next === undefined) {
          throw new GlueprintError({
            code: 'DanglingInput',
            message: `input '${input.node}' does not exist${didYouMean(input.node, byId.keys())}`,
            node: top.node.id,
            field: 'inputs',
          });
        }
        open.add(next.id);
        path.push({ node: next, next: 0 });
      }
    }
  }
  return out;
}

/** Nodes that the given one needs, itself last, in order. */
export function upstream<T extends GraphNode>(nodes: readonly T[], id: string): T[] {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const wanted = new Set([id]);
  const queue = [id];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const input of byId.get(at)?.inputs ?? []) {
      if (!wanted.has(input.node)) {
        wanted.add(input.node);
        queue.push(input.node);
      }
    }
  }
  return orderNodes(nodes.filter((n) => wanted.has(n.id)));
}

/** Ids of the nodes that read a node. */
export function readers(nodes: readonly GraphNode[], id: string): string[] {
  return nodes.filter((n) => n.inputs.some((i) => i.node === id)).map((n) => n.id);
}
