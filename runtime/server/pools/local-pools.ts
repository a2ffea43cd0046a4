import { GlueprintError } from '../../../src/core/diagnostics';
import type { GlueSessionStatus, ObservedSession, PoolState } from '../../../src/core/pool';
import { answerRequest } from '../../pool-manager/lease-api';
import { PoolManager } from '../../pool-manager/pool-manager';
import { CreateOutcome, GlueSessions, OWNER_TAG, POOL_TAG, PoolConfig, PoolStore, Recorded, SessionTemplate } from '../../pool-manager/ports';
import { createFailure, sessionRequest } from '../../pool-manager/session-request';
import { StateTables, Store } from '../../state/store';
import { AwsError } from '../aws/aws-error';
import { parseSignature } from '../aws/sigv4';
import { LocalGlueClient, type AccessKey } from '../client/glue-client';
import type { Clock } from '../clock';
import { json, type Reply, type Request, type Route } from '../http/exchange';

const TABLES: StateTables = {
  feature: 'pools',
  migrations: ['CREATE TABLE pools (pool TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL)'],
};

/** The pool's record, by compare-and-set as in the cloud. */
class SqlitePoolStore implements PoolStore {
  constructor(private readonly store: Store, private readonly pool: string) {}

  public async load(): Promise<Recorded> {
    const row = this.store.get('SELECT version, state FROM pools WHERE pool = ?', this.pool);
    return row === undefined ? { version: 0 } : { version: Number(row.version), state: JSON.parse(String(row.state)) as PoolState };
  }

  public async save(state: PoolState, version: number): Promise<boolean> {
    const text = JSON.stringify(state);
    if (version === 0) return this.store.run('INSERT INTO pools (pool, version, state) VALUES (?, 1, ?) ON CONFLICT DO NOTHING', this.pool, text) > 0;
    return this.store.run('UPDATE pools SET version = version + 1, state = ? WHERE pool = ? AND version = ?', text, this.pool, version) > 0;
  }
}

/** Sessions of this machine are READY sooner than the cloud's: one that starts is looked at again soon. */
const LOOK_AGAIN_SECONDS = 1;

/** What is recorded of a pool here; nothing where no endpoint of this state has held it. */
export async function recordedPool(store: Store, pool: string): Promise<PoolState | undefined> {
  store.use(TABLES);
  return (await new SqlitePoolStore(store, pool).load()).state;
}

/** The pool's sessions at this endpoint. */
class EndpointSessions implements GlueSessions {
  constructor(
    private readonly client: LocalGlueClient, private readonly pool: string, private readonly template: SessionTemplate,
    private readonly arn: (id: string) => string,
  ) {}

  public async list(): Promise<ObservedSession[]> {
    const found: ObservedSession[] = [];
    let token: string | undefined;
    do {
      const page: { Sessions?: Listed[]; NextToken?: string } = await this.client.call('ListSessions', { Tags: { [POOL_TAG]: this.pool }, MaxResults: 1000, ...(token === undefined ? {} : { NextToken: token }) });
      for (const s of page.Sessions ?? []) {
        if (s.Id.startsWith(`${this.pool}-`)) found.push({ id: s.Id, status: s.Status, createdAt: milliseconds(s.CreatedOn), completedAt: milliseconds(s.CompletedOn) });
      }
      token = page.NextToken;
    } while (token !== undefined && token !== '');
    return found;
  }

  public async create(id: string): Promise<CreateOutcome> {
    try {
      await this.client.call('CreateSession', sessionRequest(this.pool, this.template, id));
      return { created: true };
    } catch (e) {
      if (!GlueprintError.isGlueprintError(e)) throw e;
      const failure = createFailure(e.code, 400);
      return failure === undefined ? { created: true } : { created: false, failure, message: `${e.code}: ${e.message}` };
    }
  }

  public stop(id: string): Promise<boolean> {
    return this.accepted('StopSession', { Id: id });
  }

