import { GlueprintError } from '../../../src/core/diagnostics';
import { QualityPlan, QualityQuery, QualityResult } from '../../../src/core/dqdl';
import { SparkEvent } from '../../engines/spark/spark-process';
import { EngineQuery, QualityStage } from '../../engines/stages';
import { Query } from '../../formats/format';
import { CheckedJob } from '../check';

type Row = Readonly<Record<string, unknown>>;
type Judge = (stage: Pick<QualityStage, 'node' | 'queries'>, query: Query) => Promise<QualityResult>;

/** The runtime's side of `EvaluateDataQuality` in a script: it has the queries run there, one after another, and says what came of the rules. */
export class SparkQuality {
  /** Why the run is to end. */
  public fault: GlueprintError | undefined;
  private answered: ((event: Extract<SparkEvent, { type: 'rows' }>) => void) | undefined;

  constructor(
    private readonly checked: CheckedJob, private readonly judge: Judge, private readonly say: (message: object) => void,
  ) {}

  public hear(event: SparkEvent): void {
    if (event.type === 'rows') this.answered?.(event);
    if (event.type === 'quality') void this.evaluate(event.node ?? undefined);
  }

  private async evaluate(id: string | undefined): Promise<void> {
    const quality = this.checked.nodes.find((n) => n.resolved.node.id === id)?.quality;
    try {
      if (id === undefined || quality === undefined) throw new GlueprintError({ code: 'NotOnSpark', message: 'the script evaluates rules where no node with rules stands' });
      const result = await this.judge({ node: id, queries: sparkQueries(quality.plan) }, (sql) => this.ask(sql));
      const outcomes = result.outcomes.map((o) => [o.rule, o.outcome, o.failureReason ?? null, numbers(o.evaluatedMetrics), o.evaluatedRule]);
      this.say({ outcomes, rows: quality.plan.rowLevelSql });
    } catch (e) {
      if (!GlueprintError.isGlueprintError(e)) this.fault = new GlueprintError({ code: 'InternalError', node: id, message: String(e), cause: e });
      else this.fault = e;
      this.say({ stop: this.fault.message });
    }
  }

  private ask(sql: string): Promise<readonly Row[]> {
    return new Promise((done, failed) => {
      this.answered = ({ rows = [], error }) => (error === undefined ? done(rows) : failed(new Error(error)));
      this.say({ sql });
    });
  }
}

/** JSON has no NaN. */
const numbers = (metrics: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(metrics).map(([k, v]) => [k, String(v)]));

/** The measuring queries as they are: Spark runs them itself. */
const sparkQueries = ({ queries }: QualityPlan): EngineQuery[] => queries.map(({ id, sql, parts }: QualityQuery) => ({ id, sql, parts }));
