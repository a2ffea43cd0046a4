import { didYouMean } from '../diagnostics';
import type { ConditionOperator, NumberCondition, NumberOperand } from './ast';
import { numberText } from './printer';

/** Functions over the past values of the rule's metric, newest last. */
export const DYNAMIC_FUNCTIONS = ['last', 'index', 'avg', 'min', 'max', 'sum', 'median', 'std', 'percentile', 'abs', 'exp'] as const;

type Value = number | readonly number[];

/** A threshold with its numbers worked out, or why it cannot be. */
export type Threshold =
  | { readonly operands: readonly number[]; readonly evaluated: NumberCondition }
  | { readonly error: string };

/** Works out the operands of a condition over the past values of the rule's metric. */
export function resolveThreshold(condition: NumberCondition, history: readonly number[]): Threshold {
  try {
    const operands = condition.operands.map((o) => single(evaluate(o, history)));
    const evaluated = condition.operands.map((o, i): NumberOperand => (
      isDynamic(o) ? { kind: 'number', text: shortNumber(operands[i]), span: o.span } : o
    ));
    return { operands, evaluated: { ...condition, operands: evaluated } };
  } catch (e) {
    if (e instanceof ThresholdFault) return { error: e.message };
    throw e;
  }
}

/** `between` leaves out both ends, `not between` has them; equality is exact. */
export function holds(operator: ConditionOperator, x: number, operands: readonly number[]): boolean {
  const [a, b] = operands;
  switch (operator) {
    case '=': return x === a;
    case '!=': return x !== a;
    case '>': return x > a;
    case '>=': return x >= a;
    case '<': return x < a;
    case '<=': return x <= a;
    case 'between': return x > a && x < b;
    case 'not between': return x <= a || x >= b;
    case 'in': return operands.includes(x);
    case 'not in': return !operands.includes(x);
    default: return false;
  }
}

export function isDynamic(operand: NumberOperand): boolean {
  switch (operand.kind) {
    case 'call': return true;
    case 'arithmetic': return isDynamic(operand.left) || isDynamic(operand.right);
    case 'brackets': return isDynamic(operand.inner);
    default: return false;
  }
}

/** Calls of functions that do not exist, for a check before anything runs. */
export function unknownCalls(operand: NumberOperand): { readonly operand: NumberOperand; readonly message: string }[] {
  switch (operand.kind) {
    case 'arithmetic': return [...unknownCalls(operand.left), ...unknownCalls(operand.right)];
    case 'brackets': return unknownCalls(operand.inner);
    case 'call': {
      const known = (DYNAMIC_FUNCTIONS as readonly string[]).includes(operand.name);
      const here = known ? [] : [{ operand, message: unknownFunction(operand.name) }];
      return [...here, ...operand.args.flatMap(unknownCalls)];
    }
    default: return [];
  }
}

class ThresholdFault extends Error {}

function fail(message: string): never {
  throw new ThresholdFault(message);
}

function single(value: Value): number {
  if (typeof value === 'number') return value;
  if (value.length === 1) return value[0];
  return fail(value.length === 0
    ? 'Rule threshold results in empty list, and a single value is expected.'
    : 'Rule threshold results in list, and a single value is expected. Use aggregation functions to produce a single value.');
}

function evaluate(operand: NumberOperand, history: readonly number[]): Value {
  switch (operand.kind) {
    case 'number': return Number(operand.text);
    case 'keyword': return fail(`${operand.keyword} is not a number`);
    case 'brackets': return evaluate(operand.inner, history);
    case 'arithmetic': {
      const [a, b] = [single(evaluate(operand.left, history)), single(evaluate(operand.right, history))];
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[operand.operator];
    }
    case 'call': return call(operand.name, operand.args.map((a) => evaluate(a, history)), history, numberText(operand));
  }
}

function call(name: string, args: readonly Value[], history: readonly number[], text: string): Value {
  const count = (min: number, max = min) => {
    if (args.length < min || args.length > max) fail(`${text}: ${name} takes ${min === max ? min : `${min} or ${max}`} argument(s), got ${args.length}`);
  };
  if (name === 'last') {
    count(0, 1);
    const k = args.length === 0 ? 1 : single(args[0]);
    if (!Number.isInteger(k) || k < 1) fail(`${text}: last takes a whole number of at least 1`);
    return history.slice(-k);
  }
  if (name === 'index') {
    count(2);
    const list = asList(args[0]);
    const at = single(args[1]);
    // The newest value has index 0.
    return list[list.length - 1 - at] ?? fail(`${text}: there is no value at index ${at}, the list has ${list.length}`);
  }
  if (name === 'abs' || name === 'exp') {
    count(1);
    const each = name === 'abs' ? Math.abs : Math.exp;
    return typeof args[0] === 'number' ? each(args[0]) : args[0].map(each);
  }
  if (name === 'percentile') {
    count(2);
    return percentile(someOf(args[0]), single(args[1]));
  }
  const reduce = AGGREGATES[name] ?? fail(unknownFunction(name));
  count(1);
  return reduce(someOf(args[0]));
}

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const mean = (list: readonly number[]) => sum(list) / list.length;

const AGGREGATES: Readonly<Record<string, (list: readonly number[]) => number>> = {
  sum,
  avg: mean,
  min: (list) => Math.min(...list),
  max: (list) => Math.max(...list),
  median: (list) => percentile(list, 50),
  // Of the population, as StandardDeviation is.
  std: (list) => Math.sqrt(mean(list.map((x) => (x - mean(list)) ** 2))),
};

/** Between the two nearest values, linearly; p is from 0 to 100. */
function percentile(list: readonly number[], p: number): number {
  if (!(p >= 0 && p <= 100)) return fail(`a percentile is from 0 to 100, got ${p}`);
  const sorted = [...list].sort((a, b) => a - b);
  const at = (p / 100) * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
}

function asList(value: Value): readonly number[] {
  return typeof value === 'number' ? [value] : value;
}

function someOf(value: Value): readonly number[] {
  const list = asList(value);
  return list.length > 0 ? list : fail('Rule threshold results in empty list, and a single value is expected.');
}

function unknownFunction(name: string): string {
  return `unknown function '${name}', there are ${DYNAMIC_FUNCTIONS.join(', ')}${didYouMean(name, DYNAMIC_FUNCTIONS)}`;
}

/** Digits that say the number, without the noise of binary fractions. */
function shortNumber(x: number): string {
  return `${Number(x.toPrecision(12))}`;
}
