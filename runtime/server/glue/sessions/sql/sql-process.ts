import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@aws-sdk/client-glue';
import type { Binding } from '../../../../connectors/bindings';
import type { Wire } from '../../wire';
import type { SessionEngine, SessionStart, SessionWorker } from '../engine';
import { StatementProcess } from '../statement-process';

/** What the program of an SQL session is told, in a file. */
export interface SqlSessionPlan {
  readonly stateDir: string;
  readonly bindings: readonly Binding[];
  readonly connections: Readonly<Record<string, unknown>>;
  readonly region: string;
  readonly account: string;
  readonly session: Wire<Session>;
}

export interface SqlProcessOptions extends Pick<SqlSessionPlan, 'stateDir' | 'bindings' | 'connections'> {
  /** Program and arguments, up to the file of the plan. */
  readonly command: readonly string[];
  readonly folder: string;
}

/** Spark SQL on the embedded engine, in a process of its own: a crash or a lack of memory ends the session, not the server. */
export class SqlProcessEngine implements SessionEngine {
  public readonly name = 'Spark SQL';
  private made = 0;

  constructor(private readonly options: SqlProcessOptions) {}

  public refuses(session: { readonly SessionType?: string }): string | undefined {
    return session.SessionType === 'SPARK_CONNECT' ? 'has no Spark Connect' : undefined;
  }

  public async start({ region, account, session, onExit }: SessionStart): Promise<SessionWorker> {
    const { command: [program = process.execPath, ...args], stateDir, bindings, connections, folder } = this.options;
    const plan: SqlSessionPlan = { stateDir, bindings, connections, region, account, session };
    mkdirSync(join(stateDir, 'tmp'), { recursive: true });
    const file = join(stateDir, 'tmp', `sql-session-${process.pid}-${++this.made}.json`);
    // Bound connections may hold passwords.
    writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
    const worker = new StatementProcess({ program, args: [...args, file], folder, variables: {}, what: 'process' });
    try {
      await worker.ready;
    } finally {
      rmSync(file, { force: true });
    }
    worker.onExit = onExit;
    return { run: (code) => worker.run(code), cancel: () => worker.cancel(), close: () => worker.close() };
  }
}
