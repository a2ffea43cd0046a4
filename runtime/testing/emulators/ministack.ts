import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Emulator, emulatorError } from './emulator';
import { answers, emulatorFolder, firstThere, freePort, onPath } from './places';

const VERSION = '1.5.33';
/** Not `glue`: its runs are made up. A call that gets there all the same is refused. */
const SERVICES = ['s3', 'sts', 'iam', 'kms', 'kinesis', 'secretsmanager', 'ssm', 'logs', 'cloudformation', 'cloudwatch', 'dynamodb', 'sqs', 'sns', 'events', 'scheduler', 'stepfunctions'];

export interface MiniStackOptions {
  /** Default: those that apps of this package use; never `glue`. */
  readonly services?: readonly string[];
  /** Hold every call to the IAM policies of its caller. */
  readonly auth?: boolean;
}

/** AWS in one process of 50 MB, started in a second: the emulator to take unless there is a reason for another. */
export function miniStack(options: MiniStackOptions = {}): Emulator {
  const own = () => join(emulatorFolder(), 'ministack');
  const program = () => firstThere(process.env.CDK_GLUEPRINT_MINISTACK, join(own(), 'bin/ministack'), resolve('.venv-ministack/bin/ministack'), onPath('ministack'));
  return {
    name: 'ministack',
    options,
    missing: () => (program() === undefined ? `MiniStack is not installed (pip install ministack==${VERSION}, or set CDK_GLUEPRINT_MINISTACK)` : undefined),
    install() {
      execFileSync('python3', ['-m', 'venv', own()], { stdio: 'pipe' });
      execFileSync(join(own(), 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `ministack==${VERSION}`], { stdio: 'pipe' });
    },
    async launch(folder) {
      const services = options.services ?? SERVICES;
      if (services.includes('glue')) throw emulatorError('ministack', 'its Glue makes runs up', { hint: 'take glueEndpoint() for AWS Glue' });
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      return {
        command: [program() as string],
        variables: {
          BIND_HOST: '127.0.0.1',
          GATEWAY_PORT: String(port),
          MINISTACK_HOST: '127.0.0.1',
          IOT_MTLS_ENABLED: '0',
          STATE_DIR: join(folder, 'state'),
          TMPDIR: folder,
          SERVICES: services.join(','),
          ...(options.auth === true ? { AUTH: 'true' } : {}),
        },
        url,
        reach: { AWS_ENDPOINT_URL: url },
        ready: () => answers(`${url}/_localstack/health`),
      };
    },
  };
}
