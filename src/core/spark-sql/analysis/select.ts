import { castTo } from './calls';
import { prettyText } from './column-name';
import { attributesLayer, Environment, expressionsIn } from './environment';
import { ExpressionAnalyzer } from './expressions';
import { checkAggregates, Grouping, grouping, ordinal, withGroupingColumns } from './grouping';
import { distinct as distinctLineage, rowLineage, valueLineage, withRows } from './lineage';
import type { Attribute, Projection, TypedExpression, TypedRelation, TypedSelect, TypedSort } from './plan';
import { Analyzed, analyzeFrom, generate, lateralView } from './relations';
import type { AliasLayer, AttributeLayer } from './scope';
import { timeWindows } from './time-windows';
import { isAggregate, isGenerator, isWindow, rebuild, some } from './walk';
import { BOOLEAN, holdsMap, implicitCastType, isOrderable, typeName } from '../../types';
import type * as ast from '../syntax/ast';

export interface SortClause { readonly items: readonly ast.SortItem[]; readonly all?: ast.SortItem; readonly windows: readonly ast.NamedWindow[] }

/** One item of the select list, typed, with the name it has or gets. */
interface Item { readonly expression: TypedExpression; readonly name: string; readonly fromStar: boolean }

/** SELECT … FROM … WHERE … GROUP BY … HAVING, with the ORDER BY that follows, which may read its input. */
export function analyzeSelect(
  around: Environment, node: ast.Select, sort: SortClause,
): { readonly body: TypedSelect; readonly orderBy: readonly TypedSort[] } {
  const { analysis } = around;
  let source: Analyzed | undefined = analyzeFrom(around, node.from);
  for (const view of node.lateralViews) source = lateralView(around, source, view);
  const beforeWindows = source?.relation.outputs ?? [];
  const windowed = timeWindows(around, node, sort.items.map((s) => s.expression), source);
  source = windowed.source;
  const env: Environment = { ...around, timeWindow: windowed.attribute };
  const windows = namedWindows(env, [...node.windows, ...sort.windows]);

  const where = node.where === undefined ? undefined : whereCondition(env, node.where, beforeWindows);
  const list = selectList(env, node.items, source?.relation, windows);
  const from = list.from;
  const input = attributesLayer(from?.outputs ?? []);
  const { items } = list;

  const aliases: AliasLayer = { kind: 'aliases', entries: items.filter((i) => !(i.expression.kind === 'attribute' && i.expression.attribute.name === i.name)).map((i) => ({ name: i.name, expression: i.expression })) };
  const groups: Grouping | undefined = node.groupBy === undefined ? undefined : grouping(env, node.groupBy, items, input, aliases);
  const grouped = (e: TypedExpression) => withGroupingColumns(env, groups, e);
  const having = node.having === undefined ? undefined : grouped(havingCondition(env, node.having, items, input, groups, windows));

  const projections = items.map((i): Projection => ({
    expression: grouped(i.expression),
    attribute: {
      id: analysis.id(),
      name: i.name,
      type: i.expression.type,
      nullable: i.expression.nullable,
      qualifier: i.expression.kind === 'attribute' && i.expression.attribute.name === i.name ? i.expression.attribute.qualifier : [],
      lineage: [],
    },
  }));
  const orderBy = orderItems(env, sort, projections, input, windows, node.distinct).map((s) => ({ ...s, expression: grouped(s.expression) }));
  const aggregates = node.groupBy !== undefined || having !== undefined
    || items.some((i) => some(i.expression, isAggregate)) || orderBy.some((s) => some(s.expression, isAggregate));
  if (aggregates) {
    const shown = [...projections, ...orderBy].map((p) => p.expression);
    checkAggregates(env, groups, having === undefined ? shown : [...shown, having]);
  }
  if (node.distinct) {
    for (const p of projections) {
      if (holdsMap(p.attribute.type)) {
        analysis.fail('UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE', `DISTINCT cannot be applied to the map column ${p.attribute.name}`, p.expression.span);
      }
    }
  }
  const rows = distinctLineage([
    ...(source?.rows ?? []),
    ...(where === undefined ? [] : rowLineage([where], 'filter')),
    ...(groups === undefined ? [] : rowLineage(groups.expressions, 'grouping')),
    ...(having === undefined ? [] : rowLineage([having], 'filter')),
  ]);
  const named = projections.map((p): Projection => ({
    ...p, attribute: { ...p.attribute, lineage: withRows(valueLineage(p.expression), rows) },
  }));
  return {
    body: {
      kind: 'select',
      from,
      where,
      having,
      projections: named,
      distinct: node.distinct,
      outputs: named.map((p) => p.attribute),
      aggregate: aggregates ? { groupBy: groups?.expressions ?? [], sets: groups?.sets } : undefined,
    },
    orderBy,
  };
}

