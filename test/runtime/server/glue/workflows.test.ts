import {
  CreateJobCommand, CreateTriggerCommand, CreateTriggerRequest, CreateWorkflowCommand, GetJobRunsCommand, GetTriggerCommand, GetWorkflowRunCommand,
  PutWorkflowRunPropertiesCommand, GetWorkflowRunPropertiesCommand, ResumeWorkflowRunCommand, StartJobRunCommand, StartTriggerCommand,
  StartWorkflowRunCommand, StopTriggerCommand, StopWorkflowRunCommand,
} from '@aws-sdk/client-glue';
import { ServerClock } from '../../../../runtime/server/clock';
import { startLocalGlue, type LocalGlue } from '../local-glue';
import { ScriptedRunner, until } from './scripted-runner';

const runner = new ScriptedRunner();
let local: LocalGlue;
beforeAll(async () => {
  local = await startLocalGlue({ plugins: { runners: [runner] }, clock: new ServerClock(() => Date.parse('2026-01-01T00:00:00Z')) });
});
afterAll(() => local.close());
beforeEach(() => local.server.services.reset());

const HOUR = 3_600_000;

async function jobs(...names: string[]) {
  for (const Name of names) {
    await local.glue.send(new CreateJobCommand({
      Name,
      Role: 'role',
      Command: { Name: 'glueetl', ScriptLocation: 's3://b/s.py' },
      ExecutionProperty: { MaxConcurrentRuns: 5 },
      DefaultArguments: { '--outcome': Name.startsWith('bad') ? 'FAILED' : Name.startsWith('slow') ? 'wait' : 'SUCCEEDED' },
    }));
  }
}

const trigger = (Name: string, request: Partial<CreateTriggerRequest>) => local.glue.send(new CreateTriggerCommand({ Name, Type: 'ON_DEMAND', Actions: [], ...request }));
const after = (Logical: 'AND' | 'ANY', ...jobStates: string[]) => ({
  Type: 'CONDITIONAL' as const,
  StartOnCreation: true,
  Predicate: { Logical, Conditions: jobStates.map((j) => ({ LogicalOperator: 'EQUALS' as const, JobName: j.split(':')[0], State: (j.split(':')[1] ?? 'SUCCEEDED') as 'SUCCEEDED' })) },
});
const allRuns = async (JobName: string) => (await local.glue.send(new GetJobRunsCommand({ JobName }))).JobRuns ?? [];
const runsOf = (JobName: string, count: number) => until(() => allRuns(JobName), (r) => r.length >= count && r.every((x) => x.CompletedOn));
const settle = () => new Promise((done) => setTimeout(done, 60));

test('a schedule fires at its times until it is stopped', async () => {
  await jobs('a');
  await trigger('t', { Type: 'SCHEDULED', Schedule: 'cron(30 * * * ? *)', Actions: [{ JobName: 'a', Arguments: { '--x': '1' } }], StartOnCreation: true });
  local.server.services.clock.advance(2 * HOUR);
  const runs = await runsOf('a', 2);
  expect(runs.map((r) => [r.StartedOn?.toISOString(), r.TriggerName, r.Arguments?.['--x']])).toEqual([
    ['2026-01-01T01:30:00.000Z', 't', '1'], ['2026-01-01T00:30:00.000Z', 't', '1'],
  ]);
  await local.glue.send(new StopTriggerCommand({ Name: 't' }));
  local.server.services.clock.advance(2 * HOUR);
  await settle();
  expect(await runsOf('a', 2)).toHaveLength(2);
  expect((await local.glue.send(new GetTriggerCommand({ Name: 't' }))).Trigger?.State).toBe('DEACTIVATED');
});

test('AND waits for all, ANY for the first; predecessors are named', async () => {
  await jobs('a', 'b', 'both', 'either');
  await trigger('start', { Actions: [{ JobName: 'a' }, { JobName: 'b' }] });
  await trigger('and', { ...after('AND', 'a', 'b'), Actions: [{ JobName: 'both' }] });
  await trigger('any', { ...after('ANY', 'a', 'b:FAILED'), Actions: [{ JobName: 'either' }] });
  await local.glue.send(new StartTriggerCommand({ Name: 'start' }));
  await runsOf('both', 1);
  await settle();
  expect(await runsOf('both', 1)).toHaveLength(1);
  expect(await runsOf('either', 1)).toHaveLength(1);
});

test('what was started by hand fires no conditional trigger', async () => {
  await jobs('a', 'b');
  await trigger('t', { ...after('ANY', 'a'), Actions: [{ JobName: 'b' }] });
  await local.glue.send(new StartJobRunCommand({ JobName: 'a' }));
  await runsOf('a', 1);
  await settle();
  expect(await runsOf('b', 0)).toEqual([]);
});

async function workflow() {
  await local.glue.send(new CreateWorkflowCommand({ Name: 'w', DefaultRunProperties: { p: '1' } }));
}
const workflowRun = async (RunId: string, IncludeGraph = false) => (await local.glue.send(new GetWorkflowRunCommand({ Name: 'w', RunId, IncludeGraph }))).Run;

