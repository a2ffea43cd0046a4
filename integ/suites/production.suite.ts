import { readFileSync } from 'node:fs';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { dataset, synthesizeExample } from './examples';
import { cloud, LANE, suite } from './lane';
import { DeployedStack, glueEndpoint } from '../../runtime/testing';

/** MiniStack has neither saved queries nor alarms on metric math (its dashboard shows them); the others hang on the function of the session pool, which is left out. */
const LEFT_OUT = ['AWS::Logs::QueryDefinition', 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard', 'AnalystsManagerSchedule', 'AnalystsManagerDeadLettersPolicy'];
/** LocalStack's DynamoDB is a program of its own, which it downloads: the session pool is left without its table. */
const WITHOUT_DYNAMODB = LANE === 'localstack' ? ['AWS::DynamoDB::Table', 'AnalystsManagerRoleDefaultPolicy'] : [];

/** The production example: deployed with what Glue has on the project's own endpoint, run, and deleted with nothing left. */
suite('production', [cloud(), glueEndpoint()], (fixture) => {
  let stack: DeployedStack;
  beforeAll(async () => {
    stack = await fixture().deploy(await synthesizeExample('production'), { leaveOut: [...LEFT_OUT, ...WITHOUT_DYNAMODB] });
    const objects = await fixture().objects();
    await objects.put('s3://example-flights/flights-3m.parquet', readFileSync(dataset('flights-3m.parquet')));
    await objects.put('s3://example-flights/airports.csv', readFileSync(dataset('airports.csv')));
  }, 180_000);

  test('its Glue job, table and trigger are on the Glue endpoint', async () => {
    const names = async (operation: string, list: string) => ((await glue(operation, {}))[list] as { Name: string }[]).map((x) => x.Name);
    expect(await names('GetJobs', 'Jobs')).toHaveLength(1);
    expect(await names('GetTriggers', 'Triggers')).toHaveLength(1);
    const { Table: table } = await glue('GetTable', { DatabaseName: 'flights', Name: 'states' }) as { Table: { StorageDescriptor: { Location: string } } };
    expect(table.StorageDescriptor.Location).toContain(stack.physicalId('Results'));
  });

  test('has roles of its own on the emulator, which the last test misses', async () => {
    expect(await iam('ListRoles')).toContain('ProductionStack');
  });

  test('its job writes the table', async () => {
    await fixture().runJob(stack);
    const objects = await fixture().objects();
    expect((await objects.list(`s3://${stack.physicalId('Results')}/states/`)).length).toBeGreaterThan(5);
  });

  test('deletes with nothing left but what its template retains', async () => {
    await stack.delete();
    expect((await glue('GetJobs', {})).Jobs).toEqual([]);
    expect((await glue('GetTriggers', {})).Triggers).toEqual([]);
    expect((await glue('GetDatabases', {})).DatabaseList).toEqual([]);
    // What the emulator made for it.
    expect(await iam('ListRoles')).not.toContain('ProductionStack');
    if (LANE !== 'localstack') {
      const dynamodb = new DynamoDBClient({ endpoint: fixture().endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
      expect((await dynamodb.send(new ListTablesCommand({}))).TableNames?.filter((t) => t.startsWith('ProductionStack'))).toEqual([]);
      dynamodb.destroy();
    }
    // What is kept on purpose.
    const objects = await fixture().objects();
    expect((await objects.list(`s3://${stack.physicalId('Results')}/states/`)).length).toBeGreaterThan(5);
  });

  async function iam(action: string): Promise<string> {
    const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0';
    const response = await fetch(fixture().endpoint, { method: 'POST', headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' }, body: `Action=${action}&Version=2010-05-08` });
    const text = await response.text();
    expect([response.status, text]).toEqual([200, expect.stringContaining(`${action}Response`)]);
    return text;
  }

  async function glue(operation: string, input: object): Promise<Record<string, unknown>> {
    const response = await fetch(fixture().url('glue'), { method: 'POST', headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `AWSGlue.${operation}` }, body: JSON.stringify(input) });
    return await response.json() as Record<string, unknown>;
  }
});
