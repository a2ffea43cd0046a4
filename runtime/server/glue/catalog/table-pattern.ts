import { javaRegex } from '../../../../src/core/spark-sql/duckdb/udf/java-regex';
import { invalidInput } from '../errors';

/** The `Expression` of GetTables: a regular expression over the whole name, in which the service reads a `*` that repeats nothing sensible as "anything". */
export function namePattern(expression: string): RegExp {
  const source = expression.replace(/(\\.|\.|[)\]])?\*/g, (whole, before: string | undefined) => (before === undefined ? '.*' : whole));
  return compile(source, `Invalid expression: ${expression}`);
}

/** The `Pattern` of GetUserDefinedFunctions: Java's regular expressions, as Trino sends them with quoted parts. */
export function functionPattern(pattern: string): RegExp {
  return compile(pattern, `Invalid pattern syntax: ${pattern}`);
}

function compile(source: string, fault: string): RegExp {
  try {
    const { source: translated, flags } = javaRegex(source);
    return new RegExp(`^(?:${translated})$`, `${flags.replace(/[giy]/g, '')}i`);
  } catch {
    throw invalidInput(fault);
  }
}
