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
  migrations: ['CREATE TABLE bookmarks (job TEXT NOT NULL, node TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, PRIMARY KEY (job, node))'],
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
  public move(move: BookmarkMove): boolean {
    const { job, node, from, state } = move;
    if (from === 0) return this.store.run('INSERT INTO bookmarks (job, node, version, state) VALUES (?, ?, 1, ?) ON CONFLICT DO NOTHING', job, node, state) > 0;
    return this.store.run('UPDATE bookmarks SET version = version + 1, state = ? WHERE job = ? AND node = ? AND version = ?', state, job, node, from) > 0;
  }

  public reset(job: string): number {
    return this.store.run('DELETE FROM bookmarks WHERE job = ?', job);
  }
}
