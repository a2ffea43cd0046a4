import { GlueprintError, Span } from '../diagnostics';

export type TokenKind = 'word' | 'integer' | 'decimal' | 'string' | 'now' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; of a string what is between the quotes. */
  readonly text: string;
  readonly span: Span;
}

/** Words of the grammar: none of them can be a bare parameter or a variable's name. */
export const RESERVED = new Set([
  'Metadata', 'DataSources', 'Rules', 'Analyzers', 'DefaultLabels', 'labels',
  'and', 'AND', 'or', 'OR', 'of', 'OF', 'null', 'NULL', 'empty', 'EMPTY', 'whitespaces_only', 'WHITESPACES_ONLY',
  'between', 'in', 'not', 'matches', 'where', 'with', 'days', 'hours', 'minutes', 'B', 'KB', 'MB', 'GB', 'TB',
]);

/** Words are maximal runs of letters, digits, `_` and `.`: `1a` is one word, `1.5` a number. Carriage returns count as space: editors add them. */
const TOKEN = /[ \t\r\n]+|#[^\n]*|now\(\)|[A-Za-z0-9_.]+|"((?:\\["\\]|[^"])*?)"|!=|>=|<=|[=<>$,:()[\]{}+\-*/!]/gy;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) throw unreadable(text, at);
    const span = { start: at, end: at + match[0].length };
    at = span.end;
    if (/^[ \t\r\n#]/.test(match[0])) continue;
    tokens.push({ kind: kindOf(match[0]), text: match[1] ?? match[0], span });
  }
  tokens.push({ kind: 'end', text: '', span: { start: text.length, end: text.length } });
  return tokens;
}

function kindOf(text: string): TokenKind {
  if (text[0] === '"') return 'string';
  if (text === 'now()') return 'now';
  if (/^\d+$/.test(text)) return 'integer';
  if (/^\d+\.\d+$/.test(text)) return 'decimal';
  return /^[A-Za-z0-9_.]/.test(text) ? 'word' : 'symbol';
}

function unreadable(text: string, at: number): GlueprintError {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (char === '"') {
    const end = text.indexOf('\n', at);
    return dqdlError('DqdlSyntax', 'the quoted text has no end', text, { start: at, end: end === -1 ? text.length : end });
  }
  const hint = char === "'" ? 'DQDL quotes with "' : undefined;
  return dqdlError('DqdlSyntax', `unexpected character '${char}'`, text, { start: at, end: at + char.length }, hint);
}

export function dqdlError(code: string, message: string, text: string, span: Span, hint?: string): GlueprintError {
  return new GlueprintError({ code, message, text, span, hint });
}
