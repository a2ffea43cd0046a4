import { App, Stack } from 'aws-cdk-lib';
import { Coverage, JobTest, manifestOf } from '../../runtime/testing';
import { Aggregate, DerivedColumn, EtlJob, ReadFormat, Route, S3Source, Schema, SparkSql } from '../../src';

function branchingJob(): EtlJob {
  const job = new EtlJob(new Stack(new App(), 'Stack'), 'Job');
  const raw = new S3Source(job, 'Raw', { paths: ['s3://lake/in/'], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT, kind STRING, xs ARRAY<INT>') });
  const sized = new DerivedColumn(job, 'Sized', {
    input: raw,
    columns: [
      { name: 'size', expression: "CASE WHEN id < 10 THEN 'small' WHEN id < 100 THEN 'middle' ELSE 'large' END" },
      { name: 'signs', expression: 'transform(xs, x -> CASE WHEN x > 0 THEN 1 ELSE -1 END)' },
    ],
  });
  new Route(job, 'Route', { input: sized, groups: [{ name: 'a', condition: "kind = 'a'" }] });
  new Aggregate(job, 'Sums', { input: sized, groups: [], aggregations: [{ name: 'n', expression: "sum(CASE kind WHEN 'a' THEN 1 WHEN 'b' THEN 2 END)" }] });
  new SparkSql(job, 'Having', { inputs: { s: sized }, sqlQuery: 'SELECT kind, CASE WHEN count(*) > 1 THEN 1 ELSE 0 END AS many FROM s GROUP BY kind' });
  return job;
}

test('branches of CASE and outputs of Route that no row reached are told', async () => {
  const job = branchingJob();
  const coverage = new Coverage(await manifestOf(job));
  const run = (rows: { id: number | null; kind: string; xs?: number[] }[]) => new JobTest(job).given('Raw', rows).run();
  coverage.add(await run([{ id: 1, kind: 'a', xs: [1] }, { id: null, kind: 'a' }]));
  const unseen = () => Object.fromEntries(coverage.nodes().map((n) => [n.node, n.unseen]));
  expect(unseen()).toEqual({
    Raw: [],
    Sized: ['CASE branch never taken: WHEN id < 100'],
    Route: ["no row in output 'default_group'"],
    Sums: ["CASE branch never taken: WHEN kind = 'b'", 'CASE branch never taken: ELSE'],
    Having: [],
  });
  coverage.add(await run([{ id: 50, kind: 'b' }, { id: 7, kind: 'c' }]));
  expect(unseen()).toEqual({ Raw: [], Sized: [], Route: [], Sums: [], Having: [] });
});
