import type { NodeType } from '../node-type';
import { pythonBlock, pythonString } from '../python';
import { publishAccess } from '../quality/publish-access';
import { evaluationContextOf, PUBLISHING, publishingFromStudio, publishingPython, RULESET, STOP, stopPython, studioPublishing } from '../quality/quality-fields';
import { checkRuleset, OUTCOME_COLUMNS, withRowOutcomes } from '../quality/ruleset-check';

const OUTPUTS = ['rowLevelOutcomes', 'ruleOutcomes', 'originalData'];
const COMPOSITE = 'compositeRuleEvaluation.method';
const CACHING = 'performanceTuning.caching';
const OBSERVATIONS = 'observations.scope';

export const EVALUATE_DATA_QUALITY_MULTI_FRAME: NodeType = {
  kind: 'EvaluateDataQualityMultiFrame',
  family: 'transform',
  title: 'Evaluate data quality (multiframe)',
  doc: 'Evaluates data quality rules over a dataset, with others to compare it to; gives the rows with their outcomes, the outcomes of the rules, and the data.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/data-quality-gs-studio.html',
  inputs: { min: 1, max: Infinity },
  outputs: () => OUTPUTS,
  fields: [
    RULESET,
    PUBLISHING,
    {
      name: 'compositeRuleEvaluation',
      doc: 'Composite rules are judged by the outcomes of their parts over the dataset, or row by row.',
      default: 'DATASET',
      type: { type: 'enum', values: ['DATASET', 'ROW'] },
    },
    { name: 'caching', doc: 'Keeps the input in memory while rules are evaluated on Glue.', default: 'CACHE_NOTHING', type: { type: 'enum', values: ['CACHE_NOTHING', 'CACHE_INPUT'] } },
    { name: 'observations', doc: 'Whether Glue looks for anomalies in what is measured.', default: 'ALL', type: { type: 'enum', values: ['ALL', 'NONE'] } },
    STOP,
  ],
  check: checkRuleset,
  columns: (node) => ({
    rowLevelOutcomes: withRowOutcomes(node.columnsOf()),
    ruleOutcomes: OUTCOME_COLUMNS,
    originalData: node.columnsOf(),
  }),
  quality: (fields) => ({
    ruleset: fields.ruleset as string,
    outputs: { rowLevelOutcomes: 'rows', ruleOutcomes: 'outcomes', originalData: 'data' },
    stopOnFailure: fields.stopJobOnFailureTiming as 'Immediate' | 'AfterDataLoad' | undefined,
    evaluationContext: evaluationContextOf(fields),
    compositeRuleEvaluation: fields.compositeRuleEvaluation as 'ROW' | 'DATASET',
  }),
  script: (node) => {
    const { variable, inputVariables, inputs, fields, outputVariables } = node;
    node.use('from awsglue.dynamicframe import DynamicFrame');
    node.use('from awsgluedq.transforms import EvaluateDataQuality');
    const frame = (v: string) => `DynamicFrame.fromDF(${v}, glueContext, ${pythonString(v)})`;
    const others = inputs.slice(1).map((input, i) => `${pythonString(input.as)}: ${frame(inputVariables[i + 1])}`);
    const results = `${variable}_results`;
    const stop = fields.stopJobOnFailureTiming;
    const options = [[CACHING, fields.caching], [OBSERVATIONS, fields.observations], [COMPOSITE, fields.compositeRuleEvaluation]];
    if (stop === 'AfterDataLoad') node.atEnd(stopPython(outputVariables.ruleOutcomes));
    return [
      `${variable}_ruleset = ${pythonBlock(fields.ruleset as string)}`,
      `${results} = EvaluateDataQuality().process_rows(`,
      `    frame=${frame(inputVariables[0])},`,
      ...(others.length === 0 ? [] : [`    additional_data_sources={${others.join(', ')}},`]),
      `    ruleset=${variable}_ruleset,`,
      `    publishing_options=${publishingPython(node)},`,
      `    additional_options={${options.map(([k, v]) => `"${k as string}": ${pythonString(v as string)}`).join(', ')}},`,
      ')',
      ...OUTPUTS.map((o) => `${outputVariables[o]} = ${results}.select(${pythonString(o)}).toDF()`),
      ...(stop === 'Immediate' ? stopPython(outputVariables.ruleOutcomes) : []),
    ];
  },
  glue: [{
    member: 'EvaluateDataQualityMultiFrame',
    understood: ['Ruleset', 'AdditionalDataSources', 'PublishingOptions', 'AdditionalOptions', 'StopJobOnFailureOptions'],
    toGlue: (fields, { inputs }) => ({
      body: {
        Ruleset: fields.ruleset,
        ...(inputs.length === 1 ? {} : { AdditionalDataSources: Object.fromEntries(inputs.slice(1).map((i) => [i, i])) }),
        PublishingOptions: studioPublishing(fields),
        AdditionalOptions: { [CACHING]: fields.caching, [OBSERVATIONS]: fields.observations, [COMPOSITE]: fields.compositeRuleEvaluation },
        ...(fields.stopJobOnFailureTiming === undefined ? {}
          : { StopJobOnFailureOptions: { StopJobOnFailureTiming: fields.stopJobOnFailureTiming } }),
      },
    }),
    fromGlue: (member) => {
      const options = (member.AdditionalOptions ?? {}) as { readonly [name: string]: string | undefined };
      return {
        fields: {
          ruleset: member.Ruleset as string,
          caching: options[CACHING],
          observations: options[OBSERVATIONS],
          compositeRuleEvaluation: options[COMPOSITE],
          ...publishingFromStudio(member),
        },
      };
    },
  }],
  access: ({ fields }) => publishAccess(fields),
};
