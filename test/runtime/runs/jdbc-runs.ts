import { addressOf } from '../../../runtime/connectors/jdbc/database-address';
import { DatabaseClient } from '../../../runtime/connectors/jdbc/dialect';
import { DIALECTS } from '../../../runtime/connectors/jdbc/dialects/registry';
import { localEnvironment } from '../../../runtime/runs/environment';
import { runJob, RunOptions } from '../../../runtime/runs/run-job';
import { Manifest } from '../../../src/core/manifest';
import { StartContract } from '../connectors/jdbc-contract';
import { csvSource, job, NodeSpec, target, Workspace } from '../harness';

/** Whole runs over a database: bookmarks, several targets, preview, what is left of a run that fails. */
export function jdbcRunsOn(name: string, start: StartContract): void {
  let stop: (() => Promise<void>) | undefined;
  let client: DatabaseClient;
  let url = '';
  let workspace: Workspace;

  beforeAll(async () => {
    if (start.missing !== undefined) return console.warn(`SKIP ${name}: ${start.missing}`);
    const started = await start();
    ({ url } = started);
    stop = () => started.stop();
    const address = addressOf({ type: '', properties: { url } });
    client = await DIALECTS[address.system].connect(address);
    workspace = new Workspace();
    workspace.write('in/a.csv', 'id,name\n1,a\n2,b\n3,\n');
  }, 60_000);
  afterAll(async () => {
    await client?.close();
    workspace?.remove();
    await stop?.();
  });
  const check = (title: string, work: () => Promise<void>) => (start.missing === undefined ? test : test.skip)(`${name}: ${title}`, work, 60_000);

  const jdbc = (fields: NodeSpec['fields'], inputs?: string[]): NodeSpec => (
    { type: inputs === undefined ? 'JdbcSource' : 'JdbcTarget', inputs, fields: { connection: 'shop', connectionType: 'postgresql', ...fields } });
  const run = async (manifest: Manifest, options: RunOptions = {}) => {
    const warnings: string[] = [];
    const environment = localEnvironment(workspace.host(), [{ uri: 's3://in', path: workspace.path('in') }, { uri: 's3://out', path: workspace.path('out') }], undefined, { shop: { url } });
    const result = await runJob(manifest, environment, { ...options, onEvent: (e) => { if ('message' in e) warnings.push(String(e.message)); } });
    return { ...result, warnings };
  };
  const rows = (sql: string) => client.query(sql);
  const left = async () => (await rows(url.startsWith('sqlite') ? "SELECT name FROM sqlite_master WHERE name LIKE 'glueprint%'" : "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'glueprint%'")).length;

  check('files to a table, the table to files', async () => {
    const there = await run(job({ In: csvSource('s3://in/a.csv', 'id BIGINT, name STRING'), Out: jdbc({ table: 'people' }, ['In']) }));
    expect([there.state, there.error]).toEqual(['SUCCEEDED', undefined]);
    expect(await rows('SELECT id, name FROM people ORDER BY id')).toEqual([['1', 'a'], ['2', 'b'], ['3', null]]);
    const back = await run(job({
      Src: jdbc({ table: 'people', filterPredicate: 'id > 1' }), Up: { type: 'SparkSql', inputs: ['Src'], fields: { sqlQuery: 'SELECT id * 10 AS ten, upper(name) AS name FROM src' } }, Out: target('csv', 's3://out/people/', 'Up'),
    }));
    expect([back.state, back.error]).toEqual(['SUCCEEDED', undefined]);
    const [file = ''] = workspace.files('out/people').filter((f) => f.endsWith('.csv'));
    expect(workspace.read(`out/people/${file}`)).toBe('ten,name\n20,B\n30,\n');
  });

  check('bookmarks read only what is new, and move only when the run has published', async () => {
    await client.execute('CREATE TABLE feed (id INTEGER PRIMARY KEY, v INTEGER)');
    await client.execute('INSERT INTO feed VALUES (1, 1), (2, 2)');
    await client.execute('CREATE TABLE sums (v INTEGER UNIQUE)');
    const manifest = job({ Src: jdbc({ table: 'feed' }), Sel: { type: 'SelectFields', inputs: ['Src'], fields: { paths: ['v'] } }, Out: jdbc({ table: 'sums' }, ['Sel']) }, { job: { bookmarks: 'enable' } });
    expect((await run(manifest)).state).toBe('SUCCEEDED');
    await client.execute('INSERT INTO feed VALUES (3, 3)');
    expect((await run(manifest)).state).toBe('SUCCEEDED');
    expect(await rows('SELECT v FROM sums ORDER BY v')).toEqual([['1'], ['2'], ['3']]);
    // A conflict fails the run; the bookmark stays, and once the cause is gone the rows come.
    await client.execute('INSERT INTO feed VALUES (4, 3), (5, 5)');
    const failed = await run(manifest);
    expect([failed.state, failed.error?.code, failed.error?.node]).toEqual(['FAILED', 'KeyConflict', 'Out']);
    expect(await left()).toBe(0);
    await client.execute('DELETE FROM feed WHERE id = 4');
    expect((await run(manifest)).state).toBe('SUCCEEDED');
    expect(await rows('SELECT v FROM sums ORDER BY v')).toEqual([['1'], ['2'], ['3'], ['5']]);
    expect((await run(manifest)).state).toBe('SUCCEEDED');
    expect(await rows('SELECT count(*) FROM sums')).toEqual([['4']]);
  });

  check('what a mistake at one target leaves is said', async () => {
    await client.execute('CREATE TABLE one (id INTEGER)');
    const result = await run(job({ In: csvSource('s3://in/a.csv', 'id INT, name STRING'), Sel: { type: 'SelectFields', inputs: ['In'], fields: { paths: ['id'] } }, A: jdbc({ table: 'one' }, ['Sel']), B: jdbc({ table: 'people', postActions: ['INSERT INTO nowhere VALUES (1)'] }, ['In']) }));
    expect([result.state, result.error?.code]).toEqual(['FAILED', 'UnknownTable']);
    expect(result.error?.hint).toContain('A had been published already and keeps its rows');
    expect([await rows('SELECT count(*) FROM one'), await rows('SELECT count(*) FROM people')]).toEqual([[['3']], [['3']]]);
    expect(await left()).toBe(0);
  });

  check('a binding that is missing says how to bind', async () => {
    const result = await run(job({ Src: { type: 'JdbcSource', fields: { connection: 'shopp', connectionType: 'mysql', table: 'x' } }, Out: target('csv', 's3://out/x/', 'Src') }));
    expect([result.state, result.error?.code]).toEqual(['FAILED', 'MissingConnection']);
    expect(result.error?.message).toContain("did you mean 'shop'?");
  });

  check('sample rows stand for a connection that is not bound', async () => {
    const result = await run(job({
      Src: { type: 'JdbcSource', fields: { connection: 'nowhere', connectionType: 'mysql', table: 'x', schema: 'id INT, t STRING', sampleData: { type: 'rows', rows: [{ id: 1, t: 'a' }] } } },
      Out: target('csv', 's3://out/sample/', 'Src'),
    }));
    expect([result.state, result.error]).toEqual(['SUCCEEDED', undefined]);
    expect(workspace.read(`out/sample/${workspace.files('out/sample').find((f) => f.endsWith('.csv'))}`)).toBe('id,t\n1,a\n');
  });
}
