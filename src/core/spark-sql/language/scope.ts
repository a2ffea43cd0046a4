import type { ExpressionOptions, QueryOptions, SqlSession } from '../contract';
import type * as ast from '../syntax/ast';
import { inspectExpression, inspectQuery, Inspection } from '../syntax/parse';

/** What the text in the editor may use. With `columns` the text is an expression over them (a filter's condition), else a query over `tables`. */
export interface SqlScope extends SqlSession {
  readonly tables?: QueryOptions['tables'];
  readonly columns?: ExpressionOptions['columns'];
  /** Of an expression: aggregates may stand there. */
  readonly aggregates?: boolean;
}

export function isExpressionScope(scope: SqlScope): scope is SqlScope & ExpressionOptions {
  return scope.columns !== undefined;
}

export function queryOptions(scope: SqlScope): QueryOptions {
  return { ...scope, tables: scope.tables ?? {} };
}

export type Tree = ast.Query | ast.Expression;

export function inspect(text: string, scope: SqlScope): Inspection<Tree> {
  return isExpressionScope(scope) ? inspectExpression(text, scope) : inspectQuery(text, scope);
}
