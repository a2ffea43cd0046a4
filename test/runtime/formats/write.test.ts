import { mkdirSync, readFileSync } from 'node:fs';
import { EngineSession } from '../../../runtime/engines/engine';
import { CSV } from '../../../runtime/formats/csv';
import { Format } from '../../../runtime/formats/format';
import { JSON_FORMAT } from '../../../runtime/formats/json';
import { PARQUET } from '../../../runtime/formats/parquet';
import { formatNamed, formatOfFile } from '../../../runtime/formats/registry';
import { parseColumns } from '../../../src/core/types';
import { openSession, Workspace } from '../harness';

let session: EngineSession;
let close: () => Promise<void>;
const space = new Workspace();
beforeAll(async () => { ({ session, close } = await openSession()); });
afterAll(async () => {
  await close();
  space.remove();
});

let n = 0;
async function write(format: Format, schema: string, values: string, options: Record<string, unknown> = {}, partitionKeys: string[] = [], timeZone = 'UTC'): Promise<{ folder: string; files: string[]; text: (file?: string) => string }> {
  const folder = `w${n++}`;
  mkdirSync(space.path(folder));
  const columns = parseColumns(schema);
  await session.query(format.write({ from: `(VALUES ${values}) t(${columns.map((c) => c.name).join(', ')})`, columns, partitionKeys, options, timeZone, to: space.path(folder), id: 'ID' }));
  const files = space.files(folder);
  return { folder, files, text: (file = files[0]) => readFileSync(space.path(`${folder}/${file}`), 'utf8') };
}

// Recorded from PySpark 3.5.6, `df.write.option('header', True).option('escape', '"').csv(...)`.
const SCHEMA = 'i INT, d DOUBLE, s STRING, dt DATE, ts TIMESTAMP, ntz TIMESTAMP_NTZ, b BOOLEAN, dec DECIMAL(4,2), f FLOAT';
const VALUES = [
  "1, 1.0::DOUBLE, 'a b', DATE '2020-01-02', TIMESTAMPTZ '2020-01-02 03:04:05+00', TIMESTAMP '2020-01-02 03:04:05.120', true, 1.50::DECIMAL(4,2), 1.5::FLOAT",
  "2, 1e10::DOUBLE, '', NULL, TIMESTAMPTZ '2020-01-02 03:04:05.123456+00', NULL, false, 0.00, 1e20",
  "3, 1e-5::DOUBLE, NULL, DATE '0001-01-01', TIMESTAMPTZ '1582-01-01 00:00:00+00', NULL, NULL, NULL, 'NaN'::FLOAT",
  "4, 123456789.123::DOUBLE, 'x\"y', NULL, NULL, NULL, NULL, -3.10, 'Infinity'::FLOAT",
  "5, 0.001::DOUBLE, 'a,b', NULL, NULL, NULL, NULL, NULL, 0.1",
  "6, 1e7::DOUBLE, 'l1' || chr(10) || 'l2', NULL, NULL, NULL, NULL, NULL, 16777216",
  "7, 9999999::DOUBLE, ' lead', NULL, NULL, NULL, NULL, NULL, NULL",
  "8, 9.999e-4::DOUBLE, 'trail ', NULL, NULL, NULL, NULL, NULL, NULL",
  "9, -0.0::DOUBLE, 'a\\b,\"c', NULL, NULL, NULL, NULL, NULL, NULL",
  "10, 2.5E-300::DOUBLE, '#c', NULL, NULL, NULL, NULL, NULL, NULL",
  "11, 1.7976931348623157E308::DOUBLE, 'tab' || chr(9) || 'here', NULL, NULL, NULL, NULL, NULL, NULL",
  "12, -123456789::DOUBLE, 'cr' || chr(13) || 'x', NULL, NULL, NULL, NULL, NULL, NULL",
].map((v) => `(${v})`).join(', ');

