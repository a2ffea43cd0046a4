import { AwsCaller, AwsError, Credentials } from './aws-call';
import { ACCOUNT, ROOT } from './ministack';
import type { ManifestRight } from '../../../src/core/manifest';

/** Does with a resource what an action is for. Rejects where that is not allowed. */
type Probe = (aws: AwsCaller, who: Credentials, arn: string, right: ManifestRight) => Promise<unknown>;

const bucketOf = (arn: string) => /^arn:aws:s3:::([^/]+)/.exec(arn)?.[1] ?? '';
/** A key that the pattern covers. */
const keyOf = (arn: string) => arn.slice(arn.indexOf('/') + 1).replace('*', 'probe');
const lastOf = (arn: string) => arn.split(/[:/]/).pop() ?? '';
const logGroupOf = (arn: string) => /log-group:([^:]+)/.exec(arn)?.[1] ?? '';
let names = 0;

/** By action. Of what is not here, see `simulate`. */
export const PROBES: { readonly [action: string]: Probe } = {
  's3:GetObject': async (aws, who, arn) => {
    await aws.s3('PUT', bucketOf(arn), keyOf(arn), ROOT, {}, 'x');
    await aws.s3('GET', bucketOf(arn), keyOf(arn), who);
  },
  's3:PutObject': (aws, who, arn) => aws.s3('PUT', bucketOf(arn), keyOf(arn), who, {}, 'x'),
  's3:DeleteObject': async (aws, who, arn) => {
    await aws.s3('PUT', bucketOf(arn), keyOf(arn), ROOT, {}, 'x');
    await aws.s3('DELETE', bucketOf(arn), keyOf(arn), who);
  },
  's3:AbortMultipartUpload': async (aws, who, arn) => {
    const started = await aws.s3('POST', bucketOf(arn), keyOf(arn), ROOT, { uploads: '' });
    await aws.s3('DELETE', bucketOf(arn), keyOf(arn), who, { uploadId: /<UploadId>([^<]+)/.exec(started)?.[1] ?? '' });
  },
  's3:ListBucket': (aws, who, arn, { conditions }) => {
    const prefixes = [conditions?.StringLike?.['s3:prefix'] ?? ''].flat() as string[];
    return Promise.all(prefixes.map((p) => aws.s3('GET', bucketOf(arn), '', who, { 'list-type': '2', 'prefix': p.replace(/\*$/, '') })));
  },
  's3:GetBucketLocation': (aws, who, arn) => aws.s3('GET', bucketOf(arn), '', who, { location: '' }),
  'kms:GenerateDataKey': (aws, who, arn) => aws.json('kms', 'TrentService.GenerateDataKey', { KeyId: arn, KeySpec: 'AES_256' }, who),
  'kms:Encrypt': (aws, who, arn) => aws.json('kms', 'TrentService.Encrypt', { KeyId: arn, Plaintext: 'eA==' }, who),
  'kms:Decrypt': async (aws, who, arn) => {
    const { CiphertextBlob } = await aws.json('kms', 'TrentService.Encrypt', { KeyId: arn, Plaintext: 'eA==' }, ROOT);
    await aws.json('kms', 'TrentService.Decrypt', { KeyId: arn, CiphertextBlob }, who);
  },
  'secretsmanager:GetSecretValue': (aws, who, arn) => aws.json('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: arn.replace(/(-\?{6}|\*)$/, '') }, who),
  'logs:CreateLogStream': (aws, who, arn) => aws.json('logs', 'Logs_20140328.CreateLogStream', { logGroupName: logGroupOf(arn), logStreamName: `stream-${++names}` }, who),
  'logs:PutLogEvents': async (aws, who, arn) => {
    const stream = { logGroupName: logGroupOf(arn), logStreamName: `stream-${++names}` };
    await aws.json('logs', 'Logs_20140328.CreateLogStream', stream, ROOT);
    await aws.json('logs', 'Logs_20140328.PutLogEvents', { ...stream, logEvents: [{ timestamp: Date.now(), message: 'x' }] }, who);
  },
  'kinesis:DescribeStreamSummary': (aws, who, arn) => aws.json('kinesis', 'Kinesis_20131202.DescribeStreamSummary', { StreamName: lastOf(arn) }, who),
  'kinesis:DescribeStream': (aws, who, arn) => aws.json('kinesis', 'Kinesis_20131202.DescribeStream', { StreamName: lastOf(arn) }, who),
  'kinesis:ListShards': (aws, who, arn) => aws.json('kinesis', 'Kinesis_20131202.ListShards', { StreamName: lastOf(arn) }, who),
  'kinesis:GetShardIterator': (aws, who, arn) => iterator(aws, who, arn),
  'kinesis:GetRecords': async (aws, who, arn) => aws.json('kinesis', 'Kinesis_20131202.GetRecords', { ShardIterator: (await iterator(aws, ROOT, arn)).ShardIterator, StreamARN: arn }, who),
  'kinesis:PutRecord': (aws, who, arn) => aws.json('kinesis', 'Kinesis_20131202.PutRecord', { StreamName: lastOf(arn), Data: 'eA==', PartitionKey: 'x' }, who),
  'kinesis:PutRecords': (aws, who, arn) => aws.json('kinesis', 'Kinesis_20131202.PutRecords', { StreamName: lastOf(arn), Records: [{ Data: 'eA==', PartitionKey: 'x' }] }, who),
  'dynamodb:DescribeTable': (aws, who, arn) => aws.json('dynamodb', 'DynamoDB_20120810.DescribeTable', { TableName: lastOf(arn) }, who),
  'dynamodb:Scan': (aws, who, arn) => aws.json('dynamodb', 'DynamoDB_20120810.Scan', { TableName: lastOf(arn) }, who),
  'dynamodb:BatchWriteItem': (aws, who, arn) => aws.json('dynamodb', 'DynamoDB_20120810.BatchWriteItem', {
    RequestItems: { [lastOf(arn)]: [{ PutRequest: { Item: { id: { S: 'x' } } } }] },
  }, who),
};

function iterator(aws: AwsCaller, who: Credentials, arn: string): Promise<Record<string, unknown>> {
  return aws.json('kinesis', 'Kinesis_20131202.GetShardIterator', { StreamName: lastOf(arn), ShardId: 'shardId-000000000000', ShardIteratorType: 'TRIM_HORIZON' }, who);
}

/** Whether only the emulator's IAM can tell of a right, and conditions that it knows nothing of would hide it. */
export const isConditional = (right: ManifestRight) => right.conditions !== undefined && right.actions.every((a) => PROBES[a] === undefined);

export function withoutContext(right: ManifestRight): ManifestRight {
  return isConditional(right) ? { ...right, conditions: undefined } : right;
}

/**
 * Actions of services that the emulator has not, or that Glue's own side calls: its IAM is asked whether the role may, as `SimulatePrincipalPolicy` tells.
 * It takes no context, so that rights of such actions are given to the role without their conditions (`withoutContext`).
 */
export async function simulate(aws: AwsCaller, who: Credentials, action: string, arn: string): Promise<void> {
  const text = await aws.query('iam', 'SimulatePrincipalPolicy', {
    'PolicySourceArn': `arn:aws:iam::${ACCOUNT}:role/${who.role}`,
    'ActionNames.member.1': action,
    'ResourceArns.member.1': arn === '*' ? '*' : arn.replace(/\*/g, 'probe').replace(/\?/g, 'x'),
  }, ROOT);
  const decision = /<EvalDecision>([^<]+)/.exec(text)?.[1];
  if (decision === undefined) throw new Error(`no decision on ${action}: ${text.slice(0, 300)}`);
  if (decision !== 'allowed') throw new AwsError(403, `AccessDenied: ${decision} of ${action} on ${arn}`);
}
