import { FileTable, TablePartition } from './file-table';
import { PartitionValues, withPartitionValues } from './partition-values';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Format } from '../../formats/format';
import { Listing, SourceFile } from '../connector';
import { parsePartition } from '../partitions';
import { Connectors } from '../registry';

export interface TableListingRequest {
  readonly table: FileTable;
  readonly format: Format;
  /** Those that the catalog knows; none: the folders tell. */
  readonly partitions: readonly TablePartition[];
  /** Which of these values are read, by index. */
  readonly prune: (values: readonly PartitionValues[]) => Promise<ReadonlySet<number>>;
  readonly connectors: Connectors;
}

export interface TableListing { readonly listing: Listing; readonly format: Format }

/** Files of a partitioned table with the values of their partitions. Those that the catalog knows are pruned before anything is listed. */
export async function listTable(request: TableListingRequest): Promise<TableListing> {
  const { table, partitions } = request;
  const found = partitions.length > 0 ? await registered(request) : await inFolders(request);
  const files = found.files.sort((a, b) => (a.file.uri < b.file.uri ? -1 : 1));
  const keysOfFolders = sameKeys(table, files);
  const listed = files.map((f) => f.file);
  if (keysOfFolders !== undefined) {
    const hive = table.keys.map((k, i) => ({ ...k, key: keysOfFolders[i] ?? k.name }));
    return { listing: { files: listed, partitions: hive, roots: found.roots }, format: request.format };
  }
  const values = new Map(files.map((f) => [f.file.path, f.values]));
  return {
    listing: { files: listed, partitions: table.keys.map((k) => ({ ...k, key: k.name })), roots: found.roots },
    format: withPartitionValues(request.format, table.keys, values),
  };
}

interface FoundFile { readonly file: SourceFile; readonly values: PartitionValues }
interface Found { readonly files: FoundFile[]; readonly roots: string[] }

async function registered({ table, partitions, prune, connectors }: TableListingRequest): Promise<Found> {
  const wanted = await prune(partitions.map((p) => p.values));
  const out: Found = { files: [], roots: [] };
  for (const [i, partition] of partitions.entries()) {
    if (!wanted.has(i)) continue;
    if (partition.values.length !== table.keys.length) {
      throw new GlueprintError({ code: 'UnreadableTable', message: `a partition of ${table.name} has ${partition.values.length} values, the table ${table.keys.length} keys` });
    }
    const listing = await filesBelow(connectors, partition.location);
    if (listing === undefined) continue;
    out.roots.push(...listing.roots);
    out.files.push(...listing.files.map((file) => ({ file, values: partition.values })));
  }
  return out;
}

/** A partition whose files are gone has no rows, as on Amazon S3. */
async function filesBelow(connectors: Connectors, uri: string): Promise<Listing | undefined> {
  try {
    return await connectors.of(uri).list({ uris: [uri], recurse: true, exclusions: [] });
  } catch (e) {
    if (GlueprintError.isGlueprintError(e) && ['EmptySource', 'MissingSource'].includes(e.code)) return undefined;
    throw e;
  }
}

/** The catalog knows no partition: their folders are taken for those that `MSCK REPAIR TABLE` would find. */
async function inFolders({ table, prune, connectors }: TableListingRequest): Promise<Found> {
  const listing = await filesBelow(connectors, table.location) ?? { files: [], roots: [] };
  const found = listing.files.map((file): FoundFile => ({ file, values: valuesInPath(table, file) }));
  const distinct = new Map(found.map((f) => [idOf(f.values), f.values]));
  const wanted = await prune([...distinct.values()]);
  const kept = new Set([...distinct.keys()].filter((_, i) => wanted.has(i)));
  return { files: found.filter((f) => kept.has(idOf(f.values))), roots: [...listing.roots] };
}

const idOf = (values: PartitionValues) => JSON.stringify(values.map((v) => v ?? null));

function valuesInPath(table: FileTable, file: SourceFile): PartitionValues {
  const folders = file.relative.split('/').slice(0, -1).map(parsePartition);
  return table.keys.map((key, i) => {
    const pair = folders[i];
    if (pair !== undefined && pair.key.toLowerCase() === key.name) return pair.value;
    throw new GlueprintError({
      code: 'ConflictingPartitions',
      file: file.uri,
      message: `lies in no folder '${key.name}=…', and the catalog knows no partitions of ${table.name}`,
      hint: 'register its partitions: glueprint catalog repair, a crawler, or CreatePartition',
    });
  });
}

/** The folders' spelling of the keys, where all files lie in `key=value` folders that say the same as the catalog. */
function sameKeys(table: FileTable, files: readonly FoundFile[]): readonly string[] | undefined {
  let spelling: readonly string[] | undefined;
  for (const { file, values } of files) {
    const pairs = file.path.split('/').slice(0, -1).map(parsePartition).filter((p) => p !== undefined);
    const own = pairs.slice(-table.keys.length);
    const agree = own.length === table.keys.length && pairs.length === own.length
      && own.every((p, i) => p.key.toLowerCase() === table.keys[i]?.name && (p.value ?? null) === (values[i] ?? null));
    if (!agree) return undefined;
    const spelt = own.map((p) => p.key);
    if (spelling !== undefined && spelt.join('\n') !== spelling.join('\n')) return undefined;
    spelling = spelt;
  }
  return spelling ?? table.keys.map((k) => k.name);
}
