import {
  BatchStopJobRunCommand, CreateJobCommand, CreateJobRequest, DeleteJobCommand, GetJobBookmarkCommand, GetJobCommand, GetJobRunCommand,
  GetJobRunsCommand, GetSystemLogsForJobRunCommand, ListJobsCommand, StartJobRunCommand, StartJobRunRequest, UpdateJobCommand,
} from '@aws-sdk/client-glue';
import { startLocalGlue, type LocalGlue } from '../local-glue';
import { ScriptedRunner, until } from './scripted-runner';

const runner = new ScriptedRunner();
let local: LocalGlue;
beforeAll(async () => {
  local = await startLocalGlue({ plugins: { runners: [runner] } });
});
afterAll(() => local.close());
beforeEach(() => local.server.services.reset());

const ROLE = 'arn:aws:iam::123456789012:role/Glue';

async function job(members: Partial<CreateJobRequest> = {}) {
  await local.glue.send(new CreateJobCommand({ Name: 'j', Role: ROLE, Command: { Name: 'glueetl', ScriptLocation: 's3://b/s.py' }, GlueVersion: '5.0', ...members }));
}

const start = async (request: Partial<StartJobRunRequest> = {}) => (await local.glue.send(new StartJobRunCommand({ JobName: 'j', ...request }))).JobRunId ?? '';
const run = async (RunId: string) => (await local.glue.send(new GetJobRunCommand({ JobName: 'j', RunId }))).JobRun;
const inState = (RunId: string, state: string) => until(() => run(RunId), (r) => r?.JobRunState === state);

test('a run: its states, times, arguments, figures', async () => {
  await job({ DefaultArguments: { '--a': '1', '--b': '1' }, NonOverridableArguments: { '--b': '2' }, NumberOfWorkers: 2, WorkerType: 'G.2X' });
  const id = await start({ Arguments: { '--a': '3', '--b': '3', '--outcome': 'wait' } });
  expect(id).toMatch(/^jr_[0-9a-f]{64}$/);
  expect(await inState(id, 'RUNNING')).toMatchObject({
    JobRunState: 'RUNNING',
    Arguments: { '--a': '3', '--b': '2', '--outcome': 'wait' },
    Timeout: 480,
    MaxCapacity: 4,
    WorkerType: 'G.2X',
    NumberOfWorkers: 2,
    Attempt: 0,
    LogGroupName: '/aws-glue/jobs',
    GlueVersion: '5.0',
  });
  runner.end(id, { state: 'SUCCEEDED' });
  const done = await inState(id, 'SUCCEEDED');
  expect(done?.CompletedOn?.getTime()).toBeGreaterThanOrEqual(done?.StartedOn?.getTime() ?? Infinity);
  const { SystemLogsUrl } = await local.glue.send(new GetSystemLogsForJobRunCommand({ JobName: 'j', RunId: id }));
  expect(await (await fetch(SystemLogsUrl ?? '')).text()).toBe('hello from j\n');
});

test('a script that is not there fails its run and says so', async () => {
  await job({ Command: { Name: 'glueetl', ScriptLocation: 's3://nowhere/none.py' } });
  expect(await inState(await start(), 'FAILED')).toMatchObject({ ErrorMessage: expect.stringContaining('the script is absent') });
});

test('a failed run is tried again, each attempt a run', async () => {
  await job({ MaxRetries: 2 });
  const id = await start({ Arguments: { '--outcome': 'FAILED' } });
  const last = await until(async () => (await local.glue.send(new GetJobRunsCommand({ JobName: 'j' }))).JobRuns ?? [], (r) => r.length === 3 && r[0]?.JobRunState === 'FAILED');
  expect(last.map((r) => [r.Id, r.Attempt, r.PreviousRunId])).toEqual([[`${id}_attempt_2`, 2, `${id}_attempt_1`], [`${id}_attempt_1`, 1, id], [id, 0, undefined]]);
});

