import type { Field } from './node-type';

/** Formats of S3 files, as sources read and targets write them. */

const SEPARATOR: Field = { name: 'separator', doc: 'Character between the fields.', default: ',', type: { type: 'string' } };
const QUOTE: Field = { name: 'quoteChar', doc: 'Character around fields that hold a separator; empty: none.', default: '"', type: { type: 'string' } };
const ESCAPER: Field = { name: 'escaper', doc: 'Character before a quote inside a quoted field. Default: the quote itself, as RFC 4180 has it.', type: { type: 'string' } };
const NULL_VALUE: Field = { name: 'nullValue', doc: 'Text that stands for null.', default: '', type: { type: 'string' } };
const ENCODING: Field = { name: 'encoding', doc: 'Character set of the files.', default: 'UTF-8', type: { type: 'string' } };
const MODE: Field = {
  name: 'mode',
  doc: 'A malformed record: `PERMISSIVE` nulls what cannot be read, `DROPMALFORMED` drops it, `FAILFAST` fails the run.',
  default: 'PERMISSIVE',
  type: { type: 'enum', values: ['PERMISSIVE', 'DROPMALFORMED', 'FAILFAST'] },
};

export const READ_FORMATS: { readonly [type: string]: readonly Field[] } = {
  csv: [
    SEPARATOR, QUOTE, ESCAPER,
    { name: 'withHeader', doc: 'The first line names the columns.', default: true, type: { type: 'boolean' } },
    { name: 'multiLine', doc: 'A quoted field may go over several lines.', default: false, type: { type: 'boolean' } },
    ENCODING, NULL_VALUE, MODE,
  ],
  json: [
    { name: 'multiLine', doc: 'A file is one document (an object, or an array of them) instead of one object a line.', default: false, type: { type: 'boolean' } },
    { name: 'jsonPath', doc: 'Where in a document the records are: `$.features[*]`. Implies `multiLine`.', type: { type: 'string' } },
    ENCODING, MODE,
  ],
  parquet: [],
  avro: [],
  orc: [],
  ion: [],
  xml: [
    { name: 'rowTag', required: true, doc: 'Name of the element that is a record.', type: { type: 'string' } },
    { name: 'attributePrefix', doc: 'What the names of columns of attributes begin with.', default: '_', type: { type: 'string' } },
    { name: 'valueTag', doc: 'Column of the text of an element that has attributes or elements too.', default: '_VALUE', type: { type: 'string' } },
    { name: 'excludeAttribute', doc: 'Attributes are left out.', default: false, type: { type: 'boolean' } },
    { name: 'treatEmptyValuesAsNulls', doc: 'An empty text is null.', default: false, type: { type: 'boolean' } },
    { name: 'ignoreSurroundingSpaces', doc: 'Blanks around texts are left out.', default: false, type: { type: 'boolean' } },
    ENCODING,
  ],
  excel: [
    { name: 'sheet', doc: 'Name of the sheet. Default: the first.', type: { type: 'string' } },
    { name: 'numberRows', doc: 'At most so many rows of each file.', type: { type: 'integer', min: 1 } },
    { name: 'skipFooter', doc: 'So many rows at the end of each file are left out.', default: 0, type: { type: 'integer', min: 0 } },
  ],
  fixedWidth: [
    { name: 'widths', required: true, doc: 'Characters of each column, in order.', type: { type: 'list', items: { type: 'integer', min: 1 }, min: 1 } },
    { name: 'trim', doc: 'Blanks around values are left out.', default: true, type: { type: 'boolean' } },
  ],
  grokLog: [
    { name: 'logFormat', required: true, doc: 'Grok expression of a line: `%{IPORHOST:client} %{NUMBER:bytes}`.', type: { type: 'string' } },
    { name: 'customPatterns', doc: 'Patterns of your own, one a line: `NAME regular-expression`.', type: { type: 'string' } },
    { name: 'missing', doc: 'Text that stands for null.', default: '-', type: { type: 'string' } },
  ],
  text: [],
};

const compression = (values: readonly string[], standard: string): Field => ({ name: 'compression', doc: 'Compression of the files.', default: standard, type: { type: 'enum', values } });
const TEXT_CODECS = ['none', 'gzip', 'bzip2', 'deflate', 'lz4', 'snappy'];

