import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { FieldValue } from '../../../src/core/manifest';
import { job, NodeSpec, Workspace } from '../harness';

/** Tables that Spark 3.5 with Delta 3.3 and Iceberg 1.10 wrote: see the folder's README. */
const FIXTURES = join(__dirname, '../../fixtures/open-tables');

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  if (existsSync(FIXTURES)) cpSync(FIXTURES, space.path('lake'), { recursive: true });
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://lake': 'lake' } }));
});
afterEach(() => space.remove());

type Row = Record<string, unknown>;

async function look(type: string, fields: Record<string, FieldValue>): Promise<{ rows: Row[]; err: string }> {
  space.writeManifest(job({ In: { type, fields: { additionalOptions: {}, ...fields } } as NodeSpec }));
  const { code, out, err } = await space.cli('preview', 'job.glueprint.json', 'In', '--json', '--rows', '2000');
  return { rows: code === 0 ? (JSON.parse(out) as { rows: Row[] }).rows : [], err };
}

const delta = async (name: string, fields: Record<string, FieldValue> = {}) => look('DeltaSource', { path: `s3://lake/${name}/`, ...fields });
const iceberg = async (name: string, fields: Record<string, FieldValue> = {}) =>
  look('IcebergSource', { table: { database: 'db', name, partitionKeys: [], location: `s3://lake/db/${name}/` }, ...fields });
const ids = ({ rows, err }: { rows: Row[]; err: string }) => (err === '' ? rows.map((r) => Number(r.id)).sort((a, b) => a - b) : err);

describe('Delta', () => {
  test('the newest version: log, checkpoint, deleted rows', async () => {
    const { rows, err } = await delta('delta_plain');
    expect(err).toBe('');
    expect(rows.filter((r) => Number(r.id) < 100).sort((a, b) => Number(a.id) - Number(b.id))).toEqual([
      { id: 0, v: 'v0', amount: 0, at: '2026-01-01T00:00:00.000Z' },
      { id: 2, v: 'v2', amount: 3, at: '2026-01-01T00:00:00.000Z' },
      { id: 10, v: 'w10', amount: 15, at: '2026-01-02T00:00:00.000Z' },
      { id: 11, v: 'w11', amount: 16.5, at: '2026-01-02T00:00:00.000Z' },
    ]);
    expect(rows).toHaveLength(14);
  });

  test('older versions, by number and by time', async () => {
    expect(ids(await delta('delta_plain', { versionAsOf: 0 }))).toEqual([0, 1, 2]);
    expect(ids(await delta('delta_plain', { versionAsOf: 1 }))).toEqual([0, 1, 2, 10, 11]);
    const commit = JSON.parse(space.read('lake/delta_plain/_delta_log/00000000000000000001.json').split('\n')[0] ?? '') as { commitInfo: { timestamp: number } };
    const at = new Date(commit.commitInfo.timestamp).toISOString();
    expect(ids(await delta('delta_plain', { timestampAsOf: at }))).toEqual([0, 1, 2, 10, 11]);
    expect((await delta('delta_plain', { versionAsOf: 99 })).err).toMatch(/no version 99; the newest is 12/);
    expect((await delta('delta_plain', { timestampAsOf: '2020-01-01' })).err).toMatch(/no version of 2020-01-01T00:00:00.000Z or before/);
    expect((await delta('delta_plain', { timestampAsOf: '2126-01-01' })).err).toMatch(/before the time that is asked for/);
  });

  test('partition values come from the log', async () => {
    const { rows, err } = await delta('delta_parts');
    expect(err).toBe('');
    expect(rows.sort((a, b) => Number(a.id) - Number(b.id))).toEqual([
      { id: 0, kind: null, day: '2026-01-01' }, { id: 1, kind: 'a b', day: '2026-01-01' }, { id: 2, kind: 'x:y/z', day: '2026-01-01' }, { id: 3, kind: 'x:y/z', day: '2026-01-01' },
    ]);
  });

  test('renamed columns keep their values', async () => {
    const { rows, err } = await delta('delta_mapped');
    expect(err).toBe('');
    expect(rows.sort((a, b) => Number(a.num) - Number(b.num))).toEqual([{ 'num': 1, 'a b': 'one', 'kind': 'k' }, { 'num': 2, 'a b': 'two', 'kind': 'l' }]);
  });

  test('fields inside structs under other names, and columns that went and came again', async () => {
    const dropped = await delta('delta_dropped');
    expect(dropped.err).toBe('');
    expect(dropped.rows.sort((a, b) => Number(a.id) - Number(b.id))).toEqual([
      { id: 1, s: { a: 1 }, gone: null }, { id: 2, s: { a: 2 }, gone: null }, { id: 3, s: { a: 2 }, gone: 7 },
    ]);
    const { rows, err } = await delta('delta_names');
    expect(err).toBe('');
    expect(rows.sort((a, b) => Number(a.Id) - Number(b.Id))).toEqual([
      { 'Id': 1, 'p.q': 'a', 'ü`x': { 'a b': 1, 'c.d': 'z' }, 'Part Ä': 'k' }, { 'Id': 2, 'p.q': null, 'ü`x': {}, 'Part Ä': null },
    ]);
  });

  test('checkpoints of version 2, whose actions stand beside them', async () => {
    expect(ids(await delta('delta_v2_cut'))).toEqual([0, 1, 2, 4, 5, 6, 7]);
    expect((await delta('delta_v2_cut', { versionAsOf: 2 })).err).toMatch(/version 2 cannot be read: the log has no entry 0 and no checkpoint before it/);
    // A second one of the same version is the same.
    const log = 'lake/delta_v2_cut/_delta_log';
    const [first = ''] = space.files(log).filter((f) => /0000000009\.checkpoint\./.test(f));
    space.write(`${log}/${first.replace(/\.[0-9a-f]{8}-/, '.00000000-')}`, space.read(`${log}/${first}`));
    expect(ids(await delta('delta_v2_cut'))).toEqual([0, 1, 2, 4, 5, 6, 7]);
  });

  test('texts of a fixed length are filled up, as Spark reads them', async () => {
    expect((await delta('delta_chars')).rows).toEqual([{ id: 1, d: '2020-01-01', c: 'ab   ', v: 'cd' }]);
  });

  test('bytes that part the table are those of the text in the log', async () => {
    const log = 'lake/delta_parts/_delta_log/00000000000000000000.json';
    space.write(log, space.read(log).replace(/(\\"name\\":\\"kind\\",\\"type\\":)\\"string\\"/, '$1\\"binary\\"'));
    const { rows, err } = await delta('delta_parts');
    expect(err).toBe('');
    expect(rows.map((r) => r.kind).sort()).toEqual(['YSBi', 'eDp5L3o=', 'eDp5L3o=', null]);
  });

  test('what cannot be read right is refused by name', async () => {
    expect((await delta('delta_dv')).err).toMatch(/has a deletion vector, which the embedded engine does not read/);
    expect((await delta('delta_dv', { versionAsOf: 1 })).rows).toHaveLength(1000);
    expect((await delta('db')).err).toMatch(/is no Delta table: it has no _delta_log/);
    expect((await delta('delta_plain', { additionalOptions: { x: 'y' } })).err).toMatch(/knows no options of the reader/);
    expect((await delta('delta_plain', { schema: 'id INT' })).err).toMatch(/column 'id' is bigint in the table, int in the app/);
    expect((await delta('delta_plain', { schema: 'amuont DECIMAL(10,2)' })).err).toMatch(/no column 'amuont'; did you mean 'amount'/);
  });

  test('declared columns are selected', async () => {
    const { rows } = await delta('delta_plain', { schema: 'V STRING, id BIGINT', versionAsOf: 0 });
    expect(rows.map((r) => Object.keys(r))[0]).toEqual(['v', 'id']);
  });
});

