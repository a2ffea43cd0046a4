import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findClient, runClient, whereInstalled } from './clients';
import { prepareJob, STUDIO_FILES, type TourJob } from './studio-jobs';
import { SdkTour } from '../../../../integ/tour-sdk';
import { nodeHost } from '../../../../runtime/host/node-host';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { startLocalGlue, type LocalGlue } from '../local-glue';

jest.setTimeout(400_000);

const python = findClient('.venv-glue-clients/bin/python');
const hasStudioJobs = STUDIO_FILES.length > 0;
if (!hasStudioJobs) process.stdout.write('skipped: real jobs of Glue Studio: their folder is not there (GLUE_STUDIO_JOBS)\n');

let local: LocalGlue;
let jobs: TourJob[];
let plan: string;
beforeEach(async () => {
  const stateDir = join(mkdtempSync(join(tmpdir(), 'tour-')), '.glueprint');
  local = await startLocalGlue({
    stateDir,
    plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir, engine: 'sql', denyExecution: true, ...server }),
  });
  jobs = [];
  for (const file of STUDIO_FILES) jobs.push(await prepareJob(file, join(stateDir, 's3'), local.glue));
  plan = join(stateDir, 'plan.json');
  writeFileSync(plan, JSON.stringify({ jobs }));
});
afterEach(() => local.close());

describe('@aws-sdk/client-glue', () => {
  let tour: SdkTour;
  beforeEach(() => { tour = new SdkTour(local.server.url); });
  afterEach(() => tour.close());

  (hasStudioJobs ? test : test.skip)('visual jobs from their files, bookmarks, a workflow by schedule', async () => {
    for (const job of jobs) await tour.job(job);
    const [first, second] = jobs.filter((j) => j.ends === 'SUCCEEDED') as [TourJob, TourJob];
    await tour.bookmark(first);
    await tour.workflow(first.create.Name ?? '', second.create.Name ?? '');
  });

  test('a session: rows, an error, a cancelled statement', () => tour.session());
});

whereInstalled(python, 'tours of boto3 and the AWS CLI')('Python clients', () => {
  test.each(['boto3', 'awscli'])('%s: visual jobs from their files, bookmarks, a workflow by schedule, a session', async (client) => {
    const said = await runClient(python ?? '', ['integ/tour-clients.py', client, local.server.url, plan]);
    expect(said).toContain('session: rows, an error, a cancelled statement');
    expect(said.match(/: SUCCEEDED,/g) ?? []).toHaveLength(jobs.filter((j) => j.ends === 'SUCCEEDED').length);
    if (hasStudioJobs) expect(said).toContain('workflow: two jobs by schedule');
  });
});
