import { localTime } from './schedule';

/**
 * `requested`: recorded, may or may not exist in Glue yet. `stopping`: to be stopped; leaves the state only once Glue
 * says that it has ended, or has not listed it for long enough.
 */
export type SessionPhase = 'requested' | 'starting' | 'ready' | 'stopping';

export type StopReason =
  /** The lease ended: given back, or not renewed. */
  | 'released' | 'expired'
  /** A kept session its former owner did not come back for; an idle session above the warm target. */
  | 'idle' | 'surplus'
  /** Older than the policy allows, or too old to hand out. */
  | 'aged'
  | 'userBudget' | 'poolBudget' | 'outsideHours' | 'drained' | 'admin'
  /** Never became READY; Glue refused it; Glue ended it; Glue knew it and we did not. */
  | 'startTimeout' | 'createFailed' | 'endedByGlue' | 'unknown';

/** The right of one user to one session, until a time. The id is the one its request came with. */
export interface Lease {
  readonly id: string;
  readonly owner: string;
  readonly since: number;
  readonly until: number;
  /** The session carries the owner's tag, without which IAM would refuse the owner. */
  readonly tagged: boolean;
}

export interface PoolSession {
  readonly id: string;
  readonly phase: SessionPhase;
  readonly requestedAt: number;
  /** When the create call was last sent. */
  readonly sentAt?: number;
  /** Known to exist since; what it costs counts from here. */
  readonly createdAt?: number;
  readonly readyAt?: number;
  /** Its cost is accounted up to here. */
  readonly charged?: number;
  /** Whom it was first leased to; never changes. */
  readonly owner?: string;
  readonly lease?: Lease;
  readonly releasedAt?: number;
  readonly reason?: StopReason;
  /** Missing from every listing since. */
  readonly missingSince?: number;
  /** Its next call to Glue is due at this time. */
  readonly retryAt: number;
  readonly attempts: number;
}

export interface WaitingRequest {
  readonly id: string;
  readonly owner: string;
  readonly since: number;
  /** When its user last asked. */
  readonly seen: number;
}

export interface EndedLease {
  readonly id: string;
  readonly owner: string;
  readonly reason: StopReason;
  readonly at: number;
}

/** DPU-seconds of the current day. */
export interface Usage {
  readonly day: string;
  readonly total: number;
  readonly byUser: { readonly [owner: string]: number };
}

export interface PoolState {
  /** Part of every session id, so that a pool whose table was replaced never reuses an id. */
  readonly epoch: string;
  /** Number of the last session. */
  readonly serial: number;
  /** Latest time seen; a manager with a slow clock does not turn it back. */
  readonly clock: number;
  /** Time of the newest listing taken in. */
  readonly observedAt: number;
  readonly sessions: readonly PoolSession[];
  readonly waiting: readonly WaitingRequest[];
  readonly ended: readonly EndedLease[];
  readonly usage: Usage;
  /** Creates that failed since one succeeded, and until when no other is tried. */
  readonly failures: number;
  readonly backoffUntil: number;
  readonly draining: boolean;
}

export function emptyState(timeZone: string, now: number): PoolState {
  return {
    epoch: now.toString(36),
    serial: 0,
    clock: now,
    observedAt: 0,
    sessions: [],
    waiting: [],
    ended: [],
    usage: { day: localTime(timeZone, now).day, total: 0, byUser: {} },
    failures: 0,
    backoffUntil: 0,
    draining: false,
  };
}

/** Live means: may cost money and can still be used. */
export function isLive(s: PoolSession): boolean {
  return s.phase !== 'stopping';
}

/** Never leased: may be given to anyone. */
export function isFree(s: PoolSession): boolean {
  return isLive(s) && s.owner === undefined;
}

/** Sessions a user holds, plus requests that wait. */
export function heldBy(state: PoolState, owner: string): number {
  return state.sessions.filter((s) => isLive(s) && s.owner === owner).length + state.waiting.filter((w) => w.owner === owner).length;
}
