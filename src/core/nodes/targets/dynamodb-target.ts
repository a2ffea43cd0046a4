import type { Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import { typeName } from '../../types';
import { checkResolved } from '../connectors/connector-type';
import { writeFrame } from '../connectors/frame-script';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, option, pythonOptions } from '../connectors/option-fields';
import type { NodeType } from '../node-type';

const OPTIONS = [
  option('tableName', 'text', 'Table of the job\'s own account and region, or of the role\'s.', { option: 'dynamodb.output.tableName', required: true }),
  option('writePercent', 'string', 'Share of the table\'s write capacity that the job may take, as text: `0.5`.', { option: 'dynamodb.throughput.write.percent' }),
  option('parallelTasks', 'integer', 'How many tasks write at a time.', { option: 'dynamodb.output.numParallelTasks', min: 1 }),
  option('retries', 'integer', 'How often a batch that was refused is tried again.', { option: 'dynamodb.output.retry', min: 0, default: 10 }),
  option('stsRoleArn', 'text', 'Role to take for a table of another account.', { option: 'dynamodb.sts.roleArn' }),
];

export const DYNAMODB_TARGET: NodeType = {
  kind: 'DynamoDBTarget',
  family: 'target',
  title: 'Amazon DynamoDB',
  doc: 'Puts each row as an item into a table of Amazon DynamoDB; an item of the same key is replaced. Attributes without a value are left out. Glue Studio\'s graph has no member for it.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-dynamodb-home.html',
  inputs: { min: 1, max: 1 },
  fields: [...OPTIONS.map((o) => o.field), ADDITIONAL_OPTIONS],
  check: (node) => {
    checkAdditionalOptions(node, OPTIONS);
    checkResolved(node);
    const percent = node.fields.writePercent as string | undefined;
    if (percent !== undefined && !(Number(percent) >= 0.1 && Number(percent) <= 1.5)) node.fail('writePercent', `'${percent}' is not from 0.1 to 1.5`);
    for (const { name, type } of node.inputs[0].columns ?? []) {
      if (type.kind === 'map' && type.key.kind !== 'string') node.fail('input', `column '${name}' is ${typeName(type)}, a map of DynamoDB has texts as keys`, 'make the keys texts before');
    }
  },
  script: (node) => writeFrame(node, 'dynamodb', pythonOptions(node, OPTIONS, false)),
  access: ({ fields }) => (fields.stsRoleArn !== undefined
    ? [{ actions: ['sts:AssumeRole'], on: { arn: fields.stsRoleArn } }]
    : [{ actions: ['dynamodb:DescribeTable', 'dynamodb:BatchWriteItem'], on: { service: 'dynamodb', resource: joinText(['table/', fields.tableName as Text]) } }]),
};
