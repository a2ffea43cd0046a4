import type { NodeType } from '../node-type';
import { sqlName } from '../sql-text';

export const SELECT_FROM_COLLECTION: NodeType = {
  kind: 'SelectFromCollection',
  family: 'transform',
  title: 'Select from collection',
  doc: 'One of the datasets of a node that has several. A node may also read that dataset itself; this one is there for graphs as Glue Studio draws them.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-SelectFromCollection.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'index', required: true, doc: 'Number of the dataset in the order of the node\'s outputs, from 0; its input names the same.', type: { type: 'integer', min: 0 } },
  ],
  sql: ({ inputs: [input] }) => `SELECT *\nFROM ${sqlName(input.as)}`,
  script: ({ variable, inputVariables: [input] }) => [`${variable} = ${input}`],
  glue: [{
    member: 'SelectFromCollection',
    understood: ['Index'],
    fromGlue: (body) => {
      const index = Number(body.Index ?? 0);
      return { fields: { index }, outputOfInput: index };
    },
    toGlue: (fields) => ({ body: { Index: fields.index } }),
  }],
};
