import type { CreateSessionRequest, Session, Statement } from '@aws-sdk/client-glue';
import { AwsError } from '../../aws/aws-error';
import { alreadyExists, invalidInput, notFound, notSupported } from '../errors';
import { dpuOf } from '../jobs/arguments';
import type { GlueServices } from '../services';
import type { RegionState, SessionExtra } from '../state/region-state';
import type { Wire } from '../wire';
import type { SessionEngine, SessionWorker, StatementResult } from './engine';
import { statementOutput } from './statement-output';

interface Live {
  worker?: SessionWorker;
  readonly queue: number[];
  running?: number;
  cancelling?: boolean;
  readonly alarms: Map<'idle' | 'total', () => void>;
  ended: boolean;
  end?: Promise<void>;
}

const ENDED: ReadonlySet<string> = new Set(['STOPPED', 'FAILED', 'TIMEOUT']);
const DONE: ReadonlySet<string> = new Set(['AVAILABLE', 'ERROR', 'CANCELLED']);

/** How long GetStatement and GetSession are held open for news: a client that polls sees the end at once. */
export const HOLD_MS = 20_000;

/** Statements that may wait behind the one that runs. */
const QUEUE = 100;

/** A session that is stopped can be seen STOPPING, as in the service, however fast its engine ends. */
const STOPPING_MS = 200;

const DEFAULT_TIMEOUT_MINUTES = 2880;

/** Interactive sessions and their statements. The records are in the state store; what lives is here. */
export class Sessions {
  private readonly live = new Map<string, Live>();
  private readonly waiters = new Map<string, Set<() => void>>();

  constructor(private readonly services: GlueServices, private readonly engines: readonly SessionEngine[]) {}

  public async create(region: RegionState, input: Wire<CreateSessionRequest>, arn: string): Promise<Wire<Session>> {
    if (this.services.options.denyExecution) throw new AwsError('AccessDeniedException', 'this server does not execute statements (--deny-execution)');
    const existing = region.sessions.get(input.Id);
    if (existing !== undefined && !ENDED.has(existing.doc.Status ?? '')) throw alreadyExists(`Session ${input.Id} already exists.`);
    if (this.live.size >= this.services.options.maxSessions) {
      throw new AwsError('ResourceNumberLimitExceededException', `more than ${this.services.options.maxSessions} sessions at once`);
    }
    const workers = input.NumberOfWorkers !== undefined || input.WorkerType !== undefined;
    if (input.MaxCapacity !== undefined && workers && !this.services.options.lenient) {
      throw invalidInput('Please do not set Max Capacity if using Worker Type and Number of Workers.');
    }
    const { Timeout, Tags, RequestOrigin, ...given } = input;
    const sized = given.MaxCapacity === undefined && given.NumberOfWorkers === undefined;
    const timeoutMinutes = Timeout ?? DEFAULT_TIMEOUT_MINUTES;
    const session: Wire<Session> = {
      GlueVersion: '4.0',
      SessionType: 'LIVY',
      ...given,
      ...sized ? { NumberOfWorkers: 5, WorkerType: given.WorkerType ?? 'G.1X' } : {},
      IdleTimeout: input.IdleTimeout ?? timeoutMinutes,
      CreatedOn: this.services.seconds(),
      Status: 'PROVISIONING',
      Progress: 0,
    };
    const engine = await this.choose(session);
    const extra: SessionExtra = { origin: RequestOrigin, timeoutMinutes, lastUsed: this.services.seconds(), arn };
    region.transaction(() => {
      const other = region.sessions.get(input.Id)?.doc; // made while the engine was chosen
      if (other !== undefined && !ENDED.has(other.Status ?? '')) throw alreadyExists(`Session ${input.Id} already exists.`);
      region.statements.deleteAll(input.Id);
      region.sessions.delete(input.Id);
      if (!region.sessions.insert(input.Id, session, extra)) throw alreadyExists(`Session ${input.Id} already exists.`);
      region.tags.drop(arn);
      region.tags.add(arn, Tags);
    });
    const live: Live = { queue: [], alarms: new Map(), ended: false };
    this.live.set(key(region, input.Id), live);
    live.alarms.set('total', this.services.clock.after(timeoutMinutes * 60_000, () => void this.end(region, input.Id, 'TIMEOUT', `the session's timeout of ${timeoutMinutes} minutes has passed`)));
    setImmediate(() => void this.provision(region, session, engine, live));
    return session;
  }

