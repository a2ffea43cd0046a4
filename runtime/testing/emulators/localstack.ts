import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulator } from './emulator';
import { answers, emulatorFolder, firstThere, freePort } from './places';

const VERSION = '4.14.0';
/** With the pins of `localstack.lock`: its own dependencies are open, and today's do not work. */
const PINS = () => firstThere(join(__dirname, 'localstack.lock')) as string;
/** Its bodies of S3 objects; where TMPDIR says makes no difference. */
const BODIES = join(tmpdir(), 'localstack-s3-storage');

/** LocalStack 4.14.0 without Docker, token or network. One on a machine at a time. It has no Glue, and no Lambda here: its one executor is Docker. */
export function localStack(): Emulator {
  const own = () => join(emulatorFolder(), `localstack-${VERSION}`);
  const python = () => firstThere(join(own(), 'venv/bin/python'));
  return {
    name: 'localstack',
    missing() {
      if (python() !== undefined) return undefined;
      const { path, found } = python313();
      if (path === undefined) return `LocalStack ${VERSION} needs Python 3.13${found === undefined ? '' : ` (found ${found})`}`;
      return `LocalStack is not installed (${VERSION}, by the pins of this package)`;
    },
    install() {
      const { path } = python313();
      if (path === undefined) throw new Error(`LocalStack ${VERSION} needs Python 3.13`);
      execFileSync(path, ['-m', 'venv', join(own(), 'making')], { stdio: 'pipe' });
      execFileSync(join(own(), 'making/bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', PINS()], { stdio: 'pipe' });
      // Its Kinesis is a program for Node.
      const kinesis = join(own(), 'kinesis');
      mkdirSync(kinesis, { recursive: true });
      execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', kinesis, 'kinesis-local@0.5.2'], { stdio: 'pipe' });
      // A folder of that name is a whole one.
      execFileSync('mv', [join(own(), 'making'), join(own(), 'venv')]);
    },
    async launch(folder) {
      const port = await freePort();
      const library = join(folder, 'var/lib/localstack');
      const kinesis = join(library, 'lib/kinesis-local');
      mkdirSync(kinesis, { recursive: true });
      mkdirSync(join(library, 'cache'), { recursive: true });
      execFileSync('cp', ['-r', join(own(), 'kinesis'), join(kinesis, '0.5.2')]);
      // Without it, it asks the network which types it has, and without network says that there are none.
      writeFileSync(join(library, 'cache/aws_catalog.json'), JSON.stringify({ schema_version: 'v1', localstack: { version: VERSION }, services: {}, cloudformation_resources: { community: {} } }));
      const loopback = join(folder, 'loopback.cjs');
      writeFileSync(loopback, LOOPBACK);
      rmSync(BODIES, { recursive: true, force: true });
      const url = `http://127.0.0.1:${port}`;
      return {
        command: [python() as string, '-m', 'localstack.runtime.main'],
        variables: {
          OVERRIDE_IN_DOCKER: '0',
          FILESYSTEM_ROOT: folder,
          GATEWAY_LISTEN: `[::ffff:127.0.0.1]:${port}`, // a plain 127.0.0.1 listens on all addresses
          DNS_ADDRESS: '0',
          SKIP_SSL_CERT_DOWNLOAD: '1',
          DISABLE_EVENTS: '1',
          API_ENDPOINT: 'http://127.0.0.1:9/v1',
          CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES: '0',
          KINESIS_LATENCY: '0',
          LOCALSTACK_HOST: `127.0.0.1:${port}`,
          SQS_ENDPOINT_STRATEGY: 'path',
          NODE_OPTIONS: `--require ${loopback}`,
        },
        url,
        reach: { AWS_ENDPOINT_URL: url },
        patience: 180_000,
        ready: () => answers(`${url}/_localstack/health`),
      };
    },
  };
}

/** A shim of that name may be there and fail: it is asked. */
function python313(): { readonly path?: string; readonly found?: string } {
  let found: string | undefined;
  for (const command of [process.env.CDK_GLUEPRINT_PYTHON313, 'python3.13', 'python3', pyenv()]) {
    if (command === undefined || command === '') continue;
    try {
      const [version = '', path = ''] = execFileSync(command, ['-c', "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.executable)"], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n');
      if (version.startsWith('3.13.')) return { path };
      found ??= version;
    } catch {
      // not there, or a shim
    }
  }
  return { found };
}

function pyenv(): string | undefined {
  const versions = join(process.env.PYENV_ROOT ?? join(process.env.HOME ?? '', '.pyenv'), 'versions');
  if (!existsSync(versions)) return undefined;
  return firstThere(...Array.from({ length: 20 }, (_, patch) => join(versions, `3.13.${patch}`, 'bin/python3')));
}

/** Its Kinesis listens on all addresses whatever it is told. */
const LOOPBACK = `const net = require('net'), listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...a) {
  if (a[0] && typeof a[0] === 'object' && a[0].port !== undefined) a[0] = { ...a[0], host: '127.0.0.1' };
  else if (/^\\d+$/.test(String(a[0]))) { if (typeof a[1] === 'string') a[1] = '127.0.0.1'; else a.splice(1, 0, '127.0.0.1'); }
  return listen.apply(this, a);
};
`;
