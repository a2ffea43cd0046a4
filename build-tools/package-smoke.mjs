// The package as a user gets it: pack, install into an empty folder, synthesize a five-line app, run it, with and without the engine.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'glueprint-package-'));
const version = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
const APP = `
const { App, Stack } = require('aws-cdk-lib');
const { EtlJob, Filter, ReadFormat, S3Source, S3Target, Schema, WriteFormat } = require('cdk-glueprint');
const app = new App();
const job = new EtlJob(new Stack(app, 'Shop'), 'Orders');
const orders = new S3Source(job, 'Orders', { paths: ['s3://shop/orders/'], format: ReadFormat.csv(), schema: Schema.fromDdl('id BIGINT, amount DOUBLE') });
new S3Target(job, 'Out', { input: new Filter(job, 'Big', { input: orders, condition: 'amount > 10' }), path: 's3://shop/big/', format: WriteFormat.parquet() });
app.synth();
`;

let passed = 0;
let failed = 0;
try {
  const tarball = pack();
  install('with-engine', tarball, []);
  install('without-engine', tarball, ['--omit=optional']);

  const app = join(work, 'with-engine');
  test('a five-line app synthesizes and runs', () => {
    mkdirSync(join(app, 'orders'), { recursive: true });
    writeFileSync(join(app, 'orders', 'a.csv'), 'id,amount\n1,5.5\n2,20\n3,30.25\n');
    writeFileSync(join(app, 'glueprint.json'), JSON.stringify({ bindings: { 's3://shop/orders/': 'orders', 's3://shop/big/': 'big' } }));
    const out = glueprint(app, ['run', '--json']);
    expect(out.status === 0, out.stdout + out.stderr);
    const sample = glueprint(app, ['sql', 'SELECT count(*) AS n FROM big', '--table', 'big=big', '--json']);
    expect(sample.status === 0 && /"n":\s*"?2"?|\[\[?"?2"?\]?\]/.test(sample.stdout.replace(/\s+/g, '')), sample.stdout + sample.stderr);
  });
  test('without the engine: a remedy in one line, no stack trace', () => {
    const bare = join(work, 'without-engine');
    cpSync(join(app, 'orders'), join(bare, 'orders'), { recursive: true });
    cpSync(join(app, 'glueprint.json'), join(bare, 'glueprint.json'));
    const out = glueprint(bare, ['run']);
    expect(out.status !== 0 && /npm install @duckdb\/node-api/.test(out.stderr) && !/\n\s+at /.test(out.stderr), out.stdout + out.stderr);
  });
  test('deep imports are refused', () => {
    const out = spawnSync('node', ['-e', 'require("cdk-glueprint/lib/core/types")'], { cwd: app, encoding: 'utf8' });
    expect(out.status !== 0 && out.stderr.includes('ERR_PACKAGE_PATH_NOT_EXPORTED'), out.stderr);
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed === 0 ? 0 : 1);

function pack() {
  const given = process.env.GLUEPRINT_TARBALL;
  if (given !== undefined) return given;
  execFileSync('npm', ['pack', '--silent', '--pack-destination', work], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(work, readdirSync(work).find((f) => f.endsWith('.tgz')));
}

function install(folder, tarball, flags) {
  const dir = join(work, folder);
  mkdirSync(dir);
  writeFileSync(join(dir, 'package.json'), '{"private":true}');
  writeFileSync(join(dir, 'app.js'), APP);
  writeFileSync(join(dir, 'cdk.json'), JSON.stringify({ app: 'node app.js' }));
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', ...flags, tarball,
    `aws-cdk-lib@${version('aws-cdk-lib')}`, `constructs@${version('constructs')}`], { cwd: dir, stdio: 'inherit' });
  if (!existsSync(join(dir, 'node_modules', 'cdk-glueprint'))) throw new Error('the package did not install');
}

function glueprint(cwd, args) {
  return spawnSync('npx', ['glueprint', ...args], { cwd, encoding: 'utf8' });
}

function test(name, body) {
  try {
    body();
    passed++;
    console.log(`  ✓ ${name}`);
  } catch (error) {
    failed++;
    console.log(`  ✕ ${name}\n${error.message}`);
  }
}

function expect(ok, shown) {
  if (!ok) throw new Error(shown);
}
