import type { ScriptContext } from '../node-type';
import { pythonLiteral, pythonString } from '../python';

const ACTIONS: { readonly [action: string]: string } = { detect: 'DETECT', redact: 'REDACT', partialRedact: 'PARTIAL_REDACT', hash: 'SHA256_HASH' };

/** With Glue's own detector, for the types that only it decides. */
export function detectPiiScript(node: ScriptContext, columns: readonly string[]): string[] {
  const { fields, variable, inputVariables: [input] } = node;
  node.use('from awsglue.dynamicframe import DynamicFrame');
  node.use('from awsglueml.transforms import EntityDetector');
  const frame = `DynamicFrame.fromDF(${input}, glueContext, ${pythonString(variable)})`;
  const types = fields.entityTypes as string[];
  const sensitivity = fields.sensitivity === undefined ? '' : `, ${pythonString(fields.sensitivity as string)}`;
  if (fields.scan === 'cells') {
    const options = actionOptions(fields);
    const action = {
      action: ACTIONS[fields.action as string],
      ...(fields.columns === undefined ? {} : { sourceColumns: columns }),
      ...(options === undefined ? {} : { actionOptions: options }),
    };
    const found = pythonString(fields.outputColumn as string);
    return [
      `${variable}_detection = {`,
      ...types.map((t) => `    ${pythonString(t)}: [${pythonLiteral(action)}],`),
      '}',
      `${variable} = EntityDetector().detect(${frame}, ${variable}_detection, ${found}${sensitivity}).toDF()${fields.action === 'detect' ? '' : `.drop(${found})`}`,
    ];
  }
  const classify = `${variable}_found = EntityDetector().classify_columns(${frame}, ${pythonLiteral(types)}, ${String(fields.sampleFraction)}, ${String(fields.thresholdFraction)}${sensitivity})`;
  const only = fields.columns === undefined ? '' : ` if name in ${pythonLiteral(columns)}`;
  if (fields.action === 'detect') {
    return [
      classify,
      `${variable} = spark.createDataFrame(`,
      `    [(name, list(types)) for name, types in ${variable}_found.items()${only}], "columnName STRING, entityTypes ARRAY<STRING>"`,
      ')',
    ];
  }
  node.use('from pyspark.sql import functions as F');
  const value = fields.action === 'redact' ? `F.lit(${pythonString(fields.redactText as string)})` : 'F.sha2(F.coalesce(F.col(f"`{name}`").cast("string"), F.lit("None")), 256)';
  return [classify, `${variable} = ${input}`, `for name in [name for name in ${variable}_found${only}]:`, `    ${variable} = ${variable}.withColumn(name, ${value})`];
}

function actionOptions(fields: ScriptContext['fields']): { readonly [name: string]: unknown } | undefined {
  if (fields.action === 'redact') return { redactText: fields.redactText };
  if (fields.action !== 'partialRedact') return undefined;
  return {
    numLeftCharsToExclude: String(fields.keepLeft),
    numRightCharsToExclude: String(fields.keepRight),
    redactChar: fields.redactChar,
    ...(fields.matchPattern === undefined ? {} : { matchPattern: fields.matchPattern }),
  };
}
