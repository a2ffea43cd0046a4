import { GlueprintError, Span } from '../../diagnostics';
import type { SqlWarning } from '../contract';
import { inspect, isExpressionScope, queryOptions, SqlScope, Tree } from './scope';
import { replaceExpression } from './tree-path';
import { typeExpression, typeQuery } from '../analysis';
import type * as ast from '../syntax/ast';
import { CLAUSE_WORDS } from '../syntax/keywords';
import type { Token } from '../syntax/lexer';
import { isOperator } from '../syntax/token-stream';

export interface SqlDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  readonly hint?: string;
}

const MOST_ERRORS = 20;
/** What stands for a faulty item; the short one where there is no room. */
const HOLES = ['NULL', '0'];

/**
 * All that is wrong with a text, in order of place. After an error the analysis goes on with NULL in place of the expression that has it,
 * so that the next one is found too; a table that is not known ends it, as nothing can be said of its columns.
 */
export function diagnose(text: string, scope: SqlScope): SqlDiagnostic[] {
  const found: SqlDiagnostic[] = [];
  if (text.trim() === '') return found;
  const tree = parseOn(text, scope, found);
  if (tree !== undefined) analyzeOn(text, tree, scope, found);
  return found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Parses with each faulty item put aside (as NULL, at the same place), until the rest parses or nothing more can be put aside. */
function parseOn(text: string, scope: SqlScope, found: SqlDiagnostic[]): Tree | undefined {
  let current = text;
  let after = -1;
  while (found.length < MOST_ERRORS) {
    const { tree, error, tokens, stoppedAt } = inspect(current, scope);
    if (error === undefined || stoppedAt === undefined) return tree;
    // An error before the last one comes from what was put aside, not from the text.
    const span = error.details.span ?? { start: 0, end: text.length };
    if (tokens[stoppedAt].start <= after) return undefined;
    found.push(diagnostic(error, span));
    const item = itemAround(tokens, stoppedAt);
    const hole = item && HOLES.find((h) => h.length <= item.end - item.start);
    if (item === undefined || hole === undefined) return undefined;
    after = Math.max(item.end - 1, tokens[stoppedAt].start);
    current = current.slice(0, item.start) + hole + current.slice(item.start, item.end).replace(/[^\n]/g, ' ').slice(hole.length) + current.slice(item.end);
  }
  return undefined;
}

/** From the comma, bracket or clause word before the token to the one after it, at its own level. */
function itemAround(tokens: readonly Token[], index: number): Span | undefined {
  const isEdge = (t: Token) => isOperator(t, ',') || isOperator(t, ';') || t.kind === 'end' || (t.kind === 'word' && CLAUSE_WORDS.has(t.text) && !OPERATOR_WORDS.has(t.text)) || isWordBy(t);
  let depth = 0;
  let first = index;
  // The token itself may be the edge that came too early: `a +, b`.
  while (first > 0) {
    const before = tokens[first - 1];
    if (isOperator(before, ')') || isOperator(before, ']')) depth++;
    else if ((isOperator(before, '(') || isOperator(before, '[')) && --depth < 0) break;
    else if (depth === 0 && isEdge(before)) break;
    first--;
  }
  depth = 0;
  let last = index;
  for (; last < tokens.length; last++) {
    const t = tokens[last];
    if (isOperator(t, '(') || isOperator(t, '[')) depth++;
    else if ((isOperator(t, ')') || isOperator(t, ']')) && --depth < 0) break;
    else if (depth === 0 && isEdge(t)) break;
  }
  const end = last > first ? tokens[last - 1].end : tokens[first].start;
  return end > tokens[first].start ? { start: tokens[first].start, end } : undefined;
}

const OPERATOR_WORDS = new Set(['AND', 'OR', 'NOT', 'IN', 'IS', 'LIKE', 'ILIKE', 'RLIKE', 'REGEXP', 'BETWEEN', 'ESCAPE', 'DISTINCT', 'AS']);

function isWordBy(t: Token): boolean {
  return t.kind === 'word' && t.text === 'BY';
}

function analyzeOn(text: string, tree: Tree, scope: SqlScope, found: SqlDiagnostic[]): void {
  let current = tree;
  const holes: Span[] = found.map((f) => f.span);
  while (found.length < MOST_ERRORS) {
    try {
      const warnings = isExpressionScope(scope)
        ? typeExpression(text, current as ast.Expression, scope).analysis.warnings
        : typeQuery(text, current as ast.Query, queryOptions(scope)).analysis.warnings;
      found.push(...warnings.filter((w) => !holes.some((h) => overlaps(h, w.span))).map(warning));
      return;
    } catch (e) {
      if (!GlueprintError.isGlueprintError(e)) throw e;
      const span = e.details.span ?? { start: 0, end: text.length };
      if (holes.some((h) => overlaps(h, span))) return;
      found.push(diagnostic(e, span));
      holes.push(span);
      const next = replaceExpression(current, span, (x) => ({ kind: 'literal', type: 'null', value: '', span: x.span }));
      if (next === undefined) return;
      current = next;
    }
  }
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function diagnostic(e: GlueprintError, span: Span): SqlDiagnostic {
  const { code, message, hint } = e.details;
  return { severity: 'error', code, message, span, ...(hint !== undefined && { hint }) };
}

function warning(w: SqlWarning): SqlDiagnostic {
  return { severity: 'warning', code: w.code, message: w.message, span: w.span };
}
