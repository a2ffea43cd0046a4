import { cpSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf } from '../../../runtime/connectors/jdbc/database-address';
import { DIALECTS } from '../../../runtime/connectors/jdbc/dialects/registry';
import { LocalCatalog } from '../../../runtime/state/catalog';
import { openStore } from '../../../runtime/state/store';
import { FieldValue } from '../../../src/core/manifest';
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

describe('sources of other kinds', () => {
  async function dry(): Promise<{ node: string; files: { uri: string }[]; rows?: number; note?: string }[]> {
    const { code, out, err } = await bookmark('show', '--dry-run', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return (JSON.parse(out) as { unread: { node: string; files: { uri: string }[]; rows?: number; note?: string }[] }).unread;
  }
  async function runs(nodes: Parameters<typeof job>[0], state = 0): Promise<string[]> {
    space.writeManifest(job(nodes, { job: { bookmarks: 'enable' } }));
    const { code, out, err } = await space.cli('run', 'job.glueprint.json', '--json');
    expect({ code, err: code === state ? '' : err + out }).toEqual({ code: state, err: '' });
    return space.files('out/r').flatMap((f) => space.read(`out/r/${f}`).trim().split('\n').slice(1)).sort();
  }
  const out = target('csv', 's3://out/r', 'In', { mode: 'overwrite' });

  test('a condition on partitions: files of others are not listed', async () => {
    for (const [day, n] of [['1', 1], ['2', 2]] as const) utimesSync(space.write(`in/p/day=${day}/a.csv`, `id\n${n}\n`), at(n), at(n));
    const nodes = { In: csvSource('s3://in/p/', 'id INT, day INT', {}, { partitionPredicate: 'day = 2', recurse: false }), Out: out };
    expect(await runs(nodes)).toEqual(['2,2']);
    utimesSync(space.write('in/p/day=1/b.csv', 'id\n3\n'), at(3), at(3));
    utimesSync(space.write('in/p/day=2/b.csv', 'id\n4\n'), at(3), at(3));
    expect((await dry())[0]?.files.map((f) => f.uri)).toEqual(['s3://in/p/day=2/b.csv']);
    expect(await runs(nodes)).toEqual(['4,2']);
  });

  test('files of one moment that come later, and files that are written anew', async () => {
    const nodes = { In: csvSource('s3://in/', 'id INT'), Out: out };
    expect(await runs(nodes)).toEqual(['1', '2']);
    put('late', 2, 7);
    expect((await dry())[0]?.files.map((f) => f.uri)).toEqual(['s3://in/late.csv']);
    expect(await runs(nodes)).toEqual(['7']);
    put('a', 5, 8);
    expect(await runs(nodes)).toEqual(['8']);
    expect(await runs(nodes)).toEqual([]);
  });

  test('tables of the catalog, by the partitions that it names', async () => {
    const partition = async (day: string) => {
      const store = await openStore(space.path('.glueprint/state.db'));
      new LocalCatalog(store, 'us-east-1').apply({
        region: 'us-east-1',
        database: 'shop',
        table: 'sales',
        create: {
          Name: 'sales',
          TableType: 'EXTERNAL_TABLE',
          Parameters: { 'classification': 'csv', 'skip.header.line.count': '1' },
          PartitionKeys: [{ Name: 'day', Type: 'string' }],
          StorageDescriptor: {
            Columns: [{ Name: 'id', Type: 'bigint' }],
            Location: 's3://in/sales/',
            SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde', Parameters: { separatorChar: ',', quoteChar: '"' } },
          },
        },
        partitions: [{ values: [day], location: `s3://in/sales/${day}/` }],
      }, new Date('2026-01-01T00:00:00Z'));
      store.close();
    };
    const file = (day: string, name: string, n: number) => utimesSync(space.write(`in/sales/${day}/${name}.csv`, `id\n${n}\n`), at(n), at(n));
    file('mon', 'a', 1);
    await partition('mon');
    const nodes = {
      In: { type: 'CatalogSource', fields: { table: { database: 'shop', name: 'sales', partitionKeys: [] }, additionalOptions: {} } }, Out: out,
    };
    expect(await runs(nodes)).toEqual(['1,mon']);
    file('mon', 'b', 2);
    file('tue', 'c', 3);
    // A folder that is no partition yet is none of the table.
    expect((await dry()).map((u) => u.files.map((f) => f.uri))).toEqual([['s3://in/sales/mon/b.csv']]);
    await partition('tue');
    expect((await dry()).map((u) => u.files.map((f) => f.uri).sort())).toEqual([['s3://in/sales/mon/b.csv', 's3://in/sales/tue/c.csv']]);
    expect(await runs(nodes)).toEqual(['2,mon', '3,tue']);
    expect((await dry())[0]?.files).toEqual([]);
  });

  test('Delta tables are read as a whole each time, as AWS Glue reads them', async () => {
    cpSync(join(__dirname, '../../fixtures/open-tables/delta_chars'), space.path('in/t'), { recursive: true });
    const nodes = { In: { type: 'DeltaSource', fields: { path: 's3://in/t/', additionalOptions: {} } }, Out: out };
    const all = ['1,2020-01-01,ab,cd'];
    expect(await runs(nodes)).toEqual(all);
    expect(await runs(nodes)).toEqual(all);
    const [unread] = await dry();
    expect([unread?.files.length, unread?.note]).toEqual([1, 'each run reads all of it: AWS Glue keeps no bookmarks of a DeltaSource']);
  });

  describe('tables of databases', () => {
    const jdbc = (fields: Record<string, FieldValue>) => ({ In: { type: 'JdbcSource', fields: { connection: 'shop', connectionType: 'postgresql', ...fields } }, Out: out });
    async function sql(...statements: string[]): Promise<void> {
      const client = await DIALECTS.sqlite.connect(addressOf({ type: '', properties: { url: `sqlite:${space.path('shop.db')}` } }));
      for (const s of statements) await client.execute(s);
      await client.close();
    }
    beforeEach(() => {
      space.write('shop.db', '');
      space.write('glueprint.json', JSON.stringify({ bindings: { 's3://out': 'out' }, connections: { shop: { url: `sqlite:${space.path('shop.db')}` } } }));
    });

    test('by two keys: what comes after the last row in their order', async () => {
      await sql('CREATE TABLE t (day TEXT, n INTEGER, v TEXT)', "INSERT INTO t VALUES ('a', 1, 'p'), ('b', 1, 'q'), ('b', 3, 'r')");
      const nodes = jdbc({ table: 't', bookmarkKeys: ['day', 'n'] });
      expect(await runs(nodes)).toEqual(['a,1,p', 'b,1,q', 'b,3,r']);
      expect((await bookmark()).out).toMatch(/In +rows up to day b, n 3/);
      // The second of them lies before the bookmark: it is never seen, as in AWS Glue.
      await sql("INSERT INTO t VALUES ('b', 4, 's'), ('b', 2, 'late'), ('c', 0, 't')");
      expect(await dry()).toEqual([{ node: 'In', files: [], rows: 2, note: 'after day b, n 3 up to day c, n 0' }]);
      expect((await bookmark('show', '--dry-run')).out).toContain('In would read 2 rows; after day b, n 3 up to day c, n 0');
      expect(await runs(nodes)).toEqual(['b,4,s', 'c,0,t']);
      expect(await dry()).toEqual([{ node: 'In', files: [], rows: 0, note: 'after day c, n 0' }]);
      expect(await runs(nodes)).toEqual([]);
    });

    test('descending, rewound and reset; other keys are refused', async () => {
      await sql('CREATE TABLE t (n INTEGER PRIMARY KEY, v TEXT)', "INSERT INTO t VALUES (10, 'a'), (9, 'b')");
      const nodes = jdbc({ table: 't', bookmarkKeys: ['n'], bookmarkKeysSortOrder: 'desc' });
      expect(await runs(nodes)).toEqual(['10,a', '9,b']);
      await sql("INSERT INTO t VALUES (8, 'c'), (11, 'up')");
      expect(await runs(nodes)).toEqual(['8,c']);
      const { err } = await bookmark('set', '2026-01-31T00:00:00Z');
      expect(err).toMatch(/its bookmark goes by keys, not by time/);
      await bookmark('reset');
      expect((await dry())[0]).toMatchObject({ rows: 4, note: 'up to n 8' });
      expect(await runs(nodes)).toEqual(['10,a', '11,up', '8,c', '9,b']);
      space.writeManifest(job(jdbc({ table: 't', bookmarkKeys: ['v'] }), { job: { bookmarks: 'enable' } }));
      expect((await space.cli('run', 'job.glueprint.json')).err).toMatch(/the bookmark is of keys n \(desc\), the source has v \(asc\)/);
    });

    test('a key that is null is read once, with the first run', async () => {
      await sql('CREATE TABLE t (n INTEGER, v TEXT)', "INSERT INTO t VALUES (NULL, 'none'), (1, 'a')");
      const nodes = jdbc({ table: 't', bookmarkKeys: ['N'] });
      expect(await runs(nodes)).toEqual([',none', '1,a']);
      await sql("INSERT INTO t VALUES (NULL, 'later'), (2, 'b')");
      expect((await dry())[0]).toMatchObject({ rows: 1 });
      expect(await runs(nodes)).toEqual(['2,b']);
    });

    test('without keys each run reads all; a failed run leaves the bookmark', async () => {
      await sql('CREATE TABLE t (v TEXT)', "INSERT INTO t VALUES ('a')", 'CREATE TABLE k (n INTEGER PRIMARY KEY, v TEXT)', "INSERT INTO k VALUES (1, 'x')");
      expect(await runs(jdbc({ table: 't' }))).toEqual(['a']);
      expect(await runs(jdbc({ table: 't' }))).toEqual(['a']);
      expect((await dry())[0]).toMatchObject({ rows: 1, note: 'all rows: it has no bookmark keys' });
      const failing = { ...jdbc({ table: 'k' }), Bad: { type: 'SparkSql', fields: { sqlQuery: "SELECT raise_error('no') AS e FROM in" }, inputs: ['In'] }, Other: target('csv', 's3://out/x', 'Bad') };
      await runs(failing, 1);
      expect((await dry())[0]).toMatchObject({ rows: 1, note: 'up to n 1' });
    });
  });
});
