import { utimesSync } from 'node:fs';
import { localEnvironment } from '../../../runtime/runs/environment';
import { bindParameters, resolveParameters } from '../../../runtime/runs/parameters';
import { JobSession } from '../../../runtime/runs/session';
import { csvSource, job, source, target, Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('in/a.csv', 'id,kind,amount\n1,a,10\n2,b,20\n3,a,30\n4,,40\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in', 's3://out': 'out' } }));
});
afterEach(() => space.remove());

const SCHEMA = 'id INT, kind STRING, amount DOUBLE';
interface Result {
  nodes: { node: string; rowsRead?: number; rowsWritten?: number; milliseconds?: number }[];
  state: string;
  warnings: { code: string }[];
}
async function run(manifest: ReturnType<typeof job>, ...argv: string[]): Promise<Result> {
  space.writeManifest(manifest);
  const { code, out, err } = await space.cli('run', 'job.glueprint.json', '--json', ...argv);
  expect({ code, err: err === '' ? '' : err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Result;
}

test('rows add up from node to node', async () => {
  const result = await run(job({
    In: csvSource('s3://in/', SCHEMA),
    Big: { type: 'Filter', inputs: ['In'], fields: { condition: 'amount >= 20' } },
    Twice: { type: 'Union', inputs: ['Big', { node: 'In', as: 'again' }], fields: { unionType: 'ALL' } },
    Sum: { type: 'Aggregate', inputs: ['Twice'], fields: { groups: ['kind'], aggregations: [{ name: 'n', expression: 'count(*)' }] } },
    Out: target('parquet', 's3://out/sum', 'Sum'),
    All: target('json', 's3://out/all', 'Twice'),
  }));
  expect(result.nodes.map((n) => [n.node, n.rowsRead, n.rowsWritten])).toEqual([['In', 4, 4], ['Big', 4, 3], ['Twice', 7, 7], ['Sum', 7, 3], ['Out', 3, 3], ['All', 7, 7]]);
});

test('partition folders and file names are those of Spark; null and empty share a folder', async () => {
  await run(job({
    In: csvSource('s3://in/', SCHEMA),
    Q: { type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: "SELECT id, CASE id WHEN 1 THEN 'x:y' WHEN 2 THEN '' WHEN 3 THEN NULL ELSE 'a b' END AS p, amount AS d FROM in" } },
    Out: target('csv', 's3://out/p', 'Q', { partitionKeys: ['p', 'd'] }),
  }));
  const part = '/part-0000[0-9]-[0-9a-f-]{36}\\.c000\\.csv$';
  expect(space.files('out/p')).toEqual(['p=__HIVE_DEFAULT_PARTITION__/d=20.0', 'p=__HIVE_DEFAULT_PARTITION__/d=30.0', 'p=a b/d=40.0', 'p=x%3Ay/d=10.0'].map((f) => expect.stringMatching(`^${f}${part}`) as string));
  // Read back, partitions are columns again.
  await run(job({ In: { ...source('csv', 's3://out/p'), fields: { ...source('csv', 's3://out/p').fields, recurse: false } }, Out: target('json', 's3://out/back', 'In') }));
  const lines = space.files('out/back').map((f) => space.read(`out/back/${f}`)).join('').trim().split('\n').sort();
  expect(lines).toEqual(['{"id":"1","p":"x:y","d":10.0}', '{"id":"2","d":20.0}', '{"id":"3","d":30.0}', '{"id":"4","p":"a b","d":40.0}']);
});

test('numberOfFiles spreads the rows', async () => {
  await run(job({ In: csvSource('s3://in/', SCHEMA), Out: target('csv', 's3://out/n', 'In', { numberOfFiles: 3 }) }));
  const files = space.files('out/n');
  expect(files).toEqual([0, 1, 2].map((i) => expect.stringMatching(`^part-0000${i}-[0-9a-f-]{36}-c000\\.csv$`) as string));
  expect(files.flatMap((f) => space.read(`out/n/${f}`).trim().split('\n').slice(1)).sort()).toEqual(['1,a,10.0', '2,b,20.0', '3,a,30.0', '4,,40.0']);
});

test('append adds, overwrite replaces, errorifexists writes where nothing is', async () => {
  const to = (mode: string) => job({ In: csvSource('s3://in/', SCHEMA), Out: target('csv', 's3://out/m', 'In', { mode }) });
  await run(to('errorifexists'));
  await run(to('append'));
  expect(space.files('out/m')).toHaveLength(2);
  await run(to('overwrite'));
  expect(space.files('out/m')).toHaveLength(1);
});

test('parameters are typed, checked, and stand in queries and paths', async () => {
  const parameters = [{ name: 'minimum', type: 'int' as const, default: '15' }, { name: 'day', type: 'date' as const }];
  const manifest = job({
    In: csvSource('s3://in/', SCHEMA),
    Q: { type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: "SELECT id, :day AS day, '$minimum' AS text FROM in WHERE amount >= :minimum" } },
    Out: target('csv', 's3://out/${day}/x', 'Q'),
  }, { parameters });
  await run(manifest, '--param', 'day=2026-01-31', '--param', 'minimum=25');
  expect(space.files('out/2026-01-31/x').map((f) => space.read(`out/2026-01-31/x/${f}`))).toEqual(['id,day,text\n3,2026-01-31,$minimum\n4,2026-01-31,$minimum\n']);
  for (const [argv, message] of [
    [[], /parameter 'day' \(date\) has no default and no value\n {2}hint: pass it: --param day=…/],
    [['--param', 'day=2026-02-30'], /parameter 'day' is date: got '2026-02-30', expected a date like 2026-01-31/],
    [['--param', 'day=2026-01-01', '--param', 'minimum=x'], /parameter 'minimum' is int: got 'x'/],
    [['--param', 'dya=2026-01-01'], /the job has no parameter 'dya'; it has minimum, day; did you mean 'day'\?/],
  ] as [string[], RegExp][]) {
    expect(await space.cli('run', 'job.glueprint.json', ...argv)).toMatchObject({ code: 1, err: expect.stringMatching(message) as string });
  }
});

