import type { Identifier } from './ast';
import { CLAUSE_WORDS, QUERY_KEYWORDS, STRICT_NON_RESERVED } from './keywords';
import type { LexedText, Token } from './lexer';
import { GlueprintError, lineColumn, nearest, Span } from '../../diagnostics';

/** Operators that may stand before an operand, or open one. */
const OPERAND_START = new Set(['(', '-', '+', '~', '*', ':', '!']);

export interface ParseOptions {
  /** Spark version to parse for; syntax that came later is refused by name. Default: `3.5`. */
  readonly sparkVersion?: string;
}

/** What the parser would have taken at a token. */
export interface Expectation {
  /** Single words and sequences such as `GROUP BY`. */
  readonly keywords: ReadonlySet<string>;
  readonly operators: ReadonlySet<string>;
  /** A name may stand here. */
  readonly names: boolean;
  /** An expression may start here. */
  readonly expression: boolean;
  /** A table may be named here. */
  readonly tables: boolean;
  /** A generator function may be named here. */
  readonly generators: boolean;
  /** A data type may stand here. */
  readonly types: boolean;
}

/** What a recording parse notes by token index: for messages, completion and highlighting. An ordinary parse records nothing. */
export class ParseRecord {
  private readonly byIndex = new Map<number, Writable>();
  /** Tokens that were taken as names, and as type names; other words are keywords. */
  public readonly names = new Set<number>();
  public readonly types = new Set<number>();

  public at(index: number): Expectation | undefined {
    return this.byIndex.get(index);
  }

  public write(index: number): Writable {
    let here = this.byIndex.get(index);
    if (here === undefined) {
      here = { keywords: new Set(), operators: new Set(), names: false, expression: false, tables: false, generators: false, types: false };
      this.byIndex.set(index, here);
    }
    return here;
  }
}

type Writable = { -readonly [K in keyof Expectation]: Expectation[K] extends ReadonlySet<infer T> ? Set<T> : Expectation[K] };

/** Brackets, subqueries and prefix operators may nest this deep; deeper is an error long before the stack ends. */
export const MAX_NESTING = 300;
/** Operands of one chain of `+`, `||`, UNION, JOIN, …: each makes the tree one level deeper. AND and OR chains are balanced and have no limit. */
export const MAX_CHAIN = 1000;

/** What is wrong at a token; empty for a plain syntax error. */
interface Problem { message?: string; code?: string; sqlState?: string; hint?: string; span?: Span }

/** Internal to the parser: the error is made after the parse, when the record of what was expected is known. */
export class SyntaxFault extends Error {
  constructor(public readonly index: number, public readonly problem: Problem) {
    super(problem.message);
  }
}

/** Walks the tokens; the base of the parser's classes. */
export abstract class TokenStream {
  protected index = 0;
  private depth = 0;
  /** Index of a word that was read as an alias without AS: where the next token does not fit, it may have been a misspelt keyword. */
  private lastImplicitAlias = -1;
  private readonly tokens: readonly Token[];

  constructor(protected readonly text: string, lexed: LexedText, protected readonly version: string, private readonly record?: ParseRecord) {
    this.tokens = lexed.tokens;
  }

  protected get token(): Token {
    return this.tokens[this.index];
  }

