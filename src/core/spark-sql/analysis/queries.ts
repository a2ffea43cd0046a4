import { argumentView } from './calls';
import { attributesLayer, Environment, expressionsIn } from './environment';
import { ordinal } from './grouping';
import { distinct, rowLineage } from './lineage';
import { Attribute, isQuery, TypedBody, TypedCte, TypedExpression, TypedQuery, TypedSelect, TypedSet, TypedSort } from './plan';
import { inlineTable, renamed } from './relations';
import { analyzeSelect } from './select';
import { isAggregate, isFoldable, isGenerator, isWindow, some } from './walk';
import { holdsMap, sameShape, typeName, widerType } from '../../types';
import type * as ast from '../syntax/ast';

/** A query with its CTEs, sorting and limits. */
export function analyzeQuery(query: ast.Query, written: Environment): TypedQuery {
  const { analysis } = written;
  const env = limited(query, written);
  if (query.recursive === true) {
    analysis.fail('UnsupportedClause', 'recursive CTEs are not available on the local engine yet', query.span, 'use `--engine spark`');
  }
  const ctes: TypedCte[] = [];
  const known = new Map(env.ctes);
  for (const cte of query.with) {
    const key = cte.name.name.toLowerCase();
    if (ctes.some((c) => c.name.toLowerCase() === key)) analysis.fail('_LEGACY_ERROR_TEMP_0038', `CTE definition can't have duplicate names: '${cte.name.name}'`, cte.name.span);
    const typed = analyzeQuery(cte.query, { ...env, ctes: known });
    const outputs = cte.columns.length === 0 ? typed.outputs
      : renamed(env, typed.outputs, { columns: cte.columns, span: cte.span }, [], cte.span).map((a, i) => ({ ...a, id: typed.outputs[i].id }));
    const made: TypedCte = { id: analysis.id(), name: cte.name.name, query: { ...typed, outputs }, recursive: false };
    ctes.push(made);
    known.set(key, made);
  }
  const inner: Environment = { ...env, ctes: known };
  const sort = sortItems(query);
  const limit = query.limit === undefined ? undefined : limitOf(inner, query.limit, 'limit');
  const offset = query.offset === undefined ? undefined : limitOf(inner, query.offset, 'offset');
  if (query.body.kind === 'select') {
    const select = analyzeSelect(inner, query.body, { items: sort, all: query.orderByAll, windows: query.windows });
    const outer = isSpark3(analysis) ? select.orderBy.find((s) => some(s.expression, (e) => e.kind === 'attribute' && e.outer)) : undefined;
    if (outer !== undefined) analysis.fail('UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE', 'a subquery cannot be sorted by a column of the query around it', outer.expression.span);
    return { ctes, body: select.body, orderBy: select.orderBy, limit, offset, outputs: select.body.outputs, outer: [] };
  }
  const body = analyzeBody(query.body, inner);
  const outputs = body.outputs;
  return { ctes, body, orderBy: sortOutputs(inner, query, sort, outputs), limit, offset, outputs, outer: [] };
}

function isSpark3(analysis: Environment['analysis']): boolean {
  return analysis.session.sparkVersion.startsWith('3');
}

/** Up to Spark 3.5 a subquery with a limit or a window function reads nothing of the query around it. */
function limited(query: ast.Query, env: Environment): Environment {
  const { analysis } = env;
  if (env.onOuter === undefined || !isSpark3(analysis)) return env;
  const clause = query.limit !== undefined || query.offset !== undefined ? 'LIMIT or OFFSET'
    : query.body.kind === 'select' && query.body.items.some(holdsWindow) ? 'a window function' : undefined;
  if (clause === undefined) return env;
  return {
    ...env,
    onOuter: (a) => analysis.fail('UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED',
      `a subquery with ${clause} cannot read the outer column '${a.name}'`, query.span),
  };
}

/** Whether OVER stands anywhere in an expression of the syntax tree, subqueries left out. */
function holdsWindow(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(holdsWindow);
  if (typeof node !== 'object' || node === null) return false;
  if ('kind' in node && (node.kind === 'subquery' || node.kind === 'exists' || node.kind === 'query')) return false;
  return ('over' in node && node.over !== undefined) || Object.values(node).some(holdsWindow);
}

/** SORT BY and CLUSTER BY sort within partitions: here, as in one partition, the whole. DISTRIBUTE BY changes no result. */
function sortItems(query: ast.Query): readonly ast.SortItem[] {
  if (query.orderBy.length > 0) return query.orderBy;
  if (query.sortBy.length > 0) return query.sortBy;
  return query.clusterBy.map((expression) => ({ expression, span: expression.span }));
}

