import type { NodeContext } from './node-type';
import { GlueprintError } from '../diagnostics';
import { analyzeQuery } from '../spark-sql';
import { choicesAsStructs } from './choice';
import { Column, typeName } from '../types';

/** Columns of a query over a node's inputs, whose columns must be known. A fault in it is one of `field`. */
export function queryColumns(node: NodeContext, sql: string, field: string): readonly Column[] {
  const tables = node.inputs.map((input, i) => [input.as, { columns: node.columnsOf(i).map((c) => ({ ...c, type: choicesAsStructs(c.type) })) }]);
  try {
    return analyzeQuery(sql, { ...node.session, tables: Object.fromEntries(tables) }).columns;
  } catch (error) {
    throw GlueprintError.isGlueprintError(error) ? error.at({ field }) : error;
  }
}

/** Names and types, for comparing what was declared with what there is. */
export function columnsText(columns: readonly Column[]): string {
  return columns.map((c) => `${c.name} ${typeName(c.type)}`).join(', ');
}
