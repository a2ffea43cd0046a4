import { appendFile, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioClient } from './studio-client';
import type { BookmarksView, Comparison, DataDifference, NodeQuality, OffendingRows, Run, Sample, WouldRead } from '../../../../runtime/server/studio/contract';
import { offendingRows } from '../../../../runtime/server/studio/runs/offending-rows';
import { manifestOf, readGraphFile } from '../../../../src/core/codegen/graph-file';

let client: StudioClient;
beforeAll(async () => { client = await StudioClient.start(); });
afterAll(() => client.close());

const graph = (name: string, nodes: readonly object[], job: object = {}) => writeFile(join(client.project.folder, `${name}.glue.json`), JSON.stringify({ version: 1, job, parameters: [{ name: 'most', type: 'int', default: '3' }], nodes }));
const read = async <T>(path: string): Promise<T> => {
  const answer = await client.api(path);
  expect([answer.status, answer.text.slice(0, 500)]).toEqual([200, expect.anything()]);
  return answer.json<T>();
};
async function ended(job: string, given: Record<string, string> = {}): Promise<Run> {
  const { id } = await client.studio.backend.start(job, { arguments: given });
  for (;;) {
    const run = await client.studio.backend.run(id);
    if (run.endedAt !== undefined) return run;
    await new Promise((done) => setTimeout(done, 50));
  }
}
const source = (id: string, folder: string, schema: string, fields: object = {}) => ({ id, type: 'S3Source', inputs: [], fields: { paths: [`s3://shop/${folder}/`], format: { type: 'csv', withHeader: true }, schema, ...fields } });
const sql = (id: string, from: string, sqlQuery: string) => ({ id, type: 'SparkSql', inputs: [{ node: from, as: 'input' }], fields: { sqlQuery } });
const target = (id: string, from: string, path: string, fields: object = {}) => ({ id, type: 'S3Target', inputs: [{ node: from, as: 'input' }], fields: { path: `s3://shop/${path}/`, format: { type: 'parquet' }, ...fields } });
const data = async (folder: string, text: string, name = 'a.csv') => {
  await mkdir(join(client.project.data, folder), { recursive: true });
  await writeFile(join(client.project.data, folder, name), text);
};

describe('the rows of two runs', () => {
  const compare = (left: Run, right: Run, node: string, rest = '') => read<DataDifference>(`/compare/data?left=${left.id}&right=${right.id}&node=${node}${rest}`);

  it('are compared as multisets, with those of one key as changed', async () => {
    await data('diff', 'id,name,at\n1,Ada,2026-01-01\n2,Grace,2026-01-02\n2,Grace,2026-01-02\n3,Linus,\n');
    await graph('Diff', [source('In', 'diff', 'id INT, name STRING, at DATE'), sql('Some', 'In', 'SELECT id, IF(id >= 3, upper(name), name) AS name, array(name) AS names, CAST(id AS DOUBLE) / 3 AS third, at FROM input WHERE id <= :most + 1'), target('Out', 'Some', 'diff-out', { partitionKeys: ['at'] }), target('Csv', 'Some', 'diff-json', { format: { type: 'json' } })]);
    const [left, right] = [await ended('Diff', { most: '3' }), await ended('Diff', { most: '1' })];
    expect(left.error).toBeUndefined();
    const { targets } = await read<Comparison>(`/compare?left=${left.id}&right=${right.id}`);
    expect(targets).toEqual(['Out', 'Csv']);
    for (const node of targets) {
      const found = await compare(left, right, node);
      expect({ ...found, columns: found.columns.map((c) => c.name).sort() }).toMatchObject({
        counts: { added: 0, removed: 1, changed: 0 }, schema: [], columns: ['at', 'id', 'name', 'names', 'third'], left: { rows: 4, files: expect.any(Number) as number }, right: { rows: 3 },
      });
    }
  });

  it('of the same run are the same; a changed cell is a change, not a row less and a row more', async () => {
    await data('change', 'id,amount\n1,10\n2,20\n3,30\n');
    await graph('Change', [source('In', 'change', 'id INT, amount INT'), sql('Some', 'In', 'SELECT id, IF(id = :most, amount + 1, amount) AS amount FROM input'), target('Out', 'Some', 'change-out', { format: { type: 'csv', separator: ';' } })]);
    const [left, right] = [await ended('Change', { most: '3' }), await ended('Change', { most: '2' })];
    expect((await compare(left, left, 'Out')).counts).toEqual({ added: 0, removed: 0, changed: 0 });
    const found = await compare(left, right, 'Out');
    expect(found).toMatchObject({ key: 'id', counts: { added: 0, removed: 0, changed: 2 }, rows: [{ kind: 'changed', left: [2, 20], right: [2, 21] }, { kind: 'changed', left: [3, 31], right: [3, 30] }] });
    const refused = await client.api(`/compare/data?left=${left.id}&right=${right.id}&node=Out&key=nothing`);
    expect(refused.json()).toMatchObject({ title: 'NoKey', field: 'key' });
  });

  it('are not there any more where a later run replaced them, which is said by name', async () => {
    await graph('Replace', [source('In', 'change', 'id INT, amount INT'), target('Out', 'In', 'replace-out', { mode: 'overwrite' })]);
    const [left, right] = [await ended('Replace'), await ended('Replace')];
    const { note, counts } = await compare(left, right, 'Out');
    expect(note).toBe(`the file that run ${left.id.slice(0, 14)} wrote to s3://shop/replace-out/ is gone: overwritten by run ${right.id.slice(0, 14)}`);
    expect(counts).toBeUndefined();
  });

  it('tell of a schema that changed', async () => {
    const nodes = (query: string) => graph('Schema', [source('In', 'change', 'id INT, amount INT'), sql('Some', 'In', query), target('Out', 'Some', 'schema-out')]);
    await nodes('SELECT id, amount, 1 AS gone FROM input');
    const left = await ended('Schema');
    await nodes("SELECT id, CAST(amount AS BIGINT) AS amount, 'x' AS fresh FROM input");
    const right = await ended('Schema');
    const found = await compare(left, right, 'Out');
    expect(found.schema).toEqual([{ column: 'amount', left: 'int', right: 'bigint' }, { column: 'gone', left: 'int' }, { column: 'fresh', right: 'string' }]);
    expect(found.counts).toEqual({ added: 0, removed: 0, changed: 0 });
  });
});

