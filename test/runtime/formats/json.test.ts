import { explainFault } from '../../../runtime/engines/duckdb/faults';
import { EngineSession } from '../../../runtime/engines/engine';
import { JSON_FORMAT } from '../../../runtime/formats/json';
import { columnsDdl, parseColumns } from '../../../src/core/types';
import { openSession, Workspace } from '../harness';

let session: EngineSession;
let close: () => Promise<void>;
const space = new Workspace();
beforeAll(async () => { ({ session, close } = await openSession()); });
afterAll(async () => {
  await close();
  space.remove();
});

async function read(content: string, schema: string, options: Record<string, unknown> = {}, tolerant = false): Promise<unknown> {
  const file = space.write('t.json', content);
  const columns = parseColumns(schema);
  const sql = JSON_FORMAT.read({ files: [file], options, columns, partitions: [], timeZone: 'UTC', tolerant });
  try {
    const rows = await session.query(`SELECT ${columns.map((c) => `CAST("${c.name}" AS VARCHAR) AS "${c.name}"`).join(', ')} FROM (${sql})`);
    return rows.map((r) => Object.values(r));
  } catch (e) {
    const cause = (e as { details?: { cause?: unknown } }).details?.cause ?? e;
    const stage = { kind: 'relation' as const, node: 'S', output: 'output', name: 's', sql, columns, keep: 'view' as const, counted: false, counters: [], source: { format: JSON_FORMAT, options, files: [file], bytes: 0 } };
    const error = explainFault(cause, [stage]);
    return error.code === 'EngineError' ? error.message : error.code;
  }
}

const lines = (...values: unknown[]) => values.map((v) => `${typeof v === 'string' ? v : JSON.stringify(v)}\n`).join('');

// As Spark 3.5's JacksonParser converts: a value of another kind is null, anything is a string as its JSON text.
test.each<[string, unknown[], (string | null)[]]>([
  ['INT', [1, '1', 1.5, 99999999999, true, null, {}, -7], ['1', null, null, null, null, null, null, '-7']],
  ['BIGINT', [99999999999, '1', 1e3], ['99999999999', null, '1000']],
  ['DOUBLE', [1, 1.5, '2', 'NaN', '-Infinity', true, '+Infinity', '+INF', 'INF'], ['1.0', '1.5', null, 'nan', '-inf', null, 'inf', 'inf', null]],
  ['FLOAT', ['{"v":NaN}', '{"v":Infinity}', '{"v":-Infinity}'], ['nan', 'inf', '-inf']],
  ['DECIMAL(5,2)', [1.005, 12, '3.5', 99999, 'x'], ['1.01', '12.00', '3.50', null, null]],
  ['BOOLEAN', [true, false, 'true', 1], ['true', 'false', null, null]],
  ['STRING', ['x', 1, 1.5, true, null, { a: 1 }, [1, 'é']], ['x', '1', '1.5', 'true', null, '{"a":1}', '[1,"é"]']],
  ['DATE', ['2020-01-02', '2020-13-01', 1, '1', '2020'], ['2020-01-02', null, null, '1970-01-02', '2020-01-01']],
  ['TIMESTAMP', ['2020-01-02T03:04:05Z', '2020-01-02 03:04:05', 60, 1.5, '{"v":1e2}', '2020-01-02 24:00:00'], ['2020-01-02 03:04:05', '2020-01-02 03:04:05', '1970-01-01 00:01:00', null, null, null]],
  ['BINARY', ['aGk=', 1, 'aGk', '!'], ['hi', null, null, null]],
  // One element of another kind, and the whole list or map is null; the fields of a struct are converted one by one.
  ['ARRAY<INT>', [[1, null, 3], [1, null, 'x', 3], { a: 1 }, null, []], ['[1, NULL, 3]', null, null, null, '[]']],
  ['ARRAY<ARRAY<INT>>', [[[1], null], [[1], ['q']]], ['[[1], NULL]', null]],
  ['ARRAY<STRUCT<k: INT>>', [[{ k: 1 }, {}, null], [{ k: 1 }, { k: 'x' }], [{ k: 1 }, 5]], ["[{'k': 1}, {'k': NULL}, NULL]", "[{'k': 1}, {'k': NULL}]", null]],
  ['MAP<STRING, INT>', [{ a: 1, b: null }, { a: 1, b: 'x' }, [1], {}], ['{a=1, b=NULL}', null, null, '{}']],
  ['STRUCT<x: INT, y: STRUCT<z: STRING>>', [{ x: 1, y: { z: true } }, { y: 5 }, 'x'], ["{'x': 1, 'y': {'z': true}}", "{'x': NULL, 'y': NULL}", null]],
])('%s', async (type, values, expected) => {
  expect(await read(lines(...values.map((v) => (typeof v === 'string' && v.startsWith('{"v":') ? v : { v }))), `v ${type}, w INT`)).toEqual(expected.map((e) => [e, null]));
});

test('names are matched exactly, quoted where needed', async () => {
  expect(await read(lines({ 'A': 1, 'a': 2, 'US Gross': 3, "it's": 4 }), "a INT, `US Gross` INT, `it's` INT")).toEqual([['2', '3', '4']]);
});

test('whole documents: arrays, objects, paths', async () => {
  const doc = JSON.stringify({ meta: 1, features: [{ id: 'a', p: { m: 1.5 } }, { id: 'b' }] }, undefined, 2);
  expect(await read(doc, 'id STRING, p STRUCT<m: DOUBLE>', { jsonPath: '$.features[*]' })).toEqual([['a', "{'m': 1.5}"], ['b', null]]);
  expect(await read(doc, 'id STRING', { jsonPath: '$.features' })).toEqual([['a'], ['b']]);
  expect(await read(doc, 'meta INT', { multiLine: true })).toEqual([['1']]);
  expect(await read('[{"a":1},\n {"a":2}]', 'a INT', { multiLine: true })).toEqual([['1'], ['2']]);
  expect(await read(doc, 'id STRING', { jsonPath: '$.nowhere[*]' })).toEqual([]);
});

test.each<[string, string, Record<string, unknown>, unknown]>([
  ['a line cut off', '{"a":1}\n{"a":', {}, 'TruncatedJson'],
  ['a document cut off', '{"features":[{"a":1},', { jsonPath: '$.features[*]' }, 'TruncatedJson'],
  ['a line that is no JSON', '{"a":1}\nnot json\n{"a":2}\n', {}, 'MalformedJson'],
])('%s', async (_, content, options, code) => {
  expect(await read(content, 'a INT', options)).toBe(code);
});

test('read tolerantly, a line that is no JSON is a row of nulls, or none', async () => {
  const content = '{"a":1}\nnot json\n[1]\n{"a":"x"}\n';
  expect(await read(content, 'a INT', {}, true)).toEqual([['1'], [null], [null], [null]]);
  expect(await read(content, 'a INT', { mode: 'DROPMALFORMED' }, true)).toEqual([['1']]);
});

test('inference follows Spark: sorted fields, bigint, double, string for a mixture', async () => {
  const file = space.write('i.json', lines({ n: 1, m: 1, t: 'x', b: true, z: null }, { n: 2.5, m: 'x', o: { y: 1, x: [1, null] }, e: [] }));
  const columns = await JSON_FORMAT.discover([file], {}, (sql) => session.query(sql), true);
  expect(columnsDdl(columns)).toBe('b BOOLEAN, e ARRAY<STRING>, m STRING, n DOUBLE, o STRUCT<x: ARRAY<BIGINT>, y: BIGINT>, t STRING, z STRING');
});
