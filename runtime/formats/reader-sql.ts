import { isNative } from './compression/codecs';
import { Format, PartitionColumn, ReadRequest, WriteRequest } from './format';
import { parseText } from './parse-values';
import { renderPartition } from './render-values';
import { sqlList, sqlName, sqlOptions, sqlString } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';
import { Column } from '../../src/core/types';

/** The engine takes names for patterns: what stands for itself is put in brackets, or `a*.csv` were all files that begin with an a. */
export function filesArgument(files: readonly string[]): string {
  return sqlList(files.map((f) => sqlString(f.replace(/[[*?]/g, '[$&]'))));
}

/** The partition columns of a reader with `hive_partitioning`, whose values are texts, typed as declared. */
export function partitionSelect(partitions: readonly PartitionColumn[], timeZone: string): string[] {
  return partitions.map((p) => `${parseText(p.type, sqlName(p.key), timeZone)} AS ${sqlName(p.name)}`);
}

/** The column of file names, from the reader's own, `held`: by path, since the user knows other names. */
export function fileNameSelect({ fileName: column }: Pick<ReadRequest, 'fileName'>, held = 'filename'): string[] {
  if (column === undefined) return [];
  const entries = [...column.names].map(([path, name]) => `${sqlString(path)}: ${sqlString(name)}`);
  return [`(MAP {${entries.join(', ')}})[${held}] AS ${sqlName(column.name)}`];
}

/** For the relations between the reader and that column. */
export const fileNameKey = (request: Pick<ReadRequest, 'fileName'>) => (request.fileName === undefined ? '' : ', filename');

/** The name that Spark gives a file of a partitioned write has a point before the `c`, of another a hyphen. */
export function fileName(part: number, id: string, partitioned: boolean, extension: string): string {
  return `part-${String(part).padStart(5, '0')}-${id}${partitioned ? '.' : '-'}c000${extension}`;
}

export function extensionOf(format: Format, options: WriteRequest['options']): string {
  const compression = compressionOf(format, options);
  const packed = format.compressions[compression] ?? '';
  const [own = ''] = format.extensions;
  return format.packsInside === true ? `${packed}${own}` : `${own}${packed}`;
}

export function compressionOf(format: Format, options: WriteRequest['options']): string {
  const asked = typeof options.compression === 'string' && options.compression !== '' ? options.compression.toLowerCase() : Object.keys(format.compressions)[0] ?? 'none';
  const name = asked === 'uncompressed' ? 'none' : asked;
  if (name in format.compressions) return name;
  throw new GlueprintError({
    code: 'InvalidOption',
    field: 'compression',
    message: `${format.name} cannot be written with compression '${asked}' by the local engine; it writes ${Object.keys(format.compressions).join(', ')}`,
  });
}

/** What the engine is told; the rest is done once it has written (`finish`). */
function engineCompression(format: Format, compression: string): string | undefined {
  if (format.packsInside === true) return compression === 'none' ? 'uncompressed' : compression;
  return isNative(compression) ? compression : undefined;
}

/** The hidden key that spreads rows over a given number of files. */
export const FILE_KEY = '_glueprint_file';

/**
 * COPY of a query, one file or a tree of partition folders. Partition columns are text by then, spelt as Spark spells them in folder names,
 * and are left out of the files.
 */
export function copyStatement(
  request: WriteRequest, format: Format, render: (column: Column) => string, options: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const keys = request.partitionKeys.map((key) => {
    const column = request.columns.find((c) => c.name.toLowerCase() === key.toLowerCase());
    if (column === undefined) throw new GlueprintError({ code: 'UnknownColumn', field: 'partitionKeys', message: `no column '${key}' to partition by, got ${request.columns.map((c) => c.name).join(', ')}` });
    return column;
  });
  const plain = request.columns.filter((c) => !keys.includes(c));
  if (plain.length === 0) throw new GlueprintError({ code: 'InvalidPartitionKey', field: 'partitionKeys', message: 'every column is a partition key; at least one must be left for the files' });
  const files = request.numberOfFiles ?? 1;
  const select = [
    ...plain.map((c) => `${render(c)} AS ${sqlName(c.name)}`),
    ...keys.map((c) => `${renderPartition(c.type, sqlName(c.name), request)} AS ${sqlName(c.name)}`),
    ...(files > 1 ? [`(row_number() OVER () - 1) % ${files} AS ${FILE_KEY}`] : []),
  ];
  const partitionBy = [...keys.map((c) => sqlName(c.name)), ...(files > 1 ? [FILE_KEY] : [])];
  const extension = extensionOf(format, request.options);
  const compression = compressionOf(format, request.options);
  const partitioned = partitionBy.length > 0;
  const all = {
    ...options,
    compression: engineCompression(format, compression),
    return_files: true,
    ...(partitioned ? { partition_by: `(${partitionBy.join(', ')})`, filename_pattern: sqlString('{i}'), file_extension: sqlString(extension.slice(1)) } : {}),
  };
  const to = partitioned ? request.to : `${request.to}/${fileName(0, request.id, false, extension)}`;
  return `COPY (SELECT ${select.join(', ')} FROM ${request.from}) TO ${sqlString(to)} (${sqlOptions(all, ' ')})`;
}
