import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataset, synthesizeExample } from './examples';
import { cloud, parquetRows, suite } from './lane';
import { DeployedStack } from '../../runtime/testing';

/** The example's own stack, on the emulator; its job with `--env localstack`; its targets through the AWS SDK and pyarrow. */
suite('flights', [cloud()], (fixture) => {
  let assembly: string;
  let stack: DeployedStack;
  beforeAll(async () => {
    assembly = await synthesizeExample('flights');
    stack = await fixture().deploy(assembly);
    const objects = await fixture().objects();
    await objects.put('s3://example-flights/flights-3m.parquet', readFileSync(dataset('flights-3m.parquet')));
    await objects.put('s3://example-flights/airports.csv', readFileSync(dataset('airports.csv')));
  }, 180_000);

  test('deploys its own template, with what Glue has left out and said', () => {
    expect(stack.physicalId('Results')).toMatch(/^flightsstack-results/);
    expect(stack.leftOut.map((l) => l.type).sort()).toEqual(['AWS::Glue::Job', 'AWS::Glue::SecurityConfiguration']);
  });

  test('writes the routes and the summary to the bucket that the deploy named', async () => {
    const result = await fixture().runJob(stack);
    const objects = await fixture().objects();
    const bucket = `s3://${stack.physicalId('Results')}`;
    const summary = await objects.text(`${bucket}/summary/`);
    expect(summary.split('\n')[0]).toBe('month,routes,flights,late_share,average_delay');
    const files = await objects.list(`${bucket}/routes/`);
    expect(files.every((f) => /\/month=2001-0\d\/[^/]+\.parquet$/.test(f))).toBe(true);
    const rows = parquetRows(await Promise.all(files.map((f) => objects.bytes(f))));
    if (rows === undefined) process.stderr.write('skipped: flights: no pyarrow to read the routes with\n');
    else expect(rows).toHaveLength(result.nodes.find((n) => n.node === 'RoutesOut')?.rowsWritten as number);
    // A second run replaces the first one's files.
    await fixture().runJob(stack, { parameters: { late_after: '30' } });
    const again = await objects.list(`${bucket}/routes/`);
    expect(again).toHaveLength(files.length);
    expect(again).not.toEqual(files);
  });

  test('the command line does the same, and takes no emulator for AWS', async () => {
    const cli = (...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'runtime/main.ts', 'run', '--assembly', assembly, ...args], {
      cwd: join(__dirname, '../..'), encoding: 'utf8', env: { ...process.env, ...fixture().variables },
    });
    const objects = await fixture().objects();
    const routes = `s3://${stack.physicalId('Results')}/routes/`;
    const before = await objects.list(routes);
    const refused = cli('--env', 'aws');
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('run with --env localstack')]);
    expect(await objects.list(routes)).toEqual(before);
    const done = cli('--env', 'localstack');
    expect([done.status, done.status === 0 ? '' : done.stderr]).toEqual([0, '']);
    expect(await objects.list(routes)).not.toEqual(before);
  });

  test('a run whose source is gone changes nothing', async () => {
    const objects = await fixture().objects();
    const bucket = `s3://${stack.physicalId('Results')}`;
    const before = await objects.list(`${bucket}/`);
    await objects.empty('s3://example-flights/airports.csv');
    const failed = await fixture().runJob(stack, { expect: 'FAILED' });
    expect(failed.error).toMatchObject({ node: 'Airports' });
    expect(await objects.list(`${bucket}/`)).toEqual(before);
    await objects.put('s3://example-flights/airports.csv', readFileSync(dataset('airports.csv')));
  });

  test('deletes with nothing left but what its template retains', async () => {
    const objects = await fixture().objects();
    const bucket = stack.physicalId('Results');
    await objects.empty(`s3://${bucket}/`);
    await stack.delete();
    await expect(objects.list(`s3://${bucket}/`)).rejects.toThrow(/bucket does not exist|NoSuchBucket/i);
  });
});
