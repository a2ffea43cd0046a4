import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import {
  Aggregate, AggregateFunction, ApplyMapping, DerivedColumn, EtlJob, Filter, Join, JobDashboard, JobLogQueries,
  ParameterType, PoolHours, ReadFormat, S3Source, S3Target, Schema, SessionPool, WriteFormat, WriteMode,
} from '../../src'; // in your app: 'cdk-glueprint'

/** The flights job as a platform team runs it: encrypted, scheduled, watched, its results in the catalog, and sessions to explore them. */
const app = new App();
const stack = new Stack(app, 'ProductionStack');
const key = new kms.Key(stack, 'Key', { enableKeyRotation: true });
key.grantEncryptDecrypt(new iam.ServicePrincipal('cloudwatch.amazonaws.com')); // alarms tell an encrypted topic
const results = new s3.Bucket(stack, 'Results', {
  encryption: s3.BucketEncryption.KMS,
  encryptionKey: key,
  bucketKeyEnabled: true,
  enforceSSL: true,
  versioned: true,
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  removalPolicy: RemovalPolicy.RETAIN,
});

export const job = new EtlJob(stack, 'Flights', {
  description: 'Delays between states by month',
  numberOfWorkers: 4,
  timeout: Duration.hours(1),
  metrics: true,
  encryptionKey: key,
});
const lateAfter = job.parameter('late_after', { type: ParameterType.INT, defaultValue: '15', description: 'Minutes from which on a flight counts as late' });
const flights = new S3Source(job, 'Flights', {
  paths: ['s3://example-flights/flights-3m.parquet'],
  format: ReadFormat.parquet(),
  schema: Schema.fromDdl('date TIMESTAMP, delay BIGINT, distance BIGINT, origin STRING, destination STRING'),
});
const airports = new S3Source(job, 'Airports', {
  paths: ['s3://example-flights/airports.csv'],
  format: ReadFormat.csv(),
  schema: Schema.fromDdl('iata STRING, name STRING, city STRING, state STRING, country STRING, latitude DOUBLE, longitude DOUBLE'),
});
const origins = new ApplyMapping(job, 'Origins', {
  input: airports,
  mappings: [{ source: 'iata', target: 'origin_iata' }, { source: 'state', target: 'origin_state' }],
});
const departures = new Join(job, 'Departures', { left: flights, right: origins, keys: [{ left: 'origin', right: 'origin_iata' }] });
const derived = new DerivedColumn(job, 'Derived', {
  input: departures,
  columns: [
    { name: 'month', expression: "date_format(date, 'yyyy-MM')" },
    { name: 'late', expression: `delay >= ${lateAfter.inSql}` },
  ],
});
const flown = new Filter(job, 'Flown', { input: derived, condition: 'distance > 0' });
const byState = new Aggregate(job, 'ByState', {
  input: flown,
  groups: ['origin_state', 'month'],
  aggregations: [
    { name: 'flights', expression: 'count(*)' },
    { name: 'late_flights', expression: 'count_if(late)' },
    { name: 'average_delay', function: AggregateFunction.AVG, column: 'delay' },
  ],
});
const states = new S3Target(job, 'StatesOut', {
  input: byState, path: results.s3UrlForObject('states/'), format: WriteFormat.parquet(), partitionKeys: ['month'], mode: WriteMode.OVERWRITE,
});

// The results as a table that Athena reads without a crawler.
const database = new glue.Database(stack, 'Database', { databaseName: 'flights' });
states.asTable(database, 'states', {
  projection: [{
    column: 'month',
    values: glue.PartitionProjectionConfiguration.date({
      min: '2001-01', max: 'NOW', format: 'yyyy-MM', step: { interval: 1, intervalUnit: glue.DateIntervalUnit.MONTHS },
    }),
  }],
});

// Every night; and somebody is told when it fails, drags on, costs too much, or did not happen.
job.triggers.onSchedule(glue.TriggerSchedule.cron({ hour: '3', minute: '0' }));
const topic = new sns.Topic(stack, 'Operators', { masterKey: key, enforceSSL: true });
const { alarms } = job;
const watched = [
  alarms.onFailure({ topic }), alarms.onLongRun({ topic }),
  alarms.onCost({ topic, perDay: 5 }), alarms.onNoSuccess({ topic, within: Duration.hours(26) }),
];
job.estimateCost({ runsPerDay: 1, minutes: 10 });
new JobDashboard(stack, 'Dashboard', { jobs: [job.glueJob], alarms: watched });
new JobLogQueries(stack, 'Queries', { job: job.glueJob, logGroups: job.logGroups });

// Analysts explore the results in sessions that are warm in office hours and cannot cost more than 40 DPU-hours a day.
const pool = new SessionPool(stack, 'Analysts', {
  limits: { maxSessions: 20, maxSessionsPerUser: 1, dpuHoursPerDay: 40, dpuHoursPerDayPerUser: 8 },
  timeZone: 'Europe/Zurich',
  hours: [PoolHours.weekdays('07:00', '20:00')],
  warm: [{ during: PoolHours.weekdays('08:30', '17:00'), minIdle: 2 }],
  template: { glueDataCatalog: true },
  alarmTopic: topic,
});
results.grantRead(pool, 'states/*');

app.synth();
