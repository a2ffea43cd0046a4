/** Where the service publishes how many rules held, by ruleset of a table or by evaluation of a job. */
export const QUALITY_NAMESPACE = 'Glue Data Quality';

export function ruleMetric(outcome: 'passed' | 'failed'): string {
  return `glue.data.quality.rules.${outcome}`;
}

/** Events of evaluations that had a rule that failed. */
export const FAILED_EVALUATION = {
  source: ['aws.glue-dataquality'],
  detailType: ['Data Quality Evaluation Results Available'],
  detail: { state: ['FAILED'] },
};
