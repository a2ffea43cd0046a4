import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { JdbcConnection, JdbcEngine } from '../../src/connections';
import {
  Classifier, Crawler, CrawlerEvent, CrawlerProps, CrawlerTarget, CsvHeader, JobTask,
  JobTaskProps, JobTriggers, Recrawl, RunCondition, SchemaDeletion, SchemaUpdate,
  TableFormat, Workflow,
} from '../../src/orchestration';

function setUp() {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const load = glue.Job.fromJobAttributes(stack, 'Load', { jobName: 'load' });
  const report = glue.Job.fromJobAttributes(stack, 'Report', { jobName: 'report' });
  const bucket = new s3.Bucket(stack, 'Data');
  return { app, stack, load, report, bucket, template: () => Template.fromStack(stack) };
}

interface Statement { Sid?: string; Action: string | string[]; Resource: unknown; Condition?: unknown }

describe('a workflow', () => {
  test('starts by a schedule and goes on by how runs ended', () => {
    const { stack, load, report, template } = setUp();
    const crawler = Crawler.fromCrawlerName(stack, 'Crawler', 'raw');
    const workflow = new Workflow(stack, 'Nightly');
    workflow.startOnSchedule(glue.TriggerSchedule.cron({ hour: '2', minute: '0' }), [glue.Action.crawler(crawler)]);
    workflow.after('Load', { conditions: [RunCondition.crawlerSucceeded(crawler)], actions: [glue.Action.job(load)] });
    workflow.after('Report', { any: true, conditions: [RunCondition.jobFailed(load), RunCondition.jobTimedOut(load)], actions: [glue.Action.job(report)] });
    template().hasResourceProperties('AWS::Glue::Trigger', { Type: 'SCHEDULED', Schedule: 'cron(0 2 * * ? *)', StartOnCreation: true, Actions: [{ CrawlerName: 'raw' }] });
    template().hasResourceProperties('AWS::Glue::Trigger', {
      Type: 'CONDITIONAL', Predicate: { Conditions: [{ CrawlerName: 'raw', CrawlState: 'SUCCEEDED', LogicalOperator: 'EQUALS' }] },
    });
    template().hasResourceProperties('AWS::Glue::Trigger', {
      Predicate: { Logical: 'ANY', Conditions: [Match.objectLike({ JobName: 'load', State: 'FAILED' }), Match.objectLike({ State: 'TIMEOUT' })] },
    });
  });

  test('starts when objects arrive, through a role that may notify it only', () => {
    const { stack, load, bucket, template } = setUp();
    const workflow = new Workflow(stack, 'Arrivals', { workflowName: 'arrivals' });
    workflow.startOnArrival({ bucket, prefix: 'in/', suffix: '.csv', batchSize: 10, batchWindow: Duration.minutes(5), actions: [glue.Action.job(load)] });
    template().hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'source': ['aws.s3'],
        'detail-type': ['Object Created'],
        'detail': { bucket: { name: [{ Ref: Match.stringLikeRegexp('Data') }] }, object: { key: [{ wildcard: 'in/*.csv' }] } },
      },
      Targets: [Match.objectLike({ Arn: Match.anyValue(), RoleArn: Match.anyValue() })],
    });
    template().hasResourceProperties('AWS::Glue::Trigger', { Type: 'EVENT', EventBatchingCondition: { BatchSize: 10, BatchWindow: 300 } });
    template().hasResourceProperties('Custom::S3BucketNotifications', { NotificationConfiguration: { EventBridgeConfiguration: {} } });
    const [role] = Object.values(template().findResources('AWS::IAM::Policy', { Properties: { PolicyName: Match.stringLikeRegexp('NotifyWorkflow') } }));
    const { PolicyDocument } = role.Properties as { PolicyDocument: { Statement: { Action: string; Resource: unknown }[] } };
    expect(PolicyDocument.Statement).toHaveLength(1);
    expect(PolicyDocument.Statement[0].Action).toBe('glue:notifyEvent');
    expect(JSON.stringify(PolicyDocument.Statement[0].Resource)).toMatch(/:workflow\//);
  });

  test('warns when nobody knows whether the bucket tells of its objects', () => {
    const { stack, load } = setUp();
    new Workflow(stack, 'W').startOnArrival({ bucket: s3.Bucket.fromBucketName(stack, 'Other', 'other'), actions: [glue.Action.job(load)] });
    Annotations.fromStack(stack).hasWarning('/Stack/W', Match.stringLikeRegexp('eventBridgeNotKnown|reach EventBridge only'));
  });

  test('fails on a second start, on nothing to start or wait for, and without a trigger', () => {
    const { app, stack, load, bucket } = setUp();
    const workflow = new Workflow(stack, 'W');
    expect(() => app.synth()).toThrow('the workflow has no trigger');
    workflow.startOnDemand([glue.Action.job(load)]);
    expect(() => workflow.startOnSchedule(glue.TriggerSchedule.daily(), [glue.Action.job(load)])).toThrow('already starts on demand, it cannot also start by a schedule');
    expect(() => workflow.after('A', { conditions: [], actions: [glue.Action.job(load)] })).toThrow('Stack/W/A › conditions: a step waits for at least one run');
    expect(() => workflow.after('B', { conditions: [RunCondition.jobSucceeded(load)], actions: [] })).toThrow('Stack/W/B › actions: nothing to start');
    expect(() => new Workflow(stack, 'X').startOnArrival({ bucket, batchSize: 101, actions: [glue.Action.job(load)] })).toThrow('batchSize: got 101');
    expect(() => new Workflow(stack, 'Y').startOnArrival({ bucket, batchWindow: Duration.hours(1), actions: [glue.Action.job(load)] })).toThrow('batchWindow: got 3600 seconds');
  });
});

