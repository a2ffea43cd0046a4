import { SourceFile } from '../connectors/connector';
import { Bookmark } from '../state/bookmarks';
import { BookmarkMove } from '../state/journal';

/** How far a file source has been read: everything older than `until`, and these files of that very time. */
interface FileBookmark { readonly until: number; readonly files: readonly string[] }

/** Whether an earlier run has read the file, by the time it was last changed, as Glue's S3 bookmarks do. */
export function alreadyRead(bookmark: Bookmark | undefined): (file: SourceFile) => boolean {
  if (bookmark === undefined) return () => false;
  const { until, files } = JSON.parse(bookmark.state) as FileBookmark;
  const known = new Set(files);
  return (f) => f.modified.getTime() < until || (f.modified.getTime() === until && known.has(f.uri));
}

/** The bookmark of a file source that has been read up to a moment: everything older. */
export function readUntil(moment: Date): string {
  return JSON.stringify({ until: moment.getTime(), files: [] } satisfies FileBookmark);
}

/** In words; `undefined` where it is no file source's. */
export function describeFileBookmark(state: string): string | undefined {
  const { until, files } = JSON.parse(state) as Partial<FileBookmark>;
  if (typeof until !== 'number' || !Array.isArray(files)) return undefined;
  return `files before ${new Date(until).toISOString()}${files.length === 0 ? '' : ` and ${files.length} of that moment`}`;
}

/** The same of any source: keys of a table, else as its connector has it. */
export function describeBookmark(state: string | undefined): string {
  if (state === undefined) return 'nothing';
  const { keys, last, order } = JSON.parse(state) as { readonly keys?: unknown; readonly last?: unknown; readonly order?: unknown };
  if (!Array.isArray(keys) || !Array.isArray(last)) return describeFileBookmark(state) ?? state;
  return `rows ${order === 'desc' ? 'down' : 'up'} to ${keys.map((k, i) => `${String(k)} ${String(last[i])}`).join(', ')}`;
}

/** The bookmark after these files have been read too; `undefined` where there are none. */
export function advance(job: string, node: string, bookmark: Bookmark | undefined, files: readonly SourceFile[]): BookmarkMove | undefined {
  if (files.length === 0) return undefined;
  const before = bookmark === undefined ? { until: 0, files: [] } : JSON.parse(bookmark.state) as FileBookmark;
  const until = Math.max(before.until, ...files.map((f) => f.modified.getTime()));
  const atUntil = files.filter((f) => f.modified.getTime() === until).map((f) => f.uri);
  const state: FileBookmark = { until, files: [...(before.until === until ? before.files : []), ...atUntil].sort() };
  return { job, node, from: bookmark?.version ?? 0, state: JSON.stringify(state) };
}