function namedWindows(env: Environment, list: readonly ast.NamedWindow[]): ReadonlyMap<string, ast.WindowSpec> {
  const out = new Map<string, ast.WindowSpec>();
  for (const w of list) {
    const spec = 'partitionBy' in w.spec ? w.spec : out.get(w.spec.name.toLowerCase());
    if (spec === undefined) env.analysis.fail('MISSING_WINDOW_SPECIFICATION', 'a window refers to a window that is not defined', w.spec.span);
    else out.set(w.name.name.toLowerCase(), spec);
  }
  return out;
}

function whereCondition(env: Environment, node: ast.Expression, inputs: readonly Attribute[]): TypedExpression {
  const where = expressionsIn(env, [attributesLayer(inputs)]).condition(node, 'WHERE', 'DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN');
  if (some(where, isAggregate) || some(where, isWindow)) {
    env.analysis.fail('INVALID_WHERE_CONDITION', 'the WHERE condition cannot hold aggregate or window functions: use HAVING or a subquery', node.span);
  }
  if (some(where, isGenerator)) env.analysis.fail('UNSUPPORTED_GENERATOR.OUTSIDE_SELECT', 'a generator cannot stand in WHERE', node.span);
  return where;
}

/** Types the select list from left to right: later items may use the aliases of earlier ones (lateral column aliases). */
function selectList(
  env: Environment, nodes: readonly ast.Expression[], from: TypedRelation | undefined, windows: ReadonlyMap<string, ast.WindowSpec>,
): { readonly items: readonly Item[]; readonly from: TypedRelation | undefined } {
  const { analysis } = env;
  const entries: { name: string; expression: TypedExpression }[] = [];
  const expressions = expressionsIn(env, [attributesLayer(from?.outputs ?? []), { kind: 'aliases', entries }], { windows });
  const items: Item[] = [];
  let relation = from;
  for (const node of nodes) {
    if (node.kind === 'star') {
      for (const e of expressions.star(node)) items.push({ expression: e, name: e.kind === 'field' ? e.name : nameOf(e, analysis.session.timeZone), fromStar: true });
      continue;
    }
    const aliasNames = node.kind === 'alias' ? node.names : [];
    const inner = node.kind === 'alias' ? node.child : node;
    const e = expressions.analyze(inner);
    const call = e.kind === 'alias' ? e.child : e;
    if (isGenerator(call)) {
      if (some(call, isAggregate)) {
        analysis.fail('UnsupportedClause', 'a generator over an aggregate is not available on the local engine yet: aggregate in a subquery first', inner.span);
      }
      const made = generate(env, relation, call, call.name.endsWith('_outer'), aliasNames, []);
      relation = made;
      for (const a of made.generated) {
        items.push({ expression: { kind: 'attribute', attribute: a, outer: false, type: a.type, nullable: a.nullable, span: inner.span }, name: a.name, fromStar: false });
      }
      continue;
    }
    if (some(e, isGenerator)) analysis.fail('UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS', 'generators cannot be nested in expressions', inner.span);
    if (aliasNames.length > 1) analysis.fail('MULTI_ALIAS_WITHOUT_GENERATOR', `several aliases need a generator, but ${prettyText(e, analysis.session.timeZone)} is none`, node.span);
    const name = aliasNames.length === 1 ? aliasNames[0].name : nameOf(e, analysis.session.timeZone, inner);
    items.push({ expression: e.kind === 'alias' ? e.child : e, name, fromStar: false });
    if (aliasNames.length === 1) entries.push({ name, expression: items[items.length - 1].expression });
  }
  return { items, from: relation };
}

/** The name of an unaliased item: of a column its own, of a dotted name its last part, of a cast column the column's, else Spark's text of the expression. */
export function nameOf(e: TypedExpression, timeZone: string, node?: ast.Expression): string {
  if (e.kind === 'attribute') return e.attribute.name;
  if (e.kind === 'alias') return e.name;
  if (node?.kind === 'column' && node.parts.length > 1 && (e.kind === 'field' || (e.kind === 'call' && e.name === '[]'))) return node.parts[node.parts.length - 1].name;
  if (e.kind === 'cast' && e.mode !== 'implicit' && (e.child.kind === 'attribute' || e.child.kind === 'alias')) return nameOf(e.child, timeZone);
  return prettyText(e, timeZone);
}

