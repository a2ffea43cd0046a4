import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as zlib from 'node:zlib';
import { AVRO } from '../../runtime/formats/avro/avro';
import { CSV } from '../../runtime/formats/csv';
import { EXCEL } from '../../runtime/formats/excel';
import { Format, FormatOptions } from '../../runtime/formats/format';
import { JSON_FORMAT } from '../../runtime/formats/json';
import { PARQUET } from '../../runtime/formats/parquet';
import { TEXT_LINES } from '../../runtime/formats/text-lines';
import { parseColumns } from '../../src/core/types';
import { FormatBench } from '../runtime/formats/formats';
import { findSparkForTests } from '../spark';

/** What we write Spark 3.5, pandas and fastavro read the same, and the reverse; one Python process for all. */
const python = findSparkForTests();
const withSpark = python === undefined ? describe.skip : describe;
if (python === undefined) console.log('skipped: no PySpark; node build-tools/install-spark.mjs installs it');
const JAR = process.env.GLUEPRINT_SPARK_AVRO ?? join(__dirname, '../../.venv-spark/jars/spark-avro_2.12-3.5.6.jar');
const withAvro = existsSync(JAR) ? test : test.skip;
if (!existsSync(JAR)) console.log('skipped: Avro by Spark; node build-tools/install-formats.mjs gets its reader');

const FLAT = 'id BIGINT, b BOOLEAN, i INT, d DOUBLE, s STRING, dt DATE, ts TIMESTAMP, ntz TIMESTAMP_NTZ, dec DECIMAL(20,3)';
const NESTED = `${FLAT}, f FLOAT, bin BINARY, arr ARRAY<STRUCT<x: INT, t: DATE>>, m MAP<STRING, BIGINT>, st STRUCT<a: STRING, n: ARRAY<DECIMAL(5,2)>>`;
const ROWS = `SELECT * REPLACE (id::BIGINT AS id, i::INTEGER AS i, d::DOUBLE AS d, dec::DECIMAL(20,3) AS dec), 1.5::FLOAT AS f, '\\xFF\\x00a'::BLOB AS bin,
  [{'x': 1::INTEGER, 't': DATE '2020-01-01'}, NULL] AS arr, MAP {'k': 1::BIGINT, 'k2': NULL} AS m, {'a': s, 'n': [1.25::DECIMAL(5,2), NULL]} AS st
  FROM (VALUES
  (1, true, 1, 0.1, 'a "q" é', DATE '2020-02-29', TIMESTAMP '2020-01-02 03:04:05.123', TIMESTAMP '2020-01-02 03:04:05', 123456789012.345),
  (9007199254740993, false, -2147483648, -1e300, 'x,y;z\\t', DATE '1969-12-31', TIMESTAMP '1969-12-31 23:59:59', TIMESTAMP '9999-12-31 23:59:59', -0.001),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (4, true, 4, 1e7, 'plain', DATE '2000-01-01', TIMESTAMP '2000-01-01 00:00:00', TIMESTAMP '2000-01-01 00:00:00', 0),
  (5, false, 2147483647, -0.5, 'ancient', DATE '0001-01-01', TIMESTAMP '1582-10-04 01:02:03', TIMESTAMP '0001-01-01 00:00:00', -12345678901234567.891)
  ) v(id, b, i, d, s, dt, ts, ntz, dec)`;
