import { App, Duration, Environment, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { PoolConfig } from '../../runtime/pool-manager/ports';
import { JdbcConnection, JdbcEngine } from '../../src/connections';
import { PoolHours, SessionPool, SessionPoolProps, SessionType, Weekday } from '../../src/session';

const LIMITS = { maxSessions: 10, dpuHoursPerDay: 50 };

function synth(props: Partial<SessionPoolProps> = {}, more: (pool: SessionPool, stack: Stack) => void = () => undefined) {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const pool = new SessionPool(stack, 'Analysts', { limits: LIMITS, poolName: 'analysts', ...props });
  more(pool, stack);
  return { app, stack, pool, template: Template.fromStack(stack) };
}

type Statement = { Sid?: string; Action: string | string[]; Resource: unknown; Condition?: unknown; Effect: string };

function statements(template: Template, logicalId: RegExp): Statement[] {
  return Object.entries(template.findResources('AWS::IAM::Policy'))
    .filter(([id]) => logicalId.test(id))
    .flatMap(([, p]) => (p.Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement);
}

/** The configuration in the manager's environment, tokens written as their logical ids. */
function config(template: Template): PoolConfig {
  const [fn] = Object.values(template.findResources('AWS::Lambda::Function', { Properties: { Handler: 'index.handler' } }));
  const value = (fn.Properties as { Environment: { Variables: { POOL_CONFIG: { 'Fn::Join': [string, unknown[]] } } } }).Environment.Variables.POOL_CONFIG;
  return JSON.parse(value['Fn::Join'][1].map((p) => typeof p === 'string' ? p : Object.values(p as object).flat()[0]).join('')) as PoolConfig;
}

describe('the default pool', () => {
  const { template } = synth();

  test('tells the manager its limits and what a session is made of', () => {
    expect(config(template)).toEqual({
      policy: {
        pool: 'analysts',
        dpu: 2,
        limits: { maxSessions: 10, maxSessionsPerUser: 1, dpuHoursPerDay: 50 },
        timeZone: 'UTC',
        warm: [],
        leaseSeconds: 900,
        idleSeconds: 1800,
        maxLifetimeSeconds: 28800,
        keepForOwnerSeconds: 0,
        tickSeconds: 60,
      },
      template: {
        role: expect.stringMatching(/^AnalystsRole/),
        glueVersion: '5.0',
        workerType: 'G.1X',
        numberOfWorkers: 2,
        idleTimeoutMinutes: 30,
        timeoutMinutes: 480,
        defaultArguments: {},
        securityConfiguration: expect.stringMatching(/^AnalystsSecurity/),
        tags: {},
      },
    });
  });

  test('records in a table that is paid by use, encrypted and recoverable', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
      KeySchema: [{ AttributeName: 'pool', KeyType: 'HASH' }],
    });
  });

  test('looks every minute, and keeps what it gave up', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 } })],
    });
    template.hasResourceProperties('AWS::Lambda::Function', { Timeout: 60, DeadLetterConfig: Match.anyValue(), Runtime: 'nodejs24.x' });
    template.hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' });
  });

  test('encrypts what sessions write', () => {
    template.hasResourceProperties('AWS::Glue::SecurityConfiguration', {
      EncryptionConfiguration: {
        CloudWatchEncryption: Match.objectLike({ CloudWatchEncryptionMode: 'SSE-KMS' }),
        JobBookmarksEncryption: Match.objectLike({ JobBookmarksEncryptionMode: 'CSE-KMS' }),
        S3Encryptions: [Match.objectLike({ S3EncryptionMode: 'SSE-KMS' })],
      },
    });
  });

  test('gives the manager its own sessions and nothing else', () => {
    const found = Object.fromEntries(statements(template, /^AnalystsManagerRole/).filter((s) => s.Sid !== undefined).map((s) => [s.Sid, s]));
    const sessions = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':glue:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':session/analysts-*']] };
    expect(found.CreateSessions).toMatchObject({ Action: 'glue:CreateSession', Resource: sessions, Condition: { StringEquals: { 'aws:RequestTag/glueprint:pool': 'analysts' } } });
    expect(found.EndSessions).toMatchObject({ Resource: sessions, Condition: { StringEquals: { 'aws:ResourceTag/glueprint:pool': 'analysts' } } });
    expect(found.PassRole).toMatchObject({ Condition: { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } } });
    expect(Object.keys(found).sort()).toEqual(['CreateSessions', 'EndSessions', 'ListSessions', 'PassRole', 'RecordState', 'TagSessions']);
  });

  test('gives the sessions logs, metrics and the key, and no data', () => {
    const actions = statements(template, /^AnalystsRole/).flatMap((s) => s.Action).sort();
    expect(actions).toEqual([
      'cloudwatch:PutMetricData', 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey',
      'logs:AssociateKmsKey', 'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents',
    ]);
  });

  test('has an alarm for each thing an operator must hear of', () => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 6);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'BudgetShare', Threshold: 0.8, Dimensions: [{ Name: 'Pool', Value: 'analysts' }] });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Sessions', TreatMissingData: 'breaching' });
  });
});

