import { randomUUID } from 'node:crypto';
import type {
  DataQualityResult, DataQualityRuleResult, DataSource, GetDataQualityRuleRecommendationRunResponse, GetDataQualityRulesetEvaluationRunResponse,
  StartDataQualityRuleRecommendationRunRequest, StartDataQualityRulesetEvaluationRunRequest,
} from '@aws-sdk/client-glue';
import { alreadyExists, invalidInput, notFound } from '../errors';
import type { GlueServices } from '../services';
import type { RegionState } from '../state/region-state';
import type { Wire } from '../wire';

export interface RulesetToEvaluate {
  /** DQDL text. */
  readonly ruleset: string;
  readonly source: Wire<DataSource>;
  readonly additionalSources: Readonly<Record<string, Wire<DataSource>>>;
}

/** Evaluates and proposes rules over tables of the catalog. */
export interface QualityEngine {
  evaluate(region: RegionState, work: RulesetToEvaluate, signal: AbortSignal): Promise<Wire<DataQualityRuleResult>[]>;
  /** A ruleset in DQDL that the table satisfies. */
  recommend(region: RegionState, source: Wire<DataSource>, signal: AbortSignal): Promise<string>;
}

type EvaluationRun = Wire<GetDataQualityRulesetEvaluationRunResponse>;
type RecommendationRun = Wire<GetDataQualityRuleRecommendationRunResponse>;

const RUNNING: ReadonlySet<string> = new Set(['STARTING', 'RUNNING', 'STOPPING']);

/** Evaluation runs of rulesets and runs that propose rules. */
export class QualityRuns {
  private readonly live = new Map<string, AbortController>();

  constructor(private readonly services: GlueServices, private readonly engine: QualityEngine) {}

  public evaluate(region: RegionState, input: Wire<StartDataQualityRulesetEvaluationRunRequest>): string {
    const rulesets = input.RulesetNames.map((name) => {
      const found = region.rulesets.get(name)?.doc;
      if (found === undefined) throw notFound(`Ruleset ${name} not found`);
      return { name, text: found.Ruleset ?? '' };
    });
    const runId = id('dqrun');
    const { ClientToken: _token, ...given } = input;
    const run: EvaluationRun = { ...given, RunId: runId, Status: 'STARTING', StartedOn: this.services.seconds(), LastModifiedOn: this.services.seconds(), ExecutionTime: 0 };
    region.evaluationRuns.insert(runId, run);
    this.begin(runId, async (signal) => {
      this.mark(region, 'evaluationRuns', runId, { Status: 'RUNNING' });
      const resultIds: string[] = [];
      for (const { name, text } of rulesets) {
        const started = this.services.seconds();
        const work = { ruleset: text, source: input.DataSource, additionalSources: input.AdditionalDataSources ?? {} };
        const results = await this.engine.evaluate(region, work, signal);
        signal.throwIfAborted();
        resultIds.push(this.keep(region, { name, runId, started, source: input.DataSource, results }));
      }
      this.mark(region, 'evaluationRuns', runId, { Status: 'SUCCEEDED', ResultIds: resultIds });
    }, (message, stopped) => this.mark(region, 'evaluationRuns', runId, { Status: stopped ? 'STOPPED' : 'FAILED', ErrorString: message }));
    return runId;
  }

  public recommend(region: RegionState, input: Wire<StartDataQualityRuleRecommendationRunRequest>): string {
    const name = input.CreatedRulesetName;
    if (name !== undefined && region.rulesets.has(name)) throw alreadyExists(`Ruleset ${name} already exists`);
    const runId = id('dqrun');
    const { ClientToken: _token, ...given } = input;
    const run: RecommendationRun = { ...given, RunId: runId, Status: 'STARTING', StartedOn: this.services.seconds(), LastModifiedOn: this.services.seconds(), ExecutionTime: 0 };
    region.recommendationRuns.insert(runId, run);
    this.begin(runId, async (signal) => {
      this.mark(region, 'recommendationRuns', runId, { Status: 'RUNNING' });
      const ruleset = await this.engine.recommend(region, input.DataSource, signal);
      signal.throwIfAborted();
      this.mark(region, 'recommendationRuns', runId, { Status: 'SUCCEEDED', RecommendedRuleset: ruleset });
      if (name === undefined) return;
      const table = input.DataSource.GlueTable;
      const now = this.services.seconds();
      region.rulesets.insert(name, {
        Name: name,
        Ruleset: ruleset,
        CreatedOn: now,
        LastModifiedOn: now,
        RecommendationRunId: runId,
        DataQualitySecurityConfiguration: input.DataQualitySecurityConfiguration,
        TargetTable: table && { DatabaseName: table.DatabaseName, TableName: table.TableName },
      });
    }, (message, stopped) => this.mark(region, 'recommendationRuns', runId, { Status: stopped ? 'STOPPED' : 'FAILED', ErrorString: message }));
    return runId;
  }

