import { describeColumn, displayText, FieldValue, isText, JobChange } from '../../src/core/manifest';

const WORDS = { added: '+', removed: '-', changed: '~', none: '=' } as const;

function value(v: FieldValue | undefined): string {
  if (v === undefined) return 'not set';
  const text = isText(v) ? displayText(v) : JSON.stringify(v);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text.replace(/\s+/g, ' ');
}

function costText({ before, after }: NonNullable<JobChange['cost']>): string {
  const amount = (n: number | undefined) => (n === undefined ? 'not known' : n.toFixed(2));
  return before === after ? `= ${amount(after)}` : `~ ${amount(before)} → ${amount(after)}`;
}

/** Lines of a job, each with the depth of its heading. */
function* lines(job: JobChange): Generator<{ readonly title?: string; readonly text: string }> {
  if (job.cost !== undefined) yield { title: 'cost of 30 days', text: costText(job.cost) };
  for (const s of job.settings) yield { title: 'settings', text: `~ ${s.name}: ${value(s.before)} → ${value(s.after)}${s.cost ? ' (cost)' : ''}` };
  for (const p of job.parameters) yield { title: 'parameters', text: `${WORDS[p.change]} ${p.name}` };
  for (const n of job.nodes) {
    yield { title: 'nodes', text: `${WORDS[n.change]} ${n.id} (${n.type})` };
    for (const f of n.fields) yield { title: 'nodes', text: `    ${f.name}: ${value(f.before)} → ${value(f.after)}` };
  }
  for (const t of job.targets) for (const c of t.columns) yield { title: 'schemas of targets', text: `${c.breaking ? '!' : '~'} ${t.id}: ${describeColumn(c)}` };
  for (const r of job.rights.gained) yield { title: 'rights', text: `+ ${r}` };
  for (const r of job.rights.lost) yield { title: 'rights', text: `- ${r}` };
  for (const b of job.breaking) yield { title: 'breaking', text: `! ${b}` };
}

export function planText(jobs: readonly JobChange[], style: (style: 'bold' | 'red', text: string) => string): string {
  const out: string[] = [];
  for (const job of jobs.filter((j) => j.change !== 'none')) {
    out.push(style('bold', `${WORDS[job.change]} ${job.path}`));
    let title: string | undefined;
    for (const line of lines(job)) {
      if (line.title !== title) out.push(`  ${line.title}`);
      title = line.title;
      out.push(line.text.startsWith('!') ? `    ${style('red', line.text)}` : `    ${line.text}`);
    }
  }
  const same = jobs.filter((j) => j.change === 'none').length;
  const total = jobs.reduce((sum, j) => sum + (j.cost?.after ?? 0), 0);
  if (total > 0) out.push(`all jobs together: ${total.toFixed(2)} in 30 days`);
  if (same > 0) out.push(`${same} ${same === 1 ? 'job stays' : 'jobs stay'} as ${same === 1 ? 'it is' : 'they are'}`);
  return out.join('\n');
}

export function planMarkdown(jobs: readonly JobChange[]): string {
  const changed = jobs.filter((j) => j.change !== 'none');
  const breaking = changed.some((j) => j.breaking.length > 0);
  const out = ['### Glue jobs', ''];
  if (changed.length === 0) return [...out, 'No job changes.'].join('\n');
  out.push(`${changed.length} of ${jobs.length} ${jobs.length === 1 ? 'job' : 'jobs'} ${changed.length === 1 ? 'changes' : 'change'}${breaking ? ', **with breaking changes**' : ''}.`, '');
  for (const job of changed) {
    out.push(`<details${job.breaking.length > 0 ? ' open' : ''}><summary><code>${job.path}</code> ${job.change}${job.breaking.length > 0 ? ', breaking' : ''}</summary>`, '');
    let title: string | undefined;
    for (const line of lines(job)) {
      if (line.title !== title) out.push(...(title === undefined ? [] : ['```', '']), `**${line.title}**`, '```diff');
      title = line.title;
      out.push(line.text.replace(/^[~]/, '#').replace(/^    /, '#     '));
    }
    if (title !== undefined) out.push('```');
    out.push('', '</details>', '');
  }
  return out.join('\n').trimEnd();
}