  public get(region: RegionState, id: string): Wire<Session> {
    const found = region.sessions.get(id);
    if (found === undefined) throw notFound(`Session ${id} not found.`);
    return found.doc;
  }

  /** The session, once it is no longer being provisioned or the client has waited long enough. */
  public async settled(region: RegionState, id: string, signal: AbortSignal): Promise<Wire<Session>> {
    await this.hold(key(region, id), signal, () => this.get(region, id).Status !== 'PROVISIONING');
    return this.get(region, id);
  }

  public async stop(region: RegionState, id: string): Promise<void> {
    const found = region.sessions.get(id);
    if (found === undefined) throw notFound(`Session ${id} not found.`);
    if (ENDED.has(found.doc.Status ?? '') || found.doc.Status === 'STOPPING') {
      throw new AwsError('IllegalSessionStateException', `Session is in ${found.doc.Status} status`);
    }
    region.sessions.update(id, ({ doc }) => ({ doc: { ...doc, Status: 'STOPPING' } }));
    void this.end(region, id, 'STOPPED', undefined, STOPPING_MS);
  }

  public async delete(region: RegionState, id: string): Promise<void> {
    const found = region.sessions.get(id);
    if (found === undefined) throw notFound(`Session ${id} not found.`);
    await this.end(region, id, 'STOPPED');
    region.transaction(() => {
      region.statements.deleteAll(id);
      region.sessions.delete(id);
      region.tags.drop(found.extra.arn);
    });
    this.wake(key(region, id));
  }

  public runStatement(region: RegionState, sessionId: string, code: string): number {
    const session = this.get(region, sessionId);
    const live = this.live.get(key(region, sessionId));
    if (session.SessionType === 'SPARK_CONNECT') throw notSupported(`session ${sessionId} is a Spark Connect session: its statements come over the endpoint that GetSessionEndpoint gives`);
    if (session.Status === 'TIMEOUT') throw invalidInput(`Session ${sessionId} has timed out`);
    if (live === undefined || live.ended || session.Status !== 'READY') throw new AwsError('IllegalSessionStateException', `Session is in ${session.Status} status`);
    if (live.queue.length >= QUEUE) throw new AwsError('SessionBusyException', `${QUEUE} statements are waiting in session ${sessionId}`);
    const id = region.statements.count(sessionId) + 1;
    const statement: Wire<Statement> = { Id: id, Code: code, State: 'WAITING', Output: {}, Progress: 0, StartedOn: 0, CompletedOn: 0 };
    region.statements.insert(String(id), statement, {}, sessionId);
    this.touch(region, sessionId, live);
    live.queue.push(id);
    this.next(region, sessionId, live);
    return id;
  }

  public statement(region: RegionState, sessionId: string, id: number): Wire<Statement> {
    this.get(region, sessionId);
    const found = region.statements.get(String(id), sessionId);
    if (found === undefined) throw notFound(`Statement ${id} not found in session ${sessionId}.`);
    return found.doc;
  }

  /** The statement, once it has ended or the client has waited long enough. */
  public async finishedStatement(region: RegionState, sessionId: string, id: number, signal: AbortSignal): Promise<Wire<Statement>> {
    await this.hold(key(region, sessionId), signal, () => DONE.has(this.statement(region, sessionId, id).State ?? ''));
    return this.statement(region, sessionId, id);
  }

  public cancelStatement(region: RegionState, sessionId: string, id: number): void {
    const statement = this.statement(region, sessionId, id);
    const live = this.live.get(key(region, sessionId));
    if (live === undefined || DONE.has(statement.State ?? '')) return;
    const waiting = live.queue.indexOf(id);
    if (waiting >= 0) {
      live.queue.splice(waiting, 1);
      this.record(region, sessionId, id, { State: 'CANCELLED', CompletedOn: this.services.clock.now() });
      return;
    }
    if (live.running !== id) return;
    live.cancelling = true;
    this.record(region, sessionId, id, { State: 'CANCELLING' });
    live.worker?.cancel();
  }

  public endpoint(region: RegionState, sessionId: string): { readonly url: string; readonly token: string } {
    const session = this.get(region, sessionId);
    const endpoint = this.live.get(key(region, sessionId))?.worker?.endpoint?.();
    if (session.Status !== 'READY') throw new AwsError('IllegalSessionStateException', `Session is in ${session.Status} status`);
    if (endpoint === undefined) throw notSupported(`session ${sessionId} is not a Spark Connect session (SessionType ${session.SessionType}) on an engine that has one`);
    return endpoint;
  }

