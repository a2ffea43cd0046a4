import dagre from '@dagrejs/dagre';
import type { Edge } from './job-graph';
import { NODE_HEIGHT, NODE_WIDTH } from './node-size';

export interface Box { readonly id: string; readonly x: number; readonly y: number }
export interface Layout { readonly direction: 'LR' | 'TB'; readonly width: number; readonly height: number; readonly boxes: readonly Box[] }
export interface LayoutRequest {
  readonly ids: readonly string[];
  readonly edges: readonly Pick<Edge, 'source' | 'target'>[];
  /** Of the canvas: the direction that shows the job larger is taken. */
  readonly width: number;
  readonly height: number;
}

/** Above this many nodes the layout runs in a worker. */
export const WORKER_ABOVE = 200;

export function layout(request: LayoutRequest): Layout {
  const across = arrange(request, 'LR');
  if (request.ids.length > WORKER_ABOVE) return across;
  const down = arrange(request, 'TB');
  return zoom(down, request) > zoom(across, request) * 1.15 ? down : across;
}

function zoom(l: Layout, canvas: { width: number; height: number }): number {
  return Math.min(canvas.width / l.width, canvas.height / l.height, 1);
}

function arrange({ ids, edges }: LayoutRequest, direction: 'LR' | 'TB'): Layout {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: direction === 'LR' ? 28 : 32, ranksep: direction === 'LR' ? 72 : 52, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  const known = new Set(ids);
  edges.forEach(({ source, target }, i) => {
    if (known.has(source) && known.has(target)) graph.setEdge(source, target, {}, String(i));
  });
  dagre.layout(graph);
  const boxes = ids.map((id) => {
    const { x, y } = graph.node(id) as { x: number; y: number };
    return { id, x: Math.round(x - NODE_WIDTH / 2), y: Math.round(y - NODE_HEIGHT / 2) };
  });
  return { direction, boxes, width: extent(boxes, 'x') + NODE_WIDTH + 32, height: extent(boxes, 'y') + NODE_HEIGHT + 32 };
}

function extent(boxes: readonly Box[], axis: 'x' | 'y'): number {
  if (boxes.length === 0) return 0;
  return Math.max(...boxes.map((b) => b[axis])) - Math.min(...boxes.map((b) => b[axis]));
}
