import type { StepColumn, StepContext } from './step';
import { didYouMean } from '../../diagnostics';
import { sqlString } from '../sql-text';

type Condition = (step: StepContext, column: StepColumn, value: string) => string;

const compare = (operator: string): Condition => (step, column, value) => `${column.sql} ${operator} ${step.literal(value, column)}`;
const among: Condition = (step, column, value) => `${column.sql} IN (${values(value).map((v) => step.literal(v, column)).join(', ')})`;
const between: Condition = (step, column, value) => {
  const [low, high, ...more] = values(value);
  if (high === undefined || more.length > 0) step.fail(`the value of IS_BETWEEN is '${value}', expected two`, 'write ["1", "9"]');
  return `${column.sql} BETWEEN ${step.literal(low, column)} AND ${step.literal(high, column)}`;
};
const contains: Condition = (_, column, value) => `locate(${sqlString(value)}, ${column.text}) > 0`;
const startsWith: Condition = (_, column, value) => `left(${column.text}, ${value.length}) = ${sqlString(value)}`;
const endsWith: Condition = (_, column, value) => `right(${column.text}, ${value.length}) = ${sqlString(value)}`;
const missing: Condition = (step, column) => step.missing(column);
/** Rows with null meet neither a condition nor its opposite, but a null is not what it is not. */
const not = (condition: Condition): Condition => (step, column, value) => `NOT coalesce(${condition(step, column, value)}, false)`;

/** Conditions of DataBrew's steps. */
const CONDITIONS: { readonly [name: string]: Condition } = {
  IS: among,
  IS_NOT: not(among),
  IS_ANY_OF: among,
  IS_NOT_ANY_OF: not(among),
  LESS_THAN: compare('<'),
  LESS_THAN_EQUAL: compare('<='),
  GREATER_THAN: compare('>'),
  GREATER_THAN_EQUAL: compare('>='),
  IS_BETWEEN: between,
  IS_NOT_BETWEEN: not(between),
  CONTAINS: contains,
  DOES_NOT_CONTAIN: not(contains),
  STARTS_WITH: startsWith,
  DOES_NOT_START_WITH: not(startsWith),
  ENDS_WITH: endsWith,
  DOES_NOT_END_WITH: not(endsWith),
  IS_MISSING: missing,
  IS_NOT_MISSING: not(missing),
};

/** All conditions of a step together, never null; `undefined` where it has none. */
export function conditionOf(step: StepContext): string | undefined {
  if (step.conditions.length === 0) return undefined;
  const all = step.conditions.map(({ condition, value, targetColumn }) => {
    const make = CONDITIONS[condition]
      ?? step.fail(`condition '${condition}' is not known${didYouMean(condition, Object.keys(CONDITIONS))}`, `there are ${Object.keys(CONDITIONS).join(', ')}`);
    if (value === undefined && !condition.endsWith('MISSING')) step.fail(`condition ${condition} needs a value`);
    return make(step, step.named(targetColumn), value ?? '');
  });
  return `coalesce(${all.length === 1 ? all[0] : all.map((c) => `(${c})`).join(' AND ')}, false)`;
}

/** A JSON list, or one value. */
function values(text: string): string[] {
  try {
    const json: unknown = JSON.parse(text);
    if (Array.isArray(json)) return json.map(String);
  } catch {
    // A plain text.
  }
  return [text];
}
