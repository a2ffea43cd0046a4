import { GlueprintError } from '../../../../src/core/diagnostics';
import { Manifest, upstream } from '../../../../src/core/manifest';
import { nodeType } from '../../../../src/core/nodes';
import { preludeFor } from '../../../../src/core/spark-sql';
import { Column } from '../../../../src/core/types';
import type { EngineSession } from '../../../engines/engine';
import type { RelationStage } from '../../../engines/stages';
import { sqlName } from '../../../formats/sql-text';
import { CheckedJob, checkJob } from '../../../runs/check';
import type { RunEnvironment } from '../../../runs/environment';
import { SourceReading } from '../../../runs/look';
import { planJob } from '../../../runs/plan';
import { judgeForLook, outcomesRelation, readsOutcomes } from '../../../runs/quality/look-at-outcomes';
import { ResolvedJob, resolveJob } from '../../../runs/resolve';
import { isLarge, SAMPLE_ROWS } from '../../../runs/session';

/** A node whose rows can be asked for. */
export interface OpenNode {
  readonly job: ResolvedJob;
  readonly columns: readonly Column[];
  /** Quoted name of its relation. */
  readonly relation: string;
  /** What of the sources is read, for people. */
  readonly from: string;
  /** Whether only a part of the sources is read. */
  readonly sampled: boolean;
  /** `around`: what is put around the query once it is known which macros it calls. */
  query(sql: string, around?: (sql: string) => string): Promise<readonly Record<string, unknown>[]>;
}

const MOST_STAMPS = 300;
const KEPT_JOBS = 3;
const KEPT_ANSWERS = 40;
/** A larger answer is not worth its memory. */
const MOST_KEPT_ROWS = 1000;

/**
 * One engine session a job, kept while the job is looked at: relations of nodes are views that are defined when first asked for,
 * each with all that it reads. A changed manifest or source file opens a new one.
 */
export class WarmEngine {
  private readonly warm = new Map<string, WarmJob>();

  constructor(private readonly environment: RunEnvironment, private readonly parameters: Readonly<Record<string, string>>) {}

  /** `key` changes with the manifest. */
  public async open(key: string, manifest: Manifest, node: string, output?: string): Promise<OpenNode> {
    let job = this.warm.get(manifest.job.name);
    if (job !== undefined && (job.key !== key || await job.isStale())) {
      this.warm.delete(manifest.job.name);
      void job.close();
      job = undefined;
    }
    job ??= new WarmJob(key, manifest, this.environment, this.parameters);
    // The newest stands last: the first is the one to let go.
    this.warm.delete(manifest.job.name);
    this.warm.set(manifest.job.name, job);
    for (const [name, old] of this.warm) {
      if (this.warm.size <= KEPT_JOBS) break;
      this.warm.delete(name);
      void old.close();
    }
    return job.node(node, output);
  }

  public async close(): Promise<void> {
    const all = [...this.warm.values()];
    this.warm.clear();
    await Promise.all(all.map((j) => j.close()));
  }
}

let sessions = 0;

