import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { Host, Processes } from './host';
import { NodeFiles } from './node-files';

const processes: Processes = {
  pid: process.pid,

  async startOf(pid) {
    try {
      process.kill(pid, 0);
    } catch {
      return undefined;
    }
    try {
      // Field 22 of /proc/<pid>/stat, counted after the command's closing bracket since the command may hold spaces.
      const text = await readFile(`/proc/${pid}/stat`, 'utf8');
      return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
    } catch {
      return 'unknown'; // no /proc: the id alone has to do
    }
  },

  async run(command, options) {
    return new Promise((done, fail) => {
      const child = spawn(command, { cwd: options.folder, shell: true, env: { ...process.env, ...options.variables }, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.on('data', (data: Buffer) => options.out(data.toString()));
      child.stderr.on('data', (data: Buffer) => options.error(data.toString()));
      child.on('error', fail);
      child.on('close', (code) => done(code ?? 1));
    });
  },

  onInterrupt(handler) {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    for (const signal of signals) process.on(signal, handler);
    return () => {
      for (const signal of signals) process.off(signal, handler);
    };
  },
};

/** The machine that Node runs on. */
export function nodeHost(workingFolder = process.cwd()): Host {
  return {
    files: new NodeFiles(workingFolder),
    clock: { now: () => new Date(), monotonic: () => performance.now() },
    terminal: {
      out: (text) => void process.stdout.write(text),
      error: (text) => void process.stderr.write(text),
      isOutTty: process.stdout.isTTY === true,
      isErrorTty: process.stderr.isTTY === true,
      columns: process.stderr.columns ?? 80,
    },
    environment: {
      workingFolder,
      variable: (name) => process.env[name],
      cpus: availableParallelism(),
      totalMemory: totalmem(),
    },
    processes,
  };
}
