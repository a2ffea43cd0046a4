import { StopReason } from './state';

export type GlueSessionStatus = 'PROVISIONING' | 'READY' | 'STOPPING' | 'STOPPED' | 'FAILED' | 'TIMEOUT';

export interface ObservedSession {
  readonly id: string;
  readonly status: GlueSessionStatus;
  readonly createdAt?: number;
  readonly completedAt?: number;
}

/** Why Glue did not create a session: it may come right soon; it is full; the call is wrong; nobody knows whether it was created. */
export type CreateFailure = 'throttled' | 'quota' | 'rejected' | 'unknown';

/** All that can happen to a pool. Each may come twice, late, or in another order. */
export type PoolEvent =
  | { readonly kind: 'acquire'; readonly owner: string; readonly request: string }
  | { readonly kind: 'renew'; readonly owner: string; readonly request: string }
  | { readonly kind: 'release'; readonly owner: string; readonly request: string }
  /** What Glue listed with the pool's tag, in a listing begun at `at` and read to its end. */
  | { readonly kind: 'observe'; readonly at: number; readonly sessions: readonly ObservedSession[] }
  | { readonly kind: 'created'; readonly session: string }
  | { readonly kind: 'createFailed'; readonly session: string; readonly failure: CreateFailure; readonly message?: string }
  | { readonly kind: 'tagged'; readonly session: string; readonly request: string }
  | { readonly kind: 'tick' }
  /** An administrator's: stop one session; let no new work in and stop what is idle; let it in again. */
  | { readonly kind: 'stop'; readonly session: string }
  | { readonly kind: 'drain' }
  | { readonly kind: 'resume' };

/** Calls to Glue. Each is safe to send twice. */
export type PoolAction =
  | { readonly kind: 'create'; readonly session: string }
  | { readonly kind: 'stop'; readonly session: string }
  | { readonly kind: 'tag'; readonly session: string; readonly request: string; readonly owner: string }
  /** Only for sessions that have ended. */
  | { readonly kind: 'delete'; readonly session: string };

export type Refusal =
  | 'UserSessionLimit' | 'UserBudgetSpent' | 'PoolBudgetSpent' | 'OutsideHours' | 'Draining' | 'QueueFull' | 'LeaseEnded' | 'NoSuchLease';

/** What the user who asked is told. */
export type PoolReply =
  | { readonly status: 'granted'; readonly session: string; readonly until: number }
  | { readonly status: 'waiting'; readonly position: number; readonly retryAfterSeconds: number }
  | { readonly status: 'released' }
  | { readonly status: 'refused'; readonly refusal: Refusal; readonly reason?: StopReason };

/** What happened, for logs and metrics. */
export type PoolNote =
  | { readonly kind: 'granted'; readonly session: string; readonly owner: string; readonly waitedSeconds: number }
  | { readonly kind: 'leaseEnded'; readonly session: string; readonly owner: string; readonly reason: StopReason }
  | { readonly kind: 'stopping'; readonly session: string; readonly reason: StopReason }
  | { readonly kind: 'ended'; readonly session: string; readonly status: string; readonly reason: StopReason }
  | { readonly kind: 'createFailed'; readonly session: string; readonly failure: CreateFailure; readonly message?: string }
  | { readonly kind: 'refused'; readonly owner: string; readonly refusal: Refusal };
