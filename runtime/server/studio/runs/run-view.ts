import { Manifest, upstream } from '../../../../src/core/manifest';
import { NodeResult, pushedDown, RunEvent } from '../../../runs/events';
import type { WrittenOutput } from '../../../runs/written-output';
import type { RunRecord } from '../../../state/run-records';
import type { LogLine, Run, RunNode, RunSummary } from '../contract';
import { billedHours, capacityOf } from '../jobs/capacity';

const MOST_LINES = 500;

/** What the record of a run keeps of its last event. */
interface Summary {
  readonly engine?: string;
  readonly nodes?: readonly NodeResult[];
  readonly milliseconds?: number;
  readonly outputs?: readonly WrittenOutput[];
  readonly errorNode?: string;
}

/** A run from its record, as far as the record tells. */
export function runSummary(record: RunRecord, now: number): RunSummary {
  const summary = (record.summary ?? {}) as Summary;
  const nodes = summary.nodes ?? [];
  return {
    id: record.id,
    job: record.job,
    state: record.state,
    engine: summary.engine ?? 'duckdb',
    environment: record.environment,
    startedAt: record.startedOn,
    endedAt: record.completedOn,
    ms: Math.round(summary.milliseconds ?? (record.completedOn === undefined ? now : Date.parse(record.completedOn)) - Date.parse(record.startedOn)),
    ...totals(nodes),
    error: record.error === undefined ? undefined : firstLine(record.error.message),
  };
}

/** What each target got. */
export function outputsOf(record: RunRecord): readonly WrittenOutput[] {
  return ((record.summary ?? {}) as Summary).outputs ?? [];
}

