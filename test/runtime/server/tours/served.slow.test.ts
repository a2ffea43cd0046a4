import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateJobCommand, CreateSessionCommand, GetJobRunCommand, GetJobsCommand, GetSessionCommand, GetStatementCommand, GlueClient, RunStatementCommand,
  StartJobRunCommand,
} from '@aws-sdk/client-glue';
import { isBundled, Served } from './served';
import { prepareJob, STUDIO_FILES, type TourJob } from './studio-jobs';
import { SdkTour } from '../../../../integ/tour-sdk';
import { until } from '../glue/scripted-runner';

jest.setTimeout(400_000);

if (!isBundled) process.stdout.write('skipped: tours of the bundled server: it is not built (npx projen post-compile)\n');
if (STUDIO_FILES.length === 0) process.stdout.write('skipped: real jobs of Glue Studio on the bundled server: their folder is not there (GLUE_STUDIO_JOBS)\n');

const ROLE = 'arn:aws:iam::123456789012:role/Glue';
const VISUAL = {
  'node-1': { S3CsvSource: { Name: 'in', Paths: ['s3://raw/a/'], Separator: 'comma' as const, QuoteChar: 'quote' as const, WithHeader: true, OutputSchemas: [{ Columns: [{ Name: 'id', Type: 'bigint' }] }] } },
  'node-2': { S3DirectTarget: { Name: 'out', Inputs: ['node-1'], Path: 's3://lake/out/', Format: 'json' as const, Compression: 'none' } },
};