  public tag(id: string, owner: string): Promise<boolean> {
    return this.accepted('TagResource', { ResourceArn: this.arn(id), TagsToAdd: { [OWNER_TAG]: owner } });
  }

  public remove(id: string): Promise<boolean> {
    return this.accepted('DeleteSession', { Id: id });
  }

  /** A refusal is no fault of the turn: the next listing shows what is the case, and the call is due again. */
  private async accepted(operation: string, input: object): Promise<boolean> {
    try {
      await this.client.call(operation, input);
      return true;
    } catch (e) {
      if (!GlueprintError.isGlueprintError(e)) throw e;
      return false;
    }
  }
}

interface Listed { readonly Id: string; readonly Status: GlueSessionStatus; readonly CreatedOn?: number; readonly CompletedOn?: number }

const milliseconds = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);

export interface LocalPoolsOptions {
  readonly pools: readonly PoolConfig[];
  readonly store: Store;
  readonly clock: Clock;
  readonly account: string;
  readonly region: string;
  readonly token?: string;
  /** Where the endpoint asks for signatures. */
  readonly key?: AccessKey;
  readonly report: (error: unknown) => void;
}

/**
 * The app's session pools, held by the very decisions that hold them in the cloud, over the sessions of this endpoint.
 * `GET /_glueprint/pools`, `GET /_glueprint/pools/<pool>`; `POST /_glueprint/pools/<pool>` as the pool's function URL takes it: who asks is the access key id.
 */
export class LocalPools implements Route {
  public readonly name = 'pools';
  private readonly managers = new Map<string, PoolManager>();
  private stopped = false;

  constructor(private readonly options: LocalPoolsOptions) {
    options.store.use(TABLES);
  }

  /** Begins to hold the pools, once the endpoint answers. */
  public start(url: string): void {
    const { pools, store, clock, account, region, token, key } = this.options;
    const client = new LocalGlueClient(url, region, token, key);
    for (const { policy, template } of pools) {
      const sessions = new EndpointSessions(client, policy.pool, template, (id) => `arn:aws:glue:${region}:${account}:session/${id}`);
      const sleeping = { now: () => clock.now(), sleep: (ms: number) => new Promise<void>((done) => { clock.after(ms, done); }) };
      const manager = new PoolManager(policy, new SqlitePoolStore(store, policy.pool), sessions, sleeping);
      this.managers.set(policy.pool, manager);
      this.tick(manager, policy.tickSeconds);
    }
  }

  public stop(): void {
    this.stopped = true;
  }

  public matches(request: Request): boolean {
    return /^\/_glueprint\/pools(\/|$)/.test(request.path);
  }

  public async handle(request: Request): Promise<Reply> {
    const [, name] = /^\/_glueprint\/pools\/([^/]+)$/.exec(request.path) ?? [];
    if (name === undefined) {
      const pools = await Promise.all([...this.managers].map(async ([pool, m]) => ({ pool, ...(await m.status()).gauges })));
      return json(200, { pools });
    }
    const manager = this.managers.get(decodeURIComponent(name));
    if (manager === undefined) throw new AwsError('NotFound', `no session pool '${name}'; there are ${[...this.managers.keys()].join(', ') || 'none'}`, 404);
    if (request.method === 'GET') return json(200, await manager.status());
    const owner = parseSignature(request.headers.authorization)?.accessKeyId ?? 'local';
    const answer = await answerRequest({ requestContext: { http: { method: request.method }, authorizer: { iam: { userId: owner } } }, body: request.body.toString('utf8') }, manager, () => undefined);
    return { status: answer.statusCode, headers: answer.headers, body: answer.body };
  }

  private tick(manager: PoolManager, seconds: number): void {
    if (this.stopped) return;
    const again = (after: number) => {
      if (!this.stopped) this.options.clock.after(after * 1000, () => this.tick(manager, seconds));
    };
    manager.tick().then(({ gauges }) => again(gauges.starting > 0 ? LOOK_AGAIN_SECONDS : seconds), (e: unknown) => {
      this.options.report(e);
      again(seconds);
    });
  }
}
