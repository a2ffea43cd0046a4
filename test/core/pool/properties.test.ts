import * as fc from 'fast-check';
import { POLICY, Fault, World } from './world';
import { decide, isOpen, PoolEvent, PoolPolicy } from '../../../src/core/pool';

const USERS = ['ana', 'ben', 'cho'];
const faults = fc.array(fc.constantFrom<Fault>('none', 'none', 'late', 'answerLost', 'throttled', 'quota', 'lost'), { maxLength: 4 });
const owner = fc.constantFrom(...USERS);
const request = fc.constantFrom('r1', 'r2', 'r3');

type Step = (w: World) => void;
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 400 }).map((s): Step => (w) => w.advance(s)) },
  { weight: 4, arbitrary: faults.map((f): Step => (w) => w.tick(f)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }).map((lag): Step => (w) => { w.take(w.listing(lag)); }) },
  {
    weight: 4,
    arbitrary: fc.tuple(owner, request, faults).map(([o, r, f]): Step => (w) => { w.take({ kind: 'acquire', owner: o, request: r }, f); }),
  },
  { weight: 2, arbitrary: fc.tuple(owner, request).map(([o, r]): Step => (w) => { w.take({ kind: 'renew', owner: o, request: r }); }) },
  {
    weight: 2,
    arbitrary: fc.tuple(owner, request, faults).map(([o, r, f]): Step => (w) => { w.take({ kind: 'release', owner: o, request: r }, f); }),
  },
  { weight: 1, arbitrary: fc.tuple(fc.nat(9), fc.constantFrom('FAILED' as const, 'TIMEOUT' as const)).map(([i, s]): Step => (w) => w.kill(i, s)) },
  // Any event of the past comes once more, a listing included.
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(), faults).map(([i, f]): Step => (w) => { if (w.history.length > 0) w.take(w.history[i % w.history.length], f); }),
  },
  { weight: 1, arbitrary: fc.constantFrom('drain' as const, 'resume' as const).map((kind): Step => (w) => { w.take({ kind }); }) },
);
const steps = fc.array(step, { minLength: 20, maxLength: 100, size: 'max' });
const policy: fc.Arbitrary<PoolPolicy> = fc.record({
  maxSessions: fc.integer({ min: 1, max: 5 }),
  perUser: fc.integer({ min: 1, max: 2 }),
  minIdle: fc.integer({ min: 0, max: 3 }),
  keep: fc.constantFrom(0, 900),
}).map((x) => ({
  ...POLICY,
  limits: { ...POLICY.limits, maxSessions: x.maxSessions, maxSessionsPerUser: x.perUser },
  warm: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1440, minIdle: Math.min(x.minIdle, x.maxSessions) }],
  keepForOwnerSeconds: x.keep,
}));

function holds(w: World): void {
  const { limits } = w.policy;
  expect(w.alive().length).toBeLessThanOrEqual(limits.maxSessions);
  expect(w.state.sessions.length).toBeLessThanOrEqual(limits.maxSessions);
  for (const user of USERS) {
    expect(w.state.sessions.filter((s) => s.lease?.owner === user).length).toBeLessThanOrEqual(limits.maxSessionsPerUser);
  }
  // What exists is in the books.
  const known = new Set(w.state.sessions.map((s) => s.id));
  for (const r of w.alive()) expect(known).toContain(r.id);
  const leases = w.state.sessions.flatMap((s) => s.lease === undefined ? [] : [`${s.lease.owner} ${s.lease.id}`]);
  expect(new Set(leases).size).toBe(leases.length);
  // One lease, one session; one session, one user.
  for (const sessions of w.granted.values()) expect(sessions.size).toBe(1);
  for (const holders of w.holders.values()) expect(holders.size).toBe(1);
  for (const r of w.glue.values()) expect(new Set(r.owners).size).toBeLessThanOrEqual(1);
}

function run(p: PoolPolicy, list: readonly Step[]): World {
  const w = new World(p);
  for (const s of list) {
    s(w);
    holds(w);
  }
  return w;
}

const runs = { numRuns: Number(process.env.POOL_RUNS ?? 120) };

test('no limit is passed, no lease is lost to another or given twice, whatever fails', () => {
  fc.assert(fc.property(policy, steps, (p, list) => { run(p, list); }), runs);
});

test('an event taken in twice changes nothing the second time', () => {
  fc.assert(fc.property(policy, steps, fc.nat(), (p, list, pick) => {
    const w = run(p, list);
    const events: PoolEvent[] = [...w.history, w.listing(), { kind: 'tick' }, { kind: 'drain' }, { kind: 'resume' }];
    const event = events[pick % events.length];
    const once = decide(p, w.state, event, w.now);
    // What one turn could not send for its bound is due in the next: only then may the second differ.
    fc.pre(once.actions.length < 10);
    const twice = decide(p, once.state, event, w.now);
    expect(twice.state).toEqual(once.state);
    expect(twice.actions).toEqual([]);
  }), runs);
});