test('the limit of concurrent runs; queued runs wait for their turn', async () => {
  await job({ ExecutionProperty: { MaxConcurrentRuns: 1 } });
  const first = await start();
  await expect(start()).rejects.toMatchObject({ name: 'ConcurrentRunsExceededException', message: 'Concurrent runs exceeded for j' });
  const queued = await start({ JobRunQueuingEnabled: true });
  expect((await run(queued))?.JobRunState).toBe('WAITING');
  await inState(first, 'RUNNING');
  runner.end(first, { state: 'SUCCEEDED' });
  expect((await inState(queued, 'RUNNING'))?.JobRunState).toBe('RUNNING');
});

test('stopping', async () => {
  await job({ ExecutionProperty: { MaxConcurrentRuns: 3 } });
  const id = await start();
  await inState(id, 'RUNNING');
  const stopped = await local.glue.send(new BatchStopJobRunCommand({ JobName: 'j', JobRunIds: [id, 'jr_none'] }));
  expect(stopped.SuccessfulSubmissions).toEqual([{ JobName: 'j', JobRunId: id }]);
  expect(stopped.Errors?.map((e) => [e.JobRunId, e.ErrorDetail?.ErrorCode])).toEqual([['jr_none', 'EntityNotFoundException']]);
  expect((await inState(id, 'STOPPED'))?.JobRunState).toBe('STOPPED');
  const again = await local.glue.send(new BatchStopJobRunCommand({ JobName: 'j', JobRunIds: [id] }));
  expect(again.Errors?.[0]?.ErrorDetail?.ErrorCode).toBe('JobRunInvalidStateTransitionException');
});

test('the timeout ends a run', async () => {
  await job({ Timeout: 5 });
  const id = await start();
  await inState(id, 'RUNNING');
  local.server.services.clock.advance(5 * 60_000);
  expect(await inState(id, 'TIMEOUT')).toMatchObject({ JobRunState: 'TIMEOUT', ExecutionTime: 300, ErrorMessage: expect.stringContaining('timeout of 5 minutes') });
});

test('what was under way when the server went is failed with the reason', async () => {
  await job();
  const id = await start();
  await inState(id, 'RUNNING');
  const { clock } = local.server.services;
  local = await local.restart({ clock });
  expect(await run(id)).toMatchObject({ JobRunState: 'FAILED', ErrorMessage: expect.stringContaining('stopped') });
});

test.each<[string, Partial<StartJobRunRequest>, string]>([
  ['allocated and max capacity', { AllocatedCapacity: 2, MaxCapacity: 5 }, 'InvalidInputException'],
  ['max capacity and workers', { MaxCapacity: 5, WorkerType: 'G.1X', NumberOfWorkers: 2 }, 'InvalidInputException'],
  ['a worker type that does not exist', { WorkerType: 'G.3X' as 'G.1X' }, 'ValidationException'],
  ['a timeout below one minute', { Timeout: 0 }, 'ValidationException'],
  ['a job that does not exist', { JobName: 'nope' }, 'EntityNotFoundException'],
])('refused: %s', async (_what, request, name) => {
  await job();
  await expect(start(request)).rejects.toMatchObject({ name });
});

test('UpdateJob overwrites the whole definition; deleting twice is no error', async () => {
  await job({ Description: 'd', Timeout: 7, Tags: { a: 'b' } });
  await expect(job()).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  await local.glue.send(new UpdateJobCommand({ JobName: 'j', JobUpdate: { Role: ROLE, Command: { Name: 'pythonshell', ScriptLocation: 's3://b/t.py' } } }));
  const { Job } = await local.glue.send(new GetJobCommand({ JobName: 'j' }));
  expect(Job).toMatchObject({ Name: 'j', Timeout: 2880, Command: { Name: 'pythonshell' } });
  expect(Job?.Description).toBeUndefined();
  expect((await local.glue.send(new ListJobsCommand({ Tags: { a: 'b' } }))).JobNames).toEqual(['j']);
  await expect(local.glue.send(new GetJobBookmarkCommand({ JobName: 'j' }))).rejects.toMatchObject({ name: 'EntityNotFoundException' });
  for (let i = 0; i < 2; i++) expect((await local.glue.send(new DeleteJobCommand({ JobName: 'j' }))).JobName).toBe('j');
});
