import { readFileSync } from 'node:fs';
import type { Store } from '../../../state/store';

const NAME = 'owner';

/**
 * A process and when it started, which tells it from a later one with the same id; undefined where it does not live.
 * A zombie is dead: it only waits to be counted.
 */
export function identity(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid} ${fields[19]}`;
  } catch {
    return String(pid); // no /proc: the id alone has to do
  }
}

/**
 * One server at a time owns what goes on beside the requests of a state: schedules, and ending what a killed server left.
 * A second one on the same state answers requests, and takes no run of the first for lost.
 */
export function claimState(store: Store): { readonly owned: boolean; readonly owner: number; release(): void } {
  return store.transaction(() => {
    const own = identity(process.pid) ?? String(process.pid);
    const written = String(store.get('SELECT value FROM glue_setting WHERE region = ? AND name = ?', '', NAME)?.value ?? '');
    const owner = Number(written.split(' ')[0]);
    const free = written === '' || written === own || identity(owner) !== written;
    if (free) {
      store.run(
        'INSERT INTO glue_setting (region, name, value) VALUES (?, ?, ?) ON CONFLICT (region, name) DO UPDATE SET value = excluded.value', '', NAME, own);
    }
    return {
      owned: free,
      owner: free ? process.pid : owner,
      release: () => void store.run('DELETE FROM glue_setting WHERE region = ? AND name = ? AND value = ?', '', NAME, own),
    };
  });
}

/** Ends a process that a killed server left, with its group where it leads one. */
export function endOrphan(known: string | undefined): void {
  const pid = Number(known?.split(' ')[0]);
  if (known === undefined || identity(pid) !== known) return;
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // It leads no group, or has ended.
    }
  }
}
