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
        code: 'UnknownVersion', file: folder.uri, message: `version ${version} cannot be read: the log has no entry ${v}${base === undefined ? ' and no checkpoint that the embedded engine reads' : ''}`, hint: 'the log of old versions is removed after a while; the Spark engine reads checkpoints of version 2',
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
    const checkpoint = /^(\d{20})\.checkpoint(?:\.\d{10}\.(\d{10}))?\.parquet$/.exec(name);
    if (commit !== null) {
      commits.push(Number(commit[1]));
      modified.set(Number(commit[1]), time.getTime());
    } else if (checkpoint !== null) {
      const version = Number(checkpoint[1]);
      const total = Number(checkpoint[2] ?? 1);
      const known = parts.get(version);
      if (known === undefined || known.total !== total) parts.set(version, { total, files: [name] });
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

async function readCheckpoint(folder: TableFolder, names: readonly string[], query: Query, state: Replay): Promise<void> {
  const files = filesArgument(names.map((n) => folder.path(`${LOG}/${n}`)));
  const rows = await query(`SELECT to_json(add) AS a, to_json("metaData") AS m, to_json(protocol) AS p FROM read_parquet(${files}, union_by_name = true) `
    + 'WHERE add IS NOT NULL OR "metaData" IS NOT NULL OR protocol IS NOT NULL');
  const json = <T>(value: unknown) => (typeof value === 'string' ? JSON.parse(value) as T | null : undefined);
  for (const { a, m, p } of rows) state.apply({ add: json<AddFile>(a), metaData: json<DeltaMetadata>(m), protocol: json<DeltaProtocol>(p) });
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
