// The package in Python, Java, Go and .NET, and the flights example in each language that can run here: the same template, script and manifest as in TypeScript.
//   node build-tools/languages.mjs                  the test; needs a compiled tree (.jsii and lib/)
//   node build-tools/languages.mjs --package <dir>  keeps what is built: wheel, jar, Go module, NuGet package, each in a folder of <dir>
//   node build-tools/languages.mjs --install        makes .venv-cdk with the AWS CDK for Python
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cdkBindings, ownBindings } from './languages/bindings.mjs';
import { DOTNET } from './languages/dotnet.mjs';
import { GO } from './languages/go.mjs';
import { importedApps, STACK as IMPORTED } from './languages/imported.mjs';
import { JAVA } from './languages/java.mjs';
import { PYTHON } from './languages/python.mjs';
import { run } from './languages/run.mjs';
import { ROOT as root } from './python-environment.mjs';

const LANGUAGES = [PYTHON, JAVA, GO, DOTNET];
/** The flights example, by language. */
const FLIGHTS = { python: 'python/app.py', java: 'java/FlightsApp.java', go: 'go/main.go' };

if (process.argv.includes('--install')) {
  PYTHON.install();
  process.exit(0);
}
const kept = process.argv.indexOf('--package');
const work = mkdtempSync(join(tmpdir(), 'glueprint-languages-'));
const dist = kept < 0 ? join(work, 'dist') : resolve(process.argv[kept + 1] ?? 'dist');
const [own, cdk] = [join(work, 'own'), join(work, 'cdk')];
let [passed, failed, skipped] = [0, 0, 0];
try {
  ownBindings(own, LANGUAGES.map((l) => l.name));
  cdkBindings(work, cdk, ['java', 'go']);
  const expected = kept < 0 ? typescript(join(root, 'examples/flights/app.ts'), 'FlightsStack', 'Flights') : {};
  for (const language of LANGUAGES) {
    const why = language.missing();
    if (why !== undefined) {
      skip(`${language.name}: ${language.package}`, why);
      continue;
    }
    const place = join(dist, language.name);
    mkdirSync(place, { recursive: true });
    let built;
    test(`${language.name}: the ${language.package} is built`, () => { built = language.build({ work, own, cdk, dist: place }); });
    if (built === undefined || kept >= 0 || FLIGHTS[language.name] === undefined) continue;
    const source = join(root, 'examples/flights', FLIGHTS[language.name]);
    const prepared = () => language.prepare({ work, cdk, built, source });
    test(`${language.name}: the flights app gives the same template, script and manifest as in TypeScript`, () => same(expected, app(language, prepared(), source, 'FlightsStack', 'Flights')));
    if (language !== PYTHON) continue;
    test('python: so does the first app of the README', () => same(readmeTypescript(), app(language, prepared(), readmePython(), 'Shop', 'Orders')));
    test('python: so does a visual job that was imported', () => {
      const imported = importedApps(work);
      same(typescript(imported.typescript, IMPORTED, imported.id), app(language, prepared(), imported.python, IMPORTED, imported.id));
    });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);

function app(language, { program, environment }, source, stack, job) {
  const out = mkdtempSync(join(work, 'out-'));
  run(program, language.app(source), { environment: { ...environment, CDK_OUTDIR: out } });
  return assembly(out, stack, job);
}

/** A TypeScript app, run against this tree. */
function typescript(file, stack, job) {
  const folder = mkdtempSync(join(work, 'typescript-'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['aws-cdk-lib', 'constructs']) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(root, join(folder, 'node_modules', 'cdk-glueprint'));
  const ts = createRequire(import.meta.url)('typescript');
  const text = readFileSync(file, 'utf8').replace("'../../src'", "'cdk-glueprint'");
  writeFileSync(join(folder, 'app.js'), ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText);
  run('node', ['app.js'], { cwd: folder, environment: { CDK_OUTDIR: join(folder, 'out') } });
  return assembly(join(folder, 'out'), stack, job);
}

function readmeTypescript() {
  const file = join(work, 'readme.ts');
  writeFileSync(file, sample('ts nofixture'));
  return typescript(file, 'Shop', 'Orders');
}

function readmePython() {
  const file = join(work, 'readme.py');
  writeFileSync(file, sample('python'));
  return file;
}

/** First block of that kind in the README. */
function sample(kind) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const start = readme.indexOf(`\`\`\`${kind}\n`);
  if (start < 0) throw new Error(`the README has no ${kind} sample`);
  return readme.slice(start + kind.length + 4, readme.indexOf('```', start + 3));
}

/** What an app gives, but for where its lines stand. */
function assembly(folder, stack, name) {
  const read = (file) => readFileSync(join(folder, file), 'utf8');
  const manifest = JSON.parse(read(`${stack}-${name}.glueprint.json`));
  const { at: _, ...job } = manifest.job;
  const nodes = manifest.nodes.map(({ at: __, ...node }) => node);
  return { template: read(`${stack}.template.json`), script: read(`${stack}-${name}.py`), manifest: JSON.stringify({ ...manifest, job, nodes }, undefined, 1) };
}

function same(expected, found) {
  for (const file of Object.keys(expected)) {
    if (found[file] !== expected[file]) throw new Error(`${file} differs:\n${difference(expected[file], found[file])}`);
  }
}

function difference(expected, found) {
  const [a, b] = [expected.split('\n'), found.split('\n')];
  const at = a.findIndex((line, i) => line !== b[i]);
  return `line ${at + 1}\n- ${a[at]}\n+ ${b[at]}`;
}

function test(name, body) {
  const started = Date.now();
  try {
    body();
    passed++;
    console.log(`ok   ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (e) {
    failed++;
    console.log(`FAIL ${name}\n${e instanceof Error ? e.message : e}`);
  }
}

function skip(name, why) {
  skipped++;
  console.log(`SKIP ${name}: ${why}`);
}
