import { isObject, JsonObject, StudioNode } from './studio-job';
import type { FieldValue, Text } from '../../manifest';
import { formatPath } from '../../nodes';
import { sqlString } from '../../nodes/sql-text';
import { parseType, quoteName, typeDdl } from '../../types';

type FieldMap = { readonly [name: string]: FieldValue | undefined };

/** What a member becomes: fields of a node type, names of the inputs where its SQL knows them by name. */
export interface Imported { readonly type: string; readonly fields: FieldMap; readonly as?: readonly string[] }

/** Tells what cannot be kept. */
export interface ImportNotes { warn(message: string): void; refuse(message: string): never }

export interface MemberForm {
  readonly member: string;
  /** Fields of the member that are understood, besides `Name`, `Inputs` and `OutputSchemas`. */
  readonly understood: readonly string[];
  readonly read: (node: StudioNode, notes: ImportNotes) => Imported;
}

const SEPARATORS: Record<string, string> = { comma: ',', tab: '\t', pipe: '|', semicolon: ';', ctrla: '\u0001' };
const QUOTES: Record<string, string> = { quote: '"', single_quote: "'", quillemet: '«', disabled: '' };
const S3_FIELDS = ['Paths', 'Recurse', 'Exclusions', 'CompressionType', 'AdditionalOptions'];

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).filter((v) => typeof v === 'string');
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const paths = (value: unknown): string[] => list(value).map((p) => formatPath(texts(p)));

/** Studio's names of types, and Hive's, as Spark DDL; `undefined` where there is none. */
function sparkType(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const alias: Record<string, string> = { long: 'bigint', short: 'smallint', byte: 'tinyint', decimal: 'decimal(10,2)', varchar: 'string', char: 'string', choice: 'string' };
  try {
    return typeDdl(parseType(alias[name.toLowerCase()] ?? name));
  } catch {
    return undefined;
  }
}

/** Columns of `OutputSchemas` as DDL. */
function schemaOf(body: JsonObject, notes: ImportNotes): string | undefined {
  const [schema] = list(body.OutputSchemas);
  const columns = isObject(schema) ? list(schema.Columns).filter(isObject) : [];
  if (columns.length === 0) return undefined;
  const types = columns.map((c) => sparkType(c.Type));
  const unknown = types.findIndex((t) => t === undefined);
  if (unknown >= 0) {
    notes.warn(`the schema is left out: type '${String(columns[unknown]?.Type)}' of column '${String(columns[unknown]?.Name)}' is not a type of Spark`);
    return undefined;
  }
  return columns.map((c, i) => `${quoteName(String(c.Name))} ${types[i]}`).join(', ');
}

function s3Source(member: string, understood: readonly string[], format: (body: JsonObject) => FieldMap): MemberForm {
  return {
    member,
    understood: [...S3_FIELDS, ...understood],
    read: ({ body }, notes) => ({
      type: 'S3Source',
      fields: {
        paths: texts(body.Paths),
        format: defined(format(body)),
        schema: schemaOf(body, notes),
        recurse: body.Recurse === true,
        exclusions: texts(body.Exclusions).length === 0 ? undefined : texts(body.Exclusions),
        compression: member === 'S3ParquetSource' ? undefined : text(body.CompressionType),
      },
    }),
  };
}

function s3Target(member: string, format: (body: JsonObject, notes: ImportNotes) => FieldMap): MemberForm {
  return {
    member,
    understood: ['Path', 'Format', 'Compression', 'PartitionKeys', 'NumberTargetPartitions', 'SchemaChangePolicy', 'AutoDataQuality'],
    read: ({ body }, notes) => {
      if (isObject(body.SchemaChangePolicy) && body.SchemaChangePolicy.EnableUpdateCatalog === true) notes.warn('the update of the Data Catalog is left out; make a table with asTable()');
      if (isObject(body.AutoDataQuality) && body.AutoDataQuality.IsEnabled === true) notes.warn('the automatic data quality check is left out; add an EvaluateDataQuality node');
      const files = Number(body.NumberTargetPartitions ?? 0);
      return {
        type: 'S3Target',
        fields: { path: String(body.Path ?? ''), format: defined(format(body, notes)), partitionKeys: list(body.PartitionKeys).length === 0 ? undefined : paths(body.PartitionKeys), numberOfFiles: files > 0 ? files : undefined },
      };
    },
  };
}

/** Without what is absent. */
export function defined(fields: FieldMap): { [name: string]: FieldValue } {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined));
}

const pathFields = (member: string): MemberForm => ({
  member,
  understood: ['Paths'],
  read: ({ body }, notes) => {
    if (list(body.Paths).length === 0) notes.refuse(`${member} names no column: the job is not finished`);
    return { type: member, fields: { paths: paths(body.Paths) } };
  },
});

const OPERATORS: Record<string, string> = { EQ: '=', LT: '<', GT: '>', LTE: '<=', GTE: '>=' };

