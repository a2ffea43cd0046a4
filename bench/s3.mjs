// Objects in and out of Amazon S3 as runs move them, against `aws s3 cp` in the same run, on an emulator.
//   node bench/s3.mjs [--rounds 3] [--emulator ministack|localstack] [--scale 1]     needs the AWS CLI (`aws`, or AWS_CLI) and the emulator (node build-tools/install-servers.mjs)
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { median } from './median.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(join(root, 'package.json'));
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, emulator: { type: 'string', default: 'ministack' }, scale: { type: 'string', default: '1' } },
});

// The connector as it is in the sources.
const bundle = join(root, 'node_modules/.cache/bench-s3.cjs');
await build({
  stdin: {
    resolveDir: root,
    contents: `export { EmulatorFixture, localStack, miniStack } from './runtime/testing';
      export { AwsS3 } from './runtime/connectors/aws/s3-connector';
      export { S3_LOADS } from './runtime/connectors/aws/s3-loads';
      export { nodeHost } from './runtime/host/node-host';`,
  },
  bundle: true, platform: 'node', format: 'cjs', outfile: bundle, external: ['@duckdb/node-api', 'libsql', 'pg-native', 'esbuild', 'snowflake-sdk', '@google-cloud/bigquery'],
  define: { __dirname: JSON.stringify(join(root, 'runtime/testing/emulators')) }, logLevel: 'error',
});
const { AwsS3, EmulatorFixture, S3_LOADS, localStack, miniStack, nodeHost } = require(bundle);
const AWS = process.env.AWS_CLI ?? 'aws';
const SHAPES = [[1, 512], [16, 32], [400, 0.25]].map(([count, mb]) => [count, mb * Number(options.scale)]);
const folder = mkdtempSync(join(tmpdir(), 'glueprint-bench-'));
const fixture = await EmulatorFixture.start({ emulators: [options.emulator === 'localstack' ? localStack() : miniStack()] });
const env = { ...process.env, ...fixture.variables, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' };
const aws = (...args) => execFileSync(AWS, ['--endpoint-url', fixture.endpoint, 's3', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
const host = nodeHost(folder);

async function timed(work) {
  const times = [];
  for (let i = 0; i < Number(options.rounds); i++) {
    const started = performance.now();
    await work(i);
    times.push((performance.now() - started) / 1000);
  }
  return median(times);
}

try {
  aws('mb', 's3://bench');
  const start = await timed(() => aws('ls', 's3://bench'));
  console.log(`aws s3 ls takes ${start.toFixed(2)} s; that is in the times of aws s3 cp, which starts Python`);
  let least = Infinity;
  for (const [count, mb] of SHAPES) {
    const what = `${count} of ${mb} MB`;
    const out = join(folder, `out-${count}`);
    mkdirSync(out);
    for (let i = 0; i < count; i++) writeFileSync(join(out, `part-${i}.bin`), randomBytes(mb * 1024 * 1024));
    const total = count * mb;
    const cpUp = await timed((i) => aws('cp', '--recursive', '--only-show-errors', out, `s3://bench/cp-${count}-${i}/`));
    const up = await timed((i) => S3_LOADS.publish({ connector: 'aws-s3', node: 'Out', state: { folder: out, uri: `s3://bench/ours-${count}-${i}/`, mode: 'append', region: 'us-east-1', endpoint: fixture.endpoint } }, { host }));
    const cpDown = await timed((i) => aws('cp', '--recursive', '--only-show-errors', `s3://bench/cp-${count}-0/`, join(folder, `cp-${count}-${i}`)));
    const down = await timed(async (i) => {
      const s3 = new AwsS3({ access: { region: 'us-east-1', endpoint: fixture.endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } },
        cache: join(folder, `cache-${count}-${i}`), staging: join(folder, 'staging'), writes: false });
      const { files } = await s3.list({ uris: [`s3://bench/ours-${count}-0/`], recurse: true, exclusions: [] });
      if (files.length !== count) throw new Error(`${files.length} objects, not ${count}`);
      await s3.fetch(files);
    });
    const line = (name, cp, ours) => {
      least = Math.min(least, cp / ours);
      console.log(`${what}, ${name}: aws s3 cp ${(total / cp).toFixed(0)} MB/s (${(total / Math.max(0.1, cp - start)).toFixed(0)} without its start), ours ${(total / ours).toFixed(0)} MB/s: ${(cp / ours).toFixed(2)} times`);
    };
    line('to S3', cpUp, up);
    line('from S3', cpDown, down);
    for (const prefix of ['cp', 'ours']) for (let i = 0; i < Number(options.rounds); i++) aws('rm', '--recursive', '--only-show-errors', `s3://bench/${prefix}-${count}-${i}/`);
  }
  console.log(`least: ${least.toFixed(2)} times aws s3 cp (0.5 is asked for)`);
  process.exitCode = least >= 0.5 ? 0 : 1;
} finally {
  await fixture.stop();
  rmSync(folder, { recursive: true, force: true });
}
