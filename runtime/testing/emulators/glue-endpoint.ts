import { join } from 'node:path';
import { Emulator } from './emulator';
import { answers, firstThere, freePort } from './places';

/** AWS Glue, by the package's own endpoint: `glueprint serve`. No emulator's Glue really runs a job. */
export function glueEndpoint(): Emulator {
  const program = () => firstThere(join(__dirname, 'main.js'), join(__dirname, '../../../lib/runtime/main.js'));
  return {
    name: 'glue',
    missing: () => (program() === undefined ? 'the runtime is not built (npx projen post-compile)' : undefined),
    async launch(folder, { endpoint }) {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const upstream = endpoint === undefined ? [] : ['--upstream', endpoint];
      return {
        command: [process.execPath, program() as string, 'serve', '--port', String(port), '--state', join(folder, '.glueprint'), '--account', '000000000000', ...upstream],
        url,
        reach: { AWS_ENDPOINT_URL_GLUE: url },
        stopSignal: 'SIGINT',
        ready: () => answers(`${url}/_glueprint/health`),
      };
    },
  };
}
