import type { Table } from '@aws-sdk/client-glue';
import type { RegionState } from '../state/region-state';
import type { Wire } from '../wire';

export interface StoredTable {
  readonly location: string;
  readonly format: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly partitionKeys: readonly string[];
}

const CLASSIFICATIONS: readonly [RegExp, string][] = [
  [/parquet/i, 'parquet'], [/orc/i, 'orc'], [/avro/i, 'avro'], [/json/i, 'json'], [/csv|LazySimple|delimited/i, 'csv'],
];

/** Where a table's data lies and how it is written; undefined for what is no table of files. */
export function storedTable(table: Wire<Table>): StoredTable | undefined {
  const descriptor = table.StorageDescriptor;
  if (descriptor?.Location === undefined) return undefined;
  const classifications = [table.Parameters?.classification, descriptor.Parameters?.classification];
  const said = [...classifications, descriptor.SerdeInfo?.SerializationLibrary, descriptor.InputFormat];
  const format = CLASSIFICATIONS.find(([pattern]) => said.some((text) => text !== undefined && pattern.test(text)))?.[1];
  if (format === undefined) return undefined;
  const parameters = { ...table.Parameters, ...descriptor.SerdeInfo?.Parameters };
  const separator = parameters.separatorChar ?? parameters['field.delim'] ?? parameters.delimiter;
  const options = format !== 'csv' ? {} : {
    withHeader: Number(parameters['skip.header.line.count'] ?? 0) > 0,
    ...separator === undefined ? {} : { separator },
    ...parameters.quoteChar === undefined ? {} : { quoteChar: parameters.quoteChar },
  };
  return { location: descriptor.Location, format, options, partitionKeys: (table.PartitionKeys ?? []).map((k) => k.Name) };
}

/** The catalog as the Spark side takes it: `database.table` to place and format. */
export function sparkTables(region: RegionState): Record<string, StoredTable> {
  const tables = region.tables.parents().flatMap((parent) => region.tables.list({ parent })).map((t) => t.doc);
  return Object.fromEntries(tables.flatMap((table) => {
    const stored = storedTable(table);
    return stored === undefined ? [] : [[`${table.DatabaseName}.${table.Name}`, stored]];
  }));
}
