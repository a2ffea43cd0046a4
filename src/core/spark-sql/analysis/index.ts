import type { DataType } from '../../types';
import type { ExpressionOptions, QueryOptions, SqlSession } from '../contract';
import { Analysis } from './analysis';
import { attributesLayer, Environment, expressionsIn } from './environment';
import { unaliased } from './grouping';
import type { Attribute, TypedExpression, TypedQuery } from './plan';
import { analyzeQuery } from './queries';
import { isAggregate, isGenerator, isWindow, some } from './walk';
import type { Session } from '../functions/function';
import type * as ast from '../syntax/ast';

export * from './plan';
export { Analysis } from './analysis';

export function sessionOf(options: SqlSession): Session {
  const sparkVersion = options.sparkVersion ?? '3.5';
  return { sparkVersion, ansi: options.ansi ?? Number(sparkVersion.split('.')[0]) >= 4, timeZone: options.timeZone ?? 'UTC' };
}

function start(text: string, options: SqlSession, tables: QueryOptions['tables']): { readonly analysis: Analysis; readonly env: Environment } {
  const byName = new Map(Object.entries(tables).map(([name, table]) => [name.toLowerCase(), { name, table }]));
  const parameters: Readonly<Record<string, DataType>> = options.parameters ?? {};
  const analysis = new Analysis({ text, session: sessionOf(options), tables: byName, parameters });
  return { analysis, env: { analysis, ctes: new Map(), analyzeQuery } };
}

/** Syntax tree to typed plan. */
export function typeQuery(text: string, query: ast.Query, options: QueryOptions): { readonly query: TypedQuery; readonly analysis: Analysis } {
  const { analysis, env } = start(text, options, options.tables);
  return { query: analyzeQuery(query, env), analysis };
}

export interface TypedStandalone { readonly expression: TypedExpression; readonly attributes: readonly Attribute[]; readonly analysis: Analysis }

/** An expression over given columns: the condition of a filter, a derived column. */
export function typeExpression(text: string, node: ast.Expression, options: ExpressionOptions): TypedStandalone {
  const { analysis, env } = start(text, options, {});
  const attributes = options.columns.map((c): Attribute => ({
    id: analysis.id(),
    name: c.name,
    type: c.type,
    nullable: c.nullable,
    qualifier: c.qualifier === undefined ? [] : [c.qualifier],
    lineage: [{ table: c.qualifier ?? '', column: c.name, kind: 'direct' }],
  }));
  const typed = expressionsIn(env, [attributesLayer(attributes)]).analyze(node);
  const expression = typed.kind === 'alias' ? typed : unaliased(typed);
  if (options.aggregates !== true && some(expression, isAggregate)) {
    analysis.fail('UNSUPPORTED_EXPR_FOR_OPERATOR', 'an aggregate function cannot stand here', node.span);
  }
  if (options.aggregates !== true && some(expression, isWindow)) analysis.fail('UNSUPPORTED_EXPR_FOR_OPERATOR', 'a window function cannot stand here', node.span);
  if (some(expression, isGenerator)) analysis.fail('UNSUPPORTED_GENERATOR.OUTSIDE_SELECT', 'a generator cannot stand here', node.span);
  return { expression, attributes, analysis };
}
