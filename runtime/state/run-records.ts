import { Row, StateTables, Store } from './store';

/** The states of AWS Glue's job runs that a local run can have. */
export type JobRunState = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'STOPPED' | 'TIMEOUT';

export interface RunRecord {
  readonly id: string;
  readonly job: string;
  readonly state: JobRunState;
  readonly startedOn: string;
  readonly completedOn?: string;
  readonly environment: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly error?: { readonly code: string; readonly message: string };
  /** What the run's last event says: per node rows, bytes and time. */
  readonly summary?: unknown;
}

export const RUN_TABLES: StateTables = {
  feature: 'runs',
  migrations: [`
    CREATE TABLE runs (
      id TEXT PRIMARY KEY, job TEXT NOT NULL, state TEXT NOT NULL, started_on TEXT NOT NULL, completed_on TEXT,
      environment TEXT NOT NULL, parameters TEXT NOT NULL, error_code TEXT, error_message TEXT, summary TEXT,
      pid INTEGER NOT NULL, process_start TEXT NOT NULL);
    CREATE INDEX runs_by_job ON runs (job, started_on DESC);
    CREATE INDEX runs_by_state ON runs (state)`],
};

export interface Owner { readonly pid: number; readonly processStart: string }

export class RunRecords {
  constructor(private readonly store: Store) {
    store.use(RUN_TABLES);
  }

  public begin(run: Pick<RunRecord, 'id' | 'job' | 'startedOn' | 'environment' | 'parameters'>, owner: Owner): void {
    this.store.run(
      'INSERT INTO runs (id, job, state, started_on, environment, parameters, pid, process_start) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      run.id, run.job, 'RUNNING', run.startedOn, run.environment, JSON.stringify(run.parameters), owner.pid, owner.processStart,
    );
  }

  /** Ends a run that is still running; says whether it was. */
  public end(id: string, state: JobRunState, completedOn: string, details: Pick<RunRecord, 'error' | 'summary'> = {}): boolean {
    return this.store.run(
      'UPDATE runs SET state = ?, completed_on = ?, error_code = ?, error_message = ?, summary = coalesce(?, summary) WHERE id = ? AND state = ?',
      state, completedOn, details.error?.code ?? null, details.error?.message ?? null, details.summary === undefined ? null : JSON.stringify(details.summary), id, 'RUNNING',
    ) > 0;
  }

  public get(id: string): RunRecord | undefined {
    const row = this.store.get('SELECT * FROM runs WHERE id = ?', id);
    return row === undefined ? undefined : record(row);
  }

  /** Newest first. */
  public list(options: { readonly job?: string; readonly limit?: number } = {}): RunRecord[] {
    const { job, limit = 50 } = options;
    const rows = job === undefined
      ? this.store.all('SELECT * FROM runs ORDER BY started_on DESC, rowid DESC LIMIT ?', limit)
      : this.store.all('SELECT * FROM runs WHERE job = ? ORDER BY started_on DESC, rowid DESC LIMIT ?', job, limit);
    return rows.map(record);
  }

  /** Runs that say they are running, with the process that does. */
  public running(): (RunRecord & Owner)[] {
    return this.store.all('SELECT * FROM runs WHERE state = ?', 'RUNNING')
      .map((row) => ({ ...record(row), pid: Number(row.pid), processStart: String(row.process_start) }));
  }
}

function record(row: Row): RunRecord {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : undefined);
  const code = text('error_code');
  const summary = text('summary');
  return {
    id: String(row.id),
    job: String(row.job),
    state: String(row.state) as JobRunState,
    startedOn: String(row.started_on),
    completedOn: text('completed_on'),
    environment: String(row.environment),
    parameters: JSON.parse(String(row.parameters)) as Record<string, string>,
    ...(code === undefined ? {} : { error: { code, message: text('error_message') ?? '' } }),
    ...(summary === undefined ? {} : { summary: JSON.parse(summary) as unknown }),
  };
}
