import { declaredColumns } from './open-table';
import { tableOf } from './table-field';
import type { Text } from '../../manifest/manifest';
import { quoteName } from '../../types';
import type { ScriptContext } from '../node-type';
import { callChain, keywordCall, pythonString } from '../python';

/** `.select(…)` of the declared columns, in their order; nothing where none are declared. */
export function selectDeclared(node: ScriptContext): string {
  const columns = declaredColumns(node.fields);
  return columns === undefined ? '' : `.select(${columns.map((c) => pythonString(quoteName(c.name))).join(', ')})`;
}

/** A Delta or Hudi table as a DataFrame: by its path with Spark's reader, by its name with Glue's, as Glue Studio does. */
export function openReader(node: ScriptContext, format: string, travel: { readonly [option: string]: string }): string[] {
  const table = tableOf(node.fields);
  const options: { readonly [option: string]: Text } = { ...travel, ...(node.fields.additionalOptions as { readonly [name: string]: Text }) };
  const select = selectDeclared(node);
  if (table === undefined) {
    return callChain(node.variable, `spark.read.format(${pythonString(format)})`, [
      ...Object.entries(options).map(([k, v]) => `option(${pythonString(k)}, ${node.text(v)})`),
      `load(${node.text(node.fields.path as Text)})${select}`,
    ]);
  }
  const dictionary = Object.entries(options).map(([k, v]) => `${pythonString(k)}: ${node.text(v)}`).join(', ');
  return keywordCall(node.variable, 'glueContext.create_data_frame.from_catalog', {
    database: node.text(table.database),
    table_name: node.text(table.name),
    additional_options: dictionary === '' ? undefined : `{${dictionary}}`,
    transformation_ctx: pythonString(node.variable),
  }, select);
}

/** `target.k <=> source.k AND …`. Keys are compared as SQL does, null with nothing. */
export function mergeCondition(keys: readonly string[]): string {
  return keys.map((k) => `target.${quoteName(k)} = source.${quoteName(k)}`).join(' AND ');
}
