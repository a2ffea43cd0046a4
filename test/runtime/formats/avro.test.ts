import { readFileSync, writeFileSync } from 'node:fs';
import { Type } from 'avsc';
import { FormatBench, parseLoosely } from './formats';
import { AVRO } from '../../../runtime/formats/avro/avro';
import { avroContainer } from '../../../runtime/formats/avro/avro-container';
import { avroSchema, readAvroSchema } from '../../../runtime/formats/avro/avro-types';
import { columnsDdl, parseColumns, typeDdl } from '../../../src/core/types';


const bench = new FormatBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());

const SCHEMA = 'b BOOLEAN, i INT, l BIGINT, f FLOAT, d DOUBLE, s STRING, bin BINARY, dt DATE, ts TIMESTAMP, ntz TIMESTAMP_NTZ, dec DECIMAL(20,3), '
  + 'arr ARRAY<DECIMAL(5,2)>, m MAP<STRING, BIGINT>, st STRUCT<x: INT, y: ARRAY<STRUCT<z: DATE, bytes: BINARY>>, t: TIMESTAMP>';
const ROWS = [
  "true, 1, 9007199254740993, 1.5::FLOAT, 0.1::DOUBLE, 'a \"q\" é ' || chr(10) || chr(9), '\\xFF\\x00a'::BLOB, DATE '2020-02-29', TIMESTAMP '2020-01-02 03:04:05.123456', TIMESTAMP '1969-12-31 23:59:59.999999', 12345678901234567.891, "
  + "[1.25, NULL, -0.01], MAP {'k': 1, 'k 2': NULL}, {'x': 1, 'y': [{'z': DATE '0001-01-01', 'bytes': 'ab'::BLOB}, NULL], 't': TIMESTAMP '1582-10-04 00:00:00'}",
  "false, -2147483648, -9223372036854775808, 'nan'::FLOAT, '-inf'::DOUBLE, '', ''::BLOB, DATE '9999-12-31', TIMESTAMP '0001-01-01 00:00:00', TIMESTAMP '9999-12-31 23:59:59', -0.001, [], MAP {}, {'x': NULL, 'y': [], 't': NULL}",
  'NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL',
].map((r) => `(${r})`).join(', ');
const TYPED = `SELECT ${SCHEMA_CASTS()} FROM (VALUES ${ROWS}) t(${parseColumns(SCHEMA).map((c) => c.name).join(', ')})`;

function SCHEMA_CASTS(): string {
  return parseColumns(SCHEMA).map((c) => (c.name === 'f' ? 'f::FLOAT AS f' : c.name === 'd' ? 'd::DOUBLE AS d' : c.name === 'arr' ? 'arr::DECIMAL(5,2)[] AS arr' : c.name === 'dec' ? 'dec::DECIMAL(20,3) AS dec' : c.name === 'm' ? 'm::MAP(VARCHAR, BIGINT) AS m' : c.name)).join(', ');
}

describe.each(['snappy', 'deflate', 'none', 'bzip2'])('%s', (compression) => {
  test('every type comes back', async () => {
    const files = await bench.write(AVRO, SCHEMA, TYPED, { compression });
    expect(files[0]).toMatch(/part-00000-ID-c000\.avro$/);
    const { ddl, rows } = await bench.read(AVRO, files);
    expect(ddl).toBe(columnsDdl(parseColumns(SCHEMA)));
    const [{ j: expected }] = await bench.session.query(`SELECT to_json(list(x)) AS j FROM (${TYPED}) x`) as { j: string }[];
    expect(rows).toEqual((parseLoosely(expected) as object[]).map((r) => Object.values(r)));
  });
});

test('many blocks', async () => {
  const files = await bench.write(AVRO, 'id BIGINT, name STRING', "SELECT i AS id, 'n' || i AS name FROM range(100000) t(i)");
  const { rows } = await bench.read(AVRO, files, {}, 'id BIGINT, NAME STRING');
  expect(rows.length).toBe(100000);
  expect(rows[99999]).toEqual([99999, 'n99999']);
});

test('a sample is a sample', async () => {
  const files = await bench.write(AVRO, 'id BIGINT', 'SELECT i AS id FROM range(100000) t(i)');
  const { files: [prepared = ''] } = await bench.prepare(AVRO, files, {}, undefined, 10);
  expect(readFileSync(prepared, 'utf8').trim().split('\n')).toHaveLength(10);
});

