import { S3_TARGET_GLUE } from './s3-target-glue';
import { SINK_FORMATS, s3TargetScript } from './s3-target-script';
import type { Text } from '../../manifest/manifest';
import { Column, typeName } from '../../types';
import { CATALOG_UPDATE, catalogUpdateAccess } from '../catalog/open-table';
import type { NodeContext, NodeType } from '../node-type';
import { csvFaults, FormatOptions, formatNotLocal, WRITE_FORMATS } from '../s3-formats';
import { writeAccess } from '../sources/s3-source';

export const S3_TARGET: NodeType = {
  kind: 'S3Target',
  family: 'target',
  title: 'Amazon S3',
  doc: 'Writes files to Amazon S3. Each run adds files, as Glue does, unless a write mode says otherwise.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/edit-nodes-target.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'path', required: true, doc: 'Prefix to write below.', type: { type: 'path' } },
    { name: 'format', required: true, doc: 'Format of the files and its options.', type: { type: 'variant', cases: WRITE_FORMATS } },
    {
      name: 'partitionKeys',
      doc: 'Columns whose values become folders `key=value/`; they are left out of the files.',
      default: [],
      type: { type: 'list', items: { type: 'column' } },
    },
    {
      name: 'mode',
      doc: '`append` adds files, `overwrite` replaces all that lies below the prefix, `errorifexists` fails when something is there.',
      default: 'append',
      type: { type: 'enum', values: ['append', 'overwrite', 'errorifexists'] },
    },
    { name: 'numberOfFiles', doc: 'At most so many files (in each partition folder). Default: as many as Spark has partitions.', type: { type: 'integer', min: 1 } },
    CATALOG_UPDATE,
  ],
  check: (node) => {
    const format = node.fields.format as unknown as FormatOptions;
    const fault = format.type === 'csv' ? csvFaults(format) : undefined;
    if (fault !== undefined) node.fail(`format.${fault.field}`, fault.message);
    const columns = node.inputs[0].columns;
    if (columns !== undefined) checkColumns(node, columns, format);
    if (node.fields.catalogUpdate !== undefined) checkSink(node, format);
    if (format.type === 'avro' && node.fields.mode !== 'append') node.fail('mode', `'${String(node.fields.mode)}' is not possible with avro: Glue's writer adds files and nothing else`);
  },
  notLocal: (fields) => formatNotLocal(fields.format as unknown as FormatOptions),
  notLocalWith: [{ format: { type: 'orc' } }],
  script: s3TargetScript,
  glue: S3_TARGET_GLUE,
  access: (node) => [...writeAccess(node.fields.path as Text), ...catalogUpdateAccess(node.fields)],
};

/** What Glue's own writer, which alone changes the catalog, cannot do. */
function checkSink(node: NodeContext, format: FormatOptions): void {
  const { type, encoding = 'UTF-8', nullValue = '' } = format as { readonly type: string; readonly encoding?: string; readonly nullValue?: string };
  const only = 'is not possible with catalogUpdate:';
  if (!SINK_FORMATS.includes(type)) node.fail('format', `'${type}' ${only} Glue keeps tables of ${SINK_FORMATS.join(', ')} files up to date`);
  if (node.fields.mode !== 'append') node.fail('mode', `'${String(node.fields.mode)}' ${only} Glue's writer adds files and nothing else`);
  if (encoding !== 'UTF-8') node.fail('format.encoding', `'${encoding}' ${only} Glue's writer writes UTF-8 only`);
  if (nullValue !== '') node.fail('format.nullValue', `'${nullValue}' ${only} Glue's writer leaves nulls empty`);
}

const NESTED = ['array', 'map', 'struct', 'choice'];

function checkColumns(node: NodeContext, columns: readonly Column[], format: FormatOptions): void {
  const keys = (node.fields.partitionKeys as string[]).map((key, i) => {
    const { parts, type } = node.reference(key, `partitionKeys.${i}`);
    if (parts.length > 1) node.fail(`partitionKeys.${i}`, `'${key}' is a field of a struct, a partition key is a column`, 'make it a column before');
    if (type !== undefined && (NESTED.includes(type.kind) || type.kind === 'binary')) node.fail(`partitionKeys.${i}`, `'${key}' is ${typeName(type)}, which cannot name a folder`);
    return parts[0];
  });
  if (new Set(keys).size < keys.length) node.fail('partitionKeys', 'names a column twice');
  if (keys.length > 0 && keys.length === columns.length) node.fail('partitionKeys', 'names every column: nothing is left for the files');
  const plain = columns.filter((c) => !keys.includes(c.name));
  if (format.type === 'text' && (plain.length !== 1 || !['string', 'char', 'varchar'].includes(plain[0].type.kind))) {
    node.fail('format', `text has one column of strings, got ${plain.map((c) => `${c.name} ${typeName(c.type)}`).join(', ')}`, 'make one text of the columns before');
  }
  for (const column of columns) {
    if (keys.includes(column.name)) continue;
    const kind = column.type.kind;
    const fail = (why: string, hint: string) => node.fail('format', `column '${column.name}' is ${typeName(column.type)}, ${why}`, hint);
    if (kind === 'choice') fail('of which several types are left', 'resolve it before');
    if (kind === 'void') fail('which no file can hold', `cast it: CAST(${column.name} AS STRING)`);
    if (format.type === 'csv' && (NESTED.includes(kind) || kind === 'binary')) fail('which CSV cannot hold', 'flatten or explode it, make it text with to_json, or write JSON or Parquet');
    if (format.type === 'avro' && !/^[A-Za-z_][A-Za-z0-9_]*$/.test(column.name)) fail('and Avro names fields with letters, digits and _ only', 'rename it before');
    if (kind === 'interval') fail('which no file can hold', 'cast it to STRING');
  }
}
