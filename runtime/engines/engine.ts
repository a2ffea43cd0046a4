import { Plan, QualityStage, Stage } from './stages';

export interface EngineOptions {
  /** `512MB`, `4GB`; default: most of the machine's. */
  readonly memoryLimit?: string;
  readonly threads?: number;
  /** For spilling; removed with the session. */
  readonly temporaryFolder: string;
  readonly timeZone: string;
}

/** How it went with one stage. */
export interface StageResult {
  /** Rows by relation name, as far as they became known. */
  readonly rows: ReadonlyMap<string, number>;
  /** Processor time by relation name, in milliseconds. */
  readonly times: ReadonlyMap<string, number>;
  readonly written?: { readonly rows: number; readonly files: readonly string[] };
  readonly milliseconds: number;
}

export interface EngineWatcher {
  stageStarted(stage: Stage): void;
  /** 0 to 100 of the statement that runs, at most some times a second. */
  progress(stage: Stage, percent: number): void;
  stageFinished(stage: Stage, result: StageResult): void;
  /** Judges rules by queries; gives their outcomes as a query. Throws to stop the plan. */
  judge(stage: QualityStage, query: EngineSession['query']): Promise<string>;
}

/** A place where plans run. One session, one plan at a time. */
export interface EngineSession {
  /** Removed when it is closed. */
  readonly temporaryFolder: string;
  /** A small query, all rows at once. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  execute(plan: Plan, watcher: EngineWatcher): Promise<void>;
  /** Makes the relations of a plan as views only. Rules are judged only where somebody does it. */
  define(plan: Plan, judge?: EngineWatcher['judge']): Promise<void>;
  /** Values of the counters so far. */
  counts(): Promise<ReadonlyMap<string, number>>;
  /** Stops what runs; it then fails with `Interrupted`. */
  interrupt(): void;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  open(options: EngineOptions): Promise<EngineSession>;
}