describe('triggers of a job', () => {
  test('start it by a schedule, with arguments', () => {
    const { load, template } = setUp();
    JobTriggers.fromJob(load).onSchedule(glue.TriggerSchedule.cron({ hour: '6', minute: '30' }), { arguments: { 'day': 'today', '--mode2': 'x' }, timeout: Duration.minutes(30) });
    template().hasResourceProperties('AWS::Glue::Trigger', {
      Type: 'SCHEDULED', StartOnCreation: true, Actions: [{ JobName: 'load', Arguments: { '--day': 'today', '--mode2': 'x' }, Timeout: 30 }],
    });
  });

  test.each([
    ['rate(10 minutes)', "got 'rate(10 minutes)': Glue starts by cron expressions only"],
    ['every day', "schedule: 'every day', expected cron(...)"],
    ['cron(0 3 * * *)', 'expected 6 fields, got 5'],
    ['cron(0 3 1 * 1 *)', 'exactly one of day-of-month and day-of-week must be ?'],
    ['cron(0 25 * * ? *)', "'25' is not valid for hours"],
    ['cron(0/2 8-9 * * ? *)', 'which is due more often than every 5 minutes'],
    ['cron(0 3 1 1 ? 2020)', 'which is over: nothing would ever start'],
  ])('fail on the schedule %s', (expression, message) => {
    const { load, stack } = setUp();
    const schedule = glue.TriggerSchedule.expression(expression);
    expect(() => JobTriggers.fromJob(load).onSchedule(schedule)).toThrow(message);
    expect(() => new Workflow(stack, 'Nightly').startOnSchedule(schedule, [glue.Action.job(load)])).toThrow(message);
    expect(() => new Crawler(stack, 'Crawler', { database: new glue.Database(stack, 'Db'), targets: [CrawlerTarget.dynamoDb(new dynamodb.Table(stack, 'T', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } }))], schedule })).toThrow(message);
  });

  test('fail on a timeout that runs cannot have', () => {
    const triggers = JobTriggers.fromJob(setUp().load);
    expect(() => triggers.onSchedule(glue.TriggerSchedule.daily(), { timeout: Duration.days(8) })).toThrow('timeout: got 8 days, expected whole minutes, 7 days at most');
  });

  test('start it after others', () => {
    const { load, report, template } = setUp();
    const triggers = JobTriggers.fromJob(report);
    triggers.afterAll([RunCondition.jobSucceeded(load)], { enabled: false });
    triggers.afterAny([RunCondition.jobStopped(load), RunCondition.jobFailed(load)]);
    template().hasResourceProperties('AWS::Glue::Trigger', { Type: 'CONDITIONAL', StartOnCreation: false, Predicate: { Logical: 'AND' }, Actions: [{ JobName: 'report' }] });
    template().hasResourceProperties('AWS::Glue::Trigger', { Predicate: { Logical: 'ANY', Conditions: Match.arrayWith([Match.objectLike({ State: 'STOPPED' })]) } });
    expect(() => triggers.afterAll([], { triggerId: 'None' })).toThrow('waits for at least one run');
  });

  test('start it when objects arrive, in a workflow of its own', () => {
    const { load, bucket, template } = setUp();
    JobTriggers.fromJob(load).onArrival({ bucket, prefix: 'in/' }, { arguments: { kind: 'new' } });
    template().resourceCountIs('AWS::Glue::Workflow', 1);
    template().hasResourceProperties('AWS::Glue::Trigger', { Type: 'EVENT', Actions: [Match.objectLike({ JobName: 'load', Arguments: { '--kind': 'new' } })] });
    template().hasResourceProperties('AWS::Events::Rule', { EventPattern: { detail: { object: { key: [{ prefix: 'in/' }] } } } });
  });
});

