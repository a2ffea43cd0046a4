import type { Analysis } from './analysis';
import { ExpressionAnalyzer, ExpressionContext } from './expressions';
import type { Attribute, TypedCte, TypedQuery } from './plan';
import type { AttributeLayer, Layer, Scope } from './scope';
import type * as ast from '../syntax/ast';

export type SubqueryUse = 'scalar' | 'exists' | 'in' | 'lateral';

/** Where a query stands: the CTEs that it sees and the query around it. */
export interface Environment {
  readonly analysis: Analysis;
  readonly ctes: ReadonlyMap<string, TypedCte>;
  readonly outer?: Scope;
  readonly onOuter?: (a: Attribute) => void;
  /** What the query is a correlated subquery of. */
  readonly subqueryOf?: SubqueryUse;
  /** What `window(…)` of this select means. */
  readonly timeWindow?: Attribute;
  /** The query analyzer; given, not imported, as relations and queries need each other. */
  readonly analyzeQuery: (query: ast.Query, env: Environment) => TypedQuery;
}

export function attributesLayer(attributes: readonly Attribute[]): AttributeLayer {
  return { kind: 'attributes', attributes };
}

export function expressionsIn(
  env: Environment, layers: readonly Layer[], more: Partial<ExpressionContext> & { readonly aggregateLayers?: readonly Layer[] } = {},
): ExpressionAnalyzer {
  const scope: Scope = { layers, outer: env.outer, aggregateLayers: more.aggregateLayers };
  return new ExpressionAnalyzer(env.analysis, {
    ...more,
    scope,
    timeWindow: env.timeWindow,
    onOuter: env.onOuter,
    subquery: (query, around, use) => correlated(env, query, around, use),
  });
}

/** A query that may read the columns of `around`; those it reads are in its `outer`. */
export function correlated(env: Environment, query: ast.Query, around: Scope, subqueryOf: SubqueryUse): TypedQuery {
  const outer = new Map<number, Attribute>();
  const typed = env.analyzeQuery(query, {
    ...env, outer: { layers: around.layers }, subqueryOf, onOuter: (a) => outer.set(a.id, a),
  });
  return { ...typed, outer: [...outer.values()] };
}
