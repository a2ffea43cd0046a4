import { plainTimestamps } from '../../../runtime/engines/duckdb/plain-timestamps';
import { job, source, target, Workspace } from '../harness';

test.each([
  ['CAST(t."x" AS TIMESTAMP WITH TIME ZONE)', 'CAST(t."x" AS TIMESTAMP)'],
  ["'TIMESTAMPTZ' || \"make_timestamptz\"", "'TIMESTAMPTZ' || \"make_timestamptz\""],
  ['strftime(make_timestamp(epoch_us(t1."date")), \'%Y (\')', 'strftime((t1."date"), \'%Y (\')'],
  ['make_timestamptz(epoch_us(date_trunc(\'month\', make_timestamp(epoch_us(a)))))', "(date_trunc('month', (a)))"],
  ['make_timestamptz(epoch_us(a) + 1)', 'make_timestamp(epoch_us(a) + 1)'],
  ["f(make_timestamp(epoch_us(g(')', \"(\"))))", "f((g(')', \"(\")))"],
])('%s', (zoned, plain) => {
  expect(plainTimestamps(zoned)).toBe(plain);
});

/** Every expression through a whole run, in UTC and in a zone that is the same time but takes the general way. */
const EXPRESSIONS = [
  "date_format(t, 'yyyy-MM-dd HH:mm:ss.SSS')", "date_trunc('MONTH', t)", "date_trunc('MINUTE', t)", 'month(t)', 'CAST(t AS DATE)', 'CAST(t AS STRING)', 'hour(t)', 'extract(SECOND FROM t)',
  'date_add(t, 1)', 't + INTERVAL 1 DAY 2 HOURS', "t + INTERVAL '1' MONTH", "months_between(t, TIMESTAMP '2019-05-05')", 'CAST(CAST(t AS DATE) AS TIMESTAMP)', 'CAST(t AS TIMESTAMP_NTZ)',
  'CAST(n AS TIMESTAMP)', 'CAST(n AS TIMESTAMP) > t', "from_utc_timestamp(t, 'Asia/Tokyo')", "to_utc_timestamp(t, 'Asia/Tokyo')", "t > '2020-01-01'", "t = TIMESTAMP '2020-02-29 23:59:59.123456'",
  'unix_timestamp(t)', "to_timestamp('2020-01-02 03:04', 'yyyy-MM-dd HH:mm')", 'array(t)', "named_struct('t', t)", "map('k', t)", 'max(t) OVER ()', 'lag(t) OVER (ORDER BY t)', 'greatest(t, CAST(n AS TIMESTAMP))',
  "coalesce(t, TIMESTAMP '2000-01-01')", 'timestamp_seconds(5)', 'date_diff(t, n)', ':since < t', ':since',
];

let space: Workspace;
beforeAll(() => { space = new Workspace(); });
afterAll(() => space.remove());

test.each(['json', 'csv', 'parquet'])('the results are those of the general way: from %s', async (format) => {
  space.write('seed/a.json', '{"t":"2020-02-29T23:59:59.123456Z","n":"2020-03-01T12:00:00"}\n{"t":"1960-01-31T00:00:00Z","n":"1969-12-31T23:59:59"}\n{}\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://seed': 'seed', 's3://out': 'out' } }));
  space.writeManifest(job({ In: source('json', 's3://seed/', 't TIMESTAMP, n TIMESTAMP_NTZ'), Out: target(format, `s3://out/in-${format}`, 'In', { mode: 'overwrite' }) }));
  expect(await space.cli('run', 'job.glueprint.json')).toMatchObject({ code: 0 });
  const results: unknown[] = [];
  for (const timeZone of ['UTC', 'Etc/Zulu']) {
    space.writeManifest(job({
      In: source(format, `s3://out/in-${format}`, 't TIMESTAMP, n TIMESTAMP_NTZ'),
      Q: { type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: `SELECT ${EXPRESSIONS.map((e, i) => `${e} AS c${i}`).join(', ')} FROM in ORDER BY t` } },
      Json: target('json', 's3://out/json', 'Q', { mode: 'overwrite' }),
      Parquet: target('parquet', 's3://out/parquet', 'Q', { mode: 'overwrite' }),
    }, { job: { timeZone }, parameters: [{ name: 'since', type: 'timestamp', default: '2000-01-01 00:00:00' }] }));
    expect(await space.cli('run', 'job.glueprint.json')).toMatchObject({ code: 0, err: '' });
    const [json, parquet] = ['json', 'parquet'].map((f) => space.files(`out/${f}`)[0]);
    const rows = space.read(`out/json/${json}`).trim().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>);
    const infer = await space.cli('infer', `out/parquet/${parquet}`);
    results.push({ rows: rows.map((r) => EXPRESSIONS.map((e, i) => [e, r[`c${i}`]])), types: infer.out });
  }
  expect(results[0]).toEqual(results[1]);
  expect((results[0] as { types: string }).types).toContain('c1 TIMESTAMP,');
});
