import type { Field, Fields } from '../../manifest/field';
import type { Text } from '../../manifest/manifest';
import type { ScriptContext } from '../node-type';
import { pythonLiteral } from '../python';

/** Fields that both forms of the node have; the names are those of Glue Studio. */
export const RULESET: Field = { name: 'ruleset', required: true, doc: 'Rules in DQDL: `Rules = [ IsComplete "id" ]`.', type: { type: 'string', language: 'dqdl' } };

export const PUBLISHING: Field = {
  name: 'publishingOptions',
  doc: 'What becomes of the results in AWS.',
  type: {
    type: 'record',
    fields: [
      { name: 'evaluationContext', doc: 'Name of the evaluation; past values for dynamic rules go by it.', type: { type: 'string' } },
      { name: 'resultsS3Prefix', doc: 'Where results are written.', type: { type: 'path' } },
      { name: 'cloudWatchMetricsEnabled', doc: 'Numbers of passed and failed rules go to CloudWatch.', default: false, type: { type: 'boolean' } },
      { name: 'resultsPublishingEnabled', doc: 'Results appear in the console.', default: true, type: { type: 'boolean' } },
    ],
  },
};

export const STOP: Field = {
  name: 'stopJobOnFailureTiming',
  doc: 'A failed rule fails the run: before anything is written, or after all has been. Absent: it does not.',
  type: { type: 'enum', values: ['Immediate', 'AfterDataLoad'] },
};

interface Publishing {
  readonly evaluationContext?: string;
  readonly resultsS3Prefix?: Text;
  readonly cloudWatchMetricsEnabled?: boolean;
  readonly resultsPublishingEnabled?: boolean;
}

export function publishingOf(fields: Fields): Publishing {
  return (fields.publishingOptions ?? {}) as Publishing;
}

/** The service's own default. */
export function evaluationContextOf(fields: Fields): string {
  return publishingOf(fields).evaluationContext ?? 'default_context';
}

/** `publishing_options` of the service's Python class. */
export function publishingPython(node: ScriptContext): string {
  const p = publishingOf(node.fields);
  const entries: [string, string][] = [
    ['dataQualityEvaluationContext', pythonLiteral(p.evaluationContext ?? node.variable)],
    ['enableDataQualityCloudWatchMetrics', pythonLiteral(p.cloudWatchMetricsEnabled ?? false)],
    ['enableDataQualityResultsPublishing', pythonLiteral(p.resultsPublishingEnabled ?? true)],
    ...(p.resultsS3Prefix === undefined ? [] : [['resultsS3Prefix', node.text(p.resultsS3Prefix)] as [string, string]]),
  ];
  return `{${entries.map(([k, v]) => `"${k}": ${v}`).join(', ')}}`;
}

/** Fails the run where a rule has failed. */
export function stopPython(outcomes: string): string[] {
  return [
    `assert ${outcomes}.filter("Outcome = 'Failed'").count() == 0, "The job failed due to failing DQ rules"`,
  ];
}

/** To and from the members of Glue Studio, whose fields begin with a capital. */
export function studioPublishing(fields: Fields): { readonly [name: string]: unknown } {
  const p = publishingOf(fields);
  return {
    ...(p.evaluationContext === undefined ? {} : { EvaluationContext: p.evaluationContext }),
    ...(p.resultsS3Prefix === undefined ? {} : { ResultsS3Prefix: p.resultsS3Prefix }),
    CloudWatchMetricsEnabled: p.cloudWatchMetricsEnabled ?? false,
    ResultsPublishingEnabled: p.resultsPublishingEnabled ?? true,
  };
}

export function publishingFromStudio(member: { readonly [name: string]: unknown }): Fields {
  const p = member.PublishingOptions as { readonly [name: string]: unknown } | undefined;
  const stop = (member.StopJobOnFailureOptions as { readonly StopJobOnFailureTiming?: string } | undefined)?.StopJobOnFailureTiming;
  const given = Object.entries({
    evaluationContext: p?.EvaluationContext,
    resultsS3Prefix: p?.ResultsS3Prefix,
    cloudWatchMetricsEnabled: p?.CloudWatchMetricsEnabled,
    resultsPublishingEnabled: p?.ResultsPublishingEnabled,
  }).filter(([, v]) => v !== undefined);
  return {
    ...(p === undefined ? {} : { publishingOptions: Object.fromEntries(given) }),
    ...(stop === undefined ? {} : { stopJobOnFailureTiming: stop }),
  } as Fields;
}
