/* eslint-disable @stylistic/max-len */
import { show } from './show';
import { parseExpression, parseNamedExpression } from '../../../../src/core/spark-sql/syntax';

const parse = (text: string, sparkVersion?: string) => show(parseExpression(text, { sparkVersion }));

describe('precedence, as Spark\'s grammar has it', () => {
  test.each<[string, string]>([
    ['a + b * c', '(a + (b * c))'],
    ['a - b - c', '((a - b) - c)'],
    ['a * b / c % d div e', '((((a * b) / c) % d) div e)'],
    ['a || b + c', '((a || b) + c)'],
    ['a & b + c ^ d | e', '(((a & (b + c)) ^ d) | e)'],
    ['a = b | c', '(a = (b | c))'],
    // Comparisons chain to the left.
    ['a = b = c < d', '(((a = b) = c) < d)'],
    ['a == b != c <=> d', '(((a = b) <> c) <=> d)'],
    ['a !< b', '(a >= b)'], ['a !> b', '(a <= b)'],
    ['- a * b', '((- a) * b)'],
    ['-a[0].b', '(- a[0]!b)'],
    ['~ - + a', '(~ (- (+ a)))'],
    // A minus before a number is part of it.
    ['-5', '-5'], ['- 5', '-5'], ['-(5)', '(- 5)'], ['- -5', '(- -5)'], ['a -5', '(a - 5)'], ['-5[0]', '-5[0]'],
    ['NOT a = b AND c', '((not (a = b)) and c)'],
    ['! a AND NOT NOT b', '((not a) and (not (not b)))'],
    ['a OR b AND c OR d', '((a or (b and c)) or d)'],
    // Chains are balanced, as Spark balances them.
    ['a AND b AND c', '((a and b) and c)'],
    ['a AND b AND c AND d', '((a and b) and (c and d))'],
    ['a OR b OR c OR d OR e', '(((a or b) or c) or (d or e))'],
    ['a AND (b AND c)', '(a and (b and c))'],
    ['a + 1 BETWEEN b AND c AND d', '(((a + 1) between b c) and d)'],
    // The operands of a predicate hold comparisons.
    ['a LIKE b = c', '(a like (b = c))'],
    ['a = b IS NULL', '((a = b) is null)'],
    ['a IS NOT DISTINCT FROM b + 1 OR c', '((a is not distinct (b + 1)) or c)'],
    ['x -> x + 1', '(x -> (x + 1))'],
  ])('%s', (text, shape) => {
    expect(parse(text)).toBe(shape);
  });
});

describe('literals', () => {
  test.each<[string, string]>([
    ['NULL', 'null:'], ['true', 'boolean:true'], ['1', '1'], ['1.50', '1.50'], ['1e3', 'double:1e3'], ['1D', 'double:1'], ['1F', 'float:1'], ['1BD', 'bigdecimal:1'],
    ['1Y', 'tinyint:1'], ['-128Y', '-tinyint:128'], ['1S', 'smallint:1'], ['-9223372036854775808L', '-bigint:9223372036854775808'],
    ['\'a\' "b" r\'\\c\'', '\'ab\\c\''],
    ['DATE \'2020-01-01\'', 'date:2020-01-01'], ['timestamp"x"', 'timestamp:x'], ['TIMESTAMP_NTZ \'x\'', 'timestamp_ntz:x'], ['TIMESTAMP_LTZ \'x\'', 'timestamp_ltz:x'],
    ['X \'1aF\'', 'binary:01AF'], ['x\'\'', 'binary:'],
    ['INTERVAL \'1 day\'', 'interval[\'1 day\']'],
    ['INTERVAL 1 DAYS -2 hours \'3\' second', 'interval[1 day, -2 hour, \'3\' second]'],
    ['INTERVAL -\'1-2\' YEAR TO MONTH', 'interval[(- \'1-2\') year to month]'],
    ['interval 1 day - interval 2 hours', '(interval[1 day] - interval[2 hour])'],
    ['interval - 1', '(interval - 1)'], ['interval(1)', 'interval(1)'], ['date', 'date'], ['date(x)', 'date(x)'],
    [':name', ':name'], ['null.a', 'null.a'],
  ])('%s', (text, shape) => {
    expect(parse(text)).toBe(shape);
  });
});