test('constants take the place of parameters, but not in texts and names', () => {
  const declared = [{ name: 'a', type: 'string' as const }, { name: 'b', type: 'bigint' as const }, { name: 't', type: 'timestamp' as const }];
  const values = resolveParameters(declared, { a: "it's", b: '9007199254740993', t: '2026-01-01 00:00:00' });
  expect(bindParameters("SELECT $a, '$a', \"$a\", $b, $t, $unknown", declared, values))
    .toBe("SELECT 'it''s', '$a', \"$a\", CAST('9007199254740993' AS BIGINT), CAST('2026-01-01 00:00:00' AS TIMESTAMPTZ), $unknown");
});

test('bookmarks: only what is new is read, and a failed run moves nothing', async () => {
  const manifest = (schema = SCHEMA) => job({ In: csvSource('s3://in/', schema), Out: target('csv', 's3://out/b', 'In') }, { job: { bookmarks: 'enable' } });
  const at = (name: string, seconds: number) => utimesSync(space.path(name), seconds, seconds);
  at('in/a.csv', 1000);
  expect((await run(manifest())).nodes[0]).toMatchObject({ rowsRead: 4 });
  const again = await run(manifest());
  expect(again.nodes[0]).toMatchObject({ rowsRead: 0, rowsWritten: 0 });
  expect(again.warnings).toMatchObject([{ code: 'NothingNew' }]);
  space.write('in/b.csv', 'id,kind,amount\n5,c,50\n');
  at('in/b.csv', 2000);
  space.writeManifest(manifest('id INT, kind STRING, wrong DOUBLE'));
  expect((await space.cli('run', 'job.glueprint.json')).code).toBe(1);
  expect((await run(manifest())).nodes[0]).toMatchObject({ rowsRead: 1, rowsWritten: 1 });
  expect((await run(manifest(), '--bookmarks', 'disable')).nodes[0]).toMatchObject({ rowsRead: 5 });
});