  /** Kills the engine below a session, as a lost container would: for tests. */
  public async lose(region: RegionState, id: string): Promise<void> {
    this.get(region, id);
    await this.end(region, id, 'FAILED', 'the session was lost (injected fault)');
  }

  public recover(region: RegionState): void {
    for (const { doc, name } of region.sessions.list()) {
      if (ENDED.has(doc.Status ?? '') || this.live.has(key(region, name))) continue;
      region.sessions.update(name, ({ doc: d }) => ({ doc: this.closed(d, 'FAILED', 'the local Glue endpoint was stopped while the session was alive') }));
      this.failStatements(region, name, 'the session ended');
    }
  }

  public async shutdown(reason: string): Promise<void> {
    await Promise.all([...this.live.keys()].map((id) => {
      const [regionName = '', sessionId = ''] = split(id);
      return this.end(this.services.regions.get(regionName), sessionId, 'STOPPED', reason);
    }));
  }

  /** Engines make ready what sessions will need; it takes as long as it takes. */
  public prepare(): void {
    if (this.services.options.denyExecution) return;
    for (const engine of this.engines) engine.prepare?.().catch((e: unknown) => this.services.report(e));
  }

  public async close(): Promise<void> {
    await Promise.all(this.engines.map((e) => e.close?.()));
  }

  private async choose(session: Wire<Session>): Promise<SessionEngine> {
    const reasons: string[] = [];
    for (const engine of this.engines) {
      const reason = await engine.refuses(session);
      if (reason === undefined) return engine;
      reasons.push(`${engine.name}: ${reason}`);
    }
    throw notSupported(`no engine for this session: ${reasons.length > 0 ? reasons.join('; ') : 'none is installed'}`);
  }

  private async provision(region: RegionState, session: Wire<Session>, engine: SessionEngine, live: Live): Promise<void> {
    const id = session.Id ?? '';
    try {
      const worker = await engine.start({
        region: region.region,
        account: this.services.options.account,
        session,
        onExit: (reason) => void this.end(region, id, 'FAILED', reason),
      });
      if (live.ended) return void await worker.close();
      live.worker = worker;
      region.sessions.update(id, ({ doc }) => ({ doc: { ...doc, Status: 'READY', Progress: 1 } }));
      this.touch(region, id, live);
      this.wake(key(region, id));
    } catch (e) {
      await this.end(region, id, 'FAILED', e instanceof Error ? e.message : String(e));
    }
  }

  /** Work was asked for: the idle time starts anew. */
  private touch(region: RegionState, id: string, live: Live): void {
    live.alarms.get('idle')?.();
    live.alarms.delete('idle');
    if (live.ended || live.running !== undefined || live.queue.length > 0) return;
    const { IdleTimeout: minutes, SessionType: type } = region.sessions.get(id)?.doc ?? {};
    if (minutes === undefined || type === 'SPARK_CONNECT') return; // of what goes over its own endpoint nothing is known here
    live.alarms.set('idle', this.services.clock.after(minutes * 60_000, () => void this.end(region, id, 'TIMEOUT', `the session was idle for ${minutes} minutes`)));
  }

  private next(region: RegionState, sessionId: string, live: Live): void {
    if (live.running !== undefined || live.ended || live.worker === undefined) return;
    const id = live.queue.shift();
    if (id === undefined) return this.touch(region, sessionId, live);
    live.running = id;
    live.cancelling = false;
    const statement = this.record(region, sessionId, id, { State: 'RUNNING', StartedOn: this.services.clock.now() });
    const progress = (share: number) => void region.statements.update(String(id), ({ doc }) => ({ doc: { ...doc, Progress: share } }), sessionId);
    live.worker.run(statement?.Code ?? '', progress)
      .catch((e: unknown): StatementResult => ({ status: 'error', name: 'InternalError', value: e instanceof Error ? e.message : String(e), traceback: [] }))
      .then((result) => this.finish(region, sessionId, live, id, result))
      .catch((e: unknown) => this.services.report(e));
    return undefined;
  }

