import { App, Stack } from 'aws-cdk-lib';
import { ordersJob } from './orders';
import { assertRows, JobTest, rows, text } from '../../runtime/testing';
import { DerivedColumn, EtlJob, ReadFormat, Route, S3Source, Schema } from '../../src';
import { findSparkForTests } from '../spark';

const python = findSparkForTests();
const withSpark = python === undefined ? describe.skip : describe;
if (python === undefined) console.log('skipped: no PySpark; node build-tools/install-spark.mjs installs it');

const CSV = 'id,customer,amount,paid,at,tags\n1,ann,10,true,2026-01-01T10:00:00Z,a b\n2,bob,20.5,true,2026-01-03T00:00:00Z,\n3,cid,,false,,c\n';


withSpark('tests on PySpark', () => {
  beforeAll(() => {
    process.env.GLUEPRINT_SPARK_PYTHON = python;
  });

  test('both engines, from a text of the source to two nodes', async () => {
    const result = await new JobTest(ordersJob()).given('Raw', text(CSV)).engine('both').run({ only: ['Raw', 'Paid'] });
    assertRows(result.node('Paid'), [{ id: 1, customer: 'ann', amount: 10 }, { id: 2, customer: 'bob', amount: 20.5 }], { columns: 'mentioned' });
  });

  test('Spark alone, with rows in the place of a node', async () => {
    const given = rows([{ id: 1, customer: 'x', amount: 1 }, { id: 2, customer: 'x', amount: '2.50' }]);
    const result = await new JobTest(ordersJob()).given('Checked', given).engine('spark').run({ only: 'Out' });
    expect(result.node('Out').rows).toEqual([{ customer: 'x', amount: '3.50', orders: 2 }]);
  });

  test('a node with several outputs; a difference is told at the first node that has it', async () => {
    const job = new EtlJob(new Stack(new App(), 'Stack'), 'Job');
    const raw = new S3Source(job, 'Raw', { paths: ['s3://lake/in/'], format: ReadFormat.parquet(), schema: Schema.fromDdl('id INT') });
    const route = new Route(job, 'Route', { input: raw, groups: [{ name: 'low', condition: 'id < 2' }] });
    new DerivedColumn(job, 'Drawn', { input: route.dataset('low'), columns: [{ name: 'n', expression: 'uuid()' }] });
    const test = () => new JobTest(job).given('Raw', [{ id: 1 }, { id: 2 }, { id: null }]).engine('both');
    const result = await test().run({ only: 'Route' });
    assertRows(result.node('Route', 'low'), [{ id: 1 }]);
    await expect(test().run()).rejects.toMatchObject({ code: 'EnginesDiffer', details: { node: 'Drawn' } });
  });

  test('what Spark cannot do is an error', async () => {
    await expect(new JobTest(ordersJob()).given('Raw', text(CSV)).at('2026-01-01').engine('spark').run({ only: 'Paid' })).rejects.toMatchObject({ code: 'TestEngine' });
  });
});
