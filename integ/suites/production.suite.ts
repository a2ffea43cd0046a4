import { readFileSync } from 'node:fs';
import { dataset, synthesizeExample } from './examples';
import { cloud, suite } from './lane';
import { DeployedStack, glueEndpoint } from '../../runtime/testing';

/** MiniStack has neither saved queries nor alarms on metric math; the others hang on the function of the session pool, which is left out. */
const LEFT_OUT = ['AWS::Logs::QueryDefinition', 'AWS::CloudWatch::Alarm', 'AnalystsManagerSchedule', 'AnalystsManagerDeadLettersPolicy'];

/** The production example: deployed with what Glue has on the project's own endpoint, run, and deleted with nothing left. */
suite('production', [cloud(), glueEndpoint()], (fixture) => {
  let stack: DeployedStack;
  beforeAll(async () => {
    stack = await fixture().deploy(await synthesizeExample('production'), { leaveOut: LEFT_OUT });
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
    // What is kept on purpose.
    const objects = await fixture().objects();
    expect((await objects.list(`s3://${stack.physicalId('Results')}/states/`)).length).toBeGreaterThan(5);
  });

  async function glue(operation: string, input: object): Promise<Record<string, unknown>> {
    const response = await fetch(fixture().url('glue'), { method: 'POST', headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `AWSGlue.${operation}` }, body: JSON.stringify(input) });
    return await response.json() as Record<string, unknown>;
  }
});
