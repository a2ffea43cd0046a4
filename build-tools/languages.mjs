// The first app of the README in each language that can be run here gives the same assembly: bindings are made by jsii-pacmak, the samples are the README's own.
//   node build-tools/languages.mjs            run it; needs a compiled tree (.jsii and lib/)
//   node build-tools/languages.mjs --install  make .venv-cdk with the AWS CDK for Python, which the Python app needs
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, pythonOf, ROOT as root } from './python-environment.mjs';

const python = process.env.GLUEPRINT_CDK_PYTHON ?? pythonOf('.venv-cdk');
const quiet = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

const hasCdk = () => spawnSync(python, ['-c', 'import aws_cdk']).status === 0;

if (process.argv.includes('--install')) {
  // The package index may lag behind npm by a release: any version with the Glue constructs will do.
  if (hasCdk()) console.log(`the AWS CDK for Python is there: ${python}`);
  else install('.venv-cdk', ['aws-cdk-lib>=2.273,<3']);
  process.exit(0);
}

const work = mkdtempSync(join(tmpdir(), 'glueprint-languages-'));
let [passed, failed, skipped] = [0, 0, 0];
try {
  const expected = typescript();
  if (!hasCdk()) {
    skip('the Python app', 'no Python with aws-cdk-lib (node build-tools/languages.mjs --install)');
  } else {
    test('the Python app of the README gives the same template, script and manifest', () => {
      const found = pythonApp();
      for (const file of Object.keys(expected)) if (found[file] !== expected[file]) throw new Error(`${file} differs:\n${difference(expected[file], found[file])}`);
    });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);

/** The TypeScript sample, run against this tree. */
function typescript() {
  const folder = join(work, 'typescript');
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  for (const name of ['aws-cdk-lib', 'constructs']) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(root, join(folder, 'node_modules', 'cdk-glueprint'));
  const ts = createRequire(import.meta.url)('typescript');
  writeFileSync(join(folder, 'app.js'), ts.transpileModule(sample('ts nofixture'), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText);
  execFileSync('node', ['app.js'], { cwd: folder, env: { ...process.env, CDK_OUTDIR: join(folder, 'out') }, stdio: 'inherit' });
  return assembly(join(folder, 'out'));
}

function pythonApp() {
  const folder = join(work, 'python');
  mkdirSync(folder);
  execFileSync('npx', ['jsii-pacmak', '--code-only', '--target', 'python', '--outdir', join(folder, 'bindings')], { cwd: root, env: { ...process.env, ...quiet }, stdio: 'ignore' });
  writeFileSync(join(folder, 'app.py'), sample('python'));
  const env = { ...process.env, ...quiet, CDK_OUTDIR: join(folder, 'out'), PYTHONPATH: join(folder, 'bindings/python/src') };
  const out = spawnSync(python, ['app.py'], { cwd: folder, env, encoding: 'utf8' });
  if (out.status !== 0) throw new Error(out.stderr.replace(/^.*!!.*\n/gm, ''));
  return assembly(join(folder, 'out'));
}

/** First block of that kind in the README. */
function sample(kind) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const start = readme.indexOf(`\`\`\`${kind}\n`);
  if (start < 0) throw new Error(`the README has no ${kind} sample`);
  return readme.slice(start + kind.length + 4, readme.indexOf('```', start + 3));
}

/** What an app gives, but for where its lines stand. */
function assembly(folder) {
  const manifest = JSON.parse(read(folder, 'Shop-Orders.glueprint.json'));
  const { at: _, ...job } = manifest.job;
  const nodes = manifest.nodes.map(({ at: __, ...node }) => node);
  return {
    template: read(folder, 'Shop.template.json'),
    script: read(folder, 'Shop-Orders.py'),
    manifest: JSON.stringify({ ...manifest, job, nodes }, undefined, 1),
  };
}

function read(folder, file) {
  return readFileSync(join(folder, file), 'utf8');
}

function difference(expected, found) {
  const [a, b] = [expected.split('\n'), found.split('\n')];
  const at = a.findIndex((line, i) => line !== b[i]);
  return `line ${at + 1}\n- ${a[at]}\n+ ${b[at]}`;
}

function test(name, run) {
  try {
    run();
    passed++;
    console.log(`ok   ${name}`);
  } catch (e) {
    failed++;
    console.log(`FAIL ${name}\n${e instanceof Error ? e.message : e}`);
  }
}

function skip(name, why) {
  skipped++;
  console.log(`SKIP ${name}: ${why}`);
}
