import { App, Stack } from 'aws-cdk-lib';
import { EtlJob, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../../../src';
import { csvSource, job, target, Workspace } from '../harness';


let space: Workspace;
beforeEach(() => {
  space = new Workspace();
});
afterEach(() => space.remove());

/** The assembly of an app with one job. */
function synth(estimate = true, folder = 'cdk.out'): void {
  const made = new EtlJob(new Stack(new App({ outdir: space.path(folder) }), 'Shop'), 'Orders', { numberOfWorkers: 5 });
  const source = new S3Source(made, 'In', { paths: ['s3://in/a/'], format: ReadFormat.json(), schema: Schema.fromDdl('id INT') });
  new S3Target(made, 'Out', { input: source, path: 's3://out/b/', format: WriteFormat.parquet() });
  if (estimate) made.estimateCost({ runsPerDay: 24, minutes: 6 });
  (made.node.root as App).synth();
}

const ASSEMBLY = ['--assembly', 'cdk.out'];

test('access: each right under what needs it', async () => {
  synth();
  const { code, out } = await space.cli('access', 'Orders', ...ASSEMBLY);
  expect(code).toBe(0);
  expect(out).toContain('In reads\n  s3:GetObject\n    arn:${AWS::Partition}:s3:::in/a/*\n  s3:ListBucket\n    arn:${AWS::Partition}:s3:::in\n    where s3:prefix StringLike a, a/*\nOut writes\n');
  expect(out).toMatch(/^the job writes logs\n {2}logs:CreateLogGroup, /);
  expect((await space.cli('access', 'Orders', '--node', 'In', ...ASSEMBLY)).out).not.toContain('Out');
});

test('access: as an IAM policy with unique Sids', async () => {
  synth();
  const { out } = await space.cli('access', 'Orders', '--policy', ...ASSEMBLY);
  const policy = JSON.parse(out) as { Version: string; Statement: { Sid: string; Action: string[]; Resource: string[]; Condition?: unknown }[] };
  expect(policy.Version).toBe('2012-10-17');
  const sids = policy.Statement.map((s) => s.Sid);
  expect(new Set(sids).size).toBe(sids.length);
  expect(sids.every((s) => /^[A-Za-z0-9]+$/.test(s))).toBe(true);
  expect(policy.Statement).toContainEqual({ Sid: 'InReads', Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:${AWS::Partition}:s3:::in/a/*'] });
  expect(policy.Statement).toContainEqual(expect.objectContaining({ Sid: 'InReads2', Condition: { StringLike: { 's3:prefix': ['a', 'a/*'] } } }));
});

test('access fails: a node that is not, a manifest that no app made', async () => {
  synth();
  expect((await space.cli('access', 'Orders', '--node', 'Nope', ...ASSEMBLY)).err).toContain("the job has no node 'Nope', expected one of In, Out");
  space.writeManifest(job({ In: csvSource('s3://in/', 'id INT'), Out: target('json', 's3://out/', 'In') }), 'hand/Job.glueprint.json');
  expect((await space.cli('access', 'hand/Job.glueprint.json')).err).toContain('the manifest says nothing of rights');
});

test('plan: what 30 days cost, where the app says how often a job runs', async () => {
  synth(false, 'deployed');
  synth(true);
  const { code, out } = await space.cli('plan', '--base', 'deployed', ...ASSEMBLY);
  // 5 DPUs for a tenth of an hour at 0.44, 24 times a day.
  expect([code, out]).toEqual([0, expect.stringContaining('all jobs together: 158.40 in 30 days')]);
  const json = JSON.parse((await space.cli('plan', '--base', 'deployed', '--json', ...ASSEMBLY)).out) as { jobs: { cost: { before?: number; after: number } }[] };
  expect(json.jobs[0]?.cost.after).toBeCloseTo(158.4);
});
