/** JSON as Jackson reads it for Spark: numbers keep their digits, objects their order and repeated keys. */
export type Json =
  | { readonly kind: 'null' | 'true' | 'false' }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly Json[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Json])[] };

export interface JsonOptions {
  readonly singleQuotes?: boolean;
  readonly unquotedNames?: boolean;
  readonly leadingZeros?: boolean;
  readonly nonNumeric?: boolean;
  readonly comments?: boolean;
}

const MAX_DEPTH = 1000;

class JsonReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string, private readonly options: JsonOptions) {}

  public value(): Json {
    this.blanks();
    const char = this.text[this.at];
    switch (char) {
      case '{': return this.nested(() => this.object());
      case '[': return this.nested(() => this.array());
      case '"': return { kind: 'string', value: this.string('"') };
      case '\'': if (this.options.singleQuotes === true) return { kind: 'string', value: this.string('\'') };
        break;
      default:
    }
    for (const word of ['true', 'false', 'null'] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return { kind: word };
      }
    }
    const pattern = this.options.leadingZeros === true ? /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y : /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    pattern.lastIndex = this.at;
    const number = pattern.exec(this.text) ?? this.nonNumeric();
    if (number === null) throw new SyntaxError(`no JSON value at ${this.at}`);
    this.at += number[0].length;
    return { kind: 'number', text: number[0] };
  }

  /** Only blanks may follow. */
  public end(): void {
    this.blanks();
    if (this.at < this.text.length) throw new SyntaxError(`text after the JSON value at ${this.at}`);
  }

  private nonNumeric(): RegExpExecArray | null {
    if (this.options.nonNumeric !== true) return null;
    const pattern = /NaN|[+-]?INF|[+-]?Infinity/y;
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) throw new SyntaxError('JSON nests too deep');
    this.at++;
    const value = read();
    this.depth--;
    return value;
  }

  private object(): Json {
    const entries: [string, Json][] = [];
    if (this.take('}')) return { kind: 'object', entries };
    do {
      const name = this.name();
      if (!this.take(':')) throw new SyntaxError(`expected ':' at ${this.at}`);
      entries.push([name, this.value()]);
    } while (this.take(','));
    if (!this.take('}')) throw new SyntaxError(`expected '}' at ${this.at}`);
    return { kind: 'object', entries };
  }

  private array(): Json {
    const items: Json[] = [];
    if (this.take(']')) return { kind: 'array', items };
    do items.push(this.value()); while (this.take(','));
    if (!this.take(']')) throw new SyntaxError(`expected ']' at ${this.at}`);
    return { kind: 'array', items };
  }

  private name(): string {
    this.blanks();
    const quote = this.text[this.at];
    if (quote === '"' || (quote === '\'' && this.options.singleQuotes === true)) return this.string(quote);
    const pattern = /[A-Za-z_$][\w$]*/y;
    pattern.lastIndex = this.at;
    const bare = this.options.unquotedNames === true ? pattern.exec(this.text) : null;
    if (bare === null) throw new SyntaxError(`expected a name at ${this.at}`);
    this.at += bare[0].length;
    return bare[0];
  }

  private string(quote: string): string {
    let out = '';
    for (let i = this.at + 1; i < this.text.length; i++) {
      const char = this.text[i];
      if (char === quote) {
        this.at = i + 1;
        return out;
      }
      if (char < ' ') throw new SyntaxError(`control character in a string at ${i}`);
      if (char !== '\\') {
        out += char;
        continue;
      }
      const escape = this.text[++i];
      if (escape === 'u') {
        const hex = this.text.slice(i + 1, i + 5);
        if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new SyntaxError(`bad \\u at ${i}`);
        out += String.fromCharCode(parseInt(hex, 16));
        i += 4;
      } else {
        const plain = ESCAPES[escape] ?? (escape === '\'' && this.options.singleQuotes === true ? '\'' : undefined);
        if (plain === undefined) throw new SyntaxError(`bad escape at ${i}`);
        out += plain;
      }
    }
    throw new SyntaxError('a string is not closed');
  }

  private take(char: string): boolean {
    this.blanks();
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private blanks(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
    if (this.options.comments !== true) return;
    const comment = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/y;
    comment.lastIndex = this.at;
    const found = comment.exec(this.text);
    if (found === null) return;
    this.at += found[0].length;
    this.blanks();
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t' };

/**
 * The first value of the text; with `whole`, nothing else may follow.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string, whole = false, options: JsonOptions = {}): Json {
  const reader = new JsonReader(text, options);
  const value = reader.value();
  if (whole) reader.end();
  return value;
}

/** As Jackson writes: no blanks; control characters, quotes and backslashes escaped, all else as it is. */
export function printJson(value: Json): string {
  switch (value.kind) {
    case 'number': return printNumber(value.text);
    case 'string': return quoteJson(value.value);
    case 'array': return `[${value.items.map(printJson).join(',')}]`;
    case 'object': return `{${value.entries.map(([k, v]) => `${quoteJson(k)}:${printJson(v)}`).join(',')}}`;
    default: return value.kind;
  }
}

/** Integers keep their digits; others become a double, as Java prints it. */
function printNumber(text: string): string {
  return /^-?\d+$/.test(text) ? text : javaDouble(Number(text));
}

export function javaDouble(x: number): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? 'Infinity' : '-Infinity';
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  const [mantissa, exponent] = Math.abs(x).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const e = Number(exponent);
  const sign = x < 0 ? '-' : '';
  if (e >= 7 || e < -3) return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${e}`;
  if (e < 0) return `${sign}0.${'0'.repeat(-e - 1)}${digits}`;
  return `${sign}${digits.slice(0, e + 1).padEnd(e + 1, '0')}.${digits.slice(e + 1) || '0'}`;
}

export function quoteJson(text: string): string {
  return `"${text.replace(/[\u0000-\u001f"\\]/g, (c) => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)}"`;
}
const SHORT: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
