import { GlueprintError } from '../../../src/core/diagnostics';
import { resolveJob } from '../../runs/resolve';
import { describeBookmark, describeFileBookmark, readUntil } from '../../runs/source-bookmarks';
import { BookmarkStates as States, Unread, unreadOf } from '../../runs/unread';
import { Bookmarks } from '../../state/bookmarks';
import { RunRecords } from '../../state/run-records';
import { Store } from '../../state/store';
import { Command, CommandInput } from '../command';
import { APP_OPTIONS, findJob } from '../find-jobs';
import { formatBytes } from '../output';
import { usageError } from '../parse';
import { DATA_OPTIONS, dataOptions } from '../run-options';

export const BOOKMARK: Command = {
  verb: 'bookmark',
  summary: 'shows how far the sources of a job have been read, and changes it',
  about: 'show          how far each source has been read\n'
    + 'reset         the next run reads everything\n'
    + 'rewind RUN    back to where that run left the bookmarks (the beginning of its id will do)\n'
    + 'set TIME      files older than that count as read, e.g. 2026-01-31T00:00:00Z\n'
    + 'With --dry-run nothing is changed, and what the next run would read is listed.',
  arguments: [
    { name: 'job', help: 'name or construct path of the job, or a manifest file' },
    { name: 'action', optional: true, help: 'show (default), reset, rewind or set' },
    { name: 'value', optional: true, help: 'the run to go back to, or the time' },
  ],
  options: [
    ...APP_OPTIONS, ...DATA_OPTIONS,
    { name: 'node', value: 'id', many: true, help: 'only this source' },
    { name: 'dry-run', help: 'change nothing; list what the next run would read' },
    { name: 'json', help: 'print as JSON' },
  ],
  examples: ['glueprint bookmark flights', 'glueprint bookmark flights rewind jr_3f2a --dry-run', 'glueprint bookmark flights set 2026-01-31T00:00:00Z --node Flights'],
  async run(input) {
    const { host, output, args: [name, action = 'show', value], options } = input;
    const job = await findJob({ host, options, output }, name);
    const { manifest } = job;
    const { environment, parameters } = await dataOptions({ host, options }, manifest.parameters.map((p) => p.name));
    const store = await environment.openStore();
    try {
      const bookmarks = new Bookmarks(store);
      const sources = manifest.nodes.filter((n) => n.type.endsWith('Source')).map((n) => n.id);
      const only = options.list('node');
      const unknown = only.find((n) => !sources.includes(n));
      if (unknown !== undefined) throw new GlueprintError({ code: 'UnknownNode', message: `no source '${unknown}'; the job has ${sources.join(', ')}` });
      const nodes = only.length === 0 ? sources : only;
      const before = new Map(nodes.map((n) => [n, bookmarks.get(manifest.job.name, n)?.state]));
      const after = changed(action, value, nodes, before, { job: manifest.job.name, bookmarks, store });
      const dry = options.flag('dry-run');
      if (action !== 'show' && !dry) bookmarks.set(manifest.job.name, new Map([...after].filter(([n, s]) => s !== before.get(n))));
      const located = dry ? await environment.located?.(manifest) ?? manifest : manifest;
      const unread = dry ? await unreadOf(resolveJob(located, parameters), after, environment) : undefined;
      show(input, after, unread);
      return 0;
    } finally {
      store.close();
    }
  },
};

interface JobState { readonly job: string; readonly bookmarks: Bookmarks; readonly store: Store }

function changed(action: string, value: string | undefined, nodes: readonly string[], before: States, state: JobState): States {
  switch (action) {
    case 'show': return before;
    case 'reset': return new Map(nodes.map((n) => [n, undefined]));
    case 'rewind': {
      if (value === undefined) throw usageError('rewind needs the run to go back to');
      const after = state.bookmarks.after(state.job, runNamed(value, state));
      if (after === undefined) throw new GlueprintError({ code: 'UnknownRun', message: `run '${value}' moved no bookmark of this job`, hint: 'glueprint runs lists the runs; only runs that succeed with bookmarks enabled move them' });
      return new Map(nodes.map((n) => [n, after.get(n)]));
    }
    case 'set': {
      const time = value === undefined ? NaN : Date.parse(value);
      if (Number.isNaN(time)) throw usageError(`set needs a time such as 2026-01-31T00:00:00Z${value === undefined ? '' : `, got '${value}'`}`);
      const other = nodes.find((n) => {
        const known = before.get(n);
        return known !== undefined && describeFileBookmark(known) === undefined;
      });
      if (other !== undefined) throw new GlueprintError({ code: 'NotByTime', node: other, message: 'its bookmark goes by keys, not by time', hint: 'name the file sources with --node; or rewind, or reset' });
      return new Map(nodes.map((n) => [n, readUntil(new Date(time))]));
    }
    default: throw usageError(`bookmark does show, reset, rewind or set, got '${action}'`);
  }
}

function runNamed(beginning: string, { job, store }: JobState): string {
  const found = new RunRecords(store).list({ job, limit: 10_000 }).filter((r) => r.id.startsWith(beginning));
  const [run] = found;
  if (run !== undefined && found.length === 1) return run.id;
  throw new GlueprintError({ code: 'UnknownRun', message: `${found.length === 0 ? 'no run' : `${found.length} runs`} of this job with an id that begins with '${beginning}'`, hint: 'glueprint runs lists them' });
}

function show({ output, options }: CommandInput, states: States, unread: readonly Unread[] | undefined): void {
  const rows = [...states].map(([node, state]) => ({ node, read: describeBookmark(state) }));
  if (options.flag('json')) {
    const bookmarks = [...states].map(([node, state]) => ({ node, state: state === undefined ? null : JSON.parse(state) as unknown }));
    output.json({ bookmarks, ...(unread === undefined ? {} : { unread }) });
    return;
  }
  output.table(['source', 'read'], rows.map((r) => [r.node, r.read]));
  for (const u of unread ?? []) {
    output.line();
    const much = u.rows === undefined ? `${u.files.length} files, ${formatBytes(u.files.reduce((sum, f) => sum + f.size, 0))}` : `${u.rows} rows`;
    const note = u.note === undefined ? '' : `; ${u.note}`;
    output.line(u.rows === undefined && u.files.length === 0 && note !== '' ? `${u.node}: ${u.note ?? ''}` : `${u.node} would read ${much}${note}`);
    if (u.files.length > 0) output.table(['file', 'bytes', 'changed'], u.files.map((f) => [f.uri, formatBytes(f.size), f.modified]));
  }
}
