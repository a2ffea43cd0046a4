import { readFileSync } from 'node:fs';
import { FakeS3 } from './fake-s3';
import { main } from '../../../../runtime/cli/cli';
import { AwsS3 } from '../../../../runtime/connectors/aws/s3-connector';
import { csvSource, job, target, Workspace } from '../../harness';


let s3: FakeS3;
let space: Workspace;
let endpoint: string;
beforeEach(async () => {
  s3 = new FakeS3();
  endpoint = await s3.start();
  space = new Workspace();
  for (const b of ['in', 'out']) s3.buckets.set(b, new Map());
});
afterEach(async () => {
  space.remove();
  await s3.stop();
});

const connector = (writes = true) => new AwsS3({
  access: { region: 'us-east-1', endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }, cache: space.path('cache'), staging: space.path('staging'), writes,
});
const request = { recurse: true, exclusions: [] };
const gets = () => s3.seen.filter((s) => s.method === 'GET' && !s.query.has('list-type')).map((s) => s.path);
const lists = () => s3.seen.filter((s) => s.query.has('list-type')).map((s) => s.query.get('prefix'));

describe('listing', () => {
  test('many pages, without what is no data', async () => {
    s3.pageSize = 7;
    for (let i = 0; i < 30; i++) s3.put('in', `a/f${String(i).padStart(2, '0')}.csv`, 'x');
    for (const hidden of ['a/_SUCCESS', 'a/.tmp/x', 'a/_tmp/y', 'a/folder/']) s3.put('in', hidden, '');
    s3.put('in', 'ab.csv', 'x');
    const { files, roots } = await connector().list({ ...request, uris: ['s3://in/a/'] });
    expect(files.map((f) => f.uri)).toEqual(Array.from({ length: 30 }, (_, i) => `s3://in/a/f${String(i).padStart(2, '0')}.csv`));
    expect(roots).toEqual(['s3://in/a']);
  });
  test('one object, globs, exclusions, odd keys', async () => {
    for (const key of ['d/a.csv', 'd/b.tmp', 'd/x/c.csv', 'd/a b&<é>.csv']) s3.put('in', key, 'x');
    const uris = async (uri: string, more = {}) => (await connector().list({ ...request, ...more, uris: [uri] })).files.map((f) => f.uri);
    expect(await uris('s3://in/d/a.csv')).toEqual(['s3://in/d/a.csv']);
    expect(await uris('s3://in/d/*.csv', { recurse: false })).toEqual(['s3://in/d/a b&<é>.csv', 's3://in/d/a.csv']);
    expect(await uris('s3://in/d', { exclusions: ['**.tmp', 'x/**'] })).toEqual(['s3://in/d/a b&<é>.csv', 's3://in/d/a.csv']);
    expect(await uris('s3://in/d', { recurse: false })).toEqual(['s3://in/d/a b&<é>.csv', 's3://in/d/a.csv', 's3://in/d/b.tmp']);
  });
  test('pruned partitions are not listed', async () => {
    for (const y of [2019, 2020]) for (const m of [1, 2]) s3.put('in', `t/year=${y}/month=${m}/a.csv`, 'x');
    const { files, partitions } = await connector().list({
      uris: ['s3://in/t/'], recurse: false, exclusions: [], prune: (keys, values) => Promise.resolve(new Set(values.flatMap(([y], i) => (keys[0]?.key === 'year' && y === '2020' ? [i] : [])))),
    });
    expect(partitions.map((p) => [p.name, p.type.kind])).toEqual([['year', 'int'], ['month', 'int']]);
    expect(files.map((f) => f.uri)).toEqual(['s3://in/t/year=2020/month=1/a.csv', 's3://in/t/year=2020/month=2/a.csv']);
    // The first branch was followed once, to learn how many keys there are.
    expect(lists().filter((p) => p?.includes('month='))).toEqual(['t/year=2019/month=1/', 't/year=2020/month=1/', 't/year=2020/month=2/']);
  });
  test('nothing there', async () => {
    await expect(connector().list({ ...request, uris: ['s3://in/none/'] })).rejects.toMatchObject({ code: 'EmptySource' });
    await expect(connector().list({ ...request, uris: ['s3://absent/x'] })).rejects.toMatchObject({ code: 'NoSuchBucket', message: expect.stringContaining("'absent'") as string });
  });
});

