#!/usr/bin/env node
// Synth of 10 jobs of 10 nodes each against the same template without our nodes, over the built library:
// `npx projen compile && node bench/synth.mjs [--runs n]`. The budget is one second above it; exits 1 where it is missed.
// A run is a process: what loading takes counts for both. Runs alternate, and medians are compared, of processor time: a busy machine adds none.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const JOBS = 10;
const BUDGET_MS = 1000;
if (!existsSync(join(ROOT, 'lib', 'index.js'))) {
  console.error('lib/ is not there: build first (npx projen compile)');
  process.exit(2);
}
const flag = process.argv.indexOf('--runs');
const RUNS = flag < 0 ? 5 : Number(process.argv[flag + 1]);
const work = mkdtempSync(join(tmpdir(), 'glueprint-synth-'));

const require = `const { createRequire } = require('node:module'); const load = createRequire(${JSON.stringify(join(ROOT, 'package.json'))});`;
const withNodes = `${require}
const { App, Stack } = load('aws-cdk-lib');
const g = load(${JSON.stringify(join(ROOT, 'lib', 'index.js'))});
const app = new App({ outdir: process.argv[2], analyticsReporting: false });
const stack = new Stack(app, 'Bench');
for (let j = 0; j < ${JOBS}; j++) {
  const job = new g.EtlJob(stack, 'Job' + j);
  const orders = new g.S3Source(job, 'Orders', { paths: ['s3://in/orders' + j + '/'], format: g.ReadFormat.json(), schema: g.Schema.fromDdl('id BIGINT, customer INT, amount DECIMAL(10,2), day DATE') });
  const customers = new g.S3Source(job, 'Customers', { paths: ['s3://in/customers' + j + '/'], format: g.ReadFormat.csv(), schema: g.Schema.fromDdl('customer_id INT, name STRING') });
  const mapped = new g.ApplyMapping(job, 'Mapped', { input: customers, mappings: [{ source: 'customer_id', target: 'customer_id' }, { source: 'name', target: 'who' }] });
  const valid = new g.Filter(job, 'Valid', { input: orders, condition: 'amount > 0 AND day >= DATE\\'2020-01-01\\'' });
  const joined = new g.Join(job, 'Joined', { left: valid, right: mapped, keys: [{ left: 'customer', right: 'customer_id' }] });
  const derived = new g.DerivedColumn(job, 'Derived', { input: joined, columns: [{ name: 'month', expression: "date_format(day, 'yyyy-MM')" }] });
  const unique = new g.DropDuplicates(job, 'Unique', { input: derived, columns: ['id'] });
  const fewer = new g.SelectFields(job, 'Fewer', { input: unique, paths: ['who', 'month', 'amount'] });
  const sums = new g.Aggregate(job, 'Sums', { input: fewer, groups: ['who', 'month'], aggregations: [{ name: 'total', expression: 'sum(amount)' }] });
  new g.S3Target(job, 'Out', { input: sums, path: 's3://out/' + j + '/', format: g.WriteFormat.parquet() });
}
app.synth();
`;
// The same resources, as plain as can be, from the template of the first run.
const plain = `${require}
const { App, CfnResource, Stack } = load('aws-cdk-lib');
load('aws-cdk-lib/aws-glue'); load('aws-cdk-lib/aws-iam'); load('aws-cdk-lib/aws-kms'); load('aws-cdk-lib/aws-logs');
const app = new App({ outdir: process.argv[2], analyticsReporting: false });
const stack = new Stack(app, 'Bench');
const { Resources } = JSON.parse(require('node:fs').readFileSync(process.argv[3], 'utf8'));
for (const [id, r] of Object.entries(Resources)) new CfnResource(stack, id, { type: r.Type, properties: r.Properties });
app.synth();
`;

function time(file, ...args) {
  const outdir = mkdtempSync(join(work, 'out-'));
  return { ms: Number(execFileSync(process.execPath, [file, outdir, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n').at(-2)), outdir };
}

try {
  const [ours, theirs] = [join(work, 'ours.cjs'), join(work, 'plain.cjs')];
  const timed = "process.on('exit', () => { const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); });\n";
  writeFileSync(ours, timed + withNodes);
  writeFileSync(theirs, timed + plain);
  const { outdir } = time(ours);
  const template = join(outdir, 'Bench.template.json');
  const resources = Object.keys(JSON.parse(readFileSync(template, 'utf8')).Resources).length;
  const times = { ours: [], plain: [] };
  for (let i = 0; i < RUNS; i++) {
    times.ours.push(time(ours).ms);
    times.plain.push(time(theirs, template).ms);
  }
  const [a, b] = [median(times.ours), median(times.plain)];
  const ok = a - b <= BUDGET_MS;
  console.log(`${JOBS * 10} nodes in ${JOBS} jobs: ${a.toFixed(0)} ms; their ${resources} resources alone: ${b.toFixed(0)} ms; difference ${(a - b).toFixed(0)} ms, budget ${BUDGET_MS} ms ${ok ? 'ok' : 'MISSED'}`);
  process.exitCode = ok ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
