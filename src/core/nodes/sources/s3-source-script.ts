import type { Text } from '../../manifest/manifest';
import { parseColumns, quoteName, typeDdl } from '../../types';
import { compileGrok } from '../grok-patterns';
import type { NodeContext, ScriptContext } from '../node-type';
import { callChain, keywordCall, pythonComment, pythonLiteral, pythonString } from '../python';
import { CsvOptions, ExcelOptions, FixedWidthOptions, FormatOptions, GrokLogOptions, modeOf, sparkCsvOptions, XmlOptions } from '../s3-formats';
import { withSchemaCall } from '../with-schema';

const FILE_OPTIONS = ['groupFiles', 'groupSize', 'boundedFiles', 'boundedSize', 'maxBand', 'maxFilesInBand'] as const;
/** Formats that Spark has no reader of. */
const GLUE_FORMATS = ['avro', 'xml', 'ion'];

/**
 * Spark's own reader where it can; Glue's where only that knows the option (bookmarks, exclusions, a codec that the file names
 * do not tell), cast to the schema.
 */
export function s3SourceScript(node: ScriptContext): string[] {
  const format = node.fields.format as unknown as FormatOptions;
  if (glueReaderReason(node) !== undefined) return glueReader(node, format);
  if (format.type === 'json' && format.jsonPath !== undefined) return jsonPathReader(node, format.jsonPath, format.mode ?? 'PERMISSIVE', format.encoding);
  if (format.type === 'fixedWidth' || format.type === 'grokLog') return linesReader(node, format);
  if (format.type === 'excel') return excelReader(node, format);
  return node.fields.rejectedRows === undefined ? sparkReader(node, node.variable, format) : rejecting(node, format);
}

/** Why it is Glue's reader, in words; `undefined`: it is Spark's. */
export function glueReaderReason(node: Pick<NodeContext, 'bookmarks' | 'fields'>): string | undefined {
  if (node.bookmarks) return 'job bookmarks';
  if ((node.fields.exclusions as string[]).length > 0) return 'exclusions';
  if (node.fields.compression !== undefined) return 'compression';
  const option = FILE_OPTIONS.find((o) => node.fields[o] !== undefined);
  if (option !== undefined) return option;
  const { type } = node.fields.format as unknown as FormatOptions;
  return GLUE_FORMATS.includes(type) ? `the format ${type}` : undefined;
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
    ...afterLoad(node),
  ]);
}

/** Spark prunes partitions by a condition on their columns. */
function afterLoad(node: ScriptContext): string[] {
  const { fileNameColumn, partitionPredicate } = node.fields;
  if (fileNameColumn !== undefined) node.use('from pyspark.sql import functions as F');
  return [
    ...(partitionPredicate === undefined ? [] : [`where(${pythonString(partitionPredicate as string)})`]),
    ...(fileNameColumn === undefined ? [] : [`withColumn(${pythonString(fileNameColumn as string)}, F.input_file_name())`]),
  ];
}

/** Lines taken apart by Spark's functions; those that a log format does not match are left out, as Glue leaves them out. */
function linesReader(node: ScriptContext, format: FixedWidthOptions | GrokLogOptions): string[] {
  const { variable } = node;
  node.use('from pyspark.sql import functions as F');
  const schema = node.fields.schema as string | undefined;
  const { before, keep, fields } = format.type === 'grokLog' ? grokFields(node, format) : fixedFields(node, format, schema);
  const read = callChain(variable, 'spark.read.format("text")', [
    ...(node.fields.recurse === true ? ['option("recursiveFileLookup", True)'] : []),
    `load(${paths(node)})`,
    ...afterLoad(node),
    `where(${keep})`,
    `select(*${fields}, "*")`,
    'drop("value")',
  ]);
  return [...before, ...read, ...(schema === undefined ? [] : [`${variable} = ${withSchemaCall(node, variable, schemaWithFile(node, schema))}`])];
}

interface LineFields { readonly before: readonly string[]; readonly keep: string; readonly fields: string }

function fixedFields(node: ScriptContext, { widths, trim }: FixedWidthOptions, schema: string | undefined): LineFields {
  node.define([
    'def fixed_fields(names, widths, trim):',
    '    """A column for each width of a line; an empty one is null."""',
    '    columns, start = [], 1',
    '    for name, width in zip(names, widths):',
    '        column = F.substring("value", start, width)',
    '        column = F.trim(column) if trim else column',
    '        columns.append(F.when(column != "", column).alias(name))',
    '        start += width',
    '    return columns',
  ]);
  const declared = schema === undefined ? [] : parseColumns(schema);
  const names = widths.map((_, i) => declared[i]?.name ?? `_c${i}`);
  return { before: [], keep: 'F.length("value") > 0', fields: `fixed_fields(${pythonLiteral(names)}, ${pythonLiteral(widths)}, ${pythonLiteral(trim)})` };
}

