import { AwsError } from '../../aws/aws-error';
import { invalidInput } from '../errors';
import { partitionType, type PartitionType } from './partition-types';

/** A partition key column as the table declares it. */
export interface PartitionKey { readonly Name: string; readonly Type?: string }

/** True, false, or unknown where NULL is compared. */
type Truth = boolean | undefined;
type Test = (values: readonly string[]) => Truth;

interface Token { readonly kind: 'word' | 'string' | 'number' | 'symbol'; readonly text: string; readonly at: number }

/**
 * The `Expression` of GetPartitions, a small SQL:
 *
 *   or        := and { OR and }
 *   and       := not { AND not }
 *   not       := NOT not | '(' or ')' | predicate
 *   predicate := column ( op literal | [NOT] IN '(' literal {, literal} ')' | [NOT] BETWEEN literal AND literal | [NOT] LIKE literal | IS [NOT] NULL )
 *              | literal op column
 *
 * Columns, literals, AND and OR may stand in parentheses of their own, which the service accepts.
 */
export function compilePartitionExpression(expression: string, keys: readonly PartitionKey[]): (values: readonly string[]) => boolean {
  if (expression.trim() === '') return () => true;
  const test = new Parser(expression, keys).parse();
  return (values) => test(values) === true;
}

const TOKEN = /\s+|(?<string>'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*")|(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>`[^`]+`|[A-Za-z_][\w.$]*)|(?<symbol><=|>=|<>|!=|[=<>(),])/y;

class Parser {
  private readonly tokens: Token[];
  private position = 0;

  constructor(private readonly text: string, private readonly keys: readonly PartitionKey[]) {
    this.tokens = this.tokenize();
  }

  public parse(): Test {
    const test = this.or();
    if (this.position < this.tokens.length) throw this.unsupported();
    return test;
  }

  private or(): Test {
    const tests = [this.and()];
    while (this.takeWord('OR')) tests.push(this.and());
    return tests.length === 1 && tests[0] ? tests[0] : (values) => any(tests.map((t) => t(values)));
  }

  private and(): Test {
    const tests = [this.not()];
    while (this.takeWord('AND')) tests.push(this.not());
    return tests.length === 1 && tests[0] ? tests[0] : (values) => negate(any(tests.map((t) => negate(t(values)))));
  }

  private not(): Test {
    if (this.takeWord('NOT')) {
      const test = this.not();
      return (values) => negate(test(values));
    }
    return this.group() ?? this.predicate();
  }

  /** A parenthesis around a whole condition, told from one around an operand by what stands behind it. */
  private group(): Test | undefined {
    if (this.peek()?.text !== '(') return undefined;
    const end = this.closing(this.position);
    const inner = this.tokens.slice(this.position + 1, end);
    if (!inner.some((t) => /^(<=|>=|<>|!=|[=<>])$/.test(t.text) || /^(IN|LIKE|BETWEEN|IS)$/i.test(t.text))) return undefined;
    this.position++;
    const test = this.or();
    this.expect(')');
    return test;
  }

  private predicate(): Test {
    const left = this.operand();
    if (left.kind !== 'word') {
      const operator = this.operator();
      return this.comparison(this.column(this.operand()), MIRRORED[operator] ?? operator, left);
    }
    const column = this.column(left);
    if (this.takeWord('IS')) {
      const isNot = this.takeWord('NOT');
      if (!this.takeWord('NULL')) throw this.unsupported();
      return (values) => (column.raw(values) === undefined) !== isNot;
    }
    const inverted = this.takeWord('NOT');
    const test = this.suffix(column);
    if (test !== undefined) return inverted ? (values) => negate(test(values)) : test;
    if (inverted) throw this.unsupported();
    return this.comparison(column, this.operator(), this.operand());
  }

  private suffix(column: Column): Test | undefined {
    if (this.takeWord('IN')) {
      const wanted = this.list().map((token) => column.literal(token));
      return (values) => {
        const value = column.value(values);
        return value === undefined ? undefined : wanted.some((w) => w === value);
      };
    }
    if (this.takeWord('BETWEEN')) {
      const low = column.literal(this.operand());
      if (!this.takeWord('AND')) throw this.unsupported();
      const high = column.literal(this.operand());
      return (values) => {
        const value = column.value(values);
        return value === undefined ? undefined : value >= low && value <= high;
      };
    }
    if (this.takeWord('LIKE')) {
      if (column.type.name !== 'String') throw invalidInput(`${column.type.name} data type doesn't support operation 'LIKE'`);
      const pattern = likePattern(String(column.literal(this.operand())));
      return (values) => {
        const value = column.value(values);
        return value === undefined ? undefined : pattern.test(String(value));
      };
    }
    return undefined;
  }

  private comparison(column: Column, operator: string, token: Token): Test {
    const wanted = column.literal(token);
    const holds = COMPARISONS[operator];
    if (holds === undefined) throw this.unsupported();
    return (values) => {
      const value = column.value(values);
      return value === undefined ? undefined : holds(value, wanted);
    };
  }

  private column(token: Token): Column {
    const name = token.text.replace(/`/g, '').toLowerCase();
    const index = this.keys.findIndex((k) => k.Name.toLowerCase() === name);
    const key = this.keys[index];
    if (token.kind !== 'word' || key === undefined) throw invalidInput('Invalid partition expression!');
    return new Column(index, partitionType(key.Type ?? 'string'));
  }

  private operand(): Token {
    if (this.peek()?.text === '(') {
      this.position++;
      const token = this.operand();
      this.expect(')');
      return token;
    }
    const token = this.tokens[this.position++];
    if (token === undefined || token.kind === 'symbol') throw this.unsupported();
    return token;
  }

  private list(): Token[] {
    this.expect('(');
    const items = [this.operand()];
    while (this.peek()?.text === ',') {
      this.position++;
      items.push(this.operand());
    }
    this.expect(')');
    return items;
  }

  private operator(): string {
    const token = this.tokens[this.position++];
    if (token?.kind !== 'symbol' || COMPARISONS[token.text] === undefined) throw this.unsupported();
    return token.text;
  }

  private takeWord(word: string): boolean {
    const isWord = (i: number) => this.tokens[i]?.kind === 'word' && this.tokens[i]?.text.toUpperCase() === word;
    if (isWord(this.position)) {
      this.position++;
      return true;
    }
    if ((word === 'AND' || word === 'OR') && this.peek()?.text === '(' && isWord(this.position + 1) && this.tokens[this.position + 2]?.text === ')') {
      this.position += 3;
      return true;
    }
    return false;
  }

  private expect(symbol: string): void {
    if (this.tokens[this.position++]?.text !== symbol) throw this.unsupported();
  }

  private peek(): Token | undefined {
    return this.tokens[this.position];
  }

  private closing(from: number): number {
    let depth = 0;
    for (let i = from; i < this.tokens.length; i++) {
      const token = this.tokens[i];
      if (token?.kind !== 'symbol') continue;
      if (token.text === '(') depth++;
      else if (token.text === ')' && --depth === 0) return i;
    }
    throw this.unsupported();
  }

  private tokenize(): Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < this.text.length) {
      const at = TOKEN.lastIndex;
      const found = TOKEN.exec(this.text);
      if (found === null) throw this.unsupported(at);
      const [kind, text] = Object.entries(found.groups ?? {}).find(([, v]) => v !== undefined) ?? [];
      if (kind !== undefined && text !== undefined) {
        tokens.push({ kind: kind as Token['kind'], text: kind === 'string' ? unquote(text) : text, at });
      }
    }
    return tokens;
  }

  private unsupported(at = this.tokens[Math.min(this.position, this.tokens.length) - 1]?.at ?? 0): AwsError {
    return invalidInput(`Unsupported expression '${this.text}' near '${this.text.slice(at, at + 20)}'`);
  }
}

type Value = string | number | bigint;

class Column {
  constructor(private readonly index: number, public readonly type: PartitionType) {}

  public raw(values: readonly string[]): string | undefined {
    const value = values[this.index];
    return value === '__HIVE_DEFAULT_PARTITION__' ? undefined : value;
  }

  /** @throws AwsError `InvalidStateException` for a stored value that is not of the column's type. */
  public value(values: readonly string[]): Value | undefined {
    const raw = this.raw(values);
    if (raw === undefined) return undefined;
    const value = this.type.parse(raw);
    if (value === undefined) throw new AwsError('InvalidStateException', this.type.complaint(raw));
    return value;
  }

  public literal(token: Token): Value {
    const value = this.type.parse(token.text);
    if (value === undefined) throw invalidInput(this.type.complaint(token.text));
    return value;
  }
}

const COMPARISONS: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function any(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

function unquote(text: string): string {
  const quote = text.charAt(0);
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}

function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/\\[%_\\]|[\s\S]/g, (part) => {
    if (part.length === 2) return escapeRegExp(part.charAt(1));
    return part === '%' ? '[\\s\\S]*' : part === '_' ? '[\\s\\S]' : escapeRegExp(part);
  });
  return new RegExp(`^${source}$`);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
