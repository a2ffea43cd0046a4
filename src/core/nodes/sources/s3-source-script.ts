import type { Text } from '../../manifest/manifest';
import { parseColumns, typeDdl } from '../../types';
import type { NodeContext, ScriptContext } from '../node-type';
import { callChain, keywordCall, pythonLiteral, pythonString } from '../python';
import { CsvOptions, FormatOptions, sparkCsvOptions } from '../s3-formats';
import { withSchemaCall } from '../with-schema';

/**
 * Spark's own reader where it can; Glue's where only that knows the option (bookmarks, exclusions, a codec that the file names
 * do not tell), cast to the schema.
 */
export function s3SourceScript(node: ScriptContext): string[] {
  const format = node.fields.format as unknown as FormatOptions;
  if (glueReaderReason(node) !== undefined) return glueReader(node, format);
  if (format.type === 'json' && format.jsonPath !== undefined) return jsonPathReader(node, format.jsonPath, format.mode ?? 'PERMISSIVE', format.encoding);
  return node.fields.rejectedRows === undefined ? sparkReader(node, node.variable, format) : rejecting(node, format);
}

/** Why it is Glue's reader, in words; `undefined`: it is Spark's. */
export function glueReaderReason(node: Pick<NodeContext, 'bookmarks' | 'fields'>): string | undefined {
  if (node.bookmarks) return 'job bookmarks';
  if ((node.fields.exclusions as string[]).length > 0) return 'exclusions';
  return node.fields.compression === undefined ? undefined : 'compression';
}

function paths(node: ScriptContext): string {
  const texts = (node.fields.paths as Text[]).map((p) => node.text(p));
  return texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
}

type Options = { [option: string]: unknown };

function sparkReader(
  node: ScriptContext, variable: string, format: FormatOptions, schema = node.fields.schema as string | undefined, extra: Options = {},
): string[] {
  const options: Options = format.type === 'csv' ? sparkCsvOptions(format) : format.type === 'json' ? jsonOptions(format) : {};
  // A header that differs from the schema fails the run; by default Spark would read the columns by position.
  if (format.type === 'csv' && format.withHeader === true && schema !== undefined) options.enforceSchema = false;
  if (node.fields.recurse === true) options.recursiveFileLookup = true;
  return callChain(variable, `spark.read.format(${pythonString(format.type)})`, [
    ...(schema === undefined ? [] : [`schema(${pythonString(schema)})`]),
    ...Object.entries({ ...options, ...extra }).map(([k, v]) => `option(${pythonString(k)}, ${pythonLiteral(v)})`),
    `load(${paths(node)})`,
  ]);
}

function jsonOptions(json: { readonly multiLine?: boolean; readonly encoding: string; readonly mode?: string }): { [option: string]: unknown } {
  return {
    ...(json.multiLine === true ? { multiLine: true } : {}),
    ...(json.encoding === 'UTF-8' ? {} : { encoding: json.encoding }),
    ...(json.mode === undefined || json.mode === 'PERMISSIVE' ? {} : { mode: json.mode }),
  };
}

/** Malformed records are written as they stand; whether they also stay, with nulls, is the mode's choice. */
function rejecting(node: ScriptContext, format: FormatOptions): string[] {
  const { variable } = node;
  node.use('from pyspark.sql import functions as F');
  const drop = format.type !== 'parquet' && format.mode === 'DROPMALFORMED';
  const all = `${variable}_all`;
  const permissive = format.type === 'parquet' ? format : { ...format, mode: 'PERMISSIVE' };
  return [
    ...sparkReader(node, all, permissive, `${node.fields.schema as string}, _corrupt_record STRING`, { columnNameOfCorruptRecord: '_corrupt_record' }),
    `${all} = ${all}.cache()`,
    `${all}.filter(F.col("_corrupt_record").isNotNull()).select("_corrupt_record").write.mode("append").text(${node.text(node.fields.rejectedRows as Text)})`,
    `${variable} = ${drop ? `${all}.filter(F.col("_corrupt_record").isNull())` : all}.drop("_corrupt_record")`,
  ];
}

/** Spark's JSON reader knows no path: documents are read as text and the array in them is parsed. */
function jsonPathReader(node: ScriptContext, jsonPath: string, mode: string, encoding: string): string[] {
  const schema = node.fields.schema as string | undefined;
  if (schema === undefined || encoding !== 'UTF-8') return glueReader(node, node.fields.format as unknown as FormatOptions);
  node.use('from pyspark.sql import functions as F');
  const array = jsonPath.endsWith('[*]') ? jsonPath.slice(0, -3) : jsonPath;
  const type = typeDdl({ kind: 'array', element: { kind: 'struct', fields: parseColumns(schema) }, containsNull: true });
  const value = array === '$' ? 'F.col("value")' : `F.get_json_object("value", ${pythonString(array)})`;
  return callChain(node.variable, 'spark.read', [
    'option("wholetext", True)',
    ...(node.fields.recurse === true ? ['option("recursiveFileLookup", True)'] : []),
    `text(${paths(node)})`,
    `select(F.inline(F.from_json(${value}, ${pythonString(type)}, {"mode": ${pythonString(mode)}})))`,
  ]);
}

function glueReader(node: ScriptContext, format: FormatOptions): string[] {
  const schema = node.fields.schema as string | undefined;
  const list = `[${(node.fields.paths as Text[]).map((p) => node.text(p)).join(', ')}]`;
  const exclusions = node.fields.exclusions as string[];
  const options = [
    `"paths": ${list}`,
    `"recurse": ${pythonLiteral(node.fields.recurse)}`,
    ...(exclusions.length === 0 ? [] : [`"exclusions": ${pythonString(JSON.stringify(exclusions))}`]),
    ...(node.fields.compression === undefined ? [] : [`"compressionType": ${pythonLiteral(node.fields.compression)}`]),
  ];
  const frame = `${node.variable}_frame`;
  const lines = keywordCall(frame, 'glueContext.create_dynamic_frame.from_options', {
    connection_type: '"s3"',
    connection_options: `{${options.join(', ')}}`,
    format: pythonString(format.type),
    format_options: format.type === 'parquet' ? undefined : pythonLiteral(glueFormatOptions(format)),
    transformation_ctx: pythonString(node.variable),
  });
  const failFast = format.type !== 'parquet' && format.mode === 'FAILFAST';
  if (failFast) lines.push(`if ${frame}.errorsCount() > 0:`, `    raise RuntimeError("malformed records in ${node.variable}: " + str(${frame}.errorsCount()))`);
  // Spark's reader takes the null text for null, Glue's does not.
  const data = `${frame}.toDF()${format.type === 'csv' ? `.replace(${pythonString(format.nullValue)}, None)` : ''}`;
  if (schema === undefined) return [...lines, `${node.variable} = ${data}`];
  return [...lines, `${node.variable} = ${withSchemaCall(node, data, schema)}`];
}

function glueFormatOptions(format: FormatOptions): { [option: string]: unknown } {
  if (format.type === 'csv') return glueCsvOptions(format);
  if (format.type === 'parquet') return {};
  return format.jsonPath === undefined ? { multiLine: format.multiLine } : { jsonPath: format.jsonPath, multiLine: true };
}

function glueCsvOptions(csv: CsvOptions): { [option: string]: unknown } {
  return {
    separator: csv.separator,
    quoteChar: csv.quoteChar === '' ? -1 : csv.quoteChar,
    ...(csv.escaper === undefined ? {} : { escaper: csv.escaper }),
    withHeader: csv.withHeader,
    multiLine: csv.multiLine,
  };
}
