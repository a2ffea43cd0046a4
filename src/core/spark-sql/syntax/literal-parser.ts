import type { Expression, IntervalLiteral, Literal, LiteralType, Unary } from './ast';
import { CLAUSE_WORDS, INTERVAL_UNITS } from './keywords';
import type { Token } from './lexer';
import { isOperator } from './token-stream';
import { TypeParser } from './type-parser';
import type { Span } from '../../diagnostics';

const TYPED: Readonly<Record<string, LiteralType>> = {
  DATE: 'date', TIMESTAMP: 'timestamp', TIMESTAMP_NTZ: 'timestamp_ntz', TIMESTAMP_LTZ: 'timestamp_ltz', X: 'binary',
};
const SUFFIXES: Readonly<Record<string, LiteralType>> = { Y: 'tinyint', S: 'smallint', L: 'bigint', F: 'float', D: 'double', BD: 'bigdecimal' };
/** Absolute value of the lowest; the highest is one less. */
const INTEGRAL_LIMIT: Partial<Record<LiteralType, bigint>> = { tinyint: 128n, smallint: 32_768n, bigint: 9_223_372_036_854_775_808n };
const MAX_FLOAT = 3.4028234663852886e38;

/** `INTERVAL '…' from TO to` as Spark has them. */
const FROM_TO: Readonly<Record<string, readonly string[]>> = { year: ['month'], day: ['hour', 'minute', 'second'], hour: ['minute', 'second'], minute: ['second'] };
const YEAR_MONTH = new Set(['year', 'month']);

/** constant of the grammar: numbers, strings, typed literals, intervals, booleans, NULL. */
export abstract class LiteralParser extends TypeParser {
  /** A number; `sign` is the position of a minus before it, which in Spark's grammar is part of the literal. */
  protected numberLiteral(sign?: number): Literal | Unary {
    const token = this.advance();
    const literal: Literal = { kind: 'literal', type: numberType(token), value: token.text, span: { start: token.start, end: token.end } };
    this.checkRange(literal, sign !== undefined);
    return sign === undefined ? literal : { kind: 'unary', operator: '-', operand: literal, literal: true, span: { start: sign, end: token.end } };
  }