test('a lease lives until its user, its time, Glue or a rule ends it, and the reason is told', () => {
  fc.assert(fc.property(policy, steps, (p, list) => {
    const w = new World(p);
    let before = new Map<string, string>();
    for (const s of list) {
      s(w);
      const now = new Map(w.state.sessions.flatMap((x) => x.lease === undefined ? [] : [[`${x.lease.owner} ${x.lease.id}`, x.id]]));
      for (const [lease, session] of before) {
        if (now.has(lease)) {
          expect(now.get(lease)).toBe(session);
          continue;
        }
        const [user, id] = lease.split(' ');
        const end = w.state.ended.find((e) => e.owner === user && e.id === id);
        expect(['released', 'expired', 'endedByGlue', 'aged']).toContain(end?.reason);
        expect(w.take({ kind: 'acquire', owner: user, request: id })).toMatchObject({ status: 'refused', refusal: 'LeaseEnded' });
      }
      before = new Map(w.state.sessions.flatMap((x) => x.lease === undefined ? [] : [[`${x.lease.owner} ${x.lease.id}`, x.id]]));
    }
  }), runs);
});

test('once the faults end the pool comes to its warm target, and drained to nothing', () => {
  fc.assert(fc.property(policy, steps, (p, list) => {
    const w = run(p, list);
    w.take({ kind: 'resume' });
    const target = p.warm[0].minIdle;
    const ready: number[] = [];
    for (let i = 0; i < 120; i++) {
      w.advance(60);
      w.tick();
      holds(w);
      if (i < 60) continue;
      ready.push(w.alive().filter((r) => r.status === 'READY' && r.owners.length === 0).length);
      expect(w.alive().length).toBeGreaterThanOrEqual(target);
      expect(w.alive().length).toBeLessThanOrEqual(Math.min(p.limits.maxSessions, 2 * target));
    }
    // A session that replaces another starts beside it where the limit leaves room, else after it.
    if (2 * target <= p.limits.maxSessions) expect(Math.min(...ready)).toBeGreaterThanOrEqual(target);
    expect(ready.filter((n) => n >= target).length).toBeGreaterThan(ready.length / 2);
    w.take({ kind: 'drain' });
    for (let i = 0; i < 10; i++) {
      w.advance(60);
      w.tick();
    }
    expect(w.alive()).toEqual([]);
    expect(w.state.sessions).toEqual([]);
    expect(w.state.waiting).toEqual([]);
  }), { numRuns: Math.ceil(runs.numRuns / 3) });
});

test('the cost of a day stays within the budgets of the pool and of each user', () => {
  const busy = fc.array(fc.tuple(owner, fc.integer({ min: 1, max: 40 })), { minLength: 20, maxLength: 80 });
  fc.assert(fc.property(busy, fc.integer({ min: 4, max: 20 }), fc.integer({ min: 2, max: 6 }), (list, quarterHours, userQuarterHours) => {
    const p: PoolPolicy = {
      ...POLICY,
      limits: { maxSessions: 4, maxSessionsPerUser: 2, dpuHoursPerDay: quarterHours / 4, dpuHoursPerDayPerUser: userQuarterHours / 4 },
      warm: [{ days: [1], from: 0, to: 1440, minIdle: 1 }],
    };
    const w = new World(p);
    list.forEach(([user, minutes], i) => {
      w.take({ kind: 'acquire', owner: user, request: `r${i}` });
      for (let m = 0; m < minutes; m++) {
        w.advance(60);
        w.tick(m % 3 === 0 ? ['late'] : []);
        for (const s of w.state.sessions) if (s.lease !== undefined) w.take({ kind: 'renew', owner: s.lease.owner, request: s.lease.id });
      }
      expect(w.dpuSeconds).toBeLessThanOrEqual(p.limits.dpuHoursPerDay * 3600);
      for (const [, used] of w.dpuSecondsByUser) {
        // A session that was warm before it was leased cost the pool, not the user; the world counts it whole.
        expect(used).toBeLessThanOrEqual(p.limits.dpuHoursPerDayPerUser! * 3600 * 1.0001);
      }
    });
  }), { numRuns: Math.ceil(runs.numRuns / 10) });
});

test('every session ends: at its age, at the end of the hours, whoever renews its lease, in any time zone', () => {
  const hours = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 14 }), fc.constantFrom('UTC', 'Europe/Zurich', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Auckland'));
  const looks = fc.array(fc.tuple(owner, fc.constantFrom<Fault>('none', 'late', 'answerLost', 'throttled')), { minLength: 30, maxLength: 60 });
  fc.assert(fc.property(hours, looks, fc.integer({ min: 0, max: 2 }), ([from, length, timeZone], list, minIdle) => {
    const p: PoolPolicy = {
      ...POLICY,
      timeZone,
      hours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: from * 60, to: ((from + length) % 24) * 60 || 1440 }],
      warm: [{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1440, minIdle }],
    };
    const w = new World(p);
    let shut = 0;
    list.forEach(([user, fault], i) => {
      w.take({ kind: 'acquire', owner: user, request: `r${Math.floor(i / 6)}` }, [fault]);
      // Half an hour or so a step: a day passes, with looks every minute and users who never let go.
      for (let m = 0; m < 30; m++) {
        w.advance(60);
        w.tick(m % 5 === 0 ? [fault] : []);
        for (const s of w.state.sessions) if (s.lease !== undefined) w.take({ kind: 'renew', owner: s.lease.owner, request: s.lease.id });
        shut = isOpen(p, w.now) ? 0 : shut + 1;
        if (shut > 10) expect(w.alive()).toEqual([]);
        for (const r of w.alive()) expect(w.now - r.createdAt).toBeLessThanOrEqual((p.maxLifetimeSeconds + 600) * 1000);
      }
    });
  }), { numRuns: Math.ceil(runs.numRuns / 8) });
});
