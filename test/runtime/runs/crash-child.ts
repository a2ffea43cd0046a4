import { readFileSync } from 'node:fs';
import { Files } from '../../../runtime/host/host';
import { nodeHost } from '../../../runtime/host/node-host';
import { localEnvironment } from '../../../runtime/runs/environment';
import { runJob } from '../../../runtime/runs/run-job';
import { readManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';

/** Runs a job in a folder and kills itself, as `kill -9` does, just before its n-th change to the file system. */
const [folder = '', crashAt = '0', behaviour = 'kill'] = process.argv.slice(2);
const host = nodeHost(folder);
let changes = 0;

function dying(files: Files): Files {
  const changing = ['makeFolder', 'rename', 'remove', 'removeEmptyFolder'] as const;
  const wrapped = Object.fromEntries(changing.map((name) => [name, async (...args: [string, string]) => {
    if (++changes === Number(crashAt)) {
      if (behaviour === 'fail' && name === 'rename') throw Object.assign(new Error('the disk is on fire'), { code: 'EIO' });
      if (behaviour === 'kill') {
        process.kill(process.pid, 'SIGKILL');
        await new Promise(() => undefined);
      }
    }
    return (files[name] as (...a: [string, string]) => Promise<unknown>).apply(files, args);
  }]));
  return new Proxy(
    files,
    { get: (target, name) => (wrapped as Record<string | symbol, unknown>)[name] ?? (target[name as keyof Files] as () => unknown).bind(target) },
  );
}

void (async () => {
  const manifest = readManifest(readFileSync(`${folder}/job.glueprint.json`, 'utf8'), NODE_TYPES);
  const environment = localEnvironment({ ...host, files: dying(host.files) }, [{ uri: 's3://in', path: 'in' }, { uri: 's3://out', path: 'out' }]);
  const result = await runJob(manifest, environment, { threads: 1 });
  console.log(JSON.stringify({ state: result.state, error: result.error, changes }));
})();
