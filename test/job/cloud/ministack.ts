import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsCaller, Credentials } from './aws-call';

/** MiniStack for the tests: the one named, that of `build-tools/install-ministack.mjs`, or the system's; else why there is none. */
export function findMiniStack(): { readonly program?: string; readonly why: string } {
  const named = process.env.GLUEPRINT_MINISTACK;
  const candidates = named !== undefined && named !== '' ? [named] : [join(__dirname, '../../../.venv-ministack/bin/ministack'), ...(process.env.PATH ?? '').split(':').map((p) => join(p, 'ministack'))];
  const program = candidates.find((p) => existsSync(p));
  if (program === undefined) return { why: 'SKIP access: MiniStack is not installed (node build-tools/install-ministack.mjs)' };
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
  } catch {
    return { why: 'SKIP access: no openssl to make a certificate with' };
  }
  return { program, why: '' };
}

const SERVICES = 's3,sts,iam,kms,kinesis,secretsmanager,ssm,logs,cloudformation,dynamodb,sqs,sns,events,cloudwatch,glue';
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
export const ROOT: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** An emulator of AWS over TLS, which holds every call to the IAM policies of its caller. */
export class MiniStack {
  public static async start(program: string): Promise<MiniStack> {
    const folder = mkdtempSync(join(tmpdir(), 'glueprint-ministack-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    execFileSync('openssl', [
      'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1',
    ], { stdio: 'ignore' });
    const port = await freePort();
    const child = spawn(program, [], {
      stdio: 'ignore',
      env: {
        ...process.env,
        BIND_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        MINISTACK_HOST: '127.0.0.1',
        IOT_MTLS_ENABLED: '0',
        AUTH: 'true',
        USE_SSL: '1',
        MINISTACK_SSL_CERT: certificate,
        MINISTACK_SSL_KEY: key,
        STATE_DIR: join(folder, 'state'),
        TMPDIR: folder,
        SERVICES,
      },
    });
    const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(certificate, 'utf8') };
    const stack = new MiniStack(child, folder, new AwsCaller(`https://127.0.0.1:${port}`, tls.cert, REGION), certificate, tls);
    await stack.ready();
    return stack;
  }

  private constructor(
    private readonly child: ChildProcess, private readonly folder: string, public readonly aws: AwsCaller, public readonly certificate: string,
    public readonly tls: { readonly key: string; readonly cert: string },
  ) {}

  public async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Credentials of a role. */
  public async assume(roleName: string): Promise<Credentials> {
    const text = await this.aws.query('sts', 'AssumeRole', { RoleArn: `arn:aws:iam::${ACCOUNT}:role/${roleName}`, RoleSessionName: 'test' }, ROOT);
    const value = (tag: string) => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(text)?.[1] ?? '';
    return { accessKeyId: value('AccessKeyId'), secretAccessKey: value('SecretAccessKey'), sessionToken: value('SessionToken'), role: roleName };
  }

  private async ready(): Promise<void> {
    for (let i = 0; i < 300; i++) {
      if (this.child.exitCode !== null) throw new Error(`MiniStack ended with code ${this.child.exitCode}`);
      try {
        await this.aws.get('/_localstack/health');
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    throw new Error('MiniStack did not start within 30 seconds');
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
