import { createHash } from 'node:crypto';
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
  /** The first rows, computed once for all queries of `work`. */
  held<T>(rows: number, work: (node: OpenNode) => Promise<T>): Promise<T>;
}

const MOST_STAMPS = 300;
const KEPT_JOBS = 3;
const KEPT_ANSWERS = 40;
/** A larger answer is not worth its memory. */
const MOST_KEPT_ROWS = 1000;

/**
 * One engine session a job, kept while the job is looked at: relations of nodes are views that are defined when first asked for,
 * each with all that it reads. When the job changes, only nodes that changed, and those that read them, are defined and asked anew;
 * a changed source file opens a new session.
 */
export class WarmEngine {
  private readonly warm = new Map<string, WarmJob>();

  constructor(private readonly environment: RunEnvironment, private readonly parameters: Readonly<Record<string, string>>) {}

  public async open(manifest: Manifest, node: string, output?: string): Promise<OpenNode> {
    let job = this.warm.get(manifest.job.name);
    if (job !== undefined && (job.isOther(manifest, node) || await job.isStale())) {
      this.warm.delete(manifest.job.name);
      void job.close();
      job = undefined;
    }
    job ??= new WarmJob(this.environment, this.parameters);
    // The newest stands last: the first is the one to let go.
    this.warm.delete(manifest.job.name);
    this.warm.set(manifest.job.name, job);
    this.letGo();
    return job.node(manifest, node, output);
  }

  private letGo(): void {
    for (const [name, old] of this.warm) {
      if (this.warm.size <= KEPT_JOBS) break;
      this.warm.delete(name);
      void old.close();
    }
  }

  /** Somebody looks at the job: the first rows asked for shall not wait for the engine to start. */
  public warmUp(name: string, timeZone: string): void {
    if (this.warm.has(name)) return;
    const job = new WarmJob(this.environment, this.parameters);
    this.warm.set(name, job);
    job.warmUp(timeZone);
    this.letGo();
  }

  /** Lets go of a job: what is asked next is looked at anew. */
  public async release(job: string): Promise<void> {
    const warm = this.warm.get(job);
    this.warm.delete(job);
    await warm?.close();
  }

  public async close(): Promise<void> {
    const all = [...this.warm.values()];
    this.warm.clear();
    await Promise.all(all.map((j) => j.close()));
  }
}

let sessions = 0;
let held = 0;

/** A view, or table, of the session, and what it was made of. */
interface Defined extends Pick<RelationStage, 'name' | 'columns'> {
  readonly node: string;
  readonly print: string;
  readonly isTable: boolean;
}

/** What the rows of a node, and of each node above it, are made of. */
function fingerprints({ nodes, job, parameters }: Manifest, node: string): Map<string, string> {
  const prints = new Map<string, string>();
  const settings = [job.glueVersion, job.timeZone, parameters];
  // In order: each comes after what it reads.
  for (const { id, type, fields, inputs, outputs } of upstream(nodes, node)) {
    const text = JSON.stringify([settings, type, fields, outputs, inputs.map((i) => [i, prints.get(i.node)])]);
    prints.set(id, createHash('sha256').update(text).digest('base64url'));
  }
  return prints;
}

