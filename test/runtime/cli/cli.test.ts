import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../../runtime/cli/cli';
import { COMMANDS } from '../../../runtime/cli/commands/registry';
import { displayWidth, formatBytes, formatTime } from '../../../runtime/cli/output';
import { INSTALL_NATIVE_PACKAGES } from '../../../runtime/host/native-packages';
import { csvSource, job, target, Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('in/a.csv', 'id,name\n1,Zoë\n2,東京\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in' }, parameters: { elsewhere: 'x' } }));
  space.writeManifest(job({
    In: csvSource('s3://in/', 'id INT, name STRING'),
    Big: { type: 'Filter', inputs: ['In'], fields: { condition: 'id > 1' } },
    Out: target('json', 's3://out/', 'Big'),
  }), 'asm/nested/Job.glueprint.json');
  space.write('asm/nested/Job.py', 'print("hello")\n');
});
afterEach(() => space.remove());
const MANIFEST = 'asm/nested/Job.glueprint.json';

test('every command explains itself, with an example that it parses', async () => {
  for (const command of COMMANDS) {
    const { code, out } = await space.cli(command.verb, '--help');
    expect({ verb: command.verb, code }).toEqual({ verb: command.verb, code: 0 });
    expect(out.startsWith(`glueprint ${command.verb}`)).toBe(true);
    for (const option of command.options) expect(out).toContain(`--${option.name}`);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) expect(example).toContain(`glueprint ${command.verb}`);
  }
  const { code, out } = await space.cli('--help');
  expect(code).toBe(0);
  for (const command of COMMANDS) expect(out).toContain(`  ${command.verb} `);
  expect(out).toContain('130  stopped by Ctrl-C');
});

test.each<[string[], number, RegExp]>([
  [[], 2, /^$/],
  [['rnu'], 2, /error unknown command 'rnu'; did you mean 'run'\?\n {2}hint: glueprint --help/],
  [['run', '--jsn'], 2, /error unknown option '--jsn' of 'run'; did you mean '--json'\?\n {2}hint: glueprint run --help/],
  [['run', 'a', 'b'], 2, /error unexpected argument 'b'/],
  [['infer'], 2, /error missing argument <path>/],
  [['run', MANIFEST, '--memory-limit', 'lots'], 2, /--memory-limit is a size like 512MB or 4GB, got 'lots'/],
  [['run', MANIFEST, '--threads', '0'], 2, /--threads is a whole number of at least 1, got '0'/],
  [['run', MANIFEST, '--bind', 'nothing'], 1, /cannot read the binding 'nothing'\n {2}hint: write it as s3:\/\/bucket\/prefix=folder/],
  [['graph', MANIFEST, '-f', 'png'], 2, /--format is text, mermaid, dot, got 'png'/],
  [['run'], 2, /no app found: there is no cdk.json/],
  [['run', '--assembly', 'nowhere'], 1, /the cloud assembly does not exist/],
  [['run', '--assembly', 'in'], 1, /the cloud assembly has no Glueprint job/],
  [['run', 'none.json'], 1, /the manifest file does not exist/],
  [['run', 'Jbo', '--assembly', 'asm'], 1, /no job 'Jbo'; the app has Job; did you mean 'Job'\?/],
  [['preview', MANIFEST, 'Bgi'], 1, /job 'Job' has no node 'Bgi'; it has In, Big, Out; did you mean 'Big'\?/],
  [['sql', 'SELECT nme FROM t', '-t', 't=in/a.csv'], 1, /nme.*\n.*\n {2}\s*\^+/],
  [['sql', 'SELECT 1', '-t', 't=in/none.csv'], 1, /in\/none.csv: does not exist/],
  [['runs', 'jr_none'], 1, /no run with an id that begins with 'jr_none'/],
])('%j', async (argv, code, message) => {
  const result = await space.cli(...argv);
  expect(result.code).toBe(code);
  expect(result.err).toMatch(message);
  expect(result.err).not.toMatch(/\n\s+at /);
});

test('errors are JSON where JSON is asked for', async () => {
  const { code, out } = await space.cli('run', 'Jbo', '--assembly', 'asm', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'UnknownJob' } });
});

