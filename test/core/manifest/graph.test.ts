import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { orderNodes, readers, readManifest, renderGraph, upstream } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';

const node = (id: string, ...inputs: string[]) => ({ id, inputs: inputs.map((i) => ({ node: i, as: i })) });

test('any order of an acyclic graph comes out with inputs first, nothing lost', () => {
  const graphs = fc.integer({ min: 1, max: 30 }).chain((n) => fc.record({
    edges: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 60 }),
    order: fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }),
  }));
  fc.assert(fc.property(graphs, ({ edges, order }) => {
    // Edges lead from smaller to larger numbers: no cycle.
    const nodes = order.map((i) => node(`n${i}`, ...new Set(edges.filter(([a, b]) => Math.max(a, b) === i && a !== b).map(([a, b]) => `n${Math.min(a, b)}`))));
    const ordered = orderNodes(nodes);
    expect(ordered.map((n) => n.id).sort()).toEqual(nodes.map((n) => n.id).sort());
    ordered.forEach((n, at) => n.inputs.forEach((i) => expect(ordered.findIndex((m) => m.id === i.node)).toBeLessThan(at)));
    expect(orderNodes(ordered)).toEqual(ordered);
  }));
});

test('ten thousand nodes in a row', () => {
  const nodes = [...Array(10_000).keys()].map((i) => (i === 0 ? node('n0') : node(`n${i}`, `n${i - 1}`))).reverse();
  expect(orderNodes(nodes)[0].id).toBe('n0');
});

test('a cycle is told as it is read', () => {
  expect(() => orderNodes([node('a', 'c'), node('b', 'a'), node('c', 'b')])).toThrow('in a circle: a → b → c → a');
});

test('upstream and readers', () => {
  const nodes = [node('a'), node('b', 'a'), node('c', 'a'), node('d', 'b')];
  expect(upstream(nodes, 'd').map((n) => n.id)).toEqual(['a', 'b', 'd']);
  expect(readers(nodes, 'a')).toEqual(['b', 'c']);
});

test.each(['text', 'mermaid', 'dot'] as const)('renders %s', (format) => {
  const json = readFileSync(join(__dirname, '../../fixtures/manifests/flights.glueprint.json'), 'utf8');
  expect(renderGraph(readManifest(json, NODE_TYPES).nodes, format)).toMatchSnapshot();
});

test('odd ids cannot break out of a drawing', () => {
  const odd = { ...node('a"]; b <x>\n\\'), path: '', type: 'T', fields: {}, outputs: [] };
  expect(renderGraph([odd], 'mermaid')).toBe('flowchart LR\n  n1[("a#quot;]; b &lt;x> \\<br/>T")]\n');
  expect(renderGraph([odd], 'dot')).toContain('"a\\"]; b <x>\\n\\\\" [label="a\\"]; b <x>\\n\\\\\\nT", shape=cylinder];');
});
