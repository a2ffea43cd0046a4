import type { ScriptContext } from '../node-type';
import type { PiiGroup } from '../pii/actions';
import { actionOptions, STUDIO_ACTIONS } from '../pii/studio-actions';
import { pythonLiteral, pythonString } from '../python';

/** With Glue's own detector, for the types that only it decides. */
export function detectPiiScript(node: ScriptContext, columns: readonly string[], groups: readonly PiiGroup<{ readonly name: string }>[]): string[] {
  const { fields, variable, inputVariables: [input] } = node;
  node.use('from awsglue.dynamicframe import DynamicFrame');
  node.use('from awsglueml.transforms import EntityDetector');
  const frame = `DynamicFrame.fromDF(${input}, glueContext, ${pythonString(variable)})`;
  const types = fields.entityTypes as string[];
  const sensitivity = fields.sensitivity === undefined ? '' : `, ${pythonString(fields.sensitivity as string)}`;
  if (fields.scan === 'cells') {
    const outcome = (type: string) => {
      const group = groups.find((g) => g.entityTypes.includes(type));
      const options = actionOptions(group ?? fields);
      return {
        action: STUDIO_ACTIONS[String((group ?? fields).action)],
        ...(group?.named === true ? { sourceColumns: group.columns.map((c) => c.name) } : {}),
        ...(options === undefined ? {} : { actionOptions: options }),
      };
    };
    const told = groups.some((g) => g.action === 'detect');
    const found = pythonString(fields.outputColumn as string);
    return [
      `${variable}_detection = {`,
      ...types.map((t) => `    ${pythonString(t)}: [${pythonLiteral(outcome(t))}],`),
      '}',
      `${variable} = EntityDetector().detect(${frame}, ${variable}_detection, ${found}${sensitivity}).toDF()${told ? '' : `.drop(${found})`}`,
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
