import type { Identifier } from './ast';
import { CLAUSE_WORDS, QUERY_KEYWORDS, STRICT_NON_RESERVED } from './keywords';

const BARE = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Words that are names too, but could be read as something else where a name is printed. */
const AMBIGUOUS: ReadonlySet<string> = new Set([
  ...CLAUSE_WORDS, ...STRICT_NON_RESERVED, 'ALL', 'ANY', 'BOTH', 'CASE', 'CURRENT', 'DIV', 'END', 'EXISTS', 'FALSE', 'INTERVAL', 'LATERAL', 'LEADING', 'NOT', 'NULL', 'SOME',
  'TABLE', 'TRAILING', 'TRUE', 'UNBOUNDED', 'VALUES', 'RECURSIVE', 'OUTER', 'BUCKET', 'IDENTIFIER',
]);
/** Of function names only these: the others are told by their bracket, and `like(a, b)` or `left(a, 1)` are functions of Spark. */
const AMBIGUOUS_FUNCTIONS: ReadonlySet<string> = new Set([
  'ALL', 'AND', 'AS', 'CASE', 'CAST', 'DISTINCT', 'FROM', 'IDENTIFIER', 'INTERVAL', 'LATERAL', 'NOT', 'OR', 'SELECT', 'TABLE', 'TRY_CAST', 'VALUES',
  'WHEN', 'THEN', 'ELSE', 'END', 'WITH', 'UNPIVOT', 'PIVOT', 'TABLESAMPLE', 'ROLLUP', 'CUBE', 'BOTH', 'LEADING', 'TRAILING', 'DIV', 'STRUCT',
]);

/** A name as canonical SQL: backquotes only where they are needed. */
export function printName(name: string): string {
  return BARE.test(name) && !AMBIGUOUS.has(name.toUpperCase()) ? name : quote(name);
}

/** A name that follows an expression or relation without AS: any keyword there could be read as the next clause. */
export function printBareAlias(name: string): string {
  return QUERY_KEYWORDS.has(name.toUpperCase()) ? quote(name) : printName(name);
}

export function printNames(parts: readonly Identifier[]): string {
  return parts.map((p) => printName(p.name)).join('.');
}

/** The name of a plain call: not of a form with a grammar of its own. */
export function printFunctionName(name: string): string {
  return name.split('.').map((part) => (BARE.test(part) && !AMBIGUOUS_FUNCTIONS.has(part.toUpperCase()) ? part : quote(part))).join('.');
}

function quote(name: string): string {
  return `\`${name.replace(/`/g, '``')}\``;
}
