import type { Expression, FunctionCall, Literal, Query } from './ast';
import { DATETIME_UNITS, isTimestampForm, TIMESTAMP_ADD_FORMS } from './keywords';
import type { Token } from './lexer';
import { LiteralParser } from './literal-parser';
import { isName, isOperator, isWord } from './token-stream';
import type { Span } from '../../diagnostics';

const SET_OPERATORS = new Set(['UNION', 'EXCEPT', 'INTERSECT', 'MINUS']);
const TRIMS = { BOTH: 'trim', LEADING: 'ltrim', TRAILING: 'rtrim' } as const;

/** Is `token` a set operator, given what follows it? */
export function isSetOperator(token: Token, next: Token): boolean {
  return token.kind === 'word' && SET_OPERATORS.has(token.text)
    && (isOperator(next, '(') || (next.kind === 'word' && ['SELECT', 'ALL', 'DISTINCT', 'VALUES', 'TABLE', 'FROM', 'MAP', 'REDUCE'].includes(next.text)));
}

/**
 * Calls with a grammar of their own. All become plain calls: of the function that Spark makes of them,
 * so that `TRIM(LEADING a FROM b)` is `ltrim(a, b)` and `POSITION(a IN b)` is `locate(a, b)`.
 */
export abstract class SpecialFormParser extends LiteralParser {
  protected abstract expression(): Expression;
  protected abstract namedExpression(): Expression;
  protected abstract value(min: number): Expression;
  protected abstract predicateTail(value: Expression, start: number): Expression;
  protected abstract booleanTail(first: Expression, min: number): Expression;
  protected abstract query(): Query;

  /** Forms told by their first tokens; at the name, `(` follows. */
  protected specialForm(name: Token): Expression | undefined {
    const first = this.peek(2);
    switch (name.text) {
      case 'CAST':
      case 'TRY_CAST': return this.castForm(name);
      case 'STRUCT': return this.structForm(name);
      case 'IDENTIFIER': return this.refuse('IDENTIFIER(…)', 'write the name itself');
      case 'EXTRACT': return isName(first) && isWord(this.peek(3), 'FROM') ? this.extractForm(name) : undefined;
      case 'TRIM': return this.trimForm(name);
    }
    if (!isTimestampForm(name.text) || !isOperator(this.peek(3), ',')) return undefined;
    // Two arguments are the function (`date_add(start, days)`), three begin with a unit.
    if ((first.kind !== 'word' && first.kind !== 'string') || !this.hasThreeArguments()) return undefined;
    if (first.kind === 'word') return DATETIME_UNITS.has(first.text) ? this.timestampForm(name, TIMESTAMP_ADD_FORMS.has(name.text) ? 'timestampadd' : 'timestampdiff') : undefined;
    return this.fail({
      code: 'INVALID_PARAMETER_VALUE.DATETIME_UNIT',
      sqlState: '22023',
      span: first,
      message: `the unit of ${name.text.toLowerCase()} must be a word, got the string '${first.text}'`,
      hint: `use one of ${[...DATETIME_UNITS].join(', ')}`,
    });
  }

  /** Forms told by a word after their first argument: `(` has been taken. `first` is that argument if it turns out to be a plain call. */
  protected infixForm(word: string, name: string, nameSpan: Span, start: number): { form: Expression } | { first: Expression } | undefined {
    switch (word) {
      case 'TRIM': {
        const first = this.expression();
        if (!this.take('FROM')) return { first };
        return { form: this.finish('trim', nameSpan, [first, this.value(1)], start) };
      }
      case 'SUBSTR':
      case 'SUBSTRING': {
        const first = this.expression();
        if (!this.take('FROM')) return { first };
        const args = [first, this.value(1)];
        if (this.take('FOR') || this.takeOperator(',')) args.push(this.value(1));
        return { form: this.finish('substring', nameSpan, args, start) };
      }
      case 'OVERLAY': {
        const first = this.expression();
        if (!this.take('PLACING')) return { first };
        const args = [first, this.value(1)];
        this.need('FROM');
        args.push(this.value(1));
        if (this.take('FOR')) args.push(this.value(1));
        return { form: this.finish('overlay', nameSpan, args, start) };
      }
      case 'POSITION': {
        const from = this.token.start;
        // Not a whole expression: IN would be taken as the predicate.
        const first = this.value(1);
        if (!this.take('IN')) return { first: this.booleanTail(this.predicateTail(first, from), 0) };
        return { form: this.finish('locate', nameSpan, [first, this.value(1)], start) };
      }
      case 'FIRST':
      case 'LAST':
      case 'ANY_VALUE': {
        const first = this.expression();
        if (!this.takeSequence('IGNORE', 'NULLS')) return { first };
        return { form: this.finish(name, nameSpan, [first], start, { nulls: 'ignore' }) };
      }
      default: return undefined;
    }
  }

  private castForm(name: Token): Expression {
    this.index += 2;
    const child = this.expression();
    this.need('AS');
    const typeStart = this.token.start;
    const type = this.dataType();
    const typeSpan = this.spanFrom(typeStart);
    this.needOperator(')');
    return { kind: 'cast', child, type, typeSpan, try: name.text === 'TRY_CAST', span: this.spanFrom(name.start) };
  }