describe('downloads', () => {
  test('are streams into a cache that knows what changed', async () => {
    const big = Buffer.alloc(3_000_000, 'abc');
    s3.put('in', 'a/big', big);
    s3.put('in', 'a/small', 'one');
    const c = connector();
    const { files } = await c.list({ ...request, uris: ['s3://in/a/'] });
    await c.fetch(files);
    expect(readFileSync(files[0]?.path ?? '').equals(big)).toBe(true);
    await c.fetch(files);
    expect(gets()).toHaveLength(2);
    s3.put('in', 'a/small', 'two');
    const again = (await c.list({ ...request, uris: ['s3://in/a/'] })).files;
    await c.fetch(again);
    expect(gets().slice(2)).toEqual(['/in/a/small']);
    expect(readFileSync(again[1]?.path ?? '', 'utf8')).toBe('two');
  });
  test('that break off go on from there', async () => {
    const bytes = Buffer.from(Array.from({ length: 500_000 }, (_, i) => i % 251));
    s3.put('in', 'x', bytes);
    let cuts = 0;
    s3.fault = (r) => (r.method === 'GET' && !r.query.has('list-type') && cuts++ < 2 ? { cut: 100_000 } : undefined);
    const c = connector();
    const { files } = await c.list({ ...request, uris: ['s3://in/x'] });
    await c.fetch(files);
    expect(readFileSync(files[0]?.path ?? '').equals(bytes)).toBe(true);
    expect(gets()).toHaveLength(3);
  });
  test('throttling is tried again, then told', async () => {
    s3.put('in', 'x', 'abc');
    let refused = 0;
    s3.fault = (r) => (r.query.has('list-type') && refused++ < 2 ? { status: 503, code: 'SlowDown' } : undefined);
    expect((await connector().list({ ...request, uris: ['s3://in/x'] })).files).toHaveLength(1);
    s3.fault = () => ({ status: 503, code: 'SlowDown' });
    await expect(connector().list({ ...request, uris: ['s3://in/x'] })).rejects.toMatchObject({ code: 'Throttled' });
  });
  test.each([
    [403, 'AccessDenied', 'AccessDenied', "access to 's3://in/' is denied"], [301, 'PermanentRedirect', 'WrongRegion', 'is not in us-east-1'],
    [400, 'ExpiredToken', 'ExpiredCredentials', 'expired'], [403, 'InvalidAccessKeyId', 'InvalidCredentials', 'no valid AWS credentials'], [400, 'SomethingElse', 'S3Fault', 'SomethingElse'],
  ])('%s %s is %s', async (status, code, ours, message) => {
    s3.fault = () => ({ status, code });
    await expect(connector().list({ ...request, uris: ['s3://in/'] })).rejects.toMatchObject({ code: ours, message: expect.stringContaining(message) as string });
  });
  test('nobody answers', async () => {
    await s3.stop();
    await expect(connector().list({ ...request, uris: ['s3://in/'] }).catch((e: Error) => `${(e as { code?: string }).code}: ${e.message}`)).resolves.toMatch(/^Unreachable: cannot reach/);
    s3 = new FakeS3();
    await s3.start();
  });
});

async function cli(variables: Record<string, string>, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  space.out = space.err = '';
  return { code: await main(argv, space.host({ variables })), out: space.out, err: space.err };
}
const emulator = () => ({ AWS_ENDPOINT_URL: endpoint });
const SCHEMA = 'id INT, name STRING';
const copy = (mode = 'append') => job({ In: csvSource('s3://in/a/', SCHEMA), Out: target('csv', 's3://out/r', 'In', { mode }) });

