import { CheckedJob, checkJob } from './check';
import { RunEnvironment } from './environment';
import { SourceReading } from './look';
import { planJob } from './plan';
import { judgeForLook, outcomesRelation, readsOutcomes } from './quality/look-at-outcomes';
import { resolveJob } from './resolve';
import { GlueprintError, didYouMean } from '../../src/core/diagnostics';
import { Manifest, upstream } from '../../src/core/manifest';
import { Column } from '../../src/core/types';
import { EngineSession } from '../engines/engine';
import { renderJson } from '../formats/render-values';
import { sqlName } from '../formats/sql-text';

export interface PreviewOptions {
  /** Of a node with several. */
  readonly output?: string;
  /** Default: 20. */
  readonly rows?: number;
  /** Read the sources whole. Default: the first rows of large ones, so that the answer is there at once. */
  readonly full?: boolean;
}

export interface Preview {
  readonly columns: readonly Column[];
  /** JSON text of each value, as Spark writes it; `null` for null. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Only the beginning of some source was read: filters, joins and aggregates have not seen all. */
  readonly sampled: boolean;
}

export interface SessionOptions {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly memoryLimit?: string;
  /** Rows read of a table; default: as many as a preview needs. */
  readonly landRows?: number;
}

/** Sources up to this size are read whole for a preview, of larger ones the first rows. */
const WHOLE_BYTES = 8 * 1024 * 1024;
export const SAMPLE_ROWS = 50_000;

/** Whether a look at a source reads a part of it. */
export function isLarge(source: SourceReading | undefined): boolean {
  return source?.landed?.partly === true || (source?.bytes ?? 0) > WHOLE_BYTES;
}

/** A job opened for looking at it: columns and rows of any node. Nothing is written. */
export class JobSession {
  public static async open(
    manifest: Manifest, environment: RunEnvironment,
    options: SessionOptions = {},
  ): Promise<JobSession> {
    const engine = await environment.engine.open({
      memoryLimit: options.memoryLimit, temporaryFolder: `${environment.folder}/tmp/session-${environment.host.processes.pid}-${Math.round(environment.host.clock.monotonic() * 1000)}`, timeZone: manifest.job.timeZone,
    });
    const located = await environment.located?.(manifest) ?? manifest;
    return new JobSession(located, environment, engine, options.parameters ?? {}, options.landRows ?? SAMPLE_ROWS);
  }

  private readonly landed = new Map<string, SourceReading>();
  private readonly checks = new Map<string, Promise<CheckedJob>>();

  private constructor(
    private readonly manifest: Manifest,
    private readonly environment: RunEnvironment,
    private readonly engine: EngineSession,
    private readonly parameters: Readonly<Record<string, string>>,
    private readonly landRows: number,
  ) {}

  /** All nodes checked against the real sources, or one with what it reads. */
  public async check(node?: string, full = false): Promise<CheckedJob> {
    const key = `${node ?? ''}${full ? '\nfull' : ''}`;
    let checked = this.checks.get(key);
    if (checked === undefined) {
      const job = resolveJob(this.manifest, this.parameters);
      const only = node === undefined ? undefined : new Set(upstream(this.manifest.nodes, this.nodeId(node)).map((n) => n.id));
      checked = checkJob(job, {
        environment: this.environment,
        session: this.engine,
        landing: `${this.engine.temporaryFolder}/landed`,
        landRows: full ? undefined : this.landRows,
        landed: full ? undefined : this.landed,
        only,
      });
      this.checks.set(key, checked);
      checked.catch(() => this.checks.delete(key)); // the user may put it right
    }
    return checked;
  }

  public async preview(node: string, options: PreviewOptions = {}): Promise<Preview> {
    const id = this.nodeId(node);
    const checked = await this.check(id, options.full);
    const wanted = checked.nodes.find((n) => n.resolved.node.id === id);
    if (wanted === undefined) throw new GlueprintError({ code: 'UnknownNode', message: `no node '${node}'` });
    const large = checked.nodes.filter((n) => isLarge(n.source)).map((n) => n.resolved.node.id);
    const sampled = options.full !== true && large.length > 0;
    const plan = planJob(checked, {
      count: 'none', fileId: '', staging: () => '', sample: (source) => (sampled && large.includes(source) ? SAMPLE_ROWS : undefined),
    });
    const judged = readsOutcomes(checked, id, options.output);
    await this.engine.define(plan, judged ? judgeForLook(checked, this.environment) : undefined);
    // A target shows what it writes.
    const input = wanted.target === undefined ? undefined : wanted.resolved.node.inputs[0];
    const [from, output] = input === undefined ? [id, options.output ?? 'output'] : [input.node, input.output ?? 'output'];
    const outcomes = outcomesRelation(checked, plan, from, output);
    if (outcomes !== undefined) {
      return {
        ...outcomes,
        rows: await readRows(this.engine, sqlName(outcomes.name), outcomes.columns, options.rows ?? 20, this.manifest.job.timeZone),
        sampled,
      };
    }
    const stage = plan.stages.find((s) => s.kind === 'relation' && s.node === from && s.output === output);
    if (stage?.kind !== 'relation') {
      const outputs = plan.stages.flatMap((s) => (s.kind === 'relation' && s.node === from ? [s.output] : []));
      throw new GlueprintError({ code: 'UnknownOutput', node, message: `no output '${output}'; it has ${outputs.join(', ')}${didYouMean(output, outputs)}` });
    }
    return {
      columns: stage.columns,
      rows: await readRows(this.engine, sqlName(stage.name), stage.columns, options.rows ?? 20, this.manifest.job.timeZone),
      sampled,
    };
  }

  public async close(): Promise<void> {
    await this.engine.close();
  }

  private nodeId(node: string): string {
    const ids = this.manifest.nodes.map((n) => n.id);
    const found = ids.find((id) => id === node)
      ?? ids.find((id) => id.toLowerCase() === node.toLowerCase())
      ?? this.manifest.nodes.find((n) => n.outputs.some((o) => o.view === node))?.id;
    if (found !== undefined) return found;
    throw new GlueprintError({ code: 'UnknownNode', message: `job '${this.manifest.job.name}' has no node '${node}'; it has ${ids.join(', ')}${didYouMean(node, ids)}` });
  }
}

/** The first rows of a relation, each value as JSON text. */
export async function readRows(engine: Pick<EngineSession, 'query'>, relation: string, columns: readonly Column[], rows: number, timeZone: string): Promise<(string | null)[][]> {
  const cells = columns.map((c, i) => `${renderJson(c.type, sqlName(c.name), { timeZone })} AS c${i}`);
  const found = await engine.query(`SELECT ${cells.join(', ')} FROM (SELECT * FROM ${relation} LIMIT ${rows})`);
  return found.map((r) => columns.map((_, i) => (typeof r[`c${i}`] === 'string' ? String(r[`c${i}`]) : null)));
}
