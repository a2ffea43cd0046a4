import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';

const DIR = join(__dirname, '..', 'integ');
const APPS = readdirSync(DIR).filter((f) => f.endsWith('.integ.ts'));
const PACKS = [['AwsSolutions', AwsSolutionsChecks], ['NIST 800-53 R5', NIST80053R5Checks], ['HIPAA', HIPAASecurityChecks]] as const;
const folders: string[] = [];

afterAll(() => folders.forEach((f) => rmSync(f, { recursive: true, force: true })));

/** What the apps make by the CDK's own constructs, to have something to work on, and what they grant to a pool by them. */
const OF_THE_APP = new RegExp([
  '^[a-z-]+/(Data|Results|Temporary|Lake|Items|From|To|Clicks|Late|Vpc|ShopSecret|Credentials|Machine|Operators|Key|EndpointGroup|Analyst|Administrator|BucketNotificationsHandler\\w+)/',
  '^[a-z-]+/Analysts/Role/DefaultPolicy/Resource: AwsSolutions-IAM5\\[(Action::s3:\\w+\\*|Resource::<Data\\w+\\.Arn>/shared/\\*)\\]',
].join('|'));

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string; readonly violatingConstructs: readonly { readonly constructPath?: string }[] }[];
  }[];
}

/** `path: rule` of everything that the pack finds. */
async function findings(file: string, Checks: (typeof PACKS)[number][1]): Promise<string[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'glueprint-nag-'));
  folders.push(outdir);
  const { build } = await import(join(DIR, file)) as { build(props?: AppProps): App };
  const app = build({ analyticsReporting: false, outdir });
  Validations.of(app).addPlugins(new Checks(app));
  expect(() => app.synth()).toThrow(); // the app's own buckets keep no access logs
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report;
  return pluginReports.filter((p) => !/CloudFormation/.test(p.pluginName))
    .flatMap((p) => p.violations.flatMap((v) => v.violatingConstructs.map((c) => `${c.constructPath ?? ''}: ${v.ruleName}`)));
}

describe.each(PACKS)('%s', (_, Checks) => {
  test.each(APPS)('finds nothing in what is ours of %s', async (file) => {
    const all = await findings(file, Checks);
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((f) => !OF_THE_APP.test(f))).toEqual([]);
  });
});