function sortOutputs(env: Environment, query: ast.Query, items: readonly ast.SortItem[], outputs: readonly Attribute[]): TypedSort[] {
  const { analysis } = env;
  const ref = (attribute: Attribute, span: ast.Node['span']): TypedExpression => ({
    kind: 'attribute', attribute, outer: false, type: attribute.type, nullable: attribute.nullable, span,
  });
  const expressions = expressionsIn(env, [attributesLayer(outputs)]);
  if (query.orderByAll !== undefined) {
    const all = query.orderByAll;
    return outputs.map((o) => {
      const descending = all.direction === 'desc';
      return { expression: ref(o, all.span), descending, nullsFirst: all.nulls === undefined ? !descending : all.nulls === 'first' };
    });
  }
  return items.map((item) => {
    const at = ordinal(item.expression);
    if (at !== undefined) {
      if (at < 1 || at > outputs.length) analysis.fail('ORDER_BY_POS_OUT_OF_RANGE', `ORDER BY position ${at} is not in the select list (valid range is [1, ${outputs.length}])`, item.span);
      const sort = expressions.sort({ ...item, expression: { kind: 'literal', type: 'null', value: '', span: item.span } });
      return { ...sort, expression: ref(outputs[at - 1], item.span) };
    }
    const sort = expressions.sort(item);
    if (some(sort.expression, isAggregate) || some(sort.expression, isWindow) || some(sort.expression, isGenerator)) {
      analysis.fail('UNSUPPORTED_EXPR_FOR_OPERATOR', 'the ORDER BY of a set operation takes its output columns only', item.span);
    }
    return sort;
  });
}

export function limitOf(env: Environment, node: ast.Expression, name: string): TypedExpression {
  const { analysis } = env;
  const typed = expressionsIn(env, []).analyze(node);
  if (!isFoldable(typed)) analysis.fail('INVALID_LIMIT_LIKE_EXPRESSION.IS_UNFOLDABLE', `the ${name} expression must evaluate to a constant value`, node.span);
  if (!['tinyint', 'smallint', 'int'].includes(typed.type.kind)) {
    analysis.fail(typed.type.kind === 'void' ? 'INVALID_LIMIT_LIKE_EXPRESSION.IS_NULL' : 'INVALID_LIMIT_LIKE_EXPRESSION.DATA_TYPE',
      `the ${name} expression must be integer type, but got ${typeName(typed.type)}`, node.span);
  }
  const value = argumentView(analysis, typed).constant;
  if (value === null) analysis.fail('INVALID_LIMIT_LIKE_EXPRESSION.IS_NULL', `the evaluated ${name} expression must not be null`, node.span);
  if (typeof value === 'bigint' && value < 0n) {
    analysis.fail('INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE', `the ${name} expression must be equal to or greater than 0, but got ${value}`, node.span);
  }
  return typed;
}

function analyzeBody(body: ast.QueryBody, env: Environment): TypedBody {
  switch (body.kind) {
    case 'select': return analyzeSelect(env, body, { items: [], windows: [] }).body;
    case 'query': return analyzeQuery(body, env);
    case 'set': return setOperation(body, env);
    case 'values': {
      const values = inlineTable(env, body);
      if (body.alias === undefined) return values;
      return selectAll(env, { kind: 'inline-table', values: body, span: body.span });
    }
    case 'table-statement': return selectAll(env, { kind: 'table', name: body.name, span: body.span });
  }
}

function selectAll(env: Environment, relation: ast.Relation): TypedSelect {
  const { span } = relation;
  return analyzeSelect(env, {
    kind: 'select', hints: [], distinct: false, items: [{ kind: 'star', qualifier: [], span }], from: [relation], lateralViews: [], windows: [], span,
  }, { items: [], windows: [] }).body;
}

function asQuery(body: TypedBody): TypedQuery {
  return isQuery(body) ? body : { ctes: [], body, orderBy: [], outputs: body.outputs, outer: [] };
}

/** UNION, EXCEPT, INTERSECT: columns by position, each widened to the common type. */
function setOperation(node: ast.SetOperation, written: Environment): TypedSet {
  const { analysis } = written;
  // in a subquery of IN the sides of a set operation cannot read the query around it
  const env: Environment = written.subqueryOf !== 'in' ? written : {
    ...written,
    onOuter: (a) => analysis.fail('UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED', `a side of ${node.operator.toUpperCase()} cannot read the outer column '${a.name}'`, node.span),
  };
  const left = asQuery(analyzeBody(node.left, env));
  const right = asQuery(analyzeBody(node.right, env));
  const name = node.operator.toUpperCase();
  if (left.outputs.length !== right.outputs.length) {
    analysis.fail('NUM_COLUMNS_MISMATCH', `${name} can only be performed on inputs with the same number of columns, but the first has ${left.outputs.length} and the second ${right.outputs.length}`, node.span);
  }
  const outputs = left.outputs.map((l, i): Attribute => {
    const r = right.outputs[i];
    const type = widerType(l.type, r.type, analysis.session.ansi) ?? (sameShape(l.type, r.type) ? l.type : undefined);
    if (type === undefined) {
      return analysis.fail('INCOMPATIBLE_COLUMN_TYPE', `${name} can only be performed on compatible column types, but column ${i + 1} is ${typeName(l.type)} and ${typeName(r.type)}`, node.span);
    }
    if (holdsMap(type) && !(node.operator === 'union' && node.all)) {
      return analysis.fail('UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE', `${name} compares rows, but column ${l.name} is ${typeName(type)}, and maps cannot be compared`, node.span);
    }
    const nullable = node.operator === 'except' ? l.nullable : node.operator === 'intersect' ? l.nullable && r.nullable : l.nullable || r.nullable;
    return { id: analysis.id(), name: l.name, type, nullable, qualifier: [], lineage: distinct([...l.lineage, ...(node.operator === 'union' ? r.lineage : influence(r))]) };
  });
  return { kind: 'set', operator: node.operator, all: node.all, left, right, outputs };
}

function influence(a: Attribute) {
  return rowLineage([{ kind: 'attribute', attribute: a, outer: false, type: a.type, nullable: a.nullable, span: { start: 0, end: 0 } }], 'filter');
}