test('list, graph and script', async () => {
  const list = await space.cli('list', '--assembly', 'asm', '--json');
  expect(JSON.parse(list.out)).toMatchObject([{ name: 'Job', path: 'Test/Job', nodes: 3, manifest: space.path(MANIFEST) }]);
  expect((await space.cli('list', '--assembly', 'asm')).out).toMatch(/^job +path +Glue +nodes +description\nJob +Test\/Job +5\.1 +3\n$/);
  expect((await space.cli('graph', MANIFEST)).out).toContain('Big  Filter    ← In');
  expect((await space.cli('graph', '--assembly', 'asm', 'job', '-f', 'dot')).out).toContain('"In" -> "Big"');
  expect(JSON.parse((await space.cli('graph', MANIFEST, '--json')).out)).toMatchObject({ edges: [{ from: 'In', to: 'Big', as: 'in' }, { from: 'Big', to: 'Out' }] });
  expect((await space.cli('script', '--assembly', 'asm')).out).toBe('print("hello")\n');
});

test('schema, preview and validate look without writing', async () => {
  expect((await space.cli('schema', MANIFEST)).out).toBe('In\n  id: int\n  name: string\nBig\n  id: int\n  name: string\n');
  expect((await space.cli('schema', '--assembly', 'asm', 'Big', '--ddl')).out).toBe('Big\n  id INT, name STRING\n');
  expect((await space.cli('preview', MANIFEST)).out).toBe('id  name\n 2  東京\n');
  const json = await space.cli('preview', MANIFEST, 'In', '-n', '1', '--json');
  expect(JSON.parse(json.out)).toEqual({ node: 'In', sampled: false, columns: [{ name: 'id', type: 'int', nullable: true }, { name: 'name', type: 'string', nullable: true }], rows: [{ id: 1, name: 'Zoë' }] });
  expect(await space.cli('validate', MANIFEST)).toMatchObject({ code: 0, out: 'valid Test/Job: 3 nodes\n' });
  space.write('in/a.csv', 'nr,name\n');
  expect(JSON.parse((await space.cli('validate', MANIFEST, '--json')).out)).toMatchObject({ valid: false, errors: [{ code: 'SchemaMismatch', node: 'In' }] });
  expect(space.files('.glueprint').filter((f) => !f.startsWith('state.db'))).toEqual([]);
});

test('infer gives the schema, for the terminal and as a file', async () => {
  expect((await space.cli('infer', 'in/a.csv')).out).toBe('id INT, name STRING\n');
  expect((await space.cli('infer', 's3://in/')).out).toBe('id INT, name STRING\n');
  expect(await space.cli('infer', 'in', '--out', 'in.ddl')).toMatchObject({ code: 0, err: 'wrote in.ddl: 2 columns\n' });
  expect(space.read('in.ddl')).toBe('id INT,\nname STRING\n');
  space.write('j/a.json', '{"features":[{"id":"a","v":1.5}]}');
  expect((await space.cli('infer', 'j/a.json', '-o', 'jsonPath=$.features[*]')).out).toBe('id STRING, v DOUBLE\n');
  space.write('p/k=1/a.csv', 'x\n1\n');
  expect((await space.cli('infer', 'p')).out).toBe('x INT, k INT\n');
});

