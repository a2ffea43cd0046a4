import { mkdtempSync, readdirSync, existsSync, writeFileSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { nodeHost } from '../../../runtime/host/node-host';
import { localEnvironment } from '../../../runtime/runs/environment';
import { RunEvent } from '../../../runtime/runs/events';
import { runJob } from '../../../runtime/runs/run-job';
import {
  EtlJob, EvaluateDataQuality, EvaluateDataQualityMultiFrame, IDataset, ReadFormat, Rule, Ruleset, S3Source, S3Target, Schema, StopJobOnFailure,
  WriteFormat, WriteMode,
} from '../../../src';
import { Manifest, readManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';

const ORDERS = 'id,customer,amount\n1,ann,10.5\n2,bob,20\n3,,30\n';
const CUSTOMERS = 'name\nann\nbob\ncid\n';

interface Built { readonly job: EtlJob; readonly orders: S3Source; readonly customers: S3Source }

function jobWith(build: (b: Built) => void): Manifest {
  const stack = new Stack(new App(), 'Stack');
  const job = new EtlJob(stack, 'Job');
  const csv = (id: string, ddl: string) => new S3Source(job, id, { paths: [`s3://lake/${id.toLowerCase()}/`], format: ReadFormat.csv(), schema: Schema.fromDdl(ddl) });
  build({ job, orders: csv('Orders', 'id INT, customer STRING, amount DOUBLE'), customers: csv('Customers', 'name STRING') });
  return readManifest(job.renderManifest(), NODE_TYPES);
}

/** A folder with the two sources, and runs over it. */
class Lake {
  public readonly folder = mkdtempSync(join(tmpdir(), 'quality-'));

  constructor(orders = ORDERS) {
    this.write('orders', orders);
    this.write('customers', CUSTOMERS);
  }

  public write(name: string, csv: string): void {
    mkdirSync(join(this.folder, name), { recursive: true });
    writeFileSync(join(this.folder, name, 'data.csv'), csv);
  }

  public async run(manifest: Manifest) {
    const events: RunEvent[] = [];
    const environment = localEnvironment(nodeHost(), [{ uri: 's3://lake', path: this.folder }], join(this.folder, 'state'));
    const result = await runJob(manifest, environment, { onEvent: (e) => events.push(e) });
    const qualities = events.flatMap((e) => (e.type === 'quality-evaluated' ? [e.result] : []));
    return { result, quality: qualities[0], events };
  }

  public rows(path: string): unknown[] {
    const folder = join(this.folder, path);
    if (!existsSync(folder)) return [];
    const files = readdirSync(folder).filter((f) => f.endsWith('.json'));
    return files.flatMap((f) => readFileSync(join(folder, f), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as unknown));
  }
}

const RULES = Ruleset.of(Rule.rowCount().greaterThan(2), Rule.isComplete('customer'), Rule.columnValues('amount').greaterThan(0));

test('a failed rule stops the job before anything is written', async () => {
  const manifest = jobWith(({ job, orders }) => {
    const checked = new EvaluateDataQuality(job, 'Checked', { input: orders, ruleset: RULES, stopJobOnFailure: StopJobOnFailure.IMMEDIATE });
    new S3Target(job, 'Out', { input: checked, path: 's3://lake/out/', format: WriteFormat.json() });
  });
  const lake = new Lake();
  const { result } = await lake.run(manifest);
  expect(result.state).toBe('FAILED');
  expect(result.error).toMatchObject({ code: 'DataQualityFailed', node: 'Checked' });
  expect(result.error?.message).toContain('1 of 3 data quality rules failed');
  expect(result.error?.message).toContain('IsComplete "customer": Value: 0.6666666666666666 does not meet the constraint requirement!');
  expect(existsSync(join(lake.folder, 'out'))).toBe(false);
});

test('after the data load the job fails, and the data is there', async () => {
  const manifest = jobWith(({ job, orders }) => {
    const checked = new EvaluateDataQuality(job, 'Checked', { input: orders, ruleset: RULES, stopJobOnFailure: StopJobOnFailure.AFTER_DATA_LOAD });
    new S3Target(job, 'Out', { input: checked, path: 's3://lake/out/', format: WriteFormat.json() });
  });
  const lake = new Lake();
  const { result } = await lake.run(manifest);
  expect(result.state).toBe('FAILED');
  expect(lake.rows('out')).toHaveLength(3);
});

test('rows, rules and data are datasets; other datasets are known by their alias', async () => {
  const manifest = jobWith(({ job, orders, customers }) => {
    const checked = new EvaluateDataQualityMultiFrame(job, 'Checked', {
      input: orders,
      additionalDataSources: { people: customers },
      ruleset: Ruleset.of(Rule.isComplete('customer'), Rule.referentialIntegrity('customer', 'people.name').atLeast(0.6)),
    });
    const write = (id: string, input: IDataset) => (
      new S3Target(job, id, { input, path: `s3://lake/${id.toLowerCase()}/`, format: WriteFormat.json(), mode: WriteMode.OVERWRITE })
    );
    write('Rows', checked.rowLevelOutcomes);
    write('Rules', checked.ruleOutcomes);
    write('Data', checked.originalData);
  });
  const lake = new Lake();
  const { result } = await lake.run(manifest);
  expect(result.error).toBeUndefined();
  expect(lake.rows('data')).toHaveLength(3);
  expect(lake.rows('rules')).toEqual([
    expect.objectContaining({ Rule: 'IsComplete "customer"', Outcome: 'Failed', EvaluatedMetrics: { 'Column.customer.Completeness': 2 / 3 } }),
    expect.objectContaining({ Rule: 'ReferentialIntegrity "customer" "people.name" >= 0.6', Outcome: 'Passed' }),
  ]);
  expect(lake.rows('rows')).toContainEqual(expect.objectContaining({
    id: 3, DataQualityRulesFail: ['IsComplete "customer"', 'ReferentialIntegrity "customer" "people.name" >= 0.6'], DataQualityEvaluationResult: 'Failed',
  }));
});

test('dynamic rules look at what earlier runs measured', async () => {
  const manifest = jobWith(({ job, orders }) => {
    const checked = new EvaluateDataQuality(job, 'Checked', { input: orders, ruleset: Ruleset.of(Rule.rowCount().satisfies('>= last()')) });
    new S3Target(job, 'Out', { input: checked, path: 's3://lake/out/', format: WriteFormat.json(), mode: WriteMode.OVERWRITE });
  });
  const lake = new Lake();
  const first = await lake.run(manifest);
  expect(first.quality.outcomes[0]).toMatchObject({ outcome: 'Failed', failureReason: 'Rule threshold results in empty list, and a single value is expected.' });
  const second = await lake.run(manifest);
  expect(second.quality.outcomes[0]).toMatchObject({ outcome: 'Passed', evaluatedRule: 'RowCount >= 3' });
  lake.write('orders', 'id,customer,amount\n1,ann,10.5\n');
  const third = await lake.run(manifest);
  expect(third.quality.outcomes[0]).toMatchObject({ outcome: 'Failed', failureReason: 'Value: 1 does not meet the constraint requirement!' });
});

test('file rules look at the files that were read', async () => {
  const manifest = jobWith(({ job, orders }) => {
    const ruleset = Ruleset.fromDqdl('Rules = [ FileSize < 1 KB, FileSize > 1 KB, FileMatch "s3://lake/customers/" in ["nothing"] with hashAlgorithm = "SHA-256", FileFreshness "s3://lake/none/" > "2020-01-01" ]');
    const checked = new EvaluateDataQuality(job, 'Checked', { input: orders, ruleset });
    new S3Target(job, 'Out', { input: checked, path: 's3://lake/out/', format: WriteFormat.json() });
  });
  const { quality } = await new Lake().run(manifest);
  expect(quality.outcomes.map((o) => [o.outcome, o.failureReason])).toEqual([
    ['Passed', undefined], ['Failed', 'Value: 0.0 does not meet the constraint requirement.'], ['Failed', 'Value: 0.0 does not meet the constraint requirement.'],
    ['Failed', 'No files found at s3://lake/none/'],
  ]);
});

test('a wrong column throws where the node is written', () => {
  expect(() => jobWith(({ job, orders }) => new EvaluateDataQuality(job, 'Checked', { input: orders, ruleset: Ruleset.of(Rule.isComplete('custmer')) })))
    .toThrow(/Stack\/Job\/Checked › ruleset: no column 'custmer'; did you mean 'customer'\?/);
});