describe('the rows that made a run fail', () => {
  const offending = async (job: string, given?: Record<string, string>): Promise<OffendingRows> => {
    const run = await ended(job, given);
    expect(run.state).toBe('FAILED');
    return read<OffendingRows>(`/runs/${run.id}/offending`);
  };

  it('are found by halving the input of a query', async () => {
    await data('casts', `id,amount\n${Array.from({ length: 3000 }, (_, i) => `${i},${i === 1234 || i === 2500 ? 'many' : i}`).join('\n')}\n`);
    await graph('Casts', [source('In', 'casts', 'id INT, amount STRING'), sql('Parsed', 'In', 'SELECT id, CAST(amount AS INT) AS amount FROM input'), sql('Sums', 'Parsed', 'SELECT sum(amount) AS total FROM input'), target('Out', 'Sums', 'casts-out')], { glueVersion: '5.1' });
    await graph('Casts', [source('In', 'casts', 'id INT, amount STRING'), sql('Parsed', 'In', "SELECT id, IF(amount = 'many', raise_error('no number'), amount) AS amount FROM input"), sql('Sums', 'Parsed', 'SELECT count(amount) AS total FROM input'), target('Out', 'Sums', 'casts-out')]);
    expect(await offending('Casts')).toMatchObject({ node: 'Parsed', of: 'In', rows: [[1234, 'many'], [2500, 'many']] });
  });

  it('are the records that a strict source refuses', async () => {
    await data('strict', 'id,amount\n1,10\n2,many\n3,30\n');
    await graph('Strict', [source('In', 'strict', 'id INT, amount INT', { format: { type: 'csv', withHeader: true, mode: 'FAILFAST' } }), target('Out', 'In', 'strict-out')]);
    expect(await offending('Strict')).toMatchObject({ node: 'In', rows: [['2,many']] });
  });

  it('are those that fail a data quality rule', async () => {
    await data('rules', 'id,amount\n1,10\n2,-5\n3,30\n');
    await graph('Rules', [source('In', 'rules', 'id INT, amount INT'), { id: 'Checked', type: 'EvaluateDataQuality', inputs: [{ node: 'In', as: 'input' }], fields: { ruleset: 'Rules = [ColumnValues "amount" > 0]', stopJobOnFailureTiming: 'Immediate' } }, target('Out', 'Checked', 'rules-out')]);
    const run = await ended('Rules');
    expect(run.error ?? '').not.toBe('');
    const found = await read<OffendingRows>(`/runs/${run.id}/offending`);
    expect(found.node).toBe('Checked');
    expect(found.rows.map((r) => r.slice(0, 2))).toEqual([[2, -5]]);
  });

  it('are those that share a key where the target allows none', async () => {
    await data('twice', 'id,name\n1,Ada\n2,Grace\n1,Eve\n3,Linus\n');
    await graph('Twice', [source('In', 'twice', 'id INT, name STRING'), { id: 'Out', type: 'JdbcTarget', inputs: [{ node: 'In', as: 'input' }], fields: { connectionType: 'postgresql', connection: 'db', table: 't', mode: 'upsert', keys: ['id'] } }]);
    // As a run against a database leaves it; the search itself needs none.
    const run: Run = { ...await ended('Change'), job: 'Twice', state: 'FAILED', error: 'DuplicateKeys: several rows have the key (id) = (1)', errorNode: 'Out' };
    const manifest = manifestOf(readGraphFile(await readFile(join(client.project.folder, 'Twice.glue.json'), 'utf8'), 'Twice.glue.json'), 'Twice');
    const { environment } = client.project;
    const found = await offendingRows(run, manifest, { ...environment, connections: { db: { url: 'postgresql://nobody@127.0.0.1:1/none' } } });
    expect(found.note).toBe('rows that share their key (id) with another');
    expect(found).toMatchObject({ node: 'Out', of: 'In' });
    expect([...found.rows].sort()).toEqual([[1, 'Ada'], [1, 'Eve']]);
  });

  it('are none where a run went well', async () => {
    const run = await ended('Change');
    expect(await read<OffendingRows>(`/runs/${run.id}/offending`)).toMatchObject({ rows: [], note: 'only a failed run has offending rows' });
  });
});

