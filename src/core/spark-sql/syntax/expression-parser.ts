import type { Alias, BinaryOperator, Case, ColumnRef, Expression, Identifier, Lambda, Star } from './ast';
import { CallParser } from './call-parser';
import { CLAUSE_WORDS, NEVER_IMPLICIT_ALIAS } from './keywords';
import type { Token } from './lexer';
import { isSetOperator } from './special-form-parser';
import { isName, isOperator, isStrictName, isWord, startsOperand } from './token-stream';
import type { Span } from '../../diagnostics';

/** Binding powers of valueExpression, loosest first: comparisons chain, as in the grammar. */
const BINARY: Readonly<Record<string, readonly [BinaryOperator, number]>> = {
  '=': ['=', 1],
  '==': ['=', 1],
  '<=>': ['<=>', 1],
  '<>': ['<>', 1],
  '!=': ['<>', 1],
  '<': ['<', 1],
  '<=': ['<=', 1],
  '!>': ['<=', 1],
  '>': ['>', 1],
  '>=': ['>=', 1],
  '!<': ['>=', 1],
  '|': ['|', 2],
  '^': ['^', 3],
  '&': ['&', 4],
  '<<': ['<<', 5],
  '+': ['+', 6],
  '-': ['-', 6],
  '||': ['||', 6],
  '*': ['*', 7],
  '/': ['/', 7],
  '%': ['%', 7],
};
const SHIFT = 5;
const MULTIPLICATIVE = 7;

/** Expressions of the grammar: booleanExpression, valueExpression, primaryExpression. */
export abstract class ExpressionParser extends CallParser {
  protected expression(): Expression {
    this.enter();
    const value = this.boolean(0);
    this.leave();
    return value;
  }

  /** namedExpression := expression ([AS] (name | '(' name (',' name)* ')'))? */
  protected namedExpression(): Expression {
    const { start } = this.token;
    const child = this.expression();
    const names = this.aliasNames();
    return names === undefined ? child : { kind: 'alias', child, names, span: this.spanFrom(start) } satisfies Alias;
  }

  private aliasNames(): Identifier[] | undefined {
    if (this.take('AS')) return this.isOperator('(') ? this.identifierList() : [this.plainIdentifier()];
    if (this.isName() && this.mayBeImplicitAlias()) {
      const name = this.plainIdentifier();
      this.implicitAliasTaken();
      return [name];
    }
    if (isOperator(this.token, '(') && isName(this.peek()) && (isOperator(this.peek(2), ',') || isOperator(this.peek(2), ')'))) return this.identifierList();
    return undefined;
  }

  /** Is the word at hand an alias, or does it open a clause? */
  protected mayBeImplicitAlias(): boolean {
    const token = this.token;
    if (token.kind === 'quoted') return true;
    if (NEVER_IMPLICIT_ALIAS.has(token.text)) return false;
    const next = this.peek();
    switch (token.text) {
      case 'GROUP':
      case 'ORDER':
      case 'SORT':
      case 'CLUSTER':
      case 'DISTRIBUTE': return !isWord(next, 'BY');
      case 'UNION':
      case 'EXCEPT':
      case 'INTERSECT':
      case 'MINUS': return !isSetOperator(token, next) && next.kind !== 'end' && !isOperator(next, ')');
      case 'LATERAL': return !isWord(next, 'VIEW');
      case 'WINDOW': return !(isName(next) && isWord(this.peek(2), 'AS'));
      case 'OFFSET':
      case 'FOR': return !startsOperand(next) || (next.kind === 'word' && next.text !== 'NOT' && CLAUSE_WORDS.has(next.text));
      case 'TABLESAMPLE':
      case 'PIVOT': return !isOperator(next, '(');
      case 'UNPIVOT': return !(isOperator(next, '(') || isWord(next, 'INCLUDE') || isWord(next, 'EXCLUDE'));
      case 'VERSION':
      case 'TIMESTAMP':
      case 'SYSTEM_VERSION':
      case 'SYSTEM_TIME': return !(isWord(next, 'AS') && isWord(this.peek(2), 'OF'));
      case 'JOIN': return !isName(next) && !isOperator(next, '(');
      default: return true;
    }
  }

  protected mayBeTableAlias(): boolean {
    return isStrictName(this.token) && this.mayBeImplicitAlias();
  }

  // ---------------------------------------------------------------- booleans

  /** booleanExpression: NOT binds tightest, then AND (2), then OR (1). */
  private boolean(min: number): Expression {
    return this.booleanTail(this.booleanOperand(), min);
  }

