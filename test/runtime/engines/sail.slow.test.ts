import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../../runtime/cli/cli';
import { findSail } from '../../../runtime/engines/spark/find-sail';
import { JOB_FILES } from '../../core/codegen/studio-files';
import { Workspace } from '../harness';

const OWN = join(__dirname, '../../../.venv-sail/bin/python');
const variables = { GLUEPRINT_SAIL_PYTHON: process.env.GLUEPRINT_SAIL_PYTHON ?? (existsSync(OWN) ? OWN : 'python3') };

/** Jobs of several kinds of transforms; what they read is made up. */
const JOBS = ['catalog-jdbc-to-delta.json', 'kafka-stream.json', 'iceberg-lake.json', 'redshift-merge.json'];

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
});
afterEach(() => space.remove());

test('jobs give the same rows on Sail as on the embedded engine', async () => {
  try {
    await findSail(space.host({ variables }), space.folder);
  } catch (e) {
    console.log(`SKIP Sail: ${(e as Error).message}`);
    return;
  }
  for (const { name, text } of JOB_FILES.filter((f) => JOBS.includes(f.name))) {
    space.write(name, text);
    space.out = space.err = '';
    const code = await main(['verify', name, '--sample', '--sample-rows', '20', '--engines', 'duckdb,sail', '--json'], space.host({ variables }));
    expect([name, code, space.err, space.out]).toEqual([name, 0, expect.any(String), expect.stringContaining('"equal": true')]);
  }
}, 600_000);
