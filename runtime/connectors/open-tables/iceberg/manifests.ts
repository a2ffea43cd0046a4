import { IcebergSnapshot } from './metadata';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { openAvro } from '../../../formats/avro/avro-container';
import { bigLongs } from '../../../formats/avro/avro-read';
import { TableFolder } from '../table-folder';

/** A file of a snapshot. */
export interface IcebergFile {
  readonly name: string;
  readonly size: number;
  readonly rows: number;
}

export interface SnapshotFiles { readonly data: readonly IcebergFile[]; readonly positionDeletes: readonly IcebergFile[] }

interface ManifestEntry {
  readonly status: number;
  readonly data_file: {
    readonly content?: number;
    readonly file_path: string;
    readonly file_format: string;
    readonly record_count: bigint;
    readonly file_size_in_bytes: bigint;
  };
}

const DELETED = 2;

/** Data files of a snapshot and the files that say which of their rows are deleted. */
export async function snapshotFiles(folder: TableFolder, snapshot: IcebergSnapshot, root: string): Promise<SnapshotFiles> {
  const list = snapshot['manifest-list'];
  const manifests = list === undefined ? snapshot.manifests ?? []
    : (await records<{ readonly manifest_path: string }>(await folder.local(list, root))).map((m) => m.manifest_path);
  const data: IcebergFile[] = [];
  const positionDeletes: IcebergFile[] = [];
  for (const manifest of manifests) {
    for (const { status, data_file: file } of await records<ManifestEntry>(await folder.local(manifest, root))) {
      if (status === DELETED) continue;
      const refuse = (what: string) => {
        throw new GlueprintError({ code: 'NotLocal', file: folder.uri, message: `the table has ${what} ('${file.file_path}'), which the embedded engine does not read`, hint: 'run on the Spark engine' });
      };
      const content = file.content ?? 0;
      if (content > 1) refuse('deletes by equality');
      if (file.file_format.toUpperCase() !== 'PARQUET') refuse(`${content === 1 ? 'deletes' : 'data'} in ${file.file_format.toLowerCase()} files`);
      (content === 0 ? data : positionDeletes).push({ name: file.file_path, size: Number(file.file_size_in_bytes), rows: Number(file.record_count) });
    }
  }
  return { data, positionDeletes };
}

async function records<T>(path: string): Promise<T[]> {
  const avsc = await import('../../../clients/avsc');
  const file = await openAvro(path);
  try {
    const type = avsc.Type.forSchema(JSON.parse(file.schema) as never, { typeHook: bigLongs(avsc), wrapUnions: 'never' } as never);
    const out: T[] = [];
    for await (const block of file.blocks()) {
      let at = 0;
      for (let i = 0; i < block.count; i++) {
        const { value, offset } = type.decode(block.bytes, at) as { readonly value: T; readonly offset: number };
        if (offset < 0) throw new GlueprintError({ code: 'DamagedFile', file: path, message: 'a manifest ends within a record' });
        at = offset;
        out.push(value);
      }
    }
    return out;
  } finally {
    await file.close();
  }
}
