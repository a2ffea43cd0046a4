import type { Expression, Query } from './ast';
import { renderDocument } from './document';
import { QueryPrinter } from './print-query';

export interface FormatOptions {
  /** Columns a line should not pass. Default: 100. */
  readonly width?: number;
}

const WIDTH = 100;

/** A query in readable form: a clause a line, long lists and subqueries broken and indented. Comments are not kept. */
export function formatQuery(query: Query, options: FormatOptions = {}): string {
  return renderDocument(new QueryPrinter().query(query), options.width ?? WIDTH);
}

export function formatExpression(expression: Expression, options: FormatOptions = {}): string {
  return renderDocument(new QueryPrinter().expression.print(expression), options.width ?? WIDTH);
}
