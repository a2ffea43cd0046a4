import { randomUUID } from 'node:crypto';
import { commitFile, DeltaProtocol, DeltaSnapshot, LOG, readSnapshot } from './delta-log';
import { deltaColumns, DeltaField, parseDeltaSchema, renderDeltaSchema } from './delta-schema';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { tableMismatch } from '../../../../src/core/nodes/catalog/match-table';
import { Column, typeName } from '../../../../src/core/types';
import { Query } from '../../../formats/format';
import { filesArgument } from '../../../formats/reader-sql';
import { sqlName } from '../../../formats/sql-text';
import { Host, StagedLoad } from '../../../host/host';
import { parsePartition } from '../../partitions';
import { TableConnector } from '../../table-connector';
import { TableFolder } from '../table-folder';

/** Writer features under which adding files is nothing more than adding files. */
const WRITABLE = ['appendOnly', 'invariants', 'checkConstraints', 'changeDataFeed', 'generatedColumns', 'timestampNtz', 'deletionVectors', 'v2Checkpoint', 'vacuumProtocolCheck', 'domainMetadata'];

export interface DeltaAppend {
  readonly columns: readonly Column[];
  readonly partitionKeys: readonly string[];
  /** After the files have their names and before they are visible: writes the log entry and says how it is published. */
  seal(staged: SealRequest): Promise<StagedLoad>;
}

export interface SealRequest {
  readonly node: string;
  readonly run: string;
  /** Holds the data files as they will lie in the table. */
  readonly folder: string;
  readonly host: Pick<Host, 'files' | 'clock'>;
  readonly query: Query;
}

/** Rows that are to be added to a Delta table, which may be new. Throws where the table or its features do not allow it. */
export async function appendDelta(
  folder: TableFolder, query: Query, rows: readonly Column[], partitionKeys: readonly string[],
): Promise<DeltaAppend> {
  const snapshot = await readSnapshot(folder, query);
  const table = snapshot === undefined ? newTable(rows, partitionKeys) : existingTable(folder, snapshot, rows, partitionKeys);
  const version = (snapshot?.version ?? -1) + 1;
  return { ...table, seal: async (staged) => seal(folder, version, table, snapshot === undefined, staged) };
}

interface Shape { readonly columns: readonly Column[]; readonly partitionKeys: readonly string[] }

function newTable(rows: readonly Column[], partitionKeys: readonly string[]): Shape {
  const wrong = rows.find((c) => ['void', 'interval', 'choice'].includes(c.type.kind) || c.type.kind.endsWith(' interval'));
  if (wrong !== undefined) throw new GlueprintError({ code: 'UnsupportedType', message: `a Delta table cannot have column '${wrong.name}' of type ${typeName(wrong.type)}`, hint: 'cast it, or leave it out' });
  const keys = partitionKeys.map((k) => rows.find((r) => r.name.toLowerCase() === k.toLowerCase())?.name ?? k);
  // Spark makes all columns of a new table nullable.
  return { columns: rows.map((r) => ({ ...r, nullable: true })), partitionKeys: keys };
}

function existingTable(folder: TableFolder, { metadata, protocol }: DeltaSnapshot, rows: readonly Column[], partitionKeys: readonly string[]): Shape {
  const refuse = (message: string) => {
    throw new GlueprintError({ code: 'NotLocal', file: folder.uri, message: `${message}, which the embedded engine does not write`, hint: 'run on the Spark engine' });
  };
  checkProtocol(protocol, refuse);
  const configuration = metadata.configuration ?? {};
  const constraint = Object.keys(configuration).find((k) => k.startsWith('delta.constraints.'));
  if (constraint !== undefined) refuse(`the table has the constraint '${constraint.slice('delta.constraints.'.length)}'`);
  if ((configuration['delta.columnMapping.mode'] ?? 'none') !== 'none') refuse('the table maps its columns to other names');
  for (const feature of ['delta.enableInCommitTimestamps', 'delta.enableRowTracking', 'delta.enableIcebergCompatV1', 'delta.enableIcebergCompatV2']) {
    if (configuration[feature] === 'true') refuse(`the table has ${feature}`);
  }
  const { fields } = parseDeltaSchema(metadata.schemaString);
  const special = fields.find((f) => Object.keys(f.metadata ?? {}).some((k) => /^delta\.(invariants|generationExpression|identity)/.test(k)));
  if (special !== undefined) refuse(`column '${special.name}' is generated or has an invariant`);
  const columns = deltaColumns({ fields: fields as DeltaField[] });
  const keys = [...metadata.partitionColumns];
  if (partitionKeys.length > 0 && partitionKeys.join('\n').toLowerCase() !== keys.join('\n').toLowerCase()) {
    throw new GlueprintError({ code: 'TableMismatch', field: 'partitionKeys', file: folder.uri, message: `got ${partitionKeys.join(', ')}; the table is ${keys.length === 0 ? 'not partitioned' : `partitioned by ${keys.join(', ')}`}` });
  }
  const fault = tableMismatch(rows, { columns, partitionKeys: [], positional: false, evolves: false });
  if (fault !== undefined) throw new GlueprintError({ code: 'TableMismatch', file: folder.uri, message: fault.message, hint: fault.hint?.replace(/, or let the run change.*$/, '') });
  return { columns, partitionKeys: keys };
}

