import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { cloud, LANE, suite } from './lane';
import { EmulatorFixture } from '../../runtime/testing';

/** The CDK's own command line takes the emulator for AWS: everything else deploys through the fixture, which is ten times as fast. */
suite('cdklocal', LANE === 'localstack' ? [cloud()] : [], (shared) => {
  let fixture: EmulatorFixture;
  let assembly: string;
  beforeAll(async () => {
    // A bootstrap wants an emulator that knows of none; of LocalStack a machine has one.
    fixture = LANE === 'localstack' ? shared() : await EmulatorFixture.start({ emulators: [cloud()], reuse: false });
    assembly = mkdtempSync(join(tmpdir(), 'glueprint-cdklocal-'));
    const app = new App({ outdir: assembly, analyticsReporting: false });
    const stack = new Stack(app, 'Smoke', { env: { account: '000000000000', region: 'us-east-1' } });
    new CfnOutput(stack, 'BucketName', { value: new s3.Bucket(stack, 'Data').bucketName });
    new kinesis.Stream(stack, 'Clicks', { shardCount: 1 });
    app.synth();
  }, 240_000);
  afterAll(async () => {
    if (LANE !== 'localstack') await fixture?.stop();
    rmSync(assembly, { recursive: true, force: true });
  }, 60_000);

  test('bootstraps and deploys', async () => {
    await cdklocal('bootstrap', 'aws://000000000000/us-east-1', '-o', 'none');
    const said = await cdklocal('deploy', 'Smoke', '--app', assembly, '--require-approval', 'never');
    const bucket = /BucketName = (\S+)/.exec(said)?.[1] ?? '';
    const objects = await fixture.objects();
    await objects.put(`s3://${bucket}/there.txt`, 'there');
    expect(await objects.text(`s3://${bucket}/there.txt`)).toBe('there');
  }, 300_000);

  function cdklocal(...args: string[]): Promise<string> {
    const env = { ...process.env, ...fixture.variables, AWS_ENDPOINT_URL_S3: fixture.endpoint, CI: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' };
    const child = spawn(process.execPath, [require.resolve('aws-cdk-local/bin/cdklocal'), ...args, '--no-notices'], { env, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => { said += data.toString(); });
    return new Promise((done, fail) => child.once('error', fail).once('close', (code) => (code === 0 ? done(said) : fail(new Error(`cdklocal ${args[0]} ended with ${code}\n${said}`)))));
  }
});
