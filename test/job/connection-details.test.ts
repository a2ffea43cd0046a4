import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as rds from 'aws-cdk-lib/aws-rds';
import { EtlJob, JdbcConnection, JdbcConnectionType, JdbcEngine, JdbcSource, JdbcTarget } from '../../src';
import { Manifest, readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';

test('the manifest says what is behind a connection of the app, and nothing secret', () => {
  const stack = new Stack(new App(), 'Shop', { env: { account: '123456789012', region: 'eu-west-1' } });
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a'] });
  const database = new rds.DatabaseInstance(stack, 'Db', { engine: rds.DatabaseInstanceEngine.POSTGRES, vpc });
  const connection = JdbcConnection.fromEndpoint(stack, 'Connection', JdbcEngine.POSTGRESQL, database.instanceEndpoint, 'shop', database.secret as never);
  const elsewhere = glue.Connection.fromConnectionName(stack, 'Elsewhere', 'warehouse');
  const job = new EtlJob(stack, 'Job');
  const source = new JdbcSource(job, 'Orders', { connection, connectionType: JdbcConnectionType.POSTGRESQL, table: 'public.orders' });
  new JdbcTarget(job, 'Copy', { input: source, connection: elsewhere, connectionType: JdbcConnectionType.MYSQL, table: 'orders' });
  const manifest = (job as unknown as { manifest(): Manifest }).manifest();
  const again = readManifest(JSON.stringify(manifest), NODE_TYPES);
  const found = Object.entries(again.resources).find(([, r]) => r.type === 'AWS::Glue::Connection');
  if (found === undefined) throw new Error('no connection');
  const [, { connection: details, path }] = found;
  const db = stack.getLogicalId(database.node.defaultChild as never);
  expect(path).toBe('Shop/Connection/Resource');
  expect(details?.type).toBe('JDBC');
  expect(details?.properties).toMatchObject({
    JDBC_ENFORCE_SSL: 'true',
    JDBC_CONNECTION_URL: { join: ['jdbc:postgresql://', { ref: db, attribute: 'Endpoint.Address' }, ':', { ref: db, attribute: 'Endpoint.Port' }, '/shop'] },
  });
  expect(Object.keys(details?.properties ?? {}).sort()).toEqual(['JDBC_CONNECTION_URL', 'JDBC_ENFORCE_SSL', 'SECRET_ID']);
  expect(again.resources[db]).toMatchObject({ type: 'AWS::RDS::DBInstance' });
  expect(again.nodes.map((n) => n.fields.connection)).toEqual([{ ref: found[0] }, 'warehouse']);
});
