import { Emulator } from '../../../runtime/testing/emulators/emulator';
import { startServer, stopServer } from '../../../runtime/testing/emulators/server-process';

/** A server of a test of its own, on loopback, with nothing in it. */
export interface TestServer { readonly url: string; stop(): Promise<void> }

export async function startEmulator(emulator: Emulator): Promise<TestServer> {
  const server = await startServer(emulator, {}, false);
  return { url: server.url, stop: () => stopServer(server) };
}

/** `test` where it can start, else `test.skip`, having said why. */
export function testOn(what: string, emulator: Emulator, install: string): typeof test {
  const why = emulator.missing();
  if (why === undefined) return test;
  console.warn(`SKIP ${what}: ${why}: ${install}`);
  return test.skip as typeof test;
}