test('CSV as Spark prints it', async () => {
  const { files, text } = await write(CSV, SCHEMA, VALUES);
  expect(files).toEqual(['part-00000-ID-c000.csv']);
  expect(text().split('\n')).toEqual([
    'i,d,s,dt,ts,ntz,b,dec,f',
    '1,1.0,a b,2020-01-02,2020-01-02T03:04:05.000Z,2020-01-02T03:04:05.120,true,1.50,1.5',
    '2,1.0E10,"",,2020-01-02T03:04:05.123Z,,false,0.00,1.0E20',
    '3,1.0E-5,,0001-01-01,1582-01-01T00:00:00.000Z,,,,NaN',
    '4,1.23456789123E8,"x""y",,,,,-3.10,Infinity',
    '5,0.001,"a,b",,,,,,0.1',
    '6,1.0E7,"l1', 'l2",,,,,,1.6777216E7',
    '7,9999999.0,lead,,,,,,',
    '8,9.999E-4,trail,,,,,,',
    '9,-0.0,"a\\b,""c",,,,,,',
    '10,2.5E-300,"#c",,,,,,', // Spark leaves it bare: no reader of ours or Spark's tells them apart
    '11,1.7976931348623157E308,tab\there,,,,,,',
    '12,-1.23456789E8,"cr\rx",,,,,,',
    '',
  ]);
});

test('JSON lines as Spark prints them: nulls left out', async () => {
  const { files, text } = await write(JSON_FORMAT, SCHEMA, VALUES);
  expect(files).toEqual(['part-00000-ID-c000.json']);
  expect(text().split('\n').slice(0, 6)).toEqual([
    '{"i":1,"d":1.0,"s":"a b","dt":"2020-01-02","ts":"2020-01-02T03:04:05.000Z","ntz":"2020-01-02T03:04:05.120","b":true,"dec":1.50,"f":1.5}',
    '{"i":2,"d":1.0E10,"s":"","ts":"2020-01-02T03:04:05.123Z","b":false,"dec":0.00,"f":1.0E20}',
    '{"i":3,"d":1.0E-5,"dt":"0001-01-01","ts":"1582-01-01T00:00:00.000Z","f":"NaN"}',
    '{"i":4,"d":1.23456789123E8,"s":"x\\"y","dec":-3.10,"f":"Infinity"}',
    '{"i":5,"d":0.001,"s":"a,b","f":0.1}',
    '{"i":6,"d":1.0E7,"s":"l1\\nl2","f":1.6777216E7}',
  ]);
});

test('nested JSON', async () => {
  const { text } = await write(
    JSON_FORMAT, 's STRUCT<x: INT, y: ARRAY<INT>, m: MAP<STRING, DOUBLE>>, l ARRAY<STRUCT<a: INT, b: INT>>, mm MAP<INT, DATE>, bin BINARY, e ARRAY<INT>',
    "({'x': NULL::INT, 'y': [1, NULL, 3], 'm': MAP {'k': 1.0::DOUBLE, 'z': NULL}}, [{'a': NULL::INT, 'b': 2}], MAP {1: DATE '2020-01-01'}, 'xy'::BLOB, []::INT[]), ({'x': NULL, 'y': NULL, 'm': MAP {}}, [], NULL, NULL, NULL)",
  );
  expect(text()).toBe('{"s":{"y":[1,null,3],"m":{"k":1.0,"z":null}},"l":[{"b":2}],"mm":{"1":"2020-01-01"},"bin":"eHk=","e":[]}\n{"s":{"m":{}},"l":[]}\n');
});

test('times in another zone carry its offset', async () => {
  await session.query("SET TimeZone = 'Asia/Kolkata'");
  const { text } = await write(CSV, 'a INT, t TIMESTAMP', "(1, TIMESTAMPTZ '2020-01-02 03:04:05+00')", {}, [], 'Asia/Kolkata');
  await session.query("SET TimeZone = 'UTC'");
  expect(text()).toBe('a,t\n1,2020-01-02T08:34:05.000+05:30\n');
});