test('sql has the semantics of Spark', async () => {
  expect((await space.cli('sql', "SELECT concat(name, '!') AS c, id / 2 AS h FROM t ORDER BY id", '-t', 't=in/a.csv')).out).toBe('c: string  h: double\nZoë!             0.5\n東京!            1.0\n');
  expect(JSON.parse((await space.cli('sql', "SELECT CAST('x' AS INT) AS a", '--json')).out)).toEqual({ columns: [{ name: 'a', type: 'int', nullable: true }], rows: [{ a: null }] });
  const { out } = await space.cli('sql', 'SELECT id + 1 AS n FROM t', '-t', 't=in/a.csv', '--explain');
  expect(out).toMatch(/^plan\n {2}Project \[\(id#\d+ \+ 1\) AS n#\d+: int\]\n {2}\+- Relation t \[id#1: int, name#2: string\]\ncolumns\n {2}n: int.* ← t\.id \(derived\)\nDuckDB SQL\n {2}SELECT/);
});

test('run tells by table, by JSON, by events; rows of targets on demand', async () => {
  const { code, out, err } = await space.cli('run', MANIFEST, '--show', '5');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^node +type +rows in +rows out +bytes +time\nIn +S3Source +2 +2 +\d+ B/);
  expect(out).toMatch(/s3:\/\/out\/ → .*\.glueprint\/s3\/out {2}1 rows, 1 file/);
  expect(out).toMatch(/SUCCEEDED Job in .*\n\ns3:\/\/out\/\nid {2}name\n 2 {2}東京\n$/);
  const events = (await space.cli('run', MANIFEST, '--events')).out.trim().split('\n').map((l) => JSON.parse(l) as { type: string });
  expect(events[0]?.type).toBe('run-started');
  expect(events.filter((e) => e.type === 'step-finished').map((e) => (e as { step?: string }).step)).toEqual(['resolve', 'check', 'plan', 'execute', 'commit']);
  expect(events[events.length - 1]).toMatchObject({ type: 'run-finished', result: { state: 'SUCCEEDED' } });
});

test('colours and progress only where a person watches, and not against NO_COLOR', async () => {
  const tty = { out: '', err: '' };
  const terminal = { out: (t: string) => { tty.out += t; }, error: (t: string) => { tty.err += t; }, isOutTty: true, isErrorTty: true, columns: 80 };
  await main(['validate', MANIFEST], space.host({ terminal }));
  expect(tty.out).toBe('\u001b[32mvalid\u001b[0m Test/Job: 3 nodes\n');
  await main(['run', MANIFEST], space.host({ terminal }));
  expect(tty.err).toContain('\r\u001b[K');
  tty.out = '';
  await main(['validate', MANIFEST], space.host({ terminal, environment: { ...space.host().environment, variable: (n) => (n === 'NO_COLOR' ? '1' : undefined) } }));
  expect(tty.out).toBe('valid Test/Job: 3 nodes\n');
});

test('an app is synthesized; its own error is shown without our stack', async () => {
  space.write('app.js', `const { mkdirSync, copyFileSync } = require('node:fs');
    mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
    copyFileSync('${MANIFEST}', process.env.CDK_OUTDIR + '/Job.glueprint.json');`);
  space.write('cdk.json', JSON.stringify({ app: 'node app.js', context: { a: 1 } }));
  expect((await space.cli('list')).out).toContain('Test/Job');
  expect((await space.cli('list', '--app', 'node -e "throw new TypeError(1 + 1)"')).err).toMatch(/error the app 'node -e .*' failed with exit code 1:[\s\S]*TypeError: 2/);
});

test('doctor says what is there', async () => {
  const { code, out } = await space.cli('doctor', '--json');
  expect(code).toBe(0);
  const findings = new Map((JSON.parse(out) as { check: string; state: string; detail: string }[]).map((f) => [f.check, f]));
  for (const check of ['Node.js', 'engine', 'state', 'temporary files', 'bindings']) expect(findings.get(check)).toMatchObject({ state: 'ok' });
  expect(findings.get('engine')?.detail).toMatch(/^DuckDB v?1\./);
});

test.each<[string, string]>([['glueprint.json', 'unknown key'], ['not json', 'not JSON']])('a wrong glueprint.json: %s', async (content, message) => {
  space.write('glueprint.json', content === 'not json' ? '{' : '{"bindngs": {}}');
  const { code, err } = await space.cli('run', MANIFEST);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(message) as string });
});

test('figures for people', () => {
  expect([0, 999, 1000, 13_493_022].map(formatBytes)).toEqual(['0 B', '999 B', '1.0 KB', '13.5 MB']);
  expect([0.42, 12, 999, 1500, 150_000].map(formatTime)).toEqual(['0.4 ms', '12 ms', '999 ms', '1.5 s', '2 min 30 s']);
  expect(['abc', '東京', 'e\u0301'].map(displayWidth)).toEqual([3, 4, 1]);
});

test('the pinned versions in the remedies are those of the package', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { optionalDependencies: Record<string, string> };
  for (const [name, version] of Object.entries(optionalDependencies)) expect(INSTALL_NATIVE_PACKAGES).toContain(`${name}@${version}`);
});
