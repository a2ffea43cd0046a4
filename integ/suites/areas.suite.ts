import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, AppProps } from 'aws-cdk-lib';
import { inventory } from './inventory';
import { cloud, LANE, suite } from './lane';
import { glueEndpoint } from '../../runtime/testing';

const DIR = join(__dirname, '..');
const APPS = readdirSync(DIR).filter((f) => f.endsWith('.integ.ts')).map((f) => f.slice(0, -'.integ.ts'.length));

/** What needs the function of a session pool, which no emulator runs: sessions.suite.ts runs it itself. */
const OF_THE_MANAGER = ['AnalystsManagerSchedule', 'AnalystsAlarmsManagerFails', 'AnalystDefaultPolicy', 'AdministratorDefaultPolicy', 'AnalystsManagerDeadLettersPolicy'];

/** AWS Glue takes this type of connection, and the model of its API, which the endpoint holds requests to, does not list it. */
const NOT_IN_THE_MODEL = 'Snowflake';

/** What the emulators have not, by app; what is left out there is held by the snapshots of the templates. */
const LEFT_OUT: { readonly [lane: string]: { readonly [app: string]: readonly string[] } } = {
  ministack: {
    connections: ['AWS::EC2::SecurityGroupIngress', NOT_IN_THE_MODEL],
    operations: ['AWS::EC2::SecurityGroupIngress', 'AWS::Logs::QueryDefinition', 'ValidJobFailureAlarm', 'ValidJobCostAlarm', 'AWS::CloudWatch::Dashboard'],
    sessions: OF_THE_MANAGER,
  },
  localstack: {
    connections: ['AWS::EC2::SecurityGroupIngress', NOT_IN_THE_MODEL],
    // Its rules cannot start workflows of Glue: the one for arrivals.
    operations: ['AWS::EC2::SecurityGroupIngress', 'AWS::Logs::QueryDefinition', 'AWS::CloudWatch::Dashboard', 'ValidJobOnArrival5F176AC7'],
    // It has no DynamoDB: tables, and what may use them.
    catalog: ['Items', 'OthersRoleDefaultPolicy', 'Others'],
    streams: ['From', 'To', 'CopyRoleDefaultPolicy', 'CopyJob'],
    sessions: [...OF_THE_MANAGER, 'AnalystsManagerTable', 'AnalystsManagerRoleDefaultPolicy'],
  },
};

/** The app of each area, as it is: deployed with what Glue has on the project's own endpoint, and deleted with nothing left but what its template retains. */
suite('areas', [cloud(), glueEndpoint()], (fixture) => {
  test.each(APPS)('%s: is deployed and deleted', async (name) => {
    const { build } = await import(join(DIR, `${name}.integ.ts`)) as { build(props?: AppProps): App };
    const app = build({ analyticsReporting: false, outdir: mkdtempSync(join(tmpdir(), `glueprint-area-${name}-`)) });
    const [{ template }] = app.synth().stacks as unknown as [{ template: { Resources: Record<string, { Type: string; DeletionPolicy?: string }> } }];
    const list = async () => (await inventory(fixture().endpoint)).filter((x) => !x.startsWith('s3: cdk-')); // the buckets of assets belong to no stack
    const before = await list();
    const stack = await fixture().deploy(app, { leaveOut: LEFT_OUT[LANE]?.[name] });
    expect((await list()).length).toBeGreaterThan(before.length);
    await stack.delete();
    const kept = Object.entries(template.Resources).filter(([id, r]) => r.DeletionPolicy === 'Retain' && !stack.leftOut.some((l) => l.id === id)).map(([id]) => stack.physicalId(id));
    const left = (await list()).filter((x) => !before.includes(x) && !kept.some((id) => x.includes(id)));
    expect(left).toEqual([]);
  }, 240_000);
});
