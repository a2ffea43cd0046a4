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
  // Without its leader nobody waits for the end: what is left of the group is killed at once.
  if (child.exitCode !== null || child.signalCode !== null) return kill('SIGKILL');
  kill('SIGTERM');
  const timer = setTimeout(() => kill('SIGKILL'), GRACE_MS);
  child.once('close', () => clearTimeout(timer));
}

/** What a process writes on a descriptor, as text: a character is not cut where a piece ends. */
export function onText(child: ChildProcess, descriptor: number, take: (text: string) => void): void {
  const stream = child.stdio[descriptor] as Readable | null | undefined;
  stream?.setEncoding('utf8').on('data', take);
}

/** Events that a process writes on descriptor 3: a line of JSON each. What a user's program writes there besides is none. */
export function onEvents<T>(child: ChildProcess, take: (event: T) => void): void {
  let rest = '';
  onText(child, 3, (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = eventOf(line);
      if (event !== undefined) take(event as T);
    }
  });
}

function eventOf(line: string): unknown {
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === 'object' && event !== null ? event : undefined;
  } catch {
    return undefined;
  }
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
