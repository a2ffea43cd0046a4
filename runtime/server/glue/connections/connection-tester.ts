import { connect } from 'node:net';
import { invalidInput, notSupported } from '../errors';

export interface TestedConnection {
  readonly type: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface ConnectionTester {
  /** @throws AwsError where the other end does not answer, or the kind cannot be tested. */
  test(connection: TestedConnection, signal: AbortSignal): Promise<void>;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  postgresql: 5432, redshift: 5439, mysql: 3306, mariadb: 3306, sqlserver: 1433, oracle: 1521,
};
const WAIT_MS = 5_000;

/** Opens a TCP connection to every host that the connection names. */
export class TcpConnectionTester implements ConnectionTester {
  public async test({ type, properties }: TestedConnection, signal: AbortSignal): Promise<void> {
    const hosts = type === 'JDBC' ? [jdbcHost(properties.JDBC_CONNECTION_URL ?? '')]
      : type === 'KAFKA' ? (properties.KAFKA_BOOTSTRAP_SERVERS ?? '').split(',').map((h) => hostPort(h.trim(), 9092)) : [];
    if (hosts.length === 0) throw notSupported(`connections of type ${type} cannot be tested by the local Glue endpoint`);
    for (const { host, port } of hosts) await reach(host, port, signal);
  }
}

function jdbcHost(url: string): { host: string; port: number } {
  const [, kind = '', rest = ''] = /^jdbc:(\w+):(?:thin:)?(?:\/\/|@(?:\/\/)?)(.+)$/.exec(url) ?? [];
  if (kind === '') throw invalidInput(`JDBC_CONNECTION_URL '${url}' is not a JDBC URL`);
  return hostPort(/^[^/;?]+/.exec(rest)?.[0] ?? '', DEFAULT_PORTS[kind] ?? 0);
}

function hostPort(text: string, port: number): { host: string; port: number } {
  const [, host = text, given] = /^(.*?):(\d+)/.exec(text) ?? [];
  return { host, port: given === undefined ? port : Number(given) };
}

function reach(host: string, port: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, failed) => {
    const socket = connect({ host, port, timeout: WAIT_MS });
    signal.addEventListener('abort', () => socket.destroy(), { once: true });
    const fail = (why: string) => {
      socket.destroy();
      failed(invalidInput(`the connection test failed: ${host}:${port}: ${why}`));
    };
    socket.once('connect', () => {
      socket.destroy();
      done();
    });
    socket.once('timeout', () => fail(`no answer in ${WAIT_MS} ms`));
    socket.once('error', (e) => fail(e.message));
  });
}
