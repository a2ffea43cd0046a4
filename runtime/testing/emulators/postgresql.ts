import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Emulator } from './emulator';
import { freePort, UNPRIVILEGED } from './places';

/** A PostgreSQL server with an empty database, from the programs of the system. Its user `glue` needs no password, any other one does. */
export function postgreSql(): Emulator {
  return {
    name: 'postgresql',
    missing: () => (binaries() === undefined ? 'no PostgreSQL server (install postgresql, or set CDK_GLUEPRINT_POSTGRESQL to its folder of programs)' : undefined),
    async launch(folder) {
      const bin = binaries() as string;
      const port = await freePort();
      const [program = '', ...args] = [...UNPRIVILEGED, join(bin, 'initdb'), '-D', `${folder}/pg`, '-U', 'glue', '--auth=trust', '--no-sync', '--no-instructions', '-E', 'UTF8', '--locale=C'];
      execFileSync(program, args, { stdio: 'pipe', cwd: folder });
      const rules = join(folder, 'hba.conf');
      writeFileSync(rules, 'host all glue 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n');
      return {
        command: [...UNPRIVILEGED, join(bin, 'postgres'), '-D', `${folder}/pg`, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', `hba_file=${rules}`],
        url: `postgresql://glue@127.0.0.1:${port}/postgres`,
        stopSignal: 'SIGQUIT', // at once: nothing of it is to be kept
        async ready() {
          execFileSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-q'], { stdio: 'ignore' });
          return true;
        },
      };
    },
  };
}

function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)).map((v) => join(debian, v, 'bin')) : [];
  const folders = [process.env.CDK_GLUEPRINT_POSTGRESQL, ...versions, ...(process.env.PATH ?? '').split(':')];
  return folders.find((f) => f !== undefined && f !== '' && ['initdb', 'postgres', 'pg_isready'].every((program) => existsSync(join(f, program))));
}
