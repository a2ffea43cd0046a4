import { utimesSync } from 'node:fs';
import { csvSource, job, target, Workspace } from '../harness';


let space: Workspace;
const at = (day: number) => Date.UTC(2026, 0, day) / 1000;
function put(name: string, day: number, id: number): void {
  utimesSync(space.write(`in/${name}.csv`, `id\n${id}\n`), at(day), at(day));
}
beforeEach(() => {
  space = new Workspace();
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in', 's3://out': 'out' } }));
  put('a', 1, 1);
  put('b', 2, 2);
});
afterEach(() => space.remove());

async function run(...argv: string[]): Promise<{ run: string; rows: number[] }> {
  const nodes = { In: csvSource('s3://in/', 'id INT'), Out: target('csv', 's3://out/r', 'In', { mode: 'overwrite' }) };
  space.writeManifest(job(nodes, { job: { bookmarks: 'enable' } }));
  const { code, out, err } = await space.cli('run', 'job.glueprint.json', '--json', ...argv);
  expect({ code, err: code === 0 ? '' : err + out }).toEqual({ code: 0, err: '' });
  const rows = space.files('out/r').flatMap((f) => space.read(`out/r/${f}`).trim().split('\n').slice(1)).map(Number).sort();
  return { run: (JSON.parse(out) as { run: string }).run, rows };
}
const bookmark = (...argv: string[]) => space.cli('bookmark', 'job.glueprint.json', ...argv);
interface Shown { bookmarks: { node: string; state: { until: number } | null }[]; unread: { node: string; files: { uri: string }[] }[] }
async function shown(...argv: string[]): Promise<{ until: (number | undefined)[]; unread: string[] }> {
  const { code, out, err } = await bookmark(...argv, '--dry-run', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const { bookmarks, unread } = JSON.parse(out) as Shown;
  const until = bookmarks.map((b) => (b.state === null ? undefined : b.state.until / 1000));
  return { until, unread: unread.flatMap((u) => u.files.map((f) => f.uri)) };
}

test('show tells how far, and with --dry-run what is next', async () => {
  expect((await run()).rows).toEqual([1, 2]);
  put('c', 3, 3);
  expect((await bookmark()).out).toMatch(/In +files before 2026-01-02T00:00:00.000Z and 1 of that moment/);
  expect((await bookmark('show', '--dry-run')).out).toMatch(/In would read 1 files, .*\n.*\n.*s3:\/\/in\/c.csv/);
  expect((await run()).rows).toEqual([3]);
  expect((await run()).rows).toEqual([]);
});

test('reset: everything again; not with --dry-run', async () => {
  await run();
  expect(await shown('reset')).toEqual({ until: [undefined], unread: ['s3://in/a.csv', 's3://in/b.csv'] });
  expect(await shown()).toEqual({ until: [at(2)], unread: [] });
  expect((await bookmark('reset')).code).toBe(0);
  expect(await shown()).toEqual({ until: [undefined], unread: ['s3://in/a.csv', 's3://in/b.csv'] });
  expect((await run()).rows).toEqual([1, 2]);
});

test('rewind goes back to where a run left it, also after a reset', async () => {
  const first = await run();
  put('c', 3, 3);
  const second = await run();
  put('d', 4, 4);
  await run();
  expect(await shown('rewind', first.run)).toEqual({ until: [at(2)], unread: ['s3://in/c.csv', 's3://in/d.csv'] });
  expect((await bookmark('rewind', second.run.slice(0, 12))).code).toBe(0);
  expect((await run()).rows).toEqual([4]);
  await bookmark('reset');
  expect((await bookmark('rewind', first.run)).code).toBe(0);
  expect((await run()).rows).toEqual([3, 4]);
});

test('set: what is older counts as read', async () => {
  await run();
  expect((await bookmark('set', '2026-01-02T00:00:00Z')).code).toBe(0);
  expect(await shown()).toEqual({ until: [at(2)], unread: ['s3://in/b.csv'] });
  expect((await run()).rows).toEqual([2]);
});

test('enable moves the bookmark, pause reads from it without moving, disable knows none', async () => {
  await run();
  put('c', 3, 3);
  expect((await run('--bookmarks', 'pause')).rows).toEqual([3]);
  expect((await run('--bookmarks', 'pause')).rows).toEqual([3]);
  expect((await run('--bookmarks', 'disable')).rows).toEqual([1, 2, 3]);
  expect(await shown()).toEqual({ until: [at(2)], unread: ['s3://in/c.csv'] });
  expect((await run()).rows).toEqual([3]);
});

test('a run that fails moves nothing', async () => {
  await run();
  put('c', 3, 3);
  space.writeManifest(job({
    In: csvSource('s3://in/', 'id INT'), Q: { type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: "SELECT raise_error('no') AS x FROM in" } }, Out: target('csv', 's3://out/r', 'Q'),
  }, { job: { bookmarks: 'enable' } }));
  expect((await space.cli('run', 'job.glueprint.json')).code).toBe(1);
  expect(await shown()).toEqual({ until: [at(2)], unread: ['s3://in/c.csv'] });
});

test.each([
  [['rewind', 'jr_nope'], 1, /no run of this job with an id that begins with 'jr_nope'/],
  [['rewind'], 2, /rewind needs the run/],
  [['set', 'soon'], 2, /set needs a time such as .*, got 'soon'/],
  [['drop'], 2, /show, reset, rewind or set, got 'drop'/],
  [['reset', '--node', 'Inn'], 1, /no source 'Inn'; the job has In/],
])('%j is refused', async (argv, code, message) => {
  await run();
  const result = await bookmark(...argv);
  expect([result.code, message.test(result.err)]).toEqual([code, true]);
});