class WarmJob {
  private session: Promise<EngineSession> | undefined;
  private readonly defined = new Map<string, Defined>();
  private readonly sampled = new Set<string>();
  private readonly landed = new Map<string, SourceReading>();
  /** Sizes of the source files when they were looked at. */
  private readonly sizes = new Map<string, number>();
  /** What lay beside them. */
  private readonly folders = new Map<string, string>();
  private timeZone: string | undefined;
  private readonly macros = new Set<string>();
  /** By query and what it reads: the data is as it was, else this would be another object. */
  private readonly answers = new Map<string, readonly Record<string, unknown>[]>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly environment: RunEnvironment, private readonly parameters: Readonly<Record<string, string>>) {}

  /** One at a time: a session has one connection. */
  public node(manifest: Manifest, id: string, output?: string): Promise<OpenNode> {
    return this.inTurn(() => this.open(manifest, id, output));
  }

  /** Opens the session before anything is asked; whether it can be is told by the one who asks. */
  public warmUp(timeZone: string): void {
    void this.inTurn(() => this.opened(timeZone)).catch(() => undefined);
  }

  /** Whether the session cannot follow the change: its time zone is fixed, and so is what was computed into a table. */
  public isOther(manifest: Manifest, node: string): boolean {
    if (this.timeZone !== undefined && this.timeZone !== manifest.job.timeZone) return true;
    const prints = fingerprints(manifest, node);
    return [...this.defined.values()].some((d) => d.isTable && prints.has(d.node) && prints.get(d.node) !== d.print);
  }

  public async isStale(): Promise<boolean> {
    for (const [path, size] of this.sizes) if (await this.sizeOf(path) !== size) return true;
    for (const [folder, names] of this.folders) if (await this.namesIn(folder) !== names) return true;
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

  private async open(manifest: Manifest, id: string, output?: string): Promise<OpenNode> {
    const { nodes } = manifest;
    const asked = nodes.find((n) => n.id === id);
    if (asked === undefined) throw new GlueprintError({ code: 'UnknownNode', message: `the job has no node '${id}'` });
    const [input] = asked.inputs;
    // A target shows what it writes.
    const [node, name] = nodeType(asked.type)?.family === 'target' && input !== undefined ? [input.node, input.output] : [id, output];
    const producer = nodes.find((n) => n.id === node);
    const chosen = producer?.outputs.find((o) => o.name === (name ?? producer.outputs[0]?.name));
    if (producer === undefined || chosen === undefined) throw new GlueprintError({ code: 'UnknownOutput', node, message: `has no output '${name ?? 'output'}'` });
    const prints = fingerprints(manifest, node);
    this.forget(prints, new Map(upstream(nodes, node).flatMap((n) => n.outputs.map((o) => [o.view, n.id] as const))));
    const job = resolveJob(manifest, this.knownParameters(manifest));
    const session = await this.opened(manifest.job.timeZone);
    if (!this.defined.has(chosen.view)) await this.define(job, session, node, chosen, prints);
    const relation = this.defined.get(chosen.view);
    if (relation === undefined) throw new GlueprintError({ code: 'UnknownOutput', node, message: `the engine has no rows for '${chosen.name}'` });
    const above = new Set(upstream(nodes, node).map((n) => n.id));
    const partly = [...this.sampled].filter((s) => above.has(s));
    const open: OpenNode = {
      job,
      columns: relation.columns,
      relation: sqlName(relation.name),
      sampled: partly.length > 0,
      from: partly.length === 0 ? 'all rows' : `from the first ${SAMPLE_ROWS.toLocaleString('en-US')} rows of ${partly.join(', ')}`,
      query: (sql, around = (x) => x) => this.inTurn(() => this.answer(session, manifest.job.timeZone, sql, around(sql), relation.print)),
      held: async (rows, work) => {
        const table = sqlName(`held_${++held}`);
        await this.inTurn(() => session.query(`CREATE TEMP TABLE ${table} AS SELECT * FROM ${open.relation} LIMIT ${rows}`));
        const query: OpenNode['query'] = (sql, around = (x) => x) => this.inTurn(async () => {
          await this.prepare(session, manifest.job.timeZone, sql);
          return session.query(around(sql));
        });
        try {
          return await work({ ...open, relation: table, query });
        } finally {
          await this.inTurn(() => session.query(`DROP TABLE IF EXISTS ${table}`));
        }
      },
    };
    return open;
  }

  /** One that could not be opened is tried again by the next who asks. */
  private opened(timeZone: string): Promise<EngineSession> {
    this.timeZone = timeZone;
    return this.session ??= this.environment.engine.open({
      temporaryFolder: `${this.environment.folder}/tmp/studio-${process.pid}-${++sessions}`, timeZone,
    }).catch((error: unknown) => {
      this.session = undefined;
      throw error;
    });
  }

  private async answer(
    session: EngineSession, timeZone: string, sql: string, whole: string, print: string,
  ): Promise<readonly Record<string, unknown>[]> {
    const key = `${print}\n${whole}`;
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    await this.prepare(session, timeZone, sql);
    const rows = await session.query(whole);
    if (rows.length <= MOST_KEPT_ROWS) this.answers.set(key, rows);
    const [oldest] = this.answers.keys();
    if (this.answers.size > KEPT_ANSWERS && oldest !== undefined) this.answers.delete(oldest);
    return rows;
  }

  /** The macros that a query calls, each once a session. */
  private async prepare(session: EngineSession, timeZone: string, sql: string): Promise<void> {
    const prelude = preludeFor(sql);
    if (prelude.every((macro) => this.macros.has(macro))) return;
    await session.define({ timeZone, prelude, stages: [] });
    prelude.forEach((macro) => this.macros.add(macro));
  }

  private async define(
    job: ResolvedJob, session: EngineSession, node: string, asked: { readonly name: string; readonly view: string },
    prints: ReadonlyMap<string, string>,
  ): Promise<void> {
    const only = new Set(upstream(job.manifest.nodes, node).map((n) => n.id));
    const checked = await checkJob(job, {
      environment: this.environment, session, landing: `${session.temporaryFolder}/landed`, landRows: SAMPLE_ROWS, landed: this.landed, only,
    });
    await this.remember(checked);
    const plan = planJob(checked, { count: 'none', staging: () => '', fileId: '', sample: (source) => (this.sampled.has(source) ? SAMPLE_ROWS : undefined) });
    const stages = plan.stages.filter((s) => s.kind === 'quality' || (s.kind === 'relation' && !this.defined.has(s.name)));
    // Judging reads all rows: only where outcomes of rules are asked for.
    await session.define({ ...plan, stages }, readsOutcomes(checked, node, asked.name) ? judgeForLook(checked, this.environment) : undefined);
    plan.prelude.forEach((macro) => this.macros.add(macro));
    const as = (stage: Pick<RelationStage, 'name' | 'columns'>, of: string, isTable: boolean): Defined => ({ name: stage.name, columns: stage.columns, node: of, print: prints.get(of) ?? '', isTable });
    for (const stage of stages) if (stage.kind === 'relation') this.defined.set(stage.name, as(stage, stage.node, stage.keep !== 'view'));
    const outcomes = outcomesRelation(checked, plan, node, asked.name);
    // Judged rows are a table.
    if (outcomes !== undefined) this.defined.set(asked.view, as(outcomes, node, true));
  }

  /** What changed of the nodes asked for now, and what reads it. */
  private forget(prints: ReadonlyMap<string, string>, owners: ReadonlyMap<string, string>): void {
    for (const [view, { node, print }] of this.defined) {
      // A name may have gone over to another node.
      const now = prints.get(owners.get(view) ?? node);
      if (now === undefined || now === print) continue;
      this.defined.delete(view);
      this.landed.delete(node);
      this.sampled.delete(node);
    }
  }

  private async remember(checked: CheckedJob): Promise<void> {
    for (const { resolved, source } of checked.nodes) {
      if (source === undefined) continue;
      if (isLarge(source)) this.sampled.add(resolved.node.id);
      for (const file of source.files.slice(0, MOST_STAMPS)) {
        this.sizes.set(file.path, file.size);
        const folder = file.path.slice(0, file.path.lastIndexOf('/'));
        if (!this.folders.has(folder)) this.folders.set(folder, await this.namesIn(folder));
      }
    }
  }

  private async sizeOf(path: string): Promise<number | undefined> {
    try {
      return await this.environment.host.files.size(path);
    } catch {
      return undefined;
    }
  }

  private async namesIn(folder: string): Promise<string> {
    try {
      return (await this.environment.host.files.names(folder)).join('\n');
    } catch {
      return '';
    }
  }

  /** Parameters without a default get none here: a preview then says which is missing. */
  private knownParameters({ parameters }: Manifest): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.parameters).filter(([name]) => parameters.some((p) => p.name === name)));
  }
}