/** HAVING: outside aggregates grouping columns and the select list's names come first, inside them the input's. */
function havingCondition(
  env: Environment, node: ast.Expression, items: readonly Item[], input: ReturnType<typeof attributesLayer>, groups: Grouping | undefined,
  windows: ReadonlyMap<string, ast.WindowSpec>,
): TypedExpression {
  const grouped = attributesLayer((groups?.expressions ?? []).flatMap((g) => (g.kind === 'attribute' && !g.outer ? [g.attribute] : [])));
  const names: AliasLayer = { kind: 'aliases', entries: items.filter((i) => i.expression.kind !== 'attribute').map((i) => ({ name: i.name, expression: i.expression })) };
  const renamed: AliasLayer = {
    kind: 'aliases',
    entries: items.filter((i) => i.expression.kind === 'attribute' && i.expression.attribute.name !== i.name).map((i) => ({ name: i.name, expression: i.expression })),
  };
  const expressions: ExpressionAnalyzer = expressionsIn(env, [grouped, names, renamed, input], { windows, aggregateLayers: [input, names, renamed] });
  const e = plain(expressions.analyze(node));
  const to = implicitCastType(e.type, BOOLEAN, env.analysis.session.ansi);
  if (to === undefined) return env.analysis.fail('DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN', `the HAVING condition must be boolean, but it is ${typeName(e.type)}`, node.span);
  if (some(e, isWindow)) env.analysis.fail('_LEGACY_ERROR_TEMP_1035', 'window functions are not allowed in HAVING', node.span);
  return castTo(e, BOOLEAN);
}

/** Without alias nodes: what a name stood for, put in its place. */
function plain(e: TypedExpression): TypedExpression {
  return e.kind === 'alias' ? plain(e.child) : rebuild(e, plain);
}

function orderItems(
  env: Environment, sort: SortClause, projections: readonly Projection[], input: ReturnType<typeof attributesLayer>,
  windows: ReadonlyMap<string, ast.WindowSpec>, distinct: boolean,
): TypedSort[] {
  const { analysis } = env;
  const namedAll = projections.some((p) => p.attribute.name.toLowerCase() === 'all') || input.attributes.some((a) => a.name.toLowerCase() === 'all');
  if (sort.all !== undefined && namedAll) {
    const { span } = sort.all;
    const item: ast.SortItem = { ...sort.all, expression: { kind: 'column', parts: [{ name: 'all', quoted: true, span }], span } };
    return orderItems(env, { items: [item], windows: sort.windows }, projections, input, windows, distinct);
  }
  if (sort.all !== undefined) {
    const all = sort.all;
    const descending = all.direction === 'desc';
    return projections.map((p) => ({ expression: p.expression, descending, nullsFirst: all.nulls === undefined ? !descending : all.nulls === 'first' }));
  }
  if (sort.items.length === 0) return [];
  // a column of the list under its own name is the input's column: two of them are not ambiguous
  const shown = projections.map((p) => {
    const e = p.expression;
    const own = e.kind === 'attribute' && !e.outer && e.attribute.name.toLowerCase() === p.attribute.name.toLowerCase();
    return own ? { ...e.attribute, name: p.attribute.name, hidden: false } : p.attribute;
  });
  // a name that stands for several outputs is one of the input
  const outputs: AttributeLayer = { ...attributesLayer(shown), passes: true };
  const inputs: AttributeLayer = { ...input, passes: true };
  const byId = new Map(projections.map((p) => [p.attribute.id, p.expression]));
  const restore = (e: TypedExpression): TypedExpression => {
    if (e.kind === 'attribute') return byId.get(e.attribute.id) ?? e;
    return e.kind === 'alias' ? restore(e.child) : rebuild(e, restore);
  };
  const expressions = expressionsIn(
    env, distinct ? [outputs] : [outputs, inputs], { windows, aggregateLayers: distinct ? undefined : [input, outputs] },
  );
  return sort.items.map((item) => {
    const at = ordinal(item.expression);
    let typed: TypedSort;
    if (at !== undefined) {
      if (at < 1 || at > projections.length) {
        analysis.fail('ORDER_BY_POS_OUT_OF_RANGE', `ORDER BY position ${at} is not in the select list (valid range is [1, ${projections.length}])`, item.span);
      }
      const blank = expressions.sort({ ...item, expression: { kind: 'literal', type: 'null', value: '', span: item.span } });
      typed = { ...blank, expression: projections[at - 1].expression };
    } else {
      const made = expressions.sort(item);
      if (some(made.expression, isWindow)) analysis.fail('UNSUPPORTED_EXPR_FOR_OPERATOR', 'a window function cannot stand in ORDER BY', item.span, 'give it a name in the select list and sort by that');
      if (some(made.expression, isGenerator)) analysis.fail('UNSUPPORTED_GENERATOR.OUTSIDE_SELECT', 'a generator cannot stand in ORDER BY', item.span);
      typed = { ...made, expression: restore(made.expression) };
    }
    if (!isOrderable(typed.expression.type)) {
      analysis.fail('DATATYPE_MISMATCH.INVALID_ORDERING_TYPE', `ORDER BY does not support type ${typeName(typed.expression.type)}`, item.span);
    }
    return typed;
  });
}

