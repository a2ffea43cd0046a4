import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Certificate } from './certificate';
import { OracleAnswer, OracleServerSession, OracleWork, SessionOptions } from './session';
import { OracleValue } from './values';

export type FakeOracleOptions = Partial<Pick<SessionOptions, 'service' | 'sid' | 'user' | 'password' | 'release' | 'verifier' | 'longest'>> & {
  /** Where the statements of a connection are done; by default each is an error. */
  readonly open?: () => Promise<OracleWork>;
  /** It speaks TLS. */
  readonly tls?: Certificate;
};

/** What a test sees of a statement: its text, and the rows of bound values. */
export interface SeenStatement { readonly sql: string; readonly rows: readonly (readonly OracleValue[])[] }

type Instead = (sql: string, rows: readonly (readonly OracleValue[])[]) => OracleAnswer | undefined;
const nothing: Instead = () => undefined;

/** Oracle's protocols as far as a client logs in, does statements and gets rows; what they come to is the test's. See README.md. */
export class FakeOracle {
  public static async open(options: FakeOracleOptions = {}): Promise<FakeOracle> {
    const fake = new FakeOracle(options);
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  public readonly statements: SeenStatement[] = [];
  public logins = 0;
  /** So many commits to come are done, and the connection is cut before that is told. */
  public cutCommits = 0;
  /** So many connections to come the listener refuses, with a message of this number. */
  public refusals: number[] = [];
  /** Answers in the place of the database, where it gives one. */
  public instead: Instead = nothing;
  private readonly server: Server;
  private readonly sockets = new Map<Socket, OracleServerSession>();
  private readonly faults: unknown[] = [];

  private constructor(private readonly options: FakeOracleOptions) {
    const serve = (socket: Socket) => this.serve(socket);
    this.server = options.tls === undefined ? createServer(serve) : createTlsServer(options.tls, serve).on('tlsClientError', () => {});
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public get url(): string {
    return `oracle://127.0.0.1:${this.port}/${this.options.service ?? 'shop'}`;
  }

  public get connections(): number {
    return this.sockets.size;
  }

  /** @throws the first thing that a client asked and this server does not know */
  public async close(): Promise<void> {
    const sessions = [...this.sockets.values()];
    for (const s of this.sockets.keys()) s.destroy();
    await new Promise((resolve) => this.server.close(resolve));
    await Promise.all(sessions.map((s) => s.idle()));
    if (this.faults.length > 0) throw this.faults[0];
  }

  private serve(socket: Socket): void {
    const session = new OracleServerSession(socket, {
      service: 'shop',
      sid: 'ORCL',
      user: 'scott',
      password: 'right',
      release: '19c',
      verifier: '12c',
      longest: 4000,
      ...this.options,
      open: async () => this.watched(await this.options.open?.() ?? NO_DATABASE),
      onLogin: () => { this.logins++; },
      refusal: () => this.refusals.shift(),
      onFault: (fault) => { this.faults.push(fault); },
    });
    this.sockets.set(socket, session);
    socket.on('close', () => this.sockets.delete(socket));
  }

  private watched(work: OracleWork): OracleWork {
    return {
      get inTransaction() {
        return work.inTransaction;
      },
      execute: async (sql, rows, commits) => {
        this.statements.push({ sql, rows });
        return this.instead(sql, rows) ?? work.execute(sql, rows, commits);
      },
      commit: async () => {
        const told = await work.commit();
        if (this.cutCommits === 0) return told;
        this.cutCommits--;
        return 'cut';
      },
      rollback: () => work.rollback(),
      close: () => work.close(),
    };
  }
}

const NO_DATABASE: OracleWork = {
  inTransaction: false,
  execute: async () => ({ error: 900, message: 'invalid SQL statement' }),
  commit: async () => undefined,
  rollback: async () => {},
  close: async () => {},
};
