import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListSessionsCommand } from '@aws-sdk/client-glue';
import { findClient, runClient, whereInstalled } from './clients';
import { main } from '../../../../runtime/cli/cli';
import { nodeHost } from '../../../../runtime/host/node-host';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { Workspace } from '../../harness';
import { until } from '../glue/scripted-runner';
import { startLocalGlue, type LocalGlue } from '../local-glue';

jest.setTimeout(300_000);

const python = findClient('.venv-glue-clients/bin/python');

const sail = findClient('.venv-sail/bin/python');

whereInstalled(python, 'tour of the official kernel')('the official kernel of AWS Glue', () => {
  let local: LocalGlue;
  const start = async (engine: 'sql' | 'sail') => {
    const stateDir = join(mkdtempSync(join(tmpdir(), 'tour-kernel-')), '.glueprint');
    // What the kernel is sent for notebooks goes beyond the public model.
    local = await startLocalGlue({
      stateDir, checkReplies: false, plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir, engine, ...server }),
    });
  };
  afterEach(async () => {
    delete process.env.GLUEPRINT_PYTHON;
    await local?.close();
  });

  async function tour(language: 'sql' | 'python'): Promise<void> {
    const space = new Workspace();
    try {
      const data = { JUPYTER_DATA_DIR: space.path('jupyter') };
      expect(await main(['jupyter', 'install', '--port', String(local.server.port), '--python', python ?? ''], space.host({ variables: data }))).toBe(0);
      const said = await runClient(python ?? '', ['integ/tour-kernel.py', 'glueprint_glue_pyspark', local.server.url, language], data);
      expect(said).toContain('kernel: all cells as in AWS');
      const states = async () => (await local.glue.send(new ListSessionsCommand({}))).Sessions?.map((s) => String(s.Status)).sort();
      expect(await until(states, (s) => s?.includes('STOPPING') === false)).toEqual(['STOPPED', 'TIMEOUT']);
    } finally {
      space.remove();
    }
  }

  test('runs SQL cells end to end: an error, an interrupt, %status, %list_sessions, an expired session, %stop_session', async () => {
    await start('sql');
    await tour('sql');
  });

  if (sail === undefined) process.stdout.write('skipped: cells of PySpark in the official kernel: Sail is not installed (node build-tools/install-glue-clients.mjs)\n');
  (sail === undefined ? test.skip : test)('runs PySpark cells on Sail: DataFrames, UDFs, a plot as PNG, a cell that shows when it ends', async () => {
    process.env.GLUEPRINT_PYTHON = sail;
    await start('sail');
    await tour('python');
  });
});
