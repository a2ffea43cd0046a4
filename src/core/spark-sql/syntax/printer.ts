import type { Expression, Query } from './ast';
import { renderDocument } from './document';
import { QueryPrinter } from './print-query';

/** A query as canonical Spark SQL on one line; parsing it gives the same tree. Comments are not kept. */
export function printQuery(query: Query): string {
  return renderDocument(new QueryPrinter().query(query));
}

/** An expression as canonical Spark SQL on one line. */
export function printExpression(expression: Expression): string {
  return renderDocument(new QueryPrinter().expression.print(expression));
}