  public cancel(region: RegionState, kind: 'evaluationRuns' | 'recommendationRuns', runId: string): void {
    const run = region[kind].get(runId)?.doc;
    if (run === undefined) throw notFound(`Run ${runId} not found`);
    if (!RUNNING.has(run.Status ?? '')) throw invalidInput(`Run ${runId} is in status ${run.Status} and cannot be cancelled`);
    this.mark(region, kind, runId, { Status: 'STOPPING' });
    this.live.get(runId)?.abort();
  }

  public recover(region: RegionState): void {
    for (const kind of ['evaluationRuns', 'recommendationRuns'] as const) {
      for (const { doc, name } of region[kind].list()) {
        if (RUNNING.has(doc.Status ?? '') && !this.live.has(name)) this.mark(region, kind, name, { Status: 'FAILED', ErrorString: 'the local Glue endpoint was stopped while the run was under way' });
      }
    }
  }

  public async shutdown(): Promise<void> {
    for (const abort of this.live.values()) abort.abort();
    await new Promise((done) => setImmediate(done));
  }

  /** A result as the API shows it; also for the evaluations inside of jobs. */
  public keep(
    region: RegionState,
    result: {
      name?: string;
      runId?: string;
      job?: { name: string; runId: string };
      context?: string;
      started: number;
      source?: Wire<DataSource>;
      results: Wire<DataQualityRuleResult>[];
    },
  ): string {
    const resultId = id('dqresult');
    const passed = result.results.filter((r) => r.Result === 'PASS').length;
    const doc: Wire<DataQualityResult> = {
      ResultId: resultId,
      Score: result.results.length === 0 ? 1 : passed / result.results.length,
      DataSource: result.source,
      RulesetName: result.name,
      EvaluationContext: result.context,
      StartedOn: result.started,
      CompletedOn: this.services.seconds(),
      JobName: result.job?.name,
      JobRunId: result.job?.runId,
      RulesetEvaluationRunId: result.runId,
      RuleResults: result.results,
    };
    region.qualityResults.insert(resultId, doc);
    return resultId;
  }

  private begin(runId: string, work: (signal: AbortSignal) => Promise<void>, failed: (message: string, stopped: boolean) => void): void {
    const abort = new AbortController();
    this.live.set(runId, abort);
    setImmediate(() => {
      work(abort.signal)
        .catch((e: unknown) => failed(e instanceof Error ? e.message : String(e), abort.signal.aborted))
        .finally(() => this.live.delete(runId))
        .catch((e: unknown) => this.services.report(e));
    });
  }

  private mark(region: RegionState, kind: 'evaluationRuns' | 'recommendationRuns', runId: string, members: Partial<EvaluationRun & RecommendationRun>): void {
    const now = this.services.seconds();
    const ended = members.Status !== undefined && !RUNNING.has(members.Status);
    const extend = <D extends { StartedOn?: number }>(doc: D): D => ({
      ...doc, ...members, LastModifiedOn: now, ...ended ? { CompletedOn: now, ExecutionTime: Math.round(now - (doc.StartedOn ?? now)) } : {},
    });
    if (kind === 'evaluationRuns') region.evaluationRuns.update(runId, ({ doc }) => ({ doc: extend(doc) }));
    else region.recommendationRuns.update(runId, ({ doc }) => ({ doc: extend(doc) }));
  }
}

function id(kind: string): string {
  return `${kind}-${randomUUID().replaceAll('-', '')}`;
}
