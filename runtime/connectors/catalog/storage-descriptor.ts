import { CatalogColumnDoc, StorageDoc, TableDoc } from './table-doc';

/** How tables of files say their format, both ways. */

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
  avro: {
    input: 'org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat',
    serde: 'org.apache.hadoop.hive.serde2.avro.AvroSerDe',
  },
  orc: {
    input: 'org.apache.hadoop.hive.ql.io.orc.OrcInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat',
    serde: 'org.apache.hadoop.hive.ql.io.orc.OrcSerde',
  },
  ion: {
    input: 'com.amazon.ionhiveserde.formats.IonInputFormat',
    output: 'com.amazon.ionhiveserde.formats.IonOutputFormat',
    serde: 'com.amazon.ionhiveserde.IonHiveSerDe',
  },
};

export interface WrittenDescriptor<C> {
  readonly descriptor: {
    readonly Columns: C[];
    readonly Location: string;
    readonly InputFormat?: string;
    readonly OutputFormat?: string;
    readonly Compressed: boolean;
    readonly NumberOfBuckets: number;
    readonly SerdeInfo: { readonly SerializationLibrary?: string; readonly Parameters: Record<string, string> };
    readonly BucketColumns: string[];
    readonly SortColumns: never[];
    readonly Parameters: Record<string, string>;
    readonly StoredAsSubDirectories: boolean;
  };
  readonly parameters: Record<string, string>;
}

/** Of a table over files of a format; CSV options as a source has them. */
export function descriptorOf<C extends CatalogColumnDoc>(
  format: string, options: Readonly<Record<string, unknown>>, columns: C[], location: string,
): WrittenDescriptor<C> {
  const hive = HIVE[format];
  const delimiter = typeof options.separator === 'string' ? options.separator : ',';
  const header = options.withHeader ?? options.writeHeader;
  const csv = format === 'csv' ? { ...header === false ? {} : { 'skip.header.line.count': '1' }, delimiter } : {};
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

export interface StoredFormat {
  /** Of the runtime's formats, or one that it does not have. */
  readonly format: string;
  readonly options: Readonly<Record<string, unknown>>;
}

const SERDES: readonly [RegExp, string][] = [
  [/parquet/i, 'parquet'], [/orc/i, 'orc'], [/avro/i, 'avro'], [/ion/i, 'ion'], [/json/i, 'json'], [/grok/i, 'grokLog'], [/RegexSerDe/i, 'regex'], [/xml/i, 'xml'],
  [/csv|LazySimple|delimited|MultiDelim/i, 'csv'],
];
const CLASSIFICATIONS = ['csv', 'json', 'parquet', 'avro', 'orc', 'xml', 'ion', 'grokLog'];

/** Format of a table's files, by its classification and its SerDe; `undefined` where they tell none. */
export function storedFormat(table: Pick<TableDoc, 'Parameters'>, storage: StorageDoc): StoredFormat | undefined {
  const serde = storage.SerdeInfo;
  const said = [table.Parameters?.classification, storage.Parameters?.classification].map((c) => c?.toLowerCase());
  const classified = CLASSIFICATIONS.find((c) => said.includes(c.toLowerCase()));
  const library = [serde?.SerializationLibrary, storage.InputFormat].filter((t) => t !== undefined);
  const format = classified ?? SERDES.find(([pattern]) => library.some((t) => pattern.test(t)))?.[1];
  if (format === undefined) return undefined;
  const parameters = { ...storage.Parameters, ...table.Parameters, ...serde?.Parameters };
  return { format, options: optionsOf(format, parameters, serde?.SerializationLibrary ?? '') };
}

function optionsOf(format: string, parameters: { readonly [name: string]: string | undefined }, serde: string): Record<string, unknown> {
  if (format === 'xml') return parameters.rowTag === undefined ? {} : { rowTag: parameters.rowTag };
  if (format === 'grokLog') return { ...given('logFormat', parameters['input.format'] ?? parameters.grokPattern), ...given('customPatterns', parameters['input.grokCustomPatterns']) };
  if (format === 'json') return given('jsonPath', parameters.jsonPath);
  if (format !== 'csv') return {};
  const separator = parameters.separatorChar ?? parameters['field.delim'] ?? parameters.delimiter ?? (/LazySimple/.test(serde) && parameters.classification === undefined ? '\u0001' : undefined);
  return {
    withHeader: Number(parameters['skip.header.line.count'] ?? 0) > 0,
    ...given('separator', separator === '\\t' ? '\t' : separator),
    ...given('quoteChar', parameters.quoteChar),
    // The escape of OpenCSV is a backslash by default; files with doubled quotes are read alike.
    ...given('escaper', parameters.escapeChar ?? parameters['escape.delim']),
    ...given('nullValue', parameters['serialization.null.format']),
  };
}

const given = (name: string, value: string | undefined) => (value === undefined || value === '' ? {} : { [name]: value });
