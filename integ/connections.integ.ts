import { App, AppProps, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  AmazonRedshiftTarget, AzureCosmosConnection, AzureSqlConnection, BigQueryConnection, ConnectorConnection,
  ConnectorKind, EtlJob, JdbcConnection, JdbcConnectionType, JdbcEngine, JdbcSource, KafkaAuthentication,
  KafkaConnection, MongoConnection, NetworkConnection, OpenSearchConnection, SapHanaConnection, Schema,
  SnowflakeConnection, TeradataConnection, VerticaConnection,
} from '../src';

/** A connection of each kind, with secrets of the app, in a VPC whose workers have what they need; and a job between two of them. */
export function build(props?: AppProps): App {
  const app = new App(props);
  const stack = new Stack(app, 'integ-connections');
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ['us-east-1a'], natGateways: 0, restrictDefaultSecurityGroup: false, subnetConfiguration: [{ name: 'workers', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  const workers = new ec2.SecurityGroup(stack, 'EndpointGroup', { vpc });
  vpc.addInterfaceEndpoint('Secrets', { service: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER, securityGroups: [workers], open: false });
  const secret = new secretsmanager.Secret(stack, 'Credentials');

  const network = { vpc };
  const shop = new JdbcConnection(stack, 'Shop', { engine: JdbcEngine.POSTGRESQL, host: 'shop.internal', database: 'shop', secret, network });
  const warehouse = new JdbcConnection(stack, 'Warehouse', { engine: JdbcEngine.REDSHIFT, host: 'warehouse.internal', database: 'sales', secret, network });
  workers.connections.allowFrom(shop, ec2.Port.tcp(443));
  for (const [id, engine] of [['MySql', JdbcEngine.MYSQL], ['SqlServer', JdbcEngine.SQLSERVER], ['Oracle', JdbcEngine.ORACLE]] as const) {
    new JdbcConnection(stack, id, { engine, host: 'db.internal', database: 'shop', secret });
  }
  new KafkaConnection(stack, 'Events', { bootstrapServers: ['b-1.events.internal:9096'], authentication: KafkaAuthentication.scram(secret), network });
  new MongoConnection(stack, 'Documents', { url: 'mongodb://documents.internal:27017/shop', secret });
  new NetworkConnection(stack, 'Network', { network });
  new OpenSearchConnection(stack, 'Search', { endpoint: 'https://search.eu-west-1.es.amazonaws.com', secret });
  new SnowflakeConnection(stack, 'Snowflake', { host: 'account.snowflakecomputing.com', warehouse: 'W', role: 'R', secret });
  new BigQueryConnection(stack, 'BigQuery', { secret });
  new SapHanaConnection(stack, 'SapHana', { host: 'hana.internal', database: 'sales', secret });
  new AzureSqlConnection(stack, 'AzureSql', { host: 'sales.database.windows.net', database: 'sales', secret });
  new AzureCosmosConnection(stack, 'AzureCosmos', { accountEndpoint: 'https://sales.documents.azure.com:443/', secret });
  new TeradataConnection(stack, 'Teradata', { host: 'teradata.internal', database: 'sales', secret });
  new VerticaConnection(stack, 'Vertica', { host: 'vertica.internal', secret });
  new ConnectorConnection(stack, 'Own', { kind: ConnectorKind.SPARK, connectorUrl: 's3://connectors/own.jar', className: 'com.example.Source', secret });

  const temporary = new s3.Bucket(stack, 'Temporary', { enforceSSL: true });
  const job = new EtlJob(stack, 'Load', { temporaryFolder: { bucket: temporary } });
  const orders = new JdbcSource(job, 'Orders', { connection: shop, connectionType: JdbcConnectionType.POSTGRESQL, table: 'orders', schema: Schema.fromDdl('id BIGINT, amount DECIMAL(10,2)') });
  new AmazonRedshiftTarget(job, 'Out', { input: orders, connection: warehouse, table: 'public.orders', tempDir: temporary.s3UrlForObject('redshift/') });
  return app;
}

if (require.main === module) {
  build();
}
