import { FormatBench } from './formats';
import { packGzip } from '../../../runtime/formats/compression/zlib-streams';
import { XML } from '../../../runtime/formats/xml';
import { readChunks, writeChunks } from '../../../runtime/host/file-streams';


const bench = new FormatBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());

const BOOKS = `<?xml version="1.0"?>
<!-- books --><catalog xmlns:x="urn:x">
  <book id="bk101" lang="en"><title>A &amp; B</title><price>44.95</price><tag>one</tag><tag>two</tag><published>2000-10-01</published><stock>5</stock>
    <author><name first="Ada">Lovelace</name><age>36</age></author></book>
  <book id="bk102"><title><![CDATA[<raw> text]]></title><price>5</price><tag>three</tag><published>2001-02-03</published><stock/>
    <author><name>Turing</name></author></book>
  <book id="bk103"/>
</catalog>`;
const books = () => bench.space.write('books.xml', BOOKS);

test('types, arrays, attributes and texts are inferred', async () => {
  const { ddl, rows } = await bench.read(XML, [books()], { rowTag: 'book' });
  expect(ddl).toBe('_id STRING, _lang STRING, author STRUCT<age: BIGINT, name: STRUCT<_VALUE: STRING, _first: STRING>>, price DOUBLE, published DATE, stock BIGINT, tag ARRAY<STRING>, title STRING');
  expect(rows).toEqual([
    ['bk101', 'en', { age: 36, name: { _VALUE: 'Lovelace', _first: 'Ada' } }, 44.95, '2000-10-01', 5, ['one', 'two'], 'A & B'],
    ['bk102', null, { age: null, name: { _VALUE: 'Turing', _first: null } }, 5, '2001-02-03', null, ['three'], '<raw> text'],
    ['bk103', null, null, null, null, null, null, null],
  ]);
});

test('a declared schema rules', async () => {
  const { rows } = await bench.read(XML, [books()], { rowTag: 'book' }, '_id STRING, price DECIMAL(5,1), stock STRING, published TIMESTAMP, author STRUCT<name: STRUCT<_VALUE: STRING>>, tag ARRAY<STRING>, more INT');
  expect(rows.slice(0, 2)).toEqual([
    ['bk101', 45.0, '5', '2000-10-01 00:00:00', { name: { _VALUE: 'Lovelace' } }, ['one', 'two'], null],
    ['bk102', 5.0, '', '2001-02-03 00:00:00', { name: { _VALUE: 'Turing' } }, ['three'], null],
  ]);
});

test('options of attributes, empty values and blanks', async () => {
  const file = bench.space.write('o.xml', '<r><row a="1"> <v> x </v><w></w></row></r>');
  expect(await bench.read(XML, [file], { rowTag: 'row', attributePrefix: '@' })).toEqual({ ddl: '`@a` BIGINT, v STRING, w STRING', rows: [[1, ' x ', '']] });
  expect(await bench.read(XML, [file], { rowTag: 'row', excludeAttribute: true, ignoreSurroundingSpaces: true, treatEmptyValuesAsNulls: true })).toEqual({ ddl: 'v STRING, w STRING', rows: [['x', null]] });
});

test('mixed content, a value tag of its own, rows that are only text', async () => {
  const file = bench.space.write('m.xml', '<r><row>7</row><row k="2">text</row></r>');
  expect(await bench.read(XML, [file], { rowTag: 'row', valueTag: 'value' })).toEqual({ ddl: '_k BIGINT, value STRING', rows: [[null, '7'], [2, 'text']] });
});

test('an element of the same name inside a record is a member', async () => {
  const file = bench.space.write('n.xml', '<a><item><id>1</id><item><id>2</id></item></item></a>');
  expect((await bench.read(XML, [file], { rowTag: 'item' })).rows).toEqual([[1, { id: 2 }]]);
});

test('other encodings, compressed files', async () => {
  const latin = bench.space.write('l.xml', Buffer.from('<r><row><v>é</v></row></r>', 'latin1'));
  expect((await bench.read(XML, [latin], { rowTag: 'row', encoding: 'ISO-8859-1' })).rows).toEqual([['é']]);
  await expect(bench.read(XML, [latin], { rowTag: 'row' })).rejects.toMatchObject({ code: 'WrongEncoding' });
  await writeChunks(bench.space.path('g.xml.gz'), packGzip(readChunks(books())));
  expect((await bench.read(XML, [bench.space.path('g.xml.gz')], { rowTag: 'book' })).rows).toHaveLength(3);
});

test.each([
  ['cut off', '<r><row><v>1</v></row><row>', 'MalformedXml'],
  ['a wrong end', '<r><row></r></row>', 'MalformedXml'],
  ['no XML', 'id,name', 'MalformedXml'],
])('%s is an error', async (_, text, code) => {
  await expect(bench.read(XML, [bench.space.write('bad.xml', text)], { rowTag: 'row' })).rejects.toMatchObject({ code, details: { file: expect.stringContaining('bad.xml') as string } });
});

test('no row tag, and writing', async () => {
  await expect(bench.read(XML, [books()])).rejects.toThrow('XML needs the name of the element');
  await expect(bench.write(XML, 'a INT', '(1)')).rejects.toThrow('XML is only read');
});

test('malformed values are null and can be counted', async () => {
  const file = bench.space.write('c.xml', '<r><row><n>1</n></row><row><n>x</n></row><row><n/></row></r>');
  const p = await bench.prepare(XML, [file], { rowTag: 'row' }, 'n INT');
  await bench.session.query('CREATE SEQUENCE xml_bad MINVALUE 0 START 0');
  const sql = p.format.read({ files: p.files, options: p.options, columns: [{ name: 'n', type: { kind: 'int' }, nullable: true }], partitions: [], timeZone: 'UTC', count: () => "nextval('xml_bad')" });
  expect((await bench.session.query(sql)).map((r) => r.n)).toEqual([1, null, null]);
  expect(await bench.session.query("SELECT nextval('xml_bad')::INT AS n")).toEqual([{ n: 1 }]);
});
