import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  AzureCosmosConnection, AzureSqlConnection, BigQueryConnection, ConnectorConnection, ConnectorKind, OpenSearchConnection, SapHanaConnection,
  SnowflakeConnection, SystemConnection, TeradataConnection, VerticaConnection,
} from '../../src';

const ARN = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-AbCdEf';

function setUp() {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'us-east-1' } });
  return { stack, secret: secretsmanager.Secret.fromSecretCompleteArn(stack, 'Secret', ARN) };
}

type Made = (stack: Stack, secret: secretsmanager.ISecret) => SystemConnection;

test.each<[string, Made, object]>([
  ['SAPHANA', (s, secret) => new SapHanaConnection(s, 'C', { host: 'h', database: 'd', secret }), { url: 'jdbc:sap://h:30015/?databaseName=d' }],
  ['AZURESQL', (s, secret) => new AzureSqlConnection(s, 'C', { host: 'h', database: 'd', secret, port: 1444 }), { url: 'jdbc:sqlserver://h:1444;databaseName=d' }],
  ['TERADATA', (s, secret) => new TeradataConnection(s, 'C', { host: 'h', database: 'd', secret }), { url: 'jdbc:teradata://h/DATABASE=d,DBS_PORT=1025' }],
  ['VERTICA', (s, secret) => new VerticaConnection(s, 'C', { host: 'h', secret }), { host: 'h', port: '5433' }],
  ['BIGQUERY', (s, secret) => new BigQueryConnection(s, 'C', { secret }), {}],
  ['AZURECOSMOS', (s, secret) => new AzureCosmosConnection(s, 'C', { accountEndpoint: 'https://x.documents.azure.com:443/', secret }), { 'spark.cosmos.accountEndpoint': 'https://x.documents.azure.com:443/' }],
  ['OPENSEARCH', (s, secret) => new OpenSearchConnection(s, 'C', { endpoint: 'https://search.es.amazonaws.com', secret }), { 'opensearch.nodes': 'https://search.es.amazonaws.com', 'opensearch.port': '443' }],
  ['SNOWFLAKE', (s, secret) => new SnowflakeConnection(s, 'C', { host: 'a.snowflakecomputing.com', warehouse: 'W', role: 'R', secret }), { sfUrl: 'a.snowflakecomputing.com', sfWarehouse: 'W', sfRole: 'R' }],
])('%s keeps its credentials in the secret, and its use grants the secret alone', (type, make, properties) => {
  const { stack, secret } = setUp();
  const role = new iam.Role(stack, 'Job', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
  make(stack, secret).grantUse(role);
  const template = Template.fromStack(stack);
  const [connection] = Object.values(template.findResources('AWS::Glue::Connection')) as { Properties: { ConnectionInput: { ConnectionType: string; ConnectionProperties: { SparkProperties: string } } } }[];
  expect(connection?.Properties.ConnectionInput.ConnectionType).toBe(type);
  expect(JSON.parse(connection?.Properties.ConnectionInput.ConnectionProperties.SparkProperties ?? '')).toMatchObject({ secretId: 'shop', ...properties });
  template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'secretsmanager:GetSecretValue', Resource: ARN })]) } });
});

test('a connector names its code, kind and class', () => {
  const { stack, secret } = setUp();
  new ConnectorConnection(stack, 'Own', { kind: ConnectorKind.SPARK, connectorUrl: 's3://jars/x.jar', className: 'com.x.Source', secret });
  new ConnectorConnection(stack, 'Bought', { kind: ConnectorKind.ATHENA, connectorUrl: 'https://709825985650.dkr.ecr.us-east-1.amazonaws.com/x', className: 'x', marketplace: true });
  const inputs = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Connection')).map((r) => (r as { Properties: { ConnectionInput: object } }).Properties.ConnectionInput);
  expect(inputs).toMatchObject([
    { ConnectionType: 'CUSTOM', ConnectionProperties: { CONNECTOR_TYPE: 'Spark', CONNECTOR_URL: 's3://jars/x.jar', CONNECTOR_CLASS_NAME: 'com.x.Source', SECRET_ID: ARN } },
    { ConnectionType: 'MARKETPLACE', ConnectionProperties: { CONNECTOR_TYPE: 'Athena' } },
  ]);
});

test.each<[string, Made, string]>([
  ['a host that is none', (s, secret) => new SapHanaConnection(s, 'C', { host: 'a b', database: 'd', secret }), "host: got 'a b', expected a plain name"],
  ['a URL that is not HTTPS', (s, secret) => new OpenSearchConnection(s, 'C', { endpoint: 'http://x', secret }), 'begins with https://'],
  ['a password in a URL', (s, secret) => new AzureCosmosConnection(s, 'C', { accountEndpoint: 'https://me:hunter2@x/', secret }), 'the URL holds credentials'],
  ['code that is nowhere', (s) => new ConnectorConnection(s, 'C', { kind: ConnectorKind.JDBC, connectorUrl: 'x.jar', className: 'x' }), 'the place of a JAR file in S3'],
])('fails on %s', (_, make, message) => {
  const { stack, secret } = setUp();
  expect(() => make(stack, secret)).toThrow(message);
});
