import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListSessionsCommand } from '@aws-sdk/client-glue';
import { findClient, runClient, whereInstalled } from './clients';
import { main } from '../../../../runtime/cli/cli';
import { nodeHost } from '../../../../runtime/host/node-host';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { Workspace } from '../../harness';
import { startLocalGlue, type LocalGlue } from '../local-glue';

jest.setTimeout(300_000);

const python = findClient('.venv-glue-clients/bin/python');

whereInstalled(python, 'tour of the official kernel')('the official kernel of AWS Glue', () => {
  let local: LocalGlue;
  beforeAll(async () => {
    const stateDir = join(mkdtempSync(join(tmpdir(), 'tour-kernel-')), '.glueprint');
    // What the kernel is sent for notebooks goes beyond the public model.
    local = await startLocalGlue({ stateDir, checkReplies: false, plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], stateDir, engine: 'sql', ...server }) });
  });
  afterAll(() => local?.close());

  test('runs cells end to end: SQL, an error, an interrupt, %status, %list_sessions, %stop_session', async () => {
    const space = new Workspace();
    try {
      const data = { JUPYTER_DATA_DIR: space.path('jupyter') };
      expect(await main(['jupyter', 'install', '--port', String(local.server.port), '--python', python ?? ''], space.host({ variables: data }))).toBe(0);
      const said = await runClient(python ?? '', ['integ/tour-kernel.py', 'glueprint_glue_pyspark'], data);
      expect(said).toContain('kernel: all cells as in AWS');
      expect((await local.glue.send(new ListSessionsCommand({}))).Sessions?.map((s) => s.Status)).toEqual(['STOPPED']);
    } finally {
      space.remove();
    }
  });
});
