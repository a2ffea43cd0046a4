/** What an account of the emulator holds, by service; a stack that is gone has left it as it was. */
const LISTS: readonly { readonly service: string; readonly target?: string; readonly query?: readonly [string, string]; readonly ids: RegExp }[] = [
  { service: 's3', ids: /<Name>([^<]+)<\/Name>/g },
  { service: 'iam', query: ['ListRoles', '2010-05-08'], ids: /<RoleName>([^<]+)<\/RoleName>/g },
  { service: 'sns', query: ['ListTopics', '2010-03-31'], ids: /<TopicArn>([^<]+)<\/TopicArn>/g },
  { service: 'cloudwatch', query: ['DescribeAlarms', '2010-08-01'], ids: /<AlarmName>([^<]+)<\/AlarmName>/g },
  { service: 'ec2', query: ['DescribeVpcs', '2016-11-15'], ids: /<vpcId>([^<]+)<\/vpcId>/g },
  { service: 'ec2', query: ['DescribeSecurityGroups', '2016-11-15'], ids: /<groupId>([^<]+)<\/groupId>/g },
  { service: 'kinesis', target: 'Kinesis_20131202.ListStreams', ids: /"StreamNames":\s*\[([^\]]*)\]/g },
  { service: 'dynamodb', target: 'DynamoDB_20120810.ListTables', ids: /"TableNames":\s*\[([^\]]*)\]/g },
  { service: 'secretsmanager', target: 'secretsmanager.ListSecrets', ids: /"Name":\s*"([^"]+)"/g },
  { service: 'logs', target: 'Logs_20140328.DescribeLogGroups', ids: /"logGroupName":\s*"([^"]+)"/g },
  { service: 'events', target: 'AWSEvents.ListRules', ids: /"Name":\s*"([^"]+)"/g },
  { service: 'states', target: 'AWSStepFunctions.ListStateMachines', ids: /"name":\s*"([^"]+)"/g },
  { service: 'sqs', target: 'AmazonSQS.ListQueues', ids: /"QueueUrls":\s*\[([^\]]*)\]/g },
];

/** `service: id` of all that is there, in services that the emulator has: LocalStack has no DynamoDB of its own, MiniStack no EC2 here. */
export async function inventory(endpoint: string): Promise<string[]> {
  const found = await Promise.all(LISTS.map(async ({ service, target, query, ids }) => {
    const authorization = `AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/${service === 'cloudwatch' ? 'monitoring' : service}/aws4_request, SignedHeaders=host, Signature=0`;
    const response = await fetch(endpoint, target !== undefined
      ? { method: 'POST', headers: { authorization, 'content-type': service === 'states' || service === 'sqs' || service === 'dynamodb' ? 'application/x-amz-json-1.0' : 'application/x-amz-json-1.1', 'x-amz-target': target }, body: '{}' }
      : query !== undefined
        ? { method: 'POST', headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' }, body: `Action=${query[0]}&Version=${query[1]}` }
        : { headers: { authorization } });
    const text = await response.text();
    if (!response.ok && !/not (supported|enabled|implemented|available)|Unknown|InternalFailure|InternalError|not in SERVICES|Unsupported|disabled/i.test(text)) throw new Error(`${service}: HTTP ${response.status} ${text.slice(0, 300)}`);
    // A list of names stands in one match.
    return response.ok ? [...text.matchAll(ids)].flatMap((m) => (m[1] ?? '').split(',').map((id) => id.trim().replace(/^"|"$/g, '')).filter((id) => id !== '').map((id) => `${service}: ${id}`)) : [];
  }));
  return [...new Set(found.flat())].sort();
}
