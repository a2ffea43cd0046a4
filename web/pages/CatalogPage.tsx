import { Database, Table2 } from 'lucide-react';
import { api } from '../api/client';
import { useLoaded } from '../api/useLoaded';
import { DataGrid } from '../components/DataGrid';
import { Empty, Failure, Spinner } from '../components/parts';
import { usePageTitle } from '../components/usePageTitle';
import { useQuery } from '../components/useQuery';
import { count, duration, rows } from '../data/format';

interface GlueColumn { readonly Name: string; readonly Type?: string; readonly Comment?: string }
interface GlueTable {
  readonly Name: string;
  readonly DatabaseName?: string;
  readonly Description?: string;
  readonly TableType?: string;
  readonly PartitionKeys?: readonly GlueColumn[];
  readonly StorageDescriptor?: { readonly Columns?: readonly GlueColumn[]; readonly Location?: string; readonly InputFormat?: string };
  readonly Parameters?: Readonly<Record<string, string>>;
}
interface GluePartition { readonly Values?: readonly string[]; readonly StorageDescriptor?: { readonly Location?: string } }

/** The local Data Catalog: what `CatalogSource` and the local Glue endpoint read and write. */
export default function CatalogPage() {
  usePageTitle('Catalog');
  const [database, setDatabase] = useQuery('database');
  const [table, setTable] = useQuery('table');
  const { value, error, reload } = useLoaded(() => api.glue<{ DatabaseList?: readonly { Name: string; Description?: string }[] }>('GetDatabases'), 'databases');
  return (
    <div className="page">
      <header className="page-head"><h1>Catalog</h1></header>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {value === undefined && error === undefined && <Spinner label="Reading the catalog" />}
      {value !== undefined && (value.DatabaseList ?? []).length === 0 && <Empty title="The local catalog is empty">A run with a catalog target fills it; so do a crawler or <code>aws glue create-table</code> against the local endpoint.</Empty>}
      {value !== undefined && (value.DatabaseList ?? []).length > 0 && (
        <div className="columns-2">
          <nav className="card tree" aria-label="Databases and tables">
            <ul>{(value.DatabaseList ?? []).map((d) => (
              <li key={d.Name} className="tree-database"><div>
                <button type="button" className="link" aria-expanded={d.Name === database} onClick={() => { setTable(undefined); setDatabase(d.Name === database ? undefined : d.Name); }}><Database size={14} aria-hidden /> {d.Name}</button>
                {d.Name === database && <Tables database={d.Name} table={table} onPick={setTable} />}
              </div></li>
            ))}</ul>
          </nav>
          {database !== undefined && table !== undefined ? <TableView database={database} table={table} /> : <Empty title="Choose a table" />}
        </div>
      )}
    </div>
  );
}

function Tables({ database, table, onPick }: { readonly database: string; readonly table?: string; readonly onPick: (table: string) => void }) {
  const { value, error } = useLoaded(() => api.glue<{ TableList?: readonly GlueTable[] }>('GetTables', { DatabaseName: database }), database);
  if (error !== undefined) return <Failure error={error} />;
  return <ul>{(value?.TableList ?? []).map((t) => <li key={t.Name}><button type="button" className="link" aria-current={t.Name === table ? 'true' : undefined} onClick={() => onPick(t.Name)}><Table2 size={14} aria-hidden /> {t.Name}</button></li>)}{value !== undefined && (value.TableList ?? []).length === 0 && <li className="muted">no tables</li>}</ul>;
}

/** The first rows, as a node that reads the table gives them. */
function Preview({ database, table }: { readonly database: string; readonly table: string }) {
  const { value, error, loading, reload } = useLoaded((signal) => api.tableSample(database, table, { limit: 200 }, signal), `${database}/${table}`);
  return (
    <section className="card" aria-label="Preview">
      <div className="cell-head"><h2>Preview</h2>{value !== undefined && <span className="muted">{value.more ? 'first ' : ''}{rows(value.rows)} · {value.from} · {duration(value.ms)}</span>}</div>
      {error !== undefined && <Failure error={error} retry={reload} />}
      {loading && value === undefined && <Spinner label="Reading rows" />}
      {value !== undefined && value.rows === 0 && <p className="muted">The table has no rows.</p>}
      {value !== undefined && value.rows > 0 && <div className="cell-grid"><DataGrid label={`Rows of ${database}.${table}`} columns={value.columns} data={value.data} rows={value.rows} /></div>}
    </section>
  );
}

function TableView({ database, table }: { readonly database: string; readonly table: string }) {
  const { value, error, reload } = useLoaded(async () => {
    const { Table } = await api.glue<{ Table: GlueTable }>('GetTable', { DatabaseName: database, Name: table });
    const parts = (Table.PartitionKeys ?? []).length === 0 ? [] : (await api.glue<{ Partitions?: readonly GluePartition[] }>('GetPartitions', { DatabaseName: database, TableName: table, MaxResults: 200 })).Partitions ?? [];
    return { Table, parts };
  }, `${database}/${table}`);
  if (error !== undefined) return <Failure error={error} retry={reload} />;
  if (value === undefined) return <Spinner label="Reading the table" />;
  const { Table: t, parts } = value;
  const keys = t.PartitionKeys ?? [];
  return (
    <div>
      <section className="card" aria-label="Table"><h2>{database}.{t.Name}</h2>
        {t.Description !== undefined && <p>{t.Description}</p>}
        <dl className="pairs"><div><dt>Location</dt><dd><code>{t.StorageDescriptor?.Location ?? '–'}</code></dd></div><div><dt>Kind</dt><dd>{t.Parameters?.classification ?? t.TableType ?? '–'}</dd></div></dl>
      </section>
      <section className="card" aria-label="Columns"><h2>Columns</h2>
        <table className="table"><thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">Comment</th></tr></thead>
          <tbody>{[...t.StorageDescriptor?.Columns ?? [], ...keys].map((c) => <tr key={c.Name}><th scope="row">{c.Name}{keys.includes(c) && <span className="not-null">partition key</span>}</th><td><code className="type">{c.Type}</code></td><td>{c.Comment ?? ''}</td></tr>)}</tbody></table>
      </section>
      <Preview database={database} table={table} />
      {keys.length > 0 && <section className="card" aria-label="Partitions"><h2>Partitions ({count(parts.length)}{parts.length === 200 ? ' or more' : ''})</h2>
        <table className="table"><thead><tr>{keys.map((k) => <th key={k.Name} scope="col">{k.Name}</th>)}<th scope="col">Location</th></tr></thead><tbody>{parts.map((p) => <tr key={(p.Values ?? []).join('/')}>{(p.Values ?? []).map((v, i) => <td key={i}>{v}</td>)}<td><code>{p.StorageDescriptor?.Location}</code></td></tr>)}</tbody></table></section>}
    </div>
  );
}
