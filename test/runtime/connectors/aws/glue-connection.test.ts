import { cloudConnection } from '../../../../runtime/connectors/aws/glue-connection';
import { Host } from '../../../../runtime/host/host';
import { FakeAws } from '../fake-aws';

let aws: FakeAws;
const before = { ...process.env };

beforeAll(async () => {
  aws = await FakeAws.start();
  Object.assign(process.env, { AWS_ENDPOINT_URL: aws.url, AWS_ENDPOINT_URL_GLUE: aws.url, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
});
afterAll(async () => {
  process.env = before;
  await aws.stop();
});

const bound = () => ({ host: { environment: { variable: (name: string) => process.env[name] } } as Host, connections: {} });

function connected(ConnectionType: string, ConnectionProperties: object) {
  return { GetConnection: () => ({ body: { Connection: { ConnectionType, ConnectionProperties } } }) };
}

test('what Glue keeps for its Spark connectors is read like other properties, the secret by its name', async () => {
  aws.handlers = {
    ...connected('OPENSEARCH', { SparkProperties: JSON.stringify({ 'secretId': 'shop', 'opensearch.nodes': 'https://search', 'opensearch.port': 443 }) }),
    GetSecretValue: ({ SecretId }) => ({ body: { SecretString: JSON.stringify({ username: `of ${String(SecretId)}`, password: 'x' }) } }),
  };
  expect(await cloudConnection('search', bound(), true)).toEqual({
    type: 'opensearch', properties: { 'SECRET_ID': 'shop', 'opensearch.nodes': 'https://search', 'opensearch.port': '443', 'user': 'of shop', 'password': 'x' },
  });
});

test('fails on such properties that are none', async () => {
  aws.handlers = connected('SNOWFLAKE', { SparkProperties: 'sfUrl=x' });
  await expect(cloudConnection('warehouse', bound(), true)).rejects.toThrow('SparkProperties of the connection \'warehouse\' is no JSON');
});
