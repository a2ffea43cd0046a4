import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CompositeRuleEvaluation, EtlJob, EvaluateDataQuality, EvaluateDataQualityMultiFrame, ReadFormat, Rule, Ruleset, S3Source, S3Target, Schema,
  StopJobOnFailure, TableRuleset, WriteFormat,
} from '../../../src';
import { nodeType } from '../../../src/core/nodes';

function job(): { job: EtlJob; orders: S3Source; people: S3Source } {
  const etl = new EtlJob(new Stack(new App(), 'Stack'), 'Job');
  const source = (id: string, ddl: string) => new S3Source(etl, id, { paths: [`s3://lake/${id}/`], format: ReadFormat.parquet(), schema: Schema.fromDdl(ddl) });
  return { job: etl, orders: source('Orders', 'id INT, customer STRING'), people: source('People', 'name STRING') };
}

test('the script of a node that passes its data on', () => {
  const { job: etl, orders } = job();
  const checked = new EvaluateDataQuality(etl, 'Checked', {
    input: orders, ruleset: Ruleset.of(Rule.isComplete('id')), stopJobOnFailure: StopJobOnFailure.IMMEDIATE, publishing: { evaluationContext: 'orders', resultsS3Prefix: 's3://lake/dq/' },
  });
  new S3Target(etl, 'Out', { input: checked, path: 's3://lake/out/', format: WriteFormat.parquet() });
  expect(etl.renderScript()).toContain([
    '# Checked (EvaluateDataQuality)',
    'checked_ruleset = """', 'Rules = [', '    IsComplete "id"', ']', '"""',
    'checked_outcomes = EvaluateDataQuality.apply(',
    '    frame=DynamicFrame.fromDF(orders, glueContext, "orders"),',
    '    ruleset=checked_ruleset,',
    '    publishing_options={"dataQualityEvaluationContext": "orders", "enableDataQualityCloudWatchMetrics": False, "enableDataQualityResultsPublishing": True, "resultsS3Prefix": "s3://lake/dq/"},',
    ').toDF()',
    'assert checked_outcomes.filter("Outcome = \'Failed\'").count() == 0, "The job failed due to failing DQ rules"',
    'checked = orders',
  ].join('\n'));
  expect(etl.renderScript()).toContain('from awsgluedq.transforms import EvaluateDataQuality');
});

test('the script of a node with several outputs; it stops after the commit', () => {
  const { job: etl, orders, people } = job();
  const checked = new EvaluateDataQualityMultiFrame(etl, 'Checked', {
    input: orders,
    additionalDataSources: { people },
    ruleset: Ruleset.of(Rule.referentialIntegrity('customer', 'people.name').atLeast(0.9)),
    stopJobOnFailure: StopJobOnFailure.AFTER_DATA_LOAD,
    compositeRuleEvaluation: CompositeRuleEvaluation.ROW,
  });
  new S3Target(etl, 'Out', { input: checked.rowLevelOutcomes, path: 's3://lake/out/', format: WriteFormat.parquet() });
  const script = etl.renderScript();
  expect(script).toContain('    additional_data_sources={"people": DynamicFrame.fromDF(people, glueContext, "people")},');
  expect(script).toContain('"compositeRuleEvaluation.method": "ROW"');
  expect(script).toContain(`${checked.ruleOutcomes.viewName} = `);
  expect(script.indexOf('assert ')).toBeGreaterThan(script.indexOf('job.commit()'));
  expect(checked.rowLevelOutcomes.schema?._columns.map((c) => c.name)).toContain('DataQualityRulesFail');
});

test.each(['EvaluateDataQuality', 'EvaluateDataQualityMultiFrame'])('%s: to Glue Studio and back', (kind) => {
  const form = nodeType(kind)?.glue?.[0];
  const fields = {
    ruleset: 'Rules = [ RowCount > 0 ]',
    stopJobOnFailureTiming: 'Immediate',
    publishingOptions: { evaluationContext: 'c', cloudWatchMetricsEnabled: true, resultsPublishingEnabled: false },
    ...(kind === 'EvaluateDataQuality' ? { output: 'EvaluationResults' } : { caching: 'CACHE_INPUT', observations: 'NONE', compositeRuleEvaluation: 'ROW' }),
  };
  const body = form?.toGlue?.(fields as never, { inputs: ['a'], as: ['a'], outputs: [undefined], columns: () => undefined, text: String })?.body ?? {};
  const refuse = (message: string): never => { throw new Error(message); };
  const imported = form?.fromGlue(body, { warn: () => undefined, refuse, pass: refuse }).fields;
  expect(JSON.parse(JSON.stringify(imported))).toEqual(fields);
});

test('rules built from methods', () => {
  expect([
    Rule.completeness('email').greaterThan(0.95), Rule.columnValues('c "x"').oneOf('a', 'b"c'), Rule.allOf(Rule.isComplete('a'), Rule.isUnique('b')),
    Rule.rowCount().satisfies('> avg(last(10)) * 0.8'), Rule.columnValues('n').atLeast(0.0000001).withThresholdAtLeast(0.9), Rule.isComplete('a').where("b = 'x'"),
    Rule.dataFreshness('t').atMostHours(24), Rule.fileSize('s3://b/p').lessThanBytes(10), Rule.uniqueness('a', 'b').between(0.5, 1),
  ].map((r) => r.toDqdl())).toEqual([
    'Completeness "email" > 0.95', 'ColumnValues "c \\"x\\"" in ["a","b\\"c"]', '(IsComplete "a") AND (IsUnique "b")',
    'RowCount > avg(last(10)) * 0.8', 'ColumnValues "n" >= 0.0000001 with threshold >= 0.9', 'IsComplete "a" where "b = \'x\'"',
    'DataFreshness "t" <= 24 hours', 'FileSize "s3://b/p" < 10 B', 'Uniqueness "a" "b" between 0.5 and 1',
  ]);
  expect(() => Rule.rowCount().satisfies('> avg(')).toThrow(/line 1/);
  expect(() => Ruleset.fromDqdl('Rules = [ IsComplet "a" ]')).toThrow("did you mean 'IsComplete'?");
});

test('a ruleset of a table, and what follows a failure', () => {
  const stack = new Stack(new App(), 'Stack');
  const ruleset = new TableRuleset(stack, 'Rules', { databaseName: 'lake', tableName: 'orders', ruleset: Ruleset.of(Rule.isUnique('id')) });
  ruleset.onFailed('Failed');
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Glue::DataQualityRuleset', {
    Name: 'Stack-Rules-E5BE01BD', Ruleset: 'Rules = [\n    IsUnique "id"\n]', TargetTable: { DatabaseName: 'lake', TableName: 'orders' },
  });
  template.hasResourceProperties('AWS::Events::Rule', { EventPattern: { source: ['aws.glue-dataquality'], detail: { state: ['FAILED'] } } });
});
