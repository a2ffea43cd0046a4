import type { Expression, Query } from './ast';
import { lex, LexedText } from './lexer';
import { QueryParser } from './query-parser';
import { ParseOptions, ParseRecord, SyntaxFault } from './token-stream';
import type { GlueprintError } from '../../diagnostics';

const DEFAULT_VERSION = '3.5';

function lexFor(text: string, version: string): LexedText {
  return lex(text, { doubledQuotes: Number(version.split('.')[0]) >= 4 });
}

function run<T>(text: string, options: ParseOptions, entry: (parser: QueryParser) => T): T {
  const version = options.sparkVersion ?? DEFAULT_VERSION;
  const lexed = lexFor(text, version);
  try {
    return entry(new QueryParser(text, lexed, version));
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    // Once more with a record of what was tried where, which only a message needs.
    const { error } = recorded(text, lexed, version, entry);
    throw error ?? fault;
  }
}

function recorded<T>(text: string, lexed: LexedText, version: string, entry: (parser: QueryParser) => T): Inspection<T> {
  const record = new ParseRecord();
  const parser = new QueryParser(text, lexed, version, record);
  try {
    return { ...lexed, record, tree: entry(parser) };
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    return { ...lexed, record, error: parser.describe(fault, record), stoppedAt: fault.index };
  }
}

/** A text with all that a recording parse knows of it; for editors. */
export interface Inspection<T> extends LexedText {
  readonly record: ParseRecord;
  readonly tree?: T;
  readonly error?: GlueprintError;
  /** Index of the token where the parser stopped. */
  readonly stoppedAt?: number;
}

/** As parseQuery, but tells what it knows instead of throwing. */
export function inspectQuery(text: string, options: ParseOptions = {}): Inspection<Query> {
  const version = options.sparkVersion ?? DEFAULT_VERSION;
  return recorded(text, lexFor(text, version), version, (parser) => parser.wholeQuery());
}

export function inspectExpression(text: string, options: ParseOptions = {}): Inspection<Expression> {
  const version = options.sparkVersion ?? DEFAULT_VERSION;
  return recorded(text, lexFor(text, version), version, (parser) => parser.wholeNamedExpression());
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
