import { S3_SOURCE_GLUE } from './s3-source-glue';
import { glueReaderReason, s3SourceScript } from './s3-source-script';
import type { Text } from '../../manifest/manifest';
import { Column, parseColumns, STRING } from '../../types';
import { compileGrok } from '../grok-patterns';
import type { Access, NodeContext, NodeType } from '../node-type';
import { csvFaults, FormatOptions, formatNotLocal, READ_FORMATS } from '../s3-formats';

export const S3_SOURCE: NodeType = {
  kind: 'S3Source',
  family: 'source',
  title: 'Amazon S3',
  doc: 'Reads files from Amazon S3. With a schema, columns are known and checked when the app is synthesized; without one, when the files have been looked at.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format.html',
  inputs: { min: 0, max: 0 },
  fields: [
    { name: 'paths', required: true, doc: 'Files or prefixes; what lies below all of them is read.', type: { type: 'list', items: { type: 'path' }, min: 1 } },
    { name: 'format', required: true, doc: 'Format of the files and its options.', type: { type: 'variant', cases: READ_FORMATS } },
    { name: 'schema', doc: 'Columns, as Spark DDL.', type: { type: 'schema' } },
    { name: 'recurse', doc: 'Read folders below the prefixes too.', default: true, type: { type: 'boolean' } },
    { name: 'exclusions', doc: 'Unix-style globs of what is not to be read: `**.tmp`.', default: [], type: { type: 'list', items: { type: 'string' } } },
    {
      name: 'partitionPredicate',
      doc: 'Spark SQL condition on the partition columns (`key=value` folders, with `recurse` off): the other folders are not read.',
      type: { type: 'string' },
    },
    { name: 'fileNameColumn', doc: 'A column of this name gets the file that a row is from.', type: { type: 'string' } },
    { name: 'groupFiles', doc: 'Glue reads small files of a partition together.', type: { type: 'enum', values: ['inPartition', 'none'] } },
    { name: 'groupSize', doc: 'Bytes that Glue reads together. Default: as it finds right.', type: { type: 'integer', min: 1 } },
    { name: 'boundedFiles', doc: 'At most so many files a run; with bookmarks the next run goes on.', type: { type: 'integer', min: 1 } },
    { name: 'boundedSize', doc: 'Files of at most so many bytes a run; with bookmarks the next run goes on.', type: { type: 'integer', min: 1 } },
    { name: 'maxBand', doc: 'Milliseconds before a run within which bookmarks look for files again that a listing may have missed.', type: { type: 'integer', min: 0 } },
    { name: 'maxFilesInBand', doc: 'At most so many files are remembered of that time.', type: { type: 'integer', min: 0 } },
    { name: 'compression', doc: 'Compression of the files, where their names do not tell.', type: { type: 'enum', values: ['none', 'gzip', 'bzip2'] } },
    { name: 'rejectedRows', doc: 'Where the text of malformed records is written to, a line each.', type: { type: 'path' } },
  ],
  check: (node) => {
    const format = node.fields.format as unknown as FormatOptions;
    const fault = format.type === 'csv' ? csvFaults(format) : undefined;
    if (fault !== undefined) node.fail(`format.${fault.field}`, fault.message);
    checkJsonPath(node, format);
    checkGlueReader(node, format);
    checkFormat(node, format);
    checkExtraColumns(node, format);
    if (node.fields.rejectedRows === undefined) return;
    if (format.type === 'parquet') node.fail('rejectedRows', 'a Parquet file has no malformed records', 'leave it out');
    if (format.type !== 'csv' && format.type !== 'json') node.fail('rejectedRows', `is not possible with the format ${format.type}`, 'leave it out');
    else if (format.mode === 'FAILFAST') node.fail('rejectedRows', 'nothing is left to be rejected when the first malformed record fails the run', 'choose mode PERMISSIVE or DROPMALFORMED');
    if (node.fields.schema === undefined) node.fail('rejectedRows', 'which records are malformed only a schema says', 'give the source a schema');
  },
  columns: ({ fields }) => (fields.schema === undefined ? undefined : { output: [...parseColumns(fields.schema as string), ...fileColumn(fields)] }),
  settings: ({ format }) => ((format as { readonly type?: string }).type === 'excel' ? { pythonModules: ['openpyxl'] } : {}),
  notLocal: (fields) => formatNotLocal(fields.format as unknown as FormatOptions),
  notLocalWith: [{ format: { type: 'orc' } }],
  script: s3SourceScript,
  glue: S3_SOURCE_GLUE,
  access: (node) => [
    ...(node.fields.paths as Text[]).flatMap((path): Access[] => [
      { actions: ['s3:GetObject'], on: { s3: path, scope: 'objects' } },
      { actions: ['s3:ListBucket'], on: { s3: path, scope: 'list' } },
    ]),
    ...(node.fields.rejectedRows === undefined ? [] : writeAccess(node.fields.rejectedRows as Text)),
  ],
};

