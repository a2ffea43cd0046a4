import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { JobNode, Lineage } from '../../runtime/server/studio/contract';
import { Empty } from '../components/parts';
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
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const shown = node.outputs.find((o) => o.name === output) ?? node.outputs[0];
  const columns = useMemo(() => columnsOf(shown?.columns), [shown]);
  const rows = useMemo(() => (columns === undefined ? [] : schemaRows(columns, open)), [columns, open]);
  if (node.family === 'target') return <Empty title="A target has no output">It writes the columns of its input.</Empty>;
  if (columns === undefined) return <Empty title="Not known yet">{node.issues.length > 0 ? 'Fix the issues of this node first.' : 'The source has no schema: it is known once the data has been looked at.'}</Empty>;
  const wanted = search.toLowerCase();
  const visible = wanted === '' ? rows : rows.filter((r) => r.column.toLowerCase().includes(wanted) || r.path.toLowerCase().includes(wanted));
  const toggle = (path: string) => setOpen((s) => {
    const next = new Set(s);
    if (!next.delete(path)) next.add(path);
    return next;
  });
  return (
    <div className="schema">
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
