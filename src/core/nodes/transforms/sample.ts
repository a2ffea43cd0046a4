import type { NodeType } from '../node-type';
import { sqlName } from '../sql-text';

export const SAMPLE: NodeType = {
  kind: 'Sample',
  family: 'transform',
  title: 'Sample',
  doc: 'A part of the rows: a fraction, chosen at random but the same with the same seed and engine; or some rows, any.',
  see: 'https://spark.apache.org/docs/3.5.6/sql-ref-syntax-qry-select-sampling.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'fraction', doc: 'Share of the rows, from 0 to 1; each is taken with this probability.', type: { type: 'number', min: 0, max: 1 } },
    { name: 'seed', doc: 'Start of the random numbers.', default: 42, type: { type: 'integer' } },
    { name: 'rows', doc: 'Number of rows, instead of a fraction.', type: { type: 'integer', min: 0 } },
  ],
  check: (node) => {
    if ((node.fields.fraction === undefined) === (node.fields.rows === undefined)) node.fail('fraction', 'expected either a fraction or a number of rows');
  },
  sql: ({ fields, inputs: [input] }) => {
    const sample = fields.rows === undefined
      // A number of percent without the noise of binary fractions.
      ? `TABLESAMPLE (${Number(((fields.fraction as number) * 100).toPrecision(12))} PERCENT) REPEATABLE (${fields.seed as number})`
      : `TABLESAMPLE (${fields.rows as number} ROWS)`;
    return `SELECT *\nFROM ${sqlName(input.as)} ${sample}`;
  },
};