describe('settings', () => {
  test('of the template reach the sessions', () => {
    const { template } = synth({
      template: {
        workerType: glue.WorkerType.G_2X,
        numberOfWorkers: 3,
        glueVersion: glue.GlueVersion.V5_1,
        idleTimeout: Duration.minutes(45),
        maxLifetime: Duration.hours(4),
        sessionType: SessionType.SPARK_CONNECT,
        sparkConf: { 'spark.sql.ansi.enabled': 'true', 'spark.sql.shuffle.partitions': '20' },
        glueDataCatalog: true,
        additionalPythonModules: ['polars==1.0', 'duckdb'],
        defaultArguments: { '--datalake-formats': 'iceberg' },
        tags: { team: 'data' },
      },
    });
    expect(config(template).policy.dpu).toBe(6);
    expect(config(template).template).toMatchObject({
      workerType: 'G.2X',
      numberOfWorkers: 3,
      glueVersion: '5.1',
      idleTimeoutMinutes: 45,
      timeoutMinutes: 240,
      sessionType: 'SPARK_CONNECT',
      defaultArguments: {
        '--conf': 'spark.sql.ansi.enabled=true --conf spark.sql.shuffle.partitions=20',
        '--enable-glue-datacatalog': 'true',
        '--additional-python-modules': 'polars==1.0,duckdb',
        '--datalake-formats': 'iceberg',
      },
      tags: { team: 'data' },
    });
    expect(statements(template, /^AnalystsRole/).find((s) => s.Sid === 'ReadDefaultDatabase')).toMatchObject({ Action: 'glue:GetDatabase' });
  });

  test('of hours and warm sessions reach the manager', () => {
    const { template } = synth({
      timeZone: 'Europe/Zurich',
      hours: [PoolHours.weekdays('07:00', '20:00'), PoolHours.of([Weekday.SATURDAY], '22:00', '02:00')],
      warm: [{ during: PoolHours.daily('08:30', '00:00'), minIdle: 3 }],
      keepForOwner: Duration.minutes(10),
    });
    expect(config(template).policy).toMatchObject({
      timeZone: 'Europe/Zurich',
      hours: [{ days: [1, 2, 3, 4, 5], from: 420, to: 1200 }, { days: [6], from: 1320, to: 120 }],
      warm: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 510, to: 1440, minIdle: 3 }],
      keepForOwnerSeconds: 600,
    });
  });

  test('a connection brings the network rights with it', () => {
    const { template } = synth({}, () => undefined);
    expect(statements(template, /^AnalystsRole/).some((s) => JSON.stringify(s).includes('ec2:'))).toBe(false);
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const connection = new glue.Connection(stack, 'Net', { type: glue.ConnectionType.NETWORK, network: glue.ConnectionNetwork.vpc(vpc) });
    new SessionPool(stack, 'Analysts', { limits: LIMITS, template: { connections: [connection] } });
    const actions = statements(Template.fromStack(stack), /^AnalystsRole/).flatMap((s) => s.Action);
    expect(actions).toEqual(expect.arrayContaining(['glue:GetConnection', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface']));
  });

  test('data is granted to the pool', () => {
    const { template } = synth({}, (pool, stack) => { new s3.Bucket(stack, 'Data').grantRead(pool, 'sales/*'); });
    expect(statements(template, /^AnalystsRole/).flatMap((s) => s.Action)).toContain('s3:GetObject*');
  });

  test('alarms go to the topic', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    new SessionPool(stack, 'Analysts', { limits: LIMITS, alarmTopic: new sns.Topic(stack, 'Topic') });
    Template.fromStack(stack).allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [Match.objectLike({ Ref: Match.anyValue() })] });
  });
});

