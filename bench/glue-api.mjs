// Raw times of the local Glue endpoint with much stored: node bench/glue-api.mjs [jobs] [partitions]
// Ends with 1 where a goal is missed. GLUEPRINT names another program than the bundled one.
// Raw: kept-alive HTTP without an SDK, so that the server is measured and not the client.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [jobs = 10_000, partitions = 100_000] = process.argv.slice(2).map(Number);
const program = process.env.GLUEPRINT ?? 'lib/runtime/main.js';
const state = await mkdtemp(join(tmpdir(), 'bench-glue-'));

/** A server on the state, and how long it took until it said where it is. */
async function serve() {
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--state', state, '--engine', 'sql'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((done) => child.stdout.once('data', (line) => done(String(line).trim())));
  return { child, url, ready: performance.now() - started };
}

const missed = [];
/** A number beside its goal; what is above it is remembered. */
function hold(what, value, goal) {
  if (goal !== undefined && value > goal) missed.push(`${what}: ${value.toFixed(2)}, not ${goal}`);
  return value;
}

let { child: server, url, ready } = await serve();
const agent = new http.Agent({ keepAlive: true });
function call(operation, input) {
  return new Promise((done, failed) => {
    const body = JSON.stringify(input);
    const headers = { 'X-Amz-Target': `AWSGlue.${operation}`, 'Content-Type': 'application/x-amz-json-1.1', 'Content-Length': Buffer.byteLength(body) };
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => (response.statusCode === 200 ? done(JSON.parse(text)) : failed(new Error(`${operation}: ${text}`))));
    });
    request.on('error', failed);
    request.end(body);
  });
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
async function measure(name, goal, count, work) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const t = performance.now();
    await work(i);
    times.push(performance.now() - t);
  }
  times.sort((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((q, i) => hold(`${name} p${i === 0 ? 50 : 95}`, quantile(times, q), goal?.[i]));
  console.log(`${name.padEnd(34)} p50 ${p50.toFixed(2).padStart(7)} ms  p95 ${p95.toFixed(2).padStart(7)} ms${goal === undefined ? '' : `  (goal ${goal.join(' / ')})`}`);
}

const memory = async () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => ''))?.[1] ?? 0) / 1024);
console.log(`empty: ready in ${hold('ready', ready, 500).toFixed(0)} ms (goal 500), idle memory ${hold('idle memory', await memory(), 120)} MiB (goal 120)`);

try {
  const role = 'arn:aws:iam::123456789012:role/Glue';
  const columns = Array.from({ length: 20 }, (_, i) => ({ Name: `column_${i}`, Type: 'string' }));
  const descriptor = (location) => ({ Columns: columns, Location: location, SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' } });
  for (let i = 0; i < jobs; i++) {
    await call('CreateJob', { Name: `job-${i}`, Role: role, Command: { Name: 'glueetl', ScriptLocation: `s3://scripts/${i}.py` }, DefaultArguments: { '--a': 'b' }, ExecutionProperty: { MaxConcurrentRuns: 1000 } });
  }
  await call('CreateDatabase', { DatabaseInput: { Name: 'db' } });
  await call('CreateTable', { DatabaseName: 'db', TableInput: { Name: 't', PartitionKeys: [{ Name: 'n', Type: 'int' }, { Name: 'half', Type: 'string' }], StorageDescriptor: descriptor('s3://data/t/') } });
  for (let i = 0; i < partitions; i += 100) {
    await call('BatchCreatePartition', {
      DatabaseName: 'db', TableName: 't',
      PartitionInputList: Array.from({ length: Math.min(100, partitions - i) }, (_, k) => ({ Values: [String(i + k), (i + k) % 2 ? 'odd' : 'even'], StorageDescriptor: descriptor(`s3://data/t/${i + k}/`) })),
    });
  }
  console.log(`stored: ${jobs} jobs, ${partitions} partitions; memory ${await memory()} MiB`);

  const any = (n) => Math.floor(Math.random() * n);
  await measure('warm-up', undefined, 500, () => call('GetJob', { JobName: `job-${any(jobs)}` }));
  await measure('GetJob', [1, 3], 3000, () => call('GetJob', { JobName: `job-${any(jobs)}` }));
  await measure('GetTable', [1, 3], 3000, () => call('GetTable', { DatabaseName: 'db', Name: 't' }));
  await measure('StartJobRun', [2, 5], 1000, (i) => call('StartJobRun', { JobName: `job-${i % jobs}` }));
  await measure('GetPartition', undefined, 1000, () => { const n = any(partitions); return call('GetPartition', { DatabaseName: 'db', TableName: 't', PartitionValues: [String(n), n % 2 ? 'odd' : 'even'] }); });
  await measure('GetPartitions, one of all', undefined, 10, () => call('GetPartitions', { DatabaseName: 'db', TableName: 't', Expression: `n = ${any(partitions)}` }));
  await measure('GetPartitions, a page of 1000', undefined, 10, () => call('GetPartitions', { DatabaseName: 'db', TableName: 't', Expression: "half = 'odd'" }));

  const clients = 50;
  const t = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => { for (let i = 0; i < 100; i++) await call('GetJob', { JobName: `job-${any(jobs)}` }); }));
  console.log(`${clients} clients at once: ${Math.round(clients * 100 / ((performance.now() - t) / 1000))} requests/s without error; memory ${await memory()} MiB`);

  // Killed while it writes, with runs under way: what was answered is there, and the runs have ended with a reason.
  const { JobRunId } = await call('StartJobRun', { JobName: 'job-0' });
  let made = 0;
  const writing = (async () => { for (;;) { await call('CreateJob', { Name: `late-${made}`, Role: role, Command: { Name: 'glueetl' } }); made++; } })().catch(() => undefined);
  await new Promise((done) => setTimeout(done, 200));
  const gone = new Promise((done) => server.once('exit', done));
  server.kill('SIGKILL');
  await Promise.all([gone, writing]);
  ({ child: server, url, ready } = await serve());
  const { JobRun } = await call('GetJobRun', { JobName: 'job-0', RunId: JobRunId });
  await call('GetJob', { JobName: `late-${made - 1}` });
  await new Promise((done) => setTimeout(done, 1000));
  console.log(`after kill -9 with all of it stored: ready in ${hold('ready again', ready, 500).toFixed(0)} ms, idle memory ${hold('idle memory again', await memory(), 120)} MiB; `
    + `${made} jobs made meanwhile are there, the run is ${JobRun.JobRunState}`);
} finally {
  agent.destroy();
  server.kill('SIGINT');
  await new Promise((done) => server.once('exit', done));
  await rm(state, { recursive: true, force: true });
}
for (const m of missed) console.log(`missed: ${m}`);
process.exitCode = missed.length === 0 ? 0 : 1;
