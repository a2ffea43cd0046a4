import { MONDAY, POLICY, World } from './world';
import { checkPolicy, gauges, inWindow, isOpen, localTime, PoolPolicy, warmDpuHours, warmTarget, Window } from '../../../src/core/pool';

const HOUR = 3_600_000;
const WEEKDAYS = [1, 2, 3, 4, 5] as const;

describe('schedule', () => {
  test('sees a moment in the zone, summer and winter', () => {
    expect(localTime('Europe/Zurich', Date.UTC(2026, 0, 1, 23, 30))).toEqual({ day: '2026-01-02', weekday: 5, second: 1800 });
    expect(localTime('Europe/Zurich', Date.UTC(2026, 6, 1, 22, 0))).toEqual({ day: '2026-07-02', weekday: 4, second: 0 });
  });

  test('a window past midnight belongs to the day it began', () => {
    const friday: Window = { days: [5], from: 22 * 60, to: 2 * 60 };
    const at = (weekday: number, hour: number) => ({ day: '', weekday, second: hour * 3600 });
    expect([at(5, 21), at(5, 22), at(6, 1), at(6, 2), at(5, 1)].map((x) => inWindow(friday, x))).toEqual([false, true, true, false, false]);
  });

  test('the warm target is the highest of the windows, and nothing outside hours', () => {
    const p: PoolPolicy = {
      ...POLICY,
      hours: [{ days: WEEKDAYS, from: 7 * 60, to: 19 * 60 }],
      warm: [{ days: WEEKDAYS, from: 0, to: 1440, minIdle: 1 }, { days: [1], from: 9 * 60, to: 11 * 60, minIdle: 4 }],
    };
    expect([6, 8, 9.5, 12, 20].map((h) => warmTarget(p, MONDAY + (h - 8) * HOUR))).toEqual([0, 1, 4, 1, 0]);
    // Windows that lie over each other hold the higher number, not both.
    const minutes = Array.from({ length: 1440 }, (_, m) => warmTarget(p, MONDAY + (m - 8 * 60) * 60_000));
    expect(warmDpuHours(p)).toBeCloseTo(minutes.reduce((sum, n) => sum + n, 0) / 60 * p.dpu, 9);
    expect(warmDpuHours(p)).toBeLessThan(p.warm.reduce((sum, w) => sum + w.minIdle * (w.to - w.from) / 60, 0) * p.dpu);
    expect(isOpen(p, MONDAY + 11 * HOUR)).toBe(false);
  });
});