test('a workflow: runs, graph, statistics, properties', async () => {
  await jobs('a', 'bad', 'c');
  await workflow();
  await trigger('s', { WorkflowName: 'w', Actions: [{ JobName: 'a' }] });
  await trigger('n', { WorkflowName: 'w', ...after('AND', 'a'), Actions: [{ JobName: 'bad' }, { JobName: 'c' }] });
  const { RunId = '' } = await local.glue.send(new StartWorkflowRunCommand({ Name: 'w', RunProperties: { q: '2' } }));
  const run = await until(() => workflowRun(RunId, true), (r) => r?.Status === 'COMPLETED');
  expect(run).toMatchObject({ Status: 'COMPLETED', Statistics: { TotalActions: 3, SucceededActions: 2, FailedActions: 1, RunningActions: 0 }, WorkflowRunProperties: { p: '1', q: '2' } });
  expect(run?.Graph?.Nodes?.map((n) => `${n.Type} ${n.Name}`).sort()).toEqual(['JOB a', 'JOB bad', 'JOB c', 'TRIGGER n', 'TRIGGER s']);
  expect(run?.Graph?.Edges).toHaveLength(4);
  const [c] = await runsOf('c', 1);
  expect(c?.Arguments).toMatchObject({ '--WORKFLOW_NAME': 'w', '--WORKFLOW_RUN_ID': RunId });
  await local.glue.send(new PutWorkflowRunPropertiesCommand({ Name: 'w', RunId, RunProperties: { q: '3' } }));
  expect((await local.glue.send(new GetWorkflowRunPropertiesCommand({ Name: 'w', RunId }))).RunProperties).toEqual({ p: '1', q: '3' });

  const failed = run?.Graph?.Nodes?.find((n) => n.Name === 'bad')?.UniqueId ?? '';
  const resumed = await local.glue.send(new ResumeWorkflowRunCommand({ Name: 'w', RunId, NodeIds: [failed] }));
  expect(resumed.NodeIds).toEqual([failed]);
  expect(await until(() => workflowRun(resumed.RunId ?? ''), (r) => r?.Status === 'COMPLETED')).toMatchObject({ PreviousRunId: RunId, Statistics: { TotalActions: 1, FailedActions: 1 } });
});

test('a workflow that is stopped stops its jobs', async () => {
  await jobs('slow');
  await workflow();
  await trigger('s', { WorkflowName: 'w', Actions: [{ JobName: 'slow' }] });
  const { RunId = '' } = await local.glue.send(new StartWorkflowRunCommand({ Name: 'w' }));
  await until(async () => (await local.glue.send(new GetJobRunsCommand({ JobName: 'slow' }))).JobRuns?.[0]?.JobRunState, (s) => s === 'RUNNING');
  await expect(local.glue.send(new ResumeWorkflowRunCommand({ Name: 'w', RunId, NodeIds: ['x'] }))).rejects.toMatchObject({ name: 'IllegalWorkflowStateException' });
  await local.glue.send(new StopWorkflowRunCommand({ Name: 'w', RunId }));
  expect(await until(() => workflowRun(RunId), (r) => r?.Status === 'STOPPED')).toMatchObject({ Status: 'STOPPED', Statistics: { StoppedActions: 1 } });
});

test('events are batched: by number, and when the window is over', async () => {
  await jobs('a');
  await workflow();
  await trigger('e', { WorkflowName: 'w', Type: 'EVENT', EventBatchingCondition: { BatchSize: 3, BatchWindow: 60 }, Actions: [{ JobName: 'a' }] });
  const event = () => fetch(`${local.server.url}/_glueprint/triggers/e/event`, { method: 'POST' });
  for (let i = 0; i < 4; i++) expect((await event()).status).toBe(200);
  expect(await runsOf('a', 1)).toHaveLength(1);
  local.server.services.clock.advance(61_000);
  expect(await runsOf('a', 2)).toHaveLength(2);
});

test.each<[string, Partial<CreateTriggerRequest>, string]>([
  ['a job that does not exist', { Actions: [{ JobName: 'nope' }] }, 'EntityNotFoundException'],
  ['a schedule of five fields', { Type: 'SCHEDULED', Schedule: 'cron(0 12 * * ?)', Actions: [{ JobName: 'a' }] }, 'InvalidInputException'],
  ['no schedule', { Type: 'SCHEDULED', Actions: [{ JobName: 'a' }] }, 'InvalidInputException'],
  ['no predicate', { Type: 'CONDITIONAL', Actions: [{ JobName: 'a' }] }, 'InvalidInputException'],
  ['an event outside of a workflow', { Type: 'EVENT', Actions: [{ JobName: 'a' }] }, 'InvalidInputException'],
  ['a workflow that does not exist', { WorkflowName: 'nope', Actions: [{ JobName: 'a' }] }, 'EntityNotFoundException'],
])('a trigger is refused with %s', async (_what, request, name) => {
  await jobs('a');
  await expect(trigger('t', request)).rejects.toMatchObject({ name });
});
