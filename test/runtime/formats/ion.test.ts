import { gzipSync } from 'node:zlib';
import { dumpBinary, dumpText, makeBinaryWriter, IonTypes, Decimal, Timestamp } from 'ion-js';
import { FormatBench } from './formats';
import { ION } from '../../../runtime/formats/ion/ion';
import { binaryParts } from '../../../runtime/formats/ion/ion-binary';
import { textParts } from '../../../runtime/formats/ion/ion-text';


const bench = new FormatBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());

const TEXT = `$ion_1_0
// a comment with a brace {
{ id: 1, name: "O'Brien }", active: true, ratio: 1.5e0, price: 10.25, day: 2020-02-29T, at: 2020-01-02T03:04:05.123456+02:00, tags: [a, 'b c'], more: { x: 1, y: null }, raw: {{ /wBh }} }
/* { not a record } */ { id: 9007199254740993, name: '''long '''
  '''text''', active: null, ratio: nan, price: -0.001, day: 0001-01-01, at: 1969-12-31T23:59:59Z, tags: (), more: { x: 2, z: 'symbol' }, note: kind::"annotated" }
{}
`;
const DDL = 'id BIGINT, name STRING, active BOOLEAN, ratio DOUBLE, price DECIMAL(5,3), day TIMESTAMP, at TIMESTAMP, tags ARRAY<STRING>, '
  + 'more STRUCT<x: BIGINT, y: STRING, z: STRING>, raw BINARY, note STRING';
const ROWS = [
  [1, "O'Brien }", true, 1.5, 10.25, '2020-02-29 00:00:00', '2020-01-02 01:04:05.123456', ['a', 'b c'], { x: 1, y: null, z: null }, '\\xFF\\x00a', null],
  [9007199254740992, 'long text', null, 'NaN', -0.001, '0001-01-01 00:00:00', '1969-12-31 23:59:59', [], { x: 2, y: null, z: 'symbol' }, null, 'annotated'],
  [null, null, null, null, null, null, null, null, null, null, null],
];

/** The same records in the binary form, as the library writes it. */
function binary(text: string): Uint8Array {
  const ion = jest.requireActual<typeof import('ion-js')>('ion-js');
  const [reader, writer] = [ion.makeReader(text), makeBinaryWriter()];
  (writer as unknown as { writeValues(reader: unknown): void }).writeValues(reader);
  writer.close();
  return writer.getBytes();
}

test.each<[string, string, Uint8Array | string]>([
  ['text', 'a.ion', TEXT], ['binary', 'a.10n', binary(TEXT)], ['binary under another name', 'b.dat', binary(TEXT)], ['packed', 'a.ion.gz', gzipSync(TEXT)],
  ['packed binary', 'a.10n.gz', gzipSync(binary(TEXT))],
])('every type comes from %s', async (_, name, bytes) => {
  const { ddl, rows } = await bench.read(ION, [bench.space.write(name, bytes)]);
  expect(ddl).toBe(DDL);
  expect(rows).toEqual(ROWS);
});

test('a schema picks and casts', async () => {
  const file = bench.space.write('schema.ion', '{a: "12", B: 3.7, d: 2020-05-06T, s: {x: 1}} {a: x, b: 1e3}');
  const { rows } = await bench.read(ION, [file], {}, 'a INT, b INT, d DATE, s STRUCT<x: STRING>, absent STRING');
  expect(rows).toEqual([[12, 3, '2020-05-06', { x: '1' }, null], [null, 1000, null, null, null]]);
});

test('values of several types are a struct, as AWS Glue gives a choice', async () => {
  const file = bench.space.write('choice.ion', '{v: 1} {v: "a"} {v: 18446744073709551616}');
  expect((await bench.read(ION, [file])).ddl).toBe('v STRUCT<decimal: DECIMAL(20,0), long: BIGINT, string: STRING>');
});

