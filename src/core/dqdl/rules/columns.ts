import { Column, isNumeric, isString } from '../../types';
import { impossible, LoweredRule, LoweringContext } from '../lowering';
import { isNested, name, sparkTypeClass } from '../sql-text';

/** In the order of the service's text. */
const NUMERIC_CLASSES = 'LongType,IntegerType,DoubleType,ByteType,DecimalType,FloatType,ShortType';

/** A column of the primary dataset, and its name in SQL. */
export interface Target { readonly column: Column; readonly sql: string }

/** What a column must be for a rule; the texts are those of the service. */
export type Need = 'any' | 'numeric' | 'string' | 'nested too';

/** Finds the columns that parameters name, or says why the rule fails. */
export function withColumns(
  cx: LoweringContext, indexes: readonly number[], need: Need, lower: (targets: readonly Target[]) => LoweredRule, missing = missingColumn,
): LoweredRule {
  const targets: Target[] = [];
  for (const i of indexes) {
    const text = cx.parameters[i];
    const column = cx.column(text, cx.rule.parameters[i]);
    if (column === undefined) return impossible(missing(text));
    const fault = unfit(column, text, need);
    if (fault !== undefined) {
      cx.fault(fault, cx.rule.parameters[i].value.span);
      return impossible(fault);
    }
    targets.push({ column, sql: name(column.name) });
  }
  return lower(targets);
}

export function withColumn(cx: LoweringContext, need: Need, lower: (target: Target) => LoweredRule, missing = missingColumn): LoweredRule {
  return withColumns(cx, [0], need, ([target]) => lower(target), missing);
}

function missingColumn(column: string): string {
  return `Input data does not include column ${column}!`;
}

/** The text of rules that the service measures outside Deequ. */
export function absentColumn(column: string): string {
  return `Column ${column} does not exist in the dataset`;
}

function unfit(column: Column, text: string, need: Need): string | undefined {
  const found = sparkTypeClass(column.type);
  if (need !== 'nested too' && isNested(column.type)) return `Unsupported nested column type of column ${text}: ${found}!`;
  if (need === 'numeric' && !isNumeric(column.type)) return `Expected type of column ${text} to be one of (${NUMERIC_CLASSES}), but found ${found} instead!`;
  if (need === 'string' && !isString(column.type)) return `Expected type of column ${text} to be StringType, but found ${found} instead!`;
  return undefined;
}

/** `Column.a` or `Multicolumn.a,b`, as metric names begin. */
export function metricOf(columns: readonly string[], metric: string): string {
  return columns.length === 1 ? `Column.${columns[0]}.${metric}` : `Multicolumn.${columns.join(',')}.${metric}`;
}
