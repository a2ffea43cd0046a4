import { mkdirSync } from 'node:fs';
import { csvSource, job, NodeSpec, source, target, Workspace } from '../harness';

/** Every fault: an error with place and remedy, an exit code, the target as it was, no temporary files. */
let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('in/a.csv', 'id,name\n1,x\n2,y\n');
  space.write('out/old.parquet', 'what was there');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in', 's3://out': 'out' } }));
});
afterEach(() => space.remove());

const SCHEMA = 'id INT, name STRING';

/** Runs a job of a source and a target that would replace what is there. */
async function run(nodes: Record<string, NodeSpec>, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  space.writeManifest(job(nodes));
  return space.cli('run', 'job.glueprint.json', ...argv);
}
const copy = (from: NodeSpec, to: Partial<NodeSpec> = {}): Record<string, NodeSpec> => ({ In: from, Out: { ...target('parquet', 's3://out/', 'In', { mode: 'overwrite' }), ...to } });

function expectUntouched(): void {
  expect(space.files('out')).toEqual(['old.parquet']);
  expect(space.read('out/old.parquet')).toBe('what was there');
  expect(space.files('.glueprint').filter((f) => !f.startsWith('state.db'))).toEqual([]);
  expect(space.files('.').filter((f) => /\.glueprint-/.test(f))).toEqual([]);
}

test('the job itself is right', async () => {
  const result = await run(copy(csvSource('s3://in/a.csv', SCHEMA)));
  expect(result).toMatchObject({ code: 0, err: '' });
  expect(space.files('out')).toEqual([expect.stringMatching(/^part-00000-[0-9a-f-]{36}-c000\.snappy\.parquet$/)]);
});

