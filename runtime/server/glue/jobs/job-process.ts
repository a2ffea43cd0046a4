import { spawn, type ChildProcess } from 'node:child_process';
import type { JobEvents, JobOutcome, RunningJob } from './runner';

export interface JobProcess {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Lines that the process writes on descriptor 3. */
  readonly onEvent?: (event: Record<string, unknown>) => void;
  /** Better known than from the end of what was printed. */
  readonly failure?: () => string | undefined;
}

/** What a stopped process may take before it is killed. */
const GRACE_MS = 3_000;
const TAIL = 20_000;

/** Runs a job in a process group of its own: with it ends all that it started. */
export function runProcess(job: JobProcess, events: JobEvents): RunningJob {
  const child = spawn(job.program, job.args, {
    cwd: job.folder, env: { ...process.env, ...job.variables }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], detached: true,
  });
  let tail = '';
  child.stdout?.on('data', (data: Buffer) => events.log('output', data.toString('utf8')));
  child.stderr?.on('data', (data: Buffer) => {
    const text = data.toString('utf8');
    tail = (tail + text).slice(-TAIL);
    events.log('error', text);
  });
  readEvents(child, job.onEvent);
  child.once('spawn', () => events.running());
  const outcome = new Promise<JobOutcome>((done) => {
    child.once('error', (e) => done({ state: 'FAILED', message: `${job.program} cannot be run: ${e.message}` }));
    child.once('close', (code, signal) => {
      if (code === 0) done({ state: 'SUCCEEDED' });
      else done({ state: 'FAILED', message: job.failure?.() ?? lastFault(tail) ?? (signal === null ? `Command failed with exit code ${code}` : `the process was ended by ${signal}`) });
    });
  });
  return { outcome, stop: () => endGroup(child) };
}

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

function readEvents(child: ChildProcess, onEvent: JobProcess['onEvent']): void {
  const stream = child.stdio[3] as NodeJS.ReadableStream | null | undefined;
  let rest = '';
  stream?.on('data', (data: Buffer) => {
    const lines = (rest + data.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onEvent?.(JSON.parse(line) as Record<string, unknown>);
  });
}

/** The last line of a Python traceback: what a user of Glue reads as the run's error. */
function lastFault(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const traceback = lines.reduce((at, line, i) => (line.startsWith('Traceback') ? i : at), -1);
  return (traceback < 0 ? undefined : lines.slice(traceback + 1).find((line) => /^\S/.test(line))) ?? lines.at(-1);
}
