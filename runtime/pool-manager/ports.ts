import { CreateFailure, ObservedSession, PoolPolicy, PoolState } from '../../src/core/pool';

/** What a session of the pool is created with, beside its id and the pool's tag. */
export interface SessionTemplate {
  readonly role: string;
  readonly glueVersion: string;
  readonly workerType: string;
  readonly numberOfWorkers: number;
  readonly idleTimeoutMinutes: number;
  readonly timeoutMinutes: number;
  readonly defaultArguments: { readonly [name: string]: string };
  readonly connections?: readonly string[];
  readonly securityConfiguration?: string;
  readonly sessionType?: 'LIVY' | 'SPARK_CONNECT';
  readonly tags: { readonly [key: string]: string };
}

/** All the manager is told, as one JSON text in its environment. */
export interface PoolConfig {
  readonly policy: PoolPolicy;
  readonly template: SessionTemplate;
}

/** Tags by which IAM knows a pool's sessions and whose they are. */
export const POOL_TAG = 'glueprint:pool';
export const OWNER_TAG = 'glueprint:owner';

export interface Recorded {
  /** Absent: nothing was ever recorded. */
  readonly state?: PoolState;
  readonly version: number;
}

/** Where the state is recorded. */
export interface PoolStore {
  load(): Promise<Recorded>;
  /** False: somebody recorded another state since `version` was loaded. */
  save(state: PoolState, version: number): Promise<boolean>;
}

export type CreateOutcome = { readonly created: true } | { readonly created: false; readonly failure: CreateFailure; readonly message: string };

/** The calls to Glue. Each may be sent twice; `stop`, `remove` and `tag` say whether the call was accepted. */
export interface GlueSessions {
  list(): Promise<readonly ObservedSession[]>;
  create(id: string): Promise<CreateOutcome>;
  stop(id: string): Promise<boolean>;
  tag(id: string, owner: string): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}
