import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newRunId, type RunStarter } from './run-starter';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { writeManifest } from '../../../../src/core/manifest';
import { STATE_VARIABLE } from '../../../runs/environment';
import type { RunEvent } from '../../../runs/events';

export interface ChildRunOptions {
  /** Node and the program, up to its verb. */
  readonly command: readonly string[];
  /** Further arguments of `glueprint run`: bindings, configuration. */
  readonly args: readonly string[];
  /** Working folder of the run. */
  readonly folder: string;
  /** The state that the run shares; manifests lie there while they run. */
  readonly stateFolder: string;
}

const MOST_SAID = 4000;

/** Each run in a process of its own: a crash or a lack of memory ends the run, not the server. */
export function runInChild(options: ChildRunOptions): RunStarter {
  return async (manifest, parameters, onEvent) => {
    const [program = process.execPath, ...before] = options.command;
    const folder = join(options.stateFolder, 'studio');
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${newRunId().slice(0, 19)}.glueprint.json`);
    await writeFile(file, writeManifest(manifest));
    const given = Object.entries(parameters).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
    const child = spawn(program, [...before, 'run', file, '--events', ...options.args, ...given], {
      cwd: options.folder, env: { ...process.env, [STATE_VARIABLE]: options.stateFolder }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => { said = (said + chunk.toString('utf8')).slice(-MOST_SAID); });
    let begun: ((id: string) => void) | undefined;
    const id = new Promise<string>((done) => { begun = done; });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      const event = eventOf(line);
      if (event === undefined) return;
      if (event.type === 'run-started') begun?.(event.run);
      onEvent(event);
    });
    const ended = new Promise<void>((done, failed) => {
      child.on('error', failed);
      child.on('close', (code, signal) => {
        void rm(file, { force: true });
        if (code === 0 || code === 1 || code === 130) done();
        else failed(new GlueprintError({ code: 'RunLost', message: `the process of the run ended with ${signal ?? `exit code ${code}`}: ${reason(said)}` }));
      });
    });
    const started = await Promise.race([id, ended.then(() => undefined)]);
    if (started === undefined) throw new GlueprintError({ code: 'RunRefused', message: reason(said) });
    return { id: started, pid: child.pid, done: ended, stop: () => { child.kill('SIGTERM'); } };
  };
}

function eventOf(line: string): RunEvent | undefined {
  try {
    return JSON.parse(line) as RunEvent;
  } catch {
    return undefined; // not an event: something that a library printed
  }
}

function reason(said: string): string {
  // eslint-disable-next-line no-control-regex
  return said.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').trim().replace(/^error: /, '') || 'it said nothing';
}
