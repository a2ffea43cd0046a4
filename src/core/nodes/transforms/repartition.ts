import { managedForm } from '../managed-form';
import type { NodeType } from '../node-type';
import { pythonString } from '../python';
import { sqlName } from '../sql-text';

export const REPARTITION: NodeType = {
  kind: 'Repartition',
  family: 'transform',
  title: 'Autobalance processing',
  doc: 'Spreads the rows anew over Spark\'s partitions. The data stays the same; the embedded engine has no partitions and passes it through.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-autobalance.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'numPartitions', doc: 'Number of partitions. Default: `spark.sql.shuffle.partitions`.', type: { type: 'integer', min: 1 } },
    { name: 'columns', doc: 'Rows that are equal in these columns come into one partition. Default: rows go round.', default: [], type: { type: 'list', items: { type: 'column' } } },
    { name: 'coalesce', doc: 'Join partitions to fewer without a shuffle.', default: false, type: { type: 'boolean' } },
  ],
  check: (node) => {
    const { numPartitions, columns, coalesce } = node.fields;
    if (coalesce === true && numPartitions === undefined) node.fail('numPartitions', 'is required to coalesce');
    if (coalesce === true && (columns as string[]).length > 0) node.fail('columns', 'say nothing where partitions are joined without a shuffle');
    if (numPartitions === undefined && (columns as string[]).length === 0) node.fail('numPartitions', 'expected a number of partitions, or columns');
  },
  sql: ({ inputs: [input] }) => `SELECT *\nFROM ${sqlName(input.as)}`,
  script: (node) => {
    const { fields, variable, inputVariables: [input] } = node;
    const columns = (fields.columns as string[]).map((c, i) => pythonString(node.reference(c, `columns.${i}`).parts.map(sqlName).join('.')));
    const args = [...(fields.numPartitions === undefined ? [] : [String(fields.numPartitions)]), ...columns];
    return [`${variable} = ${input}.${fields.coalesce === true ? 'coalesce' : 'repartition'}(${args.join(', ')})`];
  },
  glue: [managedForm({
    functionName: 'gs_repartition',
    parameters: { numPartitionsStr: 'str' },
    fromGlue: (p, notes) => ({ numPartitions: p.number('numPartitionsStr') ?? notes.refuse('gs_repartition has no number of partitions') }),
    toGlue: ({ coalesce, numPartitions, columns }) => (
      coalesce === true || numPartitions === undefined || (columns as string[]).length > 0 ? undefined : { numPartitionsStr: String(numPartitions) }
    ),
  })],
};