test.each([
  ['a union of int and long is long', ['int', 'long'], 'BIGINT', [{ int: 1 }, { long: 2n }], ['1', '2']],
  ['float and double', ['null', 'float', 'double'], 'DOUBLE', [{ float: 1.5 }, { double: 2.5 }, null], ['1.5', '2.5', null]],
  ['others are a struct', ['null', 'string', 'int'], 'STRUCT<member0: STRING, member1: INT>', [{ string: 'x' }, { int: 7 }, null], [{ member0: 'x', member1: null }, { member0: null, member1: 7 }, null]],
  ['enum', { type: 'enum', name: 'E', symbols: ['A', 'B'] }, 'STRING', ['B'], ['B']],
  ['milliseconds', { type: 'long', logicalType: 'timestamp-millis' }, 'TIMESTAMP', [1577934245123n], ['2020-01-02 03:04:05.123']],
  ['an unknown logical type', { type: 'string', logicalType: 'uuid' }, 'STRING', ['u'], ['u']],
  ['time of day', { type: 'int', logicalType: 'time-millis' }, 'INT', [5], [5]],
])('%s', async (_, type, ddl, values, expected) => {
  const { bigLongs } = await import('../../../runtime/formats/avro/avro-read');
  const avsc = await import('../../../runtime/clients/avsc');
  const schema = { type: 'record', name: 'r', fields: [{ name: 'v', type }] };
  expect(typeDdl(readAvroSchema(schema as never).fields![0]!.type.spark)).toBe(ddl);
  const avroType = Type.forSchema(schema as never, { typeHook: bigLongs(avsc), wrapUnions: 'always' });
  async function* records() {
    for (const v of values) yield await Promise.resolve(avroType.toBuffer({ v }));
  }
  const out: Uint8Array[] = [];
  for await (const chunk of avroContainer(JSON.stringify(schema), 'null', undefined, records())) out.push(chunk);
  const file = bench.space.write(`u${ddl.length}.avro`, Buffer.concat(out));
  const { rows } = await bench.read(AVRO, [file]);
  expect(rows.map(([v]) => (typeof v === 'number' && ddl !== 'INT' ? String(v) : v))).toEqual(expected);
});

test('a declared schema picks, widens and fills', async () => {
  const files = await bench.write(AVRO, 'id INT, name STRING, st STRUCT<a: INT, b: INT>', "(1, 'x', {'a': 1, 'b': 2})");
  expect((await bench.read(AVRO, files, {}, 'ST STRUCT<B: BIGINT>, id BIGINT, more DATE')).rows).toEqual([[{ B: 2 }, 1, null]]);
  await expect(bench.read(AVRO, files, {}, 'name INT')).rejects.toThrow("column 'name' is string in the file, int in the schema");
});

test('bad files are told', async () => {
  const [file = ''] = await bench.write(AVRO, 'id BIGINT', 'SELECT i AS id FROM range(50000) t(i)');
  const bytes = readFileSync(file);
  const bad = (name: string, b: Uint8Array) => {
    writeFileSync(bench.space.path(name), b);
    return bench.read(AVRO, [bench.space.path(name)]);
  };
  await expect(bad('text.avro', Buffer.from('id,name\n'))).rejects.toMatchObject({ code: 'NotAvro' });
  await expect(bad('empty.avro', Buffer.alloc(0))).rejects.toMatchObject({ code: 'NotAvro' });
  await expect(bad('cut.avro', bytes.subarray(0, bytes.length - 40))).rejects.toMatchObject({ code: 'DamagedFile' });
  const flipped = Buffer.from(bytes);
  flipped[2000] = 255 - (flipped[2000] ?? 0);
  await expect(bad('flipped.avro', flipped)).rejects.toMatchObject({ code: 'DamagedFile' });
  await expect(bench.read(AVRO, [bench.space.path('absent.avro')])).rejects.toMatchObject({ code: 'FileFault' });
});

test('what Avro cannot hold is refused before it is written', async () => {
  await expect(bench.write(AVRO, '`a b` INT', '(1)')).rejects.toThrow("Avro cannot name a field 'a b'");
  await expect(bench.write(AVRO, 'a MAP<INT, INT>', '(MAP {1: 1})')).rejects.toThrow('Avro does not support a column of type map<int,int>');
});

test('a record that holds itself is refused', () => {
  expect(() => readAvroSchema({ type: 'record', name: 'N', fields: [{ name: 'next', type: ['null', 'N'] }] })).toThrow('holds itself');
});

test('the schema is that of Spark', () => {
  expect(avroSchema(parseColumns('id BIGINT NOT NULL, dec DECIMAL(10,2), st STRUCT<x: DECIMAL(4,1)>'))).toEqual({
    type: 'record',
    name: 'topLevelRecord',
    fields: [
      { name: 'id', type: 'long' },
      { name: 'dec', type: [{ type: 'fixed', name: 'fixed', namespace: 'topLevelRecord.dec', size: 5, logicalType: 'decimal', precision: 10, scale: 2 }, 'null'] },
      {
        name: 'st',
        type: [{
          type: 'record',
          name: 'st',
          namespace: 'topLevelRecord',
          fields: [{ name: 'x', type: [{ type: 'fixed', name: 'fixed', namespace: 'topLevelRecord.st.x', size: 2, logicalType: 'decimal', precision: 4, scale: 1 }, 'null'] }],
        }, 'null'],
      },
    ],
  });
});
