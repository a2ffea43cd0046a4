import { prettyText } from './column-name';
import { Environment, expressionsIn } from './environment';
import type { TypedCall, TypedExpression } from './plan';
import type { AliasLayer, AttributeLayer } from './scope';
import { canonical, children, isAggregate, isGenerator, isWindow, rebuild, some } from './walk';
import { isOrderable, typeName } from '../../types';
import type * as ast from '../syntax/ast';

/** GROUP BY: expressions each once, and the grouping sets as positions in them. */
export interface Grouping { readonly expressions: readonly TypedExpression[]; readonly sets?: readonly (readonly number[])[] }

/** An integer literal of ORDER BY or GROUP BY stands for that select item. */
export function ordinal(e: ast.Expression): number | undefined {
  if (e.kind === 'literal' && e.type === 'integer') return Number(e.value);
  if (e.kind === 'unary' && e.operator === '-' && e.operand.kind === 'literal' && e.operand.type === 'integer') return -Number(e.operand.value);
  return undefined;
}

interface Item { readonly expression: TypedExpression; readonly name: string; readonly fromStar: boolean }

export function grouping(env: Environment, node: ast.GroupBy, items: readonly Item[], input: AttributeLayer, aliases: AliasLayer): Grouping {
  const { analysis } = env;
  const expressions: TypedExpression[] = [];
  const keys = new Map<string, number>();
  const add = (e: TypedExpression): number => {
    const key = canonical(e);
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, expressions.length);
    return expressions.push(e) - 1;
  };
  const analyzer = expressionsIn(env, [input, aliases]);
  const one = (e: ast.Expression): number[] => groupItem(e).map(add);

  const groupItem = (e: ast.Expression): TypedExpression[] => {
    const at = e.kind === 'literal' ? ordinal(e) : undefined;
    let typed: TypedExpression;
    if (at !== undefined) {
      if (items.some((i) => i.fromStar)) analysis.fail('STAR_GROUP_BY_POS', 'star (*) is not allowed in a select list when GROUP BY an ordinal position is used', e.span);
      if (at < 1 || at > items.length) analysis.fail('GROUP_BY_POS_OUT_OF_RANGE', `GROUP BY position ${at} is not in the select list (valid range is [1, ${items.length}])`, e.span);
      typed = items[at - 1].expression;
      if (some(typed, isAggregate)) {
        analysis.fail('GROUP_BY_POS_AGGREGATE', `GROUP BY ${at} refers to an expression that holds an aggregate function`, e.span);
      }
    } else if (e.kind === 'row') {
      return e.items.length === 0 ? [] : e.items.flatMap(groupItem);
    } else {
      typed = unaliased(analyzer.analyze(e));
    }
    if (some(typed, isAggregate)) analysis.fail('GROUP_BY_AGGREGATE', 'aggregate functions are not allowed in GROUP BY', e.span);
    if (some(typed, isWindow) || some(typed, isGenerator)) analysis.fail('UNSUPPORTED_EXPR_FOR_OPERATOR', 'window functions and generators are not allowed in GROUP BY', e.span);
    if (!isOrderable(typed.type)) {
      analysis.fail('GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE', `the expression ${prettyText(typed, analysis.session.timeZone)} cannot be used in GROUP BY: its type ${typeName(typed.type)} is not orderable`, e.span);
    }
    return [typed];
  };

  const column = node.all === true ? input.attributes.find((a) => a.name.toLowerCase() === 'all') : undefined;
  if (column !== undefined) {
    return { expressions: [{ kind: 'attribute', attribute: column, outer: false, type: column.type, nullable: column.nullable, span: node.span }] };
  }
  if (node.all === true) {
    for (const i of items) if (!some(i.expression, isAggregate)) add(i.expression);
    return { expressions };
  }
  const sets = node.items.map((item) => (item.kind === 'expression' ? [one(item.expression)] : setsOf(item, one)));
  if (node.trailing !== undefined) {
    const flat = sets.flat(2);
    if (node.trailing === 'rollup') return { expressions, sets: rollup(flat.map((i) => [i])) };
    if (node.trailing === 'cube') return { expressions, sets: cube(flat.map((i) => [i])) };
    return { expressions, sets: node.trailing.sets.map((s) => [...new Set(s.flatMap(one))]) };
  }
  if (node.items.every((i) => i.kind === 'expression')) return { expressions };
  // several items: every combination of their sets
  const combined = sets.reduce<number[][]>((acc, list) => acc.flatMap((a) => list.map((b) => [...new Set([...a, ...b])])), [[]]);
  return { expressions, sets: combined };
}

