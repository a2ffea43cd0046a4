import { existsSync, readFileSync } from 'fs';
import { bare } from './show';
import { formatQuery, parseQuery, printQuery } from '../../../../src/core/spark-sql/syntax';

/** Spark's own golden queries and documented examples, read in place where they are; skipped elsewhere. */
const SHARED = process.env.GLUEPRINT_SPARK_SQL ?? `${__dirname}/../../../../../shared/spark-sql`;
const present = existsSync(`${SHARED}/golden.json`) && existsSync(`${SHARED}/function-examples.json`);

interface Case { readonly id: string; readonly sql: string; readonly file?: string; readonly error?: string; readonly errorClass?: string }

(present ? describe : describe.skip)('Spark\'s golden queries', () => {
  const read = (file: string) => JSON.parse(readFileSync(`${SHARED}/${file}`, 'utf8')) as { cases: Case[]; files?: Record<string, { settings?: Record<string, string>; outOfScope?: string }> };
  const golden = present ? read('golden.json') : { cases: [], files: {} };
  const examples = present ? read('function-examples.json') : { cases: [] };
  const outOfScope = (c: Case) => golden.files?.[c.file ?? '']?.outOfScope !== undefined;
  const valid = [...golden.cases, ...examples.cases].filter((c) => c.error === undefined && c.errorClass === undefined && !/^\s*SET\b/i.test(c.sql));

  test('all valid ones parse, but for what is refused by name', () => {
    const refused = valid.flatMap((c) => {
      try {
        parseQuery(c.sql);
        return [];
      } catch (e) {
        return [{ c, message: (e as Error).message.split('\n')[0] }];
      }
    });
    // Script transformation, and double-quoted identifiers, a setting that Glue does not have on.
    const unexpected = refused.filter(({ c, message }) => !/script transformation|'MAP'/.test(message) && !/double-quoted-identifiers-enabled/.test(c.file ?? ''));
    expect(unexpected.map(({ c, message }) => `${c.id}: ${message}`)).toEqual([]);
    expect(refused.filter(({ c }) => !outOfScope(c))).toEqual([]);
  });

  test('those that Spark refuses with PARSE_SYNTAX_ERROR are refused', () => {
    const accepted = golden.cases.filter((c) => c.errorClass === 'PARSE_SYNTAX_ERROR' && !/double-quoted-identifiers-enabled/.test(c.file ?? '')
      // The text of a schema in a string is read by the function's rules.
      && !/^select from_/i.test(c.sql)).filter((c) => {
      try {
        parseQuery(c.sql);
        return true;
      } catch {
        return false;
      }
    });
    expect(accepted.map((c) => `${c.id}: ${c.sql}`)).toEqual([]);
  });

  test('printed and formatted they parse to the same tree', () => {
    for (const c of valid) {
      let tree;
      try {
        tree = parseQuery(c.sql);
      } catch {
        continue;
      }
      const expected = bare(tree);
      for (const text of [printQuery(tree), formatQuery(tree, { width: 60 })]) expect(bare(parseQuery(text))).toEqual(expected);
    }
  });
});
