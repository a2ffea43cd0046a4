import { App, AppProps, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { PoolHours, SessionPool } from '../src';

/** A pool of interactive sessions with every limit, warm sessions, users and administrators. */
export function build(props?: AppProps): App {
  const app = new App(props);
  const stack = new Stack(app, 'integ-sessions');
  const key = new kms.Key(stack, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
  key.grantEncryptDecrypt(new iam.ServicePrincipal('cloudwatch.amazonaws.com'));
  const data = new s3.Bucket(stack, 'Data', { enforceSSL: true });
  const pool = new SessionPool(stack, 'Analysts', {
    poolName: 'analysts',
    limits: { maxSessions: 10, maxSessionsPerUser: 2, dpuHoursPerDay: 50, dpuHoursPerDayPerUser: 8 },
    template: {
      numberOfWorkers: 3,
      idleTimeout: Duration.minutes(20),
      maxLifetime: Duration.hours(4),
      glueDataCatalog: true,
      sparkConf: { 'spark.sql.shuffle.partitions': '8' },
      additionalPythonModules: ['polars==1.9.0'],
      tags: { team: 'analytics' },
    },
    timeZone: 'Europe/Zurich',
    hours: [PoolHours.weekdays('07:00', '20:00')],
    warm: [{ during: PoolHours.weekdays('08:30', '17:00'), minIdle: 2 }],
    leaseDuration: Duration.minutes(10),
    keepForOwner: Duration.minutes(5),
    alarmTopic: new sns.Topic(stack, 'Operators', { masterKey: key, enforceSSL: true }),
    budgetAlarmShare: 0.7,
    reservedConcurrentExecutions: 2,
  });
  data.grantRead(pool, 'shared/*');
  pool.grantUse(new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
  pool.grantAdmin(new iam.Role(stack, 'Administrator', { assumedBy: new iam.AccountRootPrincipal() }));
  return app;
}

if (require.main === module) {
  build();
}
