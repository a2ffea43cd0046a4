import { GlueprintError } from '../../../../src/core/diagnostics';
import type { Manifest } from '../../../../src/core/manifest';
import type { RunEnvironment } from '../../../runs/environment';
import { resolveJob } from '../../../runs/resolve';
import { describeBookmark } from '../../../runs/source-bookmarks';
import { BookmarkStates, unreadOf } from '../../../runs/unread';
import { Bookmarks } from '../../../state/bookmarks';
import { RunRecords } from '../../../state/run-records';
import type { Store } from '../../../state/store';
import type { BookmarkChange, BookmarksView, WouldRead } from '../contract';

const SHOWN = 100;

export function bookmarksView({ job, nodes }: Manifest, store: Store): BookmarksView {
  const bookmarks = new Bookmarks(store);
  const records = new RunRecords(store);
  const known = new Map(bookmarks.list(job.name).map((b) => [b.node, b]));
  const sources = nodes.filter((n) => n.type.endsWith('Source')).map((n) => n.id);
  return {
    sources: [...sources, ...[...known.keys()].filter((n) => !sources.includes(n))].map((node) => {
      const b = known.get(node);
      return { node, version: b?.version ?? 0, read: describeBookmark(b?.state), state: b?.state };
    }),
    moves: bookmarks.movedBy(job.name, SHOWN).map((run) => ({ run, at: records.get(run)?.startedOn ?? '' })),
  };
}

/** Makes the change unless it is a dry run, and says what the next run would read. */
export async function changeBookmarks(
  manifest: Manifest, change: BookmarkChange, environment: RunEnvironment, parameters: Readonly<Record<string, string>>, store: Store,
): Promise<readonly WouldRead[]> {
  const job = manifest.job.name;
  const bookmarks = new Bookmarks(store);
  const sources = manifest.nodes.filter((n) => n.type.endsWith('Source')).map((n) => n.id);
  const unknown = change.nodes?.find((n) => !sources.includes(n));
  if (unknown !== undefined) throw new GlueprintError({ code: 'UnknownNode', message: `no source '${unknown}'; the job has ${sources.join(', ')}` });
  const nodes = change.nodes ?? sources;
  const before: BookmarkStates = new Map(nodes.map((n) => [n, bookmarks.get(job, n)?.state]));
  const after = changed(change, nodes, before, (run) => bookmarks.after(job, run));
  // First what may fail: a change that cannot be shown is not made.
  const located = await environment.located?.(manifest) ?? manifest;
  const unread = await unreadOf(resolveJob(located, parameters), after, environment);
  if (change.dryRun !== true && change.to !== 'now') bookmarks.set(job, new Map([...after].filter(([n, s]) => s !== before.get(n))));
  return unread.map(({ node, files, rows, note }) => ({
    node,
    read: describeBookmark(after.get(node)),
    files: files.length,
    bytes: files.reduce((sum, f) => sum + f.size, 0),
    list: files.slice(0, SHOWN).map((f) => ({ uri: f.uri, bytes: f.size, modified: f.modified })),
    note: rows === undefined ? note : `would read ${rows} rows; ${note ?? ''}`,
  }));
}

function changed(
  change: BookmarkChange, nodes: readonly string[], before: BookmarkStates, leftBy: (run: string) => ReadonlyMap<string, string> | undefined,
): BookmarkStates {
  if (change.to === 'now') return before;
  if (change.to === 'reset') return new Map(nodes.map((n) => [n, undefined]));
  if (change.run === undefined) throw new GlueprintError({ code: 'BadRequest', field: 'run', message: 'a rewind names the run to go back to' });
  const states = leftBy(change.run);
  if (states === undefined) throw new GlueprintError({ code: 'UnknownRun', field: 'run', message: `run '${change.run}' moved no bookmark of this job` });
  return new Map(nodes.map((n) => [n, states.get(n)]));
}
