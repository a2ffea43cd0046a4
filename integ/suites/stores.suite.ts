import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, DeleteTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { cloud, LANE, suite } from './lane';
import { storesApp } from './stores-app';
import { DeployedStack } from '../../runtime/testing';

const LINES = Array.from({ length: 60 }, (_, i) => JSON.stringify({ id: `r${i}`, n: i, tags: i % 2 === 0 ? ['even'] : null }));

/** LocalStack's DynamoDB is a program of its own, which it downloads. */
const DYNAMODB = LANE !== 'localstack';
if (!DYNAMODB) process.stderr.write('skipped: DynamoDB on LocalStack: a program of its own, which it downloads\n');
const withDynamoDb = DYNAMODB ? test : test.skip;

/** A table of DynamoDB and a stream of Kinesis, found by the ids that the deploy gave them. */
suite('stores', [cloud()], (fixture) => {
  let stack: DeployedStack;
  let dynamodb: DynamoDBClient;
  beforeAll(async () => {
    stack = await fixture().deploy(storesApp(mkdtempSync(join(tmpdir(), 'glueprint-stores-')), DYNAMODB));
    dynamodb = new DynamoDBClient({ endpoint: fixture().endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    await (await fixture().objects()).put(`s3://${stack.physicalId('Data')}/in/rows.json`, LINES.join('\n'));
  }, 240_000);
  afterAll(async () => {
    dynamodb?.destroy();
    await (await fixture().objects()).empty(`s3://${stack?.physicalId('Data')}/`);
    await stack?.delete();
  }, 60_000);
  const written = async () => (await (await fixture().objects()).text(`s3://${stack.physicalId('Data')}/out/`)).split('\n').filter((line) => /^r\d/.test(line));

  withDynamoDb('files to DynamoDB', async () => {
    await fixture().runJob(stack, { job: 'Load' });
    await fixture().runJob(stack, { job: 'Load' }); // the same items again
    const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: stack.physicalId('Table') }));
    expect(Items).toHaveLength(60);
    expect(Items.find((item) => item.id?.S === 'r4')).toEqual({ id: { S: 'r4' }, n: { N: '4' }, tags: { L: [{ S: 'even' }] } });
    expect(Items.find((item) => item.id?.S === 'r5')).toEqual({ id: { S: 'r5' }, n: { N: '5' } });
  });

  test(`${DYNAMODB ? 'DynamoDB' : 'files'} to Kinesis to files, and only what is new the next time`, async () => {
    await fixture().runJob(stack, { job: 'Send' });
    await fixture().runJob(stack, { job: 'Keep', bookmarks: 'enable' });
    expect((await written()).sort()).toEqual(Array.from({ length: 60 }, (_, i) => `r${i},${i}`).sort());
    await fixture().runJob(stack, { job: 'Keep', bookmarks: 'enable' });
    expect(await written()).toHaveLength(60);
  });

  withDynamoDb('an item without its key is refused, and a table that is gone is named', async () => {
    const objects = await fixture().objects();
    await objects.put(`s3://${stack.physicalId('Data')}/in/rows.json`, '{"id": null, "n": 1}');
    expect((await fixture().runJob(stack, { job: 'Load', expect: 'FAILED' })).error).toMatchObject({ node: 'Out', message: expect.stringContaining('id') as string });
    await dynamodb.send(new DeleteTableCommand({ TableName: stack.physicalId('Table') }));
    expect((await fixture().runJob(stack, { job: 'Send', expect: 'FAILED' })).error).toMatchObject({ node: 'Items', code: 'MissingTable' });
    expect(await written()).toHaveLength(60);
  });
});