  private booleanOperand(): Expression {
    const { start } = this.token;
    if (this.isOperator('!') || (this.is('NOT') && startsOperand(this.peek()))) {
      this.advance();
      this.enter();
      const operand = this.booleanOperand();
      this.leave();
      return { kind: 'unary', operator: 'not', operand, span: this.spanFrom(start) };
    }
    if (isWord(this.token, 'EXISTS') && isOperator(this.peek(), '(') && this.startsQuery(this.index + 2)) {
      this.advance();
      const query = this.bracketed(() => this.query());
      return { kind: 'exists', query, span: this.spanFrom(start) };
    }
    return this.predicateTail(this.value(1), start);
  }

  protected booleanTail(first: Expression, min: number): Expression {
    let left = first;
    if (this.is('AND')) {
      if (!startsOperand(this.peek())) return left;
      left = this.chain('and', left, () => this.booleanOperand());
    }
    if (min < 1 && this.is('OR') && startsOperand(this.peek())) left = this.chain('or', left, () => this.boolean(1));
    return left;
  }

  /** Spark makes a balanced tree of an AND or OR chain, so that a long one does not nest deep; so do we, and the automatic names agree. */
  private chain(operator: 'and' | 'or', first: Expression, operand: () => Expression): Expression {
    const operands = [first];
    const operators: Span[] = [];
    const word = operator.toUpperCase();
    while (this.is(word) && startsOperand(this.peek())) {
      const token = this.advance();
      operators.push({ start: token.start, end: token.end });
      operands.push(operand());
    }
    const build = (low: number, high: number): Expression => {
      if (low === high) return operands[low];
      const middle = high - low === 1 ? low : low + Math.floor((high - low) / 2);
      const left = build(low, middle);
      const right = build(middle + 1, high);
      return { kind: 'binary', operator, operatorSpan: operators[middle], left, right, span: { start: left.span.start, end: right.span.end } };
    };
    return build(0, operands.length - 1);
  }

  /** predicate := [NOT] BETWEEN … | [NOT] IN … | [NOT] LIKE … | IS [NOT] … */
  protected predicateTail(value: Expression, start: number): Expression {
    if (this.is('IS') && startsOperand(this.peek())) return this.isPredicate(value, start);
    this.note('BETWEEN', 'IN', 'LIKE', 'ILIKE', 'RLIKE', 'REGEXP');
    const negation = isWord(this.token, 'NOT') || isOperator(this.token, '!') ? 1 : 0;
    if (negation === 1 && this.peek().kind !== 'word') return value;
    const word = this.peek(negation).text;
    const next = this.peek(negation + 1);
    if (this.peek(negation).kind !== 'word') return value;
    const negated = negation === 1;
    switch (word) {
      case 'BETWEEN': {
        if (!startsOperand(next)) return value;
        this.index += negation + 1;
        const low = this.value(1);
        this.need('AND');
        const high = this.value(1);
        return { kind: 'between', value, low, high, negated, span: this.spanFrom(start) };
      }
      case 'IN': {
        if (!isOperator(next, '(')) return value;
        this.index += negation + 1;
        if (this.startsQueryOnly(this.index + 1)) {
          const query = this.bracketed(() => this.query());
          return { kind: 'in-subquery', value, query, negated, span: this.spanFrom(start) };
        }
        const list = this.bracketed(() => this.list(() => this.expression()));
        return { kind: 'in', value, list, negated, span: this.spanFrom(start) };
      }
      case 'LIKE':
      case 'ILIKE': {
        if (!startsOperand(next)) return value;
        this.index += negation + 1;
        const operator = word === 'LIKE' ? 'like' : 'ilike';
        for (const quantifier of ['ANY', 'SOME', 'ALL']) {
          if (!this.is(quantifier) || !isOperator(this.peek(), '(')) continue;
          this.advance();
          if (isOperator(this.peek(), ')')) this.fail({ message: 'expected something between \'(\' and \')\'', span: this.token });
          const patterns = this.bracketed(() => this.list(() => this.expression()));
          return { kind: 'like', operator, value, patterns, quantifier: quantifier === 'ALL' ? 'all' : 'any', negated, span: this.spanFrom(start) };
        }
        const pattern = this.value(1);
        if (!this.is('ESCAPE') || this.peek().kind !== 'string') return { kind: 'like', operator, value, patterns: [pattern], negated, span: this.spanFrom(start) };
        this.advance();
        const escapeToken = this.token;
        const escape = this.stringLiteral();
        if ([...escape.value].length !== 1) {
          this.fail({ code: 'INVALID_ESCAPE_CHAR', sqlState: '42604', message: `the escape must be a string of one character, got '${escape.value}'`, span: escapeToken });
        }
        return { kind: 'like', operator, value, patterns: [pattern], escape, negated, span: this.spanFrom(start) };
      }
      case 'RLIKE':
      case 'REGEXP': {
        if (!startsOperand(next)) return value;
        this.index += negation + 1;
        return { kind: 'like', operator: 'rlike', value, patterns: [this.value(1)], negated, span: this.spanFrom(start) };
      }
      default: return value;
    }
  }