describe('names, accesses, calls', () => {
  test.each<[string, string]>([
    ['a.`b c`.d', 'a.`b c`.d'], ['(a).b', 'a.b'], ['f(x).a.b', 'f(x)!a!b'], ['m[\'k\'][0].x', 'm[\'k\'][0]!x'],
    ['t.*', 't.*'], ['count(*)', 'count(*)'], ['count(DISTINCT a, b)', 'count(distinct a, b)'], ['f(ALL a)', 'f(a)'], ['db.f(a)', 'db.f(a)'], ['left(a, 1)', 'left(a, 1)'],
    ['(a, b)', 'row(a, b)'], ['(a AS x, b y)', 'row(a as x, b as y)'], ['struct(a AS x, b)', 'struct(a as x, b)'],
    ['transform(a, (x, i) -> x + i)', 'transform(a, (x i -> (x + i)))'], ['f(x -> y -> x)', 'f((x -> (y -> x)))'],
    ['f(a, key => 1)', 'f(a, key=>1)'],
    ['sum(a) FILTER (WHERE b > 1)', 'sum(a) filter (b > 1)'],
    ['percentile_cont(0.5) WITHIN GROUP (ORDER BY a DESC) FILTER (WHERE b) OVER w', 'percentile_cont(0.5) within a filter b over w'],
    ['first(a) IGNORE NULLS OVER (PARTITION BY b, c ORDER BY d DESC ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING)', 'first(a) ignore nulls over by b, c order d desc rows 1 preceding .. unbounded following'],
    ['lag(a) RESPECT NULLS OVER (w)', 'lag(a) respect nulls over w'],
    ['sum(a) OVER (DISTRIBUTE BY b SORT BY c RANGE CURRENT ROW)', 'sum(a) over by b order c range current row'],
    ['sum(a) OVER (CLUSTER BY b)', 'sum(a) over by b'], ['rank() OVER ()', 'rank() over ()'],
    ['if(a, b, c)', 'if(a, b, c)'], ['exists(a, x -> x)', 'exists(a, (x -> x))'], ['div(a, b)', 'div(a, b)'], ['like(a, b)', 'like(a, b)'],
    // Every keyword is a name where it is a whole operand.
    ['from + where * 2', '(from + (where * 2))'], ['case', 'case'], ['year = month', '(year = month)'], ['interval', 'interval'], ['user', 'user'],
  ])('%s', (text, shape) => {
    expect(parse(text)).toBe(shape);
  });
});

describe('special forms become plain calls', () => {
  test.each<[string, string]>([
    ['EXTRACT(YEAR FROM a + b)', 'extract(\'YEAR\', (a + b))'],
    ['TRIM(a)', 'TRIM(a)'], ['TRIM(a FROM b)', 'trim(a, b)'], ['TRIM(FROM b)', 'trim(b)'], ['TRIM(BOTH FROM b)', 'trim(b)'], ['TRIM(LEADING a FROM b)', 'ltrim(a, b)'],
    ['TRIM(TRAILING FROM b)', 'rtrim(b)'], ['trim(both)', 'trim(both)'],
    ['POSITION(a IN b)', 'locate(a, b)'], ['position(a, b)', 'position(a, b)'], ['position(a = b AND c, d)', 'position(((a = b) and c), d)'],
    ['SUBSTRING(a FROM 2 FOR 3)', 'substring(a, 2, 3)'], ['substr(a FROM 2)', 'substring(a, 2)'], ['substr(a, 2)', 'substr(a, 2)'],
    ['OVERLAY(a PLACING b FROM 2 FOR 3)', 'overlay(a, b, 2, 3)'], ['overlay(a, b, 2)', 'overlay(a, b, 2)'],
    ['dateadd(month, 1, d)', 'timestampadd(\'month\', 1, d)'], ['date_add(d, 1)', 'date_add(d, 1)'], ['datediff(a, b)', 'datediff(a, b)'],
    ['TIMESTAMPDIFF(SECOND, a, b)', 'timestampdiff(\'SECOND\', a, b)'],
    ['FIRST(a IGNORE NULLS)', 'FIRST(a) ignore nulls'],
    ['CASE WHEN a THEN b WHEN c THEN d ELSE e END', 'case(a: b; c: d; else e)'], ['CASE a WHEN 1 THEN b END', 'case(a; 1: b)'],
  ])('%s', (text, shape) => {
    expect(parse(text)).toBe(shape);
  });
});

describe('predicates', () => {
  test.each<[string, string]>([
    ['a NOT BETWEEN 1 AND 2', '(a not between 1 2)'], ['a ! IN (1, 2)', '(a not in [1, 2])'], ['a IN (SELECT 1)', '(a in {select 1})'],
    // One scalar subquery in its own brackets is a list of one, as in Spark.
    ['a IN ((SELECT 1))', '(a in [{select 1}])'], ['a IN ((SELECT 1) UNION SELECT 2)', '(a in {({select 1} union select 2)})'],
    ['(a, b) IN (SELECT 1, 2)', '(row(a, b) in {select 1, 2})'],
    ['a LIKE \'x\' ESCAPE \'/\'', '(a like \'x\' escape \'/\')'], ['a NOT ILIKE b', '(a not ilike b)'], ['a LIKE ANY (b, c)', '(a like any b, c)'], ['a ILIKE SOME (b)', '(a ilike any b)'],
    ['a NOT LIKE ALL (b, c)', '(a not like all b, c)'], ['a RLIKE b', '(a rlike b)'], ['a REGEXP b', '(a rlike b)'],
    ['a IS NOT NULL', '(a is not null)'], ['a IS TRUE', '(a is true)'], ['a IS NOT UNKNOWN', '(a is not unknown)'], ['a IS DISTINCT FROM b', '(a is distinct b)'],
    ['EXISTS (SELECT 1)', 'exists {select 1}'], ['NOT EXISTS (SELECT 1) AND a', '((not exists {select 1}) and a)'],
    ['(SELECT 1) + 1', '({select 1} + 1)'], ['((SELECT 1) + 1)', '({select 1} + 1)'], ['((SELECT 1) LIMIT 1)', '{{select 1} | limit 1}'],
  ])('%s', (text, shape) => {
    expect(parse(text)).toBe(shape);
  });
});