const TEXT_CODECS = ['none', 'gzip', 'bzip2', 'deflate', 'snappy', 'lz4'];
const CASES: [string, Format, string, FormatOptions, FormatOptions][] = [
  ...TEXT_CODECS.map((compression): [string, Format, string, FormatOptions, FormatOptions] => [`csv ${compression}`, CSV, FLAT, { compression }, { header: true, escape: '"', compression }]),
  ...TEXT_CODECS.map((compression): [string, Format, string, FormatOptions, FormatOptions] => [`json ${compression}`, JSON_FORMAT, NESTED, { compression }, { compression }]),
  ...TEXT_CODECS.map((compression): [string, Format, string, FormatOptions, FormatOptions] => [`text ${compression}`, TEXT_LINES, 's STRING', { compression }, { compression }]),
  ...['snappy', 'deflate', 'bzip2', 'uncompressed'].map((compression): [string, Format, string, FormatOptions, FormatOptions] => [`avro ${compression}`, AVRO, NESTED, { compression }, { compression }]),
  ...['snappy', 'gzip', 'zstd', 'uncompressed'].map((compression): [string, Format, string, FormatOptions, FormatOptions] => [`parquet ${compression}`, PARQUET, NESTED, { compression }, { compression }]),
];
const MANY = 100_000;
/** Names that need quotes somewhere, and no rows at all. */
const ODD = '`a b` INT, `x.y` STRING, `ÄÖ ü` DOUBLE, `p%q=r` STRING, `select` BOOLEAN, `it\'s` DATE';
const ODD_ROWS = "SELECT 1::INTEGER AS \"a b\", 'one' AS \"x.y\", 0.5::DOUBLE AS \"ÄÖ ü\", NULL::VARCHAR AS \"p%q=r\", true AS \"select\", DATE '2020-01-01' AS \"it's\"";
/** With only digits behind the point, and below a millionth, where Java prints an exponent. */
const SMALL = 'a DECIMAL(38,18), b DECIMAL(3,3), c DECIMAL(10,7)';
const SMALL_ROWS = `SELECT * FROM (VALUES (0::DECIMAL(38,18), 0.5::DECIMAL(3,3), 0.000001::DECIMAL(10,7)), (-0.00000000000000001::DECIMAL(38,18), -0.5::DECIMAL(3,3), -0.0000002::DECIMAL(10,7)),
  (1.5::DECIMAL(38,18), 0::DECIMAL(3,3), 0::DECIMAL(10,7)), (NULL, NULL, 999.9999999::DECIMAL(10,7))) v(a, b, c)`;
/** What Python's libraries pack, and we read: each codec that a format allows. */
const PACKED: [string, Format][] = [
  ...['none', 'snappy', 'gzip', 'brotli', 'lz4', 'zstd'].map((codec): [string, Format] => [`parquet ${codec}`, PARQUET]),
  ...['null', 'deflate', 'snappy', 'bzip2', 'zstandard'].map((codec): [string, Format] => [`avro ${codec}`, AVRO]),
  ...['gzip', 'bz2', 'zstd'].flatMap((codec): [string, Format][] => [[`csv ${codec}`, CSV], [`json ${codec}`, JSON_FORMAT]]),
];
/** What Spark 2 and others wrote: by the calendar that had no days from 5 to 14 October 1582, timestamps of 96 bits. Spark's settings are as before after the last. */
const REBASE = ['parquet.datetimeRebaseModeInWrite', 'parquet.int96RebaseModeInWrite', 'avro.datetimeRebaseModeInWrite'];
const calendar = (mode: string, timestamps = 'INT96') => ({ ...Object.fromEntries(REBASE.map((k) => [`spark.sql.${k}`, mode])), 'spark.sql.parquet.outputTimestampType': timestamps });
const OLD: readonly [string, Format, Readonly<Record<string, string>>][] = [
  ['parquet of Spark 2', PARQUET, calendar('LEGACY')],
  ['parquet of Spark 2, 64 bits', PARQUET, calendar('LEGACY', 'TIMESTAMP_MICROS')],
  ['parquet of today, 64 bits', PARQUET, calendar('CORRECTED', 'TIMESTAMP_MICROS')],
  ['avro of Spark 2', AVRO, calendar('LEGACY')],
  ['parquet of today', PARQUET, calendar('CORRECTED')],
];
const ANCIENT = 'id BIGINT, dt DATE, ts TIMESTAMP, arr ARRAY<STRUCT<x: INT, t: DATE>>, st STRUCT<at: TIMESTAMP, m: MAP<STRING, TIMESTAMP>>';
/** Ends of Julian centuries, the last day of that calendar, before our era, and null. */
const ANCIENT_ROWS = `SELECT id::BIGINT AS id, dt, ts, [{'x': id::INTEGER, 't': dt}] AS arr, {'at': ts, 'm': MAP {'k': ts}} AS st FROM (VALUES
  (1, DATE '1582-10-15', TIMESTAMPTZ '1582-10-15 00:00:00+00'), (2, DATE '1582-10-04', TIMESTAMPTZ '1582-10-04 23:59:59.999+00'), (3, DATE '1500-03-01', TIMESTAMPTZ '1500-02-28 01:02:03.5+00'),
  (4, DATE '1500-02-28', TIMESTAMPTZ '1400-03-01 12:00:00+00'), (5, DATE '0001-01-01', TIMESTAMPTZ '0001-01-01 00:00:00+00'), (6, DATE '0200-02-28', TIMESTAMPTZ '0299-12-31 00:00:00+00'),
  (7, DATE '2020-01-01', TIMESTAMPTZ '1899-12-31 23:59:59.123+00'), (8, NULL, NULL), (9, DATE '1000-02-28', TIMESTAMPTZ '0004-02-29 00:00:00+00')) v(id, dt, ts)`;