export const WRITE_FORMATS: { readonly [type: string]: readonly Field[] } = {
  csv: [
    SEPARATOR, QUOTE, ESCAPER,
    { name: 'writeHeader', doc: 'The first line of each file names the columns.', default: true, type: { type: 'boolean' } },
    ENCODING, NULL_VALUE, compression(TEXT_CODECS, 'none'),
  ],
  json: [ENCODING, compression(TEXT_CODECS, 'none')],
  parquet: [compression(['snappy', 'gzip', 'zstd', 'lz4', 'uncompressed'], 'snappy')],
  avro: [compression(['snappy', 'deflate', 'bzip2', 'uncompressed'], 'snappy')],
  orc: [compression(['snappy', 'zlib', 'zstd', 'lz4', 'uncompressed'], 'snappy')],
  text: [compression(TEXT_CODECS, 'none')],
};

/** Why the embedded engine neither reads nor writes a format. */
export function formatNotLocal(format: { readonly type: string }): string | undefined {
  return format.type === 'orc' ? 'no library reads or writes ORC here; run the job with --engine spark' : undefined;
}

export interface CsvOptions {
  readonly type: 'csv';
  readonly separator: string;
  readonly quoteChar: string;
  readonly escaper?: string;
  readonly withHeader?: boolean;
  readonly writeHeader?: boolean;
  readonly multiLine?: boolean;
  readonly encoding: string;
  readonly nullValue: string;
  readonly mode?: string;
  readonly compression?: string;
}
export interface JsonOptions {
  readonly type: 'json';
  readonly multiLine?: boolean;
  readonly jsonPath?: string;
  readonly encoding: string;
  readonly mode?: string;
  readonly compression?: string;
}
/** Formats that tell their columns themselves. */
export interface TypedOptions { readonly type: 'parquet' | 'avro' | 'orc' | 'ion'; readonly compression?: string }
export interface XmlOptions {
  readonly type: 'xml';
  readonly rowTag: string;
  readonly attributePrefix: string;
  readonly valueTag: string;
  readonly excludeAttribute: boolean;
  readonly treatEmptyValuesAsNulls: boolean;
  readonly ignoreSurroundingSpaces: boolean;
  readonly encoding: string;
  readonly compression?: undefined;
}
export interface ExcelOptions { readonly type: 'excel'; readonly sheet?: string; readonly numberRows?: number; readonly skipFooter: number; readonly compression?: undefined }
export interface FixedWidthOptions { readonly type: 'fixedWidth'; readonly widths: readonly number[]; readonly trim: boolean; readonly compression?: undefined }
export interface GrokLogOptions {
  readonly type: 'grokLog'; readonly logFormat: string; readonly customPatterns?: string; readonly missing: string; readonly compression?: undefined;
}
export interface TextOptions { readonly type: 'text'; readonly compression?: string }
export type FormatOptions = CsvOptions | JsonOptions | TypedOptions | XmlOptions | ExcelOptions | FixedWidthOptions | GrokLogOptions | TextOptions;

/** What becomes of malformed records; `undefined` where a format has no choice. */
export const modeOf = (format: FormatOptions): string | undefined => (format.type === 'csv' || format.type === 'json' ? format.mode : undefined);

/** What `CsvOptions` says that the field list cannot check. */
export function csvFaults(csv: CsvOptions): { readonly field: string; readonly message: string } | undefined {
  const single = (field: 'separator' | 'quoteChar' | 'escaper', empty: boolean) => {
    const text = csv[field];
    if (text === undefined || [...text].length === 1 || (empty && text === '')) return undefined;
    return { field, message: `got '${text}', expected ${empty ? 'no or ' : ''}one character` };
  };
  if (csv.separator === csv.quoteChar) return { field: 'quoteChar', message: 'is also the separator' };
  return single('separator', false) ?? single('quoteChar', true) ?? single('escaper', false);
}

/** Options of Spark's CSV reader and writer; those that Spark has by default are left out. */
export function sparkCsvOptions(csv: CsvOptions): { [option: string]: unknown } {
  const header = csv.withHeader ?? csv.writeHeader;
  return {
    ...(csv.separator === ',' ? {} : { sep: csv.separator }),
    ...(csv.quoteChar === '"' ? {} : { quote: csv.quoteChar === '' ? '\u0000' : csv.quoteChar }),
    // Spark's own default is a backslash, which RFC 4180 does not know.
    ...(csv.quoteChar === '' && csv.escaper === undefined ? {} : { escape: csv.escaper ?? csv.quoteChar }),
    ...(header === true ? { header: true } : {}),
    ...(csv.multiLine === true ? { multiLine: true } : {}),
    ...(csv.encoding === 'UTF-8' ? {} : { encoding: csv.encoding }),
    ...(csv.nullValue === '' ? {} : { nullValue: csv.nullValue }),
    ...(csv.mode === undefined || csv.mode === 'PERMISSIVE' ? {} : { mode: csv.mode }),
  };
}
