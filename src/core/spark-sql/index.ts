import { Analysis, sessionOf, TypedExpression, TypedQuery, typeExpression, typeQuery } from './analysis';
import { explainPlan } from './analysis/explain';
import { nameOf } from './analysis/select';
import { some } from './analysis/walk';
import type { AnalyzedExpression, AnalyzedQuery, ExpressionOptions, QueryOptions, TranslatedQuery } from './contract';
import { QueryGenerator } from './duckdb/queries';
import { quoteSql, typeSql } from './duckdb/types';
import { Expression, parseExpression, parseQuery } from './syntax';

export * from './contract';
export * from './syntax';
export { castProblem } from './functions/cast-rules';
export { typeQuery, typeExpression, sessionOf } from './analysis';
export { fullPrelude, preludeFor } from './duckdb/prelude';
export { setupConnection } from './duckdb/setup';
export type { DuckDbConnection, DuckDbModule, SetupOptions } from './duckdb/setup';
export { typeSql } from './duckdb/types';
export { FUNCTIONS, functionNames, lookupFunction } from './functions/registry';
export type { SqlFunction, Signature, Parameter } from './functions/function';

/** Columns, lineage and warnings of a Spark SQL query. Throws a GlueprintError with Spark's error condition and the place. */
export function analyzeQuery(sql: string, options: QueryOptions): AnalyzedQuery {
  const { query, analysis } = typeQuery(sql, parseQuery(sql, options), options);
  return analyzed(query, analysis);
}

function analyzed(query: TypedQuery, analysis: Analysis): AnalyzedQuery {
  return {
    columns: query.outputs.map((o) => ({ name: o.name, type: o.type, nullable: o.nullable })),
    lineage: query.outputs.map((o) => o.lineage),
    warnings: analysis.warnings,
  };
}

/** The typed plan of a query as text, an operator a line. */
export function explainQuery(sql: string, options: QueryOptions): string {
  const { query, analysis } = typeQuery(sql, parseQuery(sql, options), options);
  return explainPlan(query, analysis.session.timeZone);
}

/** The query as DuckDB SQL with Spark's results. */
export function translate(sql: string, options: QueryOptions): TranslatedQuery {
  const { query, analysis } = typeQuery(sql, parseQuery(sql, options), options);
  return { ...analyzed(query, analysis), sql: new QueryGenerator(analysis.session).outermost(query) };
}

/** Type, name and columns read of an expression. */
export function analyzeExpression(sql: string, options: ExpressionOptions): AnalyzedExpression {
  const node = parseExpression(sql, options);
  const { expression, analysis } = typeExpression(sql, node, options);
  return described(expression, analysis, node);
}

function described(expression: TypedExpression, analysis: Analysis, node: Expression): AnalyzedExpression {
  const references = new Map<string, string>();
  some(expression, (e) => {
    if (e.kind === 'attribute') references.set(e.attribute.name.toLowerCase(), e.attribute.name);
    return false;
  });
  return {
    type: expression.type,
    nullable: expression.nullable,
    name: nameOf(expression, analysis.session.timeZone, node),
    references: [...references.values()],
    warnings: analysis.warnings,
  };
}

/** The expression as DuckDB SQL of exactly its Spark type; columns are written `"name"` or `qualifier."name"`. */
export function translateExpression(sql: string, options: ExpressionOptions): AnalyzedExpression & { readonly sql: string } {
  const node = parseExpression(sql, options);
  const { expression, attributes, analysis } = typeExpression(sql, node, options);
  const generator = new QueryGenerator(sessionOf(options));
  for (const a of attributes) generator.setColumn(a.id, a.qualifier.length === 0 ? quoteSql(a.name) : `${quoteSql(a.qualifier[0])}.${quoteSql(a.name)}`);
  const lowered = generator.expression(expression);
  const typed = expression.type.kind === 'void' ? lowered : `CAST(${lowered} AS ${typeSql(expression.type)})`;
  return { ...described(expression, analysis, node), sql: typed };
}

