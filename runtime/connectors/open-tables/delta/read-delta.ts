import { DeltaMoment, DeltaSnapshot, readSnapshot } from './delta-log';
import { deltaColumns, DeltaSchema, fileColumns, parseDeltaSchema } from './delta-schema';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { Column, columnsDdl } from '../../../../src/core/types';
import { Query } from '../../../formats/format';
import { PARQUET } from '../../../formats/parquet';
import { PartitionValues, withPartitionValues } from '../../catalog/partition-values';
import { SourceFile } from '../../connector';
import { OpenTableReading } from '../open-table';
import { renamed } from '../renamed-columns';
import { TableFolder } from '../table-folder';

/** Features of tables whose files are read right without more ado. */
const READABLE = ['columnMapping', 'timestampNtz', 'vacuumProtocolCheck', 'v2Checkpoint', 'deletionVectors', 'typeWidening', 'typeWidening-preview'];

/** Which files of a Delta table are read, and how. */
export async function readDelta(folder: TableFolder, query: Query, at: DeltaMoment): Promise<OpenTableReading> {
  const snapshot = await readSnapshot(folder, query, at);
  if (snapshot === undefined) {
    throw new GlueprintError({ code: 'MissingSource', file: folder.uri, message: `'${folder.place}' is no Delta table: it has no _delta_log`, hint: 'bind the prefix to the folder of the table' });
  }
  checkReadable(folder, snapshot);
  const schema = parseDeltaSchema(snapshot.metadata.schemaString);
  const columns = deltaColumns(schema);
  const physical = physicalColumns(folder, snapshot, schema);
  const named = (name: string) => columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
  const keys = snapshot.metadata.partitionColumns.map(named).filter((c): c is Column => c !== undefined);
  const values = new Map<string, PartitionValues>();
  const files: SourceFile[] = [];
  for (const add of snapshot.files) {
    if (add.deletionVector) {
      throw new GlueprintError({ code: 'NotLocal', file: folder.uri, message: `file '${add.path}' has a deletion vector, which the embedded engine does not read`, hint: 'run on the Spark engine, or rewrite the table: REORG TABLE … APPLY (PURGE)' });
    }
    const name = decodeURIComponent(add.path);
    const path = await folder.local(name, undefined);
    files.push({ path, relative: name, size: add.size, modified: new Date(add.modificationTime), uri: `${folder.uri}/${name}` });
    // The empty text is null in a log.
    values.set(path, keys.map((k) => add.partitionValues[physical.get(k.name)?.name ?? k.name] || undefined));
  }
  const data = renamed(PARQUET, physical);
  return {
    listing: { files, partitions: keys.map((k) => ({ ...k, key: k.name })), roots: [folder.place] },
    format: keys.length === 0 ? data : withPartitionValues(data, keys, values),
    columns,
  };
}

function checkReadable(folder: TableFolder, { protocol }: DeltaSnapshot): void {
  const strange = (protocol.readerFeatures ?? []).find((f) => !READABLE.includes(f));
  if (strange !== undefined) throw new GlueprintError({ code: 'NotLocal', file: folder.uri, message: `the table uses '${strange}', which the embedded engine does not read`, hint: 'run on the Spark engine' });
  if (protocol.minReaderVersion > 3) throw new GlueprintError({ code: 'NotLocal', file: folder.uri, message: `the table needs reader version ${protocol.minReaderVersion}; the embedded engine knows 3` });
}

/** The files' spelling of the columns and of the fields inside them, where it is not the table's. */
function physicalColumns(folder: TableFolder, { metadata }: DeltaSnapshot, schema: DeltaSchema): ReadonlyMap<string, Column> {
  const mode = metadata.configuration?.['delta.columnMapping.mode'] ?? 'none';
  if (mode !== 'none' && mode !== 'name') {
    throw new GlueprintError({ code: 'NotLocal', file: folder.uri, message: `the table maps its columns by ${mode}, which the embedded engine does not read`, hint: 'run on the Spark engine' });
  }
  const there = fileColumns(schema);
  return new Map(deltaColumns(schema).flatMap((c, i): [string, Column][] => {
    const own = there[i];
    return own === undefined || columnsDdl([own]) === columnsDdl([c]) ? [] : [[c.name, own]];
  }));
}
