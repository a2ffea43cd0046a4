import type { Text } from '../../manifest/manifest';
import type { ScriptContext } from '../node-type';
import { pythonString } from '../python';
import { withSchemaCall } from '../with-schema';

/** An option of a Glue connection: its name, and a Python expression for its value. */
export type PythonOption = readonly [name: string, value: string];

/** `callee(argument=…)` with the connection's options a line each. */
function call(
  target: string, callee: string, before: readonly PythonOption[], argument: string, options: readonly PythonOption[], after: readonly PythonOption[],
): string[] {
  return [
    `${target === '' ? '' : `${target} = `}${callee}(`,
    ...before.map(([k, v]) => `    ${k}=${v},`),
    `    ${argument}={`,
    ...options.map(([k, v]) => `        ${pythonString(k)}: ${v},`),
    '    },',
    ...after.map(([k, v]) => `    ${k}=${v},`),
    ')',
  ];
}

/** Reads a system through Glue's own reader into a DataFrame with the declared columns. */
export function readFrame(node: ScriptContext, connectionType: string, options: readonly PythonOption[]): string[] {
  const frame = `${node.variable}_frame`;
  const lines = call(
    frame, 'glueContext.create_dynamic_frame.from_options', [['connection_type', pythonString(connectionType)]], 'connection_options', options,
    [['transformation_ctx', pythonString(node.variable)]],
  );
  return [...lines, ...declared(node, `${frame}.toDF()`)];
}

/** A stream as Glue reads it: micro-batches come of it. */
export function readStream(node: ScriptContext, connectionType: string, options: readonly PythonOption[]): string[] {
  return call(
    `${node.variable}_stream`, 'glueContext.create_data_frame.from_options', [['connection_type', pythonString(connectionType)]], 'connection_options', options,
    [['transformation_ctx', pythonString(`${node.variable}_stream`)]],
  );
}

/** The data with exactly the declared columns, where columns are declared. */
export function declared(node: ScriptContext, data: string): string[] {
  const schema = node.fields.schema as string | undefined;
  if (schema === undefined) return [`${node.variable} = ${data}`];
  return [`${node.variable} = ${withSchemaCall(node, data, schema)}`];
}

/** Writes a DataFrame through Glue's own writer. */
export function writeFrame(node: ScriptContext, connectionType: string, options: readonly PythonOption[]): string[] {
  node.use('from awsglue.dynamicframe import DynamicFrame');
  const [input] = node.inputVariables;
  return call(
    '', 'glueContext.write_dynamic_frame.from_options',
    [['frame', `DynamicFrame.fromDF(${input}, glueContext, ${pythonString(input)})`], ['connection_type', pythonString(connectionType)]],
    'connection_options', options, [],
  );
}

/** A Python expression for an option: Glue takes texts. */
export function optionValue(node: ScriptContext, value: unknown): string {
  if (typeof value === 'boolean' || typeof value === 'number') return pythonString(String(value));
  return node.text(value as Text);
}
