import { inspect, isExpressionScope, queryOptions, SqlScope, Tree } from './scope';
import { functionNotes, signaturesOf, typeText } from './signature';
import { contains, isExpression, pathTo, Step } from './tree-path';
import { visibleColumns, visibleCtes } from './visible';
import { GlueprintError, Span } from '../../diagnostics';
import { typeName } from '../../types';
import { TypedExpression, typeExpression, typeQuery } from '../analysis';
import { lookupFunction } from '../functions/registry';
import type * as ast from '../syntax/ast';
import { lex } from '../syntax/lexer';
import { isOperator } from '../syntax/token-stream';

export interface Hover {
  readonly span: Span;
  /** First line: what it is and its type. */
  readonly title: string;
  readonly lines: readonly string[];
}

/** What stands at `offset`: a function's signature, a table's columns, an expression's type. */
export function hover(text: string, offset: number, scope: SqlScope): Hover | undefined {
  const { tree } = inspect(text, scope);
  // Nothing is known of a text that does not parse, but a function is told by its name.
  if (tree === undefined) return functionAt(text, offset);
  const path = pathTo(tree, offset);
  const plan = typed(text, tree, scope);
  return functionCall(path, offset, plan) ?? tableName(path, scope) ?? expression(text, path, plan, scope) ?? functionAt(text, offset);
}

function typed(text: string, tree: Tree, scope: SqlScope): unknown {
  try {
    if (isExpressionScope(scope)) return typeExpression(text, tree as ast.Expression, scope).expression;
    return typeQuery(text, tree as ast.Query, queryOptions(scope)).query;
  } catch (e) {
    if (GlueprintError.isGlueprintError(e)) return undefined;
    throw e;
  }
}

function functionCall(path: readonly Step[], offset: number, plan: unknown): Hover | undefined {
  const { node } = [...path].reverse().find((s) => s.node.kind === 'call') ?? {};
  if (node === undefined) return undefined;
  const call = node as ast.FunctionCall;
  if (!contains(call.nameSpan, offset)) return undefined;
  const found = typedAt(plan, call.span);
  return functionHover(call.name, call.nameSpan, found === undefined ? undefined : typeText(found.type, found.nullable));
}

function functionAt(text: string, offset: number): Hover | undefined {
  const { tokens } = lex(text);
  const at = tokens.findIndex((t) => t.kind === 'word' && contains(t, offset));
  if (at < 0 || !isOperator(tokens[at + 1], '(')) return undefined;
  const { start, end } = tokens[at];
  return functionHover(text.slice(start, end), { start, end }, undefined);
}

function functionHover(name: string, span: Span, type: string | undefined): Hover | undefined {
  const f = lookupFunction(name.toLowerCase());
  if (f === undefined) return undefined;
  const [first, ...others] = signaturesOf(f, name.toLowerCase());
  const title = first?.label ?? name.toLowerCase();
  const shown = type === undefined || title.includes(' → ') ? title : `${title} → ${type}`;
  return { span, title: shown, lines: [...others.map((x) => x.label), ...functionNotes(f)] };
}

function tableName(path: readonly Step[], scope: SqlScope): Hover | undefined {
  const at = path.findIndex((s, i) => s.node.kind === 'table' && path[i + 1]?.field === 'name');
  if (at < 0) return undefined;
  const table = path[at].node as ast.TableRef;
  const name = table.name.map((p) => p.name).join('.');
  const last = table.name[table.name.length - 1].name.toLowerCase();
  const span = { start: table.name[0].span.start, end: table.name[table.name.length - 1].span.end };
  if (table.name.length === 1 && visibleCtes(path).some((c) => c.toLowerCase() === last)) return { span, title: `${name}: a query of WITH`, lines: [] };
  const known = Object.entries(queryOptions(scope).tables).find(([n]) => n.toLowerCase() === name.toLowerCase() || n.toLowerCase() === last);
  return known && { span, title: `table ${known[0]}`, lines: known[1].columns.map((c) => `${c.name} ${typeText(c.type, c.nullable)}`) };
}

function expression(text: string, path: readonly Step[], plan: unknown, scope: SqlScope): Hover | undefined {
  const at = path.map((s) => isExpression(s.node)).lastIndexOf(true);
  if (at < 0) return undefined;
  const node = path[at].node as ast.Expression;
  const found = typedAt(plan, node.span);
  const shown = node.kind === 'column' ? node.parts.map((p) => p.name).join('.') : shortened(text.slice(node.span.start, node.span.end));
  if (found !== undefined) {
    const sources = found.kind === 'attribute' ? found.attribute.lineage.filter((x) => x.table !== '') : [];
    const lineage = sources.map((x) => `from ${x.table}.${x.column}${x.kind === 'direct' ? '' : ` (${x.kind})`}`);
    return { span: node.span, title: `${shown}: ${typeText(found.type, found.nullable)}`, lines: [...new Set(lineage)] };
  }
  if (node.kind !== 'column') return undefined;
  // The whole could not be analyzed, but the columns in sight are known.
  const [first, second] = node.parts.map((p) => p.name.toLowerCase());
  const columns = visibleColumns(path, scope);
  const qualified = columns.find((c) => c.qualifier?.toLowerCase() === first && c.name.toLowerCase() === second);
  const column = qualified ?? columns.find((c) => c.name.toLowerCase() === first);
  return column?.type === undefined ? undefined : { span: node.span, title: `${shown}: ${typeName(column.type)}`, lines: [] };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** The typed expression made of exactly this piece of text: the innermost, that is, without implicit casts. */
function typedAt(plan: unknown, span: Span): TypedExpression | undefined {
  let found: TypedExpression | undefined;
  const seen = new Set<object>();
  const visit = (x: unknown): void => {
    if (typeof x !== 'object' || x === null || seen.has(x)) return;
    seen.add(x);
    if (isTyped(x) && x.span.start === span.start && x.span.end === span.end && !(x.kind === 'cast' && x.mode === 'implicit')) found ??= x;
    for (const [key, value] of Object.entries(x)) if (key !== 'function' && key !== 'signature' && key !== 'type' && key !== 'lineage') visit(value);
  };
  visit(plan);
  return found;
}

function isTyped(x: object): x is TypedExpression {
  return 'span' in x && 'type' in x && 'nullable' in x && 'kind' in x;
}
