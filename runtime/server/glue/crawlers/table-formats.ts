import type { Column, StorageDescriptor } from '@aws-sdk/client-glue';
import type { Wire } from '../wire';

interface HiveFormat { readonly input: string; readonly output: string; readonly serde: string }

const TEXT_IN = 'org.apache.hadoop.mapred.TextInputFormat';
const TEXT_OUT = 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat';

/** As crawlers write them, by format. */
const HIVE: Readonly<Record<string, HiveFormat>> = {
  csv: { input: TEXT_IN, output: TEXT_OUT, serde: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe' },
  json: { input: TEXT_IN, output: TEXT_OUT, serde: 'org.openx.data.jsonserde.JsonSerDe' },
  parquet: {
    input: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
    serde: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
  },
};

export function descriptorOf(
  format: string, options: Readonly<Record<string, unknown>>, columns: Wire<Column>[], location: string,
): { readonly descriptor: Wire<StorageDescriptor>; readonly parameters: Record<string, string> } {
  const hive = HIVE[format];
  const delimiter = typeof options.separator === 'string' ? options.separator : ',';
  const csv = format === 'csv' ? { ...options.withHeader === false ? {} : { 'skip.header.line.count': '1' }, delimiter } : {};
  const parameters: Record<string, string> = { classification: format, compressionType: 'none', ...csv };
  return {
    parameters,
    descriptor: {
      Columns: columns,
      Location: location,
      InputFormat: hive?.input,
      OutputFormat: hive?.output,
      Compressed: false,
      NumberOfBuckets: -1,
      SerdeInfo: { SerializationLibrary: hive?.serde, Parameters: format === 'csv' ? { 'field.delim': delimiter } : { 'serialization.format': '1' } },
      BucketColumns: [],
      SortColumns: [],
      Parameters: parameters,
      StoredAsSubDirectories: false,
    },
  };
}
