import type { NodeType } from '../node-type';
import { pythonBlock, pythonString } from '../python';
import { publishAccess } from '../quality/publish-access';
import { evaluationContextOf, PUBLISHING, publishingFromStudio, publishingPython, RULESET, STOP, stopPython, studioPublishing } from '../quality/quality-fields';
import { checkRuleset, OUTCOME_COLUMNS } from '../quality/ruleset-check';

const OUTPUTS = ['PrimaryInput', 'EvaluationResults'];

export const EVALUATE_DATA_QUALITY: NodeType = {
  kind: 'EvaluateDataQuality',
  family: 'transform',
  title: 'Evaluate data quality',
  doc: 'Evaluates data quality rules over a dataset and passes it on, or gives the outcome of each rule.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/data-quality-gs-studio.html',
  inputs: { min: 1, max: 1 },
  fields: [
    RULESET,
    { name: 'output', doc: 'The dataset as it came, or a row for each rule.', default: 'PrimaryInput', type: { type: 'enum', values: OUTPUTS } },
    PUBLISHING,
    STOP,
  ],
  check: checkRuleset,
  columns: (node) => ({ output: node.fields.output === 'EvaluationResults' ? OUTCOME_COLUMNS : node.columnsOf() }),
  quality: (fields) => ({
    ruleset: fields.ruleset as string,
    outputs: { output: fields.output === 'EvaluationResults' ? 'outcomes' : 'data' },
    stopOnFailure: fields.stopJobOnFailureTiming as 'Immediate' | 'AfterDataLoad' | undefined,
    evaluationContext: evaluationContextOf(fields),
    compositeRuleEvaluation: 'DATASET',
  }),
  script: (node) => {
    const { variable, inputVariables: [input] } = node;
    node.use('from awsglue.dynamicframe import DynamicFrame');
    node.use('from awsgluedq.transforms import EvaluateDataQuality');
    const results = `${variable}_outcomes`;
    const stop = node.fields.stopJobOnFailureTiming;
    if (stop === 'AfterDataLoad') node.atEnd(stopPython(results));
    return [
      `${variable}_ruleset = ${pythonBlock(node.fields.ruleset as string)}`,
      `${results} = EvaluateDataQuality.apply(`,
      `    frame=DynamicFrame.fromDF(${input}, glueContext, ${pythonString(input)}),`,
      `    ruleset=${variable}_ruleset,`,
      `    publishing_options=${publishingPython(node)},`,
      ').toDF()',
      ...(stop === 'Immediate' ? stopPython(results) : []),
      `${variable} = ${node.fields.output === 'EvaluationResults' ? results : input}`,
    ];
  },
  glue: [{
    member: 'EvaluateDataQuality',
    understood: ['Ruleset', 'Output', 'PublishingOptions', 'StopJobOnFailureOptions'],
    toGlue: (fields) => ({
      body: {
        Ruleset: fields.ruleset,
        Output: fields.output,
        PublishingOptions: studioPublishing(fields),
        ...(fields.stopJobOnFailureTiming === undefined ? {}
          : { StopJobOnFailureOptions: { StopJobOnFailureTiming: fields.stopJobOnFailureTiming } }),
      },
    }),
    fromGlue: (member) => ({
      fields: { ruleset: member.Ruleset as string, output: member.Output as string | undefined, ...publishingFromStudio(member) },
    }),
  }],
  access: ({ fields }) => publishAccess(fields),
};