describe('grants', () => {
  test('a user may use the session that bears its id, and no other', () => {
    const { template } = synth({}, (pool, stack) => {
      pool.grantUse(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
    });
    const found = statements(template, /^AnalystDefault/);
    const glueStatement = found.find((s) => JSON.stringify(s.Action).includes('glue:'))!;
    expect(new Set(glueStatement.Action)).toEqual(new Set(['glue:CancelStatement', 'glue:GetSession', 'glue:GetStatement', 'glue:ListStatements', 'glue:RunStatement', 'glue:StopSession']));
    // eslint-disable-next-line no-template-curly-in-string
    expect(glueStatement.Condition).toEqual({ StringEquals: { 'aws:ResourceTag/glueprint:pool': 'analysts', 'aws:ResourceTag/glueprint:owner': '${aws:userid}' } });
    expect(found.flatMap((s) => s.Action).sort()).toEqual(expect.arrayContaining(['lambda:InvokeFunctionUrl']));
    // Direct invocation is for administrators: a user must come through the URL, where IAM says who it is.
    for (const s of found.filter((x) => [x.Action].flat().includes('lambda:InvokeFunction'))) {
      expect(s.Condition).toEqual({ Bool: { 'lambda:InvokedViaFunctionUrl': true } });
    }
    expect(JSON.stringify(found)).not.toMatch(/TagResource|CreateSession|PassRole/);
  });

  test('the role may use the template\'s connections: their secrets, and their networks alone', () => {
    const stack = new Stack(new App(), 'Stack');
    const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['a', 'b'] });
    const shop = new JdbcConnection(stack, 'Shop', { engine: JdbcEngine.MYSQL, host: 'shop', database: 'shop', secret: new secretsmanager.Secret(stack, 'Secret'), network: { vpc } });
    new SessionPool(stack, 'Analysts', { limits: LIMITS, template: { connections: [shop] } });
    const found = statements(Template.fromStack(stack), /^AnalystsRole/);
    expect(found.find((s) => s.Action === 'secretsmanager:GetSecretValue')?.Resource).toEqual({ Ref: expect.stringMatching(/^Secret/) });
    const placing = JSON.stringify(found.find((s) => s.Action === 'ec2:CreateNetworkInterface')?.Resource);
    expect(placing).toMatch(/VpcPrivateSubnet1/);
    expect(placing).not.toMatch(/subnet\/\*/);
  });

  test('a role of another stack is granted from the pool\'s', () => {
    const app = new App();
    const roles = new Stack(app, 'Roles');
    const stack = new Stack(app, 'Stack');
    new SessionPool(stack, 'Analysts', { limits: LIMITS, role: new iam.Role(roles, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com') }) });
    expect(statements(Template.fromStack(stack), /^AnalystsRights/).flatMap((s) => s.Action)).toEqual(expect.arrayContaining(['logs:PutLogEvents', 'kms:GenerateDataKey']));
    Template.fromStack(roles).resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('an administrator may see and stop all, and steer the manager', () => {
    const { template } = synth({}, (pool, stack) => {
      pool.grantAdmin(new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal() }));
    });
    const actions = statements(template, /^AdminDefault/).flatMap((s) => s.Action).sort();
    expect(actions).toEqual(['dynamodb:GetItem', 'glue:DeleteSession', 'glue:GetSession', 'glue:StopSession', 'kms:Decrypt', 'lambda:InvokeFunction']);
  });
});

describe('faults', () => {
  test.each<[string, Partial<SessionPoolProps>, string]>([
    ['a bad name', { poolName: 'my pool' }, 'Stack/Analysts: a pool\'s name is 1 to 100 letters, digits and hyphens, got \'my pool\''],
    ['a warm target above the limit', { warm: [{ during: PoolHours.daily('00:00', '00:00'), minIdle: 11 }] }, 'minIdle must be 0 to maxSessions (10), got 11'],
    ['one worker', { template: { numberOfWorkers: 1 } }, 'a session has at least 2 workers, got 1'],
    ['an argument set twice', { template: { sparkConf: { 'spark.a': 'b' }, defaultArguments: { '--conf': 'c=d' } } }, 'must not hold \'--conf\''],
    ['a reserved tag', { template: { tags: { 'glueprint:owner': 'me' } } }, 'tag \'glueprint:owner\' is reserved'],
    ['an unknown time zone', { timeZone: 'Zurich' }, 'unknown time zone \'Zurich\''],
    ['more of a user than of all', { limits: { maxSessions: 2, maxSessionsPerUser: 3, dpuHoursPerDay: 50 } }, 'maxSessionsPerUser must be at most maxSessions (2), got 3'],
    ['half a session', { limits: { maxSessions: 1.5, dpuHoursPerDay: 50 } }, 'maxSessions must be a whole number, got 1.5'],
    ['a budget of a user above that of all', { limits: { maxSessions: 2, dpuHoursPerDay: 50, dpuHoursPerDayPerUser: 60 } }, 'dpuHoursPerDayPerUser must be at most dpuHoursPerDay (50), got 60'],
    ['a share of nothing', { budgetAlarmShare: 0 }, 'Stack/Analysts › budgetAlarmShare: got 0'],
    ['part of a minute', { template: { idleTimeout: Duration.seconds(330) } }, 'idleTimeout must be whole minutes'],
    ['what Spark leaves out', { template: { sparkConf: { 'sql.x': '1' } } }, 'Stack/Analysts › sparkConf: \'sql.x\' is no setting of Spark'],
    ['modules in one text', { template: { additionalPythonModules: ['a>1,<2'] } }, 'holds a comma'],
    ['an argument without dashes', { template: { defaultArguments: { x: '1' } } }, 'expected a name that begins with --'],
    ['too many tags', { template: { tags: Object.fromEntries(Array.from({ length: 49 }, (_, i) => [`t${i}`, ''])) } }, 'tags: got 51 tags, Glue takes 50'],
    ['a template too large for the environment', { template: { defaultArguments: { '--x': 'y'.repeat(4000) } } }, 'has room for 3000'],
  ])('fails on %s', (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });

  test('fails on a time that is none', () => {
    expect(() => PoolHours.daily('8', '9:00')).toThrow('expected a time as HH:MM, got \'8\'');
    expect(() => PoolHours.daily('25:00', '9:00')).toThrow('got \'25:00\'');
  });

  test('fails on a role that Glue may not be, and on a name that is another pool\'s', () => {
    const stack = new Stack(new App(), 'Stack');
    const role = new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const pool = new SessionPool(stack, 'Analysts', { limits: LIMITS, poolName: 'analysts', role });
    expect(pool.node.validate()).toEqual(['role: Stack/Own does not trust glue.amazonaws.com, so that nothing can run; add it to the role\'s assumedBy']);
    expect(() => new SessionPool(stack, 'Again', { limits: LIMITS, poolName: 'analysts' })).toThrow("poolName: 'analysts' is the name of Stack/Analysts already");
  });

  test('warns of warm sessions that leave nothing for users', () => {
    const warm = (minIdle: number) => synth({ limits: { maxSessions: 10, dpuHoursPerDay: 50 }, warm: [{ during: PoolHours.daily('08:00', '18:00'), minIdle }] });
    Annotations.fromStack(warm(3).stack).hasWarning('/Stack/Analysts', Match.stringLikeRegexp('takes 60 DPU-hours a day, and the pool may spend 50'));
    Annotations.fromStack(warm(2).stack).hasNoWarning('*', '*');
  });

  test('warns of warm sessions outside the hours', () => {
    const { stack } = synth({ hours: [PoolHours.weekdays('08:00', '18:00')], warm: [{ during: PoolHours.daily('19:00', '23:00'), minIdle: 1 }] });
    Annotations.fromStack(stack).hasWarning('/Stack/Analysts', Match.stringLikeRegexp('outside the hours'));
    const fine = synth({ hours: [PoolHours.weekdays('08:00', '18:00')], warm: [{ during: PoolHours.daily('17:00', '23:00'), minIdle: 1 }] });
    Annotations.fromStack(fine.stack).hasNoWarning('*', '*');
  });
});

describe('cdk-nag', () => {
  const build = (env?: Environment) => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env });
    const pool = new SessionPool(stack, 'Analysts', { limits: LIMITS });
    pool.grantUse(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
    pool.grantAdmin(new iam.Role(stack, 'Admin', { assumedBy: new iam.AccountRootPrincipal() }));
    return { app, stack };
  };

  test.each([
    ['any account', undefined], ['a known account', { account: '111122223333', region: 'eu-central-1' }],
  ])('AwsSolutions is clean in %s with nothing acknowledged outside the library', (_, env) => {
    const { app } = build(env);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  test('NIST 800-53 R5 is clean but for what only an organisation can decide', () => {
    const { app, stack } = build();
    for (const [rule, reason] of [
      ['LambdaConcurrency', 'a share of the account\'s concurrency is the account\'s to give'],
      ['LambdaInsideVPC', 'the manager talks to AWS APIs only'],
      ['DynamoDBInBackupPlan', 'leases live for minutes; point-in-time recovery is on'],
      ['CloudWatchAlarmAction', 'no topic in the default form'],
      ['IAMNoInlinePolicy', 'CDK attaches grants inline'],
    ]) Validations.of(stack).acknowledge({ id: `NIST.800.53.R5-${rule}`, reason });
    Validations.of(app).addPlugins(new NIST80053R5Checks(app));
    expect(() => app.synth()).not.toThrow();
  });
});
