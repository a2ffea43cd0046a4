import { StateTables, Store } from './store';

/** An evaluation as it is kept. */
export interface KeptEvaluation {
  readonly run: string;
  readonly job: string;
  readonly node: string;
  readonly at: string;
  readonly score: number;
  /** JSON of the outcomes. */
  readonly outcomes: string;
}

const TABLES: StateTables = {
  feature: 'quality',
  migrations: [
    `CREATE TABLE quality_evaluations (run TEXT NOT NULL, job TEXT NOT NULL, node TEXT NOT NULL, at TEXT NOT NULL, score REAL NOT NULL, outcomes TEXT NOT NULL,
      PRIMARY KEY (run, node));
    CREATE TABLE quality_metrics (id INTEGER PRIMARY KEY, context TEXT NOT NULL, metric TEXT NOT NULL, run TEXT NOT NULL, value REAL NOT NULL);
    CREATE INDEX quality_metrics_by_name ON quality_metrics (context, metric, id)`,
  ],
};

/** Outcomes of rules and the values they measured, for dynamic rules and for people. */
export class QualityResults {
  constructor(private readonly store: Store) {
    store.use(TABLES);
  }

  /** Past values, newest last. */
  public history(context: string, metric: string, limit = 1000): number[] {
    return this.store.all('SELECT value FROM quality_metrics WHERE context = ? AND metric = ? ORDER BY id DESC LIMIT ?', context, metric, limit)
      .map((row) => Number(row.value)).reverse();
  }

  public keep(context: string, evaluation: KeptEvaluation, metrics: Readonly<Record<string, number>>): void {
    const { run, job, node, at, score, outcomes } = evaluation;
    this.store.transaction(() => {
      this.store.run('INSERT OR REPLACE INTO quality_evaluations (run, job, node, at, score, outcomes) VALUES (?, ?, ?, ?, ?, ?)', run, job, node, at, score, outcomes);
      for (const [metric, value] of Object.entries(metrics)) {
        // Not a number: nothing that a later threshold could use.
        if (Number.isFinite(value)) this.store.run('INSERT INTO quality_metrics (context, metric, run, value) VALUES (?, ?, ?, ?)', context, metric, run, value);
      }
    });
  }

  public latest(job: string, limit = 20): KeptEvaluation[] {
    return this.store.all('SELECT run, job, node, at, score, outcomes FROM quality_evaluations WHERE job = ? ORDER BY at DESC LIMIT ?', job, limit)
      .map((r) => ({
        run: String(r.run), job: String(r.job), node: String(r.node), at: String(r.at), score: Number(r.score), outcomes: String(r.outcomes),
      }));
  }
}
