import type { Span } from '../diagnostics';
import { didYouMean } from '../diagnostics';
import type {
  ArithmeticOperator, Condition, ConditionOperator, DateOperand, Duration, DurationUnit, NumberCondition, NumberOperand, Size, SizeUnit,
  StringOperand,
} from './ast';
import type { Tokens } from './tokens';

const COMPARISONS = ['=', '!=', '>', '>=', '<', '<='];
const DURATION_UNITS = ['days', 'hours', 'minutes'];
const SIZE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** One operand of a condition, before it is known of what kind the condition is. */
type Operand =
  | { readonly as: 'number'; readonly value: NumberOperand }
  | { readonly as: 'string'; readonly value: StringOperand }
  | { readonly as: 'date'; readonly value: DateOperand }
  | { readonly as: 'duration'; readonly value: Duration }
  | { readonly as: 'size'; readonly value: Size };

export function startsCondition(t: Tokens): boolean {
  return ['between', 'in', 'not', 'matches', '!', ...COMPARISONS].some((x) => t.is(x));
}

/** condition := [not] between operand and operand | comparison operand | [not] in list | [not] matches string */
export function parseCondition(t: Tokens): Condition {
  const start = t.peek().span.start;
  const operator = parseOperator(t);
  const operands = parseOperands(t, operator);
  return conditionOf(t, operator, operands, t.spanFrom(start));
}

/** A condition whose operands are numbers, as of a threshold. */
export function parseNumberCondition(t: Tokens, what: string): NumberCondition {
  if (!startsCondition(t)) t.fail(`expected a condition for ${what}, got ${t.shown()}`);
  const condition = parseCondition(t);
  if (condition.kind !== 'number') t.fail(`${what} needs a condition on numbers`, condition.span);
  return condition;
}

function parseOperator(t: Tokens): ConditionOperator {
  const not = t.take('not');
  const word = t.take('between', 'in', 'matches');
  if (word !== undefined) return (not === undefined ? word.text : `not ${word.text}`) as ConditionOperator;
  if (not !== undefined) t.fail(`expected 'between', 'in' or 'matches' after 'not', got ${t.shown()}`);
  const comparison = t.next();
  if (comparison.text === '!') t.fail('expected \'!=\'', comparison.span);
  return comparison.text as ConditionOperator;
}

function parseOperands(t: Tokens, operator: ConditionOperator): Operand[] {
  switch (operator) {
    case 'matches':
    case 'not matches': return [{ as: 'string', value: t.string('a regular expression') }];
    case 'between':
    case 'not between': {
      const low = parseOperand(t);
      if (t.take('and', 'AND') === undefined) t.fail(`expected 'and' and the upper bound, got ${t.shown()}`);
      return [low, parseOperand(t)];
    }
    case 'in':
    case 'not in':
      if (t.is('$')) return [{ as: 'string', value: t.variable() }];
      t.need('[', ' or a $variable');
      return t.listUpTo(']', () => parseOperand(t));
    default: return [parseOperand(t)];
  }
}

function parseOperand(t: Tokens): Operand {
  const token = t.peek();
  if (t.is('$')) return { as: 'string', value: t.variable() };
  if (token.kind === 'string') return parseQuoted(t);
  const keyword = t.keyword();
  if (keyword !== undefined) return keyword.keyword === 'NULL' && startsArithmetic(t) ? { as: 'number', value: arithmetic(t, keyword) } : { as: 'string', value: keyword };
  if (token.kind === 'now') {
    t.next();
    if (t.is('+') || t.is('-')) t.fail('an offset from now() stands in brackets: (now() - 3 days)', token.span);
    return { as: 'date', value: { kind: 'now', span: token.span } };
  }
  if (t.is('(') && t.peek(1).kind === 'now') return { as: 'date', value: parseNowOffset(t) };
  if (token.kind === 'integer' && t.peek(1).kind === 'word') {
    if (DURATION_UNITS.includes(t.peek(1).text)) return { as: 'duration', value: parseDuration(t) };
    if (SIZE_UNITS.includes(t.peek(1).text)) return { as: 'size', value: parseSize(t) };
    const unit = t.peek(1);
    const units = [...DURATION_UNITS, ...SIZE_UNITS];
    if (t.isName(1)) t.fail(`unknown unit '${unit.text}', allowed: ${units.join(', ')}${didYouMean(unit.text, units)}`, unit.span);
  }
  return { as: 'number', value: parseNumber(t) };
}

/** A quoted text is a date or a time of day if it looks like one. */
function parseQuoted(t: Tokens): Operand {
  const { raw, span } = t.string('a text');
  if (/^\d{4}-\d\d-\d\d$/.test(raw)) {
    if (!isDate(raw)) t.fail(`'${raw}' is not a date`, span);
    return { as: 'date', value: { kind: 'date', text: raw, span } };
  }
  const time = /^(\d\d?):(\d\d)( AM| PM)?$/.exec(raw);
  if (time !== null && (time[3] !== undefined || time[1].length === 2)) {
    const hour = Number(time[1]);
    const valid = Number(time[2]) < 60 && (time[3] === undefined ? hour < 24 : hour >= 1 && hour <= 12);
    if (!valid) t.fail(`'${raw}' is not a time of day`, span);
    return { as: 'date', value: { kind: 'time', text: raw, span } };
  }
  return { as: 'string', value: { kind: 'string', raw, span } };
}

