import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { startEmulator, TestServer } from './servers';
import { Emulator } from '../../../runtime/testing/emulators/emulator';
import { mariaDb } from '../../../runtime/testing/emulators/mariadb';
import { postgreSql } from '../../../runtime/testing/emulators/postgresql';

/** A database server of a test, on loopback, with nothing in it. */
export interface TestDatabase extends TestServer {
  /** With a user that has a password. */
  readonly secured: { readonly url: string; readonly user: string; readonly password: string };
}

/** A database that a test can start, or why it cannot. `build-tools/install-databases.sh` installs both. */
export interface StartDatabase {
  (): Promise<TestDatabase>;
  readonly missing: string | undefined;
}

export const startPostgres = database(postgreSql(), 'postgres', async (url) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("CREATE USER secured PASSWORD 'right'");
  await client.end();
});

export const startMariadb = database(mariaDb(), 'mariadb', async (url) => {
  const client = await createConnection(url);
  await client.query("CREATE USER 'secured'@'%' IDENTIFIED BY 'right'");
  await client.query("GRANT ALL ON test.* TO 'secured'@'%'");
  await client.end();
});

function database(emulator: Emulator, installed: string, secure: (url: string) => Promise<void>): StartDatabase {
  const why = emulator.missing();
  const start = async () => {
    const server = await startEmulator(emulator);
    await secure(server.url);
    return { ...server, secured: { url: server.url.replace(/\/\/[^@/]*@/, '//'), user: 'secured', password: 'right' } };
  };
  return Object.assign(start, { missing: why === undefined ? undefined : `${why}: sh build-tools/install-databases.sh ${installed}` });
}
