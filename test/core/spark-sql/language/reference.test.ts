import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS, lookupFunction } from '../../../../src/core/spark-sql';
import { functionReference } from '../../../../src/core/spark-sql/language/reference';

const ROOT = join(__dirname, '../../../..');
/** What `SHOW FUNCTIONS` lists on Spark 3.5.6. */
const NAMES = readFileSync(join(ROOT, 'test/fixtures/spark-sql/function-names-3.5.txt'), 'utf8').trim().split('\n');
/** Not calls but syntax: the parser has them. */
const SYNTAX = ['between', 'case', 'cast', 'when', 'interval'];

test('docs/spark-functions.md is up to date (node build-tools/generate-function-docs.mjs)', () => {
  expect(readFileSync(join(ROOT, 'docs/spark-functions.md'), 'utf8')).toBe(functionReference());
});

test('every function of Spark 3.5 has an entry', () => {
  expect(NAMES.length).toBeGreaterThan(430);
  expect(NAMES.filter((n) => lookupFunction(n) === undefined && !SYNTAX.includes(n))).toEqual([]);
});

test('the page has every name of the catalogue', () => {
  const page = functionReference();
  for (const name of FUNCTIONS.flatMap((f) => f.names).filter((n) => /^[a-z]/.test(n))) {
    expect(page.includes(`\`${name}(`) || page.includes(`\`${name}\``)).toBe(true);
  }
});
