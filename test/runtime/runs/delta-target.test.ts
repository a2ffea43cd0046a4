import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DELTA } from '../../../runtime/connectors/open-tables/delta/append-delta';
import { FieldValue } from '../../../src/core/manifest';
import { csvSource, job, NodeSpec, Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  cpSync(join(__dirname, '../../fixtures/open-tables'), space.path('lake'), { recursive: true });
  space.write('in/a.csv', 'id,v,amount\n500,a,1.5\n501,b,\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://lake': 'lake', 's3://in': 'in' } }));
});
afterEach(() => space.remove());

type Row = Record<string, unknown>;
const SCHEMA = 'id INT, v STRING, amount DECIMAL(10,2)';
const write = (path: string, fields: Record<string, FieldValue> = {}, input = 'In'): NodeSpec => ({ type: 'DeltaTarget', inputs: [input], fields: { path, mode: 'append', mergeKeys: [], partitionKeys: [], compression: 'snappy', additionalOptions: {}, ...fields } });
const query = (sql: string): NodeSpec => ({ type: 'SparkSql', inputs: ['In'], fields: { sqlQuery: sql } });

async function run(nodes: Record<string, NodeSpec>): Promise<{ code: number; err: string }> {
  space.writeManifest(job({ In: csvSource('s3://in/', SCHEMA), ...nodes }));
  const { code, err } = await space.cli('run', 'job.glueprint.json');
  return { code, err };
}

async function rows(path: string, fields: Record<string, FieldValue> = {}): Promise<Row[]> {
  space.writeManifest(job({ D: { type: 'DeltaSource', fields: { path, additionalOptions: {}, ...fields } } }));
  const { code, out, err } = await space.cli('preview', 'job.glueprint.json', 'D', '--json', '--rows', '1000');
  if (code !== 0) throw new Error(err);
  return (JSON.parse(out) as { rows: Row[] }).rows.sort((a, b) => Number(a.id) - Number(b.id));
}

test('rows are added to a table that Spark wrote', async () => {
  expect((await run({ Out: write('s3://lake/delta_plain/') })).code).toBe(0);
  const found = await rows('s3://lake/delta_plain/');
  expect(found).toHaveLength(16);
  expect(found.slice(-2)).toEqual([{ id: 500, v: 'a', amount: 1.5, at: null }, { id: 501, v: 'b', amount: null, at: null }]);
  expect(space.files('lake/delta_plain/_delta_log').filter((f) => f.endsWith('.json')).at(-1)).toBe('00000000000000000013.json');
  // Time travel still works.
  expect(await rows('s3://lake/delta_plain/', { versionAsOf: 12 })).toHaveLength(14);
});

test('a table that is new, partitioned, with names that must be escaped', async () => {
  const parts = query("SELECT id, amount, CASE id WHEN 500 THEN 'a b/ü%' END AS kind FROM in");
  expect((await run({ P: parts, Out: write('s3://lake/new/', { partitionKeys: ['kind'], catalogUpdate: { database: 'lake', table: 'New', updateBehavior: 'UPDATE_IN_DATABASE' } }, 'P') })).code).toBe(0);
  expect((await run({ P: parts, Out: write('s3://lake/new/', {}, 'P') })).code).toBe(0);
  expect(await rows('s3://lake/new/')).toEqual([
    { id: 500, amount: 1.5, kind: 'a b/ü%' }, { id: 500, amount: 1.5, kind: 'a b/ü%' }, { id: 501, amount: null, kind: null }, { id: 501, amount: null, kind: null },
  ]);
  space.writeManifest(job({ D: { type: 'DeltaSource', fields: { table: { database: 'lake', name: 'new', partitionKeys: [] }, additionalOptions: {} } } }));
  expect((await space.cli('preview', 'job.glueprint.json', 'D')).code).toBe(0);
});

test('a run that fails leaves the table as it was', async () => {
  const before = space.files('lake/delta_plain');
  const { code } = await run({ Bad: query("SELECT raise_error('no') AS v, id FROM in"), Out: write('s3://lake/delta_plain/', {}, 'Bad') });
  expect(code).toBe(1);
  expect(space.files('lake/delta_plain')).toEqual(before);
});

test('an entry that another took meanwhile is put behind it, unless that changes the table', async () => {
  const host = { files: space.host().files };
  const log = space.path('lake/delta_plain/_delta_log');
  const load = (id: string) => {
    space.write('entry.json', `{"commitInfo":{"txnId":"${id}"}}\n`);
    return { connector: 'delta', node: 'Out', state: { from: space.path('entry.json'), log, version: 12, id, table: 's3://lake/delta_plain' } };
  };
  // Twelve is Spark's; thirteen is free.
  await DELTA.publish?.(load('one'), { host } as never);
  expect(space.read('lake/delta_plain/_delta_log/00000000000000000013.json')).toContain('"one"');
  // Done twice, it is done once.
  await DELTA.publish?.(load('one'), { host } as never);
  expect(space.files('lake/delta_plain/_delta_log').some((f) => f.includes('00014.json'))).toBe(false);
  space.write('lake/delta_plain/_delta_log/00000000000000000014.json', '{"metaData":{}}\n');
  await expect(DELTA.publish?.(load('two'), { host } as never)).rejects.toThrow(/version 14 of the table, written meanwhile, changes its schema/);
});

test.each([
  ['another type', query('SELECT id, CAST(amount AS STRING) AS amount FROM in'), 'delta_plain', {}, /column 'amount' is string, decimal\(10,2\) in the table/],
  ['a column too much', query('SELECT id, 1 AS more FROM in'), 'delta_plain', {}, /the table has no column 'more'/],
  ['other partitions', query('SELECT id FROM in'), 'delta_plain', { partitionKeys: ['id'] }, /got id; the table is not partitioned/],
  ['renamed columns', query('SELECT id AS num FROM in'), 'delta_mapped', {}, /maps its columns to other names, which the embedded engine does not write/],
  ['merge', query('SELECT id FROM in'), 'delta_plain', { mergeKeys: ['id'] }, /does not merge into Delta tables/],
  ['overwrite', query('SELECT id FROM in'), 'delta_plain', { mode: 'overwrite' }, /adds rows to Delta tables and nothing else/],
])('refused before anything moves: %s', async (_, q, name, fields, message) => {
  const before = space.files(`lake/${name}`);
  const { code, err } = await run({ Q: q, Out: write(`s3://lake/${name}/`, fields as Record<string, FieldValue>, 'Q') });
  expect(code).toBe(1);
  expect(err).toMatch(message);
  expect(space.files(`lake/${name}`)).toEqual(before);
});
