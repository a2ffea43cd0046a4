import { overlaps } from './datasets';
import { ColumnOrigin, JobLineage } from './job-lineage';

/** A dataset that one job writes and another reads. */
export interface JobLink { readonly from: string; readonly to: string; readonly written: string; readonly read: string }

export function jobLinks(jobs: readonly JobLineage[]): JobLink[] {
  return jobs.flatMap((from) => from.outputs.flatMap((o) => jobs.flatMap((to) => to.inputs
    .filter((i) => to !== from && overlaps(o.dataset, i.dataset))
    .map((i) => ({ from: from.path, to: to.path, written: o.dataset.id, read: i.dataset.id })))));
}

/** Columns that give values first, then those that decide on rows. */
const rowKinds = (from: readonly ColumnOrigin[]) => from.filter((o) => !['direct', 'derived', 'aggregate'].includes(o.kind));
const valueKinds = (from: readonly ColumnOrigin[]) => from.filter((o) => ['direct', 'derived', 'aggregate'].includes(o.kind));

export function lineageText(jobs: readonly JobLineage[]): string {
  const lines: string[] = [];
  for (const job of jobs) {
    lines.push(job.path);
    for (const o of job.outputs) {
      lines.push(`  ${o.node}  ${o.dataset.id}`);
      if (o.lineage === undefined) lines.push('    columns are known once the sources have been looked at: give them schemas');
      const width = Math.max(0, ...(o.lineage ?? []).map((c) => c.column.length));
      for (const { column, from } of o.lineage ?? []) {
        const values = valueKinds(from).map((f) => `${f.dataset} › ${f.column}${f.kind === 'direct' ? '' : ` (${f.kind})`}`);
        lines.push(`    ${column.padEnd(width)}  ${values.length === 0 ? 'from no column' : `← ${values.join(', ')}`}`);
      }
      const rows = [...new Set((o.lineage ?? []).flatMap(({ from }) => rowKinds(from).map((f) => `${f.dataset} › ${f.column} (${f.kind})`)))];
      if (rows.length > 0) lines.push(`    which rows: ${rows.join(', ')}`);
    }
    if (job.opaque.length > 0) lines.push(`  of ${job.opaque.join(', ')} no query says which column comes from which: each may come from all`);
  }
  const links = jobLinks(jobs);
  if (links.length > 0) lines.push('', ...links.map((l) => `${l.from} → ${l.to}  ${l.written}${l.read === l.written ? '' : ` (read as ${l.read})`}`));
  return `${lines.join('\n')}\n`;
}

interface Drawing {
  readonly datasets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

/** Columns as nodes, datasets around them; a dataset without columns is a node itself. */
function drawing(jobs: readonly JobLineage[]): Drawing {
  const datasets = new Map<string, Set<string>>();
  const edges = new Map<string, { from: string; to: string; label: string }>();
  const add = (dataset: string, column?: string) => {
    const columns = datasets.get(dataset) ?? new Set<string>();
    datasets.set(dataset, columns);
    if (column !== undefined) columns.add(column);
    return column === undefined ? dataset : `${dataset}\n${column}`;
  };
  for (const job of jobs) {
    for (const i of job.inputs) add(i.dataset.id);
    for (const o of job.outputs) {
      add(o.dataset.id);
      for (const { column, from } of o.lineage ?? []) {
        const to = add(o.dataset.id, column);
        for (const f of valueKinds(from)) {
          const start = add(f.dataset, f.column);
          edges.set(`${start}\n${to}`, { from: start, to, label: f.kind === 'direct' ? '' : f.kind });
        }
      }
    }
  }
  for (const { written, read } of jobLinks(jobs)) if (written !== read) edges.set(`${written}\n${read}`, { from: written, to: read, label: 'same files' });
  return { datasets, edges: [...edges.values()] };
}

export function lineageMermaid(jobs: readonly JobLineage[]): string {
  const { datasets, edges } = drawing(jobs);
  const ids = new Map<string, string>();
  const id = (key: string) => ids.get(key) ?? ids.set(key, `n${ids.size}`).get(key);
  const quote = (text: string) => `"${text.replace(/"/g, '#quot;')}"`;
  const lines = ['flowchart LR'];
  for (const [name, columns] of datasets) {
    if (columns.size === 0) {
      lines.push(`  ${id(name)}[(${quote(name)})]`);
      continue;
    }
    lines.push(`  subgraph ${id(name)}[${quote(name)}]`, ...[...columns].map((c) => `    ${id(`${name}\n${c}`)}[${quote(c)}]`), '  end');
  }
  for (const e of edges) lines.push(`  ${id(e.from)} -->${e.label === '' ? '' : `|${e.label}|`} ${id(e.to)}`);
  return `${lines.join('\n')}\n`;
}

export function lineageDot(jobs: readonly JobLineage[]): string {
  const { datasets, edges } = drawing(jobs);
  const ids = new Map<string, string>();
  const id = (key: string) => ids.get(key) ?? ids.set(key, `n${ids.size}`).get(key);
  const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const lines = ['digraph lineage {', '  rankdir=LR;', '  node [shape=box];'];
  for (const [name, columns] of datasets) {
    if (columns.size === 0) {
      lines.push(`  ${id(name)} [label=${quote(name)}, shape=cylinder];`);
      continue;
    }
    // Edges to the whole go to its first column: dot draws none to a cluster.
    const [first] = columns;
    ids.set(name, id(`${name}\n${first}`) ?? '');
    lines.push(`  subgraph "cluster_${ids.size}" {`, `    label=${quote(name)};`, ...[...columns].map((c) => `    ${id(`${name}\n${c}`)} [label=${quote(c)}];`), '  }');
  }
  for (const e of edges) lines.push(`  ${id(e.from)} -> ${id(e.to)}${e.label === '' ? '' : ` [label=${quote(e.label)}]`};`);
  return `${[...lines, '}'].join('\n')}\n`;
}
