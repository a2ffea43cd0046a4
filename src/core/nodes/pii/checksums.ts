import { sqlString } from '../sql-text';

/** Check digits as Spark SQL. `d` is SQL of a text of digits, never empty; what a function returns is a number or a condition. */

/** Evaluates `value` once and names it for `body`. */
export function withValue(value: string, name: string, body: string): string {
  return `element_at(transform(array(${value}), ${name} -> ${body}), 1)`;
}

/** Whether a regular expression matches somewhere in a text. */
export function matches(text: string, regex: string): string {
  return `${text} RLIKE ${sqlString(regex)}`;
}

export function onlyDigits(text: string): string {
  return `regexp_replace(${text}, '[^0-9]', '')`;
}

/** The condition over a text without all but its digits. */
export function ofDigits(text: string, condition: (d: string) => string): string {
  return withValue(onlyDigits(text), 'd', condition('d'));
}

/** The digit at a place, from 1. */
export function digit(d: string, at: number | string): string {
  return `(ascii(substring(${d}, ${at}, 1)) - 48)`;
}

/** Sum of the first digits, each by its weight. */
export function weighted(d: string, weights: readonly number[]): string {
  return `aggregate(sequence(1, ${weights.length}), 0, (s, i) -> s + ${digit(d, 'i')} * element_at(array(${weights.join(', ')}), i))`;
}

/** Sum of the digits of a text: the length of their tally. */
function digitSum(text: string): string {
  return `length(${Array.from({ length: 10 }, (_, i) => i).reduce((sql, i) => `replace(${sql}, '${i}', '${'|'.repeat(i)}')`, text)})`;
}

/** Every second digit from the right is doubled, and 9 taken from what is then above 9; the sum of all ends in 0. */
export function luhn(d: string): string {
  const pairs = `lpad(${d}, 20, '0')`;
  const doubled = 'translate(regexp_replace(n, \'(.)(.)\', \'$1\'), \'0123456789\', \'0246813579\')';
  return withValue(pairs, 'n', `${digitSum(`concat(${doubled}, regexp_replace(n, '(.)(.)', '$2'))`)} % 10 = 0`);
}

/** ISO 7064, mod 97: letters count 10 to 35; the remainder of an account number with its head moved to the end is 1. */
export function mod97(text: string): string {
  const code = 'ascii(substring(t, i, 1))';
  return withValue(text, 't', `aggregate(sequence(1, length(t)), 0, (r, i) -> IF(${code} < 58, (r * 10 + ${code} - 48) % 97, (r * 100 + ${code} - 55) % 97))`);
}

/** ISO 7064, mod 11,10, over all digits with the check digit at the end. */
export function mod1110(d: string, length: number): string {
  const step = `IF((p + ${digit(d, 'i')}) % 10 = 0, 10, (p + ${digit(d, 'i')}) % 10) * 2 % 11`;
  return `(11 - aggregate(sequence(1, ${length - 1}), 10, (p, i) -> ${step})) % 10 = ${digit(d, length)}`;
}

/** Verhoeff: the digits walk through the dihedral group and come out at 0. */
export function verhoeff(d: string): string {
  return `aggregate(sequence(1, length(${d})), 0, (c, i) -> element_at(array(${MULTIPLY.join(', ')}), `
    + `c * 10 + element_at(array(${PERMUTE.join(', ')}), (i - 1) % 8 * 10 + ${digit(d, `length(${d}) - i + 1`)} + 1) + 1)) = 0`;
}

/** Rotations 0 to 4 and reflections 5 to 9 of a pentagon. */
const MULTIPLY = Array.from({ length: 100 }, (_, n) => {
  const [a, b] = [Math.floor(n / 10), n % 10];
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
  return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
});
const PERMUTE = (() => {
  const first = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const rows: number[][] = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]];
  while (rows.length < 8) rows.push(rows[rows.length - 1].map((v) => first[v]));
  return rows.flat();
})();