describe('in parts', () => {
  const many = Array.from({ length: 30_000 }, (_, i) => ({ id: i, name: `name ${i} { [ ( ' "`, [`f${i % 3}`]: 'x'.repeat(20) }));
  async function* cut(bytes: Uint8Array, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  }

  test.each([['binary', dumpBinary(...many)], ['text', Buffer.from(many.map((m) => dumpText(m)).join('\n'))]])('%s', async (_, bytes) => {
    const { rows } = await bench.read(ION, [bench.space.write('many.ion', bytes)], {}, 'id BIGINT, name STRING');
    expect([rows.length, rows[29_999]]).toEqual([30_000, [29_999, 'name 29999 { [ ( \' "']]);
  });

  test('the parts are smaller than the whole, wherever the bytes are cut', async () => {
    const bytes = dumpBinary(...many);
    const sizes: number[] = [];
    for await (const part of binaryParts(cut(bytes, 50_001))) sizes.push(part.length);
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(bytes.length / 2);
    const small = Buffer.from(TEXT);
    async function* letters() {
      for (const letter of small.toString()) yield await Promise.resolve(letter);
    }
    let text = '';
    for await (const part of textParts(letters())) text += part;
    expect(text).toContain('annotated');
    for await (const part of binaryParts(cut(binary(TEXT), 1))) expect(part.length).toBeGreaterThan(100);
  });

  test('symbols that later tables add, and those of a file that is joined to another', async () => {
    const joined = Buffer.concat([dumpBinary({ first: 1 }), dumpBinary({ second: 2 }), dumpBinary({ third: 3 })]);
    expect((await bench.read(ION, [bench.space.write('joined.10n', joined)])).rows).toEqual([[1, null, null], [null, 2, null], [null, null, 3]]);
    // {first: 1} with $10, then a table that adds $11 to it, then {first: 1, more: 2}.
    const added = Buffer.from('e00100eaeb8183d887b6856669727374d38a2101ed8183da86710387b5846d6f7265d68a21018b2102', 'hex');
    expect((await bench.read(ION, [bench.space.write('added.10n', added)])).rows).toEqual([[1, null], [1, 2]]);
    expect((await bench.read(ION, [bench.space.write('table.ion', '$ion_symbol_table::{symbols: ["first"]} {$10: 1} {$10: 2}')])).rows).toEqual([[1], [2]]);
  });
});

test('bad files are told', async () => {
  const bytes = dumpBinary(...Array.from({ length: 1000 }, (_, i) => ({ id: i, text: `text ${i}` })));
  const bad = (name: string, content: Uint8Array | string) => bench.read(ION, [bench.space.write(name, content)]);
  await expect(bad('cut.10n', bytes.subarray(0, bytes.length - 3))).rejects.toMatchObject({ code: 'DamagedFile', details: { file: bench.space.path('cut.10n') } });
  await expect(bad('cut.ion', '{a: 1} {a: ')).rejects.toMatchObject({ code: 'DamagedFile' });
  await expect(bad('words.ion', '{a: 1} }')).rejects.toMatchObject({ code: 'DamagedFile' });
  await expect(bad('list.ion', '[1, 2]')).rejects.toMatchObject({ code: 'NoRecord', details: { file: bench.space.path('list.ion') } });
  await expect(bad('case.ion', '{a: 1, A: 2}')).rejects.toMatchObject({ code: 'DuplicateColumn' });
  await expect(bad('latin.ion', Buffer.from([0x7b, 0x61, 0x3a, 0x22, 0xff, 0x22, 0x7d]))).rejects.toMatchObject({ code: 'WrongEncoding' });
  await expect(bad('digits.ion', `{a: ${'9'.repeat(40)}.5}`)).rejects.toMatchObject({ code: 'NoTypeMapping' });
  await expect(bad('empty.ion', '')).rejects.toMatchObject({ code: 'NoColumns' });
  expect((await bench.read(ION, [bench.space.write('empty.ion', ' // nothing')], {}, 'a INT')).rows).toEqual([]);
  expect(() => ION.write({} as never)).toThrow('Ion is only read, on AWS Glue too');
});

test('typed values of the library', async () => {
  const bytes = dumpBinary({ d: new Decimal('1.20'), t: new Timestamp(0, 2020, 1), n: 5, l: [1, 2], b: new Uint8Array([1]) });
  const { ddl, rows } = await bench.read(ION, [bench.space.write('typed.10n', bytes)]);
  expect([ddl, rows]).toEqual(['d DECIMAL(3,2), t TIMESTAMP, n BIGINT, l ARRAY<BIGINT>, b BINARY', [[1.2, '2020-01-01 00:00:00', 5, [1, 2], '\\x01']]]);
  expect(IonTypes.STRUCT.name).toBe('struct');
});
