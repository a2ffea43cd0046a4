import { localEnvironment } from '../../../runtime/runs/environment';
import { runJob } from '../../../runtime/runs/run-job';
import { Manifest } from '../../../src/core/manifest';
import { OracleBench } from '../connectors/oracle/oracle-bench';
import { csvSource, job, NodeSpec, target, Workspace } from '../harness';

/** Whole runs over the stand-in of Oracle: what goes to it, and what is left of a run that fails. */
let at: OracleBench;
let workspace: Workspace;

beforeAll(async () => {
  at = await OracleBench.open();
  workspace = new Workspace();
  workspace.write('in/a.csv', 'id,name\n1,a\n2,b\n3,\n');
  await at.run('CREATE TABLE PUSHED (ID NUMBER(10), N NUMBER(10), P NUMBER(7,2), T VARCHAR2(10), D DATE, UNSIZED NUMBER, UNUSED VARCHAR2(10))');
  for (const row of ["1, 10, 1.5, 'a', DATE '2020-02-29'", '2, NULL, NULL, NULL, NULL', "3, -5, -0.01, 'A', DATE '1999-12-31'", "4, 2147483647, 99999.99, 'a ', DATE '9999-12-31'", "6, 11, 0.5, 'it''s', DATE '2020-03-01'"]) {
    await at.run(`INSERT INTO PUSHED (ID, N, P, T, D) VALUES (${row})`);
  }
}, 60_000);
afterAll(async () => {
  workspace?.remove();
  await at?.close();
});
beforeEach(() => at.reset());

const jdbc = (fields: NodeSpec['fields'], inputs?: string[]): NodeSpec => ({ type: inputs === undefined ? 'JdbcSource' : 'JdbcTarget', inputs, fields: { connection: 'shop', connectionType: 'oracle', ...fields } });

async function run(manifest: Manifest) {
  const events: { type: string; condition?: string; columns?: readonly string[] }[] = [];
  const places = [{ uri: 's3://in', path: workspace.path('in') }, { uri: 's3://out', path: workspace.path('out') }];
  const environment = localEnvironment(workspace.host(), places, undefined, { shop: { url: at.server.url, user: 'scott', password: 'right' } });
  const result = await runJob(manifest, environment, { onEvent: (e) => events.push(e) });
  return { ...result, pushed: events.find((e) => e.type === 'pushed-down') };
}

const written = (folder: string) => workspace.files(`out/${folder}`).filter((f) => f.endsWith('.csv')).map((f) => workspace.read(`out/${folder}/${f}`)).join('');

test('files to a table, the table to files, and only what is new the next time', async () => {
  await at.run('CREATE TABLE PEOPLE (ID NUMBER(10) PRIMARY KEY, NAME VARCHAR2(20))');
  const there = await run(job({ In: csvSource('s3://in/a.csv', 'id BIGINT, name STRING'), Out: jdbc({ table: 'people' }, ['In']) }));
  expect([there.state, there.error]).toEqual(['SUCCEEDED', undefined]);
  expect(await at.run('SELECT ID, NAME FROM people ORDER BY ID')).toEqual([['1', 'a'], ['2', 'b'], ['3', null]]);
  const back = job({
    Src: jdbc({ table: 'people' }), Up: { type: 'SparkSql', inputs: ['Src'], fields: { sqlQuery: 'SELECT id * 10 AS ten, upper(name) AS name FROM src' } }, Out: target('csv', 's3://out/people/', 'Up'),
  }, { job: { bookmarks: 'enable' } });
  expect((await run(back)).state).toBe('SUCCEEDED');
  expect(written('people').split('\n').sort()).toEqual(['', '10,A', '20,B', '30,', 'ten,name']);
  await at.run("INSERT INTO PEOPLE VALUES (4, 'new')");
  const next = await run(back);
  expect([next.state, next.nodes.find((n) => n.node === 'Src')?.rowsWritten]).toEqual(['SUCCEEDED', 1]);
  expect(await at.leftovers()).toEqual([]);
});

