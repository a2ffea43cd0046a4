import type { FieldValue, ManifestNode, Text } from '../../manifest/manifest';
import { glueText } from '../glue-form';
import type { NodeType } from '../node-type';
import { keywordCall, pythonLiteral, pythonString } from '../python';
import { writeAccess } from '../sources/s3-source';
import { sqlName } from '../sql-text';

/** As many as Glue takes. */
const MOST_ROWS = 100;

export const SPIGOT: NodeType = {
  kind: 'Spigot',
  family: 'transform',
  title: 'Spigot',
  doc: 'Passes all rows on and writes a sample of them to Amazon S3, as JSON lines: each row with a probability, and of these at most so many.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-spigot.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'path', required: true, doc: 'Prefix to write the sample below.', type: { type: 'path' } },
    { name: 'topk', doc: 'At most so many rows.', default: MOST_ROWS, type: { type: 'integer', min: 0, max: MOST_ROWS } },
    { name: 'prob', doc: 'Probability of each row to be taken, from 0 to 1.', default: 1, type: { type: 'number', min: 0, max: 1 } },
  ],
  sql: ({ inputs: [input] }) => `SELECT *\nFROM ${sqlName(input.as)}`,
  script: (node) => {
    node.use('from awsglue.dynamicframe import DynamicFrame');
    node.use('from awsglue.transforms import Spigot');
    const [input] = node.inputVariables;
    return keywordCall(node.variable, 'Spigot.apply', {
      frame: `DynamicFrame.fromDF(${input}, glueContext, ${pythonString(input)})`,
      path: node.text(node.fields.path as Text),
      options: pythonLiteral({ topk: node.fields.topk, prob: node.fields.prob }),
      transformation_ctx: pythonString(node.variable),
    }, '.toDF()');
  },
  access: (node) => writeAccess(node.fields.path as Text),
  beside: (node) => sampleNodes(node),
  glue: [{
    member: 'Spigot',
    understood: ['Path', 'Topk', 'Prob'],
    fromGlue: (body, notes) => ({
      fields: {
        path: glueText(body.Path) ?? notes.refuse('names no path'),
        // Studio asks for one of both.
        topk: typeof body.Topk === 'number' ? body.Topk : undefined,
        prob: typeof body.Prob === 'number' ? body.Prob : undefined,
      },
    }),
    toGlue: (fields, to) => ({ body: { Path: to.text(fields.path), Topk: fields.topk, Prob: fields.prob } }),
  }],
};

/** The sample and its target, as nodes of their own. */
function sampleNodes(node: ManifestNode): ManifestNode[] {
  const [input] = node.inputs;
  const { path, topk = MOST_ROWS, prob = 1 } = node.fields as { readonly [name: string]: FieldValue };
  const percent = Number(((prob as number) * 100).toPrecision(12));
  const sqlQuery = `SELECT * FROM ${sqlName(input.as)} TABLESAMPLE (${percent} PERCENT) REPEATABLE (42) LIMIT ${topk as number}`;
  const view = `${node.outputs[0]?.view ?? 'spigot'}_sample`;
  const columns = node.outputs[0]?.columns;
  return [
    {
      id: `${node.id}/Sample`,
      path: `${node.path}/Sample`,
      type: 'SparkSql',
      fields: { sqlQuery },
      inputs: node.inputs,
      outputs: [{ name: 'output', view, ...(columns === undefined ? {} : { columns }) }],
      ...(columns === undefined ? {} : { sql: sqlQuery }),
    },
    {
      id: `${node.id}/Target`,
      path: `${node.path}/Target`,
      type: 'S3Target',
      fields: { path, format: { type: 'json' }, partitionKeys: [], mode: 'append' },
      inputs: [{ node: `${node.id}/Sample`, as: view }],
      outputs: [],
    },
  ];
}
