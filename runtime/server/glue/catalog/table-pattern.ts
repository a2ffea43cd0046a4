import { invalidInput } from '../errors';

/**
 * The `Expression` of GetTables and the `Pattern` of GetUserDefinedFunctions: a regular expression over the whole name,
 * in which the service reads a `*` that repeats nothing sensible as "anything".
 */
export function namePattern(expression: string): RegExp {
  const source = expression.replace(/(\\.|\.|[)\]])?\*/g, (whole, before: string | undefined) => (before === undefined ? '.*' : whole));
  try {
    return new RegExp(`^(?:${source})$`, 'i');
  } catch {
    throw invalidInput(`Invalid expression: ${expression}`);
  }
}
