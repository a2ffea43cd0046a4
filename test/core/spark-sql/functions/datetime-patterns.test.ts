import { formatMoment } from '../../../../src/core/spark-sql/duckdb/udf/datetime-format';
import { legacyParses } from '../../../../src/core/spark-sql/duckdb/udf/datetime-legacy';
import { parseDatetime } from '../../../../src/core/spark-sql/duckdb/udf/datetime-parse';
import { timestampText } from '../../../../src/core/types';
import { parsePattern, PatternError, strftimePattern } from '../../../../src/core/types/datetime-pattern';
import { SqlRunner } from '../duckdb/harness';

/** Answers below are those of PySpark 3.5.6, zone UTC. */
const read = (pattern: string, text: string) => {
  const parsed = parseDatetime(parsePattern(pattern, true), text);
  return parsed === undefined ? undefined : timestampText(parsed.local) + (parsed.zone === undefined ? '' : ` ${parsed.zone}`);
};
const print = (pattern: string, local: bigint, zone = 'UTC', offset = 0n) => formatMoment(parsePattern(pattern, false), { local, offset, zone });

test.each([
  ['yyyyMMdd', '20200101', '2020-01-01 00:00:00'],
  ['yyyyMMdd', '120200101', undefined],
  ['yyyy-DDD', '2020-366', '2020-12-31 00:00:00'],
  ['yyyy-DDD', '2019-366', undefined],
  ['MM-DDD', '11-365', undefined],
  ['SSS', '12', '1970-01-01 00:00:00.12'],
  ['a', 'PM', '1970-01-01 12:00:00'],
  ['h', '5', '1970-01-01 05:00:00'],
  ['MM/dd/yy', '12/31/99', '2099-12-31 00:00:00'],
  ['ddMMMyyyy', '01Jan2020', '2020-01-01 00:00:00'],
  ['yyyy-MM-dd HH:mm:ss[.SSS]', '2020-01-01 00:00:00', '2020-01-01 00:00:00'],
  ['yyyy-MMM-dd O', '2020-jan-01 GMT+01:00', '2020-01-01 00:00:00 +01:00'],
  ['yyyy-MM-dd VV', '2020-01-01 America/New_York', '2020-01-01 00:00:00 America/New_York'],
  ['yyyy-MM-dd HH', '2020-01-01 25', undefined],
  ['yyyy-M-d', '2020-2-30', undefined],
])('%s reads %s', (pattern, text, expected) => {
  expect(read(pattern, text)).toBe(expected);
});

test.each([
  ['yyyy G y yy', '0002 BC 2 02'],
  ['uuuu', undefined],
  ['YYYY', undefined],
  ['EEEEE', undefined],
  ['n', undefined],
  ['yyyyyyy', undefined],
  ['ddd', undefined],
  ["yyyy 'T", undefined],
])('%s prints a year before Christ', (pattern, expected) => {
  const local = -62198755200000000n; // -0001-01-01
  if (expected === undefined) expect(() => print(pattern, local)).toThrow(PatternError);
  else expect(print(pattern, local)).toBe(expected);
});

test('every letter of a pattern', () => {
  expect(print('z zzzz VV O OOOO X XXX XXXXX x xx Z ZZZZ ZZZZZ F D DDD Q QQQ QQQQ q LLL LLLL k K h a', 1577883600000000n))
    .toBe('UTC Coordinated Universal Time UTC GMT GMT Z Z Z +00 +0000 +0000 GMT Z 1 1 001 1 Q1 1st quarter 1 Jan January 13 1 1 PM');
  expect(print('X XX XXX XXXX XXXXX O OOOO ZZZZ', 0n, 'America/Los_Angeles', -28378_000_000n)).toBe('-0752 -0752 -07:52 -075258 -07:52:58 GMT-7:52:58 GMT-07:52:58 GMT-07:52:58');
});

test('what Spark 2 alone reads is an error, not null', () => {
  expect(legacyParses('yyyy-MM-dd', '2020-1-1')).toBe(true);
  expect(legacyParses('yyyy-MM-dd', '2020-01-01x')).toBe(true);
  expect(legacyParses('yyyy-MM-dd', '2020-02-30')).toBe(false);
  expect(legacyParses('yyyy-DDD', '2019-366')).toBe(false);
  expect(legacyParses('yyyy-MM-dd VV', '2020-01-01 UTC')).toBe(false);
});

test('DuckDB\'s own patterns print what the exact function prints', async () => {
  const spark = await SqlRunner.open();
  const patterns = ['yyyy-MM-dd HH:mm:ss', 'd/M/yy h:m:s a', 'EEE EEEE MMM MMMM', 'DDD hh H', 'yyyy y SSS SSSSSS', "yyyy'%'MM"];
  const moments = [0n, 951782399999999n, -1n, 1709210096789012n, 4102444800000000n, -14831769600000001n];
  for (const pattern of patterns) {
    expect(strftimePattern(parsePattern(pattern, false))).toBeDefined();
    const rows = await spark.rows(moments.map((m) => `SELECT ${m} AS m, date_format(timestamp_micros(${m}), "${pattern}")`).join(' UNION ALL '));
    expect(new Map(rows as [string, string][])).toEqual(new Map(moments.map((m) => [String(m), print(pattern, m)])));
  }
  spark.close();
});
