import type { RunEnvironment } from './environment';
import { sourceSpec } from './node-io';
import type { ResolvedNode } from './resolve';
import { alreadyRead } from './source-bookmarks';
import type { Bookmark } from '../state/bookmarks';

/** Bookmark states by node; `undefined`: nothing has been read. */
export type BookmarkStates = ReadonlyMap<string, string | undefined>;

export interface UnreadFile { readonly uri: string; readonly size: number; readonly modified: string }
export interface Unread { readonly node: string; readonly files: readonly UnreadFile[]; readonly note?: string }

/** The files that a run would read now. Sources that are no files are asked by their connector when it runs. */
export async function unreadOf(nodes: readonly ResolvedNode[], job: string, states: BookmarkStates, { connectors }: Pick<RunEnvironment, 'connectors'>): Promise<Unread[]> {
  const out: Unread[] = [];
  for (const resolved of nodes) {
    const { id, type } = resolved.node;
    if (!states.has(id)) continue;
    if (type !== 'S3Source') {
      out.push({ node: id, files: [], note: `what is new in a ${type} only a run tells` });
      continue;
    }
    const spec = sourceSpec(resolved);
    const listing = await connectors.of(spec.uris[0] ?? '').list({ uris: spec.uris, recurse: spec.recurse, exclusions: spec.exclusions });
    const state = states.get(id);
    const bookmark: Bookmark | undefined = state === undefined ? undefined : { job, node: id, version: 1, state };
    const read = alreadyRead(bookmark);
    const files = listing.files.filter((f) => !read(f)).map((f) => ({ uri: f.uri, size: f.size, modified: f.modified.toISOString() }));
    out.push({ node: id, files, ...(spec.bounds === undefined ? {} : { note: 'a run reads no more of them than its bounds allow' }) });
  }
  return out;
}
