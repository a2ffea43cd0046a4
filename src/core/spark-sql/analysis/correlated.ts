import { constantValue } from './argument';
import { isQuery, TypedCall, TypedExpression, TypedQuery, TypedRelation, TypedSelect } from './plan';
import { isAggregate, some } from './walk';

/** What Spark 3 asks of subqueries that read columns of the query around them. Spark 4 asks none of it. */

/** Error condition of a correlated scalar subquery that may return several rows, or undefined. */
export function scalarProblem(query: TypedQuery): string | undefined {
  const { body } = query;
  const single = query.limit?.kind === 'literal' && (query.limit.value === 1n || query.limit.value === 0n);
  if (single) return undefined;
  if (isQuery(body)) return scalarProblem(body);
  if (body.kind !== 'select') return body.kind === 'values' && body.rows.length === 1 ? undefined : MUST_AGGREGATE;
  if (body.aggregate === undefined) return body.distinct ? MUST_AGGREGATE : fromOneRow(body.from);
  const shown = [...body.projections.map((p) => p.expression), ...(body.having === undefined ? [] : [body.having])];
  if (!shown.some((e) => some(e, isAggregate))) return MUST_AGGREGATE;
  return groupsAreCorrelated(body) ? undefined : 'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_CORRELATED_COLUMNS_IN_GROUP_BY';
}

const MUST_AGGREGATE = 'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY';

function fromOneRow(from: TypedRelation | undefined): string | undefined {
  if (from === undefined || (from.kind === 'table-function' && rangeRows(from.call) <= 1)) return undefined;
  return from.kind === 'derived' ? scalarProblem(from.query) : from.kind === 'cte' ? scalarProblem(from.cte.query) : MUST_AGGREGATE;
}

/** How many rows `range` of constants gives. */
function rangeRows({ name, args }: TypedCall): number {
  const numbers = args.slice(0, 3).map((a) => Number(constantValue(a) ?? NaN));
  const [start, end, step] = numbers.length === 1 ? [0, numbers[0], 1] : [numbers[0], numbers[1], numbers[2] ?? 1];
  return name === 'range' && Number.isFinite(start + end + step) ? Math.ceil((end - start) / step) : Infinity;
}

const readsOuter = (e: TypedExpression): boolean => some(e, (x) => x.kind === 'attribute' && x.outer);

function conjuncts(e: TypedExpression | undefined): readonly TypedExpression[] {
  if (e === undefined) return [];
  return e.kind === 'call' && e.name === 'and' ? e.args.flatMap(conjuncts) : [e];
}

/** Every grouping column stands in a condition with a column of the query around. Conditions deeper down are not looked for. */
function groupsAreCorrelated(select: TypedSelect): boolean {
  const compared = new Set<number>();
  const conditions = conjuncts(select.where).filter(readsOuter);
  if (conditions.length === 0) return true;
  for (const c of conditions) {
    some(c, (x) => {
      if (x.kind === 'attribute' && !x.outer) compared.add(x.attribute.id);
      return false;
    });
  }
  return !select.aggregate!.groupBy.some((g) => some(g, (x) => x.kind === 'attribute' && !x.outer && !compared.has(x.attribute.id)));
}

/** A correlated aggregate without GROUP BY: Spark 3 groups it by the correlated columns, so that without a matching row there is no row. */
export function groupsByCorrelation(query: TypedQuery): query is TypedQuery & { readonly body: TypedSelect } {
  const { body } = query;
  return query.outer.length > 0 && !isQuery(body) && body.kind === 'select' && body.aggregate !== undefined
    && body.aggregate.groupBy.length === 0 && body.aggregate.sets === undefined;
}
