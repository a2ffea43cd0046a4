import type { Tree } from './scope';
import type { Span } from '../../diagnostics';
import type * as ast from '../syntax/ast';

/** A node of the syntax tree on the way to a position, and the field of its parent that it was found in. */
export interface Step { readonly node: ast.Node & { readonly kind?: string }; readonly field: string }

const EXPRESSION_KINDS: ReadonlySet<string> = new Set<ast.Expression['kind']>([
  'literal', 'interval', 'column', 'star', 'call', 'unary', 'binary', 'cast', 'case', 'between', 'in', 'in-subquery', 'exists', 'subquery', 'like', 'is', 'lambda',
  'subscript', 'field', 'row', 'parameter', 'alias', 'named-argument', 'default',
]);

export function isExpression(node: object): node is ast.Expression {
  return 'kind' in node && typeof node.kind === 'string' && EXPRESSION_KINDS.has(node.kind);
}

export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

function isNode(x: object): x is ast.Node {
  return 'span' in x;
}

/** The nodes that hold `offset`, outermost first. At a border the later node wins: there the cursor has just begun it, or ended the one before. */
export function pathTo(tree: Tree, offset: number): Step[] {
  const path: Step[] = [{ node: tree, field: '' }];
  for (;;) {
    const next = childAt(path[path.length - 1].node, offset);
    if (next === undefined) return path;
    path.push(next);
  }
}

function childAt(node: object, offset: number): Step | undefined {
  let found: Step | undefined;
  for (const [field, value] of Object.entries(node)) {
    if (field.endsWith('pan') || typeof value !== 'object' || value === null) continue;
    for (const child of (Array.isArray(value) ? value.flat(2) : [value]) as unknown[]) {
      if (typeof child !== 'object' || child === null) continue;
      const step = isNode(child) ? (contains(child.span, offset) ? { node: child, field } : undefined) : childAt(child, offset);
      // Of two that touch at the offset: a wider one is the better guess only if it starts later.
      if (step !== undefined && (found === undefined || step.node.span.start >= found.node.span.start)) found = isNode(child) ? step : { ...step, field: `${field}.${step.field}` };
    }
  }
  return found;
}

/** The tree with the smallest expression around `span` replaced; undefined where there is none, or it may not be any expression. */
export function replaceExpression(tree: Tree, span: Span, replacement: (e: ast.Expression) => ast.Expression): Tree | undefined {
  const fits = (s: Span) => s.start <= span.start && span.end <= s.end;
  const change = (value: unknown, field: string): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value as readonly unknown[];
      for (let i = 0; i < items.length; i++) {
        const changed = change(items[i], field);
        if (changed !== items[i]) return [...items.slice(0, i), changed, ...items.slice(i + 1)];
      }
      return value;
    }
    if (isNode(value) && !fits(value.span) && !('right' in value && 'left' in value)) return value;
    for (const [key, part] of Object.entries(value)) {
      if (key.endsWith('pan')) continue;
      const changed = change(part, key);
      if (changed !== part) return { ...value, [key]: changed };
    }
    // A relation's call and an unpivoted column must stay what they are.
    return isExpression(value) && fits(value.span) && value.kind !== 'alias' && field !== 'call' && field !== 'columns' && field !== 'except' ? replacement(value) : value;
  };
  const changed = change(tree, '');
  return changed === tree ? undefined : changed as Tree;
}