(isBundled ? describe : describe.skip)('glueprint serve, as it is shipped', () => {
  let folder: string;
  let served: Served;
  const glueOf = ({ url }: Served) => new GlueClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'served-')); });
  afterEach(() => served?.end('SIGINT'));

  (STUDIO_FILES.length > 0 ? test : test.skip)('visual jobs from their files, bookmarks, a workflow by schedule, a session', async () => {
    served = await Served.start(folder, ['--engine', 'sql', '--deny-execution']);
    const glue = glueOf(served);
    const jobs: TourJob[] = [];
    for (const file of STUDIO_FILES) jobs.push(await prepareJob(file, join(folder, '.glueprint/s3'), glue));
    const tour = new SdkTour(served.url);
    for (const job of jobs) await tour.job(job);
    const [first, second] = jobs.filter((j) => j.ends === 'SUCCEEDED') as [TourJob, TourJob];
    await tour.bookmark(first);
    await tour.workflow(first.create.Name ?? '', second.create.Name ?? '');
    tour.close();
    glue.destroy();
  });

  test('runs find the state and the bindings of the server, wherever --state is', async () => {
    mkdirSync(join(folder, 'data/a'), { recursive: true });
    writeFileSync(join(folder, 'data/a/x.csv'), 'id\n7\n');
    served = await Served.start(folder, ['--engine', 'sql', '--state', 'elsewhere/state', '--bind', 's3://raw=data']);
    const tour = new SdkTour(served.url);
    await tour.job({ create: { Name: 'v', Role: ROLE, Command: { Name: 'glueetl' }, GlueVersion: '5.0', CodeGenConfigurationNodes: VISUAL }, arguments: {}, ends: 'SUCCEEDED' });
    await tour.session();
    tour.close();
    const out = join(folder, 'elsewhere/state/s3/lake/out');
    expect(readdirSync(out).map((f) => readFileSync(join(out, f), 'utf8')).join('')).toContain('"id":7');
    expect(readdirSync(folder).sort()).toEqual(['data', 'elsewhere']);
  });

  test('an SQL session whose process is killed has failed with the reason; the server and other sessions live on', async () => {
    served = await Served.start(folder, ['--engine', 'sql']);
    const glue = glueOf(served);
    const children = () => {
      try {
        return readFileSync(`/proc/${served.pid}/task/${served.pid}/children`, 'utf8').split(' ').filter((c) => c.trim() !== '');
      } catch {
        return undefined;
      }
    };
    const open = async (Id: string) => {
      await glue.send(new CreateSessionCommand({ Id, Role: ROLE, Command: { Name: 'glueetl', PythonVersion: '3' } }));
      return (await glue.send(new GetSessionCommand({ Id }))).Session?.Status;
    };
    const run = async (SessionId: string, Code: string) => (await glue.send(new RunStatementCommand({ SessionId, Code }))).Id;
    const answer = async (SessionId: string, Id: number | undefined) => {
      const { Statement } = await glue.send(new GetStatementCommand({ SessionId, Id }));
      return Statement?.Output?.Data?.TextPlain;
    };
    expect(await open('one')).toBe('READY');
    const before = children();
    if (before?.length !== 1) return; // no /proc: nothing to kill it by
    expect(await open('two')).toBe('READY');
    await run('one', 'SELECT sum(a.id * b.id) AS s FROM range(1000000) AS a CROSS JOIN range(10000000) AS b');
    process.kill(Number(before[0]), 'SIGKILL');
    const ended = await until(async () => (await glue.send(new GetSessionCommand({ Id: 'one' }))).Session, (s) => s?.Status !== 'READY', 30_000);
    expect(ended).toMatchObject({ Status: 'FAILED', ErrorMessage: expect.stringContaining('SIGKILL') });
    expect(await answer('two', await run('two', 'SELECT 1 AS one'))).toContain('|1  |');
    glue.destroy();
  });

  test('after kill -9 everything that was answered is there, and a run under way has failed with the reason and left no process', async () => {
    mkdirSync(join(folder, '.glueprint/s3/scripts'), { recursive: true });
    const pidFile = join(folder, 'pid');
    writeFileSync(join(folder, '.glueprint/s3/scripts/slow.py'), `import os, time\nopen(${JSON.stringify(pidFile)}, "w").write(str(os.getpid()))\ntime.sleep(600)\n`);
    served = await Served.start(folder, ['--engine', 'sql']);
    let glue = glueOf(served);
    await glue.send(new CreateJobCommand({ Name: 'slow', Role: ROLE, Command: { Name: 'pythonshell', ScriptLocation: 's3://scripts/slow.py', PythonVersion: '3.9' } }));
    const { JobRunId: RunId } = await glue.send(new StartJobRunCommand({ JobName: 'slow' }));
    const run = async () => (await glue.send(new GetJobRunCommand({ JobName: 'slow', RunId }))).JobRun;
    const pid = () => { try { return Number(readFileSync(pidFile, 'utf8')); } catch { return 0; } };
    await until(async () => pid(), (n) => n > 0);
    expect((await run())?.JobRunState).toBe('RUNNING');
    const answered: string[] = [];
    let killed = false;
    const writing = (async () => {
      for (let i = 0; !killed; i++) {
        await glue.send(new CreateJobCommand({ Name: `job-${i}`, Role: ROLE, Command: { Name: 'glueetl' } }));
        answered.push(`job-${i}`);
      }
    })().catch(() => undefined);
    await until(async () => answered.length, (n) => n > 20);
    await served.end('SIGKILL');
    killed = true;
    glue.destroy();
    await writing;

    served = await Served.start(folder, ['--engine', 'sql']);
    glue = glueOf(served);
    expect(await run()).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: expect.stringContaining('stopped while the run was under way') });
    const names: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await glue.send(new GetJobsCommand({ NextToken }));
      for (const job of page.Jobs ?? []) names.push(job.Role === ROLE && job.Command?.Name !== undefined ? job.Name : undefined);
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(names).toEqual(expect.arrayContaining(['slow', ...answered]));
    expect(names).not.toContain(undefined);
    await until(async () => { try { process.kill(pid(), 0); return true; } catch { return false; } }, (lives) => !lives);
    expect(() => process.kill(pid(), 0)).toThrow('ESRCH');
    glue.destroy();
  });
});
