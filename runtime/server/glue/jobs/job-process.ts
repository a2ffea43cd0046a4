import { spawn } from 'node:child_process';
import type { JobEvents, JobOutcome, RunningJob } from './runner';
import { endGroup, onEvents, onText, Tail } from '../../../host/process-group';

export interface JobProcess {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Its stdin stays open as long as this process lives. */
  readonly endWithParent?: boolean;
  /** Lines that the process writes on descriptor 3. */
  readonly onEvent?: (event: Record<string, unknown>) => void;
  /** Better known than from the end of what was printed. */
  readonly failure?: () => string | undefined;
}

const TAIL = 20_000;

/** Runs a job in a process group of its own: with it ends all that it started. */
export function runProcess(job: JobProcess, events: JobEvents): RunningJob {
  const child = spawn(job.program, job.args, {
    cwd: job.folder, env: { ...process.env, ...job.variables }, stdio: [job.endWithParent === true ? 'pipe' : 'ignore', 'pipe', 'pipe', 'pipe'], detached: true,
  });
  child.stdin?.on('error', () => undefined); // the exit tells
  const tail = new Tail(TAIL);
  onText(child, 1, (text) => events.log('output', text));
  onText(child, 2, (text) => {
    tail.add(text);
    events.log('error', text);
  });
  onEvents<Record<string, unknown>>(child, (event) => job.onEvent?.(event));
  child.once('spawn', () => events.running());
  const outcome = new Promise<JobOutcome>((done) => {
    child.once('error', (e) => done({ state: 'FAILED', message: `${job.program} cannot be run: ${e.message}` }));
    child.once('close', (code, signal) => {
      if (code === 0) done({ state: 'SUCCEEDED' });
      else done({ state: 'FAILED', message: job.failure?.() ?? lastFault(tail.all()) ?? (signal === null ? `Command failed with exit code ${code}` : `the process was ended by ${signal}`) });
    });
  });
  return { outcome, pid: child.pid, stop: () => endGroup(child) };
}

/** The last line of a Python traceback: what a user of Glue reads as the run's error. */
function lastFault(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const traceback = lines.reduce((at, line, i) => (line.startsWith('Traceback') ? i : at), -1);
  return (traceback < 0 ? undefined : lines.slice(traceback + 1).find((line) => /^\S/.test(line))) ?? lines.at(-1);
}