test('a source without a schema is looked at, and what is below it is typed then', async () => {
  space.write('in/j/a.json', '{"id":1,"items":[{"sku":"x","qty":2}]}\n{"id":2,"items":[]}\n');
  const manifest = job({
    In: source('json', 's3://in/j/'),
    Items: { type: 'Explode', inputs: ['In'], fields: { column: 'items' } },
    Out: target('csv', 's3://out/x', 'Items'),
  });
  const session = await JobSession.open(manifest, localEnvironment(space.host(), [{ uri: 's3://in', path: 'in' }]));
  try {
    const checked = await session.check('In');
    expect(checked.nodes.map((n) => n.columns.output?.map((c) => c.name))).toEqual([['id', 'items']]);
    const preview = await session.preview('In', { rows: 1 });
    expect(preview).toMatchObject({ sampled: false, rows: [['1', '[{"qty":2,"sku":"x"}]']] });
  } finally {
    await session.close();
  }
});

test('a large source is sampled for a preview, a small one is not', async () => {
  space.write('in/big/a.csv', `id,kind,amount\n${Array.from({ length: 600_000 }, (_, i) => `${i},kind-of-long-text,${i}`).join('\n')}\n`);
  const manifest = job({
    In: csvSource('s3://in/big/', SCHEMA),
    Sum: { type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: 'SELECT count(*) AS n FROM in' } },
    Out: target('csv', 's3://out/x', 'Sum'),
  });
  const session = await JobSession.open(manifest, localEnvironment(space.host(), [{ uri: 's3://in', path: 'in' }]));
  try {
    expect(await session.preview('Out')).toMatchObject({ sampled: true, rows: [['50000']] });
    expect(await session.preview('sum', { full: true })).toMatchObject({ sampled: false, rows: [['600000']] });
    await expect(session.preview('Sun')).rejects.toThrow(/has no node 'Sun'; it has In, Sum, Out; did you mean 'Sum'\?/);
  } finally {
    await session.close();
  }
});

test('a small memory limit spills and still gives the whole result', async () => {
  space.write('in/wide/a.csv', `id,kind,amount\n${Array.from({ length: 400_000 }, (_, i) => `${i},${'x'.repeat(200)}${i % 200_000},${i}`).join('\n')}\n`);
  const result = await run(job({
    In: csvSource('s3://in/wide/', SCHEMA),
    Q: { type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: 'SELECT *, row_number() OVER (ORDER BY kind, id) AS n FROM in ORDER BY amount DESC' } },
    Out: target('parquet', 's3://out/w', 'Q'),
  }), '--memory-limit', '200MB', '--threads', '1');
  expect(result.nodes[2]).toMatchObject({ rowsWritten: 400_000 });
});

test('runs are recorded with their outcome', async () => {
  await run(job({ In: csvSource('s3://in/', SCHEMA), Out: target('csv', 's3://out/r', 'In') }));
  space.writeManifest(job({ In: csvSource('s3://in/none.csv', SCHEMA), Out: target('csv', 's3://out/r', 'In') }));
  await space.cli('run', 'job.glueprint.json');
  const { out } = await space.cli('runs', '--json');
  expect(JSON.parse(out)).toMatchObject([
    { job: 'Job', state: 'FAILED', error: { code: 'MissingSource' } }, { job: 'Job', state: 'SUCCEEDED', summary: { nodes: [{ node: 'In', rowsRead: 4, bytesRead: 42, files: 1 }, { node: 'Out', rowsWritten: 4 }] } },
  ]);
  expect((await space.cli('runs')).out).toMatch(/^run +job +state +started +took +error\njr_\w{12} +Job +FAILED/);
});
