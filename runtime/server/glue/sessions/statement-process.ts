import { spawn, type ChildProcess } from 'node:child_process';
import type { StatementResult } from './engine';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { endGroup, onEvents, onText, Tail } from '../../../host/process-group';

export interface StatementProgram {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What it is, for messages. */
  readonly what: string;
}

type Event =
  | { readonly type: 'ready'; readonly url?: string }
  | { readonly type: 'begun' }
  | { readonly type: 'failed'; readonly name: string; readonly message: string }
  | { readonly type: 'result'; readonly id: number } & Record<string, unknown>;

/**
 * A process that answers the statements of one session: requests are lines of JSON on its stdin (`begin`, `run`, `cancel`), replies lines on
 * descriptor 3 (`ready`, `begun`, `result`, `failed`). Whatever ends it ends its session, and nothing else.
 */
export class StatementProcess<R extends StatementResult = StatementResult> {
  /** It answers; and where, if it is Spark Connect. */
  public readonly ready: Promise<{ readonly url?: string }>;
  /** The end that was not asked for. */
  public onExit: ((reason: string) => void) | undefined;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (result: R) => void>();
  private readonly errors = new Tail(4000);
  private readonly what: string;
  private begun: (() => void) | undefined;
  private next = 1;
  private closing = false;
  private exited = false;

  constructor({ program, args, folder, variables, what }: StatementProgram) {
    this.what = what;
    this.child = spawn(program, args, { cwd: folder, detached: true, stdio: ['pipe', 'ignore', 'pipe', 'pipe'], env: { ...process.env, ...variables } });
    this.child.stdin?.on('error', () => undefined); // the exit tells
    onText(this.child, 2, (text) => this.errors.add(text));
    this.ready = new Promise((done, failed) => {
      const fail = (message: string) => failed(new GlueprintError({ code: 'SessionNotStarted', message }));
      this.child.once('error', (e) => fail(`${program} cannot be run: ${e.message}`));
      this.child.once('close', () => fail(`the ${what} ended before it was ready: ${this.errors.lastLine()}`));
      onEvents<Event>(this.child, (event) => {
        if (event.type === 'ready') done({ url: event.url });
        else if (event.type === 'begun') this.begun?.();
        else if (event.type === 'failed') fail(`${event.name}: ${event.message}`);
        else this.settle(event);
      });
    });
    this.ready.catch(() => undefined); // who takes it hears of it
    this.child.once('close', (code, signal) => {
      if (this.closing) return;
      this.exited = true;
      const said = this.errors.lastLine();
      this.onExit?.(`the ${what} of the session ended unexpectedly (${signal ?? `exit code ${code}`})${said === '' ? '' : `: ${said}`}`);
    });
  }

  public get lives(): boolean {
    return !this.exited && !this.closing;
  }

  /** Tells it whose it is. */
  public async begin(start: object): Promise<void> {
    await this.ready;
    const ended = () => new GlueprintError({ code: 'SessionNotStarted', message: `the ${this.what} ended before it took its session: ${this.errors.lastLine()}` });
    if (!this.lives) throw ended();
    const begun = new Promise<void>((done, failed) => {
      this.begun = done;
      this.child.once('close', () => failed(ended()));
    });
    this.send({ op: 'begin', ...start });
    await begun;
  }

  public run(code: string, more: object = {}): Promise<R> {
    const id = this.next++;
    return new Promise((done) => {
      this.waiting.set(id, done);
      this.send({ op: 'run', id, code, ...more });
    });
  }

  public cancel(): void {
    this.send({ op: 'cancel' });
  }

  public async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    const ended = new Promise<void>((done) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined) done();
      else this.child.once('close', () => done());
    });
    endGroup(this.child);
    await ended;
  }

  private send(request: object): void {
    this.child.stdin?.write(`${JSON.stringify(request)}\n`);
  }

  private settle({ type: _type, id, ...result }: Extract<Event, { type: 'result' }>): void {
    this.waiting.get(id)?.(result as unknown as R);
    this.waiting.delete(id);
  }
}