  protected peek(ahead = 1): Token {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)];
  }

  protected tokenAt(index: number): Token {
    return this.tokens[Math.min(index, this.tokens.length - 1)];
  }

  protected advance(): Token {
    const token = this.tokens[this.index];
    if (token.kind !== 'end') this.index++;
    return token;
  }

  /** The span from `start` to the end of the last token taken. */
  protected spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.index > 0 ? this.tokens[this.index - 1].end : start) };
  }

  protected is(word: string): boolean {
    if (this.record !== undefined) this.record.write(this.index).keywords.add(word);
    const token = this.tokens[this.index];
    return token.kind === 'word' && token.text === word;
  }

  /** Says in the record what else could stand here, where the parser finds out without asking. */
  protected note(...words: readonly string[]): void {
    if (this.record === undefined) return;
    for (const word of words) this.record.write(this.index).keywords.add(word);
  }

  /** The words in a row, as `GROUP BY`. */
  protected isSequence(...words: readonly string[]): boolean {
    if (this.record !== undefined) this.record.write(this.index).keywords.add(words.join(' '));
    return words.every((word, i) => isWord(this.peek(i), word));
  }

  protected isOperator(op: string): boolean {
    if (this.record !== undefined) this.record.write(this.index).operators.add(op);
    const token = this.tokens[this.index];
    return token.kind === 'operator' && token.text === op;
  }

  protected take(word: string): boolean {
    const taken = this.is(word);
    if (taken) this.index++;
    return taken;
  }

  protected takeSequence(...words: readonly string[]): boolean {
    const taken = this.isSequence(...words);
    if (taken) this.index += words.length;
    return taken;
  }

  protected takeOperator(op: string): boolean {
    const taken = this.isOperator(op);
    if (taken) this.index++;
    return taken;
  }

  protected takeOneOf<W extends string>(...words: readonly W[]): W | undefined {
    for (const word of words) if (this.take(word)) return word;
    return undefined;
  }

  protected need(word: string): void {
    if (!this.take(word)) this.fail();
  }

  protected needOperator(op: string): void {
    if (!this.takeOperator(op)) this.fail();
  }

  /** Items separated by commas, one at least. */
  protected list<T>(item: () => T): T[] {
    const out = [item()];
    while (this.takeOperator(',')) out.push(item());
    return out;
  }

  protected bracketed<T>(inside: () => T): T {
    this.needOperator('(');
    const value = inside();
    this.needOperator(')');
    return value;
  }

  /** Any name: under Spark's default rules every keyword is one. */
  protected identifier(): Identifier {
    if (this.record !== undefined) this.record.write(this.index).names = true;
    const token = this.token;
    if (token.kind !== 'word' && token.kind !== 'quoted') this.fail();
    this.record?.names.add(this.index);
    this.index++;
    return this.asIdentifier(token);
  }

  /** A name that stands where no expression can go on, so that `a-b` is a name that lacks its backquotes (`errorCapturingIdentifier`). */
  protected plainIdentifier(): Identifier {
    const first = this.identifier();
    if (this.isOperator('-') && isName(this.peek()) && this.peek().start === this.token.end && this.token.start === first.span.end) {
      while (this.isOperator('-') && isName(this.peek())) this.index += 2;
      const span = this.spanFrom(first.span.start);
      const raw = this.text.slice(span.start, span.end);
      this.fail({ code: 'INVALID_IDENTIFIER', sqlState: '42602', message: `the identifier ${raw} is invalid`, hint: `quote it with backquotes: \`${raw}\``, span });
    }
    return first;
  }

  /** multipartIdentifier := name ('.' name)* */
  protected multipartIdentifier(): Identifier[] {
    if (this.is('IDENTIFIER') && isOperator(this.peek(), '(')) this.refuse('IDENTIFIER(…)', 'write the name itself');
    const parts = [this.plainIdentifier()];
    while (this.takeOperator('.')) parts.push(this.plainIdentifier());
    return parts;
  }

  /** identifierList := '(' name (',' name)* ')' */
  protected identifierList(): Identifier[] {
    return this.bracketed(() => this.list(() => this.plainIdentifier()));
  }

  protected isName(): boolean {
    if (this.record !== undefined) this.record.write(this.index).names = true;
    return isName(this.token);
  }

  protected asIdentifier(token: Token): Identifier {
    return token.kind === 'quoted'
      ? { name: token.text, quoted: true, span: { start: token.start, end: token.end } }
      : { name: this.text.slice(token.start, token.end), quoted: false, span: { start: token.start, end: token.end } };
  }

  protected implicitAliasTaken(): void {
    this.lastImplicitAlias = this.index - 1;
  }

  /** Says in the record what kind of thing may stand here. */
  protected expects(what: 'expression' | 'tables' | 'generators' | 'types'): void {
    if (this.record !== undefined) this.record.write(this.index)[what] = true;
  }

  /** The token at hand names a type. */
  protected markType(): void {
    this.record?.types.add(this.index);
  }

  /** One more level of nesting; a pair with `leave`, not a callback, so that a level takes few stack frames. */
  protected enter(): void {
    if (++this.depth > MAX_NESTING) {
      this.fail({ code: 'QueryTooDeep', message: `brackets and subqueries nest deeper than ${MAX_NESTING} levels`, hint: 'split the query with WITH' });
    }
  }

  protected leave(): void {
    this.depth--;
  }

  protected checkChain(length: number, what: string): void {
    if (length > MAX_CHAIN) {
      this.fail({ code: 'QueryTooDeep', message: `a chain of more than ${MAX_CHAIN} ${what}`, hint: 'group parts of it with WITH or in brackets' });
    }
  }

  /** Refuses syntax that only a later Spark has. */
  protected since(version: string, what: string, token: Token = this.token): void {
    if (compareVersions(this.version, version) < 0) {
      this.fail({ code: 'UnsupportedSyntax', message: `${what} needs Spark ${version} or later; this is for Spark ${this.version}`, span: token });
    }
  }

  protected atLeast(version: string): boolean {
    return compareVersions(this.version, version) >= 0;
  }

  /** Refuses syntax that Spark has and this product has not, by its name. */
  protected refuse(what: string, hint?: string, span: Span = this.token): never {
    return this.fail({ code: 'UnsupportedSyntax', message: `${what} is not supported`, hint, span });
  }

  protected fail(problem: Problem = {}): never {
    throw new SyntaxFault(this.index, problem);
  }

  /** The error for a fault; `recorded` is the record of the second parse. */
  public describe(fault: SyntaxFault, recorded: ParseRecord): GlueprintError {
    const { index, problem } = fault;
    const token = this.tokens[index];
    if (problem.message !== undefined) {
      const span = problem.span ?? token;
      return this.error(problem.code ?? 'PARSE_SYNTAX_ERROR', problem.message, { start: span.start, end: span.end }, problem.hint, problem.sqlState);
    }
    if (token.problem !== undefined) {
      return this.error(token.problem.code ?? 'PARSE_SYNTAX_ERROR', token.problem.message, token, token.problem.hint, token.problem.sqlState);
    }
    // `SELECT a FORM t` fails at `t`, because FORM could be an alias; the word to show is FORM.
    const before = this.tokens[index - 1];
    if (this.lastImplicitAlias === index - 1 && before?.kind === 'word' && !QUERY_KEYWORDS.has(before.text)) {
      const meant = nearestKeyword(before.text, recorded.at(index));
      if (meant !== undefined) return this.syntaxError(before, `; did you mean ${meant}?`);
    }
    if (token.kind === 'end' && this.text.trim() === '') return this.error('PARSE_EMPTY_STATEMENT', 'the text is empty', token, undefined, '42617');
    const expectation = recorded.at(index);
    const meant = token.kind === 'word' ? nearestKeyword(token.text, expectation) : undefined;
    return this.syntaxError(token, meant === undefined ? expectedText(expectation) : `; did you mean ${meant}?`, this.openBracketHint(index, expectation));
  }

  /** Where a `)` is missing: which bracket lacks it. */
  private openBracketHint(index: number, expectation: Expectation | undefined): string | undefined {
    if (expectation?.operators.has(')') !== true) return undefined;
    for (let i = index - 1; i >= 0; i--) {
      const token = this.tokens[i];
      if (!isOperator(token, '(') || (token.match !== undefined && token.match >= 0)) continue;
      const { line, column } = lineColumn(this.text, token.start);
      return `the '(' at line ${line}, column ${column} is not closed`;
    }
    return undefined;
  }

  private syntaxError(token: Token, rest: string, hint?: string): GlueprintError {
    const shown = this.text.slice(token.start, token.end);
    const at = token.kind === 'end' ? 'the end of the text' : `'${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown}'`;
    return this.error('PARSE_SYNTAX_ERROR', `syntax error at or near ${at}${rest}`, token, hint);
  }

  private error(code: string, message: string, span: Span, hint?: string, sqlState = '42601'): GlueprintError {
    return new GlueprintError({ code, message, hint, sqlState, text: this.text, span: { start: span.start, end: span.end } });
  }
}

