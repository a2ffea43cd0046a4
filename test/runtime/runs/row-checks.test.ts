import { csvSource, job, target, Workspace } from '../harness';

/** Transforms that stop the run at rows which would be counted twice, or lost, without a word. */
let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('a/a.csv', 'id,code\n1,x\n2,y\n');
  space.write('b/b.csv', 'code,name,day\nx,one,2026-01-01\nx,two,2026-01-02\nz,three,\n');
  space.write('d/d.csv', 'code,name,since,until,now\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://a': 'a', 's3://b': 'b', 's3://d': 'd', 's3://out': 'out' } }));
});
afterEach(() => space.remove());

const SOURCES = {
  A: csvSource('s3://a/', 'id INT, code STRING'),
  B: csvSource('s3://b/', 'code STRING, name STRING, day DATE'),
  D: csvSource('s3://d/', 'code STRING, name STRING, since DATE, until DATE, now BOOLEAN'),
};

async function run(node: { type: string; inputs: string[]; fields: object }): Promise<{ code: number; text: string }> {
  space.writeManifest(job({ ...SOURCES, N: node as never, Out: target('json', 's3://out/n', 'N') }));
  const { code, out, err } = await space.cli('run', 'job.glueprint.json');
  return { code, text: out + err };
}
const rows = () => (space.files('out/n').flatMap((f) => space.read(`out/n/${f}`).trim().split('\n')).sort());

const LOOKUP = { type: 'Lookup', inputs: ['A', 'B'], fields: { keys: [{ input: 'code', lookup: 'code' }], columns: [{ column: 'name' }], matches: 'one' } };
const DIMENSION = { keys: ['code'], effectiveTime: 'day', validFromColumn: 'since', validToColumn: 'until', currentColumn: 'now' };

test('a lookup with several matches names the key, and nothing is written', async () => {
  const { code, text } = await run(LOOKUP);
  expect(code).not.toBe(0);
  expect(text).toMatch(/N: several rows of b match the key x/);
  expect(space.files('out/n')).toEqual([]);
});

test('a fault is told of the node whose rows have it, not of what reads them', async () => {
  space.writeManifest(job({
    A: SOURCES.A,
    Good: { type: 'SparkSql', inputs: [{ node: 'A', as: 'a' }], fields: { sqlQuery: 'SELECT *, id + 1 AS next FROM a' } } as never,
    Bad: { type: 'SparkSql', inputs: [{ node: 'Good', as: 'g' }], fields: { sqlQuery: "SELECT *, IF(next = 3, raise_error('three'), code) AS x FROM g" } } as never,
    Below: { type: 'SparkSql', inputs: [{ node: 'Bad', as: 'b' }], fields: { sqlQuery: 'SELECT x FROM b' } } as never,
    Out: target('json', 's3://out/n', 'Below'),
  }));
  const { code, out, err } = await space.cli('run', 'job.glueprint.json');
  expect(code).not.toBe(0);
  expect(out + err).toMatch(/Bad: three/);
});

test('several incoming rows of a key fail, or the latest counts', async () => {
  const { code, text } = await run({ type: 'SlowlyChangingDimension', inputs: ['D', 'B'], fields: DIMENSION });
  expect(code).not.toBe(0);
  expect(text).toMatch(/b has (several rows of the key x|no effective time for the key z)/);
});

test('a row without an effective time fails', async () => {
  space.write('b/b.csv', 'code,name,day\nx,one,2026-01-01\nz,three,\n');
  const { code, text } = await run({ type: 'SlowlyChangingDimension', inputs: ['D', 'B'], fields: { ...DIMENSION, duplicates: 'latest' } });
  expect(code).not.toBe(0);
  expect(text).toMatch(/b has no effective time for the key z/);
});

test('the dimension after two runs', async () => {
  space.write('b/b.csv', 'code,name,day\nx,one,2026-01-01\nx,two,2026-01-02\n');
  expect(await run({ type: 'SlowlyChangingDimension', inputs: ['D', 'B'], fields: { ...DIMENSION, duplicates: 'latest' } })).toMatchObject({ code: 0 });
  expect(rows()).toEqual(['{"code":"x","name":"two","since":"2026-01-02","now":true}']);
});

test('columns of the data: what is null everywhere goes, values become columns', async () => {
  space.write('b/b.csv', 'code,name,day\nx,,\ny,,\nx,,\n');
  expect(await run({ type: 'DropNullFields', inputs: ['B'], fields: {} })).toMatchObject({ code: 0 });
  expect(rows()).toEqual(['{"code":"x"}', '{"code":"x"}', '{"code":"y"}']);
});
