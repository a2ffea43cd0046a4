import type * as sdk from '@aws-sdk/client-glue';
import { within } from './rulesets';
import { notFound } from '../../errors';
import { operation } from '../../operation';
import { paginate } from '../../paging';
import { once } from '../../state/idempotency';
import type { Wire } from '../../wire';

type Source = Wire<sdk.DataSource> | undefined;

function same(a: Source, b: Source): boolean {
  const table = (s: Source) => s?.GlueTable ?? s?.DataQualityGlueTable;
  return table(a)?.DatabaseName === table(b)?.DatabaseName && table(a)?.TableName === table(b)?.TableName;
}

export const START_EVALUATION = operation<sdk.StartDataQualityRulesetEvaluationRunRequest, sdk.StartDataQualityRulesetEvaluationRunResponse>('StartDataQualityRulesetEvaluationRun', (input, call) => (
  once(call, input.ClientToken, input, () => ({ RunId: call.services.quality.evaluate(call.state, input) }))
), 'ResultsS3Prefix and CloudWatch metrics are not written');

export const GET_EVALUATION = operation<sdk.GetDataQualityRulesetEvaluationRunRequest, sdk.GetDataQualityRulesetEvaluationRunResponse>('GetDataQualityRulesetEvaluationRun', (input, call) => {
  const found = call.state.evaluationRuns.get(input.RunId);
  if (found === undefined) throw notFound('Entity not found');
  return found.doc;
});

export const BATCH_GET_EVALUATION = operation<
  sdk.BatchGetDataQualityRulesetEvaluationRunRequest, sdk.BatchGetDataQualityRulesetEvaluationRunResponse
>(
  'BatchGetDataQualityRulesetEvaluationRun', (input, call) => {
    const found = input.RunIds.map((id) => ({ id, run: call.state.evaluationRuns.get(id)?.doc }));
    const runs = found.flatMap((f) => f.run ?? []);
    return { Runs: runs as Wire<sdk.BatchGetDataQualityRulesetEvaluationRunResponse>['Runs'], RunsNotFound: found.filter((f) => f.run === undefined).map((f) => f.id) };
  });

export const CANCEL_EVALUATION = operation<sdk.CancelDataQualityRulesetEvaluationRunRequest, sdk.CancelDataQualityRulesetEvaluationRunResponse>('CancelDataQualityRulesetEvaluationRun', (input, call) => {
  call.services.quality.cancel(call.state, 'evaluationRuns', input.RunId);
  return {};
});

export const LIST_EVALUATIONS = operation<sdk.ListDataQualityRulesetEvaluationRunsRequest, sdk.ListDataQualityRulesetEvaluationRunsResponse>('ListDataQualityRulesetEvaluationRuns', (input, call) => {
  const { Filter: f } = input;
  const page = paginate(call.state.evaluationRuns, {
    ...input,
    list: `ListDataQualityRulesetEvaluationRuns/${JSON.stringify(f ?? {})}`,
    order: 'newest',
    filter: f && (({ doc }) => same(doc.DataSource, f.DataSource) && within(doc.StartedOn, f.StartedAfter, f.StartedBefore)
      && (f.RulesetName === undefined || (doc.RulesetNames ?? []).includes(f.RulesetName))),
  });
  const runs = page.items.map(({ doc }) => ({ RunId: doc.RunId, Status: doc.Status, StartedOn: doc.StartedOn, DataSource: doc.DataSource }));
  return { Runs: runs, NextToken: page.NextToken };
});

export const GET_RESULT = operation<sdk.GetDataQualityResultRequest, sdk.GetDataQualityResultResponse>('GetDataQualityResult', (input, call) => {
  const found = call.state.qualityResults.get(input.ResultId);
  if (found === undefined) throw notFound('Entity not found');
  return found.doc;
});

export const BATCH_GET_RESULT = operation<sdk.BatchGetDataQualityResultRequest, sdk.BatchGetDataQualityResultResponse>('BatchGetDataQualityResult', (input, call) => {
  const found = input.ResultIds.map((id) => ({ id, result: call.state.qualityResults.get(id)?.doc }));
  return { Results: found.flatMap((f) => f.result ?? []), ResultsNotFound: found.filter((f) => f.result === undefined).map((f) => f.id) };
});

export const LIST_RESULTS = operation<sdk.ListDataQualityResultsRequest, sdk.ListDataQualityResultsResponse>('ListDataQualityResults', (input, call) => {
  const f = input.Filter ?? {};
  const page = paginate(call.state.qualityResults, {
    ...input,
    list: `ListDataQualityResults/${JSON.stringify(f)}`,
    order: 'newest',
    filter: ({ doc }) => (f.DataSource === undefined || same(doc.DataSource, f.DataSource)) && (f.JobName === undefined || doc.JobName === f.JobName)
      && (f.JobRunId === undefined || doc.JobRunId === f.JobRunId) && within(doc.StartedOn, f.StartedAfter, f.StartedBefore),
  });
  const results = page.items.map(({ doc }) => ({ ResultId: doc.ResultId ?? '', DataSource: doc.DataSource, JobName: doc.JobName, JobRunId: doc.JobRunId, StartedOn: doc.StartedOn }));
  return { Results: results, NextToken: page.NextToken };
});

export const START_RECOMMENDATION = operation<sdk.StartDataQualityRuleRecommendationRunRequest, sdk.StartDataQualityRuleRecommendationRunResponse>(
  'StartDataQualityRuleRecommendationRun', (input, call) => once(call, input.ClientToken, input, () => ({ RunId: call.services.quality.recommend(call.state, input) })),
  'rules come from counts, completeness and uniqueness of the columns');

export const GET_RECOMMENDATION = operation<sdk.GetDataQualityRuleRecommendationRunRequest, sdk.GetDataQualityRuleRecommendationRunResponse>('GetDataQualityRuleRecommendationRun', (input, call) => {
  const found = call.state.recommendationRuns.get(input.RunId);
  if (found === undefined) throw notFound('Entity not found');
  return found.doc;
});

export const CANCEL_RECOMMENDATION = operation<sdk.CancelDataQualityRuleRecommendationRunRequest, sdk.CancelDataQualityRuleRecommendationRunResponse>(
  'CancelDataQualityRuleRecommendationRun', (input, call) => {
    call.services.quality.cancel(call.state, 'recommendationRuns', input.RunId);
    return {};
  });

export const LIST_RECOMMENDATIONS = operation<sdk.ListDataQualityRuleRecommendationRunsRequest, sdk.ListDataQualityRuleRecommendationRunsResponse>(
  'ListDataQualityRuleRecommendationRuns', (input, call) => {
    const { Filter: f } = input;
    const page = paginate(call.state.recommendationRuns, {
      ...input,
      list: `ListDataQualityRuleRecommendationRuns/${JSON.stringify(f ?? {})}`,
      order: 'newest',
      filter: f && (({ doc }) => same(doc.DataSource, f.DataSource) && within(doc.StartedOn, f.StartedAfter, f.StartedBefore)),
    });
    return {
      Runs: page.items.map(({ doc }) => ({
        RunId: doc.RunId,
        Status: doc.Status,
        StartedOn: doc.StartedOn,
        DataSource: doc.DataSource,
        CreatedRulesetName: doc.CreatedRulesetName,
        RecommendationMode: doc.RecommendationMode,
      })),
      NextToken: page.NextToken,
    };
  });
