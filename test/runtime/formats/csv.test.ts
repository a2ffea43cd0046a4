import { explainFault } from '../../../runtime/engines/duckdb/faults';
import { EngineSession } from '../../../runtime/engines/engine';
import { CSV } from '../../../runtime/formats/csv';
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

async function read(content: string | Uint8Array, schema: string, options: Record<string, unknown> = {}): Promise<unknown> {
  const file = space.write('t.csv', content);
  const columns = parseColumns(schema);
  const sql = CSV.read({ files: [file], options, columns, partitions: [], timeZone: 'UTC' });
  try {
    const rows = await session.query(`SELECT ${columns.map((c) => `CAST("${c.name}" AS VARCHAR) AS "${c.name}"`).join(', ')} FROM (${sql})`);
    return rows.map((r) => Object.values(r));
  } catch (e) {
    const cause = (e as { details?: { cause?: unknown } }).details?.cause ?? e;
    const stage = { kind: 'relation' as const, node: 'S', output: 'output', name: 's', sql, columns, keep: 'view' as const, counted: false, counters: [], source: { format: CSV, options, files: [file], bytes: 0 } };
    return explainFault(cause, [stage]).code;
  }
}

// Recorded from PySpark 3.5.6 with the options that the generated script sets (escape is the quote itself).
const ABC = 'a STRING, b STRING, c STRING';
test.each<[string, string, unknown]>([
  ['too few fields are null', 'a,b,c\n1,2\n1,2,3\n1\n,\n', [['1', '2', null], ['1', '2', '3'], ['1', null, null], [null, null, null]]],
  ['too many are dropped', 'a,b,c\n1,2,3,4\n1,2,3,\n1,2,3,4,5,6\n7,8,9\n', [['1', '2', '3'], ['1', '2', '3'], ['1', '2', '3'], ['7', '8', '9']]],
  ['empty is null, quoted or not; a blank is a blank; blank lines are none', 'a,b,c\n1,,3\n1,"",3\n1, ,3\n\n   \n"",,\n', [['1', null, '3'], ['1', null, '3'], ['1', ' ', '3'], [null, null, null]]],
  ['doubled quotes and separators in quotes', 'a,b,c\n1,"x""y",3\n1,"a,b",3\n1,x"y,3\n1,5" pipe,3\n', [['1', 'x"y', '3'], ['1', 'a,b', '3'], ['1', 'x"y', '3'], ['1', '5" pipe', '3']]],
  ['backslashes are themselves', 'a,b,c\n1,\\N,3\n1,a\\b,3\n1,"a\\b",3\n1,"x\\n",3\n', [['1', '\\N', '3'], ['1', 'a\\b', '3'], ['1', 'a\\b', '3'], ['1', 'x\\n', '3']]],
  ['blanks stay', 'a,b,c\n  x , y ,  z\n"  x "," y",z\n', [['  x ', ' y ', '  z'], ['  x ', ' y', 'z']]],
  ['carriage returns and a byte order mark', '\ufeffa,b,c\r\n1,2,3\r\n4,5,6\r\n', [['1', '2', '3'], ['4', '5', '6']]],
])('%s', async (_, content, expected) => {
  expect(await read(content, ABC)).toEqual(expected);
});

test('numbers follow Java, and what does not convert is null', async () => {
  const content = 'a,b,c\n1,2,3\n 5,1.7,1e3\n+5,1_000,0x10\n,abc,NaN\n99999999999,2,Infinity\n1,2,inf\n-1,1,1d\n1,2, 3.5 \n5 ,1,-Inf\n007,1e3,.5\n';
  expect(await read(content, 'a INT, b BIGINT, c DOUBLE')).toEqual([
    ['1', '2', '3.0'], [null, null, '1000.0'], ['5', null, null], [null, null, 'nan'], [null, '2', 'inf'], ['1', '2', null], ['-1', '1', '1.0'], ['1', '2', '3.5'], [null, '1', '-inf'], ['7', null, '0.5'],
  ]);
  expect(await read('a,b\n1,1.7\n 5,2\n99999,"1,234"\n1.25,1e2\n', 'a DECIMAL(5,1), b DECIMAL(6,0)')).toEqual([['1.0', '2'], [null, '2'], [null, '1234'], ['1.3', '100']]);
  expect(await read('a\ntrue\nTRUE\nt\n1\nfalse\n', 'a BOOLEAN')).toEqual([['true'], ['true'], [null], [null], ['false']]);
});

