import type { QualityResult } from '../../src/core/dqdl';
import type { JobRunState } from '../state/run-records';

/** What a run tells while it goes on; the terminal, `--json`, the server and the tests read the same stream. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly run: string; readonly job: string; readonly at: string; readonly environment: string; readonly parameters: Readonly<Record<string, string>> }
  /** What was found of an earlier run that ended without finishing. */
  | { readonly type: 'recovered'; readonly run: string; readonly outcome: 'removed' | 'completed' | 'waiting'; readonly message: string }
  | { readonly type: 'step-finished'; readonly step: RunStep; readonly milliseconds: number }
  /** A system was asked for some of its columns and rows only: all that the job uses. */
  | { readonly type: 'pushed-down'; readonly node: string; readonly columns: readonly string[]; readonly of: number; readonly condition?: string }
  | { readonly type: 'node-started'; readonly node: string }
  | { readonly type: 'progress'; readonly node: string; readonly percent: number }
  | { readonly type: 'node-finished'; readonly result: NodeResult }
  | { readonly type: 'quality-evaluated'; readonly node: string; readonly result: QualityResult }
  | { readonly type: 'warning'; readonly code: string; readonly node?: string; readonly message: string }
  | { readonly type: 'published'; readonly node: string; readonly uri: string; readonly place: string; readonly files: number; readonly bytes: number; readonly rows: number }
  | { readonly type: 'run-finished'; readonly result: RunResult };

export type RunStep = 'resolve' | 'check' | 'plan' | 'execute' | 'commit';

/** Rows are absent where the engine melted the node into the next and nobody asked to count it. */
export interface NodeResult {
  readonly node: string;
  readonly type: string;
  /** Sources: records in the files. Others: rows of all inputs together. */
  readonly rowsRead?: number;
  /** Rows of the output (of all outputs together); targets: rows in the files. */
  readonly rowsWritten?: number;
  readonly bytesRead?: number;
  readonly bytesWritten?: number;
  readonly files?: number;
  /** Processor time, over all threads. */
  readonly milliseconds?: number;
  /** Values or records that did not fit the schema. `stops`: of the values of a column, those at which Spark 3 stops. */
  readonly malformed?: {
    readonly records: number;
    readonly values: Readonly<Record<string, number>>;
    readonly stops?: Readonly<Record<string, number>>;
  };
}

export interface RunResult {
  readonly run: string;
  readonly job: string;
  readonly state: JobRunState;
  readonly startedOn: string;
  readonly completedOn: string;
  readonly milliseconds: number;
  readonly nodes: readonly NodeResult[];
  readonly error?: { readonly code: string; readonly message: string; readonly node?: string; readonly hint?: string };
}

export function pushedDown({ columns, of, condition }: Extract<RunEvent, { type: 'pushed-down' }>): string {
  return `reads ${columns.length === of ? `all ${of}` : `${columns.length} of ${of}`} columns${columns.length === of || columns.length === 0 ? '' : ` (${columns.join(', ')})`}${condition === undefined ? '' : ` where ${condition}`}`;
}

export type EventListener = (event: RunEvent) => void;