describe('bookmarks', () => {
  const change = (body: object) => client.api('/jobs/Marked/bookmarks', { method: 'POST', body });

  it('are shown, rewound and reset, and a dry run tells what would be read', async () => {
    await data('marked', 'id\n1\n');
    const old = new Date('2026-01-01T00:00:00Z');
    await utimes(join(client.project.data, 'marked', 'a.csv'), old, old);
    await graph('Marked', [source('In', 'marked', 'id INT'), target('Out', 'In', 'marked-out')], { bookmarks: 'enable' });
    expect((await read<BookmarksView>('/jobs/Marked/bookmarks'))).toMatchObject({ sources: [{ node: 'In', version: 0, read: 'nothing' }], moves: [] });
    const first = await ended('Marked');
    await data('marked', 'id\n2\n', 'b.csv');
    await ended('Marked');
    const view = await read<BookmarksView>('/jobs/Marked/bookmarks');
    expect(view.moves).toHaveLength(2);
    expect(view.moves[1]?.run).toBe(first.id);
    const would = async (body: object) => (await change(body)).json<WouldRead[]>().map((w) => [w.node, w.list.map((f) => f.uri.split('/').at(-1))]);
    expect(await would({ to: 'now', dryRun: true })).toEqual([['In', []]]);
    expect(await would({ to: 'rewind', run: first.id, dryRun: true })).toEqual([['In', ['b.csv']]]);
    expect(await would({ to: 'reset', dryRun: true })).toEqual([['In', ['a.csv', 'b.csv']]]);
    expect(await read<BookmarksView>('/jobs/Marked/bookmarks')).toEqual(view);
    expect(await would({ to: 'rewind', run: first.id })).toEqual([['In', ['b.csv']]]);
    expect((await ended('Marked')).rowsRead).toBe(1);
    expect((await change({ to: 'rewind', run: 'jr_nothing' })).json()).toMatchObject({ title: 'UnknownRun', field: 'run' });
    expect((await change({ to: 'reset', nodes: ['Nobody'] })).json()).toMatchObject({ title: 'UnknownNode' });
    expect((await change({ to: 'sideways' })).status).toBe(400);
  });
});

describe('data quality of a node', () => {
  it('is judged without a run, with the rows that fail, and with what earlier runs said', async () => {
    await data('judged', 'id,amount\n1,10\n2,-5\n3,30\n');
    const rules = { ruleset: 'Rules = [ColumnValues "amount" > 0, RowCount = 3]' };
    await graph('Judged', [source('In', 'judged', 'id INT, amount INT'), { id: 'Checked', type: 'EvaluateDataQuality', inputs: [{ node: 'In', as: 'input' }], fields: { ...rules, output: 'EvaluationResults' } }, target('Out', 'Checked', 'judged-out')]);
    const before = await read<NodeQuality>('/jobs/Judged/nodes/Checked/quality');
    expect(before).toMatchObject({ score: 0.5, from: 'all rows', runs: [], rules: [{ outcome: 'Failed' }, { outcome: 'Passed' }] });
    expect(before.failing.map((r) => r.slice(0, 2))).toEqual([[2, -5]]);
    await ended('Judged');
    const after = await read<NodeQuality>('/jobs/Judged/nodes/Checked/quality');
    expect(after.runs).toMatchObject([{ score: 0.5, rules: [{ outcome: 'Failed' }, { outcome: 'Passed' }] }]);
    const outcomes = await read<Sample>('/jobs/Judged/nodes/Checked/sample');
    expect(outcomes.data[1]).toEqual(['Failed', 'Passed']);
    expect((await client.api('/jobs/Judged/nodes/In/quality')).json()).toMatchObject({ title: 'NoRules', node: 'In' });
  });
});

it('keeps what a run wrote, small', async () => {
  const run = await ended('Change');
  const store = await client.project.environment.openStore();
  try {
    const row = store.get('SELECT summary FROM runs WHERE id = ?', run.id);
    const { outputs, engine } = JSON.parse(String(row?.summary)) as { engine: string; outputs: { marks: string[] }[] };
    expect(engine).toBe('duckdb');
    expect(outputs).toEqual([expect.objectContaining({ node: 'Out', format: 'csv', schema: 'id INT, amount INT', files: 1 })]);
    const names = await readdir(join(client.project.data, 'change-out'));
    expect(names.some((n) => n.includes(outputs[0]?.marks[0] ?? '?'))).toBe(true);
    expect(JSON.stringify(outputs).length).toBeLessThan(1000);
  } finally {
    store.close();
  }
  await appendFile(join(client.project.data, 'change', 'a.csv'), '');
});
