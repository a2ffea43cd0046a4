import { FormatBench } from './formats';
import { fileCalendar, gregorianDateSql, gregorianDay, gregorianMicros, gregorianMicrosSql } from '../../../runtime/formats/hybrid-calendar';
import { PARQUET } from '../../../runtime/formats/parquet';

const bench = new FormatBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());

/** Of Spark's RebaseDateTime: the first day of each span, and what is added from there on. */
const SPARK: readonly [day: number, difference: number][] = [
  [-719164, 2], [-682945, 1], [-646420, 0], [-609895, -1], [-536845, -2],
  [-500320, -3], [-463795, -4], [-390745, -5], [-354220, -6], [-317695, -7],
  [-244645, -8], [-208120, -9], [-171595, -10], [-141427, 0],
];

test('days move as Spark moves them, at the ends of each span', () => {
  const found = SPARK.flatMap(([day], i) => [gregorianDay(day) - day, ...(i === 0 ? [] : [gregorianDay(day - 1) - (day - 1)])]);
  expect(found).toEqual(SPARK.flatMap(([, difference], i) => [difference, ...(i === 0 ? [] : [SPARK[i - 1]?.[1]])]));
  expect(gregorianMicros(-141427n * 86_400_000_000n - 1n)).toBe((-141438n + 1n) * 86_400_000_000n - 1n);
  expect([0n, 1n, -1n].map(gregorianMicros)).toEqual([0n, 1n, -1n]);
});

test('SQL moves them alike', async () => {
  const days = SPARK.flatMap(([day]) => [day - 1, day, day + 1, day + 20_000]);
  const rows = await bench.session.query(`SELECT date_diff('day', DATE '1970-01-01', ${gregorianDateSql('d')}) AS day, ${gregorianMicrosSql('us')} AS us
    FROM (SELECT DATE '1970-01-01' + day AS d, CAST(day AS BIGINT) * 86400000000 + 86399999999 AS us FROM (SELECT unnest([${days.join(', ')}]) AS day))`);
  expect(rows.map((r) => Number(r.day))).toEqual(days.map(gregorianDay));
  expect(rows.map((r) => BigInt(r.us as bigint))).toEqual(days.map((d) => gregorianMicros(BigInt(d) * 86_400_000_000n + 86_399_999_999n)));
});

test('a file says its calendar', () => {
  const of = (notes: Record<string, string>) => fileCalendar((key) => notes[`${key.slice('org.apache.spark.'.length)}`]);
  expect(of({})).toBeUndefined();
  expect(of({ version: '3.5.6' })).toBeUndefined();
  expect(of({ version: '2.4.8' })).toMatchObject({ dates: true, int96: true });
  expect(of({ version: '3.0.1' })).toMatchObject({ dates: false, int96: true });
  expect(of({ version: '3.5.6', legacyDateTime: '', timeZone: 'Asia/Tokyo' })).toEqual({ dates: true, int96: false, timeZone: 'Asia/Tokyo' });
  expect(of({ legacyDateTime: '' })).toBeUndefined();
});

async function written(notes: Record<string, string>, values: string): Promise<string> {
  const file = bench.space.path(`${Object.values(notes).join('-').replace(/\W/g, '')}.parquet`);
  const noted = Object.entries(notes).map(([k, v]) => `'org.apache.spark.${k}': '${v}'`).join(', ');
  await bench.session.query(`COPY (SELECT id, d, t, [{'d': d}] AS list FROM (VALUES ${values}) v(id, d, t)) TO '${file}' (format parquet, kv_metadata {${noted}})`);
  return file;
}

test('files of either calendar, in one read', async () => {
  // As the numbers of 4 October 1582 in both.
  const old = await written({ version: '2.4.8' }, "(1, DATE '1582-10-14', TIMESTAMPTZ '1582-10-14 12:00:00+00'), (2, NULL, NULL)");
  const today = await written({ version: '3.5.6' }, "(3, DATE '1582-10-04', TIMESTAMPTZ '1582-10-04 12:00:00+00')");
  const { rows } = await bench.read(PARQUET, [old, today]);
  expect(rows).toEqual([
    [1, '1582-10-04', '1582-10-04 12:00:00', [{ d: '1582-10-04' }]], [2, null, null, [{ d: null }]], [3, '1582-10-04', '1582-10-04 12:00:00', [{ d: '1582-10-04' }]],
  ]);
});

test('instants before 1900 of another zone are refused by name, others are read', async () => {
  const notes = { version: '3.5.6', legacyDateTime: '', timeZone: 'Europe/Paris' };
  const ancient = await written(notes, "(1, DATE '1582-10-14', TIMESTAMPTZ '1899-12-31 23:00:00+00')");
  await expect(bench.read(PARQUET, [ancient])).rejects.toMatchObject({ code: 'OldCalendar', details: { file: ancient, hint: expect.stringContaining('run on the Spark engine') } });
  expect((await bench.read(PARQUET, [ancient], {}, 'id INT, d DATE')).rows).toEqual([[1, '1582-10-04']]);
  const recent = await written({ ...notes, version: '3.5.5' }, "(1, DATE '1582-10-14', TIMESTAMPTZ '1900-01-01 00:00:00+00')");
  expect((await bench.read(PARQUET, [recent])).rows).toEqual([[1, '1582-10-04', '1900-01-01 00:00:00', [{ d: '1582-10-04' }]]]);
});
