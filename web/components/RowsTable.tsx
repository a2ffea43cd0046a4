import type { Cell, SampleColumn } from '../../runtime/server/studio/contract';
import { cell } from '../data/format';

export interface ShownRow {
  /** What stands before the cells. */
  readonly sign?: { readonly word: string; readonly tone: 'added' | 'removed' | 'changed' };
  readonly cells: readonly Cell[];
  /** The cells as they were, where they have changed. */
  readonly before?: readonly Cell[];
}

/** A few rows as a plain table; the grid is for many. */
export function RowsTable(
  { label, columns, rows }: { readonly label: string; readonly columns: readonly SampleColumn[]; readonly rows: readonly ShownRow[] },
) {
  const signed = rows.some((r) => r.sign !== undefined);
  return (
    <div className="rows-frame" tabIndex={0} role="region" aria-label={label}>
      <table className="table rows-table">
        <thead><tr>{signed && <th scope="col">Change</th>}{columns.map((c, i) => <th key={i} scope="col" title={c.type}>{c.name}<span className="type"> {c.type.length > 24 ? `${c.type.slice(0, 23)}…` : c.type}</span></th>)}</tr></thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {signed && <td>{row.sign !== undefined && <span className={`plan-${row.sign.tone}`}>{row.sign.word}</span>}</td>}
              {columns.map((_, i) => {
                const [now, before] = [row.cells[i] ?? null, row.before?.[i] ?? null];
                const same = row.before === undefined || now === before;
                return <td key={i} className="rows-cell" title={cell(now)}>{same ? <Value value={now} /> : <><del><Value value={before} /></del> <ins><Value value={now} /></ins></>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ value }: { readonly value: Cell }) {
  return value === null ? <span className="null-value">null</span> : <>{cell(value)}</>;
}
