import { finish, LoadPublisher, moveOnce } from './commit';
import { GlueprintError } from '../../src/core/diagnostics';
import { Files, Processes } from '../host/host';
import { Bookmarks } from '../state/bookmarks';
import { LocalCatalog } from '../state/catalog';
import { Journal, JournalEntry } from '../state/journal';
import { Owner, RunRecords } from '../state/run-records';
import { Store } from '../state/store';

const KILLED = { code: 'Killed', message: 'the process ended before the run did' };

export interface Recovery {
  readonly run: string;
  readonly outcome: 'removed' | 'completed' | 'waiting';
  readonly message: string;
}

/** Finishes what runs of dead processes left: moves that were decided are made, what was only staged is removed. */
export async function recover(
  store: Store, host: { readonly files: Files; readonly processes: Processes; readonly clock: { now(): Date } }, loads: LoadPublisher,
): Promise<Recovery[]> {
  const journal = new Journal(store);
  const records = new RunRecords(store);
  const bookmarks = new Bookmarks(store);
  const out: Recovery[] = [];
  for (const entry of journal.entries()) {
    if (await isAlive(entry, host.processes)) continue;
    let recovery: Recovery;
    try {
      recovery = await finishEntry(entry, host.files, journal, loads);
    } catch (e) {
      // A system that cannot be reached now: the entry stays, the next command tries again.
      if (!GlueprintError.isGlueprintError(e)) throw e;
      out.push({ run: entry.run, outcome: 'waiting', message: `run ${entry.run} ended while it ${entry.phase === 'staging' ? 'wrote' : 'published'} and cannot be finished yet: ${e.message}` });
      continue;
    }
    const completed = recovery.outcome === 'completed';
    journal.done(entry.run, () => {
      if (completed) {
        for (const move of entry.bookmarks) bookmarks.move(move, entry.run);
        for (const change of entry.catalog) new LocalCatalog(store, change.region).apply(change, host.clock.now());
      }
      records.end(entry.run, completed ? 'SUCCEEDED' : 'FAILED', host.clock.now().toISOString(), completed ? {} : { error: KILLED });
    });
    out.push(recovery);
  }
  // Runs that had staged nothing yet.
  for (const run of records.running()) {
    if (await isAlive(run, host.processes)) continue;
    if (!records.end(run.id, 'FAILED', host.clock.now().toISOString(), { error: KILLED })) continue;
    if (!out.some((r) => r.run === run.id)) out.push({ run: run.id, outcome: 'removed', message: `run ${run.id} ended before it had written anything` });
  }
  return out;
}

async function finishEntry(entry: JournalEntry, files: Files, journal: Journal, loads: LoadPublisher): Promise<Recovery> {
  const { run } = entry;
  if (entry.phase === 'staging') {
    for (const step of entry.steps) if (step.do === 'load') await loads.abandon(step.load);
    await finish(files, entry.folders, entry.parents, []);
    return { run, outcome: 'removed', message: `run ${run} ended while it wrote; removed what it had staged in ${entry.folders.join(', ')}, targets are as they were` };
  }
  if (entry.phase === 'publishing') {
    for (const step of entry.steps) if (step.do === 'load' && step.last !== true) await loads.publish(step.load);
    for (const step of entry.steps) if (step.do === 'move' && await files.kind(step.from) !== undefined && await files.kind(step.to) === undefined) await moveOnce(files, step);
    for (const step of entry.steps) if (step.do === 'load' && step.last === true) await loads.publish(step.load);
    journal.published(run);
  }
  await finish(files, entry.folders, [], entry.steps);
  return { run, outcome: 'completed', message: `run ${run} ended while it published; completed it` };
}

async function isAlive(owner: Owner, processes: Processes): Promise<boolean> {
  return await processes.startOf(owner.pid) === owner.processStart;
}
