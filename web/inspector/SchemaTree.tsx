import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { JobNode, Lineage } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Empty, Spinner } from '../components/parts';
import { useEditor } from '../editor/EditorContext';
import { isValueEdge } from '../graph/column-trace';
import { columnsOf, schemaRows } from '../graph/schema-rows';

export interface SchemaTreeProps {
  readonly node: JobNode;
  readonly output?: string;
  readonly lineage?: Lineage;
  readonly picked?: string;
  readonly onPick?: (column: string) => void;
}

/** Columns as a tree: nested fields open, each column says where it comes from. */
export function SchemaTree({ node, output, lineage, picked, onPick }: SchemaTreeProps) {
  const job = useEditor((s) => s.job.name);
  const etag = useEditor((s) => s.job.etag);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const shown = node.outputs.find((o) => o.name === output) ?? node.outputs[0];
  const declared = useMemo(() => columnsOf(shown?.columns), [shown]);
  // Where only the data knows the columns, a sample of it tells them.
  const asks = declared === undefined && node.family !== 'target' && node.issues.length === 0 && node.notLocal === undefined;
  const subject = `${job}/${node.id}/${shown?.name}`;
  const { value: sample, loading, error } = useLoaded(async (signal) => (asks ? api.sample(job, node.id, { output: shown?.name, limit: 1 }, signal) : undefined), `${subject}/${etag}/${asks}`, subject);
  const columns = useMemo(() => declared ?? (sample === undefined ? undefined : columnsOf(sample.columns.map((c) => `\`${c.name.replace(/`/g, '``')}\` ${c.type}`).join(', '))), [declared, sample]);
  const rows = useMemo(() => (columns === undefined ? [] : schemaRows(columns, open)), [columns, open]);
  if (node.family === 'target') return <Empty title="A target has no output">It writes the columns of its input.</Empty>;
  if (columns === undefined && asks && loading) return <Spinner label="Looking at the data" />;
  if (columns === undefined) return <Empty title="Not known yet">{node.issues.length > 0 ? 'Fix the issues of this node first.' : error?.message ?? 'The source has no schema, and its data is not here.'}</Empty>;
  const wanted = search.toLowerCase();
  const visible = wanted === '' ? rows : rows.filter((r) => r.column.toLowerCase().includes(wanted) || r.path.toLowerCase().includes(wanted));
  const toggle = (path: string) => setOpen((s) => {
    const next = new Set(s);
    if (!next.delete(path)) next.add(path);
    return next;
  });
  return (
    <div className="schema">
      {declared === undefined && <p className="preview-note schema-note">as the data has it: no schema is declared</p>}
      {columns.length > 12 && <input className="input" type="search" placeholder={`Find in ${columns.length} columns`} aria-label="Find a column" value={search} onChange={(e) => setSearch(e.target.value)} />}
      <table className="schema-table">
        <thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">From</th></tr></thead>
        <tbody>
          {visible.map((row) => {
            const origins = row.depth > 0 || lineage === undefined ? [] : lineage.edges.filter(
              (e) => e.to.node === node.id && e.to.column.toLowerCase() === row.name.toLowerCase() && isValueEdge(e),
            );
            return (
              <tr key={row.path} className={picked === row.path ? 'is-picked' : ''}>
                <td style={{ paddingInlineStart: `${8 + row.depth * 16}px` }}>
                  {row.hasChildren
                    ? <button type="button" className="twist" aria-expanded={open.has(row.path)} aria-label={`Fields of ${row.path}`} onClick={() => toggle(row.path)}>{open.has(row.path) ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}</button>
                    : <span className="twist-space" />}
                  {row.depth === 0 && onPick !== undefined
                    ? <button type="button" className="link column-name" aria-pressed={picked === row.path} title="show where it comes from" onClick={() => onPick(row.path)}>{row.name}</button>
                    : <span className="column-name">{row.name}</span>}
                </td>
                <td><code className="type">{row.type}</code>{!row.nullable && <span className="not-null" title="never null">not null</span>}{row.comment !== undefined && <p className="muted">{row.comment}</p>}</td>
                <td className="muted origin">{origins.map((e) => `${e.from.node}.${e.from.column}`).join(', ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
