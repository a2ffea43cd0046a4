import {
  CancelStatementCommand, CreateSessionCommand, CreateSessionRequest, DeleteSessionCommand, GetSessionCommand, GetSessionEndpointCommand,
  GetStatementCommand, ListSessionsCommand, ListStatementsCommand, RunStatementCommand, StopSessionCommand,
} from '@aws-sdk/client-glue';
import type { SessionEngine, SessionStart, StatementResult } from '../../../../runtime/server/glue/sessions/engine';
import { startLocalGlue, type LocalGlue } from '../local-glue';

/** Says what it is told; `wait` runs until it is cancelled, `die` takes the session with it. */
const engine: SessionEngine = {
  name: 'echo',
  refuses: (session) => (session.SessionType === 'SPARK_CONNECT' ? 'no Spark Connect' : undefined),
  async start({ onExit, session }: SessionStart) {
    if (session.Description === 'broken') throw new Error('the engine does not start');
    let cancel: (() => void) | undefined;
    return {
      run: (code: string) => new Promise<StatementResult>((done) => {
        cancel = () => done({ status: 'cancelled' });
        if (code === 'die') onExit('the worker died');
        else if (code === 'fail') done({ status: 'error', name: 'ValueError', value: 'no', traceback: ['line 1\n'] });
        else if (code !== 'wait') setTimeout(() => done({ status: 'ok', text: code, ...code === 'rich' ? { mime: { type: 'text/html', data: '<b>' } } : {}, stdout: 'out' }), 5);
      }),
      cancel: () => cancel?.(),
      close: async () => undefined,
    };
  },
};

let local: LocalGlue;
beforeAll(async () => {
  local = await startLocalGlue({ plugins: { sessionEngines: [engine] }, maxSessions: 3, checkReplies: false });
});
afterAll(() => local.close());
beforeEach(() => local.server.services.reset());

const ROLE = 'arn:aws:iam::123456789012:role/Glue';
const create = (request: Partial<CreateSessionRequest> = {}) => local.glue.send(new CreateSessionCommand({ Id: 's', Role: ROLE, Command: { Name: 'glueetl', PythonVersion: '3' }, ...request }));
const session = async (Id = 's') => (await local.glue.send(new GetSessionCommand({ Id }))).Session;
const run = async (Code: string) => (await local.glue.send(new RunStatementCommand({ SessionId: 's', Code }))).Id ?? -1;
const statement = async (Id: number) => (await local.glue.send(new GetStatementCommand({ SessionId: 's', Id }))).Statement;

test('from PROVISIONING to READY to STOPPED; the calls are held', async () => {
  expect((await create({ Tags: { a: 'b' } })).Session).toMatchObject({ Id: 's', Status: 'PROVISIONING', GlueVersion: '4.0', NumberOfWorkers: 5, WorkerType: 'G.1X', IdleTimeout: 2880 });
  expect((await session())?.Status).toBe('READY');
  expect(await statement(await run('hello'))).toMatchObject({ State: 'AVAILABLE', Output: { Status: 'ok', Data: { TextPlain: 'hello' } }, Progress: 1 });
  expect(await statement(await run('fail'))).toMatchObject({ State: 'AVAILABLE', Output: { Status: 'error', ErrorName: 'ValueError', ErrorValue: 'no', Traceback: ['line 1\n'] } });
  expect((await local.glue.send(new ListStatementsCommand({ SessionId: 's' }))).Statements?.map((s) => s.Id)).toEqual([1, 2]);
  expect((await local.glue.send(new ListSessionsCommand({ Tags: { a: 'b' } }))).Ids).toEqual(['s']);
  await local.glue.send(new StopSessionCommand({ Id: 's' }));
  expect((await session())?.Status).toBe('STOPPING');
  while ((await session())?.Status === 'STOPPING') await new Promise((done) => setTimeout(done, 20));
  expect((await session())?.Status).toBe('STOPPED');
  await expect(run('x')).rejects.toMatchObject({ name: 'IllegalSessionStateException' });
  await expect(local.glue.send(new StopSessionCommand({ Id: 's' }))).rejects.toMatchObject({ name: 'IllegalSessionStateException' });
  await create();
  expect((await session())?.Status).toBe('READY');
  expect((await local.glue.send(new ListStatementsCommand({ SessionId: 's' }))).Statements).toEqual([]);
  await expect(create()).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  await local.glue.send(new DeleteSessionCommand({ Id: 's' }));
  await expect(session()).rejects.toMatchObject({ name: 'EntityNotFoundException', message: 'Session s not found.' });
});