function totals(nodes: readonly NodeResult[]): { rowsRead: number; rowsWritten: number } {
  return {
    rowsRead: nodes.filter((n) => n.bytesRead !== undefined).reduce((sum, n) => sum + (n.rowsRead ?? 0), 0),
    rowsWritten: nodes.filter((n) => n.bytesWritten !== undefined).reduce((sum, n) => sum + (n.rowsWritten ?? 0), 0),
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** All of a run from its record; events that nobody heard are gone. */
export function recordedRun(record: RunRecord, manifest: Manifest | undefined, now: number): Run {
  const summary = (record.summary ?? {}) as Summary;
  const results = new Map((summary.nodes ?? []).map((n) => [n.node, n]));
  const ids = manifest?.nodes.map((n) => n.id) ?? [...results.keys()];
  const base = runSummary(record, now);
  const failed = summary.errorNode ?? failedNode(record.error?.message, ids);
  return withCost({
    ...base,
    arguments: record.parameters,
    nodes: ids.map((id) => resultNode(id, results.get(id), record.state === 'SUCCEEDED', id === failed)),
    log: record.error === undefined ? [] : [{ at: base.ms, level: 'error', node: failed, text: record.error.message }],
    errorNode: failed,
    error: base.error,
    files: outputsOf(record).map(({ node, uri, place, rows, bytes }) => ({ node, path: uri, place, rows, bytes })),
  }, manifest);
}

/** Messages begin with the node they are about. */
function failedNode(message: string | undefined, ids: readonly string[]): string | undefined {
  if (message === undefined) return undefined;
  return [...ids].sort((a, b) => b.length - a.length).find((id) => message.startsWith(`${id}: `) || message.startsWith(`${id} › `) || message.includes(` › ${id}: `) || message.includes(` › ${id} › `));
}

function resultNode(id: string, result: NodeResult | undefined, succeeded: boolean, failed: boolean): RunNode {
  return {
    id,
    state: failed ? 'failed' : result !== undefined && succeeded ? 'done' : succeeded ? 'done' : 'skipped',
    ms: result?.milliseconds,
    rows: result?.rowsWritten ?? result?.rowsRead,
    bytes: result?.bytesWritten ?? result?.bytesRead,
    message: malformed(result),
  };
}

function malformed(result: NodeResult | undefined): string | undefined {
  if (result?.malformed === undefined) return undefined;
  const values = Object.values(result.malformed.values).reduce((a, b) => a + b, 0);
  return `${result.malformed.records} malformed records, ${values} values that do not convert`;
}

function withCost(run: Omit<Run, 'dpuHours' | 'cost'>, manifest: Manifest | undefined): Run {
  const { dpu, costPerHour } = capacityOf(manifest?.job.workerType ?? 'G.1X', manifest?.job.numberOfWorkers ?? 2);
  const hours = billedHours(run.ms);
  return { ...run, dpuHours: dpu * hours, cost: costPerHour * hours };
}

/** A run that this server started, as its events come in. */
export class LiveRun {
  private readonly nodes = new Map<string, RunNode>();
  private readonly log: LogLine[] = [];
  private readonly files: { node: string; path: string; place?: string; rows?: number; bytes?: number }[] = [];
  private readonly startedAt = new Date();
  private summary: RunSummary;
  private errorNode: string | undefined;
  private errorHint: string | undefined;

  constructor(
    id: string, private readonly manifest: Manifest, engine: string, environment: string,
    private readonly given: Readonly<Record<string, string>>, private readonly now: () => number = Date.now,
  ) {
    for (const node of manifest.nodes) this.nodes.set(node.id, { id: node.id, state: 'waiting' });
    this.summary = { id, job: manifest.job.name, state: 'STARTING', engine, environment, startedAt: this.startedAt.toISOString(), ms: 0, rowsRead: 0, rowsWritten: 0 };
  }

  public get isOver(): boolean {
    return this.summary.endedAt !== undefined;
  }

  public view(): Run {
    const ms = this.isOver ? this.summary.ms : this.elapsed();
    return withCost({
      ...this.summary,
      ms,
      arguments: this.given,
      nodes: [...this.nodes.values()],
      log: [...this.log],
      files: [...this.files],
      errorNode: this.errorNode,
      errorHint: this.errorHint,
    }, this.manifest);
  }

  public stopping(): void {
    if (!this.isOver) this.summary = { ...this.summary, state: 'STOPPING' };
  }

  /** The process ended without saying how. */
  public lost(message: string): void {
    if (this.isOver) return;
    this.end('FAILED', message);
  }

  public apply(event: RunEvent): void {
    switch (event.type) {
      case 'run-started':
        this.summary = { ...this.summary, state: 'RUNNING', startedAt: event.at };
        this.tell('info', `run of ${event.job} started (${event.environment})`);
        break;
      case 'recovered':
        this.tell('warning', event.message);
        break;
      case 'step-finished':
        this.tell('info', `${event.step}: ${Math.round(event.milliseconds)} ms`);
        break;
      case 'node-started':
        this.settleOthers();
        // What a stage reads and has not been kept before is computed with it.
        for (const { id } of upstream(this.manifest.nodes, event.node)) {
          if (this.nodes.get(id)?.state === 'waiting' || id === event.node) this.put(id, { state: 'running', start: this.elapsed() });
        }
        this.tell('info', 'started', event.node);
        break;
      case 'progress':
        this.put(event.node, { state: 'running', progress: event.percent / 100 });
        break;
      case 'node-finished':
        this.finished(event.result);
        break;
      case 'pushed-down':
        this.tell('info', pushedDown(event), event.node);
        break;
      case 'warning':
        this.tell('warning', event.message, event.node);
        break;
      case 'published':
        this.files.push({ node: event.node, path: event.uri, place: event.place, rows: event.rows, bytes: event.bytes });
        this.tell('info', `${event.rows} rows in ${event.files} files at ${event.uri}`, event.node);
        break;
      case 'run-finished': {
        const { result } = event;
        for (const node of result.nodes) this.finished(node, result.state === 'SUCCEEDED');
        this.errorNode = result.error?.node;
        this.errorHint = result.error?.hint;
        if (result.error?.node !== undefined) this.put(result.error.node, { state: 'failed', message: firstLine(result.error.message) });
        this.summary = { ...this.summary, ...totals(result.nodes) };
        this.end(result.state, result.error === undefined ? undefined : result.error.message, result.milliseconds, result.completedOn);
        break;
      }
      default:
        break;
    }
  }

  private end(state: Run['state'], error?: string, ms = this.elapsed(), endedAt = new Date(this.now()).toISOString()): void {
    for (const node of this.nodes.values()) {
      if (node.state === 'waiting' || (node.state === 'running' && state !== 'SUCCEEDED')) this.put(node.id, { state: state === 'SUCCEEDED' ? 'done' : 'skipped' });
    }
    if (error !== undefined) this.tell('error', error, this.errorNode);
    this.summary = { ...this.summary, state, endedAt, ms: Math.round(ms), error: error === undefined ? undefined : firstLine(error) };
  }

  private finished(result: NodeResult, done = true): void {
    const known = this.nodes.get(result.node);
    const rows = result.rowsWritten ?? result.rowsRead;
    this.put(result.node, {
      ...done ? { state: 'done' as const, progress: undefined } : {},
      ms: result.milliseconds ?? known?.ms,
      ...rows === undefined ? {} : { rows },
      ...result.bytesWritten === undefined && result.bytesRead === undefined ? {} : { bytes: result.bytesWritten ?? result.bytesRead },
      message: malformed(result) ?? known?.message,
    });
  }

  /** Stages run one after the other: a new one means that those before are through. */
  private settleOthers(): void {
    for (const node of this.nodes.values()) {
      if (node.state === 'running') this.put(node.id, { state: 'done', progress: undefined, ms: this.elapsed() - (node.start ?? 0) });
    }
  }

  private put(id: string, change: Partial<RunNode>): void {
    this.nodes.set(id, { ...this.nodes.get(id) ?? { id, state: 'waiting' }, ...change });
  }

  private tell(level: LogLine['level'], text: string, node?: string): void {
    this.log.push({ at: this.elapsed(), level, node, text });
    if (this.log.length > MOST_LINES) this.log.shift();
  }

  private elapsed(): number {
    return Math.max(0, this.now() - Date.parse(this.summary.startedAt));
  }
}
