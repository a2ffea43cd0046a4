import { PII_ENTITIES } from './entities';
import { sqlString } from '../sql-text';

/** What becomes of a value that is found. */
export type Masking =
  | { readonly kind: 'redact'; readonly text: string }
  | { readonly kind: 'partial'; readonly char: string; readonly left: number; readonly right: number; readonly pattern?: string }
  | { readonly kind: 'hash' };

/** SQL array of the values of a type in a text; never null. */
export function valuesOf(type: string, text: string): string {
  const { pattern, check } = PII_ENTITIES[type];
  const candidates = `regexp_extract_all(coalesce(${text}, ''), ${sqlString(pattern)}, 0)`;
  return check === undefined ? candidates : `filter(${candidates}, x -> ${check('x')})`;
}

/** SQL condition: the text holds a value of the type. */
export function holds(type: string, text: string): string {
  const { pattern, check } = PII_ENTITIES[type];
  return check === undefined ? `coalesce(${text} RLIKE ${sqlString(pattern)}, false)` : `size(${valuesOf(type, text)}) > 0`;
}

/** The text with its values masked. */
export function masked(types: readonly string[], text: string, masking: Masking): string {
  const [only] = types;
  if (types.length === 1 && PII_ENTITIES[only].check === undefined && masking.kind === 'redact') {
    return `regexp_replace(${text}, ${sqlString(PII_ENTITIES[only].pattern)}, ${sqlString(masking.text.replace(/[\\$]/g, '\\$&'))})`;
  }
  // The longest first: what is left of a value after a part of it has been masked would stay in the clear.
  const values = concatenated(types.map((t) => valuesOf(t, text)));
  const sorted = `sort_array(array_distinct(transform(${values}, x -> named_struct('n', -length(x), 'x', x))))`;
  return `aggregate(${sorted}, CAST(${text} AS STRING), (s, v) -> replace(s, v.x, ${maskOf('v.x', masking)}))`;
}

/** The text with values of several groups masked, each as its group says; a value of two as the first. */
export function maskedBy(groups: readonly { readonly types: readonly string[]; readonly masking: Masking }[], text: string): string {
  if (groups.length === 1) return masked(groups[0].types, text, groups[0].masking);
  const values = concatenated(groups.map(({ types, masking }, i) => (
    `transform(${concatenated(types.map((t) => valuesOf(t, text)))}, x -> named_struct('n', -length(x), 'x', x, 'g', ${i}, 'm', ${maskOf('x', masking)}))`
  )));
  return `aggregate(sort_array(array_distinct(${values})), CAST(${text} AS STRING), (s, v) -> replace(s, v.x, v.m))`;
}

function maskOf(value: string, masking: Masking): string {
  if (masking.kind === 'redact') return sqlString(masking.text);
  if (masking.kind === 'hash') return `sha2(${value}, 256)`;
  const { char, left, right, pattern } = masking;
  const hide = (part: string, length: string) => (pattern === undefined ? `repeat(${sqlString(char)}, ${length})`
    : `regexp_replace(${part}, ${sqlString(pattern)}, ${sqlString(char.replace(/[\\$]/g, '\\$&'))})`);
  if (left + right === 0) return hide(value, `length(${value})`);
  const inner = `length(${value}) - ${left + right}`;
  // What is no longer than what is kept would not be masked at all.
  return `IF(${inner} > 0, concat(left(${value}, ${left}), ${hide(`substring(${value}, ${left + 1}, ${inner})`, inner)}, right(${value}, ${right})), ${hide(value, `length(${value})`)})`;
}

/** SQL map from column to what was found in it; columns in which nothing was are not in it. */
export function detections(columns: readonly { readonly name: string; readonly sql: string; readonly types: readonly string[] }[]): string {
  // A lambda's variable hides the column of its name.
  let x = 'x';
  while (columns.some((c) => c.name.toLowerCase() === x)) x += '_';
  const entries = columns.map(({ name, sql, types }) => {
    const start = `CAST(locate(${x}, ${sql}) - 1 AS INT)`;
    const lists = types.map((type) => {
      const found = `named_struct('entityType', ${sqlString(type)}, 'actionUsed', 'DETECT', 'start', ${start}, 'end', ${start} + length(${x}))`;
      return `transform(array_distinct(${valuesOf(type, sql)}), ${x} -> ${found})`;
    });
    return `${sqlString(name)}, ${concatenated(lists)}`;
  });
  return `map_filter(map(${entries.join(', ')}), (k, v) -> size(v) > 0)`;
}

const concatenated = (lists: readonly string[]) => (lists.length === 1 ? lists[0] : `concat(${lists.join(', ')})`);
