import { useMemo } from 'react';
import { Link } from 'wouter';
import { JobPage } from './JobPage';
import type { Job, Lineage } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Empty, Failure, Spinner } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';
import { isValueEdge, trace } from '../graph/column-trace';
import { topological } from '../graph/job-graph';
import { columnsOf } from '../graph/schema-rows';

const ROW = 24;
const HEAD = 30;
const WIDTH = 190;
const GAP = 110;

/** All columns of all nodes; a chosen one shows its way through the job. */
export default function LineagePage({ job }: { readonly job: string }) {
  usePageTitle(`Lineage of ${job}`);
  const { value, error, reload } = useLoaded(() => Promise.all([api.job(job), api.lineage(job)]), job);
  const [picked, setPicked] = useQuery('column');
  return (
    <JobPage job={job}>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Tracing columns" />}
      {value !== undefined && <Columns job={value[0]} lineage={value[1]} picked={picked} onPick={(c) => setPicked(c === picked ? undefined : c)} />}
    </JobPage>
  );
}

interface Placed { readonly id: string; readonly x: number; readonly y: number; readonly columns: readonly string[] }

interface ColumnsProps {
  readonly job: Job;
  readonly lineage: Lineage;
  readonly picked?: string;
  readonly onPick: (column: string) => void;
}

function Columns({ job, lineage, picked, onPick }: ColumnsProps) {
  const placed = useMemo(() => place(job), [job]);
  const [node, column] = picked?.split('›') ?? [];
  const found = useMemo(() => (node === undefined || column === undefined ? undefined : trace(lineage, { node, column })), [lineage, node, column]);
  const hot = useMemo(() => new Set(found === undefined ? [] : [...found.up, ...found.down].flatMap((e) => [key(e.from), key(e.to)]).concat(
    picked === undefined ? [] : [picked.toLowerCase()],
  )), [found, picked]);
  if (placed.length === 0) return <Empty title="No column is known yet" />;
  const spots = new Map(
    placed.flatMap((n) => n.columns.map((c, i) => [key({ node: n.id, column: c }), { x: n.x, y: n.y + HEAD + i * ROW + ROW / 2 }] as const)),
  );
  const width = Math.max(...placed.map((n) => n.x)) + WIDTH + 40;
  const height = Math.max(...placed.map((n) => n.y + HEAD + n.columns.length * ROW)) + 40;
  const edges = found === undefined ? lineage.edges.filter(isValueEdge) : [...found.up, ...found.down];
  return (
    <div className="lineage-scroll" tabIndex={0} role="region" aria-label="Columns of each node">
      <p className="preview-note lineage-note">{found === undefined ? 'Choose a column to see its way.' : <>{node}.{column}: made of {new Set(found.up.map((e) => key(e.from))).size}, part of {new Set(found.down.map((e) => key(e.to))).size} columns. <Link href={`/jobs/${encodeURIComponent(job.name)}?node=${encodeURIComponent(node ?? '')}&tab=schema`}>Open the node</Link></>}</p>
      <div className="lineage-board" style={{ width: `${width}px`, height: `${height}px` }}>
        <svg width={width} height={height} aria-hidden>
          {edges.map((e) => {
            const from = spots.get(key(e.from));
            const to = spots.get(key(e.to));
            if (from === undefined || to === undefined) return null;
            const x = from.x + WIDTH;
            const bend = (to.x - x) / 2;
            return <path key={`${key(e.from)}>${key(e.to)}>${e.kind}`} className={`strand strand-${e.kind.replace(/\W+/g, '-')} ${found === undefined ? '' : 'is-hot'}`} d={`M${x},${from.y} C${x + bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`} />;
          })}
        </svg>
        {placed.map((n) => (
          <section key={n.id} className="lineage-node" aria-label={n.id} style={{ left: `${n.x}px`, top: `${n.y}px`, width: `${WIDTH}px` }}>
            <h3><Link href={`/jobs/${encodeURIComponent(job.name)}?node=${encodeURIComponent(n.id)}`}>{n.id}</Link></h3>
            <ul>{n.columns.map((c) => {
              const id = `${n.id}›${c}`;
              return <li key={c}><button type="button" className={hot.has(key({ node: n.id, column: c })) ? 'is-hot' : found === undefined ? '' : 'is-dim'} aria-pressed={picked === id} onClick={() => onPick(id)} title={c}>{c}</button></li>;
            })}</ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function key({ node, column }: { readonly node: string; readonly column: string }): string {
  return `${node}›${column}`.toLowerCase();
}

/** Nodes in layers by their longest way from a source; targets take the columns of what they write. */
function place(job: Job): Placed[] {
  const depth = new Map<string, number>();
  const columns = new Map<string, readonly string[]>();
  for (const node of topological(job.nodes)) {
    depth.set(node.id, Math.max(0, ...node.inputs.map((i) => (depth.get(i.node) ?? 0) + 1)));
    const own = node.outputs.flatMap((o) => (columnsOf(o.columns) ?? []).map((c) => c.name));
    columns.set(node.id, node.family === 'target' ? node.inputs.flatMap((i) => columns.get(i.node) ?? []) : [...new Set(own)]);
  }
  const next = new Map<number, number>();
  return topological(job.nodes).filter((n) => (columns.get(n.id) ?? []).length > 0).map((n) => {
    const layer = depth.get(n.id) ?? 0;
    const y = next.get(layer) ?? 24;
    const list = columns.get(n.id) ?? [];
    next.set(layer, y + HEAD + list.length * ROW + 28);
    return { id: n.id, x: 24 + layer * (WIDTH + GAP), y, columns: list };
  });
}
