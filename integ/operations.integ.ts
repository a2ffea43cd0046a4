import { App, AppProps, Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import {
  Crawler, CrawlerTarget, EtlJob, Filter, IcebergPartition, IcebergTable, JdbcConnection, JdbcEngine,
  JobDashboard, JobLogQueries, JobTask, ReadFormat, RunCondition, S3Source, S3Target, Schema, TargetTable, Workflow, WriteFormat,
} from '../src';

/** What stands around a job in production: workflow, crawler, triggers, state machine, tables, alarms, dashboard, connection. */
export function build(props?: AppProps): App {
  const app = new App(props);
  const stack = new Stack(app, 'integ-operations');
  const bucket = new s3.Bucket(stack, 'Data', { enforceSSL: true, eventBridgeEnabled: true });
  const database = new glue.Database(stack, 'Database', { databaseName: 'operations' });

  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['us-east-1a'], natGateways: 0, restrictDefaultSecurityGroup: false });
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  const connection = new JdbcConnection(stack, 'Shop', {
    engine: JdbcEngine.POSTGRESQL, host: 'shop.internal', database: 'shop', secret: new secretsmanager.Secret(stack, 'ShopSecret'), network: { vpc },
  });

  const job = new EtlJob(stack, 'Valid', { timeout: Duration.hours(1), metrics: true, autoScaling: true, numberOfWorkers: 5, connections: [connection] });
  const source = new S3Source(job, 'Orders', {
    paths: [bucket.s3UrlForObject('orders/')], format: ReadFormat.json(), schema: Schema.fromDdl('id BIGINT, amount DOUBLE, day DATE'),
  });
  const valid = new Filter(job, 'Positive', { input: source, condition: 'amount > 0' });
  const target = new S3Target(job, 'Out', { input: valid, path: bucket.s3UrlForObject('valid/'), format: WriteFormat.parquet(), partitionKeys: ['day'] });
  TargetTable.fromTarget(target, database, 'valid_orders', {
    projection: [{ column: 'day', values: glue.PartitionProjectionConfiguration.date({ min: '2026-01-01', max: 'NOW', format: 'yyyy-MM-dd' }) }],
  });
  new IcebergTable(stack, 'Facts', {
    database, bucket, prefix: 'facts/', schema: Schema.fromDdl('id BIGINT, at TIMESTAMP'), partitionBy: [IcebergPartition.day('at')], maintenance: {},
  });

  const crawler = new Crawler(stack, 'Raw', { database, targets: [CrawlerTarget.s3(bucket, 'orders/')], tablePrefix: 'raw_' });
  const nightly = new Workflow(stack, 'Nightly');
  nightly.startOnSchedule(glue.TriggerSchedule.cron({ hour: '2', minute: '0' }), [glue.Action.crawler(crawler)]);
  nightly.after('Validate', { conditions: [RunCondition.crawlerSucceeded(crawler)], actions: [glue.Action.job(job.glueJob)] });
  job.triggers.onArrival({ bucket, prefix: 'orders/', batchSize: 10 });
  new sfn.StateMachine(stack, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(new JobTask(stack, 'RunValid', { job: job.glueJob })) });

  const topic = new sns.Topic(stack, 'Operators', { enforceSSL: true });
  const { alarms } = job;
  const all = [
    alarms.onFailure({ topic }), alarms.onLongRun({ topic }), alarms.onCost({ perDay: 5, topic }),
    alarms.onNoSuccess({ within: Duration.hours(26), topic }),
  ];
  job.notifications.onFailure(topic);
  job.estimateCost({ runsPerDay: 1, minutes: 10 });
  new JobDashboard(stack, 'Dashboard', { jobs: [job.glueJob], alarms: all });
  new JobLogQueries(stack, 'Queries', { job: job.glueJob, logGroups: job.logGroups });
  return app;
}

if (require.main === module) {
  build();
}
