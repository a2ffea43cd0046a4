import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import { JobAlarms, JobCost, JobDashboard, JobLogQueries, JobMetrics, JobNotifications } from '../../src/monitoring';
import { Rule } from '../../src/quality/rule';
import { Ruleset } from '../../src/quality/ruleset';
import { TableRuleset } from '../../src/quality/table-ruleset';

function setUp(props: Partial<glue.PySparkEtlJobProps> = {}) {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/etl', { mutable: false });
  const bucket = s3.Bucket.fromBucketName(stack, 'Scripts', 'scripts');
  const job = new glue.PySparkEtlJob(stack, 'Job', {
    role,
    script: glue.Code.fromBucket(bucket, 'job.py'),
    jobName: 'sales',
    workerConfiguration: { workerType: glue.WorkerType.G_2X, numberOfWorkers: 5 },
    timeout: Duration.hours(2),
    ...props,
  });
  return { app, stack, job, template: () => Template.fromStack(stack) };
}

describe('metrics', () => {
  const { stack, job } = setUp();
  const metrics = JobMetrics.fromJob(job);
  const config = (m: cloudwatch.IMetric) => stack.resolve(m.toMetricConfig()) as cloudwatch.MetricConfig;

  test('of the job carry the dimensions Glue publishes them with', () => {
    expect(config(metrics.recordsRead()).metricStat).toMatchObject({
      namespace: 'Glue',
      metricName: 'glue.driver.aggregate.recordsRead',
      statistic: 'Sum',
      dimensions: expect.arrayContaining([{ name: 'JobRunId', value: 'ALL' }, { name: 'Type', value: 'count' }, expect.objectContaining({ name: 'JobName' })]),
    });
  });

  test('of observability carry their group as well', () => {
    const groups = [metrics.skewness(), metrics.workerUtilization(), metrics.errors()].map((m) => config(m).metricStat?.dimensions?.find((d) => d.name === 'ObservabilityGroup')?.value);
    expect(groups).toEqual(['job_performance', 'resource_utilization', 'error']);
  });

  test('count cost from elapsed time, DPUs and price', () => {
    // 5 workers of 2 DPUs at 0.44.
    expect(config(metrics.dpuHours()).mathExpression?.expression).toBe('elapsed / 3600000 * 10');
    expect(config(metrics.cost()).mathExpression?.expression).toBe('elapsed / 3600000 * 4.4');
    expect(config(metrics.cost()).mathExpression?.period).toBe(86400);
  });

  test('tell how long the bookmark has not moved', () => {
    const { mathExpression } = config(metrics.bookmarkLag());
    expect(mathExpression).toMatchObject({ period: 3600 });
    expect(Object.keys(mathExpression?.usingMetrics ?? {})).toEqual(['succeeded']);
    // Runs in the second, third and sixth hour; an event rule that does not match has no data points.
    const lag = metricMath(mathExpression?.expression ?? '', { succeeded: [undefined, 1, 2, undefined, undefined, 1, undefined] }, 3600);
    expect(lag).toEqual([undefined, 0, 0, 1, 2, 0, 1]);
  });

  test('keep what the caller asks for', () => {
    expect(config(metrics.elapsedTime({ statistic: 'Maximum', period: Duration.minutes(1) })).metricStat).toMatchObject({ statistic: 'Maximum', period: Duration.minutes(1) });
  });

  test('of an imported job need its size for costs only', () => {
    const imported = glue.Job.fromJobAttributes(stack, 'Imported', { jobName: 'other' });
    expect(() => JobMetrics.fromJob(imported).recordsRead()).not.toThrow();
    expect(() => JobMetrics.fromJob(imported).cost()).toThrow('the size of the job is not known at synth');
    const sized = JobMetrics.fromJob(imported, { workerType: glue.WorkerType.R_1X, numberOfWorkers: 2 });
    expect(config(sized.cost()).mathExpression?.expression).toBe('elapsed / 3600000 * 1.04');
  });
});

type Series = (number | undefined)[];

