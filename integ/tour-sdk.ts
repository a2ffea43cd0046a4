import {
  CancelStatementCommand, CreateJobCommand, CreateSessionCommand, CreateTriggerCommand, CreateWorkflowCommand, DeleteSessionCommand,
  GetJobBookmarkCommand, GetJobRunCommand, GetSessionCommand, GetStatementCommand, GetSystemLogsForJobRunCommand, GetWorkflowRunsCommand,
  GlueClient, ResetJobBookmarkCommand, RunStatementCommand, StartJobRunCommand, StopSessionCommand, type CreateJobRequest,
} from '@aws-sdk/client-glue';

/** A job, what its run is given, and how it must end. */
export interface TourJob {
  readonly create: CreateJobRequest;
  readonly arguments: Readonly<Record<string, string>>;
  readonly ends: string;
  readonly because?: string;
}

const ROLE = 'arn:aws:iam::123456789012:role/Glue';

/** `@aws-sdk/client-glue` at a local Glue endpoint: `glueprint serve`, with what `glueprint env sdk` prints. Throws at the first thing that is not as in AWS. */
export class SdkTour {
  private readonly glue: GlueClient;

  constructor(private readonly endpoint: string) {
    this.glue = new GlueClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  }

  public close(): void {
    this.glue.destroy();
  }

  /** A visual job from its definition to its log. */
  public async job(job: TourJob): Promise<void> {
    const JobName = job.create.Name;
    await this.glue.send(new CreateJobCommand(job.create));
    const { JobRunId: RunId } = await this.glue.send(new StartJobRunCommand({ JobName, Arguments: job.arguments }));
    const run = await poll(async () => (await this.glue.send(new GetJobRunCommand({ JobName, RunId }))).JobRun, (r) => r?.CompletedOn !== undefined);
    expect(run?.JobRunState === job.ends, `${JobName} ended as ${run?.JobRunState}: ${run?.ErrorMessage}`);
    expect(run?.ErrorMessage?.includes(job.because ?? '') ?? job.because === undefined, `${JobName}: ${run?.ErrorMessage}`);
    const { SystemLogsUrl } = await this.glue.send(new GetSystemLogsForJobRunCommand({ JobName, RunId }));
    const log = await (await fetch(SystemLogsUrl ?? '')).text();
    expect(job.ends !== 'SUCCEEDED' || log.includes('publish'), `${JobName} has no log of what it published: ${log.slice(0, 300)}`);
  }

  /** What a job has read is not read again, until its bookmark is reset. */
  public async bookmark(job: TourJob): Promise<void> {
    const JobName = `${job.create.Name}-bookmarked`;
    await this.glue.send(new CreateJobCommand({ ...job.create, Name: JobName, DefaultArguments: { ...job.create.DefaultArguments, '--job-bookmark-option': 'job-bookmark-enable' } }));
    const { JobRunId: RunId } = await this.glue.send(new StartJobRunCommand({ JobName }));
    await poll(async () => (await this.glue.send(new GetJobRunCommand({ JobName, RunId }))).JobRun, (r) => r?.JobRunState === 'SUCCEEDED');
    const { JobBookmarkEntry: before } = await this.glue.send(new GetJobBookmarkCommand({ JobName }));
    expect(before?.JobBookmark !== undefined && before.RunId === RunId, `the bookmark is of run ${before?.RunId}`);
    const { JobBookmarkEntry: after } = await this.glue.send(new ResetJobBookmarkCommand({ JobName }));
    expect(after?.JobBookmark === undefined && (after?.Version ?? 0) > (before?.Version ?? 0), 'the bookmark was not reset');
  }

  /** Two jobs, one after the other, each minute: `advance` moves the server's clock there. */
  public async workflow(first: string, second: string): Promise<void> {
    const WorkflowName = 'sdk-nightly';
    await this.glue.send(new CreateWorkflowCommand({ Name: WorkflowName }));
    await this.glue.send(new CreateTriggerCommand({ Name: 'sdk-each-minute', WorkflowName, Type: 'SCHEDULED', Schedule: 'cron(* * * * ? *)', Actions: [{ JobName: first }], StartOnCreation: true }));
    await this.glue.send(new CreateTriggerCommand({
      Name: 'sdk-then',
      WorkflowName,
      Type: 'CONDITIONAL',
      StartOnCreation: true,
      Actions: [{ JobName: second }],
      Predicate: { Conditions: [{ LogicalOperator: 'EQUALS', JobName: first, State: 'SUCCEEDED' }] },
    }));
    await fetch(`${this.endpoint}/_glueprint/clock`, { method: 'POST', body: JSON.stringify({ advanceSeconds: 60 }) });
    const oldest = async () => (await this.glue.send(new GetWorkflowRunsCommand({ Name: WorkflowName, IncludeGraph: true }))).Runs?.at(-1);
    const run = await poll(oldest, (r) => r?.Status === 'COMPLETED');
    expect(run?.Statistics?.SucceededActions === 2, `of the workflow's jobs succeeded ${run?.Statistics?.SucceededActions}, not 2`);
  }

  /** A session: rows, an error with its name, a statement that is cancelled. */
  public async session(): Promise<void> {
    const Id = 'sdk-session';
    const run = async (Code: string) => (await this.glue.send(new RunStatementCommand({ SessionId: Id, Code }))).Id ?? -1;
    const statement = async (id: number) => (await this.glue.send(new GetStatementCommand({ SessionId: Id, Id: id }))).Statement;
    const done = async (id: number) => poll(() => statement(id), (s) => s?.State !== 'WAITING' && s?.State !== 'RUNNING' && s?.State !== 'CANCELLING');
    await this.glue.send(new CreateSessionCommand({ Id, Role: ROLE, Command: { Name: 'glueetl', PythonVersion: '3' }, GlueVersion: '5.0' }));
    await poll(async () => (await this.glue.send(new GetSessionCommand({ Id }))).Session, (s) => s?.Status === 'READY');
    const rows = (await done(await run('SELECT 6 * 7 AS answer')))?.Output;
    expect(rows?.Status === 'ok' as string && rows.Data?.TextPlain?.includes('|42    |'), `the answer was ${JSON.stringify(rows)}`);
    const wrong = (await done(await run('SELECT answr FROM VALUES (42) AS t(answer)')))?.Output;
    expect(wrong?.Status === 'error' as string && wrong.ErrorName === 'AnalysisException' && wrong.ErrorValue?.includes('UNRESOLVED_COLUMN'), `the error was ${JSON.stringify(wrong)}`);
    const long = await run('SELECT sum(a.id * b.id) AS s FROM range(1000000) AS a CROSS JOIN range(10000000) AS b');
    await this.glue.send(new CancelStatementCommand({ SessionId: Id, Id: long }));
    const cancelled = await done(long);
    expect(cancelled?.State === 'CANCELLED', `the long statement is ${cancelled?.State}`);
    await this.glue.send(new StopSessionCommand({ Id }));
    await poll(async () => (await this.glue.send(new GetSessionCommand({ Id }))).Session, (s) => s?.Status === 'STOPPED');
    await this.glue.send(new DeleteSessionCommand({ Id }));
  }
}

function expect(kept: boolean | undefined, message: string): void {
  if (kept !== true) throw new Error(message);
}

async function poll<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`not within ${seconds} s; the last answer was ${JSON.stringify(answer)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
