import { GlueprintError } from '../../../../src/core/diagnostics';
import { Query } from '../../../formats/format';
import { filesArgument } from '../../../formats/reader-sql';
import { TableFolder } from '../table-folder';

/** Actions of Delta's log, as far as they are used. */
export interface AddFile {
  readonly path: string;
  readonly partitionValues: { readonly [column: string]: string | null };
  readonly size: number;
  readonly modificationTime: number;
  readonly deletionVector?: { readonly storageType: string; readonly pathOrInlineDv: string; readonly offset?: number } | null;
}

export interface DeltaMetadata {
  readonly id: string;
  readonly schemaString: string;
  readonly partitionColumns: readonly string[];
  readonly configuration?: { readonly [name: string]: string };
}

export interface DeltaProtocol {
  readonly minReaderVersion: number;
  readonly minWriterVersion: number;
  readonly readerFeatures?: readonly string[] | null;
  readonly writerFeatures?: readonly string[] | null;
}

interface Action {
  readonly add?: AddFile | null;
  readonly remove?: Pick<AddFile, 'path' | 'deletionVector'> | null;
  readonly metaData?: DeltaMetadata | null;
  readonly protocol?: DeltaProtocol | null;
  /** A file of a checkpoint's actions. */
  readonly sidecar?: { readonly path: string } | null;
  readonly commitInfo?: { readonly timestamp?: number; readonly inCommitTimestamp?: number } | null;
}

export interface DeltaSnapshot {
  readonly version: number;
  readonly metadata: DeltaMetadata;
  readonly protocol: DeltaProtocol;
  readonly files: readonly AddFile[];
}

export interface DeltaMoment { readonly version?: number; readonly timestamp?: number }

export const LOG = '_delta_log';
export const commitFile = (version: number) => `${String(version).padStart(20, '0')}.json`;

/** The table as it was at a moment; `undefined`: there is no table. */
export async function readSnapshot(folder: TableFolder, query: Query, at: DeltaMoment = {}): Promise<DeltaSnapshot | undefined> {
  const log = await listLog(folder);
  if (log.commits.length === 0 && log.checkpoints.size === 0) return undefined;
  const latest = Math.max(...log.commits, ...log.checkpoints.keys());
  const version = at.version ?? (at.timestamp === undefined ? latest : await versionAt(folder, log, at.timestamp, latest));
  if (version > latest) throw new GlueprintError({ code: 'UnknownVersion', field: 'versionAsOf', file: folder.uri, message: `the table has no version ${version}; the newest is ${latest}` });
  const base = [...log.checkpoints.keys()].filter((v) => v <= version).sort((a, b) => b - a)[0];
  const state = new Replay();
  if (base !== undefined) await readCheckpoint(folder, log.checkpoints.get(base) ?? [], query, state);
  for (let v = (base ?? -1) + 1; v <= version; v++) {
    if (!log.commits.includes(v)) {
      throw new GlueprintError({
        code: 'UnknownVersion', file: folder.uri, message: `version ${version} cannot be read: the log has no entry ${v}${base === undefined ? ' and no checkpoint before it' : ''}`, hint: 'the log of old versions is removed after a while',
      });
    }
    for (const action of parseCommit(await folder.text(`${LOG}/${commitFile(v)}`))) state.apply(action);
  }
  const { metadata, protocol } = state;
  if (metadata === undefined || protocol === undefined) throw new GlueprintError({ code: 'InvalidTable', file: folder.uri, message: `the log up to version ${version} says neither schema nor protocol` });
  return { version, metadata, protocol, files: [...state.files.values()] };
}

interface Log {
  readonly commits: readonly number[];
  readonly checkpoints: ReadonlyMap<number, readonly string[]>;
  readonly modified: ReadonlyMap<number, number>;
}

async function listLog(folder: TableFolder): Promise<Log> {
  const commits: number[] = [];
  const modified = new Map<number, number>();
  const parts = new Map<number, { readonly total: number; readonly files: string[] }>();
  for (const { name, modified: time } of await folder.entries(LOG)) {
    const commit = /^(\d{20})\.json$/.exec(name);
    const checkpoint = /^(\d{20})\.checkpoint(?:\.\d{10}\.(\d{10})|\.[0-9a-f-]{36})?\.parquet$/.exec(name) ?? /^(\d{20})\.checkpoint\.[0-9a-f-]{36}\.json$/.exec(name);
    if (commit !== null) {
      commits.push(Number(commit[1]));
      modified.set(Number(commit[1]), time.getTime());
    } else if (checkpoint !== null) {
      const version = Number(checkpoint[1]);
      const total = Number(checkpoint[2] ?? 1);
      const known = parts.get(version);
      if (known === undefined || known.total !== total || total === 1) parts.set(version, { total, files: [name] });
      else known.files.push(name);
    }
  }
  const complete = [...parts].filter(([, p]) => p.files.length === p.total).map(([v, p]): [number, string[]] => [v, p.files]);
  return { commits, checkpoints: new Map(complete), modified };
}

