import type { Expression, FrameBound, FunctionCall, Identifier, SortItem, WindowFrame, WindowSpec } from './ast';
import { SpecialFormParser } from './special-form-parser';
import { isName, isOperator, isWord, startsOperand } from './token-stream';

/** Function calls with all that may follow them, sort items and windows. */
export abstract class CallParser extends SpecialFormParser {
  /** Arguments and what may follow them: WITHIN GROUP, FILTER, IGNORE NULLS, OVER, in this order. */
  protected call(nameParts: readonly Identifier[], start: number): Expression {
    const nameSpan = this.spanFrom(start);
    const word = nameParts.length === 1 && !nameParts[0].quoted ? nameParts[0].name.toUpperCase() : undefined;
    const name = nameParts.map((p) => p.name).join('.');
    this.needOperator('(');
    let args: Expression[] = [];
    let distinct = false;
    if (!this.takeOperator(')')) {
      this.note('DISTINCT');
      const quantified = startsOperand(this.peek());
      if (quantified && this.is('DISTINCT')) {
        this.advance();
        distinct = true;
      } else if (quantified && this.is('ALL') && !isOperator(this.peek(), '*')) {
        this.advance();
      }
      const named = isName(this.token) && isOperator(this.peek(), '=>');
      const form = word === undefined || named ? undefined : this.infixForm(word, name, nameSpan, start);
      if (form !== undefined && 'form' in form) return form.form;
      args = [form?.first ?? this.argument()];
      while (this.takeOperator(',')) args.push(this.argument());
      this.needOperator(')');
    }
    return this.callTail({ kind: 'call', name, nameSpan, args, ...(distinct && { distinct }), span: this.spanFrom(start) });
  }

  /** A call where neither a special form nor OVER and its like may stand: in FROM and LATERAL VIEW. */
  protected tableCall(nameParts: readonly Identifier[]): FunctionCall {
    const { start } = nameParts[0].span;
    const nameSpan = this.spanFrom(start);
    this.needOperator('(');
    const args = isOperator(this.token, ')') ? [] : this.list(() => this.argument());
    this.needOperator(')');
    return { kind: 'call', name: nameParts.map((p) => p.name).join('.'), nameSpan, args, span: this.spanFrom(start) };
  }

  /** functionArgument := expression | name '=>' expression */
  private argument(): Expression {
    if (isName(this.token) && isOperator(this.peek(), '=>')) {
      this.since('3.5', 'a named argument (=>)', this.peek());
      const name = this.identifier();
      this.advance();
      if (isWord(this.token, 'TABLE') && (isOperator(this.peek(), '(') || isName(this.peek()))) this.refuse('a TABLE argument of a table-valued function');
      const value = this.expression();
      return { kind: 'named-argument', name, value, span: this.spanFrom(name.span.start) };
    }
    return this.expression();
  }

  private callTail(call: FunctionCall): FunctionCall {
    const { start } = call.span;
    let out: FunctionCall = call;
    if (this.isSequence('WITHIN', 'GROUP')) {
      this.index += 2;
      const withinGroup = this.bracketed(() => {
        if (!this.takeSequence('ORDER', 'BY')) this.fail();
        return this.sortItems();
      });
      out = { ...out, withinGroup };
    }
    if (this.is('FILTER') && isOperator(this.peek(), '(') && isWord(this.peek(2), 'WHERE')) {
      this.index += 3;
      out = { ...out, filter: this.expression() };
      this.needOperator(')');
    }
    if (this.takeSequence('IGNORE', 'NULLS')) out = { ...out, nulls: 'ignore' };
    else if (this.takeSequence('RESPECT', 'NULLS')) out = { ...out, nulls: 'respect' };
    if (this.is('OVER') && (isOperator(this.peek(), '(') || (isName(this.peek()) && !isWord(this.peek(), 'FROM')))) {
      this.advance();
      out = { ...out, over: this.windowSpec() };
    }
    return out === call ? call : { ...out, span: this.spanFrom(start) };
  }

  protected sortItems(): SortItem[] {
    return this.list(() => this.sortItem());
  }

  /** sortItem := expression [ASC | DESC] [NULLS (FIRST | LAST)] */
  private sortItem(): SortItem {
    const { start } = this.token;
    const expression = this.expression();
    const direction = this.take('ASC') ? 'asc' : this.take('DESC') ? 'desc' : undefined;
    let nulls: SortItem['nulls'];
    if (this.take('NULLS')) {
      nulls = this.takeOneOf('FIRST', 'LAST')?.toLowerCase() as SortItem['nulls'];
      if (nulls === undefined) this.fail();
    }
    return { expression, ...(direction && { direction }), ...(nulls && { nulls }), span: this.spanFrom(start) };
  }

  /** windowSpec := name | '(' name ')' | '(' [CLUSTER BY … | [PARTITION BY …] [ORDER BY …]] [frame] ')' */
  protected windowSpec(): WindowSpec | Identifier {
    const { start } = this.token;
    if (!isOperator(this.token, '(')) return this.plainIdentifier();
    if (isName(this.peek()) && isOperator(this.peek(2), ')')) return this.bracketed(() => this.plainIdentifier());
    this.needOperator('(');
    let partitionBy: Expression[] = [];
    let orderBy: SortItem[] = [];
    if (this.takeSequence('CLUSTER', 'BY')) {
      partitionBy = this.list(() => this.expression());
    } else {
      if (this.takeSequence('PARTITION', 'BY') || this.takeSequence('DISTRIBUTE', 'BY')) partitionBy = this.list(() => this.expression());
      if (this.takeSequence('ORDER', 'BY') || this.takeSequence('SORT', 'BY')) orderBy = this.sortItems();
    }
    const frame = this.is('ROWS') || this.is('RANGE') ? this.windowFrame() : undefined;
    this.needOperator(')');
    return { partitionBy, orderBy, ...(frame && { frame }), span: this.spanFrom(start) };
  }

  private windowFrame(): WindowFrame {
    const token = this.advance();
    const unit = token.text === 'ROWS' ? 'rows' : 'range';
    if (this.take('BETWEEN')) {
      const from = this.frameBound();
      this.need('AND');
      const end = this.frameBound();
      return { unit, start: from, end, span: this.spanFrom(token.start) };
    }
    return { unit, start: this.frameBound(), span: this.spanFrom(token.start) };
  }

  /** frameBound := UNBOUNDED (PRECEDING | FOLLOWING) | CURRENT ROW | expression (PRECEDING | FOLLOWING) */
  private frameBound(): FrameBound {
    const { start } = this.token;
    if (this.takeSequence('CURRENT', 'ROW')) return { type: 'current row', span: this.spanFrom(start) };
    if (this.takeSequence('UNBOUNDED', 'PRECEDING')) return { type: 'unbounded preceding', span: this.spanFrom(start) };
    if (this.takeSequence('UNBOUNDED', 'FOLLOWING')) return { type: 'unbounded following', span: this.spanFrom(start) };
    const value = this.expression();
    const bound = this.takeOneOf('PRECEDING', 'FOLLOWING');
    if (bound === undefined) this.fail();
    return { type: bound === 'PRECEDING' ? 'preceding' : 'following', value, span: this.spanFrom(start) };
  }
}