class WarmJob {
  private session: Promise<EngineSession> | undefined;
  private readonly defined = new Map<string, Pick<RelationStage, 'name' | 'columns'>>();
  private readonly sampled = new Set<string>();
  private readonly landed = new Map<string, SourceReading>();
  /** Sizes of the source files when they were looked at. */
  private readonly sizes = new Map<string, number>();
  private readonly macros = new Set<string>();
  /** By query: the data is as it was, else this would be another object. */
  private readonly answers = new Map<string, readonly Record<string, unknown>[]>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    public readonly key: string, private readonly manifest: Manifest, private readonly environment: RunEnvironment,
    private readonly parameters: Readonly<Record<string, string>>,
  ) {}

  /** One at a time: a session has one connection. */
  public node(id: string, output?: string): Promise<OpenNode> {
    return this.inTurn(() => this.open(id, output));
  }

  public async isStale(): Promise<boolean> {
    for (const [path, size] of this.sizes) if (await this.sizeOf(path) !== size) return true;
    return false;
  }

  public async close(): Promise<void> {
    await this.turn.catch(() => undefined);
    const session = await this.session?.catch(() => undefined);
    await session?.close();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.then(work, work);
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async open(id: string, output?: string): Promise<OpenNode> {
    const { nodes } = this.manifest;
    const asked = nodes.find((n) => n.id === id);
    if (asked === undefined) throw new GlueprintError({ code: 'UnknownNode', message: `the job has no node '${id}'` });
    const [input] = asked.inputs;
    // A target shows what it writes.
    const [node, name] = nodeType(asked.type)?.family === 'target' && input !== undefined ? [input.node, input.output] : [id, output];
    const producer = nodes.find((n) => n.id === node);
    const chosen = producer?.outputs.find((o) => o.name === (name ?? producer.outputs[0]?.name));
    if (producer === undefined || chosen === undefined) throw new GlueprintError({ code: 'UnknownOutput', node, message: `has no output '${name ?? 'output'}'` });
    const job = resolveJob(this.manifest, this.knownParameters());
    const session = await (this.session ??= this.environment.engine.open({
      temporaryFolder: `${this.environment.folder}/tmp/studio-${process.pid}-${++sessions}`, timeZone: this.manifest.job.timeZone,
    }));
    if (!this.defined.has(chosen.view)) await this.define(job, session, node, chosen);
    const relation = this.defined.get(chosen.view);
    if (relation === undefined) throw new GlueprintError({ code: 'UnknownOutput', node, message: `the engine has no rows for '${chosen.name}'` });
    const above = new Set(upstream(nodes, node).map((n) => n.id));
    const partly = [...this.sampled].filter((s) => above.has(s));
    return {
      job,
      columns: relation.columns,
      relation: sqlName(relation.name),
      sampled: partly.length > 0,
      from: partly.length === 0 ? 'all rows' : `from the first ${SAMPLE_ROWS.toLocaleString('en-US')} rows of ${partly.join(', ')}`,
      query: (sql, around = (x) => x) => this.inTurn(() => this.answer(session, sql, around(sql))),
    };
  }

  private async answer(session: EngineSession, sql: string, whole: string): Promise<readonly Record<string, unknown>[]> {
    const known = this.answers.get(whole);
    if (known !== undefined) return known;
    await this.prepare(session, sql);
    const rows = await session.query(whole);
    if (rows.length <= MOST_KEPT_ROWS) this.answers.set(whole, rows);
    const [oldest] = this.answers.keys();
    if (this.answers.size > KEPT_ANSWERS && oldest !== undefined) this.answers.delete(oldest);
    return rows;
  }

  /** The macros that a query calls, each once a session. */
  private async prepare(session: EngineSession, sql: string): Promise<void> {
    const prelude = preludeFor(sql);
    if (prelude.every((macro) => this.macros.has(macro))) return;
    await session.define({ timeZone: this.manifest.job.timeZone, prelude, stages: [] });
    prelude.forEach((macro) => this.macros.add(macro));
  }

  private async define(
    job: ResolvedJob, session: EngineSession, node: string, asked: { readonly name: string; readonly view: string },
  ): Promise<void> {
    const only = new Set(upstream(this.manifest.nodes, node).map((n) => n.id));
    const checked = await checkJob(job, {
      environment: this.environment, session, landing: `${session.temporaryFolder}/landed`, landRows: SAMPLE_ROWS, landed: this.landed, only,
    });
    this.remember(checked);
    const plan = planJob(checked, { count: 'none', staging: () => '', fileId: '', sample: (source) => (this.sampled.has(source) ? SAMPLE_ROWS : undefined) });
    const stages = plan.stages.filter((s) => s.kind === 'quality' || (s.kind === 'relation' && !this.defined.has(s.name)));
    // Judging reads all rows: only where outcomes of rules are asked for.
    await session.define({ ...plan, stages }, readsOutcomes(checked, node, asked.name) ? judgeForLook(checked, this.environment) : undefined);
    plan.prelude.forEach((macro) => this.macros.add(macro));
    for (const stage of stages) if (stage.kind === 'relation') this.defined.set(stage.name, stage);
    const outcomes = outcomesRelation(checked, plan, node, asked.name);
    if (outcomes !== undefined) this.defined.set(asked.view, outcomes);
  }

  private remember(checked: CheckedJob): void {
    for (const { resolved, source } of checked.nodes) {
      if (source === undefined) continue;
      if (isLarge(source)) this.sampled.add(resolved.node.id);
      for (const file of source.files.slice(0, MOST_STAMPS)) this.sizes.set(file.path, file.size);
    }
  }

  private async sizeOf(path: string): Promise<number | undefined> {
    try {
      return await this.environment.host.files.size(path);
    } catch {
      return undefined;
    }
  }

  /** Parameters without a default get none here: a preview then says which is missing. */
  private knownParameters(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.parameters).filter(([name]) => this.manifest.parameters.some((p) => p.name === name)));
  }
}
