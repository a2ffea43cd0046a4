// A working day of 200 users: interactive sessions with and without a pool. Simulated second by second on the real decision function.
// node bench/session-pool.mjs [--users 200] [--seed 1] [--json]
import { build } from 'esbuild';

const option = (name, fallback) => {
  const i = process.argv.indexOf(`--${name}`);
  return i < 0 ? fallback : Number(process.argv[i + 1]);
};
const USERS = option('users', 200);
const SEED = option('seed', 1);

const bundle = await build({ entryPoints: ['src/core/pool/index.ts'], bundle: true, write: false, format: 'esm', platform: 'neutral' });
const { decideAll, emptyState } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString('base64')}`);

// What is assumed. Prices and minimum: AWS Glue's list price in us-east-1; start-up: what users of sessions of this size report.
const DPU = 2;
const PRICE = 0.44;
const START = [35, 90];
const IDLE = 30 * 60;
const DAY = 86_400;
const OPENING = Date.UTC(2026, 10, 23);

function random(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6D2B79F5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Two pieces of work a user on average, begun mostly around 9 and 14 o'clock, half of them shorter than 20 minutes, a few hours long. */
function day(rng) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
  const work = [];
  for (let u = 0; u < USERS; u++) {
    const pieces = 1 + Math.floor(rng() * 3);
    for (let p = 0; p < pieces; p++) {
      const peak = rng() < 0.55 ? 9.25 : 14;
      const begin = Math.round(Math.min(18, Math.max(7, peak + 1.3 * normal())) * 3600);
      const seconds = Math.round(Math.min(4 * 3600, Math.max(120, 1200 * Math.exp(0.9 * normal()))));
      work.push({ user: `u${u}`, request: `u${u}-work-${p}`, begin, seconds, closes: rng() < 0.6 });
    }
  }
  return work.sort((a, b) => a.begin - b.begin);
}

const startSeconds = (rng) => START[0] + rng() * (START[1] - START[0]);
const quantile = (list, q) => list.length === 0 ? 0 : [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))];

/** Each user begins a session and waits; 60 % stop it when done, the others leave it to Glue's idle timeout. */
function withoutPool(work, rng, idle) {
  const waits = [];
  const change = new Map();
  let seconds = 0;
  for (const w of work) {
    const start = startSeconds(rng);
    const life = Math.max(60, w.seconds + (w.closes ? 0 : idle));
    waits.push(start);
    seconds += life;
    change.set(w.begin, (change.get(w.begin) ?? 0) + 1);
    const end = Math.round(w.begin + start + life);
    change.set(end, (change.get(end) ?? 0) - 1);
  }
  let now = 0;
  const peak = [...change].sort((a, b) => a[0] - b[0]).reduce((most, [, d]) => Math.max(most, now += d), 0);
  return { waits, dpuHours: seconds * DPU / 3600, peak, refused: 0 };
}

/** The pool: users ask every few seconds until granted, renew while at work, and 60 % give back; the others' leases run out. */
function withPool(work, rng, policy) {
  let state = emptyState(policy.timeZone, OPENING);
  const glue = new Map();
  const at = (second) => OPENING + second * 1000;
  const waits = [];
  let cost = 0;
  let peak = 0;
  let refused = 0;
  let decisions = 0;
  let spent = 0;
  const take = (events, second) => {
    const begun = performance.now();
    const decision = decideAll(policy, state, events, at(second));
    spent += performance.now() - begun;
    decisions += events.length;
    state = decision.state;
    const outcomes = [];
    for (const a of decision.actions) {
      if (a.kind === 'create') {
        glue.set(a.session, { id: a.session, status: 'PROVISIONING', createdAt: at(second), changes: second + startSeconds(rng) });
        outcomes.push({ kind: 'created', session: a.session });
      } else if (a.kind === 'tag') outcomes.push({ kind: 'tagged', session: a.session, request: a.request });
      else if (a.kind === 'delete') glue.delete(a.session);
      else if (['READY', 'PROVISIONING'].includes(glue.get(a.session)?.status)) Object.assign(glue.get(a.session), { status: 'STOPPING', changes: second + 15 });
    }
    if (outcomes.length > 0) take(outcomes, second);
  };
  const look = (second) => {
    const sessions = [...glue.values()].map((s) => ({ id: s.id, status: s.status, createdAt: s.createdAt, completedAt: s.completedAt }));
    take([{ kind: 'observe', at: at(second), sessions }], second);
  };
  const lease = (w) => state.sessions.find((s) => s.lease?.id === w.request && s.lease.tagged);
  const asking = [];
  const working = [];
  let next = 0;
  for (let second = 0; second < DAY; second++) {
    let alive = 0;
    for (const s of glue.values()) {
      if (s.changes <= second && s.status === 'PROVISIONING') s.status = 'READY';
      if (s.changes <= second && s.status === 'STOPPING') Object.assign(s, { status: 'STOPPED', completedAt: at(second) });
      if (s.status === 'STOPPED') continue;
      alive++;
      if (s.status !== 'PROVISIONING') cost += DPU;
    }
    peak = Math.max(peak, alive);
    while (next < work.length && work[next].begin <= second) asking.push({ ...work[next++], poll: second });
    for (const w of asking.filter((x) => x.poll <= second)) {
      take([{ kind: 'acquire', owner: w.user, request: w.request }], second);
      // As the manager does for those who wait: look again after ten seconds.
      if (lease(w) === undefined && at(second) - state.observedAt >= 10_000) look(second);
      const s = lease(w);
      const waiting = state.waiting.some((x) => x.id === w.request);
      if (s !== undefined) {
        waits.push(second - w.begin);
        working.push({ ...w, ends: second + w.seconds, renew: second + 300 });
      } else if (!waiting && !state.sessions.some((x) => x.lease?.id === w.request)) refused++;
      else {
        w.poll = second + 5;
        continue;
      }
      asking.splice(asking.indexOf(w), 1);
    }
    for (const w of [...working]) {
      if (w.ends <= second) {
        working.splice(working.indexOf(w), 1);
        if (w.closes) take([{ kind: 'release', owner: w.user, request: w.request }], second);
      } else if (w.renew <= second) {
        w.renew = second + 300;
        take([{ kind: 'renew', owner: w.user, request: w.request }], second);
      }
    }
    if (second % 60 === 0) look(second);
  }
  return { waits, dpuHours: cost / 3600, peak, refused, decisions, microseconds: 1000 * spent / decisions };
}

const days = [1, 2, 3, 4, 5];
const policy = (warm) => ({
  pool: 'bench',
  dpu: DPU,
  limits: { maxSessions: 120, maxSessionsPerUser: 2, dpuHoursPerDay: 2000 },
  timeZone: 'UTC',
  hours: [{ days, from: 6 * 60, to: 22 * 60 }],
  warm,
  leaseSeconds: 600,
  idleSeconds: IDLE,
  maxLifetimeSeconds: 8 * 3600,
  keepForOwnerSeconds: 0,
  tickSeconds: 60,
});
const WARM = [{ days, from: 7 * 60, to: 18 * 60, minIdle: 3 }, { days, from: 8 * 60, to: 10 * 60 + 30, minIdle: 6 }];

const work = day(random(SEED));
const cases = {
  'no pool, kernel default (idle 48 h, stopped at 22:00)': () => withoutPool(work, random(SEED + 1), 8 * 3600),
  'no pool, idle timeout 30 min': () => withoutPool(work, random(SEED + 1), IDLE),
  'pool, nothing warm': () => withPool(work, random(SEED + 1), policy([])),
  'pool, 3 warm, 6 at the morning peak': () => withPool(work, random(SEED + 1), policy(WARM)),
};
const rows = Object.entries(cases).map(([name, run]) => {
  const r = run();
  return {
    name,
    wait_p50_s: Math.round(quantile(r.waits, 0.5)),
    wait_p95_s: Math.round(quantile(r.waits, 0.95)),
    wait_max_s: Math.round(Math.max(...r.waits)),
    at_once_pct: Math.round(100 * r.waits.filter((w) => w <= 2).length / r.waits.length),
    dpu_hours: Math.round(r.dpuHours),
    usd: Math.round(r.dpuHours * PRICE),
    peak_sessions: r.peak,
    refused: r.refused,
    decisions: r.decisions,
    us_per_decision: r.microseconds === undefined ? undefined : Math.round(r.microseconds),
  };
});
if (process.argv.includes('--json')) console.log(JSON.stringify({ users: USERS, pieces: work.length, rows }, undefined, 2));
else {
  console.log(`${USERS} users, ${work.length} pieces of work, ${Math.round(work.reduce((s, w) => s + w.seconds, 0) * DPU / 3600)} DPU-hours of real work`);
  console.table(Object.fromEntries(rows.map(({ name, ...r }) => [name, r])));
}