  private finish(region: RegionState, sessionId: string, live: Live, id: number, result: StatementResult): void {
    if (live.ended) return;
    live.running = undefined;
    const origin = region.sessions.get(sessionId)?.extra.origin;
    const cancelled = result.status === 'cancelled' || (live.cancelling && result.status === 'error');
    this.record(region, sessionId, id, cancelled
      ? { State: 'CANCELLED', CompletedOn: this.services.clock.now() }
      : { State: 'AVAILABLE', Progress: 1, CompletedOn: this.services.clock.now(), Output: statementOutput(result, id, origin) });
    this.next(region, sessionId, live);
  }

  private record(region: RegionState, sessionId: string, id: number, members: Partial<Wire<Statement>>): Wire<Statement> | undefined {
    const updated = region.statements.update(String(id), ({ doc }) => ({ doc: { ...doc, ...members } }), sessionId);
    this.wake(key(region, sessionId));
    return updated?.doc;
  }

  /** Once for a session; who asks again waits for the same end. */
  private async end(region: RegionState, id: string, state: 'STOPPED' | 'FAILED' | 'TIMEOUT', message?: string, leastMs = 0): Promise<void> {
    const live = this.live.get(key(region, id));
    if (live !== undefined) await (live.end ??= this.ending(region, id, live, state, message, leastMs));
  }

  private async ending(region: RegionState, id: string, live: Live, state: 'STOPPED' | 'FAILED' | 'TIMEOUT', message: string | undefined, leastMs: number): Promise<void> {
    live.ended = true;
    for (const cancel of live.alarms.values()) cancel();
    this.failStatements(region, id, message ?? 'the session was stopped');
    if (state !== 'STOPPED') this.conclude(region, id, state, message); // the reason is known before the engine is gone
    const seen = leastMs > 0 ? new Promise((done) => setTimeout(done, leastMs)) : undefined;
    await live.worker?.close().catch((e: unknown) => this.services.report(e));
    await seen;
    if (this.live.get(key(region, id)) === live) this.live.delete(key(region, id)); // not one that was made anew under the id meanwhile
    if (state === 'STOPPED') this.conclude(region, id, state, message);
  }

  private conclude(region: RegionState, id: string, state: 'STOPPED' | 'FAILED' | 'TIMEOUT', message: string | undefined): void {
    region.sessions.update(id, ({ doc }) => ({ doc: this.closed(doc, state, message) }));
    this.wake(key(region, id));
  }

  private closed(doc: Wire<Session>, state: 'STOPPED' | 'FAILED' | 'TIMEOUT', message: string | undefined): Wire<Session> {
    const now = this.services.seconds();
    const seconds = Math.max(0, now - (doc.CreatedOn ?? now));
    return {
      ...doc,
      Status: state,
      ErrorMessage: message?.slice(0, 2000),
      CompletedOn: now,
      ExecutionTime: seconds,
      DPUSeconds: Math.round(seconds * dpuOf(doc, doc.Command?.Name) * 100) / 100, // an estimate: what the service would have billed
    };
  }

  private failStatements(region: RegionState, id: string, reason: string): void {
    for (const { doc, name } of region.statements.list({ parent: id })) {
      if (DONE.has(doc.State ?? '')) continue;
      region.statements.update(name, () => ({
        doc: { ...doc, State: 'ERROR', CompletedOn: this.services.clock.now(), Output: { Status: 'error', ErrorName: 'SessionEnded', ErrorValue: reason, Traceback: [] } as unknown as Wire<Statement>['Output'] },
      }), id);
    }
  }

  /** Waits until `done` holds, at most so long; looks again whenever something of the session changes. */
  private async hold(id: string, signal: AbortSignal, done: () => boolean): Promise<void> {
    const end = Date.now() + HOLD_MS;
    while (!done() && !signal.aborted && Date.now() < end) {
      await new Promise<void>((resolve) => {
        const waiters = this.waiters.get(id) ?? new Set();
        this.waiters.set(id, waiters);
        const timer = setTimeout(finish, end - Date.now());
        function finish() {
          clearTimeout(timer);
          signal.removeEventListener('abort', finish);
          waiters.delete(finish);
          resolve();
        }
        waiters.add(finish);
        signal.addEventListener('abort', finish);
      });
    }
  }

  private wake(id: string): void {
    for (const waiter of this.waiters.get(id) ?? []) waiter();
    this.waiters.delete(id);
  }
}

function key(region: RegionState, id: string): string {
  return `${region.region}/${id}`;
}

function split(id: string): [string, string] {
  const at = id.indexOf('/');
  return [id.slice(0, at), id.slice(at + 1)];
}