  /** STRUCT '(' [namedExpression (',' namedExpression)*] ')' */
  private structForm(name: Token): FunctionCall {
    this.index += 2;
    const args = isOperator(this.token, ')') ? [] : this.list(() => this.namedExpression());
    return this.finish(this.text.slice(name.start, name.end), { start: name.start, end: name.end }, args, name.start);
  }

  /** EXTRACT '(' field FROM source ')' */
  private extractForm(name: Token): FunctionCall {
    this.index += 2;
    const field = this.identifier();
    this.need('FROM');
    const unit: Literal = { kind: 'literal', type: 'string', value: field.name, span: field.span };
    return this.finish('extract', { start: name.start, end: name.end }, [unit, this.value(1)], name.start);
  }

  /** TRIM '(' [BOTH | LEADING | TRAILING] [characters] FROM source ')'; without an option see `infixForm`. */
  private trimForm(name: Token): FunctionCall | undefined {
    const option = this.peek(2);
    if (option.kind !== 'word' || !['BOTH', 'LEADING', 'TRAILING', 'FROM'].includes(option.text)) return undefined;
    const after = this.peek(3);
    if (isOperator(after, ')') || isOperator(after, ',') || isOperator(after, '.')) return undefined;
    this.index += 2;
    const which = option.text === 'FROM' ? 'BOTH' : this.advance().text as keyof typeof TRIMS;
    const args = isWord(this.token, 'FROM') ? [] : [this.value(1)];
    this.need('FROM');
    args.push(this.value(1));
    return this.finish(TRIMS[which], { start: name.start, end: name.end }, args, name.start);
  }

  /** TIMESTAMPADD '(' unit ',' amount ',' timestamp ')' and TIMESTAMPDIFF alike. */
  private timestampForm(name: Token, to: string): FunctionCall {
    this.index += 2;
    const unit = this.advance();
    this.needOperator(',');
    const args: Expression[] = [{ kind: 'literal', type: 'string', value: this.text.slice(unit.start, unit.end), span: { start: unit.start, end: unit.end } }, this.value(1)];
    this.needOperator(',');
    args.push(this.value(1));
    return this.finish(to, { start: name.start, end: name.end }, args, name.start);
  }

  private hasThreeArguments(): boolean {
    let commas = 0;
    const close = this.tokenAt(this.index + 1).match ?? -1;
    for (let i = this.index + 2; i < close; i++) {
      const token = this.tokenAt(i);
      if (isOperator(token, '(') && token.match !== undefined && token.match > 0) i = token.match;
      else if (isOperator(token, ',')) commas++;
    }
    return commas === 2;
  }

  private finish(name: string, nameSpan: Span, args: Expression[], start: number, more: Partial<FunctionCall> = {}): FunctionCall {
    this.needOperator(')');
    return { kind: 'call', name, nameSpan, args, ...more, span: this.spanFrom(start) };
  }

  /**
   * Does a query start at this token (the first inside a bracket)? `((SELECT 1) + 1)` is no query, `((SELECT 1) UNION …)` is one:
   * told by what follows the inner bracket, without trying.
   */
  protected startsQuery(index: number): boolean {
    let at = index;
    while (isOperator(this.tokenAt(at), '(')) at++;
    if (!this.opensQuery(at)) return false;
    for (at--; at >= index; at--) {
      const close = this.tokenAt(at).match ?? -1;
      if (close < 0) continue;
      const after = this.tokenAt(close + 1);
      const goesOn = after.kind === 'end' || isOperator(after, ')') || isSetOperator(after, this.tokenAt(close + 2))
        || (after.kind === 'word' && ['ORDER', 'SORT', 'CLUSTER', 'DISTRIBUTE', 'LIMIT', 'OFFSET', 'WINDOW'].includes(after.text));
      if (!goesOn) return false;
    }
    return true;
  }

  /** For `IN (`: a list of one bracketed scalar subquery stays a list, as in Spark. */
  protected startsQueryOnly(index: number): boolean {
    if (!isOperator(this.tokenAt(index), '(')) return this.startsQuery(index);
    const close = this.tokenAt(index).match ?? -1;
    return this.startsQuery(index) && close > 0 && !isOperator(this.tokenAt(close + 1), ')');
  }

  private opensQuery(index: number): boolean {
    const token = this.tokenAt(index);
    const next = this.tokenAt(index + 1);
    if (token.kind !== 'word') return false;
    switch (token.text) {
      case 'SELECT': return !(isOperator(next, ')') || isOperator(next, ',') || isOperator(next, '.') || isOperator(next, '='));
      case 'VALUES': return next.kind === 'number' || next.kind === 'string' || isName(next) || isOperator(next, '(') || isOperator(next, '-');
      case 'WITH':
      case 'TABLE': return isName(next);
      case 'FROM': return isName(next) || isOperator(next, '(');
      default: return false;
    }
  }
}
