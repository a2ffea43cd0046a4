import { gunzipSync } from 'node:zlib';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { TableFolder } from '../table-folder';

/** Iceberg's table metadata, as far as it is used. Numbers of snapshots are texts: they have more digits than a number keeps. */
export interface IcebergMetadata {
  readonly 'format-version': number;
  readonly 'location': string;
  readonly 'current-schema-id'?: number;
  readonly 'schemas'?: readonly IcebergSchema[];
  /** Format version 1. */
  readonly 'schema'?: IcebergSchema;
  readonly 'current-snapshot-id'?: string | number | null;
  readonly 'snapshots'?: readonly IcebergSnapshot[];
  readonly 'snapshot-log'?: readonly { readonly 'snapshot-id': string | number; readonly 'timestamp-ms': number }[];
  readonly 'refs'?: { readonly [name: string]: { readonly 'snapshot-id': string | number; readonly 'type': string } };
  readonly 'properties'?: { readonly [name: string]: string };
}

export interface IcebergSchema { readonly 'schema-id'?: number; readonly 'fields': readonly IcebergField[] }
export interface IcebergField { readonly id: number; readonly name: string; readonly required: boolean; readonly type: unknown }

export interface IcebergSnapshot {
  readonly 'snapshot-id': string | number;
  readonly 'timestamp-ms': number;
  readonly 'manifest-list'?: string;
  readonly 'manifests'?: readonly string[];
  readonly 'schema-id'?: number;
}

export interface IcebergMoment { readonly snapshotId?: string; readonly timestamp?: number; readonly branch?: string; readonly tag?: string }

/** The newest metadata: the one the catalog names, else the one of the highest version. */
export async function readMetadata(folder: TableFolder, named: string | undefined): Promise<IcebergMetadata> {
  const file = named === undefined ? await newest(folder) : `metadata/${named.slice(named.lastIndexOf('/') + 1)}`;
  if (file === undefined || !await folder.exists(file)) {
    throw new GlueprintError({
      code: 'MissingSource', file: folder.uri, message: `'${folder.place}' has no ${file ?? 'metadata/*.metadata.json'}: it is no Iceberg table, or it has not been written yet`, hint: 'bind the prefix to the folder of the table',
    });
  }
  const text = /\.gz\b/.test(file) ? unpacked(await folder.bytes(folder.path(file)), folder) : await folder.text(file);
  return JSON.parse(losslessNumbers(text)) as IcebergMetadata;
}

function unpacked(bytes: Uint8Array, folder: TableFolder): string {
  try {
    return gunzipSync(bytes).toString();
  } catch (cause) {
    throw new GlueprintError({ code: 'DamagedFile', file: folder.uri, message: 'the packed metadata of the table is damaged or cut off', cause });
  }
}

async function newest(folder: TableFolder): Promise<string | undefined> {
  const versions = (await folder.names('metadata')).flatMap((name) => {
    const found = /^(?:v(\d+)|(\d+)-[0-9a-f-]+)(?:\.gz)?\.metadata\.json(?:\.gz)?$/.exec(name);
    return found === null ? [] : [{ name, version: Number(found[1] ?? found[2]) }];
  });
  const [first] = versions.sort((a, b) => b.version - a.version);
  return first === undefined ? undefined : `metadata/${first.name}`;
}

/** Whole numbers of 16 digits and more become texts. */
function losslessNumbers(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}/g, (token) => (token.startsWith('"') ? token : `"${token}"`));
}

/** `undefined`: nothing has been written yet. */
export function snapshotAt(folder: TableFolder, metadata: IcebergMetadata, at: IcebergMoment): IcebergSnapshot | undefined {
  const id = snapshotId(folder, metadata, at);
  if (id === undefined) return undefined;
  const found = (metadata.snapshots ?? []).find((s) => String(s['snapshot-id']) === id);
  if (found !== undefined) return found;
  const known = (metadata.snapshots ?? []).map((s) => String(s['snapshot-id'])).join(', ');
  throw new GlueprintError({ code: 'UnknownVersion', field: 'snapshotId', file: folder.uri, message: `the table has no snapshot ${id}; it has ${known}` });
}

function snapshotId(
  folder: TableFolder, metadata: IcebergMetadata, { snapshotId: asked, timestamp, branch, tag }: IcebergMoment,
): string | undefined {
  if (asked !== undefined) return asked;
  const reference = branch ?? tag;
  if (reference !== undefined) {
    const found = metadata.refs?.[reference];
    const kind = branch === undefined ? 'tag' : 'branch';
    if (found?.type === kind) return String(found['snapshot-id']);
    const names = Object.entries(metadata.refs ?? {}).filter(([, r]) => r.type === kind).map(([n]) => n);
    throw new GlueprintError({ code: 'UnknownVersion', field: kind, file: folder.uri, message: `the table has no ${kind} '${reference}'; it has ${names.length === 0 ? 'none' : names.join(', ')}` });
  }
  if (timestamp !== undefined) {
    const log = [...metadata['snapshot-log'] ?? []].filter((l) => l['timestamp-ms'] <= timestamp);
    const last = log.at(-1);
    if (last !== undefined) return String(last['snapshot-id']);
    throw new GlueprintError({ code: 'UnknownVersion', field: 'timestampAsOf', file: folder.uri, message: `the table has no snapshot of ${new Date(timestamp).toISOString()} or before` });
  }
  const current = metadata['current-snapshot-id'];
  return current === undefined || current === null || Number(current) === -1 ? undefined : String(current);
}

/** Of a snapshot that is asked for, its own; else the table's newest, as Spark has it. */
export function schemaOf(metadata: IcebergMetadata, snapshot: IcebergSnapshot | undefined, at: IcebergMoment): IcebergSchema {
  const own = at.snapshotId !== undefined || at.timestamp !== undefined || at.tag !== undefined ? snapshot?.['schema-id'] : undefined;
  const id = own ?? metadata['current-schema-id'];
  return metadata.schemas?.find((s) => s['schema-id'] === id) ?? metadata.schema ?? { fields: [] };
}