/** Python compares what Studio writes there; a null never matches, and regular expressions match at the start. */
function condition(filter: unknown, notes: ImportNotes): string {
  if (!isObject(filter)) return notes.refuse('a filter is not an object');
  const values = list(filter.Values).filter(isObject);
  const column = values.find((v) => v.Type === 'COLUMNEXTRACTED');
  const constant = values.find((v) => v.Type === 'CONSTANT');
  if (column === undefined) return notes.refuse('a filter names no column');
  const name = formatPath(texts(column.Value));
  const value = texts(constant?.Value)[0] ?? '';
  const operator = OPERATORS[String(filter.Operation)];
  const plain = filter.Operation === 'ISNULL' ? `${name} IS NULL`
    : filter.Operation === 'REGEX' ? `${name} RLIKE ${sqlString(`^(?:${value})`)}`
      : operator === undefined ? notes.refuse(`filter operation '${String(filter.Operation)}' is unknown`)
        : `${name} ${operator} ${/^-?\d+(\.\d+)?$/.test(value) ? value : sqlString(value)}`;
  return filter.Negated === true ? `NOT (${plain})` : plain;
}

const JOIN_TYPES: Record<string, string> = { 'equijoin': 'inner', 'left': 'left', 'right': 'right', 'outer': 'outer', 'left semi': 'leftsemi', 'left anti': 'leftanti', 'leftsemi': 'leftsemi', 'leftanti': 'leftanti' };

/** Members of Glue Studio that have a node type. A new one is an entry here. */
export const MEMBER_FORMS: readonly MemberForm[] = [
  s3Source('S3CsvSource', ['Separator', 'QuoteChar', 'Escaper', 'WithHeader', 'Multiline', 'OptimizePerformance'], (body) => ({
    type: 'csv', separator: SEPARATORS[String(body.Separator)], quoteChar: QUOTES[String(body.QuoteChar)], escaper: text(body.Escaper), withHeader: body.WithHeader === true, multiLine: body.Multiline === true ? true : undefined,
  })),
  s3Source('S3JsonSource', ['JsonPath', 'Multiline'], (body) => ({ type: 'json', jsonPath: text(body.JsonPath), multiLine: body.Multiline === true ? true : undefined })),
  s3Source('S3ParquetSource', [], () => ({ type: 'parquet' })),
  {
    member: 'ApplyMapping',
    understood: ['Mapping'],
    read: ({ body }, notes) => ({
      type: 'ApplyMapping',
      fields: {
        mappings: list(body.Mapping).filter(isObject).filter((m) => m.Dropped !== true).map((m) => {
          if (list(m.Children).length > 0) notes.refuse(`mapping of '${String(m.ToKey)}' has children, which are not supported`);
          const targetType = sparkType(m.ToType);
          if (targetType === undefined) notes.refuse(`type '${String(m.ToType)}' of '${String(m.ToKey)}' is not a type of Spark`);
          return defined({ source: formatPath(texts(m.FromPath)), target: String(m.ToKey), targetType });
        }),
      },
    }),
  },
  pathFields('SelectFields'),
  pathFields('DropFields'),
  {
    member: 'RenameField',
    understood: ['SourcePath', 'TargetPath'],
    read: ({ body }) => ({ type: 'RenameField', fields: { source: formatPath(texts(body.SourcePath)), target: formatPath(texts(body.TargetPath)) } }),
  },
  {
    member: 'Filter',
    understood: ['LogicalOperator', 'Filters'],
    read: ({ body }, notes) => ({ type: 'Filter', fields: { condition: list(body.Filters).map((f) => condition(f, notes)).join(` ${String(body.LogicalOperator)} `) } }),
  },
  {
    member: 'Join',
    understood: ['JoinType', 'Columns'],
    read: ({ body }, notes) => {
      const joinType = JOIN_TYPES[String(body.JoinType)] ?? notes.refuse(`join type '${String(body.JoinType)}' is unknown`);
      const sides = texts(body.Inputs).map((id) => list(body.Columns).filter(isObject).find((c) => c.From === id));
      const [left, right] = sides.map((c) => paths(c?.Keys));
      const keys = (left ?? []).map((l, i) => ({ left: l, right: right?.[i] ?? l }));
      // Studio keeps both and spells the left one '.name'.
      const fields = joinType === 'leftsemi' || joinType === 'leftanti' ? {} : { duplicates: 'rename', rightPrefix: 'right_' };
      if (fields.duplicates !== undefined) notes.warn("columns that both inputs have: the right one becomes 'right_<name>', where Studio calls the left one '.<name>'");
      return { type: 'Join', fields: { joinType, keys, ...fields }, as: ['left', 'right'] };
    },
  },
  { member: 'Union', understood: ['UnionType'], read: ({ body }) => ({ type: 'Union', fields: { unionType: String(body.UnionType ?? 'ALL'), match: 'position' } }) },
  {
    member: 'Aggregate',
    understood: ['Groups', 'Aggs'],
    read: ({ body }) => ({
      type: 'Aggregate', fields: { groups: paths(body.Groups), aggregations: list(body.Aggs).filter(isObject).map((a) => ({ function: String(a.AggFunc), column: formatPath(texts(a.Column)) })) },
    }),
  },
  { member: 'DropDuplicates', understood: ['Columns'], read: ({ body }) => ({ type: 'DropDuplicates', fields: { columns: list(body.Columns).length === 0 ? undefined : paths(body.Columns) } }) },
  {
    member: 'SparkSQL',
    understood: ['SqlQuery', 'SqlAliases'],
    read: ({ body }) => {
      const aliases = list(body.SqlAliases).filter(isObject);
      return { type: 'SparkSql', fields: { sqlQuery: String(body.SqlQuery) }, as: texts(body.Inputs).map((id) => text(aliases.find((a) => a.From === id)?.Alias) ?? 'myDataSource') };
    },
  },
  s3Target('S3DirectTarget', (body, notes) => {
    const type = String(body.Format);
    if (!['csv', 'json', 'parquet'].includes(type)) notes.refuse(`format '${type}' is not supported; csv, json and parquet are`);
    return { type, compression: text(body.Compression) === 'none' && type === 'parquet' ? 'uncompressed' : text(body.Compression) };
  }),
  s3Target('S3GlueParquetTarget', (body) => ({ type: 'parquet', compression: text(body.Compression) === 'none' ? 'uncompressed' : text(body.Compression) })),
];