describe('a task of a state machine', () => {
  const definition = (stack: Stack, task: JobTask) => {
    const machine = new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(task) });
    return JSON.stringify(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine')[stack.getLogicalId(machine.node.defaultChild as never)].Properties);
  };

  test('runs the job, waits for it, and may run this job only', () => {
    const { stack, load, template } = setUp();
    const text = definition(stack, new JobTask(stack, 'Run', {
      job: load, arguments: { day: sfn.JsonPath.stringAt('$.day') }, workerType: glue.WorkerType.G_2X, numberOfWorkers: 4, runTimeout: Duration.hours(1),
    }));
    expect(text).toContain('glue:startJobRun.sync');
    for (const part of ['--day.$\\\\\\":\\\\\\"$.day', 'G.2X', 'Glue.ConcurrentRunsExceededException', 'Timeout\\\\\\":60']) expect(text.replace(/\\+"/g, '\\\\\\"')).toContain(part);
    const statements = Object.values(template().findResources('AWS::IAM::Policy')).flatMap((p) => (p.Properties as { PolicyDocument: { Statement: { Action: string[]; Resource: unknown }[] } }).PolicyDocument.Statement);
    expect(JSON.stringify(statements.find((s) => s.Action.includes('glue:StartJobRun'))?.Resource)).toContain(':job/load');
  });

  test('can go on without waiting', () => {
    const { stack, load } = setUp();
    const text = definition(stack, new JobTask(stack, 'Run', { job: load, wait: false, retryWhenBusy: false }));
    expect(text).not.toContain('.sync');
    expect(text).not.toContain('ConcurrentRuns');
  });

  test.each<[string, Partial<JobTaskProps>, string]>([
    ['an argument Glue sets', { arguments: { JOB_NAME: 'x' } }, '\'JOB_NAME\' is set by Glue'],
    ['workers without a type', { numberOfWorkers: 3 }, 'workerType and numberOfWorkers go together'],
  ])('fails on %s', (_, props, message) => {
    const { stack, load } = setUp();
    expect(() => new JobTask(stack, 'Run', { job: load, ...props })).toThrow(message);
  });
});

describe('a crawler', () => {
  const make = (props: (stack: Stack, bucket: s3.Bucket) => Partial<CrawlerProps>) => {
    const world = setUp();
    const database = new glue.Database(world.stack, 'Db', { databaseName: 'raw' });
    const crawler = new Crawler(world.stack, 'Crawler', { database, targets: [CrawlerTarget.s3(world.bucket, 'sales/')], ...props(world.stack, world.bucket) });
    const policy = () => Object.entries(world.template().findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('CrawlerRole'))
      .flatMap(([, p]) => (p.Properties as { PolicyDocument: { Statement: Statement[] } }).PolicyDocument.Statement);
    return { ...world, crawler, database, policy };
  };

  test('reads its prefix and writes the tables of its database', () => {
    const { template, policy } = make(() => ({ tablePrefix: 'in_', schedule: glue.TriggerSchedule.daily() }));
    template().hasResourceProperties('AWS::Glue::Crawler', {
      DatabaseName: { Ref: Match.anyValue() },
      Targets: { S3Targets: [{ Path: { 'Fn::Join': ['', ['s3://', { Ref: Match.stringLikeRegexp('Data') }, '/sales/']] } }] },
      SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'LOG' },
      RecrawlPolicy: { RecrawlBehavior: 'CRAWL_EVERYTHING' },
      TablePrefix: 'in_',
    });
    expect(policy().find((s) => s.Action === 's3:ListBucket')?.Condition).toEqual({ StringLike: { 's3:prefix': ['sales/*'] } });
    expect(JSON.stringify(policy().find((s) => s.Action === 's3:GetObject')?.Resource)).toContain('/sales/*');
    expect(JSON.stringify(policy().find((s) => s.Sid === 'WriteTables'))).toMatch(/\/in_\*/);
    expect(policy().flatMap((s) => s.Action)).not.toContain('glue:DeleteTable');
  });

  test('may delete tables only where it is told to', () => {
    expect(make(() => ({ schemaDeletion: SchemaDeletion.DELETE_TABLE })).policy().flatMap((s) => s.Action)).toContain('glue:DeleteTable');
  });

  test('looks at several kinds of targets', () => {
    const { template, policy } = make((stack, bucket) => {
      const connection = glue.Connection.fromConnectionName(stack, 'Pg', 'pg');
      return {
        targets: [
          CrawlerTarget.s3(bucket, 'a/', { exclusions: ['**.tmp'], sampleSize: 5 }), CrawlerTarget.s3(bucket, 'b/'), CrawlerTarget.jdbc(connection, 'shop/public/%'),
          CrawlerTarget.dynamoDb(new dynamodb.Table(stack, 'Items', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } })),
          CrawlerTarget.openTables(TableFormat.ICEBERG, bucket, ['lake/']), CrawlerTarget.mongoDb(connection, 'shop/orders'),
        ],
      };
    });
    template().hasResourceProperties('AWS::Glue::Crawler', {
      Targets: {
        S3Targets: [Match.objectLike({ Exclusions: ['**.tmp'], SampleSize: 5 }), Match.anyValue()],
        JdbcTargets: [{ ConnectionName: 'pg', Path: 'shop/public/%' }],
        DynamoDBTargets: [Match.objectLike({ ScanAll: true })],
        IcebergTargets: [Match.objectLike({ Paths: Match.anyValue() })],
        MongoDBTargets: [{ ConnectionName: 'pg', Path: 'shop/orders' }],
      },
    });
    expect(policy().flatMap((s) => s.Action)).toEqual(expect.arrayContaining(['dynamodb:Scan', 'glue:GetConnection']));
  });

  test('may use the connections of its targets: their secrets and networks', () => {
    const { policy } = make((stack) => {
      const network = { vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['a'], privateSubnetIds: ['subnet-0123456789abcdef0'] }) };
      const shop = new JdbcConnection(stack, 'Shop', { engine: JdbcEngine.MYSQL, host: 'shop', database: 'shop', secret: new secretsmanager.Secret(stack, 'Secret'), network });
      return { targets: [CrawlerTarget.jdbc(shop, 'shop/%')] };
    });
    expect(policy().find((s) => s.Action === 'secretsmanager:GetSecretValue')?.Resource).toEqual({ Ref: expect.stringMatching(/^Secret/) });
    expect(JSON.stringify(policy().find((s) => s.Action === 'ec2:CreateNetworkInterface')?.Resource)).toMatch(/subnet-0123456789abcdef0/);
  });

  test('may use the key of a table that it reads', () => {
    const { policy } = make((stack) => ({
      targets: [CrawlerTarget.dynamoDb(new dynamodb.Table(stack, 'T', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED }))],
    }));
    expect(policy().find((s) => s.Action === 'kms:Decrypt')?.Resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^TKey/), 'Arn'] });
  });

  test('fails on a name that is too long', () => {
    expect(() => make(() => ({ crawlerName: 'x'.repeat(256) }))).toThrow('crawlerName: has 256 characters, expected 1 to 255');
  });

  test('has classifiers of each kind', () => {
    const { template } = make((stack) => ({
      classifiers: [
        Classifier.csv(stack, 'Csv', { delimiter: ';', header: CsvHeader.PRESENT, keepSpaces: true }), Classifier.json(stack, 'Json', '$.rows[*]'),
        Classifier.xml(stack, 'Xml', 'orders', 'order'), Classifier.grok(stack, 'Grok', 'weblog', '%{IP:client}'), Classifier.fromClassifierName(stack, 'Other', 'other'),
      ],
    }));
    template().hasResourceProperties('AWS::Glue::Classifier', { CsvClassifier: { Delimiter: ';', ContainsHeader: 'PRESENT', DisableValueTrimming: true } });
    template().hasResourceProperties('AWS::Glue::Classifier', { JsonClassifier: { JsonPath: '$.rows[*]' } });
    template().hasResourceProperties('AWS::Glue::Classifier', { XMLClassifier: { Classification: 'orders', RowTag: 'order' } });
    template().hasResourceProperties('AWS::Glue::Crawler', { Classifiers: Match.arrayWith(['other']) });
  });

  test('can be waited for and started', () => {
    const { stack, crawler, template } = make(() => ({ combineCompatibleSchemas: true, inheritFromTable: true }));
    crawler.onState('OnFailure', CrawlerEvent.FAILED);
    crawler.grantStart(new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() }));
    template().hasResourceProperties('AWS::Events::Rule', { EventPattern: { 'detail-type': ['Glue Crawler State Change'], 'detail': { state: ['Failed'] } } });
    template().hasResourceProperties('AWS::Glue::Crawler', {
      Configuration: '{"Version":1,"CrawlerOutput":{"Partitions":{"AddOrUpdateBehavior":"InheritFromTable"}},"Grouping":{"TableGroupingPolicy":"CombineCompatibleSchemas"}}',
    });
  });

  test('fails on what Glue would refuse', () => {
    expect(() => make(() => ({ targets: [] }))).toThrow('Stack/Crawler › targets: the crawler has nothing to look at');
    expect(() => make(() => ({ recrawl: Recrawl.NEW_FOLDERS, schemaUpdate: SchemaUpdate.UPDATE_TABLE }))).toThrow('can only log changes');
    expect(() => make((_, bucket) => ({ targets: [CrawlerTarget.s3(bucket, 'x', { sampleSize: 0 })] }))).toThrow('sampleSize: got 0');
    make(() => ({ recrawl: Recrawl.NEW_FOLDERS })).template().hasResourceProperties('AWS::Glue::Crawler', { SchemaChangePolicy: { UpdateBehavior: 'LOG' } });
  });
});

test('AwsSolutions is clean', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const load = glue.Job.fromJobAttributes(stack, 'Load', { jobName: 'load' });
  const bucket = s3.Bucket.fromBucketName(stack, 'Data', 'data');
  const key = new glue.SecurityConfiguration(stack, 'Security', { cloudWatchEncryption: glue.CloudWatchEncryption.kms(), jobBookmarksEncryption: glue.JobBookmarksEncryption.clientSideKms() });
  const crawler = new Crawler(stack, 'Crawler', { database: new glue.Database(stack, 'Db'), targets: [CrawlerTarget.s3(bucket, 'sales/')], securityConfiguration: key });
  const workflow = new Workflow(stack, 'Nightly');
  workflow.startOnArrival({ bucket, actions: [glue.Action.crawler(crawler)] });
  workflow.after('Load', { conditions: [RunCondition.crawlerSucceeded(crawler)], actions: [glue.Action.job(load)] });
  JobTriggers.fromJob(load).onArrival({ bucket });
  Validations.of(stack).acknowledge({ id: 'AwsSolutions-KMS5', reason: 'the key of the configuration is not what is tested' });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});
