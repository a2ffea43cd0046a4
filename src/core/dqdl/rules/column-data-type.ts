import { DataType, isString } from '../../types';
import { unescapeText } from '../ast';
import { impossible, Lowering, LoweringContext } from '../lowering';
import { rowsWhere } from '../queries';
import { literal } from '../sql-text';
import { assertRatio } from './assertions';
import { absentColumn, withColumn } from './columns';

/** Type names of DQDL, any case, and what Spark casts to. */
const TYPES: Readonly<Record<string, string>> = {
  BOOLEAN: 'BOOLEAN', DATE: 'DATE', TIMESTAMP: 'TIMESTAMP', INTEGER: 'INT', DOUBLE: 'DOUBLE', FLOAT: 'FLOAT', LONG: 'BIGINT',
};
/** A date without year or day is completed before it is read. */
const PARTIAL: Readonly<Record<string, { readonly before?: string; readonly after?: string; readonly format: string }>> = {
  'MM-yyyy': { before: '01-', format: 'dd-MM-yyyy' },
  'yyyy-MM': { after: '-01', format: 'yyyy-MM-dd' },
  'MM/yyyy': { before: '01/', format: 'dd/MM/yyyy' },
  'yyyy/MM': { after: '/01', format: 'yyyy/MM/dd' },
  'dd-MM': { after: '-2000', format: 'dd-MM-yyyy' },
  'dd/MM': { after: '/2000', format: 'dd/MM/yyyy' },
  'MM/dd': { after: '/2000', format: 'MM/dd/yyyy' },
  'MM-dd': { after: '-2000', format: 'MM-dd-yyyy' },
};

/** NULL is of no type. */
export const columnDataType: Lowering = (cx) => withColumn(cx, 'any', ({ column, sql }) => {
  const condition = cx.rule.condition;
  const [operand] = condition?.kind === 'string' ? condition.operands : [];
  const unsupported = (why: string) => {
    cx.fault(why, condition?.span ?? cx.rule.span);
    return impossible(`Rule (or nested rule) not supported due to: ${why}`);
  };
  if (condition === undefined || !['=', '!='].includes(condition.operator)) return unsupported('Unsupported operator');
  if (operand?.kind !== 'string') return unsupported('Unsupported rule format');
  const wanted = unescapeText(operand.raw);
  const castable = castCondition(cx, column.type, sql, wanted);
  if (castable === undefined) return unsupported(`Unrecognized data type: ${wanted}`);

  const rows = cx.queries.aggregate('primary', rowsWhere(cx.where));
  const compliant = cx.queries.countWhere('primary', column, condition.operator === '=' ? castable : `NOT (${castable})`, cx.where);
  return {
    evaluate: (m) => {
      const total = m.number(rows) ?? 0;
      if (total === 0) return { passed: true, reasons: ['No rows matched the filter'], metrics: {} };
      return assertRatio(cx.rule, m, `Column.${column.name}.ColumnDataType.Compliance`, (m.number(compliant) ?? 0) / total);
    },
  };
}, absentColumn);

function castCondition(cx: LoweringContext, type: DataType, sql: string, wanted: string): string | undefined {
  const name = wanted.toUpperCase();
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(name);
  const target = TYPES[name] ?? (decimal === null ? undefined : `DECIMAL(${decimal[1]},${decimal[2]})`);
  if (target === undefined) return undefined;
  const format = cx.rule.tags.find((t) => t.name === 'format')?.value;
  if (target === 'DATE' && format?.kind === 'string' && format.raw !== '') {
    const text = `CAST(${sql} AS STRING)`;
    const partial = PARTIAL[format.raw];
    const whole = partial === undefined ? text : `concat(${[partial.before && literal(partial.before), text, partial.after && literal(partial.after)].filter(Boolean).join(', ')})`;
    return `to_date(${whole}, ${literal(partial?.format ?? format.raw)}) IS NOT NULL`;
  }
  // Without ANSI a cast gives NULL where it cannot; with it only try_cast does.
  return `${cx.ansi && isString(type) ? 'try_cast' : 'CAST'}(${sql} AS ${target}) IS NOT NULL`;
}