describe('leases', () => {
  test('a warm session is granted at once, a cold one when it is READY', () => {
    const w = new World({ ...POLICY, warm: [{ days: [1], from: 0, to: 1440, minIdle: 1 }] });
    w.tick();
    w.advance(60);
    w.tick();
    expect(w.take({ kind: 'acquire', owner: 'ana', request: 'a' })).toEqual({ status: 'granted', session: 'pool-' + w.state.epoch + '-1', until: w.now + 600_000 });
    expect(w.take({ kind: 'acquire', owner: 'ben', request: 'b' })).toMatchObject({ status: 'waiting', position: 0 });
    expect(w.acquire('ben', 'b')).toMatchObject({ status: 'granted' });
  });

  test('asking again gives the same lease, and after its end the reason', () => {
    const w = new World();
    const first = w.acquire('ana', 'a');
    expect(w.take({ kind: 'acquire', owner: 'ana', request: 'a' })).toEqual(first);
    expect(w.take({ kind: 'release', owner: 'ana', request: 'a' })).toEqual({ status: 'released' });
    expect(w.take({ kind: 'acquire', owner: 'ana', request: 'a' })).toEqual({ status: 'refused', refusal: 'LeaseEnded', reason: 'released' });
    expect(w.take({ kind: 'renew', owner: 'ana', request: 'x' })).toEqual({ status: 'refused', refusal: 'NoSuchLease' });
  });

  test('nobody can renew or release the lease of another', () => {
    const w = new World();
    w.acquire('ana', 'a');
    expect(w.take({ kind: 'renew', owner: 'ben', request: 'a' })).toMatchObject({ status: 'refused' });
    w.take({ kind: 'release', owner: 'ben', request: 'a' });
    expect(w.state.sessions[0].lease).toMatchObject({ owner: 'ana', id: 'a' });
  });

  test('renewing keeps a lease, not renewing ends it and its session', () => {
    const w = new World();
    w.acquire('ana', 'a');
    for (let i = 0; i < 3; i++) {
      w.advance(500);
      expect(w.take({ kind: 'renew', owner: 'ana', request: 'a' })).toMatchObject({ status: 'granted', until: w.now + 600_000 });
      w.tick();
    }
    w.advance(601);
    w.tick();
    expect(w.state.sessions[0]).toMatchObject({ phase: 'stopping', reason: 'expired' });
  });

  test('a kept session comes back to its owner and to nobody else', () => {
    const w = new World({ ...POLICY, keepForOwnerSeconds: 900, limits: { ...POLICY.limits, maxSessions: 1 } });
    const first = w.acquire('ana', 'a');
    w.take({ kind: 'release', owner: 'ana', request: 'a' });
    expect(w.take({ kind: 'acquire', owner: 'ben', request: 'b' })).toMatchObject({ status: 'waiting' });
    expect(w.take({ kind: 'acquire', owner: 'ana', request: 'a2' })).toEqual({ ...first, until: w.now + 600_000 });
  });

  test.each([
    ['UserSessionLimit', {}, 2],
    ['UserBudgetSpent', { limits: { ...POLICY.limits, dpuHoursPerDayPerUser: 0.15 } }, 1],
    ['PoolBudgetSpent', { limits: { ...POLICY.limits, dpuHoursPerDay: 0.15 } }, 1],
    ['OutsideHours', { hours: [{ days: [2], from: 0, to: 1440 }] }, 0],
  ] as const)('refuses with %s', (refusal, change, before) => {
    const w = new World({ ...POLICY, ...change });
    for (let i = 0; i < before; i++) expect(w.acquire('ana', `before${i}`).status).toBe('granted');
    expect(w.take({ kind: 'acquire', owner: 'ana', request: 'more' })).toEqual({ status: 'refused', refusal });
  });

  test('draining lets those work on who have a session, stops the rest and refuses', () => {
    const w = new World({ ...POLICY, warm: [{ days: [1], from: 0, to: 1440, minIdle: 2 }] });
    w.acquire('ana', 'a');
    w.take({ kind: 'drain' });
    expect(w.state.sessions.filter((s) => s.phase !== 'stopping').map((s) => s.owner)).toEqual(['ana']);
    expect(w.take({ kind: 'acquire', owner: 'ben', request: 'b' })).toEqual({ status: 'refused', refusal: 'Draining' });
  });
});

test('at the end of the hours every session ends, leased ones too', () => {
  const w = new World({ ...POLICY, hours: [{ days: [1], from: 0, to: 8 * 60 + 20 }], warm: [{ days: [1], from: 0, to: 1440, minIdle: 2 }] });
  expect(w.acquire('ana', 'a')).toMatchObject({ status: 'granted' });
  w.take({ kind: 'acquire', owner: 'ben', request: 'b' });
  while (w.now < MONDAY + 22 * 60_000) {
    w.advance(60);
    w.take({ kind: 'renew', owner: 'ana', request: 'a' });
    w.tick();
  }
  expect(w.alive()).toEqual([]);
  expect(w.take({ kind: 'acquire', owner: 'ana', request: 'a' })).toEqual({ status: 'refused', refusal: 'LeaseEnded', reason: 'outsideHours' });
});

