import type { Expression, Query } from './ast';
import { lex } from './lexer';
import { QueryParser } from './query-parser';
import { Expectation, ParseOptions, SyntaxFault } from './token-stream';
import type { GlueprintError } from '../../diagnostics';

const DEFAULT_VERSION = '3.5';

function run<T>(text: string, options: ParseOptions, entry: (parser: QueryParser) => T): T {
  const version = options.sparkVersion ?? DEFAULT_VERSION;
  const lexed = lex(text, { doubledQuotes: Number(version.split('.')[0]) >= 4 });
  const parser = new QueryParser(text, lexed, version);
  try {
    return entry(parser);
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    throw explain(text, lexed, version, entry);
  }
}

/** Parses once more with a record of what was tried where, which only a message needs. */
function explain(text: string, lexed: ReturnType<typeof lex>, version: string, entry: (parser: QueryParser) => unknown): GlueprintError {
  const record = new Map<number, Expectation>();
  const parser = new QueryParser(text, lexed, version, record);
  try {
    entry(parser);
  } catch (fault) {
    if (fault instanceof SyntaxFault) return parser.describe(fault, record);
    throw fault;
  }
  throw new Error('the parser is not deterministic');
}

/**
 * Parses a Spark SQL query.
 *
 * @throws GlueprintError `PARSE_SYNTAX_ERROR` or Spark's own condition, with the place in the text.
 */
export function parseQuery(text: string, options: ParseOptions = {}): Query {
  return run(text, options, (parser) => parser.wholeQuery());
}

/** Parses a Spark SQL expression without an alias. */
export function parseExpression(text: string, options: ParseOptions = {}): Expression {
  return run(text, options, (parser) => parser.wholeExpression());
}

/** Parses an expression that may have an alias, as in a SELECT list: `amount * 2 AS total`. */
export function parseNamedExpression(text: string, options: ParseOptions = {}): Expression {
  return run(text, options, (parser) => parser.wholeNamedExpression());
}
