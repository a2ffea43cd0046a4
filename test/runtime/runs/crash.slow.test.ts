import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { csvSource, job, target, Workspace } from '../harness';


/** The child as one file, so that each of its many starts takes a third of a second. */
const build = mkdtempSync(join(tmpdir(), 'glueprint-crash-'));
const CHILD = join(build, 'child.js');
const CLI = join(build, 'cli.js');
const ENV = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') };
beforeAll(() => {
  const entries = { [CHILD]: join(__dirname, 'crash-child.ts'), [CLI]: join(process.cwd(), 'runtime/main.ts') };
  for (const [outfile, entry] of Object.entries(entries)) {
    buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', supported: { 'dynamic-import': false }, external: ['@duckdb/node-api', 'libsql'], logLevel: 'error' });
  }
});
afterAll(() => rmSync(build, { recursive: true, force: true }));

const ROWS = Array.from({ length: 50 }, (_, i) => `${i},${'abc'[i % 3]}`).join('\n');
const spaces: Workspace[] = [];
afterEach(() => spaces.splice(0).forEach((s) => s.remove()));

/** Three targets, one of each kind: replaced, added to, new and partitioned. */
function workspace(): Workspace {
  const space = new Workspace();
  spaces.push(space);
  space.write('in/a.csv', `id,kind\n${ROWS}\n`);
  space.write('out/replaced/old.csv', 'old');
  space.write('out/added/old.csv', 'old');
  space.writeManifest(job({
    In: csvSource('s3://in/', 'id INT, kind STRING'),
    Replaced: target('csv', 's3://out/replaced/', 'In', { mode: 'overwrite' }),
    Added: target('json', 's3://out/added/', 'In'),
    Split: target('parquet', 's3://out/deep/er/split/', 'In', { partitionKeys: ['kind'] }),
  }));
  return space;
}

const OLD = { replaced: ['old.csv'], added: ['old.csv'], deep: [] };
const part = (end: string) => expect.stringMatching(new RegExp(`^part-00000-[0-9a-f-]+${end}$`)) as string;
const split = (kind: string) => expect.stringMatching(new RegExp(`^er/split/kind=${kind}/part-0000[0-9]-[0-9a-f-]+\\.c000\\.snappy\\.parquet$`)) as string;
const NEW = { replaced: [part('-c000\\.csv')], added: ['old.csv', part('-c000\\.json')], deep: [split('a'), split('b'), split('c')] };
const seen = (space: Workspace) => Object.fromEntries(Object.keys(OLD).map((t) => [t, space.files(`out/${t}`, false)]));
const left = (space: Workspace) => [...space.files('.glueprint').filter((f) => !f.startsWith('state.db')), ...space.files('out').filter((f) => f.includes('.glueprint-'))];

function isOneOf(actual: unknown, ...expected: unknown[]): boolean {
  return expected.some((e) => {
    try {
      expect(actual).toEqual(e);
      return true;
    } catch {
      return false;
    }
  });
}

const child = (space: Workspace, at: number, behaviour: string) => spawnSync(process.execPath, [CHILD, space.folder, String(at), behaviour], { env: ENV, encoding: 'utf8' });

test('killed before any change to the file system: nothing or everything, and the next command says which', async () => {
  const outcomes = new Set<string>();
  for (let at = 1; ; at++) {
    const space = workspace();
    const { signal, stdout, stderr } = child(space, at, 'kill');
    if (signal === null) {
      expect(`${stdout}${stderr}`).toContain('"state":"SUCCEEDED"');
      expect(seen(space)).toEqual(NEW);
      expect(left(space)).toEqual([]);
      expect(at).toBeGreaterThan(10);
      break;
    }
    // Even before recovery each target is as it was, absent for an instant where it is replaced, or complete.
    for (const [name, files] of Object.entries(seen(space))) {
      const key = name as keyof typeof OLD;
      expect({ at, name, whole: isOneOf(files, OLD[key], NEW[key], ...(name === 'replaced' ? [[]] : [])) }).toEqual({ at, name, whole: true });
    }
    const { code, err } = await space.cli('runs');
    expect(code).toBe(0);
    const completed = /recovered run jr_\w+ ended while it published; completed it/.test(err);
    expect(completed || /recovered run jr_\w+ ended (while it wrote; removed|before it had written)/.test(err) || err === '').toBe(true);
    outcomes.add(completed ? 'completed' : err === '' ? 'done' : 'removed');
    expect({ at, seen: seen(space) }).toEqual({ at, seen: completed || err === '' ? NEW : OLD });
    await space.cli('doctor');
    expect({ at, left: left(space) }).toEqual({ at, left: [] });
    const { out } = await space.cli('runs', '--json');
    expect((JSON.parse(out) as { state: string }[]).map((r) => r.state)).toEqual([completed || err === '' ? 'SUCCEEDED' : 'FAILED']);
  }
  expect([...outcomes].sort()).toEqual(expect.arrayContaining(['completed', 'removed']));
});

