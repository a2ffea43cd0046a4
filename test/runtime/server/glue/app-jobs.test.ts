import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CreateJobCommand, GetJobCommand, GetJobRunCommand, StartJobRunCommand, UpdateJobCommand } from '@aws-sdk/client-glue';
import { until } from './scripted-runner';
import { nodeHost } from '../../../../runtime/host/node-host';
import { registerAppJobs } from '../../../../runtime/server/glue/jobs/app-jobs';
import { GLUE_TABLES } from '../../../../runtime/server/glue/state/collection';
import { claimState } from '../../../../runtime/server/glue/state/ownership';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { openStore } from '../../../../runtime/state/store';
import { readManifest } from '../../../../src/core/manifest';
import { NODE_TYPES } from '../../../../src/core/nodes';
import { startLocalGlue, type LocalGlue } from '../local-glue';

const FILE = resolve('test/fixtures/manifests/orders.glueprint.json');

let local: LocalGlue;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-jobs-'));
  await mkdir(join(folder, 'data/orders'), { recursive: true });
  await writeFile(join(folder, 'data/orders/o.csv'), 'id,customer,amount,day\n1,a,150.0,2026-01-01\n2,b,20.0,2026-01-01\n3,c,500,2026-01-02\n');
  const bindings = [{ uri: 'Shop/Data', path: join(folder, 'data') }, { uri: 's3://example-results', path: join(folder, 'out') }];
  local = await startLocalGlue({
    stateDir: join(folder, '.glueprint'),
    plugins: (server) => localPlugins({ host: nodeHost(), bindings, stateDir: join(folder, '.glueprint'), engine: 'sql', ...server }),
  });
  await register();
});
afterAll(() => local.close());

async function register() {
  const manifest = readManifest(await nodeHost().files.readText(FILE), NODE_TYPES, FILE);
  registerAppJobs(local.server.services.regions.get('us-east-1'), [{ manifest, file: FILE }], local.server.services.seconds());
}

async function run(Arguments: Record<string, string>) {
  const { JobRunId } = await local.glue.send(new StartJobRunCommand({ JobName: 'Orders', Arguments }));
  const ask = async () => (await local.glue.send(new GetJobRunCommand({ JobName: 'Orders', RunId: JobRunId }))).JobRun;
  return until(ask, (r) => r?.CompletedOn !== undefined);
}

test('a job of the app is a Glue job whose runs really write', async () => {
  const { Job } = await local.glue.send(new GetJobCommand({ JobName: 'Orders' }));
  expect(Job).toMatchObject({ GlueVersion: '5.1', WorkerType: 'G.1X', NumberOfWorkers: 2, DefaultArguments: { '--minimum': '100' } });
  expect(await run({ '--day': '2026-01-02' })).toMatchObject({ JobRunState: 'SUCCEEDED', Arguments: { '--day': '2026-01-02', '--minimum': '100' } });
  expect(await readdir(join(folder, 'out/big/2026-01-02'))).toEqual([expect.stringMatching(/\.snappy\.parquet$/)]);
});

test('a wrong parameter fails the run by name', async () => {
  expect(await run({ '--day': 'nonsense' })).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: expect.stringContaining('parameter \'day\' is date') });
});

test('a job that was made anew through the API is left alone', async () => {
  await local.glue.send(new UpdateJobCommand({ JobName: 'Orders', JobUpdate: { Role: 'r', Command: { Name: 'pythonshell' } } }));
  await register();
  expect((await local.glue.send(new GetJobCommand({ JobName: 'Orders' }))).Job?.Command?.Name).toBe('pythonshell');
});

test('a visual job that cannot be run says so', async () => {
  const CodeGenConfigurationNodes = { 'node-1': { S3CsvSource: { Name: 'n', Paths: ['s3://b/'], Separator: 'comma' as const, QuoteChar: 'quote' as const } } };
  await local.glue.send(new CreateJobCommand({ Name: 'visual', Role: 'r', Command: { Name: 'glueetl' }, GlueVersion: '5.0', CodeGenConfigurationNodes }));
  expect((await local.glue.send(new GetJobCommand({ JobName: 'visual' }))).Job).toMatchObject({ JobMode: 'VISUAL', CodeGenConfigurationNodes });
  const { JobRunId } = await local.glue.send(new StartJobRunCommand({ JobName: 'visual' }));
  const ask = async () => (await local.glue.send(new GetJobRunCommand({ JobName: 'visual', RunId: JobRunId }))).JobRun;
  const ended = await until(ask, (r) => r?.CompletedOn !== undefined);
  expect(ended).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: expect.stringMatching(/MissingSource: s3:\/\/b\/ › n/) });
});

test('one server owns a state until it is gone', async () => {
  const store = await openStore(join(folder, 'owned.db'), GLUE_TABLES);
  const other = spawn('sleep', ['30']);
  const first = claimState(store);
  expect(first.owned).toBe(true);
  first.release();
  const start = await nodeHost().processes.startOf(other.pid ?? 0);
  store.run('INSERT INTO glue_setting (region, name, value) VALUES (\'\', \'owner\', ?)', start === 'unknown' ? String(other.pid) : `${other.pid} ${start}`);
  expect(claimState(store)).toMatchObject({ owned: false, owner: other.pid });
  const gone = new Promise((done) => other.once('exit', done));
  other.kill('SIGKILL');
  await gone;
  expect(claimState(store).owned).toBe(true);
  store.close();
});