  private isPredicate(value: Expression, start: number): Expression {
    this.advance();
    const negated = this.take('NOT') || this.takeOperator('!');
    const test = this.takeOneOf('NULL', 'TRUE', 'FALSE', 'UNKNOWN', 'DISTINCT');
    if (test === undefined) this.fail();
    if (test !== 'DISTINCT') return { kind: 'is', value, test: test.toLowerCase() as 'null' | 'true' | 'false' | 'unknown', negated, span: this.spanFrom(start) };
    this.need('FROM');
    const other = this.value(1);
    return { kind: 'is', value, test: 'distinct', other, negated, span: this.spanFrom(start) };
  }

  // ---------------------------------------------------------------- values

  /** valueExpression whose operators bind at least as tightly as `min`. */
  protected value(min: number): Expression {
    const { start } = this.token;
    let left = this.unary();
    for (let length = 1; ; length++) {
      const found = this.binaryOperator();
      if (found === undefined || found.power < min) return left;
      this.checkChain(length, 'operators');
      this.index += found.tokens;
      const operatorSpan = { start: this.tokenAt(this.index - found.tokens).start, end: this.tokenAt(this.index - 1).end };
      if (found.power === SHIFT) this.since('4.0', `operator ${found.operator}`, this.tokenAt(this.index - found.tokens));
      const right = this.value(found.power + 1);
      left = { kind: 'binary', operator: found.operator, operatorSpan, left, right, span: this.spanFrom(start) };
    }
  }

  private binaryOperator(): { operator: BinaryOperator; power: number; tokens: number } | undefined {
    const token = this.token;
    if (token.kind === 'word') {
      return token.text === 'DIV' && startsOperand(this.peek()) && !isWord(this.peek(), 'FROM') ? { operator: 'div', power: MULTIPLICATIVE, tokens: 1 } : undefined;
    }
    if (token.kind !== 'operator') return undefined;
    if (token.text === '>') {
      let tokens = 1;
      while (tokens < 3 && isOperator(this.peek(tokens), '>') && this.peek(tokens).start === token.start + tokens) tokens++;
      if (tokens > 1) return { operator: tokens === 2 ? '>>' : '>>>', power: SHIFT, tokens };
    }
    if (!Object.hasOwn(BINARY, token.text)) return undefined;
    const [operator, power] = BINARY[token.text];
    return { operator, power, tokens: 1 };
  }

  private unary(): Expression {
    const token = this.token;
    if (token.kind === 'operator' && (token.text === '-' || token.text === '+' || token.text === '~')) {
      this.advance();
      if (token.text === '-' && this.token.kind === 'number') return this.postfix(this.numberLiteral(token.start), token.start);
      this.enter();
      const operand = this.unary();
      this.leave();
      return { kind: 'unary', operator: token.text, operand, span: this.spanFrom(token.start) };
    }
    return this.postfix(this.primary(), token.start);
  }

  /** primaryExpression '[' index ']' | '.' name | '::' type */
  private postfix(first: Expression, start: number): Expression {
    let value = first;
    for (let length = 1; this.token.kind === 'operator'; length++) {
      const op = this.token.text;
      if (op !== '[' && op !== '.' && op !== '::') break;
      this.checkChain(length, 'accesses');
      if (op === '::') this.since('4.0', 'a cast with ::', this.token);
      this.advance();
      if (op === '[') {
        this.enter();
        const index = this.value(1);
        this.leave();
        this.needOperator(']');
        value = { kind: 'subscript', value, index, span: this.spanFrom(start) };
      } else if (op === '.') {
        const name = this.identifier();
        value = value.kind === 'column'
          ? { kind: 'column', parts: [...value.parts, name], span: this.spanFrom(start) }
          : { kind: 'field', value, name, span: this.spanFrom(start) };
      } else {
        const typeStart = this.token.start;
        const type = this.dataType();
        value = { kind: 'cast', child: value, type, typeSpan: this.spanFrom(typeStart), try: false, span: this.spanFrom(start) };
      }
    }
    return value;
  }

  private primary(): Expression {
    this.expects('expression');
    const token = this.token;
    switch (token.kind) {
      case 'number': return this.numberLiteral();
      case 'string': return this.stringLiteral();
      case 'quoted':
      case 'word': return this.primaryWord(token);
      case 'operator': break;
      default: return this.fail();
    }
    switch (token.text) {
      case '(': return this.brackets();
      case '*': {
        this.advance();
        return this.starTail([], token.start);
      }
      case ':': {
        this.advance();
        const { name } = this.identifier();
        return { kind: 'parameter', name, span: this.spanFrom(token.start) };
      }
      case '?': return this.refuse('a positional parameter (?)', 'use a named one, :name');
      default: return this.fail();
    }
  }

