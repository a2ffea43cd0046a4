import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateJobCommand, GetJobBookmarkCommand, GetJobRunCommand, ResetJobBookmarkCommand, StartJobRunCommand, type CodeGenConfigurationNode,
} from '@aws-sdk/client-glue';
import { until } from './scripted-runner';
import { nodeHost } from '../../../../runtime/host/node-host';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { startLocalGlue, type LocalGlue } from '../local-glue';

let local: LocalGlue;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visual-jobs-'));
  await mkdir(join(folder, '.glueprint/s3/lake/orders'), { recursive: true });
  await writeFile(join(folder, '.glueprint/s3/lake/orders/o.csv'), 'id,customer,amount\n1,ann,10\n2,bob,5\n3,ann,7\n');
  local = await startLocalGlue({
    stateDir: join(folder, '.glueprint'),
    plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir: join(folder, '.glueprint'), engine: 'sql', ...server }),
  });
});
afterAll(() => local.close());

const SOURCE: CodeGenConfigurationNode = { S3CsvSource: { Name: 'Orders', Paths: ['s3://lake/orders/'], Separator: 'comma', QuoteChar: 'quote', WithHeader: true, Recurse: true } };
const target = (from: string): CodeGenConfigurationNode => ({
  S3DirectTarget: { Name: 'Out', Inputs: [from], Path: 's3://lake/out/', Format: 'json', PartitionKeys: [], Compression: 'none' },
});

async function run(Name: string, CodeGenConfigurationNodes: Record<string, CodeGenConfigurationNode>) {
  await local.glue.send(new CreateJobCommand({
    Name,
    Role: 'arn:aws:iam::123456789012:role/Glue',
    JobMode: 'VISUAL',
    GlueVersion: '5.0',
    Command: { Name: 'glueetl', PythonVersion: '3', ScriptLocation: `s3://scripts/${Name}.py` },
    CodeGenConfigurationNodes,
  }));
  const { JobRunId } = await local.glue.send(new StartJobRunCommand({ JobName: Name }));
  const ask = async () => (await local.glue.send(new GetJobRunCommand({ JobName: Name, RunId: JobRunId }))).JobRun;
  return until(ask, (r) => r?.CompletedOn !== undefined);
}

test('a visual job runs by its graph', async () => {
  const sums: CodeGenConfigurationNode = { Aggregate: { Name: 'Sums', Inputs: ['node-1'], Groups: [['customer']], Aggs: [{ Column: ['id'], AggFunc: 'count' }] } };
  expect(await run('visual', { 'node-1': SOURCE, 'node-2': sums, 'node-3': target('node-2') })).toMatchObject({ JobRunState: 'SUCCEEDED', JobMode: 'VISUAL' });
  const out = join(folder, '.glueprint/s3/lake/out');
  const rows = readdirSync(out).flatMap((f) => readFileSync(join(out, f), 'utf8').trim().split('\n')).map((l) => JSON.parse(l) as { customer: string });
  expect(rows.sort((a, b) => a.customer.localeCompare(b.customer))).toEqual([{ 'customer': 'ann', 'count(id)': 2 }, { 'customer': 'bob', 'count(id)': 1 }]);
});

test('a wrong column fails the run, with its node', async () => {
  const fields: CodeGenConfigurationNode = { SelectFields: { Name: 'Some', Inputs: ['node-1'], Paths: [['custmer']] } };
  expect(await run('wrong', { 'node-1': SOURCE, 'node-2': fields, 'node-3': target('node-2') })).toMatchObject({
    JobRunState: 'FAILED', ErrorMessage: expect.stringMatching(/UnknownColumn.*Some.*custmer.*customer/s),
  });
});

test('code of its own is for the runners of scripts, and says so where there is none', async () => {
  const code: CodeGenConfigurationNode = { CustomCode: { Name: 'Code', Inputs: ['node-1'], Code: 'return dfc', ClassName: 'MyTransform' } };
  const ended = await run('code', { 'node-1': SOURCE, 'node-2': code, 'node-3': target('node-2') });
  expect(ended).toMatchObject({ JobRunState: 'FAILED' });
  expect(ended?.ErrorMessage).toMatch(/Python|s3:\/\/scripts\/code\.py does not exist/);
  expect(existsSync(join(folder, '.glueprint/s3/lake/code'))).toBe(false);
});

test('a bookmark is shown and rewound by run', async () => {
  const input = join(folder, '.glueprint/s3/lake/days');
  const out = join(folder, '.glueprint/s3/lake/copied');
  await mkdir(input, { recursive: true });
  await local.glue.send(new CreateJobCommand({
    Name: 'copy',
    Role: 'arn:aws:iam::123456789012:role/Glue',
    GlueVersion: '5.0',
    Command: { Name: 'glueetl' },
    DefaultArguments: { '--job-bookmark-option': 'job-bookmark-enable' },
    CodeGenConfigurationNodes: {
      'node-1': { S3CsvSource: { ...SOURCE.S3CsvSource!, Paths: ['s3://lake/days/'] } },
      'node-2': { S3DirectTarget: { Name: 'Out', Inputs: ['node-1'], Path: 's3://lake/copied/', Format: 'json', Compression: 'none' } },
    },
  }));
  const copy = async (day: string) => {
    if (day !== '') await writeFile(join(input, `${day}.csv`), `day\n${day}\n`);
    const { JobRunId = '' } = await local.glue.send(new StartJobRunCommand({ JobName: 'copy' }));
    const ask = async () => (await local.glue.send(new GetJobRunCommand({ JobName: 'copy', RunId: JobRunId }))).JobRun;
    expect(await until(ask, (r) => r?.CompletedOn !== undefined)).toMatchObject({ JobRunState: 'SUCCEEDED' });
    return JobRunId;
  };
  const copied = () => readdirSync(out).flatMap((f) => readFileSync(join(out, f), 'utf8').trim().split('\n')).map((l) => (JSON.parse(l) as { day: string }).day).sort();
  const first = await copy('monday');
  const second = await copy('tuesday');
  expect(copied()).toEqual(['monday', 'tuesday']);
  const entry = async (RunId?: string) => (await local.glue.send(new GetJobBookmarkCommand({ JobName: 'copy', RunId }))).JobBookmarkEntry;
  expect((await entry())?.RunId).toBe(second);
  const early = await entry(first);
  expect(early?.RunId).toBe(first);
  expect(early?.JobBookmark).not.toBe((await entry())?.JobBookmark);
  await expect(entry('jr_0')).rejects.toMatchObject({ name: 'EntityNotFoundException' });

  const { JobBookmarkEntry } = await local.glue.send(new ResetJobBookmarkCommand({ JobName: 'copy', RunId: first }));
  expect(JobBookmarkEntry).toMatchObject({ RunId: first, JobBookmark: early?.JobBookmark, Version: 1 });
  await copy('');
  expect(copied()).toEqual(['monday', 'tuesday', 'tuesday']);
  await local.glue.send(new ResetJobBookmarkCommand({ JobName: 'copy' }));
  await copy('');
  expect(copied()).toEqual(['monday', 'monday', 'tuesday', 'tuesday', 'tuesday']);
});