describe('types in casts', () => {
  test.each<[string, object]>([
    ['INT', { kind: 'int' }], ['integer', { kind: 'int' }], ['BYTE', { kind: 'tinyint' }], ['LONG', { kind: 'bigint' }], ['REAL', { kind: 'float' }], ['STRING', { kind: 'string' }],
    ['DECIMAL', { kind: 'decimal', precision: 10, scale: 0 }], ['NUMERIC(5)', { kind: 'decimal', precision: 5, scale: 0 }], ['DEC(5, 2)', { kind: 'decimal', precision: 5, scale: 2 }],
    ['CHAR(3)', { kind: 'char', length: 3 }], ['VARCHAR(3)', { kind: 'varchar', length: 3 }], ['TIMESTAMP_LTZ', { kind: 'timestamp' }], ['TIMESTAMP_NTZ', { kind: 'timestamp_ntz' }],
    ['INTERVAL', { kind: 'interval' }], ['INTERVAL YEAR', { kind: 'year-month interval', from: 'year', to: 'year' }],
    ['INTERVAL YEAR TO MONTH', { kind: 'year-month interval', from: 'year', to: 'month' }], ['INTERVAL DAY TO SECOND', { kind: 'day-time interval', from: 'day', to: 'second' }],
    ['ARRAY<ARRAY<INT>>', { kind: 'array', containsNull: true, element: { kind: 'array', containsNull: true, element: { kind: 'int' } } }],
    ['MAP<STRING, DOUBLE>', { kind: 'map', key: { kind: 'string' }, value: { kind: 'double' }, valueContainsNull: true }],
    ['STRUCT<>', { kind: 'struct', fields: [] }],
    ['STRUCT<a: INT NOT NULL COMMENT \'x\', `b c` STRING>', {
      kind: 'struct', fields: [{ name: 'a', type: { kind: 'int' }, nullable: false, comment: 'x' }, { name: 'b c', type: { kind: 'string' }, nullable: true }],
    }],
  ])('%s', (text, type) => {
    expect(parseExpression(`CAST(a AS ${text})`)).toMatchObject({ kind: 'cast', try: false, type });
    expect(parseExpression(`try_cast(a AS ${text}) > b`)).toMatchObject({ left: { kind: 'cast', try: true, type } });
  });
});

test('an alias is part of a named expression only', () => {
  expect(show(parseNamedExpression('a + 1 AS b'))).toBe('(a + 1) as b');
  expect(show(parseNamedExpression('explode(m) AS (k, v)'))).toBe('explode(m) as k+v');
  expect(show(parseNamedExpression('explode(m) (k, v)'))).toBe('explode(m) as k+v');
  expect(() => parseExpression('a AS b')).toThrow('syntax error');
});

test.each<[string, string, string]>([
  ['a::int', '4.0', 'cast(a {"kind":"int"})'], ['a << 1 >> 2 >>> 3', '4.0', '(((a << 1) >> 2) >>> 3)'], ['f(k => 1)', '3.5', 'f(k=>1)'], ['* EXCEPT (a, b.c)', '4.0', '* except a b.c'],
])('%s needs Spark %s', (text, version, shape) => {
  expect(parse(text, version)).toBe(shape);
  expect(() => parse(text, '3.3')).toThrow(`needs Spark ${version} or later`);
});

test('spans cover exactly the text of each part', () => {
  const text = '  CAST( (a + b) AS INT ) = t . `x y`[ 0 ]';
  const e = parseExpression(text);
  const of = (n: { span: { start: number; end: number } }) => text.slice(n.span.start, n.span.end);
  if (e.kind !== 'binary' || e.left.kind !== 'cast' || e.right.kind !== 'subscript') throw new Error(e.kind);
  expect([of(e), of(e.left), of(e.left.child), of({ span: e.left.typeSpan }), of({ span: e.operatorSpan }), of(e.right), of(e.right.value), of(e.right.index)]).toEqual([
    text.trim(), 'CAST( (a + b) AS INT )', 'a + b', 'INT', '=', 't . `x y`[ 0 ]', 't . `x y`', '0',
  ]);
});
