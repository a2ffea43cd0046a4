import type { FieldValue } from '../../manifest';

const TEXT_COMPRESSION = { name: 'TextCompression', members: Object.fromEntries(['none', 'gzip', 'bzip2', 'deflate', 'lz4', 'snappy'].map((c) => [c, c.toUpperCase()])) };
const PARSE_MODE = { name: 'ParseMode', members: Object.fromEntries(['PERMISSIVE', 'DROPMALFORMED', 'FAILFAST'].map((m) => [m, m])) };

/** Fields whose props are enums of the construct library, by node type and path of the field. */
export const ENUMS: { readonly [field: string]: { readonly name: string; readonly members: { readonly [value: string]: string } } } = {
  'WriteFormat.csv.compression': TEXT_COMPRESSION,
  'WriteFormat.json.compression': TEXT_COMPRESSION,
  'WriteFormat.parquet.compression': { name: 'ParquetCompression', members: Object.fromEntries(['snappy', 'gzip', 'zstd', 'lz4', 'uncompressed'].map((c) => [c, c.toUpperCase()])) },
  'ReadFormat.csv.mode': PARSE_MODE,
  'ReadFormat.json.mode': PARSE_MODE,
  'S3Source.compression': { name: 'ReadCompression', members: { none: 'NONE', gzip: 'GZIP', bzip2: 'BZIP2' } },
  'S3Target.mode': { name: 'WriteMode', members: { append: 'APPEND', overwrite: 'OVERWRITE', errorifexists: 'ERROR_IF_EXISTS' } },
  'Join.joinType': { name: 'JoinType', members: { inner: 'INNER', left: 'LEFT', right: 'RIGHT', outer: 'OUTER', leftsemi: 'LEFT_SEMI', leftanti: 'LEFT_ANTI' } },
  'Join.duplicates': { name: 'DuplicateColumns', members: { fail: 'FAIL', left: 'KEEP_LEFT', right: 'KEEP_RIGHT', coalesce: 'COALESCE', rename: 'RENAME_RIGHT', dot: 'DOT_LEFT' } },
  'Union.unionType': { name: 'UnionType', members: { ALL: 'ALL', DISTINCT: 'DISTINCT' } },
  'Union.match': { name: 'UnionMatch', members: { position: 'POSITION', name: 'NAME' } },
  'Aggregate.aggregations.function': {
    name: 'AggregateFunction',
    members: Object.fromEntries(['avg', 'count', 'countDistinct', 'first', 'kurtosis', 'last', 'max', 'min', 'skewness', 'stddev_pop', 'stddev_samp', 'sum', 'sumDistinct', 'var_pop', 'var_samp']
      .map((f) => [f, f.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()])),
  },
};

/** A value as TypeScript source; indented where it does not fit the line. */
export function literal(value: FieldValue | Code, indent = ''): string {
  if (value instanceof Code) return value.source;
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return block(value.map((v: FieldValue) => literal(v, `${indent}  `)), '[', ']', indent);
  if (typeof value === 'object' && value !== null) return block(Object.entries(value).map(([k, v]) => `${key(k)}: ${literal(v as FieldValue, `${indent}  `)}`), '{', '}', indent);
  return String(value);
}

/** Source that stands in place of a value. */
export class Code {
  constructor(public readonly source: string) {}
}

const WIDTH = 100;

export function block(items: readonly string[], open: string, close: string, indent: string): string {
  if (items.length === 0) return open + close;
  const gap = open === '{' ? ' ' : '';
  const line = `${open}${gap}${items.join(', ')}${gap}${close}`;
  if (line.length + indent.length <= WIDTH && !line.includes('\n')) return line;
  return `${open}\n${items.map((i) => `${indent}  ${i},\n`).join('')}${indent}${close}`;
}

export function quoted(text: string): string {
  if (text.includes('\n')) return `\`${text.replace(/[\\`]|\$\{/g, (c) => `\\${c}`)}\``;
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return `'${escaped}'`;
}

function key(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quoted(name);
}
