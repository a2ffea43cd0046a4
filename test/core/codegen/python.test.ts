import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parametersIn, withLiterals } from '../../../src/core/codegen/pyspark/sql-parameters';
import { pythonBlock, pythonLiteral, pythonString } from '../../../src/core/nodes/python';

const GOLDEN = join(__dirname, '../../golden');
const python = spawnSync('python3', ['--version']).status === 0;
/** Without Python the scripts cannot be checked here; CI has it. */
const withPython = python ? test : test.skip;

withPython('every golden script compiles', () => {
  const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.py'));
  const run = spawnSync('python3', ['-c', 'import sys, ast\nfor f in sys.argv[1:]:\n  ast.parse(open(f, encoding="utf-8").read(), f)', ...files], { cwd: GOLDEN, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(files.length).toBeGreaterThan(40);
});

withPython('no golden script imports or names what it does not use', () => {
  const files = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.py'));
  const check = [
    'import sys, ast',
    'for f in sys.argv[1:]:',
    '  tree = ast.parse(open(f, encoding="utf-8").read())',
    // Of the module: what a user's own code imports is the user's, and the file of a visual transform adds itself to DynamicFrame.
    '  names = {a.asname or a.name for n in tree.body if isinstance(n, (ast.Import, ast.ImportFrom)) for a in n.names} - ({"mask", "reshape", "show"} if "DynamicTransform" in f else set())',
    '  names |= {n.name for n in tree.body if isinstance(n, ast.FunctionDef)}',
    '  used = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}',
    '  for name in sorted(names - used): print(f, name)',
  ].join('\n');
  expect(spawnSync('python3', ['-c', check, ...files], { cwd: GOLDEN, encoding: 'utf8' })).toMatchObject({ stdout: '', stderr: '' });
});

const VENV = join(__dirname, '../../../.venv-spark/bin/python');
const flakes = [VENV, 'python3'].find((p) => spawnSync(p, ['-m', 'pyflakes', '--version']).status === 0);
if (flakes === undefined) console.warn('SKIP core/codegen pyflakes: it is not installed; node build-tools/install-formats.mjs installs it');
(flakes === undefined ? test.skip : test)('a linter finds nothing in the golden scripts', () => {
  const { stdout, stderr, status } = spawnSync(flakes ?? '', ['-m', 'pyflakes', '.'], { cwd: GOLDEN, encoding: 'utf8' });
  // Not ours: code of the user's, a module that adds itself to DynamicFrame, a stream that no node of the case reads.
  const own = stdout.split('\n').filter((l) => l !== '' && !/CustomCode\/|DynamicTransform\/.*'(mask|reshape|show)' imported|(Kinesis|Kafka)Source\/.*local variable 'node'/.test(l));
  expect({ own, stderr, status }).toEqual({ own: [], stderr: '', status: 1 });
});

withPython('strings survive Python', () => {
  const texts = ['', 'a', '"', "'", '\'"', '\\', '\\d+\\', 'a\nb\tc\r', '\u0000\u0001', 'ü€😀', '"""', 'x"""\\', '{x}', '\u2028', 'tail"', 'tail\\'];
  const code = `import json\nprint(json.dumps([${texts.map(pythonString).join(', ')}]))\nprint(json.dumps([b[1:-1] for b in [${texts.map((t) => pythonBlock(t.replace(/[\u0000\r]/g, ''))).join(', ')}]]))`;
  const [strings, blocks] = spawnSync('python3', ['-'], { input: code, encoding: 'utf8' }).stdout.trim().split('\n').map((l) => JSON.parse(l) as string[]);
  expect(strings).toEqual(texts);
  expect(blocks).toEqual(texts.map((t) => t.replace(/[\u0000\r]/g, '')));
});

test('literals', () => {
  expect(pythonLiteral({ a: [1, true, null, 'x'] })).toBe('{"a": [1, True, None, "x"]}');
});

test('parameters are found outside of strings, names and comments', () => {
  const sql = "SELECT ':a', \":b\", `:c`, x::int, 'it\\':d' -- :e\n/* :f */ FROM t WHERE y = :g AND z = :g AND m['k'] > :h_1";
  expect(parametersIn(sql)).toEqual(['g', 'h_1']);
  expect(withLiterals("a = :x AND b = '{}'")).toBe("a = {parameters['x']} AND b = '{{}}'");
});