function checkProtocol({ minWriterVersion, writerFeatures }: DeltaProtocol, refuse: (message: string) => void): void {
  if (minWriterVersion > 7) refuse(`the table needs writer version ${minWriterVersion}`);
  const strange = (writerFeatures ?? []).find((f) => !WRITABLE.includes(f) && f !== 'columnMapping' && f !== 'identityColumns');
  if (strange !== undefined) refuse(`the table uses '${strange}'`);
}

async function seal(folder: TableFolder, version: number, table: Shape, isNew: boolean, staged: SealRequest): Promise<StagedLoad> {
  const { files } = staged.host;
  const data = (await files.list(staged.folder)).filter((f) => f.relative.endsWith('.parquet'));
  const rows = new Map((data.length === 0 ? [] : await staged.query(`SELECT file_name, num_rows FROM parquet_file_metadata(${filesArgument(data.map((f) => f.path))})`))
    .map((r) => [String(r.file_name), Number(r.num_rows)]));
  await checkNulls(folder, table, data, staged.query);
  const now = staged.host.clock.now().getTime();
  const id = randomUUID();
  const actions: unknown[] = [{
    commitInfo: {
      timestamp: now,
      operation: 'WRITE',
      operationParameters: { mode: 'Append', partitionBy: JSON.stringify(table.partitionKeys) },
      isBlindAppend: true,
      engineInfo: 'cdk-glueprint',
      txnId: id,
    },
  }];
  if (isNew) actions.push(protocolOf(table.columns), metadataOf(table, now));
  for (const file of data) {
    actions.push({
      add: {
        path: file.relative.split('/').map(encodeSegment).join('/'),
        partitionValues: partitionValues(table.partitionKeys, file.relative),
        size: file.size,
        modificationTime: file.modified.getTime(),
        dataChange: true,
        stats: JSON.stringify({ numRecords: rows.get(file.path) ?? 0 }),
      },
    });
  }
  const from = `${staged.folder}.commit.json`;
  await files.writeText(from, `${actions.map((a) => JSON.stringify(a)).join('\n')}\n`);
  return { connector: DELTA.name, node: staged.node, state: { from, log: folder.path(LOG), version, id, table: folder.uri } };
}

const encodeSegment = (s: string) => encodeURIComponent(s).replace(/%3D/g, '=');

/** By the folders' names; null for what Hive calls its default partition. */
function partitionValues(keys: readonly string[], relative: string): Record<string, string | null> {
  const folders = relative.split('/').slice(0, -1).map(parsePartition);
  return Object.fromEntries(keys.map((k) => [k, folders.find((f) => f?.key.toLowerCase() === k.toLowerCase())?.value ?? null]));
}

async function checkNulls(
  folder: TableFolder, { columns, partitionKeys }: Shape, data: readonly { readonly path: string }[], query: Query,
): Promise<void> {
  const required = columns.filter((c) => !c.nullable && !partitionKeys.includes(c.name));
  if (required.length === 0 || data.length === 0) return;
  const tests = required.map((c, i) => `count(*) FILTER (${sqlName(c.name)} IS NULL) AS n${i}`);
  const [row] = await query(`SELECT ${tests.join(', ')} FROM read_parquet(${filesArgument(data.map((d) => d.path))}, union_by_name = true, hive_partitioning = false)`);
  const found = required.findIndex((_, i) => Number(row?.[`n${i}`] ?? 0) > 0);
  if (found >= 0) throw new GlueprintError({ code: 'NullInRequired', file: folder.uri, message: `${String(row?.[`n${found}`])} rows have no '${required[found]?.name}', which the table requires` });
}

function protocolOf(columns: readonly Column[]): unknown {
  const ntz = JSON.stringify(columns).includes('"timestamp_ntz"');
  return { protocol: ntz ? { minReaderVersion: 3, minWriterVersion: 7, readerFeatures: ['timestampNtz'], writerFeatures: ['timestampNtz'] } : { minReaderVersion: 1, minWriterVersion: 2 } };
}

function metadataOf({ columns, partitionKeys }: Shape, now: number): unknown {
  return {
    metaData: {
      id: randomUUID(),
      format: { provider: 'parquet', options: {} },
      schemaString: renderDeltaSchema(columns),
      partitionColumns: partitionKeys,
      configuration: {},
      createdTime: now,
    },
  };
}

interface SealedState { readonly from: string; readonly log: string; readonly version: number; readonly id: string; readonly table: string }

/** Puts a log entry in place: the one step that makes the rows visible, taken by nobody else. */
export const DELTA: TableConnector = {
  name: 'delta',
  async publish({ state }, { host: { files } }) {
    const { from, log, version, id, table } = state as unknown as SealedState;
    if (await files.kind(from) === undefined) return; // it has been put already
    await files.makeFolder(log);
    for (let next = version; ; next++) {
      const to = `${log}/${commitFile(next)}`;
      if (await files.link(from, to)) break;
      const winner = await files.readText(to);
      if (winner.includes(`"txnId":"${id}"`)) break;
      // Others may have added rows meanwhile, or removed some: ours stand beside. A table that has changed is another matter.
      const changed = winner.split('\n').filter((l) => l.trim() !== '').map((l) => JSON.parse(l) as Record<string, unknown>).some((a) => a.metaData !== undefined || a.protocol !== undefined);
      if (changed) throw new GlueprintError({ code: 'ConcurrentChange', file: table, message: `version ${next} of the table, written meanwhile, changes its schema or protocol`, hint: 'run again' });
    }
    await files.remove(from);
  },
  // Until it is put the entry is a file of the staging folder, which goes with it.
  abandon: async () => undefined,
};
