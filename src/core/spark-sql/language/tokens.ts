import { inspect, SqlScope } from './scope';
import { lookupFunction } from '../functions/registry';
import { QUERY_KEYWORDS } from '../syntax/keywords';
import type { Token } from '../syntax/lexer';
import { isOperator, isWord } from '../syntax/token-stream';

export type SqlTokenType = 'keyword' | 'function' | 'type' | 'name' | 'parameter' | 'string' | 'number' | 'operator' | 'hint' | 'comment' | 'error';

export interface SqlToken { readonly start: number; readonly end: number; readonly type: SqlTokenType }

/**
 * The tokens of a text for highlighting, comments too, in order. A word is a keyword where the parser takes it as one:
 * a column called `date` is a name. Behind a syntax error it goes by the word alone.
 */
export function tokens(text: string, scope: SqlScope = {}): SqlToken[] {
  const { tokens: all, comments, record, stoppedAt = Infinity } = inspect(text, scope);
  const out: SqlToken[] = comments.map((c) => ({ start: c.start, end: c.end, type: 'comment' }));
  let inHint = false;
  all.forEach((token, i) => {
    if (token.kind === 'end') return;
    if (token.kind === 'hint') inHint = true;
    out.push({ start: token.start, end: token.end, type: inHint ? 'hint' : typeOf(token, i) });
    if (token.kind === 'hint-end') inHint = false;
  });
  return out.sort((a, b) => a.start - b.start);

  function typeOf(token: Token, i: number): SqlTokenType {
    switch (token.kind) {
      case 'string': return 'string';
      case 'number': return 'number';
      case 'bad': return 'error';
      case 'operator': return token.text === ':' && i + 1 < all.length && record.names.has(i + 1) ? 'parameter' : 'operator';
      default: break;
    }
    const called = isOperator(all[i + 1], '(');
    if (i > 0 && isOperator(all[i - 1], ':') && record.names.has(i)) return 'parameter';
    if (i >= stoppedAt) {
      if (called && token.kind === 'word' && lookupFunction(token.text.toLowerCase()) !== undefined) return 'function';
      return token.kind === 'word' && QUERY_KEYWORDS.has(token.text) ? 'keyword' : 'name';
    }
    if (record.types.has(i)) return 'type';
    if (!record.names.has(i)) return isFunctionForm(token, called) ? 'function' : 'keyword';
    const qualified = i > 0 && isOperator(all[i - 1], '.');
    return called && !qualified && lookupFunction(token.text.toLowerCase()) !== undefined ? 'function' : 'name';
  }
}

/** Forms such as TRIM( and EXTRACT( are read by their word, but are functions to the reader. */
function isFunctionForm(token: Token, called: boolean): boolean {
  return called && token.kind === 'word' && !isWord(token, 'EXISTS') && !isWord(token, 'IN') && lookupFunction(token.text.toLowerCase()) !== undefined;
}
