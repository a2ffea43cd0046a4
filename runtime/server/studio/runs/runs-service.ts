import type { RunStarter, StartedRun } from './run-starter';
import { GlueprintError } from '../../../../src/core/diagnostics';
import type { Manifest } from '../../../../src/core/manifest';
import type { RunEnvironment } from '../../../runs/environment';
import { RunRecords } from '../../../state/run-records';
import type { Store } from '../../../state/store';
import type { RunFilter } from '../backend';
import type { Comparison, DataDifference, Run, RunSummary, StartRun } from '../contract';
import type { EventLog } from '../event-log';
import { diffOutputs, type Side } from './data-diff';
import { LiveRun, outputsOf, recordedRun, runSummary } from './run-view';

/** Between two events of one run that are sent on. */
const EVERY_MS = 100;
const KEPT_LIVE = 50;

/** Runs of this project: those of the store, and those that this server started, with their events. */
export class RunsService {
  private readonly live = new Map<string, { run: LiveRun; started: StartedRun }>();
  private store: Promise<Store> | undefined;

  constructor(
    private readonly environment: RunEnvironment, private readonly start: RunStarter, private readonly events: EventLog,
    private readonly manifestOf: (job: string) => Promise<Manifest>,
  ) {}

  public async begin(job: string, request: StartRun): Promise<RunSummary> {
    const { engine = 'duckdb', environment = 'local' } = request;
    if (engine !== 'duckdb') throw new GlueprintError({ code: 'NotSupported', field: 'engine', message: `the Studio starts runs on duckdb, not on '${engine}'`, hint: `use the command line: glueprint run ${job} --engine ${engine}` });
    if (environment !== this.environment.name) throw new GlueprintError({ code: 'NotSupported', field: 'environment', message: `this Studio runs in the environment '${this.environment.name}', not in '${environment}'`, hint: `use the command line: glueprint run ${job} --env ${environment}` });
    const manifest = await this.manifestOf(job);
    const given = request.arguments ?? {};
    const early: Parameters<LiveRun['apply']>[0][] = [];
    let run: LiveRun | undefined;
    let last = 0;
    const started = await this.start(manifest, given, (event) => {
      if (run === undefined) {
        early.push(event);
        return;
      }
      run.apply(event);
      const now = Date.now();
      if (event.type !== 'progress' || now - last >= EVERY_MS) {
        last = now;
        this.events.add({ type: 'run', run: run.view() });
      }
    });
    run = new LiveRun(started.id, manifest, engine, environment, given);
    early.forEach((e) => run?.apply(e));
    this.keep(started.id, run, started);
    const view = run.view();
    this.events.add({ type: 'run', run: view });
    const live = run;
    started.done.catch((error: unknown) => {
      live.lost(error instanceof Error ? error.message : String(error));
    }).finally(() => {
      live.lost('the run ended without a result');
      this.events.add({ type: 'run', run: live.view() });
    });
    return view;
  }

  public async stop(id: string): Promise<void> {
    const entry = this.live.get(id);
    if (entry === undefined || entry.run.isOver) {
      await this.get(id);
      throw new GlueprintError({ code: 'RunEnded', message: entry === undefined ? 'this run was not started here: stop it where it was started' : 'the run has ended already' });
    }
    entry.run.stopping();
    this.events.add({ type: 'run', run: entry.run.view() });
    entry.started.stop();
  }

  public async list(filter: RunFilter): Promise<RunSummary[]> {
    const records = (await this.records()).list({ job: filter.job, limit: filter.limit });
    const known = new Set(records.map((r) => r.id));
    const starting = [...this.live.values()].map((l) => l.run.view()).filter(
      (r) => !known.has(r.id) && (filter.job === undefined || r.job === filter.job),
    );
    const all = [...starting, ...records.map((r) => this.live.get(r.id)?.run.view() ?? runSummary(r, Date.now()))];
    return all.filter((r) => filter.state === undefined || r.state === filter.state).map(summaryOnly);
  }