const EDGES: [string, Format, string, string, FormatOptions][] = [
  ...([['csv', CSV, { header: true, escape: '"' }], ['json', JSON_FORMAT, {}], ['parquet', PARQUET, {}]] as [string, Format, FormatOptions][]).flatMap(([name, format, theirs]): [string, Format, string, string, FormatOptions][] => [
    [`${name} odd names`, format, ODD, ODD_ROWS, theirs], [`${name} empty`, format, ODD, `${ODD_ROWS} LIMIT 0`, theirs],
  ]),
  ...([['csv', CSV, { header: true, escape: '"' }], ['json', JSON_FORMAT, {}], ['parquet', PARQUET, {}]] as [string, Format, FormatOptions][]).map(
    ([name, format, theirs]): [string, Format, string, string, FormatOptions] => [`${name} small decimals`, format, SMALL, SMALL_ROWS, theirs],
  ),
  ['avro empty', AVRO, NESTED, `SELECT * FROM (${ROWS}) LIMIT 0`, {}],
];

withSpark('files go between us and others', () => {
  const bench = new FormatBench();
  const answers: Record<string, unknown> = {};
  const expected = new Map<string, string[]>();
  afterAll(() => bench.close());

  /** As JSON lines, as both print them. */
  async function asLines(sql: string, schema: string): Promise<string[]> {
    const files = await bench.write(JSON_FORMAT, schema, `SELECT * FROM (${sql})`);
    return files.flatMap((f) => readFileSync(f, 'utf8').split('\n')).filter((l) => l !== '').sort();
  }
  const select = (schema: string) => `SELECT ${parseColumns(schema).map((c) => c.name).join(', ')} FROM (${ROWS})`;
  const isAvro = (name: string) => name.startsWith('avro');

  beforeAll(async () => {
    await bench.open();
    const [data = ''] = await bench.write(PARQUET, NESTED, `${ROWS}`);
    const sparkReads: unknown[] = [], sparkWrites: unknown[] = [], fastavroReads: unknown[] = [];
    for (const [name, format, schema, options, theirs] of CASES) {
      expected.set(name, await asLines(select(schema), schema));
      const [file = ''] = await bench.write(format, schema, select(schema), options);
      const sparkFormat = format.name;
      if (isAvro(name)) fastavroReads.push({ name: `fastavro ${name}`, path: file });
      if (isAvro(name) && !existsSync(JAR)) continue;
      const { compression: _, ...readOptions } = theirs as Record<string, unknown>;
      const spelt = Object.fromEntries(Object.entries(readOptions).map(([k, v]) => [k, String(v)]));
      sparkReads.push({ name: `read ${name}`, format: sparkFormat, path: dirname(file), schema: format === PARQUET || format === AVRO ? undefined : schema.replace('s STRING', format === TEXT_LINES ? 'value STRING' : 's STRING'), options: spelt });
      sparkWrites.push({ name: `write ${name}`, format: sparkFormat, data, columns: parseColumns(schema).map((c) => c.name), path: bench.space.path(`spark ${name}`), options: { ...spelt, compression: String(theirs.compression) } });
    }
    for (const [name, format, schema, sql, theirs] of EDGES) {
      if (isAvro(name) && !existsSync(JAR)) continue;
      const [file = ''] = await bench.write(format, schema, sql);
      const [rows = ''] = await bench.write(PARQUET, schema, sql);
      expected.set(name, await asLines(sql, schema));
      const spelt = Object.fromEntries(Object.entries(theirs).map(([k, v]) => [k, String(v)]));
      sparkReads.push({ name: `read ${name}`, format: format.name, path: dirname(file), schema: format === CSV || format === JSON_FORMAT ? schema : undefined, options: spelt });
      sparkWrites.push({ name: `write ${name}`, format: format.name, data: rows, path: bench.space.path(`spark ${name}`), options: spelt });
    }
    const [ancient = ''] = await bench.write(PARQUET, ANCIENT, ANCIENT_ROWS);
    for (const [name, format, conf] of OLD) sparkWrites.push({ name: `write ${name}`, format: format.name, data: ancient, path: bench.space.path(`spark ${name}`), conf });
    // Blocks of every size, and more than one.
    for (const compression of ['bzip2', 'snappy', 'lz4', 'deflate']) {
      const [file = ''] = await bench.write(CSV, 'id BIGINT, s STRING', `SELECT i AS id, md5(i::VARCHAR) AS s FROM range(${MANY}) t(i)`, { compression });
      sparkReads.push({ name: `many ${compression}`, format: 'csv', path: dirname(file), schema: 'id BIGINT, s STRING', options: { header: 'true' } });
    }
    const pandasReads = [], pandasWrites = [];
    for (const compression of ['none', 'gzip', 'bzip2']) {
      const [file = ''] = await bench.write(CSV, FLAT, select(FLAT), { compression });
      pandasReads.push({ name: `pandas csv ${compression}`, format: 'csv', path: file });
      const end = { none: '', gzip: '.gz', bzip2: '.bz2' }[compression];
      pandasWrites.push({ name: `pandas to csv ${compression}`, format: 'csv', path: bench.space.path(`pandas.csv${end}`) });
    }
    pandasReads.push({ name: 'pandas parquet', format: 'parquet', path: data });
    const [jsonFile = ''] = await bench.write(JSON_FORMAT, NESTED, ROWS);
    const [csvFile = ''] = await bench.write(CSV, FLAT, select(FLAT));
    const arrow = { parquet: data, json: jsonFile, csv: csvFile, rows: bench.space.path('arrow.parquet'), lines: bench.space.path('pandas.ndjson') };
    pandasWrites.push({ name: 'pandas to parquet', format: 'parquet', path: bench.space.path('pandas.parquet') }, { name: 'pandas to excel', format: 'excel', path: bench.space.path('pandas.xlsx') });
    const out = execFileSync(python ?? '', [join(__dirname, 'formats.py')], {
      input: JSON.stringify({ jar: existsSync(JAR) ? JAR : undefined, sparkReads, sparkWrites, pandasReads, pandasWrites, fastavroReads, arrow, packed: PACKED.map(([name]) => name) }), encoding: 'utf8', maxBuffer: 1e9, stdio: ['pipe', 'pipe', 'ignore'],
    });
    Object.assign(answers, JSON.parse(out.slice(out.indexOf('ANSWERS') + 'ANSWERS'.length)));
  }, 600_000);

  const each = (avro: boolean) => CASES.filter(([name]) => isAvro(name) === avro);
  // A null line is an empty one.
  const asRead = (name: string) => (name.startsWith('text') ? expected.get(name)?.map((l) => (l === '{}' ? '{"value":""}' : l.replace('{"s":', '{"value":'))).sort() : expected.get(name));

  test.each(each(false))('Spark reads our %s', (name) => expect(answers[`read ${name}`]).toEqual(asRead(name)));
  withAvro.each(each(true))('Spark reads our %s', (name) => expect(answers[`read ${name}`]).toEqual(asRead(name)));

  const readsTheirs = async (name: string, format: Format, schema: string, options: FormatOptions) => {
    const files = answers[`write ${name}`] as string[];
    expect(files).toEqual([expect.any(String)]);
    const columns = format === TEXT_LINES ? 'value STRING' : schema;
    const request = { columns: parseColumns(columns), partitions: [], timeZone: 'UTC' };
    const p = await format.prepare?.(files, options, bench.space.path(`theirs ${name}`), { columns: request.columns }) ?? { files, format, options };
    const found = await p.format.inspect?.({ ...request, files: p.files, options: p.options }, (q) => bench.session.query(q));
    const sql = p.format.read({ ...request, files: p.files, options: { ...p.options, ...found?.options } });
    expect(await asLines(sql, columns)).toEqual(asRead(name));
  };
  test.each(each(false))('we read %s of Spark', (name, format, schema, options) => readsTheirs(name, format, schema, options));
  withAvro.each(each(true))('we read %s of Spark', (name, format, schema, options) => readsTheirs(name, format, schema, options));

  test.each(['bzip2', 'snappy', 'lz4', 'deflate'])('Spark reads many blocks of %s', (compression) => {
    const lines = answers[`many ${compression}`] as string[];
    expect([lines.length, new Set(lines).size, lines[0]]).toEqual([MANY, MANY, '{"id":0,"s":"cfcd208495d565ef66e7dff9f98764da"}']);
  });

  test.each(EDGES.filter(([name]) => !isAvro(name)))('%s: Spark reads ours, and we read Spark\'s', async (name, format, schema, _, options) => {
    expect(answers[`read ${name}`]).toEqual(expected.get(name));
    await readsTheirs(name, format, schema, options);
  });
  withAvro.each(EDGES.filter(([name]) => isAvro(name)))('%s: Spark reads ours, and we read Spark\'s', async (name, format, schema, _, options) => {
    expect(answers[`read ${name}`]).toEqual(expected.get(name));
    await readsTheirs(name, format, schema, options);
  });

  const ofOld = (names: readonly string[]) => names.flatMap((name) => answers[`write ${name}`] as string[]);
  test.each(OLD.filter(([name]) => !isAvro(name)))('we read %s: the days that Spark reads', async (name, format) => {
    const { ddl, rows } = await bench.read(format, ofOld([name]));
    expect(ddl).toBe(ANCIENT);
    expect(rows).toEqual((await bench.read(PARQUET, await bench.write(PARQUET, ANCIENT, ANCIENT_ROWS))).rows);
  });
  withAvro('we read Avro of Spark 2', async () => {
    // What has landed is in UTC, and says so or not.
    const plain = ({ rows }: { rows: unknown[][] }) => rows.map((r) => JSON.stringify(r).replace(/\+00/g, ''));
    expect(plain(await bench.read(AVRO, ofOld(['avro of Spark 2'])))).toEqual(plain(await bench.read(PARQUET, await bench.write(PARQUET, ANCIENT, ANCIENT_ROWS))));
  });
  test('files of both calendars and all kinds of timestamps beside each other, in any zone', async () => {
    const kinds = OLD.map(([name]) => name).filter((name) => !isAvro(name));
    const plain = await bench.write(PARQUET, ANCIENT, ANCIENT_ROWS);
    const zoned = new FormatBench();
    await zoned.open('America/New_York');
    try {
      const columns = 'id, dt, epoch_us(ts) AS ts, arr, epoch_us(st.at) AS at, epoch_us(st.m[\'k\']) AS k';
      const instants = async (files: readonly string[]) => {
        const request = { files, options: {}, columns: parseColumns(ANCIENT), partitions: [], timeZone: 'America/New_York' };
        const found = await PARQUET.inspect?.(request, (q) => zoned.session.query(q));
        return (await zoned.session.query(`SELECT to_json(_row) AS j FROM (SELECT ${columns} FROM (${PARQUET.read({ ...request, options: found?.options ?? {} })})) _row`)).map((r) => String(r.j)).sort();
      };
      const once = await instants(plain);
      expect(once[0]).toContain('"ts":-12219292800000000');
      expect(await instants([...ofOld(kinds), ...plain])).toEqual(once.flatMap((row) => Array.from({ length: kinds.length + 1 }, () => row)));
    } finally {
      await zoned.close();
    }
  });

  // As Python prints what it has read.
  const FIVE = [
    { id: 1, b: true, i: 1, d: 0.1, s: 'a "q" é', dt: '2020-02-29', ts: '2020-01-02 03:04:05.123000+00:00', ntz: '2020-01-02 03:04:05', dec: '123456789012.345' },
    { id: 9007199254740992, b: false, i: -2147483648, d: -1e300, s: 'x,y;z\\t', dt: '1969-12-31', ts: '1969-12-31 23:59:59+00:00', ntz: '9999-12-31 23:59:59', dec: '-0.001' },
    { id: null, b: null, i: null, d: null, s: null, dt: null, ts: null, ntz: null, dec: null },
    { id: 4, b: true, i: 4, d: 1e7, s: 'plain', dt: '2000-01-01', ts: '2000-01-01 00:00:00+00:00', ntz: '2000-01-01 00:00:00', dec: '0.000' },
    { id: 5, b: false, i: 2147483647, d: -0.5, s: 'ancient', dt: '0001-01-01', ts: '1582-10-04 01:02:03+00:00', ntz: '0001-01-01 00:00:00', dec: '-12345678901234567.891' },
  ];

  test('pyarrow reads our Parquet value by value, nested ones too', () => {
    if ('pandas' in answers) return;
    expect(answers['arrow parquet']).toEqual(FIVE.map((row) => ({
      ...row, f: 1.5, bin: '\xff\x00a', arr: [{ x: 1, t: '2020-01-01' }, null], m: [['k', 1], ['k2', null]], st: { a: row.s, n: ['1.25', null] },
    })));
  });

  test('pandas reads our JSON lines and CSV value by value', () => {
    if ('pandas' in answers) return;
    const texts = ({ id, b, s, dt }: (typeof FIVE)[number]) => ({ id, b, s, dt });
    expect((answers['pandas json'] as typeof FIVE).map(texts)).toEqual(FIVE.map(texts));
    expect((answers['pandas csv'] as Record<string, string | null>[]).map((r) => [r.id, r.s, r.dt, r.dec])).toEqual(FIVE.map((r) => [r.id === null ? null : r.id === 9007199254740992 ? '9007199254740993' : String(r.id), r.s, r.dt, r.dec]));
  });

  test('we read what pyarrow and pandas wrote: nested, ancient, unsigned, nanoseconds, large texts, dictionaries', async () => {
    if ('pandas' in answers) return;
    const { ddl, rows } = await bench.read(PARQUET, [String(answers['arrow rows'])]);
    expect(ddl).toBe('id BIGINT, day DATE, at TIMESTAMP, plain TIMESTAMP_NTZ, dec DECIMAL(38,10), tags ARRAY<STRING>, st STRUCT<a: INT, b: ARRAY<STRUCT<c: DATE>>>, m MAP<STRING, BIGINT>, big STRING, word STRING, raw BINARY, small SMALLINT');
    expect(rows).toEqual([
      [1, '0001-01-01', '1899-12-31 23:59:59.999999', '1500-02-28 01:02:03', 1234567890123456800, ['a', null], { a: 1, b: [{ c: '1582-10-04' }] }, { k: 1 }, 'x', 'red', '\\x00\\xFF', 255],
      [null, null, null, null, null, null, null, null, null, null, null, null],
      [3, '9999-12-31', '2020-01-01 00:00:00', '2020-01-01 00:00:00', -1e-10, [], { a: null, b: [] }, {}, '', 'blue', '', 0],
    ]);
    expect((await bench.read(JSON_FORMAT, [String(answers['pandas lines'])], {}, 'id BIGINT, name STRING, x DOUBLE, `a b` STRING')).rows).toEqual([[1, 'é "q"\n', 0.5, 'z'], [2, null, null, null]]);
  });

  test.each(PACKED)('we read %s of Python', async (name, format) => {
    const file = answers[`packed ${name}`];
    if ('pandas' in answers || (typeof file === 'object' && /need to install|No module/.test(JSON.stringify(file)))) return console.log(`skipped: ${name}, which Python lacks here`);
    // Node has it from 22.15 on.
    if (name === 'avro zstandard' && !('createZstdDecompress' in zlib)) return expect(bench.read(format, [String(file)])).rejects.toMatchObject({ code: 'UnsupportedCompression' });
    return expect((await bench.read(format, [String(file)], {}, 'id BIGINT, name STRING')).rows).toEqual([[1, 'a'], [2, null]]);
  });

  test('pandas reads ours', () => {
    if ('pandas' in answers) return console.log(`skipped: no pandas (${JSON.stringify(answers.pandas)})`);
    for (const name of ['pandas csv none', 'pandas csv gzip', 'pandas csv bzip2', 'pandas parquet']) expect([name, answers[name]]).toEqual([name, 5]);
  });
  test.each<[string, Format]>([['csv none', CSV], ['csv gzip', CSV], ['csv bzip2', CSV], ['parquet', PARQUET], ['excel', EXCEL]])('we read %s of pandas', async (name, format) => {
    const file = answers[`pandas to ${name}`];
    if ('pandas' in answers || (typeof file === 'object' && JSON.stringify(file).includes('openpyxl'))) return console.log(`skipped: no pandas or openpyxl for ${name}`);
    const { rows } = await bench.read(format, [String(file)], {}, 'id BIGINT, name STRING, x DOUBLE');
    expect(rows).toEqual([[1, 'a', 1.5], [2, null, null], [3, 'c,"d', -2]]);
  });

  test.each(each(true))('fastavro reads our %s', (name) => {
    if ('fastavro' in answers) return console.log('skipped: no fastavro; node build-tools/install-formats.mjs installs it');
    const answer = answers[`fastavro ${name}`];
    if (JSON.stringify(answer).includes('need to install')) return console.log(`skipped: ${name} by fastavro, which lacks the codec`);
    const records = answer as Record<string, unknown>[];
    expect(records.map((r) => [r.id, r.dec, r.dt, r.m])).toEqual([
      [1, '123456789012.345', '2020-02-29', { k: 1, k2: null }], [9007199254740992, '-0.001', '1969-12-31', { k: 1, k2: null }],
      [null, null, null, { k: 1, k2: null }], [4, '0.000', '2000-01-01', { k: 1, k2: null }], [5, '-12345678901234567.891', '0001-01-01', { k: 1, k2: null }],
    ]);
  });
});
