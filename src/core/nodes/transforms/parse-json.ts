import { DataType, parseColumns, parseType, struct, typeDdl } from '../../types';
import { JSON_OBJECT, schemaOfShapes, shapesQuery } from '../json-shapes';
import { managedForm } from '../managed-form';
import type { NodeContext, NodeType, ScriptContext } from '../node-type';
import { pythonString } from '../python';
import { sourceColumn, targetColumn } from '../source-column';
import { sqlName, sqlString } from '../sql-text';
import { withColumns } from '../with-columns';

export const PARSE_JSON: NodeType = {
  kind: 'ParseJson',
  family: 'transform',
  title: 'Parse JSON column',
  doc: 'A struct, array or map of a JSON text. Without a schema it is inferred from the texts that are objects, as Spark\'s JSON reader does, when the job runs. '
    + 'A text that is not JSON, and a value that its type cannot hold, become null.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-parse-json.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'column', required: true, doc: 'Column with the JSON text, or the path of one in a struct.', type: { type: 'column' } },
    { name: 'schema', doc: 'Fields of the objects, `id INT, tags ARRAY<STRING>`, or the type of the value: `ARRAY<INT>`. Default: inferred from the data.', type: { type: 'string' } },
    { name: 'samplingRatio', doc: 'Share of the texts that Spark infers the schema from; the local engine looks at all.', type: { type: 'number', min: 0, max: 1 } },
    { name: 'newColumn', doc: 'Name of the column with the value. Default: it takes the place of the text.', type: { type: 'string' } },
  ],
  glue: [managedForm({
    functionName: 'gs_parse_json',
    parameters: { colName: 'str', schema: 'str', samplingRatio: 'float', newColName: 'str' },
    fromGlue: (p) => {
      const schema = p.text('schema');
      return { column: p.text('colName') ?? '', schema, samplingRatio: schema === undefined ? p.number('samplingRatio') : undefined, newColumn: p.text('newColName') };
    },
    toGlue: (f) => ({
      colName: String(f.column),
      schema: f.schema as string | undefined,
      samplingRatio: f.samplingRatio as number | undefined,
      newColName: f.newColumn as string | undefined,
    }),
  })],
  check: (node) => {
    sourceColumn(node, 'column', ['string', 'char', 'varchar'], 'a text');
    targetColumn(node);
    givenType(node);
    if (node.fields.schema !== undefined && node.fields.samplingRatio !== undefined) node.fail('samplingRatio', 'says nothing where the schema is given');
  },
  measure: (node) => (node.fields.schema === undefined ? shapesQuery(sourceColumn(node).sql, sqlName(node.inputs[0].as)) : undefined),
  sql: (node) => {
    const type = givenType(node) ?? inferredType(node);
    return withColumns(node, [{ name: targetColumn(node), sql: `from_json(${sourceColumn(node).sql}, ${sqlString(typeDdl(type))})` }]);
  },
  script: (node) => (node.fields.schema === undefined ? inferringScript(node) : undefined),
};

function givenType(node: NodeContext): DataType | undefined {
  const text = node.fields.schema as string | undefined;
  if (text === undefined) return undefined;
  const type = parsed(text) ?? node.fail('schema', `'${text}' is neither a list of columns nor a type`, 'write id INT, name STRING, or ARRAY<STRING>, or MAP<STRING, INT>');
  return ['struct', 'array', 'map'].includes(type.kind) ? type : node.fail('schema', `'${text}' is no struct, array or map`, 'DerivedColumn casts single values');
}

function parsed(ddl: string): DataType | undefined {
  for (const parse of [parseType, (text: string) => struct(parseColumns(text))]) {
    try {
      return parse(ddl);
    } catch {
      // The other form.
    }
  }
  return undefined;
}

function inferredType(node: NodeContext): DataType {
  const shapes = JSON.parse((node.measured().shapes as string | null) ?? '[]') as string[];
  const type = schemaOfShapes(shapes) ?? node.fail('schema', `no text of '${node.fields.column as string}' is a JSON object with fields`, 'give the schema');
  const twin = twins(type);
  if (twin !== undefined) node.fail('schema', `the texts have the keys ${twin.join(' and ')}, which Spark cannot tell apart`, 'give the schema with one of them');
  return type;
}

/** Two names of one struct that differ only in case. */
function twins(type: DataType): readonly string[] | undefined {
  if (type.kind === 'array') return twins(type.element);
  if (type.kind !== 'struct') return undefined;
  for (const [i, f] of type.fields.entries()) {
    const other = type.fields.slice(i + 1).find((o) => o.name.toLowerCase() === f.name.toLowerCase());
    if (other !== undefined) return [f.name, other.name];
    const inside = twins(f.type);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function inferringScript(node: ScriptContext): string[] {
  const { parts } = sourceColumn(node);
  const column = `F.col(${pythonString(parts.map((p) => `\`${p.replace(/`/g, '``')}\``).join('.'))})`;
  const ratio = node.fields.samplingRatio as number | undefined;
  node.use('from pyspark.sql import functions as F');
  node.define([
    'def infer_json(frame, column, ratio=None):',
    '    """The schema of the JSON objects in a column; texts that are not JSON say nothing."""',
    `    texts = frame.filter(column.rlike(r${pythonString(JSON_OBJECT).replace(/\\\\/g, '\\')})).select(column)`,
    '    reader = spark.read.option("mode", "DROPMALFORMED")',
    '    if ratio is not None:',
    '        reader = reader.option("samplingRatio", ratio)',
    '    schema = reader.json(texts.rdd.map(lambda row: row[0])).schema',
    '    if len(schema.fields) == 0:',
    '        raise ValueError(f"no text of {column} is a JSON object with fields: give the schema")',
    '    return schema',
  ]);
  const [input] = node.inputVariables;
  return [
    `${node.variable}_schema = infer_json(${input}, ${column}${ratio === undefined ? '' : `, ${ratio}`})`,
    `${node.variable} = ${input}.withColumn(${pythonString(targetColumn(node))}, F.from_json(${column}, ${node.variable}_schema))`,
  ];
}
