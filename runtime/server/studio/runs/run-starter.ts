import { createHash, randomUUID } from 'node:crypto';
import type { Manifest } from '../../../../src/core/manifest';
import type { RunEnvironment } from '../../../runs/environment';
import type { EventListener, RunResult } from '../../../runs/events';
import { runJob } from '../../../runs/run-job';

export interface StartedRun {
  readonly id: string;
  /** Where it has a process of its own. */
  readonly pid?: number;
  readonly done: Promise<void>;
  stop(): void;
}

/** Starts a run and tells its events. Rejected `done`: it ended without a `run-finished` event. */
export type RunStarter = (manifest: Manifest, parameters: Readonly<Record<string, string>>, onEvent: EventListener) => Promise<StartedRun>;

export function newRunId(): string {
  return `jr_${createHash('sha256').update(randomUUID()).digest('hex')}`;
}

/** In this process: for tests and for where no other can be started. */
export function runHere(environment: RunEnvironment): RunStarter {
  return async (manifest, parameters, onEvent) => {
    const abort = new AbortController();
    const id = newRunId();
    const done: Promise<RunResult> = runJob(manifest, environment, { parameters, runId: id, onEvent, signal: abort.signal });
    return { id, done: done.then(() => undefined), stop: () => abort.abort() };
  };
}