function setsOf(item: Exclude<ast.GroupingSetItem, { kind: 'set' }>, one: (e: ast.Expression) => number[]): number[][] {
  if (item.kind === 'sets') {
    return item.sets.flatMap((s) => (s.kind === 'set' ? [s.items.flatMap(one)] : setsOf(s, one)));
  }
  const parts = item.sets.map((s) => s.flatMap(one));
  return item.kind === 'rollup' ? rollup(parts) : cube(parts);
}

function rollup(parts: readonly (readonly number[])[]): number[][] {
  return Array.from({ length: parts.length + 1 }, (_, i) => [...new Set(parts.slice(0, parts.length - i).flat())]);
}

function cube(parts: readonly (readonly number[])[]): number[][] {
  const out: number[][] = [];
  for (let mask = 2 ** parts.length - 1; mask >= 0; mask--) {
    out.push([...new Set(parts.filter((_, i) => Math.floor(mask / 2 ** (parts.length - 1 - i)) % 2 === 1).flat())]);
  }
  return out;
}

export function unaliased(e: TypedExpression): TypedExpression {
  return e.kind === 'alias' ? unaliased(e.child) : rebuild(e, unaliased);
}

const isGrouping = (e: TypedExpression): e is TypedCall => e.kind === 'call' && e.function.names[0].startsWith('grouping');

/** `grouping_id()` gets the grouping columns; it and `grouping` stand beside grouping sets only. */
export function withGroupingColumns(env: Environment, groups: Grouping | undefined, e: TypedExpression): TypedExpression {
  if (!some(e, isGrouping)) return e;
  if (!isGrouping(e)) return rebuild(e, (x) => withGroupingColumns(env, groups, x));
  if (groups?.sets === undefined) {
    return env.analysis.fail('UNSUPPORTED_GROUPING_EXPRESSION', `${e.name}() can only be used with GROUPING SETS, CUBE or ROLLUP`, e.span);
  }
  if (e.function.names[0] !== 'grouping_id') return e;
  if (e.args.length === 0) return { ...e, args: groups.expressions };
  if (e.args.length !== groups.expressions.length || e.args.some((a, i) => canonical(a) !== canonical(groups.expressions[i]))) {
    return env.analysis.fail('GROUPING_ID_COLUMN_MISMATCH', 'the columns of grouping_id are not the grouping columns', e.span);
  }
  return e;
}

/** Every column outside an aggregate must be grouped. */
export function checkAggregates(env: Environment, groups: Grouping | undefined, expressions: readonly TypedExpression[]): void {
  const { analysis } = env;
  const keys = new Set(groups?.expressions.map(canonical));
  const hasKeys = keys.size > 0;
  const visit = (e: TypedExpression): void => {
    if (hasKeys && keys.has(canonical(e))) return;
    if (isAggregate(e)) {
      if (e.function.names[0].startsWith('grouping')) {
        for (const a of e.args) {
          if (!keys.has(canonical(a))) analysis.fail('GROUPING_COLUMN_MISMATCH', 'the column of grouping() is not among the grouping columns', a.span);
        }
        return;
      }
      for (const part of children(e)) {
        if (some(part, isAggregate)) analysis.fail('NESTED_AGGREGATE_FUNCTION', 'it is not allowed to use an aggregate function in the argument of another: use a subquery', part.span);
        if (some(part, isWindow)) analysis.fail('_LEGACY_ERROR_TEMP_1033', 'it is not allowed to use a window function inside an aggregate function: use a subquery', part.span);
      }
      return;
    }
    if (e.kind === 'attribute' && !e.outer) {
      if (groups === undefined) {
        analysis.fail('MISSING_GROUP_BY', `the query has no GROUP BY, but '${e.attribute.name}' is read outside an aggregate function`, e.span);
      }
      analysis.fail('MISSING_AGGREGATION', `'${e.attribute.name}' is neither in GROUP BY nor in an aggregate function`, e.span, 'add it to GROUP BY, or wrap it in any_value()');
    }
    for (const c of children(e)) visit(c);
  };
  for (const e of expressions) visit(e);
}