function isDate(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** '(' now() ('-' | '+') duration ')' */
function parseNowOffset(t: Tokens): DateOperand {
  const start = t.need('(').span.start;
  t.next();
  const operator = t.take('-', '+') ?? t.fail(`expected '-' or '+' after now(), got ${t.shown()}`);
  const duration = parseDuration(t);
  t.need(')');
  return { kind: 'now-offset', operator: operator.text as '+' | '-', duration, span: t.spanFrom(start) };
}

function parseDuration(t: Tokens): Duration {
  const amount = t.next();
  if (amount.kind !== 'integer') t.fail(`expected a whole number of days, hours or minutes, got '${amount.text}'`, amount.span);
  const unit = t.take(...DURATION_UNITS);
  if (unit === undefined) t.fail(`expected one of ${DURATION_UNITS.join(', ')}, got ${t.shown()}${didYouMean(t.peek().text, DURATION_UNITS)}`);
  return { amount: Number(amount.text), unit: unit.text as DurationUnit, span: t.spanFrom(amount.span.start) };
}

function parseSize(t: Tokens): Size {
  const amount = t.next();
  const unit = t.next();
  return { amount: Number(amount.text), unit: unit.text as SizeUnit, span: t.spanFrom(amount.span.start) };
}

/** number := factor (('+' | '-' | '*' | '/') factor)*   All operators bind alike, left to right. */
export function parseNumber(t: Tokens): NumberOperand {
  return arithmetic(t, parseFactor(t));
}

function startsArithmetic(t: Tokens): boolean {
  return ['+', '-', '*', '/'].some((x) => t.is(x));
}

function arithmetic(t: Tokens, first: NumberOperand): NumberOperand {
  let left = first;
  for (let operator = t.take('+', '-', '*', '/'); operator !== undefined; operator = t.take('+', '-', '*', '/')) {
    const right = parseFactor(t);
    left = { kind: 'arithmetic', operator: operator.text as ArithmeticOperator, left, right, span: t.spanFrom(left.span.start) };
  }
  return left;
}

/** factor := ['-'] number | name '(' [number (',' number)*] ')' | '(' number ')' | NULL */
function parseFactor(t: Tokens): NumberOperand {
  const token = t.peek();
  if (t.take('(')) {
    const inner = parseNumber(t);
    t.need(')');
    return { kind: 'brackets', inner, span: t.spanFrom(token.span.start) };
  }
  if (t.isName() && t.is('(', 1)) {
    t.next();
    t.next();
    const args = t.take(')') !== undefined ? [] : t.listUpTo(')', () => parseNumber(t));
    return { kind: 'call', name: token.text, args, span: t.spanFrom(token.span.start) };
  }
  if (t.is('$')) t.fail('a variable holds a text or a list of texts, not a number');
  const keyword = t.keyword();
  if (keyword?.keyword === 'NULL') return keyword;
  const sign = keyword === undefined && t.take('-') !== undefined ? '-' : '';
  const digits = t.peek();
  if (digits.kind !== 'integer' && digits.kind !== 'decimal') t.fail(`expected a number, text, date or size, got ${t.shown()}`);
  t.next();
  return { kind: 'number', text: sign + digits.text, span: t.spanFrom(token.span.start) };
}

/** All operands must be of one kind; NULL goes with numbers, texts and dates, and alone counts as a number. */
function conditionOf(t: Tokens, operator: ConditionOperator, operands: readonly Operand[], span: Span): Condition {
  const isNull = (o: Operand) => o.as === 'string' && o.value.kind === 'keyword' && o.value.keyword === 'NULL';
  const decided = operands.find((o) => !isNull(o));
  const kind = decided?.as ?? 'number';
  const odd = operands.find((o) => o.as !== kind && !(isNull(o) && (kind === 'number' || kind === 'date')));
  if (odd !== undefined) t.fail(`a condition compares with one kind of value: this is a ${odd.as}, the others are ${kind}s`, odd.value.span);
  const ordered = !['=', '!=', 'in', 'not in', 'matches', 'not matches'].includes(operator);
  if (ordered && kind === 'string') t.fail(`'${operator}' compares numbers, dates, durations and sizes, not texts`, operands[0].value.span);
  const nothing = ordered ? operands.find(isNull) : undefined;
  if (nothing !== undefined) t.fail(`NULL can stand with =, !=, in and not in, not with '${operator}'`, nothing.value.span);
  return { kind, operator, operands: operands.map((o) => o.value), span } as Condition;
}
