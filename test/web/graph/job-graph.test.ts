import { edgesOf, hiddenBehind, reachable, step, topological } from '../../../web/graph/job-graph';
import { layout } from '../../../web/graph/layout';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../web/graph/node-size';

const node = (id: string, ...inputs: string[]) => ({ id, type: 'X', fields: {}, inputs: inputs.map((i) => ({ node: i, as: i })) });
/** a → b → d, a → c → d, e → d, b → f */
const NODES = [node('d', 'b', 'c', 'e'), node('b', 'a'), node('c', 'a'), node('a'), node('e'), node('f', 'b')];

describe('the graph of a job', () => {
  it('has an edge for each input that leads somewhere', () => {
    expect(edgesOf([node('x', 'gone', 'y'), node('y')])).toEqual([{ id: 'x#1', source: 'y', target: 'x', output: undefined, input: 1 }]);
  });

  it('knows what is above and below', () => {
    expect([...reachable(NODES, 'd', 'up')].sort()).toEqual(['a', 'b', 'c', 'e']);
    expect([...reachable(NODES, 'a', 'down')].sort()).toEqual(['b', 'c', 'd', 'f']);
  });

  it('orders nodes after what they read, also with a cycle in it', () => {
    expect(topological(NODES).map((n) => n.id)).toEqual(['a', 'e', 'b', 'c', 'd', 'f']);
    expect(topological([node('x', 'y'), node('y', 'x'), node('z')]).map((n) => n.id)).toEqual(['z', 'x', 'y']);
  });

  it('hides behind a collapsed node what leads nowhere else', () => {
    expect([...hiddenBehind(NODES, new Set(['d']))].sort()).toEqual(['c', 'e']);
    expect([...hiddenBehind(NODES, new Set(['f']))]).toEqual([]);
  });

  it('moves along the connections with the arrow keys', () => {
    const at: Record<string, { x: number; y: number }> = {
      a: { x: 0, y: 0 }, b: { x: 1, y: 0 }, c: { x: 1, y: 1 }, d: { x: 2, y: 0 }, e: { x: 0, y: 2 }, f: { x: 2, y: 1 },
    };
    const go = (id: string, key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown') => step(NODES, id, key, (n) => at[n]);
    expect(go('a', 'ArrowRight')).toBe('b');
    expect(go('d', 'ArrowLeft')).toBe('b');
    expect(go('b', 'ArrowDown')).toBe('c');
    expect(go('c', 'ArrowUp')).toBe('b');
    expect(go('d', 'ArrowRight')).toBeUndefined();
  });
});

describe('layout', () => {
  const request = (nodes: typeof NODES, width = 1200, height = 600) => ({ ids: nodes.map((n) => n.id), edges: edgesOf(nodes), width, height });

  it('leaves no two nodes on each other and puts each after its inputs', () => {
    const { boxes, direction } = layout(request(NODES));
    const at = new Map(boxes.map((b) => [b.id, b]));
    for (const a of boxes) {
      for (const b of boxes) {
        if (a !== b) {
          expect(
            Math.abs(a.x - b.x) >= NODE_WIDTH || Math.abs(a.y - b.y) >= NODE_HEIGHT,
          ).toBe(true);
        }
      }
    }
    const axis = direction === 'LR' ? 'x' : 'y';
    for (const e of edgesOf(NODES)) expect(at.get(e.target)![axis]).toBeGreaterThan(at.get(e.source)![axis]);
  });

  it('takes the direction that shows the job larger', () => {
    const chain = Array.from({ length: 8 }, (_, i) => (i === 0 ? node('n0') : node(`n${i}`, `n${i - 1}`)));
    expect(layout(request(chain, 500, 1200)).direction).toBe('TB');
    expect(layout(request(chain, 2400, 300)).direction).toBe('LR');
  });

  it('copes with none, with loose nodes, and with 500', () => {
    expect(layout(request([])).boxes).toEqual([]);
    expect(layout(request([node('a'), node('b')])).boxes).toHaveLength(2);
    const many = Array.from({ length: 500 }, (_, i) => (i < 20 ? node(`n${i}`) : node(`n${i}`, `n${i - 20 + (i * 7) % 13}`, `n${i - 3}`)));
    expect(layout(request(many)).boxes).toHaveLength(500);
  });
});
