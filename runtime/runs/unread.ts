import { isDelegate, openSource } from './catalog/catalog-nodes';
import type { RunEnvironment } from './environment';
import { filesOf } from './look';
import { sourceSpec } from './node-io';
import type { ResolvedJob, ResolvedNode } from './resolve';
import { alreadyRead } from './source-bookmarks';
import { tableContext, tableSource } from './tables';
import { GlueprintError } from '../../src/core/diagnostics';
import { nodeType } from '../../src/core/nodes';
import type { EngineSession } from '../engines/engine';
import type { Bookmark } from '../state/bookmarks';

/** Bookmark states by node; `undefined`: nothing has been read. */
export type BookmarkStates = ReadonlyMap<string, string | undefined>;

export interface UnreadFile { readonly uri: string; readonly size: number; readonly modified: string }
export interface Unread {
  readonly node: string;
  readonly files: readonly UnreadFile[];
  /** Of a source that is no files. */
  readonly rows?: number;
  readonly note?: string;
}

/** What a run would read now: files, by the catalog's partitions too, and rows of databases. Of streams only a run tells. */
export async function unreadOf(job: ResolvedJob, states: BookmarkStates, environment: RunEnvironment): Promise<Unread[]> {
  const { timeZone } = job.manifest.job;
  const temporaryFolder = `${environment.folder}/tmp/unread-${environment.host.processes.pid}-${Math.round(environment.host.clock.monotonic() * 1000)}`;
  const session = await environment.engine.open({ temporaryFolder, timeZone });
  try {
    // Conditions on partitions are evaluated with Spark's functions.
    await session.define({ timeZone, prelude: [], stages: [] });
    const out: Unread[] = [];
    for (const node of job.nodes.filter((n) => states.has(n.node.id))) {
      const { id } = node.node;
      try {
        out.push({ node: id, ...await unreadOfNode(node, states.get(id), job, environment, session) });
      } catch (e) {
        throw GlueprintError.isGlueprintError(e) ? e.at({ node: id }) : e;
      }
    }
    return out;
  } finally {
    await session.close();
  }
}

async function unreadOfNode(
  resolved: ResolvedNode, state: string | undefined, job: ResolvedJob, environment: RunEnvironment, session: EngineSession,
): Promise<Omit<Unread, 'node'>> {
  const { id, type } = resolved.node;
  const query = (sql: string) => session.query(sql);
  const found = await openSource(type, resolved.fields, environment, job.session, query);
  const kind = isDelegate(found) ? found.kind : type;
  const open = tableSource(kind);
  if (open !== undefined) {
    if (nodeType(kind)?.fields.some((f) => f.name === 'bookmarkKeys') !== true) return { files: [], note: withoutKeys(kind) };
    const fields = (isDelegate(found) ? found.fields : resolved.fields) as ResolvedNode['fields'];
    const reading = await open(fields, tableContext(id, job, { environment, query }, state));
    try {
      const unread = await reading.unread?.();
      return unread === undefined ? { files: [], note: withoutKeys(kind) } : { files: [], rows: unread.rows, note: unread.which };
    } finally {
      await reading.close();
    }
  }
  const spec = isDelegate(found) ? sourceSpec({ ...resolved, fields: found.fields as ResolvedNode['fields'] }) : found ?? sourceSpec(resolved);
  const bookmark: Bookmark | undefined = state === undefined ? undefined : { job: job.manifest.job.name, node: id, version: 1, state };
  const { files } = await filesOf(spec, { connectors: environment.connectors, session: job.session, query, skip: alreadyRead(bookmark) });
  const bounds = spec.bounds === undefined ? undefined : 'as many as its bounds allow a run';
  const note = spec.withoutBookmark === true ? `each run reads all of it: AWS Glue keeps no bookmarks of a ${type}` : bounds;
  return { files: files.map((f) => ({ uri: f.uri, size: f.size, modified: f.modified.toISOString() })), ...(note === undefined ? {} : { note }) };
}

const withoutKeys = (kind: string) => (nodeType(kind)?.microBatch !== undefined ? `what is new in a ${kind} only a run tells` : `each run reads all of it: no bookmark is kept of a ${kind}`);
