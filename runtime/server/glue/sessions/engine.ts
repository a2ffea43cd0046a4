import type { Session } from '@aws-sdk/client-glue';
import type { Wire } from '../wire';

export interface SessionStart {
  readonly region: string;
  readonly account: string;
  readonly session: Wire<Session>;
  /** The engine's own end, not asked for: a crash. */
  onExit(reason: string): void;
}

/** What a statement gave. */
export type StatementResult =
  | { readonly status: 'ok'; readonly text: string; readonly mime?: { readonly type: string; readonly data: string }; readonly stdout?: string; readonly stderr?: string }
  | { readonly status: 'error'; readonly name: string; readonly value: string; readonly traceback: readonly string[]; readonly stdout?: string; readonly stderr?: string }
  | { readonly status: 'cancelled' };

/** A living session; statements come one at a time. */
export interface SessionWorker {
  run(code: string, progress: (share: number) => void): Promise<StatementResult>;
  /** Interrupts the statement under way. */
  cancel(): void;
  /** For Spark Connect. */
  endpoint?(): { readonly url: string; readonly token: string };
  close(): Promise<void>;
}

/** Something that can hold sessions. */
export interface SessionEngine {
  readonly name: string;
  /** Undefined: this engine is for such a session. Else: why not, or why it cannot here. */
  refuses(session: Wire<Session>): Promise<string | undefined> | string | undefined;
  start(start: SessionStart): Promise<SessionWorker>;
  /** What can be made ready before a session asks for it. */
  prepare?(): Promise<void>;
  /** Ends what was made ready. */
  close?(): Promise<void>;
}
