import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/** What a process that is asked to end may take before it is killed. */
const GRACE_MS = 3000;

/** Ends a process that leads a group of its own, and with it all that it started. */
export function endGroup(child: ChildProcess): void {
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // It has ended by itself.
    }
  };
  kill('SIGTERM');
  const timer = setTimeout(() => kill('SIGKILL'), GRACE_MS);
  child.once('close', () => clearTimeout(timer));
}

/** What a process writes on a descriptor, as text: a character is not cut where a piece ends. */
export function onText(child: ChildProcess, descriptor: number, take: (text: string) => void): void {
  const stream = child.stdio[descriptor] as Readable | null | undefined;
  stream?.setEncoding('utf8').on('data', take);
}

/** Events that a process writes on descriptor 3: a line of JSON each. */
export function onEvents<T>(child: ChildProcess, take: (event: T) => void): void {
  let rest = '';
  onText(child, 3, (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') take(JSON.parse(line) as T);
  });
}

/** The end of what a process printed. */
export class Tail {
  private text = '';

  constructor(private readonly most: number) {}

  public add(text: string): void {
    this.text = (this.text + text).slice(-this.most);
  }

  public all(): string {
    return this.text;
  }

  public lastLine(): string {
    return this.text.trim().split('\n').at(-1) ?? '';
  }
}
