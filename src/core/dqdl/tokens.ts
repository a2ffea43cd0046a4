import { GlueprintError, Span } from '../diagnostics';
import type { DqdlString, Keyword, KeywordName, StringOperand, VariableRef } from './ast';
import { dqdlError, RESERVED, Token, tokenize } from './lexer';

const KEYWORDS: Readonly<Record<string, KeywordName>> = {
  NULL: 'NULL', null: 'NULL', EMPTY: 'EMPTY', empty: 'EMPTY', WHITESPACES_ONLY: 'WHITESPACES_ONLY', whitespaces_only: 'WHITESPACES_ONLY',
};

/** The tokens of a document, and where reading is. */
export class Tokens {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(public readonly text: string) {
    this.tokens = tokenize(text);
  }

  public peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
  }

  public next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  /** Is the next token this word or symbol? A quoted text never is. */
  public is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind !== 'string' && token.kind !== 'end' && token.text === text;
  }

  public take(...texts: string[]): Token | undefined {
    return texts.some((t) => this.is(t)) ? this.next() : undefined;
  }

  public need(text: string, why = ''): Token {
    return this.take(text) ?? this.fail(`expected '${text}'${why}, got ${this.shown()}`);
  }

  public string(what: string): DqdlString {
    const token = this.peek();
    if (token.kind !== 'string') this.fail(`expected ${what} in double quotes, got ${this.shown()}`);
    this.next();
    return { kind: 'string', raw: token.text, span: token.span };
  }

  public keyword(): Keyword | undefined {
    const token = this.peek();
    const keyword = token.kind === 'word' && Object.prototype.hasOwnProperty.call(KEYWORDS, token.text) ? KEYWORDS[token.text] : undefined;
    if (keyword === undefined) return undefined;
    this.next();
    return { kind: 'keyword', keyword, span: token.span };
  }

  /** variable := '$' name */
  public variable(): VariableRef {
    const start = this.need('$').span.start;
    const token = this.name('a variable name');
    return { kind: 'variable', name: token.text, span: { start, end: token.span.end } };
  }

  /** stringOperand := string | variable | NULL | EMPTY | WHITESPACES_ONLY */
  public stringOperand(): StringOperand {
    if (this.is('$')) return this.variable();
    return this.keyword() ?? this.string('a text');
  }

  public isName(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && !RESERVED.has(token.text);
  }

  public name(what: string): Token {
    if (!this.isName()) this.fail(`expected ${what}, got ${this.shown()}`);
    return this.next();
  }

  /** item (',' item)* up to the closing symbol, which is read too. */
  public listUpTo<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    do {
      items.push(item());
    } while (this.take(','));
    this.need(close, ' or \',\'');
    return items;
  }

  public shown(): string {
    const token = this.peek();
    if (token.kind === 'end') return 'the end';
    return token.kind === 'string' ? `"${token.text}"` : `'${token.text}'`;
  }

  /** The span from a start to the end of the last token read. */
  public spanFrom(start: number): Span {
    return { start, end: this.tokens[Math.max(0, this.at - 1)].span.end };
  }

  public fail(message: string, span: Span = this.peek().span, hint?: string, code = 'DqdlSyntax'): never {
    throw this.error(message, span, hint, code);
  }

  public error(message: string, span: Span, hint?: string, code = 'DqdlSyntax'): GlueprintError {
    return dqdlError(code, message, this.text, span, hint);
  }
}