test.each<[string, string[], string | undefined]>([
  ['n = 10', ['1'], '"N" = 10'], ['n >= -5 AND n <= 10.5', ['1', '3'], '("N" >= -5) AND ("N" <= 10.5)'], ['n IN (10, 11, 999)', ['1', '6'], '"N" IN (10, 11, 999)'], ['n IS NULL', ['2'], '"N" IS NULL'],
  ['n = 10 OR t = "it\'s"', ['1', '6'], '("N" = 10) OR ("T" = \'it\'\'s\')'], ["t = 'a'", ['1'], '"T" = \'a\''], ["t = ''", [], undefined], ["t < 'b'", ['1', '3', '4'], undefined], ['p > 0.005', ['1', '4', '6'], '"P" > 0.005'],
  ["d >= '2020-01-01'", ['1', '4', '6'], undefined], ['unsized > 1', [], undefined],
])('WHERE %s', async (condition, ids, pushed) => {
  const ran = await run(job({ Src: jdbc({ table: 'pushed' }), F: { type: 'SparkSql', inputs: ['Src'], fields: { sqlQuery: `SELECT id FROM src WHERE ${condition}` } }, Out: { ...target('csv', 's3://out/pushed/', 'F'), fields: { path: 's3://out/pushed/', format: { type: 'csv' }, mode: 'overwrite' } } }));
  expect([ran.state, ran.error]).toEqual(['SUCCEEDED', undefined]);
  expect(written('pushed').split('\n').filter((l) => l !== '' && l !== 'ID' && l !== 'id').sort()).toEqual(ids);
  expect([ran.pushed?.condition, ran.pushed?.columns?.includes('UNUSED')]).toEqual([pushed, false]);
});

test('a value that does not fit its Spark type ends the run with its name, and the target stays', async () => {
  await at.run('CREATE TABLE KEPT (ID NUMBER(10))');
  await at.run('INSERT INTO KEPT VALUES (7)');
  const far = [[`1${'0'.repeat(30)}`, '1']];
  at.server.instead = (sql) => (sql.startsWith('SELECT TO_CHAR("UNSIZED"') ? { columns: [{ name: 'c0', type: 'VARCHAR2' }, { name: 'c1', type: 'VARCHAR2' }], rows: far } : undefined);
  const failed = await run(job({ Src: jdbc({ table: 'pushed', columns: ['UNSIZED'] }), F: { type: 'SparkSql', inputs: ['Src'], fields: { sqlQuery: 'SELECT unsized AS id FROM src' } }, Out: jdbc({ table: 'kept', mode: 'overwrite' }, ['F']) }));
  expect([failed.state, failed.error?.code]).toEqual(['FAILED', 'ValueOutOfRange']);
  expect(failed.error?.message).toContain(`oracle://127.0.0.1:${at.server.port}/shop, table pushed › Src: column 'UNSIZED' has the value '1${'0'.repeat(30)}', which is no decimal(38,10)`);
  expect([await at.run('SELECT * FROM kept'), await at.leftovers()]).toEqual([[['7']], []]);
});

test('of two targets that fail at their publish, what is left is said', async () => {
  await at.run('CREATE TABLE ONE (ID NUMBER(10))');
  await at.run('CREATE TABLE TWO (ID NUMBER(10) PRIMARY KEY)');
  await at.run('INSERT INTO TWO VALUES (2)');
  const failed = await run(job({ In: csvSource('s3://in/a.csv', 'id INT, name STRING'), Sel: { type: 'SelectFields', inputs: ['In'], fields: { paths: ['id'] } }, A: jdbc({ table: 'one' }, ['Sel']), B: jdbc({ table: 'two' }, ['Sel']) }));
  expect([failed.state, failed.error?.code, failed.error?.node]).toEqual(['FAILED', 'KeyConflict', 'B']);
  expect(failed.error?.hint).toContain('A had been published already and keeps its rows');
  expect([await at.run('SELECT count(*) FROM one'), await at.run('SELECT * FROM two'), await at.leftovers()]).toEqual([[['3']], [['2']], []]);
});
