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
  });
  afterAll(async () => {
    await client?.close();
    workspace?.remove();
    await stop?.();
  });
  const check = (title: string, work: () => Promise<void>) => (start.missing === undefined ? test : test.skip)(`${name}: ${title}`, work);

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

  describe('conditions and columns go to the database', () => {
    const NUMBERS = '(1, 10, 1.50, \'a\', DATE \'2020-02-29\', TIMESTAMP \'2020-01-01 00:00:00\'), (2, NULL, NULL, NULL, NULL, NULL), (3, -5, -0.01, \'A\', DATE \'1582-10-04\', TIMESTAMP \'1969-12-31 23:59:59\'), '
      + '(4, 2147483647, 99999.99, \'a \', DATE \'9999-12-31\', TIMESTAMP \'9999-12-31 23:59:59\'), (5, 0, 0, \'\', DATE \'0001-01-01\', TIMESTAMP \'2020-01-01 00:00:01\'), (6, 11, 1.5, \'it\'\'s\', DATE \'2020-03-01\', TIMESTAMP \'2020-01-01 12:00:00\')';
    const lite = name === 'SQLite';
    beforeAll(async () => {
      if (start.missing !== undefined) return;
      const time = lite ? 'TEXT' : name === 'MariaDB' ? 'DATETIME' : 'TIMESTAMP';
      await client.execute(`CREATE TABLE pushed (id INTEGER, n INTEGER, p ${lite ? 'TEXT' : 'DECIMAL(7,2)'}, t VARCHAR(10), d ${lite ? 'TEXT' : 'DATE'}, ts ${time}, unused VARCHAR(10))`);
      await client.execute(`INSERT INTO pushed (id, n, p, t, d, ts) VALUES ${lite ? NUMBERS.replace(/(DATE|TIMESTAMP) '/g, "'") : NUMBERS}`);
      if (name === 'PostgreSQL') await client.execute("INSERT INTO pushed (id, d, ts) VALUES (7, 'infinity', '-infinity'), (8, '-infinity', 'infinity')");
    });

    const ids = async (nodes: Record<string, NodeSpec>, out: string) => {
      const events: { type: string; condition?: string; columns?: readonly string[]; of?: number }[] = [];
      const environment = localEnvironment(workspace.host(), [{ uri: 's3://out', path: workspace.path('out') }], undefined, { shop: { url } });
      const result = await runJob(job({ Src: jdbc({ table: 'pushed' }), ...nodes, Out: { ...target('csv', `s3://out/${out}/`, Object.keys(nodes).at(-1) ?? ''), fields: { path: `s3://out/${out}/`, format: { type: 'csv' }, mode: 'overwrite', numberOfFiles: 1 } } }), environment, { onEvent: (e) => events.push(e) });
      expect([result.state, result.error]).toEqual(['SUCCEEDED', undefined]);
      const text = workspace.files(`out/${out}`).filter((f) => f.endsWith('.csv')).map((f) => workspace.read(`out/${out}/${f}`)).join('');
      const lines = text.split('\n').slice(1).filter((l) => l !== '').map((l) => l.split(','));
      return { lines, ids: lines.map(([id]) => id).sort(), pushed: events.find((e) => e.type === 'pushed-down'), read: result.nodes.find((n) => n.node === 'Src')?.rowsWritten };
    };
    const filter = (condition: string): Record<string, NodeSpec> => ({
      F: { type: 'SparkSql', inputs: ['Src'], fields: { sqlQuery: `SELECT id FROM src WHERE ${condition}` } },
    });

    // Those that nothing is pushed of still are true of the rows that come.
    const CONDITIONS: [string, 'n' | 't' | 'other' | 'none'][] = [
      ['n = 10', 'n'], ['n <> 10', 'n'], ['10 < n', 'n'], ['n >= -5 AND n <= 10.5', 'n'], ['n BETWEEN 0 AND 11', 'n'], ['n IN (10, 11, 999)', 'n'], ['n IS NULL', 'n'], ['n IS NOT NULL', 'n'],
      ['n = 10 OR n = 11', 'n'], ['n = 10 AND upper(t) = \'A\'', 'n'], ['n = 10 OR upper(t) = \'A\'', 'none'], ['NOT n = 10', 'none'], ['n = \'10\'', 'none'], ['n NOT IN (10)', 'none'],
      ['n > (SELECT avg(n) FROM src)', 'none'], ['rand(1) < 2 AND n > 0', 'none'], ['n > 1e0', 'none'], ['n = 99999999999', 'n'],
      ['t = \'a\'', 't'], ['t IN (\'a\', \'it\'\'s\')', 't'], ['t = \'\'', 't'], ['t <> \'a\'', 'none'], ['t < \'b\'', 'none'], ['t = \'a\\\\\'', 'none'], ['t IS NULL', 't'],
      ['p = 1.5', 'other'], ['p > 0.005', 'other'], ['p <= -0.01 OR p IN (0, 99999.99)', 'other'],
      ['d = DATE \'2020-02-29\'', 'other'], ['d >= \'2020-01-01\'', 'other'], ['d < \'2020-03-01\' AND d IS NOT NULL', 'other'], ['d > \'2020\'', 'none'], ['d = \'2020-02-30\'', 'none'], ['ts > \'2020-01-01 25:00:00\'', 'none'], ['d > \'5000-01-01\'', 'other'], ['d < \'1500-01-01\'', 'other'],
      ['ts >= TIMESTAMP \'2020-01-01 00:00:00\' AND ts < \'2020-01-01 12:00:00\'', 'other'], ['ts = \'2020-01-01 00:00:01\'', 'other'], ['ts > \'2020-01-01\'', 'other'], ['ts > \'9000-01-01\'', 'other'], ['ts < \'1000-01-01\'', 'other'], ['ts IS NULL', 'none'],
    ];
    // Each condition on all rows, as the engine alone tests it.
    let alone: Promise<string[][]> | undefined;
    const tested = async () => {
      const tests = CONDITIONS.map(([c], i) => `CASE WHEN ${c.replace('FROM src', 'FROM `all`')} THEN 'y' END AS c${i}`);
      const { lines, pushed } = await ids({ All: { type: 'SparkSql', inputs: ['Src'], fields: { sqlQuery: 'SELECT DISTINCT * FROM src' } }, F: { type: 'SparkSql', inputs: ['All'], fields: { sqlQuery: `SELECT id, ${tests.join(', ')} FROM \`all\`` } } }, 'whole');
      expect(pushed).toBe(undefined);
      return lines;
    };
    test.each(CONDITIONS.map(([condition, kind], i): [string, string, number] => [condition, kind, i]))(`${name}: WHERE %s`, async (condition, kind, i) => {
      if (start.missing !== undefined) return;
      const { ids: found, pushed } = await ids(filter(condition), 'pushed');
      const all = await (alone ??= tested());
      expect(found).toEqual(all.filter((line) => line[i + 1] === 'y').map(([id]) => id).sort());
      const expected = kind === 'n' || (kind !== 'none' && !lite);
      // Dates of SQLite are texts.
      if (!lite || !/^(d|ts) /.test(condition)) expect([condition, pushed?.condition !== undefined]).toEqual([condition, expected]);
      if (!condition.includes('SELECT')) expect(pushed?.columns?.includes('unused')).toBe(false);
    });

    check('every reader counts, and columns go through filters', async () => {
      const two = await ids({ ...filter('n = 10'), G: { type: 'SparkSql', inputs: ['Src'], fields: { sqlQuery: 'SELECT id, t FROM src WHERE n = 11' } }, U: { type: 'SparkSql', inputs: ['F', 'G'], fields: { sqlQuery: 'SELECT id FROM f UNION ALL SELECT id FROM g' } } }, 'two');
      expect([two.ids, two.read, two.pushed?.condition]).toEqual([['1', '6'], 2, expect.stringMatching(/^\(.n. = 10\) OR \(.n. = 11\)$/)]);
      const all = await ids({ ...filter('n = 10'), S: { type: 'SelectFields', inputs: ['Src'], fields: { paths: ['id'] } }, U: { type: 'SparkSql', inputs: ['F', 'S'], fields: { sqlQuery: 'SELECT s.id FROM s LEFT JOIN f ON s.id = f.id' } } }, 'all');
      expect([all.ids.length, all.pushed?.condition, all.pushed?.columns]).toEqual([name === 'PostgreSQL' ? 8 : 6, undefined, ['id', 'n']]);
      const through = await ids({ F: { type: 'Filter', inputs: ['Src'], fields: { condition: 'n > 0' } }, S: { type: 'SelectFields', inputs: ['F'], fields: { paths: ['id', 'p'] } } }, 'through');
      expect([through.ids, through.read, through.pushed?.columns, through.pushed?.of]).toEqual([['1', '4', '6'], 3, ['id', 'n', 'p'], 7]);
      const counted = await ids({ C: { type: 'SparkSql', inputs: ['Src'], fields: { sqlQuery: 'SELECT count(*) AS c FROM src WHERE n > 0' } } }, 'counted');
      expect([counted.ids, counted.pushed?.columns]).toEqual([['3'], ['n']]);
    });
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