describe('Iceberg', () => {
  test('the newest snapshot: renamed and added columns, deleted rows', async () => {
    const { rows, err } = await iceberg('plain');
    expect(err).toBe('');
    expect(rows.sort((a, b) => Number(a.id) - Number(b.id))).toEqual([
      ...[0, 2, 3, 4].map((id) => ({ id, label: `v${id}`, amount: id * 1.5, at: '2026-01-01T00:00:00.000Z', note: null })),
      { id: 100, label: 'new', amount: 1.25, at: '2026-01-02T00:00:00.000Z', note: 'n' },
    ]);
  });

  test('tags and numbers of snapshots have the columns of their time', async () => {
    const { rows, err } = await iceberg('plain', { tag: 'first' });
    expect(err).toBe('');
    expect(rows.map((r) => Object.keys(r))[0]).toEqual(['id', 'v', 'amount', 'at']);
    expect(rows).toHaveLength(5);
    const metadata = space.files('lake/db/plain/metadata').filter((f) => f.endsWith('.metadata.json')).sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
    const [, id] = /"first":\{"snapshot-id":(\d+)/.exec(space.read(`lake/db/plain/metadata/${metadata}`)) ?? [];
    expect((await iceberg('plain', { snapshotId: String(id) })).rows).toHaveLength(5);
    expect((await iceberg('plain', { snapshotId: '12' })).err).toMatch(/no snapshot 12; it has \d{15,}, /);
    expect((await iceberg('plain', { branch: 'x' })).err).toMatch(/no branch 'x'; it has main/);
    expect((await iceberg('plain', { timestampAsOf: '2020-01-01' })).err).toMatch(/no snapshot of 2020-01-01T00:00:00.000Z or before/);
  });

  test('format version 1, hidden partitions', async () => {
    const { rows, err } = await iceberg('parts');
    expect(err).toBe('');
    expect(rows.sort((a, b) => Number(a.id) - Number(b.id))).toEqual([
      { id: 0, day: '2026-01-01', kind: 'k' }, { id: 1, day: '2026-01-21', kind: 'k' }, { id: 2, day: '2026-02-10', kind: null }, { id: 3, day: '2026-03-02', kind: 'k' },
    ]);
  });

  test('numbers that became wider', async () => {
    const { rows, err } = await iceberg('promo');
    expect(err).toBe('');
    expect(rows.sort((a, b) => Number(a.id) - Number(b.id))).toEqual([{ id: 1, f: 1.5 }, { id: 5000000000, f: 2.5 }]);
  });

  test('names inside structs that are none in Avro, and packed metadata', async () => {
    const { rows, err } = await iceberg('names');
    expect(err).toBe('');
    expect(rows.sort((a, b) => Number(a.Id) - Number(b.Id))).toEqual([{ 'Id': 1, 'p.q': 'a', 'ü`x': { 'a b': 1, 'c.d': 'z' } }, { 'Id': 2, 'p.q': null, 'ü`x': null }]);
    expect(ids(await iceberg('gz'))).toEqual([1]);
    const [newest = ''] = space.files('lake/db/gz/metadata').filter((f) => f.startsWith('v2.gz'));
    space.write(`lake/db/gz/metadata/${newest}`, 'cut off');
    expect((await iceberg('gz')).err).toMatch(/packed metadata of the table is damaged/);
  });

  test('what cannot be read right is refused by name', async () => {
    expect((await iceberg('nested')).err).toMatch(/fields inside column 's' have been renamed/);
    expect((await iceberg('nothing')).err).toMatch(/it is no Iceberg table, or it has not been written yet/);
  });
});
