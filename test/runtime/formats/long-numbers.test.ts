import { gzipSync } from 'node:zlib';
import { FormatBench } from './formats';
import { JSON_FORMAT } from '../../../runtime/formats/json';


const bench = new FormatBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());

const LINES = [
  '{"d": 12345678901234567.891, "x": 0.30000000000000004, "s": 1.00000000000000000001, "t": "1234567890.123456789", "st": {"d": [-98765432109876543.210], "x": 3.14159265358979323846}, "i": 5, "j": {"a": 1.23456789012345678}}',
  '{"d": "1.5", "x": 1, "s": "a \\" 1234567890.12345678 {", "t": "x", "st": {"d": [1e-3], "x": 1.5e300}, "i": 1.0, "j": [1]}',
  '{"d": 1.2345678901234567891E10, "x": null, "s": null, "t": null, "st": null, "i": 9007199254740993, "j": "1"}',
].join('\n');
const SCHEMA = 'd DECIMAL(28,9), x DOUBLE, s STRING, t STRING, st STRUCT<d: ARRAY<DECIMAL(30,3)>, x: DOUBLE>, i BIGINT, j STRING';

async function texts(name: string, bytes: string | Uint8Array, schema = SCHEMA): Promise<unknown[][]> {
  const files = [bench.space.write(name, bytes)];
  const p = await bench.prepare(JSON_FORMAT, files, {}, schema);
  const { parseColumns } = jest.requireActual<typeof import('../../../src/core/types')>('../../../src/core/types');
  const columns = parseColumns(schema);
  const sql = p.format.read({ files: p.files, options: p.options, columns, partitions: [], timeZone: 'UTC' });
  const rows = await bench.session.query(`SELECT ${columns.map((c) => `CAST("${c.name}" AS VARCHAR) AS "${c.name}"`).join(', ')} FROM (${sql})`);
  return rows.map((r) => Object.values(r));
}

test.each([['plain', 'a.json', LINES], ['packed', 'a.json.gz', gzipSync(LINES)]])('decimals keep all their digits, whatever stands beside them: %s', async (_, name, bytes) => {
  expect(await texts(name, bytes)).toEqual([
    ['12345678901234567.891000000', '0.30000000000000004', '1.00000000000000000001', '1234567890.123456789', "{'d': [-98765432109876543.210], 'x': 3.141592653589793}", '5', '{"a":1.23456789012345678}'],
    ['1.500000000', '1.0', 'a " 1234567890.12345678 {', 'x', "{'d': [0.001], 'x': 1.5e+300}", null, '[1]'],
    ['12345678901.234567891', null, null, null, null, '9007199254740993', '1'],
  ]);
});

test('files without long numbers stay where they are', async () => {
  const short = bench.space.write('shorter.json', '{"d": 1.5}');
  expect((await bench.prepare(JSON_FORMAT, [short], {}, 'd DECIMAL(38,2)')).files).toEqual([short]);
  expect((await bench.prepare(JSON_FORMAT, [short], {}, 'd DECIMAL(10,2)')).files).toEqual([short]);
});

test('numbers at the ends of chunks', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => `{"pad": "${'x'.repeat(i % 50)}", "d": ${i}.12345678901234567}`).join('\n');
  const rows = await texts('many.json', many, 'd DECIMAL(38,17)');
  expect(rows).toEqual(Array.from({ length: 20_000 }, (_, i) => [`${i}.12345678901234567`]));
});
