import { Filter, RotateCw } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useEditor } from './EditorContext';
import type { Cell, JobNode, Sample } from '../../runtime/server/studio/contract';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { DataGrid } from '../components/DataGrid';
import { Button, Dialog, Empty, Failure, Spinner } from '../components/parts';
import { useQuery } from '../components/useQuery';
import { duration, rows } from '../data/format';
import type { GridSort } from '../data/grid';

const SIZES = [200, 1000, 10_000];

interface DataPreviewProps {
  readonly node: JobNode;
  readonly output?: string;
  readonly onColumn?: (column: string) => void;
}

/** Rows of a node, before anything has run: what upstream gives for a sample of the sources. */
export function DataPreview({ node, output, onColumn }: DataPreviewProps) {
  const job = useEditor((s) => s.job.name);
  const etag = useEditor((s) => s.job.etag);
  const [rowsInQuery, setLimit] = useQuery('rows');
  const [filter = '', setFilter] = useQuery('filter');
  const [sortInQuery, setSort] = useQuery('sort');
  const [typed, setTyped] = useState(filter);
  const limit = SIZES.find((n) => String(n) === rowsInQuery) ?? SIZES[0] ?? 200;
  const sort = useMemo(() => sortOf(sortInQuery), [sortInQuery]);
  const [open, setOpen] = useState<{ row: number; column: number }>();
  const subject = `${job}/${node.id}/${output}`;
  useEffect(() => setTyped(filter), [subject, filter]);
  const failing = node.family === 'target' && node.inputs.length === 0;
  // A target's rows are those of its input, wherever it writes them.
  const elsewhere = node.family === 'target' ? undefined : node.notLocal;
  const { value, error, loading, reload } = useLoaded<Sample | undefined>(
    async (signal) => (elsewhere !== undefined || failing ? undefined
      : api.sample(job, node.id, { output, limit, sort: sort?.column, descending: sort?.descending, filter }, signal)),
    `${subject}/${etag}/${limit}/${filter}/${sort?.column}/${sort?.descending}`, subject,
  );
  if (failing) return <Empty title="Nothing to show">Connect the target to a node first.</Empty>;
  if (elsewhere !== undefined) return <Empty title="No rows here">{elsewhere}.</Empty>;
  const sorted: GridSort | undefined = sort === undefined || value === undefined ? undefined : {
    column: value.columns.findIndex((c) => c.name === sort.column), descending: sort.descending,
  };
  return (
    <div className="preview">
      <form className="preview-bar" onSubmit={(e) => { e.preventDefault(); setFilter(typed.trim() === '' ? undefined : typed.trim()); }}>
        <Filter size={14} aria-hidden />
        <input className="input" value={typed} spellCheck={false} placeholder="Filter by a Spark SQL condition, e.g. amount > 100" aria-label="Filter rows by a Spark SQL condition" onChange={(e) => setTyped(e.target.value)} />
        {filter !== '' && <Button kind="quiet" onClick={() => setFilter(undefined)}>Clear</Button>}
        <select className="input" aria-label="Rows to show" value={limit} onChange={(e) => setLimit(e.target.value)}>{SIZES.map((n) => <option key={n} value={n}>{rows(n)}</option>)}</select>
        <Button kind="quiet" aria-label="Read again" icon={<RotateCw size={14} aria-hidden className={loading ? 'spin' : ''} />} onClick={reload} />
        <span className="preview-note" role="status">{value !== undefined && `${value.more ? 'first ' : ''}${rows(value.rows)} · ${value.columns.length} columns · ${value.from} · ${duration(value.ms)}`}</span>
      </form>
      {value?.warnings.map((w) => <p key={w} className="field-warning">{w}</p>)}
      {error !== undefined && <Failure error={error} retry={reload} />}
      {loading && value === undefined && error === undefined && <Spinner label="Reading a sample" />}
      {value !== undefined && value.rows === 0 && <Empty title="No rows">{filter !== '' ? 'No row of the sample meets the condition.' : 'The node gives no row for this sample of its sources.'}</Empty>}
      {value !== undefined && value.rows > 0 && (
        <DataGrid
          label={`Rows of ${node.id}`} columns={value.columns} data={value.data} rows={value.rows} sort={sorted}
          onSort={(c) => setSort(nextSort(sort, value.columns[c]?.name ?? ''))} onOpen={(row, column) => setOpen({ row, column })} onColumn={(c) => onColumn?.(value.columns[c]?.name ?? '')}
        />
      )}
      {open !== undefined && value !== undefined && (
        <Dialog title={`${value.columns[open.column]?.name ?? ''}, row ${open.row + 1}`} onClose={() => setOpen(undefined)} wide>
          <p className="muted"><code className="type">{value.columns[open.column]?.type}</code></p>
          <pre className="whole-value" tabIndex={0}>{whole(value.data[open.column]?.[open.row] ?? null)}</pre>
        </Dialog>
      )}
    </div>
  );
}

/** In the query string: `amount desc`. */
function sortOf(text: string | undefined): { readonly column: string; readonly descending: boolean } | undefined {
  const [, column, direction] = /^(.+) (asc|desc)$/s.exec(text ?? '') ?? [];
  return column === undefined ? undefined : { column, descending: direction === 'desc' };
}

function nextSort(sort: { column: string; descending: boolean } | undefined, column: string): string | undefined {
  if (sort?.column !== column) return `${column} asc`;
  return sort.descending ? undefined : `${column} desc`;
}

/** Nested values arrive as JSON. */
function whole(value: Cell): string {
  if (typeof value !== 'string') return String(value);
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
