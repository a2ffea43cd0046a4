import { unescapeString } from './string-literal';

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'operator' | 'hint' | 'hint-end' | 'bad' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Upper-cased word, name without backquotes, unescaped string, digits of a number, operator; the raw text of a bad token. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Suffix of a number in upper case: `L`, `BD`, …; '' for none. */
  readonly suffix?: string;
  /** What is wrong with a bad token, with Spark's error condition if it has one. */
  readonly problem?: { readonly message: string; readonly code?: string; readonly sqlState?: string; readonly hint?: string };
  /** Of `(`: index of the token that closes it, -1 if none does. */
  match?: number;
}

export interface Comment { readonly start: number; readonly end: number }

export interface LexedText {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

export interface LexerOptions {
  /** Spark 4.0 reads `'it''s'` as one string with a quote in it; before, it is `'it'` and `'s'` joined. */
  readonly doubledQuotes?: boolean;
}

/** Longest first. `>` stays single, so that `ARRAY<ARRAY<INT>>` closes twice; the parser joins `>>`. */
const OPERATORS = [
  '<=>', '<>', '<=', '>=', '<<', '!=', '!<', '!>', '==', '=>', '||', '->', '::',
  '=', '<', '>', '+', '-', '*', '/', '%', '~', '&', '|', '^', '!', '(', ')', '[', ']', ',', '.', ':', ';', '?',
];
const BY_FIRST = new Map<string, string[]>();
for (const op of OPERATORS) BY_FIRST.set(op[0], [...(BY_FIRST.get(op[0]) ?? []), op]);

const WORD = /[A-Za-z0-9_\p{L}]+(:\/\/[\p{L}0-9_/\-.?=&#%]+)?/uy;
const ASCII_WORD = /^[A-Za-z0-9_]+$/;
/** A number ends where no letter, digit or underscore follows it; else it is (part of) an identifier: `1day`, `2.3_`. */
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?:bd|BD|Bd|bD|[yYsSlLfFdD])?(?![A-Za-z0-9_])/y;
const DIGITS = /\d+/y;
const SPACE = /[\s\u00a0]+/y;

/**
 * Splits Spark SQL into tokens. Never throws: what cannot be read becomes a `bad` token, which the parser reports.
 * Grammar: SqlBaseLexer.g4 of branch-3.5.
 */
export function lex(text: string, options: LexerOptions = {}): LexedText {
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  const open: Token[] = [];
  const length = text.length;
  let at = 0;
  let inHint = false;

  const push = (kind: TokenKind, value: string, end: number, suffix?: string, problem?: Token['problem']): void => {
    const token: Token = { kind, text: value, start: at, end };
    tokens.push(suffix === undefined && problem === undefined ? token : { ...token, suffix, problem });
    at = end;
  };

  while (at < length) {
    const c = text.charCodeAt(at);
    if (c === 32 || (c >= 9 && c <= 13) || c === 0xa0 || (c > 127 && isSpace(text, at))) {
      at++;
    } else if (isWordStart(c)) {
      if (c >= 48 && c <= 57) {
        const number = match(NUMBER, text, at);
        if (number !== undefined) {
          pushNumber(number);
          continue;
        }
      }
      const quote = text[at + 1];
      if ((c === 82 || c === 114) && (quote === '\'' || quote === '"')) {
        rawString(quote);
        continue;
      }
      word();
    } else if (c === 39 || c === 34) {
      string(text[at]);
    } else if (c === 96) {
      backquoted();
    } else if (c === 45 && text.charCodeAt(at + 1) === 45) {
      lineComment();
    } else if (c === 47 && text.charCodeAt(at + 1) === 42) {
      if (text[at + 2] === '+') {
        inHint = true;
        push('hint', '/*+', at + 3);
      } else {
        bracketedComment();
      }
    } else if (inHint && c === 42 && text.charCodeAt(at + 1) === 47) {
      inHint = false;
      push('hint-end', '*/', at + 2);
    } else if (c === 46 && text.charCodeAt(at + 1) >= 48 && text.charCodeAt(at + 1) <= 57) {
      const number = match(NUMBER, text, at);
      if (number !== undefined) pushNumber(number);
      else push('operator', '.', at + 1);
    } else {
      operator();
    }
  }
  tokens.push({ kind: 'end', text: '', start: length, end: length });
  return { tokens, comments };

  function pushNumber(raw: string): void {
    const suffix = /(?:bd|[yslfd])$/i.exec(raw)?.[0] ?? '';
    const digits = raw.slice(0, raw.length - suffix.length);
    // `1.5L` and the like are no number of Spark's: the lexer stops before the suffix and a letter may not follow.
    if (/^[ysl]$/i.test(suffix) && !/^\d+$/.test(digits)) {
      const whole = match(DIGITS, text, at);
      if (whole !== undefined) push('number', whole, at + whole.length, '');
      else push('operator', '.', at + 1);
      return;
    }
    push('number', digits, at + raw.length, suffix.toUpperCase());
  }

  function word(): void {
    let end = at;
    while (isWordStart(text.charCodeAt(end))) end++;
    const next = text.charCodeAt(end);
    // nearly every word is of ASCII and no address: no search, no list of matches
    if (end > at && next !== 58 && !(next > 127)) {
      push('word', text.slice(at, end).toUpperCase(), end);
      return;
    }
    const raw = match(WORD, text, at);
    if (raw === undefined) {
      const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
      push('bad', char, at + char.length, undefined, { message: `unexpected character '${char}'` });
    } else if (ASCII_WORD.test(raw)) {
      push('word', raw.toUpperCase(), at + raw.length);
    } else {
      push('bad', raw, at + raw.length, undefined, {
        code: 'INVALID_IDENTIFIER',
        sqlState: '42602',
        message: `the identifier ${raw} is invalid`,
        hint: `quote it with backquotes: \`${raw}\``,
      });
    }
  }

  function string(quote: string): void {
    let value = '';
    let from = at + 1;
    for (;;) {
      let end = from;
      while (end < length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
      if (end >= length) {
        push('bad', text.slice(at), length, undefined, { message: 'the string is not closed', hint: `end it with ${quote}` });
        return;
      }
      value += unescapeString(text.slice(from, end));
      from = end + 1;
      if (!(options.doubledQuotes === true && text[from] === quote)) break;
      value += quote;
      from++;
    }
    push('string', value, from);
  }

  function rawString(quote: string): void {
    const end = text.indexOf(quote, at + 2);
    if (end < 0) push('bad', text.slice(at), length, undefined, { message: 'the raw string is not closed', hint: `end it with ${quote}` });
    else push('string', text.slice(at + 2, end), end + 1);
  }

  function backquoted(): void {
    let end = at + 1;
    for (;;) {
      end = text.indexOf('`', end);
      if (end < 0) {
        push('bad', text.slice(at), length, undefined, { message: 'the quoted name is not closed', hint: 'end it with `' });
        return;
      }
      if (text[end + 1] !== '`') break;
      end += 2;
    }
    push('quoted', text.slice(at + 1, end).replace(/``/g, '`'), end + 1);
  }

  /** `-- … \` at the end of a line carries the comment on to the next. */
  function lineComment(): void {
    let end = at + 2;
    while (end < length && text[end] !== '\n' && text[end] !== '\r') end += text[end] === '\\' && text[end + 1] === '\n' ? 2 : 1;
    comments.push({ start: at, end });
    at = end;
  }

  function bracketedComment(): void {
    let depth = 1;
    let end = at + 2;
    while (end < length && depth > 0) {
      if (text[end] === '*' && text[end + 1] === '/') {
        depth--;
        end += 2;
      } else if (text[end] === '/' && text[end + 1] === '*' && text[end + 2] !== '+') {
        depth++;
        end += 2;
      } else {
        end++;
      }
    }
    if (depth > 0) {
      push('bad', '/*', at + 2, undefined, { code: 'UNCLOSED_BRACKETED_COMMENT', sqlState: '42601', message: 'the bracketed comment is not closed', hint: 'append */' });
      at = length;
      return;
    }
    comments.push({ start: at, end });
    at = end;
  }

  function operator(): void {
    const op = BY_FIRST.get(text[at])?.find((o) => text.startsWith(o, at));
    if (op === undefined) {
      word();
      return;
    }
    if (op === '(') {
      open.push({ kind: 'operator', text: '(', start: at, end: at + 1, match: -1 });
      tokens.push(open[open.length - 1]);
      at++;
      return;
    }
    if (op === ')') {
      const opener = open.pop();
      if (opener !== undefined) opener.match = tokens.length;
    }
    push('operator', op, at + op.length);
  }
}

function isWordStart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || (c >= 48 && c <= 57);
}

function isSpace(text: string, at: number): boolean {
  SPACE.lastIndex = at;
  return SPACE.test(text);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
