import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetTablesCommand } from '@aws-sdk/client-glue';
import { findClient, runClient, whereInstalled } from './clients';
import { nodeHost } from '../../../../runtime/host/node-host';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { startLocalGlue, type LocalGlue } from '../local-glue';

jest.setTimeout(600_000);

const dbt = findClient('.venv-dbt-glue/bin/dbt');
const sail = findClient('.venv-sail/bin/python');

whereInstalled(dbt !== undefined && sail !== undefined ? dbt : undefined, 'dbt-glue on Sail')('dbt-glue', () => {
  let local: LocalGlue;
  const project = mkdtempSync(join(tmpdir(), 'dbt-glue-'));
  beforeAll(async () => {
    cpSync(join(__dirname, '../../../../integ/dbt-glue'), project, { recursive: true });
    process.env.GLUEPRINT_PYTHON = sail;
    const stateDir = join(project, '.glueprint');
    local = await startLocalGlue({ stateDir, plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir, engine: 'sail', ...server }) });
  });
  afterAll(async () => {
    delete process.env.GLUEPRINT_PYTHON;
    await local?.close();
  });

  const run = (verb: string) => runClient(dbt ?? '', ['--no-use-colors', verb, '--project-dir', project, '--profiles-dir', project], {
    AWS_ENDPOINT_URL: local.server.url,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    DBT_SEND_ANONYMOUS_USAGE_STATS: 'false',
    DBT_LOG_PATH: join(project, 'logs'),
  });

  test('debug, run, run again, test', async () => {
    expect(await run('debug')).toContain('All checks passed!');
    expect(await run('run')).toContain('PASS=3 WARN=0 ERROR=0');
    const { TableList } = await local.glue.send(new GetTablesCommand({ DatabaseName: 'shop' }));
    expect(TableList?.map((t) => [t.Name, t.TableType])).toEqual([['all_items', 'VIRTUAL_VIEW'], ['dear', 'EXTERNAL_TABLE'], ['orders', 'EXTERNAL_TABLE']]);
    expect(await run('run')).toContain('PASS=3 WARN=0 ERROR=0'); // tables are replaced, not added to
    expect(await run('test')).toContain('PASS=5 WARN=0 ERROR=0');
  });
});