test('statements wait for each other; waiting and running ones are cancelled', async () => {
  await create();
  await session();
  const running = await run('wait');
  const waiting = await run('later');
  const last = await run('last');
  await local.glue.send(new CancelStatementCommand({ SessionId: 's', Id: waiting }));
  expect((await statement(waiting))?.State).toBe('CANCELLED');
  const held = statement(running);
  await local.glue.send(new CancelStatementCommand({ SessionId: 's', Id: running }));
  expect((await held)?.State).toBe('CANCELLED');
  expect(await statement(last)).toMatchObject({ State: 'AVAILABLE', Output: { Data: { TextPlain: 'last' } } });
});

test('a worker that dies ends its session with the reason, not the server', async () => {
  await create();
  await session();
  const id = await run('die');
  expect(await statement(id)).toMatchObject({ State: 'ERROR', Output: { Status: 'error', ErrorValue: 'the worker died' } });
  expect(await session()).toMatchObject({ Status: 'FAILED', ErrorMessage: 'the worker died' });
});

test('an engine that does not start fails the session', async () => {
  await create({ Description: 'broken' });
  expect(await session()).toMatchObject({ Status: 'FAILED', ErrorMessage: 'the engine does not start' });
});

test('idle and total timeout; work puts the idle one off', async () => {
  const { clock } = local.server.services;
  await create({ IdleTimeout: 10, Timeout: 25 });
  await session();
  clock.advance(6 * 60_000);
  await statement(await run('x'));
  clock.advance(6 * 60_000);
  expect((await session())?.Status).toBe('READY');
  clock.advance(5 * 60_000);
  expect(await session()).toMatchObject({ Status: 'TIMEOUT', ErrorMessage: 'the session was idle for 10 minutes' });
  await expect(run('x')).rejects.toMatchObject({ name: 'InvalidInputException' });
  await create({ IdleTimeout: 100, Timeout: 25 });
  await session();
  clock.advance(26 * 60_000);
  expect(await session()).toMatchObject({ Status: 'TIMEOUT', ErrorMessage: 'the session\'s timeout of 25 minutes has passed' });
});

test('the official kernel also gets the members of its own model', async () => {
  await create({ RequestOrigin: 'GlueStudioNotebook' });
  await session();
  const data = async (code: string) => {
    const reply = await local.raw('AWSGlue.GetStatement', { SessionId: 's', Id: await run(code) });
    return (reply.body.Statement as { Output: { Data: object } }).Output.Data;
  };
  expect(await data('plain')).toEqual({ TextPlain: 'plain' }); // anything beside it, and the kernel does not show it
  expect(await data('rich')).toEqual({ TextPlain: 'rich', MimeType: 'text/html', Result: '<b>', StdOut: 'out', StdErr: '' });
});

test('limits and refusals', async () => {
  await expect(create({ Role: 'x' })).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(create({ MaxCapacity: 5, NumberOfWorkers: 5 })).rejects.toMatchObject({ name: 'InvalidInputException' });
  await expect(create({ Command: { Name: 'python' } })).rejects.toMatchObject({ name: 'InvalidInputException' });
  await expect(create({ SessionType: 'SPARK_CONNECT' })).rejects.toMatchObject({ name: 'OperationNotSupportedException', message: expect.stringContaining('no Spark Connect') });
  for (const Id of ['a', 'b', 'c']) await create({ Id });
  await expect(create({ Id: 'd' })).rejects.toMatchObject({ name: 'ResourceNumberLimitExceededException' });
  await session('a');
  await expect(local.glue.send(new GetSessionEndpointCommand({ SessionId: 'a' }))).rejects.toMatchObject({ name: 'OperationNotSupportedException' });
  await expect(local.glue.send(new GetStatementCommand({ SessionId: 'a', Id: 7 }))).rejects.toMatchObject({ name: 'EntityNotFoundException' });
});

test('a lost session, as tests ask for it', async () => {
  await create();
  await session();
  await fetch(`${local.server.url}/_glueprint/sessions/s/lose`, { method: 'POST' });
  expect((await session())?.Status).toBe('FAILED');
});

test('after a restart no session pretends to live', async () => {
  await create();
  await session();
  local = await local.restart();
  expect((await session())?.Status).toMatch(/FAILED|STOPPED/);
});
