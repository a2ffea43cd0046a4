import type { NodeContext } from './node-type';
import { parsePattern, PatternError } from '../types/datetime-pattern';

/** Directives of Python's strftime as Java's pattern letters, as Glue's managed transforms map them. */
const DIRECTIVES: { readonly [directive: string]: string } = {
  'Y': 'yyyy', 'y': 'yy', 'm': 'MM', 'd': 'dd', 'H': 'HH', 'I': 'hh', 'M': 'mm', 'S': 'ss', 'f': 'SSSSSS', 'p': 'a', 'a': 'E', 'A': 'EEEE', 'b': 'MMM', 'B': 'MMMM', 'z': 'Z', 'Z': 'z', 'j': 'DDD', '%': '%',
};

/** A format as Java's pattern: one with a percent sign is Python's, any other is Java's already. */
export function javaPattern(format: string): string | undefined {
  if (!format.includes('%')) return format;
  const pieces = format.match(/%[\s\S]?|[A-Za-z']+|[^%A-Za-z']+/g) ?? [];
  const java = pieces.map((p) => (p.startsWith('%') ? DIRECTIVES[p.slice(1)] : /[A-Za-z']/.test(p) ? `'${p.replace(/'/g, '\'\'')}'` : p));
  return java.some((p) => p === undefined) ? undefined : java.join('');
}

/** The pattern of a field, or its error. */
export function datetimePattern(node: NodeContext, field: string): string {
  const format = node.fields[field] as string;
  const pattern = javaPattern(format) ?? node.fail(field, `'${format}' has a directive that is unknown`, `Python's directives are %${Object.keys(DIRECTIVES).join(' %')}`);
  if (pattern === '') node.fail(field, 'is empty', 'write a pattern of Java, yyyy-MM-dd, or of Python, %Y-%m-%d');
  try {
    parsePattern(pattern, false);
  } catch (error) {
    if (error instanceof PatternError) node.fail(field, `'${format}' is not a pattern for dates and times: ${error.message}`, 'write a pattern of Java, yyyy-MM-dd, or of Python, %Y-%m-%d');
    throw error;
  }
  return pattern;
}
