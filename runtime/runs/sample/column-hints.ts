import { matchingText } from './matching-text';
import { parseQuery } from '../../../src/core/spark-sql';

/** What the queries of a job say of columns of a name. */
export interface ColumnHints {
  /** Constants that it is compared with. */
  readonly constants: string[];
  /** Types that it is cast to. */
  readonly casts: string[];
  /** Datetime patterns that it is parsed by. */
  readonly patterns: string[];
  /** It is added up or compared with a number. */
  numeric?: 'bigint' | 'double';
}

type Tree = { readonly [name: string]: unknown };
const isTree = (x: unknown): x is Tree => typeof x === 'object' && x !== null && 'kind' in x;

const COMPARISONS = ['=', '==', '<=>', '<>', '!=', '<', '<=', '>', '>='];
const SUMS = ['sum', 'avg', 'mean', 'stddev', 'variance', 'abs', 'round', 'floor', 'ceil'];
const PARSERS = ['to_date', 'to_timestamp', 'unix_timestamp', 'to_unix_timestamp'];

/** Hints by column name in lower case, from queries of Spark SQL. What does not parse says nothing. */
export function columnHints(queries: Iterable<string>): ReadonlyMap<string, ColumnHints> {
  const found = new Map<string, ColumnHints>();
  const of = (name: string) => {
    const hints = found.get(name) ?? { constants: [], casts: [], patterns: [] };
    found.set(name, hints);
    return hints;
  };
  for (const sql of queries) {
    try {
      visit(parseQuery(sql), of);
    } catch {
      // The run says what is wrong with it.
    }
  }
  return found;
}

function visit(x: unknown, of: (name: string) => ColumnHints): void {
  if (typeof x !== 'object' || x === null) return;
  if (isTree(x)) look(x, of);
  Object.values(x).forEach((v) => visit(v, of));
}

function look(x: Tree, of: (name: string) => ColumnHints): void {
  switch (x.kind) {
    case 'binary':
      if (COMPARISONS.includes(String(x.operator))) {
        compared(x.left, x.right, of);
        compared(x.right, x.left, of);
      }
      break;
    case 'in': for (const v of x.list as unknown[]) compared(x.value, v, of); break;
    case 'between': for (const v of [x.low, x.high]) compared(x.value, v, of); break;
    case 'like': for (const v of x.patterns as unknown[]) matched(x.value, v, String(x.operator), of); break;
    case 'cast': named(x.child, of)?.casts.push((x.type as { kind: string }).kind); break;
    case 'call': called(x, of); break;
    default:
  }
}

function called({ name, args }: Tree, of: (name: string) => ColumnHints): void {
  const [first, second] = args as unknown[];
  const hints = named(first, of);
  const lower = String(name).toLowerCase();
  if (hints === undefined) return;
  if (SUMS.includes(lower)) hints.numeric ??= 'double';
  if (PARSERS.includes(lower)) {
    const pattern = constant(second);
    if (pattern === undefined) hints.casts.push(lower === 'to_date' ? 'date' : 'timestamp');
    else hints.patterns.push(pattern.value);
  }
  if (lower === 'rlike' || lower === 'regexp_like') matched(first, second, 'rlike', of);
}

function compared(side: unknown, other: unknown, of: (name: string) => ColumnHints): void {
  const found = constant(other);
  const hints = named(side, of);
  if (found === undefined || hints === undefined) return;
  if (!hints.constants.includes(found.value)) hints.constants.push(found.value);
  if (found.numeric === undefined) return;
  if (found.numeric === 'double' || hints.numeric === undefined) hints.numeric = found.numeric;
}

/** A text that the pattern takes, where it is plain enough to say one. */
function matched(side: unknown, pattern: unknown, operator: string, of: (name: string) => ColumnHints): void {
  const text = constant(pattern)?.value;
  const hints = named(side, of);
  if (text === undefined || hints === undefined) return;
  const plain = operator === 'rlike' ? matchingText(text) : text.replace(/%/g, '').replace(/_/g, 'x');
  if (plain !== undefined && plain !== '' && !hints.constants.includes(plain)) hints.constants.push(plain);
}

/** The column below casts and functions that keep its text. */
function named(x: unknown, of: (name: string) => ColumnHints): ColumnHints | undefined {
  if (!isTree(x)) return undefined;
  if (x.kind === 'column') {
    const parts = x.parts as readonly { readonly name: string }[];
    return of(parts[parts.length - 1]?.name.toLowerCase() ?? '');
  }
  if (x.kind === 'cast') return named(x.child, of);
  return x.kind === 'call' && ['trim', 'ltrim', 'rtrim', 'coalesce', 'lower', 'upper'].includes(String(x.name).toLowerCase()) ? named((x.args as unknown[])[0], of) : undefined;
}

function constant(x: unknown): { readonly value: string; readonly numeric?: 'bigint' | 'double' } | undefined {
  if (!isTree(x)) return undefined;
  if (x.kind === 'cast') return constant(x.child);
  if (x.kind === 'unary') {
    const inner = constant(x.operand);
    return inner?.numeric === undefined || x.operator !== '-' ? inner : { ...inner, value: `-${inner.value}` };
  }
  if (x.kind !== 'literal') return undefined;
  const value = String(x.value);
  switch (x.type) {
    case 'null': return undefined;
    case 'integer': case 'tinyint': case 'smallint': case 'bigint': return { value, numeric: 'bigint' };
    case 'decimal': case 'double': case 'float': case 'bigdecimal': return { value, numeric: 'double' };
    default: return { value };
  }
}