test.each<[string, Format, Record<string, unknown>, string]>([
  ['snappy by default', PARQUET, {}, 'part-00000-ID-c000.snappy.parquet'],
  ['gzip', PARQUET, { compression: 'gzip' }, 'part-00000-ID-c000.gz.parquet'],
  ['zstd', PARQUET, { compression: 'zstd' }, 'part-00000-ID-c000.zstd.parquet'],
  ['uncompressed', PARQUET, { compression: 'uncompressed' }, 'part-00000-ID-c000.parquet'],
  ['CSV gzip', CSV, { compression: 'gzip' }, 'part-00000-ID-c000.csv.gz'],
  ['JSON gzip', JSON_FORMAT, { compression: 'gzip' }, 'part-00000-ID-c000.json.gz'],
])('%s', async (_, format, options, name) => {
  const { folder, files } = await write(format, 'a INT, b STRING', "(1, 'x'), (2, NULL)", options);
  expect(files).toEqual([name]);
  const sql = format.read({ files: [space.path(`${folder}/${name}`)], options: {}, columns: parseColumns('a INT, b STRING'), partitions: [], timeZone: 'UTC' });
  expect(await session.query(sql)).toEqual([{ a: 1, b: 'x' }, { a: 2, b: null }]);
});

describe('small decimals and far days, as Java prints them', () => {
  const FAR = 'a DECIMAL(38,18), b DECIMAL(3,3), c DECIMAL(10,7), d DATE, t TIMESTAMP_NTZ';
  const ROWS = "(0::DECIMAL(38,18), 0.5::DECIMAL(3,3), 0.000001::DECIMAL(10,7), DATE '10000-01-01', TIMESTAMP '10000-01-01 01:02:03'), "
    + "(-0.000000000000000010::DECIMAL(38,18), -0.5, -0.0000002, DATE '0045-03-15 (BC)', TIMESTAMP '0045-03-15 (BC) 00:00:00'), (1.5, 0, 0, DATE '0001-01-01', TIMESTAMP '0001-01-01 00:00:00'), (NULL, NULL, NULL, NULL, NULL)";
  test('JSON', async () => {
    expect((await write(JSON_FORMAT, FAR, ROWS)).text().split('\n')).toEqual([
      '{"a":0E-18,"b":0.500,"c":0.0000010,"d":"+10000-01-01","t":"+10000-01-01T01:02:03.000"}',
      '{"a":-1.0E-17,"b":-0.500,"c":-2E-7,"d":"-0044-03-15","t":"-0044-03-15T00:00:00.000"}',
      '{"a":1.500000000000000000,"b":0.000,"c":0E-7,"d":"0001-01-01","t":"0001-01-01T00:00:00.000"}', '{}', '',
    ]);
  });
  test('CSV, and back', async () => {
    const { text, folder, files } = await write(CSV, FAR, ROWS);
    expect(text().split('\n').slice(1)).toEqual([
      '0E-18,0.500,0.0000010,+10000-01-01,+10000-01-01T01:02:03.000', '-1.0E-17,-0.500,-2E-7,-0044-03-15,-0044-03-15T00:00:00.000',
      '1.500000000000000000,0.000,0E-7,0001-01-01,0001-01-01T00:00:00.000', ',,,,', '',
    ]);
    const columns = parseColumns('a DECIMAL(38,18), b DECIMAL(3,3), c DECIMAL(10,7)');
    const sql = CSV.read({ files: [space.path(`${folder}/${files[0]}`)], options: { withHeader: true }, columns, partitions: [], timeZone: 'UTC' });
    expect((await session.query(`SELECT a::VARCHAR AS a, b::VARCHAR AS b, c::VARCHAR AS c FROM (${sql})`)).map((r) => Object.values(r))).toEqual([
      ['0.000000000000000000', '.500', '0.0000010'], ['-0.000000000000000010', '-.500', '-0.0000002'], ['1.500000000000000000', '.000', '0.0000000'], [null, null, null],
    ]);
  });
  test('folders of partitions', async () => {
    const { files } = await write(CSV, 'id INT, b DECIMAL(3,3), c DECIMAL(10,7)', '(1, 0.5::DECIMAL(3,3), 0::DECIMAL(10,7))', {}, ['b', 'c']);
    expect(files).toEqual([expect.stringMatching(/^b=0\.500\/c=0E-7\//)]);
  });
});

test('an empty result is a file with the columns', async () => {
  const empty = 'empty';
  mkdirSync(space.path(empty));
  await session.query(PARQUET.write({ from: "(SELECT 1 AS a, 'x' AS b WHERE false)", columns: parseColumns('a INT, b STRING'), partitionKeys: [], options: {}, timeZone: 'UTC', to: space.path(empty), id: 'ID' }));
  expect(await session.query(`SELECT name FROM parquet_schema('${space.path(`${empty}/part-00000-ID-c000.snappy.parquet`)}')`)).toEqual([{ name: 'duckdb_schema' }, { name: 'a' }, { name: 'b' }]);
});

test('Parquet keeps every type', async () => {
  const schema = 'a TINYINT, b SMALLINT, c INT, d BIGINT, e FLOAT, f DOUBLE, g DECIMAL(38,10), h STRING, i BINARY, j BOOLEAN, k DATE, l TIMESTAMP, m TIMESTAMP_NTZ, n ARRAY<STRUCT<x: INT>>, o MAP<STRING, INT>';
  const { folder, files } = await write(PARQUET, schema, "(1::TINYINT, 2::SMALLINT, 3, 4::BIGINT, 5::FLOAT, 6::DOUBLE, 7::DECIMAL(38,10), 'x', 'y'::BLOB, true, DATE '2020-01-01', TIMESTAMPTZ '2020-01-01 00:00:00+00', TIMESTAMP '2020-01-01 00:00:00', [{'x': 1}], MAP {'k': 1})");
  const found = await PARQUET.discover([space.path(`${folder}/${files[0]}`)], {}, (sql) => session.query(sql), false);
  expect(found).toEqual(parseColumns(schema));
});

test('96-bit timestamps are instants', async () => {
  // Written by Spark 3.5.6 with its default settings: one column t, 2020-01-02 03:04:05 UTC.
  const file = space.write('int96.parquet', Buffer.from(readFileSync(`${__dirname}/int96.parquet.base64`, 'utf8'), 'base64'));
  const columns = await PARQUET.discover([file], {}, (sql) => session.query(sql), false);
  expect(columns.map((c) => c.type.kind)).toEqual(['timestamp']);
  expect(await session.query(`SELECT CAST(t AS VARCHAR) AS t FROM (${PARQUET.read({ files: [file], options: {}, columns, partitions: [], timeZone: 'UTC' })})`)).toEqual([{ t: '2020-01-02 03:04:05' }]);
});

test('columns that differ in case only are refused, as Spark refuses them', async () => {
  // Written by pyarrow: v and V.
  const file = space.write('same-name.parquet', Buffer.from(readFileSync(`${__dirname}/same-name.parquet.base64`, 'utf8'), 'base64'));
  await expect(PARQUET.discover([file], {}, (sql) => session.query(sql), false)).rejects.toMatchObject({ code: 'AmbiguousColumn', message: expect.stringContaining("named 'V'") });
});

test.each<[() => unknown, RegExp]>([
  [() => write(CSV, 'a ARRAY<INT>', '([1])'), /CSV does not support the column 'a' of type array<int>/],
  [() => write(PARQUET, 'a INTERVAL, b INT', '(INTERVAL 1 DAY, 1)'), /Parquet does not support the column 'a' of type interval/],
  [() => write(CSV, 'a INT', '(1)', { compression: 'lzo' }), /csv cannot be written with compression 'lzo' by the local engine; it writes none, gzip/],
  [() => write(CSV, 'a INT, b INT', '(1, 2)', {}, ['c']), /no column 'c' to partition by, got a, b/],
  [() => write(CSV, 'a INT', '(1)', {}, ['a']), /every column is a partition key/],
  [() => Promise.resolve().then(() => formatNamed('avrro')), /format 'avrro'; it has csv, json, parquet/],
])('%#: what cannot be is refused', async (action, message) => {
  await expect(action()).rejects.toThrow(message);
});

test('formats by file names', () => {
  expect(['a.csv', 'a.CSV.gz', 'a.jsonl', 'a.json', 'x.parquet', 'x.gz.parquet', 'a.orc'].map((f) => formatOfFile(f)?.name)).toEqual(['csv', 'csv', 'json', 'json', 'parquet', 'parquet', undefined]);
});
