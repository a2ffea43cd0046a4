import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Emulator } from './emulator';
import { firstThere, freePort, onPath, UNPRIVILEGED } from './places';

/** A MariaDB server with an empty database `test`, user `root`; the packages need only be unpacked. */
export function mariaDb(): Emulator {
  return {
    name: 'mariadb',
    missing: () => (base() === undefined ? 'no mariadbd (install mariadb-server-core, or set CDK_GLUEPRINT_MARIADBD)' : undefined),
    async launch(folder) {
      const home = base() as string;
      const port = await freePort();
      const libraries = ['lib/x86_64-linux-gnu', 'lib/aarch64-linux-gnu', '../lib/x86_64-linux-gnu', '../lib/aarch64-linux-gnu'].map((d) => join(home, d)).filter((d) => existsSync(d));
      // Only for unpacked packages: the system's own find theirs.
      const variables: Record<string, string> = home === '/usr' ? {} : { LD_LIBRARY_PATH: libraries.join(':') };
      const env = { ...process.env, ...variables };
      const [install = '', ...args] = [...UNPRIVILEGED, join(home, 'bin/mariadb-install-db'), '--no-defaults', `--basedir=${home}`, `--datadir=${folder}/my`, '--auth-root-authentication-method=normal', '--skip-test-db'];
      execFileSync(install, args, { stdio: 'pipe', env, cwd: folder });
      return {
        command: [
          ...UNPRIVILEGED, join(home, 'sbin/mariadbd'), '--no-defaults', `--basedir=${home}`, `--datadir=${folder}/my`, `--lc-messages-dir=${home}/share/mysql`, '--bind-address=127.0.0.1',
          `--port=${port}`, `--socket=${folder}/my.sock`, `--pid-file=${folder}/my.pid`, '--skip-name-resolve', '--innodb-buffer-pool-size=256M', '--innodb-flush-log-at-trx-commit=0',
        ],
        variables,
        url: `mysql://root@127.0.0.1:${port}/test`,
        stopSignal: 'SIGKILL', // nothing of it is to be kept
        async ready() {
          execFileSync(join(home, 'bin/mariadb'), ['--no-defaults', '-h', '127.0.0.1', '-P', String(port), '-u', 'root', '-e', 'CREATE DATABASE IF NOT EXISTS test'], { stdio: 'ignore', env });
          return true;
        },
      };
    },
  };
}

/** The folder with `sbin/mariadbd`. */
function base(): string | undefined {
  const named = process.env.CDK_GLUEPRINT_MARIADBD;
  const unpacked = resolve(process.env.CDK_GLUEPRINT_DATABASES ?? 'node_modules/.cache/databases', 'mariadb/usr/sbin/mariadbd');
  const server = firstThere(named, unpacked, '/usr/sbin/mariadbd', onPath('mariadbd'));
  return server === undefined ? undefined : resolve(server, '../..');
}