/** What CloudWatch makes of an expression, as its guide has the functions: EPOCH is never sparse, IF without an else drops, FILL with REPEAT carries on. */
function metricMath(expression: string, metrics: Record<string, Series>, period: number): Series {
  const [{ length }] = Object.values(metrics);
  const series = (x: Series | number): Series => (typeof x === 'number' ? Array.from({ length }, () => x) : x);
  const each = (a: Series | number, b: Series | number, f: (x: number, y: number) => number): Series => {
    const [left, right] = [series(a), series(b)];
    return left.map((x, i) => {
      const y = right[i];
      return x === undefined || y === undefined ? undefined : f(x, y);
    });
  };
  const functions: Record<string, (...args: never[]) => Series> = {
    EPOCH: (of: Series) => of.map((_, i) => 1_800_000_000 + i * period),
    IF: (condition: Series, then: Series) => condition.map((c, i) => (c === undefined || c === 0 ? undefined : then[i])),
    FILL: (of: Series, by: 'REPEAT' | number) => of.reduce<Series>((out, x) => [...out, x ?? (by === 'REPEAT' ? out.at(-1) : by)], []),
  };
  const tokens = expression.match(/[A-Za-z]\w*|\d+(?:\.\d+)?|[-+/*>(),]/g) ?? [];
  const primary = (): Series | number => {
    const token = tokens.shift() ?? '';
    if (token === '(') {
      const inner = compared();
      tokens.shift();
      return inner;
    }
    if (/^\d/.test(token)) return Number(token);
    if (token in metrics) return metrics[token];
    if (token === 'REPEAT') return token as never;
    const args: unknown[] = [];
    do {
      tokens.shift();
      args.push(compared());
    } while (tokens[0] === ',');
    tokens.shift();
    return functions[token](...args as never[]);
  };
  const chain = (next: () => Series | number, operators: Record<string, (x: number, y: number) => number>) => (): Series | number => {
    let left = next();
    while (tokens.length > 0 && tokens[0]! in operators) {
      const operator = operators[tokens.shift()!];
      left = each(left, next(), operator);
    }
    return left;
  };
  const product = chain(primary, { '*': (x, y) => x * y, '/': (x, y) => x / y });
  const sum = chain(product, { '+': (x, y) => x + y, '-': (x, y) => x - y });
  const compared: () => Series | number = chain(sum, { '>': (x, y) => Number(x > y) });
  return series(compared());
}

describe('data quality', () => {
  test('metrics of a job and of a table carry the dimensions the service publishes them with', () => {
    const { stack, job } = setUp();
    const config = (m: cloudwatch.IMetric) => (stack.resolve(m.toMetricConfig()) as cloudwatch.MetricConfig).metricStat;
    expect(config(JobMetrics.fromJob(job).rulesFailed('orders'))).toMatchObject({
      namespace: 'Glue Data Quality', metricName: 'glue.data.quality.rules.failed', dimensions: [{ name: 'EvaluationContext', value: 'orders' }, expect.objectContaining({ name: 'JobName' })],
    });
    const ruleset = new TableRuleset(stack, 'Rules', { databaseName: 'sales', tableName: 'orders', rulesetName: 'rules', ruleset: Ruleset.of(Rule.isComplete('id')) });
    expect(config(ruleset.metricRulesPassed())).toMatchObject({
      metricName: 'glue.data.quality.rules.passed',
      dimensions: [{ name: 'CatalogId', value: { Ref: 'AWS::AccountId' } }, { name: 'Database', value: 'sales' }, { name: 'Ruleset', value: 'rules' }, { name: 'Table', value: 'orders' }],
    });
  });

  test('an alarm and a notification go by the events of failed evaluations', () => {
    const { stack, job, template } = setUp();
    const topic = new sns.Topic(stack, 'Topic');
    JobAlarms.fromJob(job).onQualityFailure({ topic, evaluationContext: 'orders' });
    JobNotifications.fromJob(job).onQualityFailure(topic);
    const pattern = (context: object) => ({
      EventPattern: {
        'source': ['aws.glue-dataquality'],
        'detail-type': ['Data Quality Evaluation Results Available'],
        'detail': { state: ['FAILED'], context: { contextType: ['GLUE_JOB'], jobName: [{ Ref: Match.anyValue() }], ...context } },
      },
    });
    const found = template();
    const rules = found.findResources('AWS::Events::Rule', { Properties: pattern({ evaluationContext: ['orders'] }) });
    expect(Object.keys(rules)).toHaveLength(1);
    found.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Events', MetricName: 'TriggeredRules', Dimensions: [{ Name: 'RuleName', Value: { Ref: Object.keys(rules)[0] } }], Threshold: 1, TreatMissingData: 'notBreaching',
    });
    found.hasResourceProperties('AWS::Events::Rule', {
      ...pattern({}), Targets: [Match.objectLike({ InputTransformer: Match.objectLike({ InputTemplate: Match.stringLikeRegexp('data quality rules failed') }) })],
    });
  });
});

describe('cost', () => {
  test('is DPU-hours times the price, and stands in the metadata', () => {
    const { job } = setUp();
    const estimate = JobCost.estimate(job, { runsPerDay: 4, minutes: 30 });
    expect(estimate).toEqual({ dpuHoursPerRun: 5, perRun: 2.2, perDay: 8.8, perMonth: 264 });
    expect(job.node.metadata).toContainEqual(expect.objectContaining({ type: 'cdk-glueprint:estimatedCost', data: expect.objectContaining({ perDay: 8.8, runsPerDay: 4 }) }));
  });

  test('counts a minute at least, as Glue bills', () => {
    const { job } = setUp();
    expect(JobCost.estimate(job, { runsPerDay: 60, minutes: 0.1 }).perDay).toBeCloseTo(10 / 60 * 0.44 * 60);
  });

  test('of a flex job has the flex price', () => {
    const { stack } = setUp();
    const flex = new glue.PySparkFlexEtlJob(stack, 'Flex', {
      role: iam.Role.fromRoleName(stack, 'R', 'r'),
      script: glue.Code.fromBucket(s3.Bucket.fromBucketName(stack, 'B', 'scripts'), 'x.py'),
      workerConfiguration: { workerType: glue.WorkerType.G_1X, numberOfWorkers: 10 },
    });
    expect(JobCost.estimate(flex, { runsPerDay: 1, minutes: 60 }).perDay).toBeCloseTo(2.9);
  });

  test('fails on a negative assumption', () => {
    expect(() => JobCost.estimate(setUp().job, { runsPerDay: -1, minutes: 3 })).toThrow('Stack/Job › runsPerDay: got -1, expected a number of at least 0');
  });
});

describe('alarms', () => {
  test('on failure count failures and timeouts, and tell the topic of alarm and end', () => {
    const { stack, job, template } = setUp();
    JobAlarms.fromJob(job).onFailure({ topic: new sns.Topic(stack, 'Topic') });
    template().hasResourceProperties('AWS::CloudWatch::Alarm', {
      Threshold: 1,
      TreatMissingData: 'notBreaching',
      AlarmActions: [{ Ref: Match.stringLikeRegexp('Topic') }],
      OKActions: [{ Ref: Match.stringLikeRegexp('Topic') }],
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'FILL(failed, 0) + FILL(timedOut, 0)' }),
        Match.objectLike({ Id: 'failed', MetricStat: Match.objectLike({ Metric: Match.objectLike({ MetricName: 'TriggeredRules' }) }) }),
      ]),
    });
    template().hasResourceProperties('AWS::Events::Rule', { EventPattern: { source: ['aws.glue'], detail: { state: ['FAILED'] } } });
    template().hasResourceProperties('AWS::Events::Rule', { EventPattern: { source: ['aws.glue'], detail: { state: ['TIMEOUT'] } } });
  });

  test('on a long run have Glue tell of it while it goes on', () => {
    const { job, template } = setUp();
    JobAlarms.fromJob(job).onLongRun({ share: 0.5 });
    template().hasResourceProperties('AWS::Glue::Job', { NotificationProperty: { NotifyDelayAfter: 60 } });
    template().hasResourceProperties('AWS::Events::Rule', { EventPattern: { 'detail-type': ['Glue Job Run Status'], 'detail': { state: ['RUNNING'] } } });
    expect(() => JobAlarms.fromJob(job).onLongRun({ share: 0.9, alarmId: 'Other' })).toThrow('notifyDelayAfter is 60 minutes already');
  });

  test('on cost look at a day', () => {
    const { job, template } = setUp();
    JobAlarms.fromJob(job).onCost({ perDay: 20 });
    template().hasResourceProperties('AWS::CloudWatch::Alarm', {
      Threshold: 20,
      ComparisonOperator: 'GreaterThanThreshold',
      Metrics: Match.arrayWith([Match.objectLike({ Id: 'elapsed', MetricStat: Match.objectLike({ Period: 86400, Stat: 'Sum' }) })]),
    });
  });

  test('on no success take silence for failure', () => {
    const { job, template } = setUp();
    JobAlarms.fromJob(job).onNoSuccess({ within: Duration.hours(26) });
    template().hasResourceProperties('AWS::CloudWatch::Alarm', { EvaluationPeriods: 26, Period: 3600, TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold' });
  });

  test.each<[string, (a: JobAlarms) => void, string]>([
    ['a share above 1', (a) => a.onLongRun({ share: 1.2 }), 'share: got 1.2'],
    ['a cost of nothing', (a) => a.onCost({ perDay: 0 }), 'perDay: got 0'],
    ['half an hour', (a) => a.onNoSuccess({ within: Duration.minutes(30) }), 'within: got 30 minutes, expected whole hours, 1 to 168'],
    ['more than a week', (a) => a.onNoSuccess({ within: Duration.days(8) }), 'expected whole hours, 1 to 168'],
  ])('fail on %s', (_, make, message) => {
    expect(() => make(JobAlarms.fromJob(setUp().job))).toThrow(message);
  });
});

test('a dashboard shows every job, with what is known of it', () => {
  const { stack, job, template } = setUp();
  const imported = glue.Job.fromJobAttributes(stack, 'Imported', { jobName: 'other' });
  new JobDashboard(stack, 'Dashboard', { jobs: [job, imported], alarms: [JobAlarms.fromJob(job).onFailure()] });
  const [dashboard] = Object.values(template().findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard.Properties);
  for (const text of ['Stack/Job', 'Stack/Imported', 'glue.driver.recordsRead', 'glue.driver.skewness.job', 'DPU-hours a day', 'Alarms']) expect(body).toContain(text);
  expect(body.match(/elapsed \/ 3600000/g)).toHaveLength(1);
});

test('queries are saved below the name of the job', () => {
  const { stack, job, template } = setUp();
  new JobLogQueries(stack, 'Queries', { job });
  template().hasResourceProperties('AWS::Logs::QueryDefinition', {
    LogGroupNames: ['/aws-glue/jobs/error', '/aws-glue/jobs/output'],
    QueryString: Match.stringLikeRegexp('filter @message like /OutOfMemory'),
  });
  template().resourceCountIs('AWS::Logs::QueryDefinition', 4);
});

test('a topic is told of failed runs in a line people can read', () => {
  const { stack, job, template } = setUp();
  JobNotifications.fromJob(job).onFailure(new sns.Topic(stack, 'Topic'));
  template().hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { 'detail-type': ['Glue Job State Change', 'Glue Job Run Status'], 'detail': { state: ['FAILED'] } },
    Targets: [Match.objectLike({ InputTransformer: { InputTemplate: '"Glue job <detail-jobName>: run <detail-jobRunId> <detail-state>. <detail-message>"', InputPathsMap: Match.anyValue() } })],
  });
});

test('AwsSolutions is clean', () => {
  const { app, stack, job } = setUp({ securityConfiguration: undefined });
  Validations.of(job).acknowledge({ id: 'AwsSolutions-GL1', reason: 'the job is not what is tested' }, { id: 'AwsSolutions-GL3', reason: 'the job is not what is tested' });
  const alarms = JobAlarms.fromJob(job);
  alarms.onFailure();
  alarms.onLongRun();
  alarms.onCost({ perDay: 5 });
  alarms.onNoSuccess({ within: Duration.hours(25) });
  new JobDashboard(stack, 'Dashboard', { jobs: [job] });
  new JobLogQueries(stack, 'Queries', { job });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});
