import { CatalogChange } from './catalog';
import { Owner } from './run-records';
import { StateTables, Store } from './store';
import { PublishStep } from '../host/host';

/**
 * How far a run has got with its targets.
 * `staging`: nothing is visible yet, what it wrote can go. `publishing`: the decision is made, its moves are to be completed.
 * `published`: everything is visible, what stood aside can go.
 */
export type JournalPhase = 'staging' | 'publishing' | 'published';

export interface JournalEntry extends Owner {
  readonly run: string;
  readonly phase: JournalPhase;
  /** Folders that hold nothing but what the run staged. */
  readonly folders: readonly string[];
  /** Folders it made on the way to those, outermost first; they go where they stay empty. */
  readonly parents: readonly string[];
  readonly steps: readonly PublishStep[];
  /** Bookmarks to move once published, as their own table keeps them. */
  readonly bookmarks: readonly BookmarkMove[];
  /** What becomes of tables of the catalog once published. */
  readonly catalog: readonly CatalogChange[];
}

export interface BookmarkMove { readonly job: string; readonly node: string; readonly from: number; readonly state: string }

const TABLES: StateTables = {
  feature: 'journal',
  migrations: [`
    CREATE TABLE journal (
      run TEXT PRIMARY KEY, phase TEXT NOT NULL, folders TEXT NOT NULL, parents TEXT NOT NULL, steps TEXT NOT NULL, bookmarks TEXT NOT NULL,
      pid INTEGER NOT NULL, process_start TEXT NOT NULL)`,
  "ALTER TABLE journal ADD COLUMN catalog TEXT NOT NULL DEFAULT '[]'"],
};

export class Journal {
  constructor(private readonly store: Store) {
    store.use(TABLES);
  }

  public stage(run: string, owner: Owner, folders: readonly string[], parents: readonly string[]): void {
    this.store.run(
      'INSERT INTO journal (run, phase, folders, parents, steps, bookmarks, pid, process_start) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      run, 'staging', JSON.stringify(folders), JSON.stringify(parents), '[]', '[]', owner.pid, owner.processStart,
    );
  }

  public decide(run: string, steps: readonly PublishStep[], bookmarks: readonly BookmarkMove[], catalog: readonly CatalogChange[] = []): void {
    this.store.run(
      'UPDATE journal SET phase = ?, steps = ?, bookmarks = ?, catalog = ? WHERE run = ?',
      'publishing', JSON.stringify(steps), JSON.stringify(bookmarks), JSON.stringify(catalog), run,
    );
  }

  /** What has been loaded to where nobody sees it yet, and is to be abandoned if the run ends here. */
  public loaded(run: string, steps: readonly PublishStep[]): void {
    this.store.run('UPDATE journal SET steps = ? WHERE run = ?', JSON.stringify(steps), run);
  }

  /** `also` is done with it, or not at all. */
  public published(run: string, also: () => void = () => undefined): void {
    this.store.transaction(() => {
      this.store.run('UPDATE journal SET phase = ? WHERE run = ?', 'published', run);
      also();
    });
  }

  /** After a publish that was undone: only what was staged is left. */
  public undone(run: string): void {
    this.store.run('UPDATE journal SET phase = ? WHERE run = ?', 'staging', run);
  }

  public done(run: string, also: () => void = () => undefined): void {
    this.store.transaction(() => {
      this.store.run('DELETE FROM journal WHERE run = ?', run);
      also();
    });
  }

  public entries(): JournalEntry[] {
    return this.store.all('SELECT * FROM journal ORDER BY rowid').map((row) => ({
      run: String(row.run),
      phase: String(row.phase) as JournalPhase,
      folders: JSON.parse(String(row.folders)) as string[],
      parents: JSON.parse(String(row.parents)) as string[],
      steps: JSON.parse(String(row.steps)) as PublishStep[],
      bookmarks: JSON.parse(String(row.bookmarks)) as BookmarkMove[],
      catalog: JSON.parse(String(row.catalog)) as CatalogChange[],
      pid: Number(row.pid),
      processStart: String(row.process_start),
    }));
  }
}