const TIMES = [
  '2020-01-01', '2020-1-1', '2020', '2020-01', '2020-01-01T10:11:12', '2020-01-01 10:11:12.123456', '2020-01-01 10:11', '01/02/2020', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00+02:00', ' 2020-01-01 ',
  '2020-13-01', 'epoch', 'now', '1577836800', '2020-01-01x', '2020-01-01 x', '2020-01-01 10', '2020-01-01 1:2:3', '2020-01-01 10:11:12.1234567', '2020-01-01 10:11:12 America/New_York', '2020-02-30', '20200101', '2020/01/01',
];
test.each<[string, (string | null)[]]>([
  ['DATE', ['2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', null, '2020-01-01', '2020-01-01', '2020-01-01', null, null, null, null, null, '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', null, null, null]],
  ['TIMESTAMP', ['2020-01-01 00:00:00', '2020-01-01 00:00:00', '2020-01-01 00:00:00', '2020-01-01 00:00:00', '2020-01-01 10:11:12', '2020-01-01 10:11:12.123456', '2020-01-01 10:11:00', null, '2020-01-01 00:00:00', '2019-12-31 22:00:00', '2020-01-01 00:00:00',
    null, null, null, null, null, null, '2020-01-01 10:00:00', '2020-01-01 01:02:03', '2020-01-01 10:11:12.123456', '2020-01-01 15:11:12', null, null, null]],
  ['TIMESTAMP_NTZ', ['2020-01-01 00:00:00', '2020-01-01 00:00:00', '2020-01-01 00:00:00', '2020-01-01 00:00:00', '2020-01-01 10:11:12', '2020-01-01 10:11:12.123456', '2020-01-01 10:11:00', null, null, null, '2020-01-01 00:00:00',
    null, null, null, null, null, null, '2020-01-01 10:00:00', '2020-01-01 01:02:03', '2020-01-01 10:11:12.123456', null, null, null, null]],
])('dates and times as %s', async (type, expected) => {
  const rows = await read(`a,b\n${TIMES.map((t) => `${t},x`).join('\n')}\n`, `a ${type}, b STRING`) as string[][];
  expect(Object.fromEntries(TIMES.map((t, i) => [t, rows[i]?.[0]]))).toEqual(Object.fromEntries(TIMES.map((t, i) => [t, expected[i]])));
});

test.each<[string, string | Uint8Array, Record<string, unknown>, unknown]>([
  ['separator, quote, no header', '1;\'a;b\'\n', { separator: ';', quoteChar: "'", withHeader: false }, [['1', 'a;b']]],
  ['an escape character', 'a,b\n1,"x\\"y"\n', { escaper: '\\' }, [['1', 'x"y']]],
  ['quoting off', 'a,b\n"1,x"\n', { quoteChar: '' }, [['"1', 'x"']]],
  ['a null value', 'a,b\n1,NA\n2,\n', { nullValue: 'NA' }, [['1', null], ['2', null]]],
  ['line breaks in quotes', 'a,b\n1,"x\ny"\n', { multiLine: true }, [['1', 'x\ny']]],
  ['line breaks of Windows in quotes', 'a,b\r\n1,"x\r\ny"\r\n', { multiLine: true }, [['1', 'x\ny']]],
  ['Latin-1', Buffer.from('a,b\n1,\u00e9t\u00e9\n', 'latin1'), { encoding: 'ISO-8859-1' }, [['1', 'été']]],
  ['DROPMALFORMED', 'a,b\n1,x\n2\n3,y,z\nq,w\n', { mode: 'DROPMALFORMED' }, [['1', 'x']]],
  ['a quote never closed', 'a,b\n1,"x\n2,y\n3,z\n', {}, 'UnclosedQuote'],
  ['a line break in quotes without multiLine', 'a,b\n1,"x\ny"\n', {}, 'UnclosedQuote'],
  ['bytes that are no UTF-8', Buffer.from('a,b\n1,\u00e9t\u00e9\n', 'latin1'), {}, 'WrongEncoding'],
  ['FAILFAST', 'a,b\n1,x\nq,w\n', { mode: 'FAILFAST' }, 'MalformedRecord'],
  ['far too many fields', `a,b\n${'1,'.repeat(40)}\n`, {}, 'MalformedRecord'],
])('%s', async (_, content, options, expected) => {
  expect(await read(content, 'a STRING, b STRING'.replace('a STRING', options.mode === undefined ? 'a STRING' : 'a INT'), options)).toEqual(expected);
});

test('unknown encodings are refused with those that there are', () => {
  expect(() => CSV.read({ files: ['x'], options: { encoding: 'EBCDIC' }, columns: parseColumns('a INT'), partitions: [], timeZone: 'UTC' })).toThrow(/'EBCDIC'.*UTF-8, ISO-8859-1 and UTF-16/);
  expect(() => CSV.read({ files: ['x'], options: {}, columns: parseColumns('a ARRAY<INT>'), partitions: [], timeZone: 'UTC' })).toThrow(/CSV does not support the column 'a' of type array<int>/);
});

test('columns are strings unless narrow types are asked for', async () => {
  const file = space.write('n.csv', 'i,l,d,t,ts,b,s,e,i\n1,3000000000,1.5,2020-01-01,2020-01-01 10:00:00,true,x,,1\n2,4,2,2020-01-02,2020-01-01 10:00,false,1,,2\n');
  const query = (sql: string) => session.query(sql);
  expect((await CSV.discover([file], {}, query, false)).map((c) => `${c.name}:${c.type.kind}`)).toEqual(['i0', 'l', 'd', 't', 'ts', 'b', 's', 'e', 'i8'].map((n) => `${n}:string`));
  expect((await CSV.discover([file], {}, query, true)).map((c) => c.type.kind)).toEqual(['int', 'bigint', 'double', 'date', 'timestamp', 'boolean', 'string', 'string', 'int']);
});
