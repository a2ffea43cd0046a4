import { parseColumns } from '../../types';
import { glueSchema } from '../glue-columns';
import { glueObjects, glueText } from '../glue-form';
import type { NodeContext, NodeType } from '../node-type';
import { pythonString } from '../python';
import { columnsText, queryColumns } from '../query-columns';

interface Output { readonly name: string; readonly schema?: string; readonly sqlQuery?: string }

const DEFAULT_CLASS = 'MyTransform';
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

export const CUSTOM_CODE: NodeType = {
  kind: 'CustomCode',
  family: 'transform',
  title: 'Custom code',
  doc: 'Python that makes a collection of datasets of a collection: the body of `def <className>(glueContext, dfc) -> DynamicFrameCollection`. '
    + 'It runs on AWS Glue and on the Spark engine; the embedded engine runs the `sqlQuery` of each output instead, where all have one.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-custom.html',
  inputs: { min: 1, max: Infinity },
  outputs: (fields) => outputsOf(fields).map((o) => o.name),
  fields: [
    { name: 'code', required: true, doc: 'Body of the function, in Python. `dfc` holds the inputs by their names.', type: { type: 'string', language: 'python' } },
    { name: 'className', doc: 'Name of the function.', default: DEFAULT_CLASS, type: { type: 'string' } },
    {
      name: 'outputs',
      doc: 'Datasets of the collection that it returns, in order.',
      default: [{ name: 'output' }],
      type: {
        type: 'list',
        min: 1,
        items: {
          type: 'record',
          fields: [
            { name: 'name', required: true, doc: 'Name of the dataset.', type: { type: 'string' } },
            { name: 'schema', doc: 'Its columns as DDL. Default: those of `sqlQuery`; without it they are not known.', type: { type: 'schema' } },
            { name: 'sqlQuery', doc: 'Spark SQL over the inputs that gives the same rows, for the embedded engine.', type: { type: 'query' } },
          ],
        },
      },
    },
  ],
  check: (node) => {
    if (!NAME.test(node.fields.className as string)) node.fail('className', `'${node.fields.className as string}' is not a name in Python`);
    if ((node.fields.code as string).trim() === '') node.fail('code', 'is empty');
    if (/^\s*def\s+\w+\s*\(\s*glueContext\s*,\s*dfc\s*\)/m.test(node.fields.code as string)) node.fail('code', 'holds the def line', 'leave it out: the body alone is wanted');
    const seen = new Set<string>();
    for (const [i, o] of outputsOf(node.fields).entries()) {
      if (o.name === '') node.fail(`outputs.${i}.name`, 'is empty');
      if (seen.has(o.name.toLowerCase())) node.fail(`outputs.${i}.name`, `'${o.name}' is named twice`);
      seen.add(o.name.toLowerCase());
    }
  },
  columns: (node) => Object.fromEntries(outputsOf(node.fields).flatMap((o, i) => {
    const declared = o.schema === undefined ? undefined : parseColumns(o.schema);
    const open = node.inputs.some((input) => input.columns === undefined);
    const queried = o.sqlQuery === undefined || open ? undefined : queryColumns(node, o.sqlQuery.replace(/[\s;]+$/, ''), `outputs.${i}.sqlQuery`);
    if (declared !== undefined && queried !== undefined && columnsText(declared) !== columnsText(queried)) {
      node.fail(`outputs.${i}.sqlQuery`, `gives ${columnsText(queried)}, the schema is ${columnsText(declared)}`);
    }
    const columns = declared ?? queried;
    return columns === undefined ? [] : [[o.name, columns]];
  })),
  sql: (node) => {
    const outputs = outputsOf(node.fields);
    if (outputs.some((o) => o.sqlQuery === undefined)) return undefined;
    return Object.fromEntries(outputs.map((o) => [o.name, (o.sqlQuery as string).replace(/[\s;]+$/, '')]));
  },
  script: (node) => {
    const { variable, inputVariables, inputs, outputVariables, fields } = node;
    node.use('from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection');
    // Several nodes may use one name.
    const name = `${fields.className as string}_${variable}`;
    const lines = (fields.code as string).replace(/\s+$/, '').split('\n').map((l) => l.replace(/^\t+/, (tabs) => '    '.repeat(tabs.length)));
    const indent = Math.min(...lines.filter((l) => l.trim() !== '').map((l) => l.length - l.trimStart().length));
    node.define([`def ${name}(glueContext, dfc) -> DynamicFrameCollection:`, ...lines.map((l) => (l.trim() === '' ? '' : `    ${l.slice(indent)}`))]);
    const frames = inputs.map((input, i) => `${pythonString(input.as)}: DynamicFrame.fromDF(${inputVariables[i]}, glueContext, ${pythonString(input.as)})`);
    const collection = `${variable}_frames`;
    return [
      `${collection} = ${name}(glueContext, DynamicFrameCollection({${frames.join(', ')}}, glueContext))`,
      ...outputsOf(fields).map((o, i) => `${outputVariables[o.name]} = ${collection}.select(list(${collection}.keys())[${i}]).toDF()`),
    ];
  },
  notLocal: (fields) => {
    const without = outputsOf(fields).filter((o) => o.sqlQuery === undefined).map((o) => o.name);
    if (without.length === 0) return undefined;
    return `it is Python, which AWS Glue and the Spark engine run; for the embedded one give ${without.length === 1 && without[0] === 'output' ? 'its output' : without.join(', ')} a sqlQuery`;
  },
  glue: [{
    member: 'CustomCode',
    understood: ['Code', 'ClassName'],
    fromGlue: (body, notes) => {
      const schemas = glueObjects(body.OutputSchemas);
      const outputs = (schemas.length === 0 ? [{}] : schemas).map((_, i) => {
        const schema = glueSchema(body, notes, i);
        return { name: i === 0 ? 'output' : `output_${i}`, ...(schema === undefined ? {} : { schema }) };
      });
      const given = glueText(body.ClassName) ?? DEFAULT_CLASS;
      const className = NAME.test(given) ? given : given.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d|$)/, '_');
      if (className !== given) notes.warn(`ClassName '${given}' is not a name in Python: it is ${className} here`);
      return { fields: { code: String(body.Code ?? ''), className, outputs } };
    },
    toGlue: (fields) => ({
      body: { Code: fields.code, ClassName: fields.className },
      lost: outputsOf(fields).some((o) => o.sqlQuery !== undefined) ? ['sqlQuery'] : [],
    }),
  }],
};

function outputsOf(fields: NodeContext['fields']): readonly Output[] {
  return (fields.outputs ?? [{ name: 'output' }]) as unknown as readonly Output[];
}