/** The newest version at a time. A copied table has younger files than commits: the commit's own word counts then. */
async function versionAt(folder: TableFolder, log: Log, time: number, latest: number): Promise<number> {
  let found: number | undefined;
  let last = 0;
  for (const version of [...log.commits].sort((a, b) => a - b)) {
    const info = parseCommit(await folder.text(`${LOG}/${commitFile(version)}`)).find((a) => a.commitInfo)?.commitInfo;
    const file = log.modified.get(version) ?? 0;
    const at = Math.max(last, info?.inCommitTimestamp ?? Math.min(file, info?.timestamp ?? file));
    if (at <= time) found = version;
    last = at;
  }
  if (found === undefined) throw new GlueprintError({ code: 'UnknownVersion', field: 'timestampAsOf', file: folder.uri, message: `the table has no version of ${new Date(time).toISOString()} or before` });
  if (found === latest && time > last) {
    throw new GlueprintError({ code: 'UnknownVersion', field: 'timestampAsOf', file: folder.uri, message: `the newest version is of ${new Date(last).toISOString()}, before the time that is asked for`, hint: 'leave timestampAsOf out to read the newest' });
  }
  return found;
}

function parseCommit(text: string): Action[] {
  return text.split('\n').filter((l) => l.trim() !== '').map((l) => JSON.parse(l) as Action);
}

/** Of version 2, actions stand in files beside it, too; its head may be JSON. */
async function readCheckpoint(folder: TableFolder, names: readonly string[], query: Query, state: Replay): Promise<void> {
  const sidecars: string[] = [];
  if (names[0]?.endsWith('.json') === true) {
    for (const action of parseCommit(await folder.text(`${LOG}/${names[0]}`))) {
      state.apply(action);
      if (action.sidecar) sidecars.push(action.sidecar.path);
    }
  } else {
    sidecars.push(...await readActions(folder, names.map((n) => `${LOG}/${n}`), query, state));
  }
  // A name, or a place below the table.
  const files = sidecars.map((path) => decodeURIComponent(path)).map((path) => (path.includes('/') ? path : `${LOG}/_sidecars/${path}`));
  if (files.length === 0) return;
  const checked = await Promise.all(files.map(async (f) => relativeTo(folder, await folder.local(f, undefined))));
  await readActions(folder, checked, query, state);
}

const relativeTo = (folder: TableFolder, path: string) => path.slice(folder.path('').length);

/** The paths of sidecars that the files name. */
async function readActions(folder: TableFolder, names: readonly string[], query: Query, state: Replay): Promise<string[]> {
  const files = filesArgument(names.map((n) => folder.path(n)));
  const there = new Set((await query(`DESCRIBE SELECT * FROM read_parquet(${files}, union_by_name = true)`)).map((r) => String(r.column_name)));
  const kinds = ['add', 'metaData', 'protocol', 'sidecar'].filter((k) => there.has(k));
  if (kinds.length === 0) return [];
  const rows = await query(`SELECT ${kinds.map((k) => `to_json("${k}") AS "${k}"`).join(', ')} FROM read_parquet(${files}, union_by_name = true) WHERE ${kinds.map((k) => `"${k}" IS NOT NULL`).join(' OR ')}`);
  const sidecars: string[] = [];
  for (const row of rows) {
    const action = Object.fromEntries(kinds.map((k) => [k, typeof row[k] === 'string' ? JSON.parse(row[k]) as unknown : undefined])) as Action;
    state.apply(action);
    if (action.sidecar) sidecars.push(action.sidecar.path);
  }
  return sidecars;
}

class Replay {
  public readonly files = new Map<string, AddFile>();
  public metadata: DeltaMetadata | undefined;
  public protocol: DeltaProtocol | undefined;

  public apply({ add, remove, metaData, protocol }: Action): void {
    if (remove) this.files.delete(keyOf(remove));
    if (add) this.files.set(keyOf(add), add);
    if (metaData) this.metadata = metaData;
    if (protocol) this.protocol = protocol;
  }
}

/** A file and what is deleted of it are one thing. */
function keyOf({ path, deletionVector: dv }: Pick<AddFile, 'path' | 'deletionVector'>): string {
  return dv ? `${path}\n${dv.storageType}${dv.pathOrInlineDv}@${dv.offset ?? ''}` : path;
}