test('while nobody looks, Glue itself ends what was begun, and the books follow', () => {
  const w = new World();
  w.acquire('ana', 'a');
  w.kill(0, 'TIMEOUT');
  w.advance(6 * 3600);
  w.tick();
  expect(w.state.sessions).toEqual([]);
  expect(w.take({ kind: 'renew', owner: 'ana', request: 'a' })).toMatchObject({ status: 'refused', refusal: 'LeaseEnded' });
});

describe('faults', () => {
  test('a create whose manager died is sent again, with the same id', () => {
    const w = new World();
    w.take({ kind: 'acquire', owner: 'ana', request: 'a' }, ['lost']);
    expect(w.alive()).toEqual([]);
    w.advance(31);
    w.tick();
    expect(w.alive().map((r) => r.id)).toEqual([w.state.sessions[0].id]);
  });

  test('a pool Glue refuses waits longer each time', () => {
    const w = new World();
    const tries: number[] = [];
    for (let i = 0; i < 60; i++) {
      const before = w.state.serial;
      w.take({ kind: 'acquire', owner: 'ana', request: 'a' }, ['quota']);
      if (w.state.serial > before) tries.push(Math.round((w.now - MONDAY) / 60_000));
      w.advance(60);
      w.take(w.listing(), ['quota']);
      if (w.state.serial > before && tries.at(-1) !== Math.round((w.now - MONDAY) / 60_000)) tries.push(Math.round((w.now - MONDAY) / 60_000));
    }
    expect(w.state.failures).toBeGreaterThan(3);
    expect(tries.length).toBeLessThan(15);
  });

  test('a session that bears our tag but is not in the books is stopped, and deleted when it is old', () => {
    const w = new World();
    w.glue.set('stray', { id: 'stray', createdAt: w.now, status: 'READY', changesAt: 0, owners: [] });
    w.tick();
    w.advance(60);
    w.tick();
    expect(w.alive()).toEqual([]);
    w.advance(3601);
    w.tick();
    expect(w.glue.size).toBe(0);
  });

  test('a manager whose clock is slow does not turn time back', () => {
    const w = new World();
    w.acquire('ana', 'a');
    const { clock } = w.state;
    w.now -= 120_000;
    w.tick();
    expect(w.state.clock).toBe(clock);
  });
});

test('the day\'s use begins anew at midnight of the zone, with the part after it', () => {
  const w = new World({ ...POLICY, timeZone: 'Europe/Zurich', keepForOwnerSeconds: 0 });
  w.now = Date.UTC(2026, 10, 23, 22, 50);
  w.state = { ...w.state, clock: w.now, usage: { day: '2026-11-23', total: 3600, byUser: { ana: 3600 } } };
  w.acquire('ana', 'a');
  w.advance(660);
  w.take({ kind: 'renew', owner: 'ana', request: 'a' });
  const since = (w.now - Date.UTC(2026, 10, 23, 23)) / 1000;
  expect(w.state.usage.day).toBe('2026-11-24');
  expect(w.state.usage.total).toBeCloseTo(since * POLICY.dpu);
  expect(gauges(w.policy, w.state).dpuHoursToday).toBeCloseTo(since * POLICY.dpu / 3600);
});

test.each([
  [{ pool: 'a b' }, 'PoolNameInvalid', '\'a b\''],
  [{ timeZone: 'Mars/Base' }, 'TimeZoneUnknown', 'Mars/Base'],
  [{ leaseSeconds: 30 }, 'PoolPolicyInvalid', 'leaseSeconds must be at least 120'],
  [{ limits: { ...POLICY.limits, dpuHoursPerDay: 0.01 } }, 'PoolPolicyInvalid', 'dpuHoursPerDay must be at least 0.1'],
  [{ warm: [{ days: [1], from: 0, to: 1440, minIdle: 9 }] }, 'PoolPolicyInvalid', 'minIdle must be 0 to maxSessions (5), got 9'],
] as const)('a policy that cannot be held is refused: %j', (change, code, text) => {
  expect(() => checkPolicy({ ...POLICY, ...change })).toThrow(expect.objectContaining({ code, message: expect.stringContaining(text) }));
});
