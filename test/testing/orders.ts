import { App, Stack } from 'aws-cdk-lib';
import {
  Aggregate, DerivedColumn, EtlJob, EvaluateDataQuality, Filter, ParameterType, ReadFormat, Rule, Ruleset, S3Source, S3Target, Schema,
  StopJobOnFailure, WriteFormat,
} from '../../src';

/** A small job that the tests of the kit are about: paid orders, with their age, checked, by customer. */
export function ordersJob(): EtlJob {
  const job = new EtlJob(new Stack(new App(), 'Stack'), 'Orders');
  job.parameter('least', { type: ParameterType.DOUBLE, defaultValue: '0' });
  const orders = new S3Source(job, 'Raw', {
    paths: ['s3://lake/orders/'], format: ReadFormat.csv(), schema: Schema.fromDdl('id INT, customer STRING, amount DECIMAL(10,2), paid BOOLEAN, at TIMESTAMP, tags STRING'),
  });
  const paid = new Filter(job, 'Paid', { input: orders, condition: 'paid AND amount >= :least' });
  const aged = new DerivedColumn(job, 'Aged', {
    input: paid,
    columns: [{ name: 'days', expression: 'datediff(current_date(), to_date(at))' }, { name: 'words', expression: "split(tags, ' ')" }, { name: 'half', expression: 'CAST(amount AS DOUBLE) / 3' }],
  });
  const checked = new EvaluateDataQuality(job, 'Checked', {
    input: aged,
    stopJobOnFailure: StopJobOnFailure.IMMEDIATE,
    ruleset: Ruleset.of(Rule.isUnique('id'), Rule.isComplete('customer'), Rule.rowCount().satisfies('>= last()')),
  });
  const sums = new Aggregate(job, 'Sums', { input: checked, groups: ['customer'], aggregations: [{ name: 'amount', expression: 'sum(amount)' }, { name: 'orders', expression: 'count(*)' }] });
  new S3Target(job, 'Out', { input: sums, path: 's3://lake/sums/', format: WriteFormat.parquet() });
  return job;
}