export interface ExportedMember {
  readonly member: string;
  readonly body: JsonObject;
  /** Fields that the member cannot say. */
  readonly lost: readonly string[];
}

/** The other way: our node as a member. `undefined`: it has none and is exported as the SQL query that it is. */
export function memberOf(type: string, fields: { readonly [name: string]: FieldValue }, plain: (text: Text) => string): ExportedMember | undefined {
  const split = (path: FieldValue | undefined) => [String(path).replace(/^`|`$/g, '')];
  const all = (value: FieldValue | undefined) => (Array.isArray(value) ? value : []).map((v: FieldValue) => plain(v as Text));
  const format = (isObject(fields.format) ? fields.format : {}) as { readonly [name: string]: FieldValue };
  const find = (table: Record<string, string>, value: unknown, standard: string) =>
    Object.entries(table).find(([, v]) => v === (value ?? standard))?.[0];
  switch (type) {
    case 'S3Source': {
      const common = { Paths: all(fields.paths), Recurse: fields.recurse !== false, Exclusions: all(fields.exclusions) };
      const lost = [
        ...others(fields, ['rejectedRows', 'compression'], {}),
        ...others(format, ['encoding', 'mode', 'nullValue'], { encoding: 'UTF-8', mode: 'PERMISSIVE', nullValue: '' }),
      ];
      if (format.type === 'parquet') return { member: 'S3ParquetSource', body: common, lost };
      if (format.type === 'json') return { member: 'S3JsonSource', body: { ...common, JsonPath: format.jsonPath ?? '', Multiline: format.multiLine === true }, lost };
      return {
        member: 'S3CsvSource',
        lost: [...lost, ...(find(SEPARATORS, format.separator, ',') === undefined ? ['separator'] : []), ...(find(QUOTES, format.quoteChar, '"') === undefined ? ['quoteChar'] : [])],
        body: {
          ...common,
          Separator: find(SEPARATORS, format.separator, ','),
          QuoteChar: find(QUOTES, format.quoteChar, '"'),
          Escaper: format.escaper ?? '',
          WithHeader: format.withHeader !== false,
          Multiline: format.multiLine === true,
        },
      };
    }
    case 'S3Target': {
      const common = {
        Path: plain(fields.path as Text),
        PartitionKeys: all(fields.partitionKeys).map(split),
        NumberTargetPartitions: String(fields.numberOfFiles ?? 0),
        SchemaChangePolicy: { EnableUpdateCatalog: false },
      };
      const lost = [
        ...others(fields, ['mode'], { mode: 'append' }),
        ...others(format, ['separator', 'quoteChar', 'escaper', 'writeHeader', 'encoding', 'nullValue'], { separator: ',', quoteChar: '"', writeHeader: true, encoding: 'UTF-8', nullValue: '' }),
      ];
      if (format.type === 'parquet') return { member: 'S3GlueParquetTarget', body: { ...common, Compression: format.compression ?? 'snappy' }, lost };
      return { member: 'S3DirectTarget', body: { ...common, Format: format.type, Compression: format.compression ?? 'none' }, lost };
    }
    default: return undefined;
  }
}

/** Those that are set to something that Studio's node cannot say. */
function others(fields: FieldMap, names: readonly string[], standard: FieldMap): string[] {
  return names.filter((n) => fields[n] !== undefined && fields[n] !== standard[n]);
}