describe('a run against an emulator', () => {
  beforeEach(() => {
    s3.put('in', 'a/one.csv', 'id,name\n1,Ada\n');
    s3.put('in', 'a/two.csv', 'id,name\n2,Bob\n');
  });
  const run = async (manifest: ReturnType<typeof job>, ...argv: string[]) => {
    space.writeManifest(manifest);
    return cli(emulator(), 'run', 'job.glueprint.json', '--env', 'localstack', ...argv);
  };

  test('reads and writes objects, and leaves nothing behind', async () => {
    expect(await run(copy())).toMatchObject({ code: 0 });
    const [key = ''] = s3.keys('out');
    expect(key).toMatch(/^r\/part-00000-[0-9a-f-]{36}-c000\.csv$/);
    expect(s3.buckets.get('out')?.get(key)?.bytes.toString().split('\n').sort()).toEqual(['', '1,Ada', '2,Bob', 'id,name']);
    expect(space.files('.glueprint').filter((f) => f.includes('upload'))).toEqual([]);
  });
  test('append adds, overwrite replaces, errorifexists refuses', async () => {
    await run(copy());
    await run(copy());
    expect(s3.keys('out')).toHaveLength(2);
    s3.put('out', 'rest', 'stays');
    await run(copy('overwrite'));
    expect(s3.keys('out')).toEqual([expect.stringMatching(/^r\/part-/), 'rest']);
    expect((await run(copy('errorifexists'))).err).toMatch(/is not empty/);
  });
  test('large results go up in parts', async () => {
    const manifest = job({ In: csvSource('s3://in/a/', SCHEMA), Q: { type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: 'SELECT explode(sequence(1, 400000)) AS i, repeat(name, 8) AS n FROM in' } }, Out: target('csv', 's3://out/r', 'Q') });
    expect(await run(manifest)).toMatchObject({ code: 0 });
    expect(s3.seen.some((s) => s.query.has('uploads'))).toBe(true);
    expect(s3.buckets.get('out')?.get(s3.keys('out')[0] ?? '')?.bytes.toString().trim().split('\n')).toHaveLength(800_001);
    expect(s3.pendingUploads).toBe(0);
  });
  test('an upload that is refused leaves the target as it was', async () => {
    s3.put('out', 'r/old.csv', 'old');
    s3.fault = (r) => (r.method === 'PUT' ? { status: 403, code: 'AccessDenied' } : undefined);
    const { code, err } = await run(copy('overwrite'));
    expect(code).toBe(1);
    expect(err).toMatch(/access to 's3:\/\/out\/r\/part-.* is denied/);
    expect(err).toMatch(/'s3:\/\/out\/r' is as it was/);
    expect(s3.keys('out')).toEqual(['r/old.csv']);
  });
  test('a target in a bucket that is not there is told before anything is computed', async () => {
    s3.buckets.delete('out');
    const { code, err } = await run(copy());
    expect([code, /there is no bucket 'out'/.test(err)]).toEqual([1, true]);
    expect(s3.seen.filter((s) => s.method === 'PUT')).toEqual([]);
  });
  test('what is bound to a folder stays one', async () => {
    expect(await run(copy(), '--bind', 's3://out/r=here')).toMatchObject({ code: 0 });
    expect([s3.keys('out'), space.files('here')]).toEqual([[], [expect.stringMatching(/^part-/)]]);
  });
  test('bookmarks go by the time of objects', async () => {
    const marked = job({ In: csvSource('s3://in/a/', SCHEMA), Out: target('csv', 's3://out/r', 'In') }, { job: { bookmarks: 'enable' } });
    await run(marked);
    s3.put('in', 'a/three.csv', 'id,name\n3,Cy\n', new Date(1_700_000_000_000));
    await run(marked);
    expect(s3.keys('out').map((k) => s3.buckets.get('out')?.get(k)?.bytes.toString().split('\n').length).sort()).toEqual([3, 4]);
  });
});

describe('a run against the account', () => {
  const aws = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y' };
  test('only reads, unless it is told that it may write', async () => {
    const c = connector(false);
    await expect(c.stage('s3://out/r', 'run', 0)).rejects.toMatchObject({ code: 'WritesNotAllowed', details: { hint: expect.stringContaining('--allow-writes') as string } });
    expect(s3.seen).toEqual([]);
  });
  test('an emulator is not taken for the account, nor the account for an emulator', async () => {
    space.writeManifest(copy());
    expect((await cli({ ...aws, AWS_ENDPOINT_URL: endpoint }, 'run', 'job.glueprint.json', '--env', 'aws')).err).toMatch(/AWS_ENDPOINT_URL leads to .*\n.*--env localstack/);
    expect((await cli(aws, 'run', 'job.glueprint.json', '--env', 'localstack')).err).toMatch(/no emulator is named/);
    expect((await cli(aws, 'run', 'job.glueprint.json', '--allow-writes')).err).toMatch(/--allow-writes goes with --env aws/);
    expect((await cli(aws, 'run', 'job.glueprint.json', '--env', 'prod')).err).toMatch(/--env is local, localstack or aws, got 'prod'/);
  });
});
