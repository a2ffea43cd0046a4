import { App, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { AwsSolutionsChecks } from 'cdk-nag';
import { JdbcConnection, JdbcConnectionProps, JdbcEngine, KafkaAuthentication, KafkaConnection, MongoConnection, NetworkConnection } from '../../src/connections';

function setUp() {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const secret = secretsmanager.Secret.fromSecretCompleteArn(stack, 'Secret', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-AbCdEf');
  const role = new iam.Role(stack, 'Job', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') });
  return { app, stack, secret, role, template: () => Template.fromStack(stack) };
}

const SHOP = { engine: JdbcEngine.POSTGRESQL, host: 'db.internal', database: 'shop' };

describe('a JDBC connection', () => {
  test.each([
    [JdbcEngine.POSTGRESQL, 'jdbc:postgresql://db.internal:5432/shop'],
    [JdbcEngine.MYSQL, 'jdbc:mysql://db.internal:3306/shop'],
    [JdbcEngine.SQLSERVER, 'jdbc:sqlserver://db.internal:1433;databaseName=shop'],
    [JdbcEngine.ORACLE, 'jdbc:oracle:thin://@db.internal:1521/shop'],
    [JdbcEngine.REDSHIFT, 'jdbc:redshift://db.internal:5439/shop'],
  ])('to %s has its URL, TLS and its secret', (engine, url) => {
    const { stack, secret, template } = setUp();
    new JdbcConnection(stack, 'Shop', { ...SHOP, engine, secret });
    template().hasResourceProperties('AWS::Glue::Connection', {
      ConnectionInput: {
        ConnectionType: 'JDBC',
        ConnectionProperties: { JDBC_CONNECTION_URL: url, JDBC_ENFORCE_SSL: 'true', SECRET_ID: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:shop-AbCdEf' },
      },
    });
  });

  test('is used with its own rights only', () => {
    const { stack, role, template } = setUp();
    const key = new kms.Key(stack, 'Key');
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    const connection = new JdbcConnection(stack, 'Shop', { ...SHOP, secret: new secretsmanager.Secret(stack, 'Own', { encryptionKey: key }), network: { vpc } });
    connection.grantUse(role);
    const statements = Object.entries(template().findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('Job'))
      .flatMap(([, p]) => (
        p.Properties as { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } }).PolicyDocument.Statement);
    const on = (action: string) => JSON.stringify(statements.find((s) => [s.Action].flat().includes(action))?.Resource);
    expect(on('secretsmanager:GetSecretValue')).toMatch(/^\{"Ref":"Own/);
    expect(on('glue:GetConnection')).toMatch(/:connection\/.*Shop/);
    expect(on('kms:Decrypt')).toMatch(/Key/);
    expect(on('ec2:CreateNetworkInterface')).toMatch(/:subnet\/.*VpcPrivateSubnet1.*:security-group\/.*ShopNetworkWorkers/);
  });

  test.each<[string, Partial<JdbcConnectionProps>, string]>([
    ['a host that is none', { host: 'db/x?' }, 'Stack/Shop › host: got \'db/x?\', expected a plain name'],
    ['an unknown engine', { engine: 'postgres' as JdbcEngine }, 'unknown engine \'postgres\''],
    ['a password in the template', { properties: { PASSWORD: 'x' } }, '\'PASSWORD\' would stand in the template'],
  ])('fails on %s', (_, props, message) => {
    const { stack, secret } = setUp();
    expect(() => new JdbcConnection(stack, 'Shop', { ...SHOP, secret, ...props })).toThrow(message);
  });
});

describe('a network', () => {
  test('gets a security group whose members reach each other', () => {
    const { stack, template } = setUp();
    new NetworkConnection(stack, 'Net', { network: { vpc: new ec2.Vpc(stack, 'Vpc') } });
    template().hasResourceProperties('AWS::EC2::SecurityGroupIngress', { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, SourceSecurityGroupId: Match.anyValue() });
    template().hasResourceProperties('AWS::Glue::Connection', {
      ConnectionInput: { ConnectionType: 'NETWORK', PhysicalConnectionRequirements: { SecurityGroupIdList: [Match.anyValue()], SubnetId: { Ref: Match.stringLikeRegexp('Private') } } },
    });
    Annotations.fromStack(stack).hasNoWarning('*', '*');
  });

  const warns = (network: (stack: Stack) => ConstructorParameters<typeof NetworkConnection>[2]['network'], text: string | undefined) => {
    const { stack } = setUp();
    new NetworkConnection(stack, 'Net', { network: network(stack) });
    if (text === undefined) Annotations.fromStack(stack).hasNoWarning('*', '*');
    else Annotations.fromStack(stack).hasWarning('/Stack/NetNetwork', Match.stringLikeRegexp(text));
  };
  const isolated = { subnetConfiguration: [{ name: 'db', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] };

  test('warns of a public subnet', () => warns((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc'), subnets: { subnetType: ec2.SubnetType.PUBLIC } }), 'the subnet is public'));

  test('warns of an isolated subnet without an endpoint for S3', () => warns((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc', isolated) }), 'no endpoint for S3'));

  test('is content with the endpoint', () => warns((stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc', isolated);
    vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
    return { vpc };
  }, undefined));

  test('warns of a group whose members do not reach each other', () => warns((stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc');
    return { vpc, securityGroups: [new ec2.SecurityGroup(stack, 'Group', { vpc })] };
  }, 'no security group lets its members reach each other'));

  test('sees a rule that is added later', () => {
    const { stack } = setUp();
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const group = new ec2.SecurityGroup(stack, 'Group', { vpc });
    new NetworkConnection(stack, 'Net', { network: { vpc, securityGroups: [group] } });
    group.connections.allowInternally(ec2.Port.allTcp());
    Annotations.fromStack(stack).hasNoWarning('*', '*');
  });

  test('fails without a security group', () => {
    expect(() => warns((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc'), securityGroups: [] }), undefined)).toThrow('workers need a security group');
  });
});

describe('other systems', () => {
  test('Kafka with a secret names it by ARN, and grants it', () => {
    const { stack, secret, role, template } = setUp();
    new KafkaConnection(stack, 'Events', { bootstrapServers: ['b1:9096', 'b2:9096'], authentication: KafkaAuthentication.scram(secret) }).grantUse(role);
    template().hasResourceProperties('AWS::Glue::Connection', {
      ConnectionInput: {
        ConnectionType: 'KAFKA',
        ConnectionProperties: {
          KAFKA_BOOTSTRAP_SERVERS: 'b1:9096,b2:9096', KAFKA_SSL_ENABLED: 'true', KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512', KAFKA_SASL_SCRAM_SECRETS_ARN: secret.secretArn, SECRET_ID: Match.absent(),
        },
      },
    });
    template().hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'secretsmanager:GetSecretValue', Resource: secret.secretArn })]) } });
  });

  test('fails on Kafka with IAM but without TLS', () => {
    const { stack } = setUp();
    expect(() => new KafkaConnection(stack, 'E', { bootstrapServers: ['b:9098'], authentication: KafkaAuthentication.iam(), tls: false })).toThrow('IAM authentication speaks TLS only');
    expect(() => new KafkaConnection(stack, 'F', { bootstrapServers: [] })).toThrow('no broker given');
  });

  test('MongoDB keeps credentials out of its URL, and out of the error', () => {
    const { stack, secret, template } = setUp();
    new MongoConnection(stack, 'Docs', { url: 'mongodb://docs.internal:27017/shop', secret });
    template().hasResourceProperties('AWS::Glue::Connection', { ConnectionInput: { ConnectionType: 'MONGODB', ConnectionProperties: { CONNECTION_URL: 'mongodb://docs.internal:27017/shop' } } });
    let message = '';
    try {
      new MongoConnection(stack, 'Open', { url: 'mongodb://me:hunter2@docs/shop', secret });
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain('the URL holds credentials');
    expect(message).not.toContain('hunter2');
    expect(() => new MongoConnection(stack, 'Http', { url: 'http://x', secret })).toThrow('begins with mongodb://');
  });
});

test('AwsSolutions is clean', () => {
  const { app, stack, secret, role } = setUp();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['us-east-1a'], privateSubnetIds: ['subnet-0123456789abcdef0'] });
  new JdbcConnection(stack, 'Shop', { ...SHOP, secret, network: { vpc } }).grantUse(role);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});