  public async get(id: string): Promise<Run> {
    const live = this.live.get(id);
    if (live !== undefined) return live.run.view();
    const record = (await this.records()).get(id);
    if (record === undefined) throw new GlueprintError({ code: 'UnknownRun', message: `there is no run '${id}'` });
    const manifest = await this.manifestOf(record.job).catch(() => undefined); // the job may be gone, its runs are not
    return recordedRun(record, manifest, Date.now());
  }

  public async compare(leftId: string, rightId: string): Promise<Comparison> {
    const [left, right] = await Promise.all([this.get(leftId), this.get(rightId)]);
    const names = [...new Set([...Object.keys(left.arguments), ...Object.keys(right.arguments)])];
    const settings = [
      { name: 'job', left: left.job, right: right.job }, { name: 'engine', left: left.engine, right: right.engine }, { name: 'environment', left: left.environment, right: right.environment },
      ...names.map((name) => ({ name, left: left.arguments[name], right: right.arguments[name] })),
    ].filter((s) => s.left !== s.right);
    const ids = [...new Set([...left.nodes, ...right.nodes].map((n) => n.id))];
    return {
      left: summaryOnly(left),
      right: summaryOnly(right),
      settings,
      targets: await this.targetsOf(left, right),
      nodes: ids.map(
        (id) => ({ id, left: left.nodes.find((n) => n.id === id), right: right.nodes.find((n) => n.id === id) }),
      ),
    };
  }

  public async compareData(leftId: string, rightId: string, node: string, key?: string): Promise<DataDifference> {
    const [left, right] = [await this.side(leftId, node), await this.side(rightId, node)];
    // A job that is gone leaves its runs: their rows are then shown in UTC.
    const timeZone = (await this.manifestOf(left.job).catch(() => undefined))?.job.timeZone ?? 'UTC';
    return diffOutputs(node, [left, right], this.environment, { timeZone, key });
  }

  /** What a run wrote for a target, and who may have replaced it since. */
  private async side(id: string, node: string): Promise<Side & { readonly job: string }> {
    const records = await this.records();
    const record = records.get(id);
    if (record === undefined) throw new GlueprintError({ code: 'UnknownRun', message: `there is no run '${id}'` });
    const output = outputsOf(record).find((o) => o.node === node && o.purpose === 'data');
    if (output === undefined) throw new GlueprintError({ code: 'NoOutput', node, message: `run ${id.slice(0, 14)} kept no note of what it wrote there`, hint: 'it failed, wrote nothing there, or is of an older version' });
    const later = records.list({ limit: 1000 }).filter((r) => r.startedOn > record.startedOn && outputsOf(r).some((o) => o.place === output.place));
    return { run: id, job: record.job, output, replacedBy: later.at(-1)?.id };
  }

  private async targetsOf(left: Run, right: Run): Promise<string[]> {
    const records = await this.records();
    const nodes = [left, right].map((r) => {
      const record = records.get(r.id);
      return record === undefined ? [] : outputsOf(record).filter((o) => o.purpose === 'data').map((o) => o.node);
    });
    return (nodes[0] ?? []).filter((n) => nodes[1]?.includes(n));
  }

  public async close(): Promise<void> {
    for (const { run, started } of this.live.values()) if (!run.isOver) started.stop();
    await Promise.all([...this.live.values()].map(({ started }) => started.done.catch(() => undefined)));
    (await this.store?.catch(() => undefined))?.close();
  }

  private keep(id: string, run: LiveRun, started: StartedRun): void {
    this.live.set(id, { run, started });
    for (const [old, entry] of this.live) {
      if (this.live.size <= KEPT_LIVE) break;
      if (entry.run.isOver) this.live.delete(old);
    }
  }

  private async records(): Promise<RunRecords> {
    return new RunRecords(await (this.store ??= this.environment.openStore()));
  }
}

function summaryOnly(run: RunSummary): RunSummary {
  const { id, job, state, engine, environment, startedAt, endedAt, ms, rowsRead, rowsWritten, error } = run;
  return { id, job, state, engine, environment, startedAt, endedAt, ms, rowsRead, rowsWritten, error };
}
