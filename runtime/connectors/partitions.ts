import { PartitionPruner } from './connector';
import { GlueprintError } from '../../src/core/diagnostics';
import { BIGINT, DataType, DATE, decimal, DOUBLE, INT, STRING, TIMESTAMP } from '../../src/core/types';
import { PartitionColumn } from '../formats/format';

const NULL_NAME = '__HIVE_DEFAULT_PARTITION__';

/** `year=2026` as a pair, unescaped; `undefined` where the folder is no partition. */
export function parsePartition(folder: string): { key: string; value: string | undefined } | undefined {
  const at = folder.indexOf('=');
  if (at <= 0) return undefined;
  const value = unescapeName(folder.slice(at + 1));
  return { key: unescapeName(folder.slice(0, at)), value: value === NULL_NAME ? undefined : value };
}

/** The characters that Spark escapes in a folder's name. */
const ESCAPED = /[\u0000-\u001f"#%'*/:=?\\\u007f{[\]^]/g;

export function escapeName(text: string): string {
  return text.replace(ESCAPED, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

export function partitionFolder(key: string, value: string | undefined): string {
  return `${escapeName(key)}=${value === undefined || value === '' ? NULL_NAME : escapeName(value)}`;
}

function unescapeName(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** DuckDB escapes as URLs do; its names become Spark's. */
export function sparkFolder(duckdbFolder: string): string {
  const at = duckdbFolder.indexOf('=');
  const value = decodeURIComponent(duckdbFolder.slice(at + 1));
  return partitionFolder(decodeURIComponent(duckdbFolder.slice(0, at)), value === NULL_NAME ? undefined : value);
}

/** Partition columns from the folders (relative to their root) of the files, typed by their values as Spark types them. */
export function discoverPartitions(folders: readonly string[], root: string): PartitionColumn[] {
  const twice = folders.flatMap((f) => f.split('/')).find((f) => /=.*=/.test(f) && parsePartition(f) !== undefined);
  if (twice !== undefined) {
    throw new GlueprintError({ code: 'UnreadablePartition', file: root, message: `the folder '${twice}' has two '='`, hint: 'write the second as %3D, as Spark does' });
  }
  const pairs = [...new Set(folders)].map((f) => f.split('/').filter((s) => s !== '').map(parsePartition).filter((p) => p !== undefined));
  const shapes = new Set(pairs.map((p) => p.map((x) => x.key).join('/')));
  if (shapes.size > 1) {
    throw new GlueprintError({ code: 'ConflictingPartitions', message: `the folders below '${root}' are not partitioned alike: ${[...shapes].map((s) => `'${s}'`).join(', ')}` });
  }
  return (pairs[0] ?? []).map(({ key }, i) => {
    const values = pairs.map((p) => p[i]?.value).filter((v) => v !== undefined);
    return { name: key, key, nullable: true, type: partitionType(values) };
  });
}

/** Those of the folders (as above) whose partitions are to be read. */
export async function keptFolders(
  folders: readonly string[], keys: readonly PartitionColumn[], prune: PartitionPruner,
): Promise<ReadonlySet<string>> {
  const distinct = [...new Set(folders)];
  const values = distinct.map((f) => f.split('/').filter((s) => s !== '').map(parsePartition).filter((p) => p !== undefined).map((p) => p.value));
  const kept = await prune(keys, values);
  return new Set(distinct.filter((_, i) => kept.has(i)));
}

function partitionType(values: readonly string[]): DataType {
  const all = (test: (v: string) => boolean) => values.length > 0 && values.every(test);
  const whole = (v: string) => /^[+-]?\d+$/.test(v);
  if (all((v) => whole(v) && Math.abs(Number(v)) <= 2147483647)) return INT;
  if (all((v) => whole(v) && BigInt(v) <= 9223372036854775807n && BigInt(v) >= -9223372036854775808n)) return BIGINT;
  if (all((v) => whole(v) && v.replace(/^[+-]/, '').length <= 38)) return decimal(38, 0);
  if (all((v) => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(v))) return DOUBLE;
  if (all((v) => /^\d{4}-\d{1,2}-\d{1,2}$/.test(v))) return DATE;
  if (all((v) => /^\d{4}-\d{1,2}-\d{1,2}[ T]\d{1,2}:\d{1,2}(:\d{1,2}(\.\d+)?)?$/.test(v))) return TIMESTAMP;
  return STRING;
}
