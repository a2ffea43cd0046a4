import { readFileSync } from 'node:fs';
import { Workbook } from 'exceljs';
import { FormatBench } from './formats';
import { EXCEL } from '../../../runtime/formats/excel';
import { FIXED_WIDTH } from '../../../runtime/formats/fixed-width';
import { GROK_LOG } from '../../../runtime/formats/grok-log';
import { compileGrok } from '../../../src/core/nodes/grok-patterns';


const bench = new FormatBench();
beforeAll(() => bench.open());
afterAll(() => bench.close());

describe('fixed width', () => {
  const file = () => bench.space.write('f.txt', '001Ada       1815-12-10  3.5\n002Bob é\n\nx  Carl      2000-01-01\n');
  const widths = { widths: [3, 10, 10, 5] };

  test('fields are cut, trimmed and typed; what does not convert is null', async () => {
    expect((await bench.read(FIXED_WIDTH, [file()], widths, 'id INT, name STRING, born DATE, score DOUBLE')).rows)
      .toEqual([[1, 'Ada', '1815-12-10', 3.5], [2, 'Bob é', null, null], [null, 'Carl', '2000-01-01', null]]);
  });
  test('without a schema they are texts', async () => {
    expect(await bench.read(FIXED_WIDTH, [file()], { ...widths, trim: false })).toEqual({
      ddl: '_c0 STRING, _c1 STRING, _c2 STRING, _c3 STRING',
      rows: [['001', 'Ada       ', '1815-12-10', '  3.5'], ['002', 'Bob é', null, null], ['x  ', 'Carl      ', '2000-01-01', null]],
    });
  });
  test('a schema of another width is an error', async () => {
    await expect(bench.read(FIXED_WIDTH, [file()], widths, 'id INT')).rejects.toThrow('the schema has 1 columns, the format 4 widths');
  });
});

describe('grok', () => {
  const LOG = '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326 "http://www.example.com/start.html" "Mozilla/4.08 [en] (Win98; I ;Nav)"\n'
    + 'not a log line\n'
    + '::1 - - [10/Oct/2000:13:55:37 +0000] "-" 408 - "-" "-"\r\n';

  test('combined log of Apache', async () => {
    const file = bench.space.write('access.log', LOG);
    const { ddl, rows } = await bench.read(GROK_LOG, [file], { logFormat: '%{COMBINEDAPACHELOG}' });
    expect(ddl).toBe('clientip STRING, ident STRING, auth STRING, timestamp STRING, verb STRING, request STRING, httpversion STRING, rawrequest STRING, response STRING, bytes STRING, referrer STRING, agent STRING');
    expect(rows).toEqual([
      ['127.0.0.1', null, 'frank', '10/Oct/2000:13:55:36 -0700', 'GET', '/apache_pb.gif', '1.0', null, '200', '2326', '"http://www.example.com/start.html"', '"Mozilla/4.08 [en] (Win98; I ;Nav)"'],
      ['::1', null, null, '10/Oct/2000:13:55:37 +0000', null, null, null, null, '408', null, '"-"', '"-"'],
    ]);
  });
  test('types, custom patterns, own text for what is missing', async () => {
    const file = bench.space.write('app.log', '2020-01-02 03:04:05 WARN took 12ms\n2020-01-02 03:04:06 INFO took ?ms\n');
    const options = { logFormat: '%{TIMESTAMP_ISO8601:at} %{LOGLEVEL:level} took %{MS:ms}ms', customPatterns: '# durations\nMS (\\d+|\\?)', missing: '?' };
    expect((await bench.read(GROK_LOG, [file], options, 'at TIMESTAMP, level STRING, ms INT')).rows)
      .toEqual([['2020-01-02 03:04:05', 'WARN', 12], ['2020-01-02 03:04:06', 'INFO', null]]);
  });
  test.each([
    ['%{IPORHSOT:x}', '', "unknown grok pattern 'IPORHSOT'; did you mean 'IPORHOST'?"],
    ['%{WORD:a} %{WORD:a}', '', "the log format names 'a' twice"],
    ['%{A:x}', 'A %{B}\nB %{A}', 'uses itself'],
    ['%{WORD}', '', 'names no field'],
    ['%{WORD:a} (', '', 'makes no regular expression'],
    ['%{A:x}', 'A', "cannot read the pattern 'A'"],
  ])('%s is refused', (format, custom, message) => {
    expect(() => compileGrok(format, custom)).toThrow(message);
  });
  test('groups are counted as they stand, brackets and escapes aside', () => {
    const { regex, names } = compileGrok('(?<a>\\((x|y)[(]) %{WORD:b}');
    expect(names).toEqual(['a', 'b']);
    expect(new RegExp(regex).exec('(x( w')?.slice(1)).toEqual(['(x(', 'w']);
  });
});

describe('Excel', () => {
  async function book(name: string, rows: unknown[][], sheet = 'Sheet1'): Promise<string> {
    const workbook = new Workbook();
    workbook.addWorksheet(sheet).addRows(rows);
    workbook.addWorksheet('Other').addRow(['other']);
    bench.space.write(name, '');
    await workbook.xlsx.writeFile(bench.space.path(name));
    return bench.space.path(name);
  }
  const ROWS = [
    ['id', 'name', 'price', 'day', 'ok', '', 'mixed'],
    [1, 'Ada', 1.5, new Date(Date.UTC(2020, 0, 2)), true, 'x', 1],
    [],
    [2, { richText: [{ text: 'B' }, { text: 'ob' }] }, { formula: '1+1', result: 2 }, new Date(Date.UTC(2020, 0, 2, 3, 4, 5)), false, null, 'a'],
    ['total', null, 3.5],
  ];

  test('typed by its cells', async () => {
    const file = await book('a.xlsx', ROWS);
    const { ddl, rows } = await bench.read(EXCEL, [file], { skipFooter: 1 });
    expect(ddl).toBe('id BIGINT, name STRING, price DOUBLE, day TIMESTAMP, ok BOOLEAN, _c5 STRING, mixed STRING');
    expect(rows).toEqual([[1, 'Ada', 1.5, '2020-01-02 00:00:00', true, 'x', '1'], [2, 'Bob', 2, '2020-01-02 03:04:05', false, null, 'a']]);
  });
  test('a schema, a number of rows, another sheet', async () => {
    const file = await book('b.xlsx', ROWS);
    expect((await bench.read(EXCEL, [file], { numberRows: 1 }, 'id STRING, day DATE, price DECIMAL(5,2), absent INT')).rows).toEqual([['1', '2020-01-02', 1.5, null]]);
    expect((await bench.read(EXCEL, [file], {}, 'id INT')).rows).toEqual([[1], [2], [null]]);
  });
  test('what is no workbook is told', async () => {
    await expect(bench.read(EXCEL, [bench.space.write('x.xlsx', 'id,name\n')])).rejects.toMatchObject({ code: 'NotExcel' });
    const whole = readFileSync(await book('c.xlsx', ROWS));
    await expect(bench.read(EXCEL, [bench.space.write('cut.xlsx', whole.subarray(0, 3000))])).rejects.toMatchObject({ code: 'NotExcel' });
    await expect(bench.read(EXCEL, [await book('d.xlsx', ROWS)], { sheet: 'None' })).rejects.toThrow("the workbook has no sheet 'None'");
    expect(await bench.read(EXCEL, [await book('e.xlsx', ROWS)], { sheet: 'Other' })).toEqual({ ddl: 'other STRING', rows: [] });
    await expect(bench.read(EXCEL, [bench.space.path('none.xlsx')])).rejects.toMatchObject({ code: 'FileFault' });
  });
});
