import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { FormatBench } from './formats';
import { CODECS } from '../../../runtime/formats/compression/codecs';
import { CSV } from '../../../runtime/formats/csv';
import { Format } from '../../../runtime/formats/format';
import { JSON_FORMAT } from '../../../runtime/formats/json';
import { formatOfFile } from '../../../runtime/formats/registry';
import { TEXT_LINES } from '../../../runtime/formats/text-lines';


const bench = new FormatBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());

const packing = CODECS.filter((c) => c.pack !== undefined).map((c) => [c.name, c.extension] as const);
const FORMATS: [Format, string, string][] = [[CSV, 'id BIGINT, name STRING', '.csv'], [JSON_FORMAT, 'id BIGINT, name STRING', '.json'], [TEXT_LINES, 'value STRING', '.txt']];

describe.each(FORMATS)('%p', (format, schema, end) => {
  test.each(packing)('is written and read back with %s', async (compression, extension) => {
    const rows = format === TEXT_LINES ? "SELECT 'line ' || i AS value FROM range(20000) t(i)" : "SELECT i AS id, 'name ' || i AS name FROM range(20000) t(i)";
    const [file = ''] = await bench.write(format, schema, rows, { compression });
    expect(basename(file)).toBe(`part-00000-ID-c000${end}${extension}`);
    const [plain = ''] = await bench.write(format, schema, rows);
    expect(statSync(file).size).toBeLessThan(statSync(plain).size * 0.7);
    const back = await bench.read(format, [file], {}, schema);
    expect(back.rows.length).toBe(20000);
    expect(back.rows).toEqual((await bench.read(format, [plain], {}, schema)).rows);
  });
});

test('the compression that a source says wins over the name', async () => {
  const [file = ''] = await bench.write(CSV, 'id BIGINT', '(1), (2)', { compression: 'bzip2' });
  const { renameSync } = await import('node:fs');
  const odd = file.replace('.csv.bz2', '.dat');
  renameSync(file, odd);
  expect((await bench.read(CSV, [odd], { readCompression: 'bzip2' }, 'id BIGINT')).rows).toEqual([[1], [2]]);
});

test('plain, native and unpacked files of one source are read together', async () => {
  const files = (await Promise.all(['none', 'gzip', 'bzip2', 'lz4'].map((compression, i) => bench.write(CSV, 'id BIGINT', `(${i})`, { compression })))).flat();
  expect((await bench.read(CSV, files)).ddl).toBe('id STRING');
  expect((await bench.read(CSV, files, {}, 'id BIGINT')).rows.flat().sort()).toEqual([0, 1, 2, 3]);
});

test('partition folders stay with the unpacked files', async () => {
  const files = await bench.write(CSV, 'id BIGINT, day STRING', "(1, 'a b'), (2, 'c')", { compression: 'deflate' }, ['day']);
  const { files: prepared } = await bench.prepare(CSV, files);
  expect(prepared.map((f) => f.split('/').slice(-2, -1)[0])).toEqual(['day=a%20b', 'day=c']);
});

test('text keeps empty lines, quotes and blanks', async () => {
  const file = bench.space.write('t.txt', 'a,"b\n\n  c  \n\tlast');
  expect((await bench.read(TEXT_LINES, [file])).rows).toEqual([['a,"b'], [''], ['  c  '], ['\tlast']]);
});

test('a text target has one column of strings', async () => {
  await expect(bench.write(TEXT_LINES, 'a INT', '(1)')).rejects.toThrow('one column of strings, got a int');
});

test('a compressed file is of the format that its name says before', () => {
  expect(['a.csv.bz2', 'a.jsonl.lz4', 'x.parquet', 'x.log.deflate'].map((f) => formatOfFile(f)?.name)).toEqual(['csv', 'json', 'parquet', 'text']);
});
