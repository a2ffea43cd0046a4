import { isExpressionScope, queryOptions, SqlScope } from './scope';
import { Step } from './tree-path';
import { GlueprintError } from '../../diagnostics';
import type { DataType } from '../../types';
import { typeQuery } from '../analysis';
import type * as ast from '../syntax/ast';

/** A name that an expression at the cursor may use. */
export interface VisibleColumn {
  readonly name: string;
  readonly qualifier?: string;
  readonly type?: DataType;
  readonly nullable: boolean;
  readonly origin: 'column' | 'alias' | 'lambda variable';
}

/**
 * The columns that can be read at the end of `path`, the nearest first: lambda variables, the select's relations, its aliases where Spark has them,
 * then those of the queries around. What cannot be analyzed is left out.
 */
export function visibleColumns(path: readonly Step[], scope: SqlScope): VisibleColumn[] {
  const out: VisibleColumn[] = [];
  if (isExpressionScope(scope)) out.push(...scope.columns.map((c): VisibleColumn => ({ ...c, origin: 'column' })));
  let ctes: ast.Cte[] = [];
  const levels: VisibleColumn[][] = [out];
  path.forEach(({ node }, i) => {
    const inside = path[i + 1];
    if (node.kind === 'query') {
      const query = node as ast.Query;
      ctes = [...ctes, ...ctesBefore(query, inside)];
      // ORDER BY and the like stand outside the select whose columns they read.
      if (query.body.kind === 'select' && inside !== undefined && inside.field !== 'body' && inside.field !== 'with') levels.push(ofSelect(query.body, ctes, scope, true));
    } else if (node.kind === 'select') {
      const inClause = ['groupBy', 'having', 'items'].some((f) => inside?.field.startsWith(f));
      levels.push(ofSelect(node as ast.Select, ctes, scope, inClause));
    } else if (node.kind === 'lambda' && inside?.field === 'body') {
      levels.push((node as ast.Lambda).params.map((p) => ({ name: p.name, nullable: true, origin: 'lambda variable' })));
    }
  });
  return levels.reverse().flat();
}

/** Names of the CTEs that a table name at the end of `path` may mean. */
export function visibleCtes(path: readonly Step[]): string[] {
  return path.flatMap(({ node }, i) => (node.kind === 'query' ? ctesBefore(node as ast.Query, path[i + 1]).map((c) => c.name.name) : []));
}

function ctesBefore(query: ast.Query, inside: Step | undefined): readonly ast.Cte[] {
  const at = inside?.field === 'with' ? query.with.indexOf(inside.node as ast.Cte) : -1;
  return at < 0 ? query.with : query.with.slice(0, at);
}

function ofSelect(select: ast.Select, ctes: readonly ast.Cte[], scope: SqlScope, withAliases: boolean): VisibleColumn[] {
  const columns = relationColumns(select, ctes, scope);
  if (!withAliases) return columns;
  const aliases = select.items.flatMap((item, i) => (item.kind === 'alias' ? item.names.map((n) => ({ name: n.name, i })) : []));
  const types = aliases.length === 0 ? [] : outputs(bodyQuery(select, ctes), scope) ?? [];
  const seen = new Set(columns.map((c) => c.name.toLowerCase()));
  return [...columns, ...aliases.filter((a) => !seen.has(a.name.toLowerCase())).map((a): VisibleColumn => {
    const output = types.find((o) => o.name === a.name);
    return { name: a.name, type: output?.type, nullable: output?.nullable ?? true, origin: 'alias' };
  })];
}

/** All relations together; where one cannot be analyzed, the others one by one. */
function relationColumns(select: ast.Select, ctes: readonly ast.Cte[], scope: SqlScope): VisibleColumn[] {
  const from = select.from.map(withoutConditions);
  const whole = fromColumns(from, select.lateralViews, ctes, scope) ?? fromColumns(from, [], ctes, scope);
  if (whole !== undefined) return whole;
  return from.flatMap(joined).flatMap((r) => fromColumns([r], [], ctes, scope) ?? []);
}

function fromColumns(
  from: readonly ast.Relation[], lateralViews: readonly ast.LateralView[], ctes: readonly ast.Cte[], scope: SqlScope,
): VisibleColumn[] | undefined {
  if (from.length === 0 && lateralViews.length === 0) return [];
  const { span } = from[0] ?? lateralViews[0];
  const star: ast.Star = { kind: 'star', qualifier: [], span };
  const select: ast.Select = { kind: 'select', hints: [], distinct: false, items: [star], from, lateralViews, windows: [], span };
  const typed = attempt(() => typeQuery('', bodyQuery(select, ctes), queryOptions(scope)).query);
  if (typed === undefined || !('kind' in typed.body) || typed.body.kind !== 'select') return undefined;
  return (typed.body.from?.outputs ?? []).filter((a) => a.hidden !== true).map((a): VisibleColumn => ({
    name: a.name, qualifier: qualifierOf(a.qualifier), type: a.type, nullable: a.nullable, origin: 'column',
  }));
}

function qualifierOf(parts: readonly string[]): string | undefined {
  const last = parts[parts.length - 1];
  return last === '__auto_generated_subquery_name' ? undefined : last;
}

function bodyQuery(body: ast.Select, ctes: readonly ast.Cte[]): ast.Query {
  return { kind: 'query', with: ctes, body, orderBy: [], sortBy: [], clusterBy: [], distributeBy: [], windows: [], span: body.span };
}

export function outputs(query: ast.Query, scope: SqlScope) {
  return attempt(() => typeQuery('', query, queryOptions(scope)).query.outputs);
}

/** ON conditions say nothing of the columns, and may be what is being written. */
function withoutConditions(r: ast.Relation): ast.Relation {
  if (r.kind !== 'join') return r;
  const { on: _, ...rest } = r;
  const type = r.type === 'left semi' || r.type === 'left anti' ? 'inner' : r.type;
  return { ...rest, type, left: withoutConditions(r.left), right: withoutConditions(r.right) };
}

function joined(r: ast.Relation): ast.Relation[] {
  return r.kind === 'join' ? [...joined(r.left), ...joined(r.right)] : [r];
}

function attempt<T>(body: () => T): T | undefined {
  try {
    return body();
  } catch (e) {
    if (GlueprintError.isGlueprintError(e)) return undefined;
    throw e;
  }
}