test('a rename that fails while publishing undoes what was published', () => {
  let failures = 0;
  for (let at = 1; ; at++) {
    const space = workspace();
    const { stdout } = child(space, at, 'fail');
    const result = JSON.parse(stdout) as { state: string; error?: { code: string; message: string }; changes: number };
    if (result.state === 'SUCCEEDED') {
      if (at > result.changes) break;
      continue;
    }
    failures++;
    expect({ at, seen: seen(space), left: left(space) }).toEqual({ at, seen: OLD, left: [] });
    expect(result.error?.message).toContain('the disk is on fire');
  }
  expect(failures).toBeGreaterThan(4);
});

test('the run after a killed one succeeds and says what it cleaned', async () => {
  const space = workspace();
  expect(child(space, 8, 'kill').signal).toBe('SIGKILL');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in', 's3://out': 'out' } }));
  const { code, err } = await space.cli('run', 'job.glueprint.json');
  expect(err).toMatch(/^recovered run jr_\w+ ended while it wrote; removed what it had staged in .*, targets are as they were$/m);
  expect(code).toBe(0);
  expect(seen(space)).toEqual(NEW);
});

/** A job that runs for minutes if it is let. */
function endless(space: Workspace): void {
  space.write('in/a.csv', `id,kind\n${Array.from({ length: 20_000 }, (_, i) => `${i},x`).join('\n')}\n`);
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in', 's3://out': 'out' } }));
  space.writeManifest(job({
    In: csvSource('s3://in/', 'id BIGINT, kind STRING'),
    Big: { type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: 'SELECT a.id + b.id + c.id AS s FROM in a CROSS JOIN in b CROSS JOIN in c' } },
    Replaced: target('csv', 's3://out/replaced/', 'Big', { mode: 'overwrite' }),
  }));
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops the run, leaves nothing, exits with 130', async (signal) => {
  const space = workspace();
  endless(space);
  const running = spawn(process.execPath, [CLI, 'run', 'job.glueprint.json', '--events'], { cwd: space.folder, env: ENV });
  let out = '';
  running.stdout.on('data', (d: Buffer) => {
    const before = out.includes('"node-started","node":"Replaced"');
    out += d.toString();
    if (!before && out.includes('"node-started","node":"Replaced"')) running.kill(signal);
  });
  const code = await new Promise((done) => running.on('close', done)).finally(() => running.kill('SIGKILL'));
  expect({ code, seen: seen(space), left: left(space) }).toEqual({ code: 130, seen: OLD, left: [] });
  expect(out).toContain('"state":"STOPPED"');
});

test('a timeout ends the run as TIMEOUT', async () => {
  const space = workspace();
  endless(space);
  const { code, err } = await space.cli('run', 'job.glueprint.json', '--timeout', '1');
  expect(code).toBe(1);
  expect(err).toMatch(/error the run took longer than 1 seconds\nJob TIMEOUT/);
  expect({ seen: seen(space), left: left(space) }).toEqual({ seen: OLD, left: [] });
});

test('no room on disk is told as such', () => {
  const space = workspace();
  space.write('in/a.csv', `id,kind\n${Array.from({ length: 200_000 }, (_, i) => `${i},${Math.sin(i)}`).join('\n')}\n`);
  // A limit on the size of files stands for a full disk: the write fails in the same way.
  const { status, stderr } = spawnSync('bash', ['-c', `trap '' XFSZ; ulimit -f 700; exec "${process.execPath}" "${CLI}" run job.glueprint.json -b s3://in=in -b s3://out=out`], { cwd: space.folder, env: ENV, encoding: 'utf8' });
  expect(stderr).toMatch(/error .*no room on disk\n {2}hint: free some space/);
  expect({ status, seen: seen(space), left: left(space) }).toEqual({ status: 1, seen: OLD, left: [] });
});
