import type { Text } from '../../manifest/manifest';
import type { ScriptContext } from '../node-type';
import { callChain, pythonLiteral, pythonString } from '../python';
import { FormatOptions, sparkCsvOptions } from '../s3-formats';

export function s3TargetScript(node: ScriptContext): string[] {
  const format = node.fields.format as unknown as FormatOptions;
  const options: { [option: string]: unknown } = format.type === 'csv' ? sparkCsvOptions({ ...format, multiLine: undefined }) : {};
  if (format.type === 'json' && format.encoding !== 'UTF-8') options.encoding = format.encoding;
  // Snappy is Spark's default for Parquet, no compression for text.
  if (format.compression !== undefined && format.compression !== (format.type === 'parquet' ? 'snappy' : 'none')) options.compression = format.compression;
  const keys = node.fields.partitionKeys as string[];
  const files = node.fields.numberOfFiles as number | undefined;
  return callChain('', files === undefined ? node.inputVariables[0] : `${node.inputVariables[0]}.coalesce(${files})`, [
    `write.format(${pythonString(format.type)})`,
    `mode(${pythonString(node.fields.mode as string)})`,
    ...Object.entries(options).map(([k, v]) => `option(${pythonString(k)}, ${pythonLiteral(v)})`),
    ...(keys.length === 0 ? [] : [`partitionBy(${keys.map(pythonString).join(', ')})`]),
    `save(${node.text(node.fields.path as Text)})`,
  ]);
}