  private primaryWord(token: Token): Expression {
    const next = this.peek();
    if (isOperator(next, '->')) return this.lambda();
    if (token.kind === 'word') {
      if (token.text === 'INTERVAL' && this.startsInterval()) return this.intervalLiteral();
      if (token.text === 'CASE' && startsOperand(next) && !(isOperator(next, '*')) && !isWord(next, 'FROM') && !isWord(next, 'AS')) return this.caseExpression();
      if (!isOperator(next, '.') && !isOperator(next, '(')) {
        if (token.text === 'NULL' || token.text === 'TRUE' || token.text === 'FALSE') {
          this.advance();
          const type = token.text === 'NULL' ? 'null' : 'boolean';
          return { kind: 'literal', type, value: type === 'null' ? '' : token.text.toLowerCase(), span: { start: token.start, end: token.end } };
        }
        // A clause word is a name only where a whole operand ends right after it.
        if (CLAUSE_WORDS.has(token.text) && next.kind !== 'operator' && !isWord(next, 'FROM') && !isWord(next, 'AS')) this.fail();
      }
      if (isOperator(next, '(')) {
        const form = this.specialForm(token);
        if (form !== undefined) return form;
      }
    }
    if (next.kind === 'string') return this.typedLiteral();
    return this.nameOrCall();
  }

  /** qualifiedName '(' … ')' | qualifiedName '.' '*' | name ('.' name)* */
  private nameOrCall(): Expression {
    const { start } = this.token;
    const parts = [this.identifier()];
    while (isOperator(this.token, '.')) {
      if (isOperator(this.peek(), '*')) {
        this.index += 2;
        return this.starTail(parts, start);
      }
      if (!isName(this.peek())) break;
      this.advance();
      parts.push(this.identifier());
    }
    if (isOperator(this.token, '(')) return this.call(parts, start);
    return { kind: 'column', parts, span: this.spanFrom(start) } satisfies ColumnRef;
  }

  /** `* EXCEPT (a, b.c)`, of Spark 4; `SELECT * EXCEPT (SELECT …)` stays a set operation. */
  private starTail(qualifier: readonly Identifier[], start: number): Star {
    const star: Star = { kind: 'star', qualifier, span: this.spanFrom(start) };
    if (!isWord(this.token, 'EXCEPT') || !isOperator(this.peek(), '(') || this.startsQuery(this.index + 2)) return star;
    this.since('4.0', '* EXCEPT (…)');
    this.advance();
    const except = this.bracketed(() => this.list(() => this.multipartIdentifier()));
    return { ...star, except, span: this.spanFrom(start) };
  }

  /** '(' query ')' | '(' name, name ')' '->' … | '(' expression ')' | '(' a, b ')' */
  private brackets(): Expression {
    const open = this.token;
    const { start } = open;
    const closing = open.match ?? -1;
    if (closing > 0 && isOperator(this.tokenAt(closing + 1), '->')) return this.lambda();
    if (this.startsQuery(this.index + 1)) {
      const query = this.bracketed(() => this.query());
      return { kind: 'subquery', query, span: this.spanFrom(start) };
    }
    this.advance();
    const items = [this.namedExpression()];
    while (this.takeOperator(',')) items.push(this.namedExpression());
    this.needOperator(')');
    if (items.length > 1) return { kind: 'row', items, span: this.spanFrom(start) };
    if (items[0].kind === 'alias') this.fail({ message: 'a single expression in brackets takes no alias', span: items[0].names[0].span });
    return items[0];
  }

  /** lambda := name '->' expression | '(' name (',' name)+ ')' '->' expression */
  private lambda(): Lambda {
    const { start } = this.token;
    const params = isOperator(this.token, '(') ? this.bracketed(() => this.list(() => this.identifier())) : [this.identifier()];
    if (params.length === 1 && isOperator(this.tokenAt(this.index - 1), ')')) {
      this.fail({ message: 'a lambda of one parameter takes no brackets', hint: `write ${params[0].name} -> …`, span: this.spanFrom(start) });
    }
    this.needOperator('->');
    const body = this.expression();
    return { kind: 'lambda', params, body, span: this.spanFrom(start) };
  }

  /** CASE [operand] (WHEN … THEN …)+ [ELSE …] END */
  private caseExpression(): Case {
    const { start } = this.advance();
    const operand = this.is('WHEN') ? undefined : this.expression();
    const whens: Case['whens'][number][] = [];
    this.need('WHEN');
    do {
      const when = this.expression();
      this.need('THEN');
      whens.push({ when, then: this.expression() });
    } while (this.take('WHEN'));
    const otherwise = this.take('ELSE') ? this.expression() : undefined;
    this.need('END');
    return { kind: 'case', ...(operand && { operand }), whens, ...(otherwise && { otherwise }), span: this.spanFrom(start) };
  }
}