export function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text === word;
}
export function isOperator(token: Token, op: string): boolean {
  return token.kind === 'operator' && token.text === op;
}
export function isName(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'quoted';
}
export function isStrictName(token: Token): boolean {
  return token.kind === 'quoted' || (token.kind === 'word' && !STRICT_NON_RESERVED.has(token.text));
}

/** May an operand start with this token? Every word may be a name; clause words are judged where they are met. */
export function startsOperand(token: Token): boolean {
  switch (token.kind) {
    case 'operator': return OPERAND_START.has(token.text);
    case 'hint':
    case 'hint-end':
    case 'end': return false;
    // A bad token too, so that the error is reported there and not before it.
    default: return true;
  }
}

/** Negative where `a` is the earlier one; parts that are absent count as 0. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((v) => v.split('.').map(Number));
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function nearestKeyword(word: string, expectation: Expectation | undefined): string | undefined {
  if (expectation === undefined) return undefined;
  const words = [...expectation.keywords].map((k) => k.split(' ')[0]).filter((k) => k !== word && k.length > 1);
  const meant = word.length < 2 ? undefined : nearest(word, words);
  // A short word is near to many: two letters must share the first.
  return meant !== undefined && (word.length > 3 || meant[0] === word[0]) ? meant : undefined;
}

const MOST_SHOWN = 8;

function expectedText(expectation: Expectation | undefined): string {
  if (expectation === undefined) return '';
  const clauses = [...expectation.keywords];
  const items = [
    ...(expectation.expression ? ['an expression'] : []),
    ...[...expectation.operators].filter((op) => op === ')' || op === ',' || op === '(' || op === '=>').map((op) => `'${op}'`),
    ...(expectation.expression ? [] : [...clauses.filter((k) => CLAUSE_WORDS.has(k.split(' ')[0])), ...clauses.filter((k) => !CLAUSE_WORDS.has(k.split(' ')[0]))]),
  ];
  if (expectation.names && !expectation.expression) items.splice(items.length > 3 ? items.length : 0, 0, 'a name');
  if (items.length === 0) {
    const other = [...expectation.operators].map((op) => `'${op}'`);
    return other.length === 0 ? '' : `; expected ${other.slice(0, MOST_SHOWN).join(', ')}`;
  }
  return `; expected ${items.slice(0, MOST_SHOWN).join(', ')}${items.length > MOST_SHOWN ? ', …' : ''}`;
}
