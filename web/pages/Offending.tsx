import { Link } from 'wouter';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { Failure, Spinner } from '../components/parts';
import { RowsTable } from '../components/RowsTable';

/** The rows that made a run fail. */
export function Offending({ job, run }: { readonly job: string; readonly run: string }) {
  const { value, error, reload } = useLoaded(() => api.offending(run), run);
  return (
    <section className="card" aria-label="Offending rows"><h2>Offending rows</h2>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Looking for the rows that made it fail" />}
      {value !== undefined && (
        <>
          <p className="muted">{value.node !== '' && <><Link href={`/jobs/${encodeURIComponent(job)}?node=${encodeURIComponent(value.node)}`}>{value.node}</Link>: </>}{value.note}</p>
          {value.rows.length > 0 && <RowsTable label="Offending rows" columns={value.columns} rows={value.rows.map((cells) => ({ cells }))} />}
        </>
      )}
    </section>
  );
}
