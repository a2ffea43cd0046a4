import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A database server of a test, on loopback, with nothing in it. */
export interface TestDatabase {
  readonly url: string;
  /** With a user that has a password. */
  readonly secured: { readonly url: string; readonly user: string; readonly password: string };
  stop(): Promise<void>;
}

/** Started, or why it cannot be. `build-tools/install-databases.sh` installs both. */
export type Start = () => Promise<TestDatabase | string>;

const ROOT = resolve(__dirname, '../../..');
const MARIADB = process.env.CDK_GLUEPRINT_DATABASES ?? join(ROOT, 'node_modules/.cache/databases');
/** Both servers refuse to run as root. */
const NOBODY = process.getuid?.() === 0 ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'] : [];

export const startPostgres: Start = async () => {
  const bin = ['/usr/lib/postgresql'].filter(existsSync).flatMap((d) => readdirSync(d).sort((a, b) => Number(b) - Number(a)).map((v) => join(d, v, 'bin'))).find((b) => existsSync(join(b, 'initdb')));
  if (bin === undefined) return 'SKIP jdbc/postgresql: no PostgreSQL server (sh build-tools/install-databases.sh postgres)';
  const folder = workFolder();
  const port = await freePort();
  const run = (...command: string[]) => {
    const [file = '', ...args] = [...NOBODY, ...command];
    execFileSync(file, args, { stdio: 'pipe', cwd: folder });
  };
  run(join(bin, 'initdb'), '-D', `${folder}/pg`, '-U', 'glue', '--auth=trust', '--no-sync', '--no-instructions', '-E', 'UTF8', '--locale=C');
  // A user of its own needs a password.
  run('sh', '-c', `printf 'host all secured 127.0.0.1/32 scram-sha-256\\nhost all all 127.0.0.1/32 trust\\n' > ${folder}/pg/pg_hba.conf`);
  run(join(bin, 'pg_ctl'), '-D', `${folder}/pg`, '-l', `${folder}/pg.log`, '-w', '-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`, 'start');
  run(join(bin, 'psql'), '-h', '127.0.0.1', '-p', String(port), '-U', 'glue', '-d', 'postgres', '-q', '-c', "CREATE USER secured PASSWORD 'right'");
  return {
    url: `postgresql://glue@127.0.0.1:${port}/postgres`,
    secured: { url: `postgresql://127.0.0.1:${port}/postgres`, user: 'secured', password: 'right' },
    stop: async () => {
      run(join(bin, 'pg_ctl'), '-D', `${folder}/pg`, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const startMariadb: Start = async () => {
  const unpacked = join(MARIADB, 'mariadb/usr');
  const base = process.env.CDK_GLUEPRINT_MARIADBD === undefined ? [unpacked, '/usr'].find((b) => existsSync(join(b, 'sbin/mariadbd'))) : resolve(process.env.CDK_GLUEPRINT_MARIADBD, '../..');
  if (base === undefined) return 'SKIP jdbc/mysql: no mariadbd (sh build-tools/install-databases.sh mariadb, or set CDK_GLUEPRINT_MARIADBD)';
  const folder = workFolder();
  const port = await freePort();
  const libraries = [join(base, 'lib/x86_64-linux-gnu'), join(base, 'lib/aarch64-linux-gnu'), join(base, '../lib/x86_64-linux-gnu'), join(base, '../lib/aarch64-linux-gnu')].filter(existsSync).join(':');
  const env = { ...process.env, LD_LIBRARY_PATH: libraries };
  const command = (name: string, ...args: string[]) => [...NOBODY, join(base, name), '--no-defaults', ...args];
  const [install = '', ...installArgs] = command('bin/mariadb-install-db', `--basedir=${base}`, `--datadir=${folder}/my`, '--auth-root-authentication-method=normal', '--skip-test-db');
  execFileSync(install, installArgs, { stdio: 'pipe', env, cwd: folder });
  const [server = '', ...serverArgs] = command('sbin/mariadbd', `--basedir=${base}`, `--datadir=${folder}/my`, `--lc-messages-dir=${base}/share/mysql`, '--bind-address=127.0.0.1', `--port=${port}`,
    `--socket=${folder}/my.sock`, `--pid-file=${folder}/my.pid`, '--skip-name-resolve', '--innodb-buffer-pool-size=256M', '--innodb-flush-log-at-trx-commit=0', '--max-allowed-packet=64M');
  const child = spawn(server, serverArgs, { env, stdio: 'ignore', cwd: folder });
  const [client = '', ...clientArgs] = [join(base, 'bin/mariadb'), '--no-defaults', '-h', '127.0.0.1', '-P', String(port), '-u', 'root'];
  await until(() => execFileSync(client, [...clientArgs, '-e', "CREATE DATABASE test; CREATE USER 'secured'@'%' IDENTIFIED BY 'right'; GRANT ALL ON test.* TO 'secured'@'%'"], { stdio: 'pipe', env }), child);
  return {
    url: `mysql://root@127.0.0.1:${port}/test`,
    secured: { url: `mysql://127.0.0.1:${port}/test`, user: 'secured', password: 'right' },
    stop: async () => {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Where another user may write. */
function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-db-'));
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777);
  return folder;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function until(work: () => unknown, server: ChildProcess): Promise<void> {
  for (let i = 0; ; i++) {
    try {
      work();
      return;
    } catch (e) {
      if (i > 100 || server.exitCode !== null) throw e;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