function grokFields(node: ScriptContext, { logFormat, customPatterns, missing }: GrokLogOptions): LineFields {
  node.define([
    'def grok_fields(pattern, names, missing):',
    '    """A column for each group of the pattern; an empty one is null."""',
    '    columns = []',
    '    for i, name in enumerate(names, start=1):',
    '        column = F.regexp_extract("value", pattern, i)',
    '        columns.append(F.when(~column.isin("", missing), column).alias(name))',
    '    return columns',
  ]);
  const { regex, names } = compileGrok(logFormat, customPatterns);
  const pattern = `${node.variable}_pattern`;
  return {
    before: [pythonComment(logFormat), `${pattern} = ${pythonString(regex)}`],
    keep: `F.col("value").rlike(${pattern})`,
    fields: `grok_fields(${pattern}, ${pythonLiteral(names)}, ${pythonString(missing)})`,
  };
}

const schemaWithFile = (node: ScriptContext, schema: string) => (node.fields.fileNameColumn === undefined ? schema : `${schema}, ${quoteName(node.fields.fileNameColumn as string)} STRING`);

/** Spark reads no Excel: pandas does, file by file, with openpyxl. */
function excelReader(node: ScriptContext, { sheet, numberRows, skipFooter }: ExcelOptions): string[] {
  const { variable } = node;
  node.use('import io');
  node.use('import pandas');
  node.define([
    'def read_excel(files, **options):',
    '    """The rows of Excel files; the first row of each names its columns."""',
    '    frames = [pandas.read_excel(io.BytesIO(row.content), **options) for row in files.select("content").collect()]',
    '    frame = pandas.concat(frames, ignore_index=True).convert_dtypes()',
    '    frame.columns = [name if not str(name).startswith("Unnamed: ") else "_c" + str(name)[9:] for name in frame.columns]',
    '    mixed = [name for name in frame.columns if frame[name].dtype == object]',
    '    frame[mixed] = frame[mixed].astype("string")',
    '    return spark.createDataFrame(frame.astype(object).where(frame.notna(), None))',
  ]);
  const options = [
    ...(sheet === undefined ? [] : [`sheet_name=${pythonString(sheet)}`]),
    ...(numberRows === undefined ? [] : [`nrows=${numberRows}`]),
    ...(skipFooter === 0 ? [] : [`skipfooter=${skipFooter}`]),
  ];
  const files = `spark.read.format("binaryFile")${node.fields.recurse === true ? '.option("recursiveFileLookup", True)' : ''}.load(${paths(node)})`;
  const frame = `read_excel(${[files, ...options].join(', ')})`;
  const schema = node.fields.schema as string | undefined;
  return [`${variable} = ${schema === undefined ? frame : withSchemaCall(node, frame, schema)}`];
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
  const drop = modeOf(format) === 'DROPMALFORMED';
  const all = `${variable}_all`;
  const permissive = { ...format, mode: 'PERMISSIVE' } as FormatOptions;
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
    ...FILE_OPTIONS.filter((o) => node.fields[o] !== undefined).map((o) => `"${o}": ${fileOption(o, node.fields[o])}`),
  ];
  const frame = `${node.variable}_frame`;
  const lines = keywordCall(frame, 'glueContext.create_dynamic_frame.from_options', {
    connection_type: '"s3"',
    connection_options: `{${options.join(', ')}}`,
    format: pythonString(format.type),
    format_options: formatOptionsText({
      ...glueFormatOptions(format), ...(node.fields.fileNameColumn === undefined ? {} : { attachFilename: node.fields.fileNameColumn }),
    }),
    transformation_ctx: pythonString(node.variable),
  });
  const failFast = modeOf(format) === 'FAILFAST';
  if (failFast) lines.push(`if ${frame}.errorsCount() > 0:`, `    raise RuntimeError("malformed records in ${node.variable}: " + str(${frame}.errorsCount()))`);
  // Spark's reader takes the null text for null, Glue's does not.
  const data = `${frame}.toDF()${format.type === 'csv' ? `.replace(${pythonString(format.nullValue)}, None)` : ''}`;
  if (schema === undefined) return [...lines, `${node.variable} = ${data}`];
  return [...lines, `${node.variable} = ${withSchemaCall(node, data, schemaWithFile(node, schema))}`];
}

const formatOptionsText = (options: Options) => (Object.keys(options).length === 0 ? undefined : pythonLiteral(options));

/** Glue takes the numbers of these as texts, those of the band as numbers. */
const fileOption = (name: string, value: unknown) => (name.startsWith('max') ? pythonLiteral(value) : pythonString(String(value)));

function glueFormatOptions(format: FormatOptions): { [option: string]: unknown } {
  if (format.type === 'csv') return glueCsvOptions(format);
  if (format.type === 'xml') return glueXmlOptions(format);
  if (format.type === 'grokLog') return glueGrokOptions(format);
  if (format.type !== 'json') return {};
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

/** Those that Glue has by default are left out. */
function glueXmlOptions({ type: _, ...xml }: XmlOptions): Options {
  const standard: Options = {
    attributePrefix: '_', valueTag: '_VALUE', excludeAttribute: false, treatEmptyValuesAsNulls: false, ignoreSurroundingSpaces: false, encoding: 'UTF-8',
  };
  return Object.fromEntries(Object.entries(xml).filter(([k, v]) => v !== undefined && v !== standard[k]));
}

function glueGrokOptions({ logFormat, customPatterns, missing }: GrokLogOptions): Options {
  return { logFormat, ...(customPatterns === undefined ? {} : { customPatterns }), ...(missing === '-' ? {} : { MISSING: missing }) };
}