/** What Glue's own reader, which only some options need, cannot do. */
function checkGlueReader(node: NodeContext, format: FormatOptions): void {
  const reason = glueReaderReason(node);
  if (reason === undefined) return;
  if (node.fields.rejectedRows !== undefined) node.fail('rejectedRows', `is not possible with ${reason}: Glue's reader does not keep malformed records`);
  if ((format.type === 'csv' || format.type === 'json') && format.encoding !== 'UTF-8') node.fail('format.encoding', `'${format.encoding}' is not possible with ${reason}: Glue's reader takes UTF-8 only`);
}

const fileColumn = (fields: NodeContext['fields']): Column[] =>
  (fields.fileNameColumn === undefined ? [] : [{ name: fields.fileNameColumn as string, type: STRING, nullable: true }]);

/** Formats that only Spark reads do not go with what only Glue's reader does. */
const SPARK_ONLY = ['fixedWidth', 'excel', 'text'];

function checkFormat(node: NodeContext, format: FormatOptions): void {
  const reason = glueReaderReason(node);
  if (reason !== undefined && SPARK_ONLY.includes(format.type)) node.fail('format', `'${format.type}' is not possible with ${reason}: Glue's reader does not know it`);
  if (format.type === 'ion' && node.bookmarks) node.fail('format', '\'ion\' is not possible with job bookmarks: Glue keeps none of Ion files', 'read it in a job without bookmarks, or convert the files');
  if (format.type === 'grokLog') compileGrok(format.logFormat, format.customPatterns);
  if (format.type === 'fixedWidth' && node.fields.schema !== undefined) {
    const columns = parseColumns(node.fields.schema as string).length;
    if (columns !== format.widths.length) node.fail('format.widths', `has ${format.widths.length} widths, the schema ${columns} columns`, 'give each column a width');
  }
  if (format.type === 'text' && node.fields.schema !== undefined) {
    const [first, ...more] = parseColumns(node.fields.schema as string);
    if (first === undefined || more.length > 0 || first.type.kind !== 'string') node.fail('schema', 'text has one column, of strings', 'write it as: value STRING');
  }
}

function checkExtraColumns(node: NodeContext, format: FormatOptions): void {
  const { fileNameColumn, partitionPredicate, schema } = node.fields;
  const reason = glueReaderReason(node);
  if (partitionPredicate !== undefined) {
    if (node.fields.recurse === true) node.fail('partitionPredicate', 'there are partition columns only where recurse is off', 'set recurse to false');
    if (reason !== undefined) node.fail('partitionPredicate', `is not possible with ${reason}: Glue's reader of paths knows no partitions`, 'read a table of the Data Catalog');
  }
  if (fileNameColumn === undefined) return;
  if (format.type === 'excel' || (format.type === 'json' && format.jsonPath !== undefined)) node.fail('fileNameColumn', `is not possible with ${format.type === 'excel' ? 'Excel files' : 'jsonPath'}`);
  const declared = schema === undefined ? [] : parseColumns(schema as string);
  const taken = declared.find((c) => c.name.toLowerCase() === (fileNameColumn as string).toLowerCase());
  if (taken !== undefined) node.fail('fileNameColumn', `the schema has a column '${taken.name}' already`, 'choose another name');
}

/** `$`, `$.a.b`, `$.a[*]`: what both Spark's reader and ours can follow. */
const JSON_PATH = /^\$(\.[A-Za-z_][A-Za-z0-9_]*)*(\[\*\])?$/;

function checkJsonPath(node: NodeContext, format: FormatOptions): void {
  if (format.type !== 'json' || format.jsonPath === undefined) return;
  if (!JSON_PATH.test(format.jsonPath)) node.fail('format.jsonPath', `'${format.jsonPath}' is not supported`, 'write $.name.name[*]');
  if (format.mode === 'DROPMALFORMED') node.fail('format.mode', 'DROPMALFORMED is not possible with jsonPath: a document is read as a whole', 'choose PERMISSIVE or FAILFAST');
  if (node.fields.rejectedRows !== undefined) node.fail('rejectedRows', 'is not possible with jsonPath: a document is read as a whole');
}

/** What Spark's committers do below a target's prefix. */
export function writeAccess(path: Text): Access[] {
  return [
    { actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], on: { s3: path, scope: 'objects' } },
    { actions: ['s3:ListBucket'], on: { s3: path, scope: 'list' } },
  ];
}
