import { GlueprintError } from '../diagnostics';

/** Days of the week as the schedule counts them: 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A time of the week in the policy's time zone; `to` is exclusive, `to` at or before `from` means past midnight. */
export interface Window {
  readonly days: readonly Weekday[];
  /** Minutes since midnight, 0 to 1439. */
  readonly from: number;
  /** Minutes since midnight, 1 to 1440. */
  readonly to: number;
}

/** How many idle READY sessions to hold during a window. */
export interface WarmWindow extends Window {
  readonly minIdle: number;
}

export interface PoolLimits {
  /** Sessions that may exist at once, those that are stopping included. */
  readonly maxSessions: number;
  /** Sessions that one user may hold or wait for at once. */
  readonly maxSessionsPerUser: number;
  /** DPU-hours of a day (in the policy's time zone) for the whole pool. */
  readonly dpuHoursPerDay: number;
  /** DPU-hours of a day for one user. */
  readonly dpuHoursPerDayPerUser?: number;
}

/** What the pool has to hold to. Plain data: the construct writes it, the manager and the local server read it. */
export interface PoolPolicy {
  /** Prefix of session ids and value of the pool's tag. */
  readonly pool: string;
  /** DPUs that one session takes. */
  readonly dpu: number;
  readonly limits: PoolLimits;
  readonly timeZone: string;
  /** When sessions may exist; absent: always. */
  readonly hours?: readonly Window[];
  readonly warm: readonly WarmWindow[];
  /** How long a lease lasts without being renewed. */
  readonly leaseSeconds: number;
  /** Glue stops a session that ran no statement for so long; a warm session is replaced before it comes near. */
  readonly idleSeconds: number;
  /** No session is older than this. */
  readonly maxLifetimeSeconds: number;
  /** How long a released session waits for its former owner; 0: it is stopped at once. Nobody else ever gets it. */
  readonly keepForOwnerSeconds: number;
  /** How often the manager looks at the pool. */
  readonly tickSeconds: number;
}

/** Every state is written as one item of at most 400 KB; this many sessions and waiting requests stay well below. */
export const MAX_SESSIONS = 400;
export const MAX_WAITING = 400;

function fault(code: string, message: string): never {
  throw new GlueprintError({ code, message });
}

function atLeast(name: string, value: number, least: number): void {
  if (!(value >= least)) fault('PoolPolicyInvalid', `${name} must be at least ${least}, got ${value}`);
}

function whole(name: string, value: number): void {
  if (!Number.isInteger(value)) fault('PoolPolicyInvalid', `${name} must be a whole number, got ${value}`);
}

function atMost(name: string, value: number, other: string, most: number): void {
  if (value > most) fault('PoolPolicyInvalid', `${name} must be at most ${other} (${most}), got ${value}`);
}

function checkWindow(name: string, w: Window): void {
  if (w.days.length === 0) fault('PoolPolicyInvalid', `${name} names no day`);
  if (!(Number.isInteger(w.from) && w.from >= 0 && w.from < 1440)) fault('PoolPolicyInvalid', `${name}: from must be 0 to 1439 minutes, got ${w.from}`);
  if (!(Number.isInteger(w.to) && w.to > 0 && w.to <= 1440)) fault('PoolPolicyInvalid', `${name}: to must be 1 to 1440 minutes, got ${w.to}`);
}

/** Throws on a policy that could not be held. */
export function checkPolicy(p: PoolPolicy): PoolPolicy {
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(p.pool)) {
    fault('PoolNameInvalid', `a pool's name is 1 to 100 letters, digits and hyphens, got '${p.pool}'`);
  }
  const l = p.limits;
  whole('maxSessions', l.maxSessions);
  whole('maxSessionsPerUser', l.maxSessionsPerUser);
  atLeast('maxSessions', l.maxSessions, 1);
  if (l.maxSessions > MAX_SESSIONS) fault('PoolPolicyInvalid', `maxSessions must be at most ${MAX_SESSIONS}, got ${l.maxSessions}`);
  atLeast('maxSessionsPerUser', l.maxSessionsPerUser, 1);
  atMost('maxSessionsPerUser', l.maxSessionsPerUser, 'maxSessions', l.maxSessions);
  atLeast('dpu', p.dpu, 0.25);
  atLeast('tickSeconds', p.tickSeconds, 1);
  atLeast('leaseSeconds', p.leaseSeconds, 2 * p.tickSeconds);
  atLeast('idleSeconds', p.idleSeconds, 60);
  atLeast('maxLifetimeSeconds', p.maxLifetimeSeconds, 300);
  if (p.leaseSeconds > p.maxLifetimeSeconds / 2) {
    fault('PoolPolicyInvalid', `leaseSeconds must be at most half of maxLifetimeSeconds (${p.maxLifetimeSeconds}), got ${p.leaseSeconds}`);
  }
  atLeast('keepForOwnerSeconds', p.keepForOwnerSeconds, 0);
  // A session that cannot even pay for the time until the next look must never be started.
  const least = p.dpu * budgetHorizon(p) / 3600;
  atLeast('dpuHoursPerDay', l.dpuHoursPerDay, least);
  if (l.dpuHoursPerDayPerUser !== undefined) {
    atLeast('dpuHoursPerDayPerUser', l.dpuHoursPerDayPerUser, least);
    atMost('dpuHoursPerDayPerUser', l.dpuHoursPerDayPerUser, 'dpuHoursPerDay', l.dpuHoursPerDay);
  }
  p.hours?.forEach((w, i) => checkWindow(`hours[${i}]`, w));
  p.warm.forEach((w, i) => {
    checkWindow(`warm[${i}]`, w);
    if (!(Number.isInteger(w.minIdle) && w.minIdle >= 0 && w.minIdle <= l.maxSessions)) {
      fault('PoolPolicyInvalid', `warm[${i}]: minIdle must be 0 to maxSessions (${l.maxSessions}), got ${w.minIdle}`);
    }
  });
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: p.timeZone });
  } catch {
    fault('TimeZoneUnknown', `unknown time zone '${p.timeZone}'; use an IANA name such as Europe/Zurich`);
  }
  return p;
}

/** A session is stopped when the budget would not last for so many seconds more: a missed look and a slow stop still fit. */
export function budgetHorizon(p: PoolPolicy): number {
  return Math.max(180, 3 * p.tickSeconds);
}

/** What an action already under way may still do to Glue after we have forgotten it: the manager's own time limit, with room. */
export const SETTLE_SECONDS = 180;
/** A session that is not READY after this is stopped. */
export const START_SECONDS = 900;
/** A request nobody asks about any more has gone. */
export const POLL_SECONDS = 180;
/** An idle session beyond the warm target is stopped after this. */
export const SURPLUS_SECONDS = 300;
/** How long the end of a lease is remembered, so that a late copy of a request does not start it again. */
export const REMEMBER_SECONDS = 7200;
/** Ended sessions stay listed in Glue for so long, for their error messages, then they are deleted. */
export const KEEP_ENDED_SECONDS = 3600;
