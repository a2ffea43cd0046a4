import type { Text } from '../../manifest/manifest';
import { CatalogUpdate, catalogUpdateOf } from '../catalog/open-table';
import type { ScriptContext } from '../node-type';
import { callChain, keywordCall, pythonLiteral, pythonString } from '../python';
import { FormatOptions, sparkCsvOptions } from '../s3-formats';

export const SINK_FORMATS = ['json', 'csv', 'avro', 'parquet'];

export function s3TargetScript(node: ScriptContext): string[] {
  const update = catalogUpdateOf(node.fields);
  return update === undefined ? sparkWriter(node) : glueSink(node, update);
}

/** Glue's own writer: it alone changes the catalog. */
function glueSink(node: ScriptContext, update: CatalogUpdate): string[] {
  const format = node.fields.format as unknown as FormatOptions;
  const [input] = node.inputVariables;
  const sink = `${input}_sink`;
  const keys = node.fields.partitionKeys as string[];
  const files = node.fields.numberOfFiles as number | undefined;
  const compression = format.compression === 'none' ? undefined : format.compression;
  const csv = format.type === 'csv' ? `, separator=${pythonString(format.separator)}, quoteChar=${format.quoteChar === '' ? '-1' : pythonString(format.quoteChar)}`
    + `${format.escaper === undefined ? '' : `, escaper=${pythonString(format.escaper)}`}, writeHeader=${pythonLiteral(format.writeHeader !== false)}` : '';
  node.use('from awsglue.dynamicframe import DynamicFrame');
  return [
    ...keywordCall(sink, 'glueContext.getSink', {
      connection_type: '"s3"',
      path: node.text(node.fields.path as Text),
      enableUpdateCatalog: 'True',
      updateBehavior: pythonString(update.updateBehavior),
      partitionKeys: pythonLiteral(keys),
      compression: compression === undefined ? undefined : pythonString(compression),
      transformation_ctx: pythonString(sink),
    }),
    `${sink}.setCatalogInfo(catalogDatabase=${node.text(update.database)}, catalogTableName=${node.text(update.table)})`,
    `${sink}.setFormat(${pythonString(format.type === 'parquet' ? 'glueparquet' : format.type)}${csv})`,
    `${sink}.writeFrame(DynamicFrame.fromDF(${files === undefined ? input : `${input}.coalesce(${files})`}, glueContext, ${pythonString(sink)}))`,
  ];
}

/** Spark has no writer of Avro of its own; Glue's names the codec among the options of the connection. */
function glueWriter(node: ScriptContext, format: FormatOptions): string[] {
  const [input] = node.inputVariables;
  const keys = node.fields.partitionKeys as string[];
  const files = node.fields.numberOfFiles as number | undefined;
  node.use('from awsglue.dynamicframe import DynamicFrame');
  const options = [
    `"path": ${node.text(node.fields.path as Text)}`,
    `"partitionKeys": ${pythonLiteral(keys)}`,
    ...(format.compression === undefined || format.compression === 'uncompressed' ? [] : [`"compression": ${pythonString(format.compression)}`]),
  ];
  return keywordCall('', 'glueContext.write_dynamic_frame.from_options', {
    frame: `DynamicFrame.fromDF(${files === undefined ? input : `${input}.coalesce(${files})`}, glueContext, ${pythonString(`${input}_out`)})`,
    connection_type: '"s3"',
    connection_options: `{${options.join(', ')}}`,
    format: pythonString(format.type),
    // With the types of dates, timestamps and decimals.
    format_options: '{"version": "1.8"}',
    transformation_ctx: pythonString(`${input}_out`),
  });
}

function sparkWriter(node: ScriptContext): string[] {
  const format = node.fields.format as unknown as FormatOptions;
  if (format.type === 'avro') return glueWriter(node, format);
  const options: { [option: string]: unknown } = format.type === 'csv' ? sparkCsvOptions({ ...format, multiLine: undefined }) : {};
  if (format.type === 'json' && format.encoding !== 'UTF-8') options.encoding = format.encoding;
  // Snappy is Spark's default for Parquet, no compression for text.
  if (format.compression !== undefined && format.compression !== (['parquet', 'orc'].includes(format.type) ? 'snappy' : 'none')) options.compression = format.compression;
  const keys = node.fields.partitionKeys as string[];
  const files = node.fields.numberOfFiles as number | undefined;
  return callChain('', files === undefined ? node.inputVariables[0] : `${node.inputVariables[0]}.coalesce(${files})`, [
    `write.format(${pythonString(format.type)})`,
    `mode(${pythonString(node.fields.mode as string)})`,
    ...Object.entries(options).map(([k, v]) => `option(${pythonString(k)}, ${pythonLiteral(v)})`),
    ...(keys.length === 0 ? [] : [`partitionBy(${keys.map(pythonString).join(', ')})`]),
    `save(${node.text(node.fields.path as Text)})`,
  ]);
}