  private checkRange(literal: Literal, negative: boolean): void {
    const { type, value, span } = literal;
    const shown = this.text.slice(span.start, span.end);
    const outOfRange = (): never => this.fail({
      code: 'INVALID_NUMERIC_LITERAL_RANGE', sqlState: '22003', message: `numeric literal ${negative ? '-' : ''}${shown} is outside the valid range for ${type}`, span,
    });
    const limit = INTEGRAL_LIMIT[type];
    if (limit !== undefined) {
      // 19 digits and more only: BigInt of a long text is slow, and this runs on every input.
      if (value.replace(/^0+/, '').length > 19 || BigInt(value) > (negative ? limit : limit - 1n)) outOfRange();
    } else if (type === 'float' || type === 'double') {
      if (Number(value) > (type === 'float' ? MAX_FLOAT : Number.MAX_VALUE)) outOfRange();
    } else {
      const { precision, scale } = decimalShape(value);
      if (precision > 38) {
        this.fail({ code: 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION', sqlState: '22003', message: `decimal precision ${precision} exceeds max precision 38`, span });
      }
      if (scale > 38) this.fail({ code: 'INVALID_DECIMAL_SCALE', sqlState: '22003', message: `decimal scale ${scale} of ${shown} exceeds max scale 38`, span });
    }
  }

  /** Strings side by side are one string. */
  protected stringLiteral(): Literal {
    const { start } = this.token;
    let value = '';
    while (this.token.kind === 'string') value += this.advance().text;
    return { kind: 'literal', type: 'string', value, span: this.spanFrom(start) };
  }

  /** A word right before a string: `DATE '2020-01-01'`, `X'1F'`, `INTERVAL '1 day'`. */
  protected typedLiteral(): Literal | IntervalLiteral {
    const word = this.token;
    if (word.kind === 'word' && CLAUSE_WORDS.has(word.text)) this.fail();
    const type = word.kind === 'word' && Object.hasOwn(TYPED, word.text) ? TYPED[word.text] : undefined;
    if (type === undefined) {
      const name = this.text.slice(word.start, word.end);
      this.fail({
        code: 'UNSUPPORTED_TYPED_LITERAL',
        sqlState: '0A000',
        message: `literals of the type "${name.toUpperCase()}" are not supported`,
        hint: 'supported are DATE, TIMESTAMP, TIMESTAMP_NTZ, TIMESTAMP_LTZ, INTERVAL and X',
        span: word,
      });
    }
    this.advance();
    const string = this.advance();
    const span = this.spanFrom(word.start);
    if (type !== 'binary') return { kind: 'literal', type, value: string.text, span };
    if (!/^[0-9A-Fa-f]*$/.test(string.text)) {
      this.fail({ code: 'INVALID_TYPED_LITERAL', sqlState: '42604', message: `the value of the typed literal "X" is invalid: '${string.text}'`, span });
    }
    const digits = string.text.toUpperCase();
    return { kind: 'literal', type, value: digits.length % 2 === 1 ? `0${digits}` : digits, span };
  }

  /** At INTERVAL: does a literal start here (and not a column or function of that name)? */
  protected startsInterval(): boolean {
    const next = this.peek();
    if (next.kind === 'string') return true;
    const signed = isOperator(next, '-') || isOperator(next, '+');
    const value = signed ? this.peek(2) : next;
    return (value.kind === 'number' || value.kind === 'string') && (!signed || isUnit(this.peek(3)));
  }

  /** INTERVAL (value unit)+ | INTERVAL value unit TO unit | INTERVAL string */
  protected intervalLiteral(): IntervalLiteral {
    const { start } = this.advance();
    if (this.token.kind === 'string' && !isUnit(this.peek())) {
      const string = this.advance();
      const value: Literal = { kind: 'literal', type: 'string', value: string.text, span: { start: string.start, end: string.end } };
      return { kind: 'interval', parts: [{ value }], span: this.spanFrom(start) };
    }
    const parts: IntervalLiteral['parts'][number][] = [];
    do {
      parts.push(this.intervalPart());
    } while (this.startsIntervalPart());
    this.checkInterval(parts, { start, end: this.spanFrom(start).end });
    return { kind: 'interval', parts, span: this.spanFrom(start) };
  }

  private startsIntervalPart(): boolean {
    const signed = this.isOperator('-') || this.isOperator('+');
    const value = signed ? this.peek() : this.token;
    return (value.kind === 'string' || value.kind === 'number') && isUnit(this.peek(signed ? 2 : 1));
  }

  private intervalPart(): IntervalLiteral['parts'][number] {
    const value = this.intervalValue();
    const unit = this.intervalUnit();
    if (!this.is('TO') || !isUnit(this.peek())) return { value, unit };
    this.advance();
    return { value, unit, to: this.intervalUnit() };
  }

  private intervalValue(): Expression {
    const { start } = this.token;
    const sign = this.takeOperator('-') ? '-' : this.takeOperator('+') ? '+' : undefined;
    const token = this.token;
    if (token.kind !== 'string' && !(token.kind === 'number' && token.suffix === '' && !/e/i.test(token.text))) this.fail();
    const operand: Expression = token.kind === 'string' ? this.stringValue() : (this.numberLiteral() as Literal);
    if (sign === undefined) return operand;
    return { kind: 'unary', operator: sign, operand, span: this.spanFrom(start), ...(sign === '-' && token.kind === 'number' ? { literal: true as const } : {}) };
  }

  private stringValue(): Literal {
    const token = this.advance();
    return { kind: 'literal', type: 'string', value: token.text, span: { start: token.start, end: token.end } };
  }

  /** The unit in lower case and singular. */
  private intervalUnit(): string {
    const token = this.token;
    if (!isUnit(token)) {
      this.note('YEAR', 'MONTH', 'WEEK', 'DAY', 'HOUR', 'MINUTE', 'SECOND', 'MILLISECOND', 'MICROSECOND');
      this.fail();
    }
    this.advance();
    return token.text.toLowerCase().replace(/s$/, '');
  }

  private checkInterval(parts: IntervalLiteral['parts'], span: Span): void {
    const fail = (code: string, message: string, hint?: string): never => this.fail({ code, sqlState: '22006', message, hint, span });
    const [{ value, unit, to }] = parts;
    if (parts.some((p) => p.to !== undefined)) {
      if (parts.length > 1) fail('INVALID_INTERVAL_FORMAT.INVALID_VALUE', 'an interval may have only one part with TO, and then no other');
      if (value.kind === 'literal' ? value.type !== 'string' : value.kind !== 'unary' || value.operand.kind !== 'literal' || value.operand.type !== 'string') {
        fail('INVALID_INTERVAL_FORMAT.INVALID_VALUE', `the value of an interval ${unit} to ${to} must be a string`, 'for example INTERVAL \'1-2\' YEAR TO MONTH');
      }
      if (!(FROM_TO[unit ?? ''] ?? []).includes(to ?? '')) {
        fail('INVALID_INTERVAL_FORMAT.UNSUPPORTED_FROM_TO_EXPRESSION', `intervals from ${unit} to ${to} are not supported`);
      }
    }
    if (parts.some((p) => p.unit === 'nanosecond')) fail('INVALID_INTERVAL_FORMAT.INVALID_UNIT', 'nanosecond is not a unit of an interval literal');
    const yearMonth = parts.filter((p) => YEAR_MONTH.has(p.unit ?? ''));
    if (yearMonth.length > 0 && yearMonth.length < parts.length) {
      fail('INVALID_INTERVAL_FORMAT.MIXED_FIELDS', 'an interval literal cannot mix year-month and day-time fields', 'add two intervals, or use make_interval');
    }
  }
}

export function isUnit(token: Token): boolean {
  return token.kind === 'word' && INTERVAL_UNITS.has(token.text);
}

function numberType(token: Token): LiteralType {
  if (token.suffix !== '' && token.suffix !== undefined) return SUFFIXES[token.suffix];
  if (/e/i.test(token.text)) return 'double';
  return token.text.includes('.') ? 'decimal' : 'integer';
}

/** Precision and scale of Java's BigDecimal of the text, as Spark's decimal type takes them. */
function decimalShape(text: string): { precision: number; scale: number } {
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const digits = Math.max(1, (whole + fraction).replace(/^0+/, '').length);
  const scale = fraction.length - Number(exponent);
  return scale < 0 ? { precision: digits - scale, scale: 0 } : { precision: Math.max(digits, scale), scale };
}