test.each<[string, (s: Workspace) => Record<string, NodeSpec>, RegExp[]]>([
  ['a missing file', () => copy(csvSource('s3://in/b.csv', SCHEMA)), [/s3:\/\/in\/b\.csv › In: '.*in\/b\.csv' does not exist/, /hint: correct the binding/]],
  ['a missing prefix', () => copy(csvSource('s3://other/x/', SCHEMA)), [/In: '.*\.glueprint\/s3\/other\/x' does not exist/, /hint: .*--bind s3:\/\/other\/x=folder/]],
  ['an empty prefix', (s) => {
    mkdirSync(s.path('in/empty'));
    return copy(csvSource('s3://in/empty/', SCHEMA));
  }, [/In: '.*in\/empty' holds no data files/, /hint: put files there/]],
  ['a prefix with hidden files only', (s) => {
    s.write('in/hidden/_SUCCESS', '');
    return copy(csvSource('s3://in/hidden/', SCHEMA));
  }, [/holds no data files/]],
  ['all files excluded', () => copy(csvSource('s3://in/', SCHEMA, {}, { exclusions: ['**.csv'] })), [/holds only excluded files \(\*\*\.csv\)/]],
  ['a quote never closed', (s) => {
    s.write('in/a.csv', 'id,name\n1,"x\n2,y\n');
    return copy(csvSource('s3://in/a.csv', SCHEMA));
  }, [/a\.csv › In: a quote that is not closed.* at line 2/, /hint: close it/]],
  ['a wrong encoding', (s) => {
    s.write('in/a.csv', Buffer.from('id,name\n1,\u00e9\n', 'latin1'));
    return copy(csvSource('s3://in/a.csv', SCHEMA));
  }, [/a\.csv › In: not UTF-8 at line 2/, /hint: set the source's encoding/]],
  ['a header that is not the schema', () => copy(csvSource('s3://in/a.csv', 'name STRING, id INT')), [/In › schema: the header has 'id' at position 1, the schema 'name'/, /hint: the header is id, name/]],
  ['a value that does not convert, in FAILFAST', (s) => {
    s.write('in/a.csv', 'id,name\n1,x\nq,y\n');
    return copy(csvSource('s3://in/a.csv', SCHEMA, { mode: 'FAILFAST' }));
  }, [/In: id: q is not int/, /hint: mode is FAILFAST/]],
  ['JSON cut off', (s) => {
    s.write('in/a.json', '{"id":1,"name":"x"}\n{"id":2,"na');
    return copy(source('json', 's3://in/a.json', SCHEMA));
  }, [/a\.json › In: the JSON is cut off/, /hint: get the file again/]],
  ['a JSON document cut off', (s) => {
    s.write('in/a.json', '{"items":[{"id":1,"name":"x"},');
    return copy(source('json', 's3://in/a.json', SCHEMA, { jsonPath: '$.items[*]' }));
  }, [/a\.json › In: the JSON is cut off/, /hint: get the file again/]],
  ['a Parquet file that is not one', () => copy(source('parquet', 's3://in/a.csv', SCHEMA)), [/a\.csv › In: not a Parquet file/, /hint: check the path and the format/]],
  ['an empty Parquet file', (s) => {
    s.write('in/e.parquet', '');
    return copy(source('parquet', 's3://in/e.parquet', SCHEMA));
  }, [/e\.parquet › In: not a Parquet file/]],
  ['a compression that is not read', (s) => {
    s.write('in/z/a.csv.lzo', 'x');
    return copy(csvSource('s3://in/z/', SCHEMA));
  }, [/a\.csv\.lzo › In: cannot read the compression of this file/, /hint: unpack it first/]],
  ['a compressed file cut off', (s) => {
    s.write('in/z/a.csv.bz2', 'BZh9');
    return copy(csvSource('s3://in/z/', SCHEMA));
  }, [/a\.csv\.bz2 › In: not bzip2, or cut off/, /hint: get the file again/]],
  ['a target inside a source', () => ({ In: csvSource('s3://in/', SCHEMA), Out: target('parquet', 's3://in/result/', 'In') }), [/Out › path: 's3:\/\/in\/result\/' lies inside or around what source 'In' reads/, /hint: write to another prefix/]],
  ['two targets on one path', () => ({ In: csvSource('s3://in/', SCHEMA), Out: target('parquet', 's3://out/x', 'In'), Two: target('csv', 's3://out/x/', 'In') }), [/Two › path: 's3:\/\/out\/x\/' is also the path of target 'Out'/]],
  ['a target that is not empty with errorifexists', () => copy(csvSource('s3://in/', SCHEMA), target('parquet', 's3://out/', 'In', { mode: 'errorifexists' })), [/Out › mode: 's3:\/\/out\/' is not empty/, /hint: empty it/]],
  ['a target that is a file', () => ({ In: csvSource('s3://in/', SCHEMA), Out: target('parquet', 's3://out/old.parquet', 'In') }), [/is a file; a target is a folder/]],
  ['an unknown column', () => ({ In: csvSource('s3://in/', SCHEMA), Big: { type: 'Filter', inputs: ['In'], fields: { condition: 'nme = 1' } }, Out: target('parquet', 's3://out/', 'Big') }), [/Big.*nme/, /name/]],
  ['a target below a file', () => ({ In: csvSource('s3://in/', SCHEMA), Out: target('parquet', 's3://out/old.parquet/x/', 'In') }), [/out\/old\.parquet' is a file; a target is a folder/]],
])('%s', async (_, nodes, messages) => {
  const result = await run(nodes(space));
  expect({ code: result.code, out: result.out }).toEqual({ code: 1, out: '' });
  for (const message of messages) expect(result.err).toMatch(message);
  expect(result.err).not.toMatch(/\n\s+at /);
  expectUntouched();
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ['a cycle', { nodes: [['A', ['B']], ['B', ['A']]] }, /the nodes read each other in a circle: .*A/],
  ['a dangling input', { nodes: [['A', ['Nowhere']]] }, /input 'Nowhere' does not exist/],
  ['a newer version', { version: 2, nodes: [] }, /job\.glueprint\.json › version: manifest version 2 is not known, this program reads version 1\n {2}hint: update cdk-glueprint/],
])('a manifest with %s', async (_, change, message) => {
  const base = JSON.parse(JSON.stringify(job(copy(csvSource('s3://in/', SCHEMA))))) as { nodes: unknown[]; version: number };
  const nodes = (change.nodes as [string, string[]][]).map(([id, inputs]) => ({
    id, path: `Test/${id}`, type: 'Filter', fields: { condition: 'id = 1' }, inputs: inputs.map((n) => ({ node: n, as: n.toLowerCase() })), outputs: [{ name: 'output', view: id.toLowerCase() }],
  }));
  space.write('job.glueprint.json', JSON.stringify({ ...base, ...change, nodes: nodes.length === 0 ? base.nodes : nodes }));
  const result = await space.cli('run', 'job.glueprint.json');
  expect(result.code).toBe(1);
  expect(result.err).toMatch(message);
  expectUntouched();
});

test('malformed values are null, counted and reported; records can go to a file', async () => {
  space.write('in/a.csv', 'id,amount,day\n1,2.5,2020-01-01\nx,3,2020-13-01\n3,abc,2020-01-02\n4,1\n5,1,2020-01-03,more\n');
  const result = await run({
    In: csvSource('s3://in/a.csv', 'id INT, amount DOUBLE, day DATE', {}, { rejectedRows: 's3://rejected/orders/' }), Out: target('csv', 's3://clean/', 'In'),
  }, '--json');
  expect(result.code).toBe(0);
  const json = JSON.parse(result.out) as { nodes: { node: string }[]; warnings: unknown[]; targets: unknown[] };
  expect(json.nodes[0]).toMatchObject({ node: 'In', rowsRead: 5, rowsWritten: 5, malformed: { records: 2, values: { id: 1, amount: 1, day: 1 }, stops: { day: 1 } } });
  const message = "2 malformed records, 1 value of 'id' that does not convert (null), 1 value of 'amount' that does not convert (null), 1 value of 'day' that does not convert (null), "
    + "1 of 'day' at which Spark 3 stops the job: mend them, or read the column as STRING and cast it";
  expect(json.warnings).toEqual([{ code: 'MalformedRecords', node: 'In', message }]);
  expect(space.files('.glueprint/s3/clean').map((f) => space.read(`.glueprint/s3/clean/${f}`))).toEqual(['id,amount,day\n1,2.5,2020-01-01\n,3.0,\n3,,2020-01-02\n4,1.0,\n5,1.0,2020-01-03\n']);
  expect(space.files('.glueprint/s3/rejected').map((f) => space.read(`.glueprint/s3/rejected/${f}`))).toEqual(['x,3,2020-13-01\n3,abc,2020-01-02\n4,1,\n5,1,2020-01-03,more\n']);
});

test.each([['5.1', { d: 3, t: 1 }], ['6.0', undefined]])('Glue %s: dates that Spark 3 would stop at are told apart', async (glueVersion, stops) => {
  const texts = ['2023-02-30', ' 2023-2-30 10:00', '2023-01-01x', 'abc', '+2023-02-30', '2023--02-30'].map((d) => ({ d, t: d }));
  space.write('in/a.json', [...texts, { d: '2023-02-28', t: '2023-02-28 24:00:00' }].map((r) => JSON.stringify(r)).join('\n'));
  space.writeManifest(job(copy(source('json', 's3://in/a.json', 'd DATE, t TIMESTAMP')), { job: { glueVersion } }));
  const { out, code } = await space.cli('run', 'job.glueprint.json', '--json');
  expect(code).toBe(0);
  const { nodes: [read] } = JSON.parse(out) as { nodes: { malformed?: object }[] };
  expect(read?.malformed).toEqual({ records: 0, values: { d: 6, t: 7 }, ...stops === undefined ? {} : { stops } });
});

test('DROPMALFORMED leaves records out and counts them', async () => {
  space.write('in/a.csv', 'id,name\n1,x\nq,y\n3\n4,z\n');
  const { code, out } = await run(copy(csvSource('s3://in/a.csv', SCHEMA, { mode: 'DROPMALFORMED' })), '--json');
  expect({ code, nodes: (JSON.parse(out) as { nodes: unknown[] }).nodes }).toMatchObject({
    code: 0,
    nodes: [{ rowsRead: 4, rowsWritten: 2, malformed: { records: 2 } }, { rowsRead: 2, rowsWritten: 2 }],
  });
});

test('JSON lines that are none are rows of nulls, counted', async () => {
  space.write('in/a.json', '{"id":1,"name":"x"}\nnot json\n{"id":"3","name":4}\n');
  const { code, out } = await run(copy(source('json', 's3://in/a.json', SCHEMA)), '--json');
  expect({ code, nodes: (JSON.parse(out) as { nodes: unknown[] }).nodes }).toMatchObject({
    code: 0,
    nodes: [{ rowsRead: 3, rowsWritten: 3, malformed: { records: 1, values: { id: 1 } } }, { rowsRead: 3, rowsWritten: 3 }],
  });
});
