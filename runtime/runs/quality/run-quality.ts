import { fileFacts } from './file-facts';
import { judge, outcomesSql } from './judge';
import { GlueprintError } from '../../../src/core/diagnostics';
import { QualityResult } from '../../../src/core/dqdl';
import { SourceFile } from '../../connectors/connector';
import { QualityStage } from '../../engines/stages';
import { QualityResults } from '../../state/quality-results';
import { CheckedJob, CheckedNode } from '../check';
import { RunEnvironment } from '../environment';
import { EventListener } from '../events';

/** The rules of a run: judged when their stage comes, kept with the run's results. */
export class RunQuality {
  /** Of a rule that fails the run only when all has been written. */
  public failedAfterLoad: GlueprintError | undefined;
  private readonly results: QualityResults;

  constructor(
    private readonly run: { readonly id: string; readonly job: string }, private readonly environment: RunEnvironment,
    private readonly emit: EventListener, store: ConstructorParameters<typeof QualityResults>[0],
    /** A look at the rules keeps nothing and stops nothing. */
    private readonly options: { readonly keep: boolean; readonly stops: boolean } = { keep: true, stops: true },
  ) {
    this.results = new QualityResults(store);
  }

  /** Gives the outcomes as a query of the engine. */
  public async judge(checked: CheckedJob, stage: QualityStage, query: Parameters<typeof judge>[2]): Promise<string> {
    return outcomesSql(await this.evaluate(checked, stage, query));
  }

  /** Throws where a failed rule is to stop the run at once. */
  public async evaluate(checked: CheckedJob, stage: Pick<QualityStage, 'node' | 'queries'>, query: Parameters<typeof judge>[2]): Promise<QualityResult> {
    const node = checked.nodes.find((n) => n.resolved.node.id === stage.node);
    const prepared = node?.quality;
    if (node === undefined || prepared === undefined) throw new Error(`no rules at ${stage.node}`);
    const { host, connectors } = this.environment;
    const files = await fileFacts(prepared.plan.files, filesBelow(checked, node), connectors, host.files);
    const context = `${this.run.job}/${prepared.spec.evaluationContext === 'default_context' ? stage.node : prepared.spec.evaluationContext}`;
    const result = await judge(prepared, stage.queries, query, (metric) => this.results.history(context, metric), files);
    const at = host.clock.now().toISOString();
    const { id: run, job } = this.run;
    const kept = { run, job, node: stage.node, at, score: result.score, outcomes: JSON.stringify(result.outcomes) };
    if (this.options.keep) this.results.keep(context, kept, result.metrics);
    this.emit({ type: 'quality-evaluated', node: stage.node, result });
    if (this.options.stops && result.failed > 0 && prepared.spec.stopOnFailure !== undefined) {
      const error = failure(stage.node, result);
      if (prepared.spec.stopOnFailure === 'Immediate') throw error;
      this.failedAfterLoad ??= error;
    }
    return result;
  }
}

function failure(node: string, result: QualityResult): GlueprintError {
  const failed = result.outcomes.filter((o) => o.outcome === 'Failed');
  const lines = failed.map((o) => `  ${o.rule}: ${o.failureReason ?? 'failed'}`);
  return new GlueprintError({
    code: 'DataQualityFailed', node, message: `${failed.length} of ${result.outcomes.length} data quality rules failed\n${lines.join('\n')}`,
  });
}

/** The files that a node's first input comes from. */
function filesBelow(checked: CheckedJob, node: CheckedNode): readonly SourceFile[] {
  const seen = new Map<string, SourceFile>();
  const visit = (n: CheckedNode | undefined, first: boolean): void => {
    n?.source?.files.forEach((f) => seen.set(f.path, f));
    const inputs = n?.resolved.node.inputs ?? [];
    for (const i of first ? inputs.slice(0, 1) : inputs) visit(checked.nodes.find((x) => x.resolved.node.id === i.node), false);
  };
  visit(node, true);
  return [...seen.values()];
}
