import { BookmarkMove } from './journal';
import { StateTables, Store } from './store';

export interface Bookmark {
  readonly job: string;
  readonly node: string;
  /** Grows by one with every move; a move states which one it started from. */
  readonly version: number;
  /** JSON, of the connector's own making. */
  readonly state: string;
}

const TABLES: StateTables = {
  feature: 'bookmarks',
  migrations: [
    'CREATE TABLE bookmarks (job TEXT NOT NULL, node TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, PRIMARY KEY (job, node))',
    // Where each run left them, for going back to it.
    'CREATE TABLE bookmark_moves (id INTEGER PRIMARY KEY AUTOINCREMENT, job TEXT NOT NULL, node TEXT NOT NULL, state TEXT, run TEXT NOT NULL)',
  ],
};

/** How far each source of a job has been read. */
export class Bookmarks {
  constructor(private readonly store: Store) {
    store.use(TABLES);
  }

  public get(job: string, node: string): Bookmark | undefined {
    const row = this.store.get('SELECT version, state FROM bookmarks WHERE job = ? AND node = ?', job, node);
    return row === undefined ? undefined : { job, node, version: Number(row.version), state: String(row.state) };
  }

  public list(job: string): Bookmark[] {
    return this.store.all('SELECT node, version, state FROM bookmarks WHERE job = ? ORDER BY node', job)
      .map((row) => ({ job, node: String(row.node), version: Number(row.version), state: String(row.state) }));
  }

  /** Compare-and-set: false where another run has moved it meanwhile. */
  public move(move: BookmarkMove, run: string): boolean {
    const { job, node, from, state } = move;
    const changed = from === 0
      ? this.store.run('INSERT INTO bookmarks (job, node, version, state) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING', job, node, state)
      : this.store.run('UPDATE bookmarks SET version = version + 1, state = ? WHERE job = ? AND node = ? AND version = ?', state, job, node, from);
    if (changed > 0) this.store.run('INSERT INTO bookmark_moves (job, node, state, run) VALUES (?, ?, ?, ?)', job, node, state, run);
    return changed > 0;
  }

  /** Where a run left the bookmarks of its job, by node; `undefined` where it moved none. */
  public after(job: string, run: string): ReadonlyMap<string, string> | undefined {
    const last = this.store.get('SELECT max(id) AS id FROM bookmark_moves WHERE job = ? AND run = ?', job, run)?.id;
    if (typeof last !== 'number' && typeof last !== 'bigint') return undefined;
    const states = new Map<string, string>();
    for (const row of this.store.all('SELECT node, state FROM bookmark_moves WHERE job = ? AND id <= ? ORDER BY id', job, last)) {
      if (row.state === null) states.delete(String(row.node));
      else states.set(String(row.node), String(row.state));
    }
    return states;
  }

  /** Runs that moved a bookmark of the job, newest first. */
  public movedBy(job: string, limit: number): string[] {
    return this.store.all("SELECT run FROM bookmark_moves WHERE job = ? AND run <> '' GROUP BY run ORDER BY max(id) DESC LIMIT ?", job, limit).map((row) => String(row.run));
  }

  /** Sets them to what a person wants, whatever they are; a run that goes on meanwhile does not move them after. `undefined`: nothing has been read. */
  public set(job: string, states: ReadonlyMap<string, string | undefined>): void {
    this.store.transaction(() => {
      for (const [node, state] of states) {
        this.store.run('INSERT INTO bookmark_moves (job, node, state, run) VALUES (?, ?, ?, ?)', job, node, state ?? null, '');
        if (state === undefined) {
          this.store.run('DELETE FROM bookmarks WHERE job = ? AND node = ?', job, node);
        } else {
          this.store.run(
            'INSERT INTO bookmarks (job, node, version, state) VALUES (?, ?, 1, ?) ON CONFLICT (job, node) DO UPDATE SET version = version + 1, state = excluded.state', job, node, state,
          );
        }
      }
    });
  }

  public reset(job: string): number {
    const all = this.list(job);
    this.set(job, new Map(all.map((b) => [b.node, undefined])));
    return all.length;
  }
}
