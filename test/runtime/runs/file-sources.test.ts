import { renameSync, utimesSync } from 'node:fs';
import { FieldValue } from '../../../src/core/manifest';
import { csvSource, job, source, target, Workspace } from '../harness';


let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('in/a.csv', 'id,name\n1,Ada\n2,Bob\n3,\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in', 's3://out': 'out' } }));
});
afterEach(() => space.remove());

const SCHEMA = 'id INT, name STRING';
interface Result {
  nodes: { node: string; rowsRead?: number; rowsWritten?: number; malformed?: unknown }[];
  state: string;
  warnings: { code: string; message: string }[];
}

async function run(manifest: ReturnType<typeof job>, ...argv: string[]): Promise<Result> {
  space.writeManifest(manifest);
  const { code, out, err } = await space.cli('run', 'job.glueprint.json', '--json', ...argv);
  expect({ code, err, out: code === 0 ? '' : out }).toEqual({ code: 0, err: '', out: '' });
  return JSON.parse(out) as Result;
}
function rows(folder: string): unknown[] {
  const text = space.files(folder).map((f) => space.read(`${folder}/${f}`)).join('');
  return text.split('\n').filter((l) => l !== '').map((l) => JSON.parse(l) as unknown);
}
const copy = (from: ReturnType<typeof csvSource>, to = target('json', 's3://out/x', 'In')) => job({ In: from, Out: to });

test.each(['bzip2', 'deflate', 'snappy', 'lz4', 'gzip'])('a run writes and reads CSV packed with %s', async (compression) => {
  await run(copy(csvSource('s3://in/', SCHEMA), target('csv', 's3://out/packed', 'In', { partitionKeys: ['name'] }, { compression })));
  const extension = { bzip2: 'bz2', gzip: 'gz' }[compression] ?? compression;
  expect(space.files('out/packed')[0]).toMatch(new RegExp(`^name=Ada/part-00000-[0-9a-f-]{36}\\.c000\\.csv\\.${extension}$`));
  const result = await run(copy(csvSource('s3://out/packed/', SCHEMA, {}, { recurse: false }), target('json', 's3://out/back', 'In')));
  expect(rows('out/back')).toEqual([{ id: 1, name: 'Ada' }, { id: 2, name: 'Bob' }, { id: 3 }]);
  expect(result.nodes.map((n) => n.rowsWritten)).toEqual([3, 3]);
});

test('Avro out, with partitions, and in again', async () => {
  await run(copy(csvSource('s3://in/', SCHEMA), target('avro', 's3://out/avro', 'In', { partitionKeys: ['name'] })));
  expect(space.files('out/avro')).toHaveLength(3);
  const result = await run(copy(source('avro', 's3://out/avro/', undefined, {}, { recurse: false })));
  expect(rows('out/x')).toEqual([{ id: 1, name: 'Ada' }, { id: 2, name: 'Bob' }, { id: 3 }]);
  expect(result.nodes[0]?.rowsWritten).toBe(3);
});

test('XML with malformed values, whose number is told', async () => {
  space.write('in/x/books.xml', '<r><b id="1"><n>5</n></b><b id="2"><n>five</n></b></r>');
  const result = await run(copy(source('xml', 's3://in/x/', '_id INT, n INT', { rowTag: 'b' })));
  expect(rows('out/x')).toEqual([{ _id: 1, n: 5 }, { _id: 2 }]);
  expect(result.warnings.map((w) => w.code)).toEqual(['MalformedRecords']);
});

test('lines of text', async () => {
  space.write('in/t/a.log', 'one\n\nthree\n');
  await run(copy(source('text', 's3://in/t/'), target('text', 's3://out/t', 'In')));
  expect(space.files('out/t').map((f) => space.read(`out/t/${f}`))).toEqual(['one\n\nthree\n']);
});

test('preview and schema know formats that are converted', async () => {
  space.write('in/x/books.xml', '<r><b id="1"><n>5</n></b></r>');
  space.writeManifest(copy(source('xml', 's3://in/x/', undefined, { rowTag: 'b' })));
  expect((await space.cli('preview', 'job.glueprint.json', 'In')).out).toMatch(/_id.*n/);
  expect((await space.cli('schema', 'job.glueprint.json', 'In')).out).toMatch(/_id.*BIGINT/i);
  expect(space.files('.glueprint').filter((f) => f.includes('books'))).toEqual([]);
});

describe('ORC', () => {
  test.each<[string, ReturnType<typeof job>]>([
    ['is not read', job({ In: source('orc', 's3://in/', SCHEMA), Out: target('json', 's3://out/x', 'In') })],
    ['is not written', job({ In: csvSource('s3://in/', SCHEMA), Out: target('orc', 's3://out/x', 'In') })],
  ])('%s, and says who does', async (_, manifest) => {
    space.writeManifest(manifest);
    const { code, err } = await space.cli('run', 'job.glueprint.json');
    expect(code).toBe(1);
    expect(err).toMatch(/no library reads or writes ORC here; run the job with --engine spark/);
  });
});

test('files whose names would be patterns are themselves', async () => {
  space.write('odd/a[1].csv', 'id,name\n1,x\n');
  space.write('odd/a1.csv', 'id,name\n2,y\n');
  space.write('odd/a*.csv', 'id,name\n3,z\n');
  space.write('odd/[b]?/c{d}.csv', 'id,name\n4,q\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'odd', 's3://out': 'out' } }));
  for (const format of ['json', 'parquet']) {
    await run(copy(csvSource('s3://in/', SCHEMA, {}, { fileNameColumn: 'file' }), target(format, `s3://out/${format}`, 'In')));
    // What has been written is given such names, too.
    const [file = ''] = space.files(`out/${format}`);
    renameSync(space.path(`out/${format}/${file}`), space.path(`out/${format}/p[art]*${file.slice(file.indexOf('.'))}`));
    await run(copy(source(format, `s3://out/${format}/`, `${SCHEMA}, file STRING`), target('json', `s3://out/${format}-again`, 'In')));
    expect((rows(`out/${format}-again`) as { id: number; file: string }[]).map((r) => [r.id, r.file]).sort()).toEqual([
      [1, 's3://in/a[1].csv'], [2, 's3://in/a1.csv'], [3, 's3://in/a*.csv'], [4, 's3://in/[b]?/c{d}.csv'],
    ]);
  }
});

test('a column of the files that is called as the engine calls their names, and one that the column of names would hide', async () => {
  await run(job({
    In: csvSource('s3://in/', SCHEMA), Named: { type: 'SparkSql', fields: { sqlQuery: "SELECT id, 'own' AS filename, named_struct('filename', 1) AS s FROM in" }, inputs: ['In'] }, Out: target('parquet', 's3://out/n', 'Named'),
  }));
  await run(copy(source('parquet', 's3://out/n/', undefined, {}, { fileNameColumn: 'src' }), target('json', 's3://out/m', 'In')));
  expect((rows('out/m') as { filename: string; src: string }[]).map((r) => [r.filename, /^s3:\/\/out\/n\/part-/.test(r.src)])).toEqual([['own', true], ['own', true], ['own', true]]);
  space.writeManifest(copy(source('parquet', 's3://out/n/', undefined, {}, { fileNameColumn: 'Filename' }), target('json', 's3://out/o', 'In')));
  expect((await space.cli('run', 'job.glueprint.json')).err).toMatch(/fileNameColumn: the files have a column 'filename' already/);
});

test('a partition column that the files have too keeps its place, with the values of the folders', async () => {
  await run(copy(csvSource('s3://in/', SCHEMA), target('parquet', 's3://out/k/name=Eve', 'In')));
  space.writeManifest(copy(source('parquet', 's3://out/k/', undefined, {}, { recurse: false }), target('json', 's3://out/l', 'In')));
  const { out } = await space.cli('preview', 'job.glueprint.json', 'In', '--json');
  expect((JSON.parse(out) as { rows: unknown[] }).rows.map((r) => JSON.stringify(r))).toEqual([1, 2, 3].map((id) => `{"id":${id},"name":"Eve"}`));
});

test.each([
  ['{"a":1,"A":2}\n', undefined, 'A'], ['{"s":[{"b":1,"B":2}]}\n', undefined, 'B'], ['{"a":1}\n', 'a INT, A INT', 'A'],
])('names that differ in case only are refused, as Spark refuses them: %j %s', async (text, schema, name) => {
  space.write('in/a.json', text);
  space.writeManifest(copy(source('json', 's3://in/a.json', schema)));
  expect((await space.cli('run', 'job.glueprint.json')).err).toMatch(new RegExp(`two columns are named '${name}', but for upper and lower case`, 'i'));
});

test('a partition named null is a text, and that without a value is null', async () => {
  space.write('p/k=null/a.csv', 'id\n1\n');
  space.write('p/k=NULL/a.csv', 'id\n2\n');
  space.write('p/k=__HIVE_DEFAULT_PARTITION__/a.csv', 'id\n3\n');
  space.write('p/k=a%2Fb/a.csv', 'id\n4\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'p', 's3://out': 'out' } }));
  await run(copy(csvSource('s3://in/', 'id INT, k STRING', {}, { recurse: false, fileNameColumn: 'f' })));
  expect((rows('out/x') as { id: number }[]).sort((a, b) => a.id - b.id)).toEqual([
    { id: 1, k: 'null', f: 's3://in/k=null/a.csv' }, { id: 2, k: 'NULL', f: 's3://in/k=NULL/a.csv' }, { id: 3, f: 's3://in/k=__HIVE_DEFAULT_PARTITION__/a.csv' }, { id: 4, k: 'a/b', f: 's3://in/k=a%2Fb/a.csv' },
  ]);
  await run(copy(csvSource('s3://in/', 'id INT, k STRING', {}, { recurse: false, partitionPredicate: "k = 'null'" }), target('parquet', 's3://out/y', 'In', { partitionKeys: ['k'] })));
  await run(copy(source('parquet', 's3://out/y/', undefined, {}, { recurse: false }), target('json', 's3://out/z', 'In')));
  expect(rows('out/z')).toEqual([{ id: 1, k: 'null' }]);
});

test('a column of file names, of every format', async () => {
  await run(copy(csvSource('s3://in/a.csv', SCHEMA), target('parquet', 's3://in/p', 'In')));
  await run(copy(csvSource('s3://in/a.csv', SCHEMA), target('json', 's3://in/j', 'In', {}, { compression: 'bzip2' })));
  await run(copy(csvSource('s3://in/a.csv', SCHEMA), target('avro', 's3://in/v', 'In')));
  space.write('in/f/f.txt', '1  Ada\n');
  const read = async (from: ReturnType<typeof csvSource>) => {
    await run(copy(from, target('json', 's3://out/names', 'In', { mode: 'overwrite' })));
    return [...new Set((rows('out/names') as { file: string }[]).map((r) => r.file.replace(/-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '')))];
  };
  const name: Record<string, FieldValue> = { fileNameColumn: 'file' };
  expect(await read(csvSource('s3://in/a.csv', SCHEMA, {}, name))).toEqual(['s3://in/a.csv']);
  expect(await read(source('parquet', 's3://in/p/', undefined, {}, name))).toEqual(['s3://in/p/part-00000-c000.snappy.parquet']);
  expect(await read(source('json', 's3://in/j/', SCHEMA, {}, name))).toEqual(['s3://in/j/part-00000-c000.json.bz2']);
  expect(await read(source('avro', 's3://in/v/', SCHEMA, {}, name))).toEqual(['s3://in/v/part-00000-c000.avro']);
  expect(await read(source('fixedWidth', 's3://in/f/', SCHEMA, { widths: [3, 3] }, name))).toEqual(['s3://in/f/f.txt']);
  expect(await read(source('text', 's3://in/f/', undefined, {}, name))).toEqual(['s3://in/f/f.txt']);
});

describe('a partition predicate', () => {
  beforeEach(() => {
    for (const [day, id] of [['2020-01-01', 1], ['2020-01-02', 2], ['__HIVE_DEFAULT_PARTITION__', 3]]) space.write(`in/d/day=${day}/a.csv`, `id\n${id}\n`);
    // Would be an error, were it read.
    space.write('in/d/day=2020-01-01/b.csv', 'wrong\nx\n');
  });
  const dated = (predicate: string, schema?: string) => copy(csvSource('s3://in/d/', schema, {}, { recurse: false, partitionPredicate: predicate }));

  test('prunes folders before they are read', async () => {
    await run(dated("day > date'2020-01-01'", 'id INT, day DATE'));
    expect(rows('out/x')).toEqual([{ id: 2, day: '2020-01-02' }]);
  });
  test('types are those of the values where none are declared', async () => {
    await run(dated('year(day) = 2020 AND day <> "2020-01-01"'));
    expect(rows('out/x')).toEqual([{ id: '2', day: '2020-01-02' }]);
  });
  test('that names other columns is an error', async () => {
    space.writeManifest(dated('id = 1', 'id INT, day DATE'));
    const { code, err } = await space.cli('run', 'job.glueprint.json');
    expect(code).toBe(1);
    expect(err).toMatch(/partitionPredicate/);
    expect(err).toMatch(/it may name the partition keys only: day/);
  });
  test('that keeps nothing gives no rows', async () => {
    await run(dated("day > date'2030-01-01'", 'id INT, day DATE'));
    expect(rows('out/x')).toEqual([]);
  });
});

describe('bounds', () => {
  beforeEach(() => {
    for (const [i, name] of ['b', 'c', 'd', 'e'].entries()) utimesSync(space.write(`in/n/${name}.csv`, `id\n${i}\n`), 1000 + i, 1000 + i);
  });
  const bounded = (fields: Record<string, FieldValue>) => {
    const made = job({ In: csvSource('s3://in/n/', 'id INT', {}, fields), Out: target('json', 's3://out/x', 'In', { mode: 'overwrite' }) }, { job: { bookmarks: 'enable' } });
    return run(made);
  };
  test('files of a run, the oldest first; the next goes on', async () => {
    const seen: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      await bounded({ boundedFiles: 2 });
      seen.push(rows('out/x'));
    }
    expect(seen).toEqual([[{ id: 0 }, { id: 1 }], [{ id: 2 }, { id: 3 }], []]);
  });
  test('bytes of a run, one file at least', async () => {
    await bounded({ boundedSize: 11 });
    expect(rows('out/x')).toEqual([{ id: 0 }, { id: 1 }]);
    await bounded({ boundedSize: 1 });
    expect(rows('out/x')).toEqual([{ id: 2 }]);
  });
});

// Spark 3.5.6: spark.read.schema('a INT').option('mode', …).json(…).
const ONE_A_LINE: [what: string, lines: string[], permissive: unknown[], dropped: unknown[], failfast: string | unknown[]][] = [
  ['what is no JSON', ['{"a":1}', 'nonsense', '{"a":3}'], [{ a: 1 }, {}, { a: 3 }], [{ a: 1 }, { a: 3 }], 'not JSON at record 2, byte 1'],
  ['what is no JSON first', ['nonsense', '{"a":1}'], [{}, { a: 1 }], [{ a: 1 }], 'not JSON at record 1, byte 1'],
  ['a line that is not closed', ['{"a":1}', '{"a":2', '{"a":3}'], [{ a: 1 }, {}, { a: 3 }], [{ a: 1 }, { a: 3 }], 'not JSON at record 2, byte 8'],
  ['values, arrays of values and a wrong type', ['{"a":1}', '{"a":"x"}', '[1]', '"s"', '{"a":3}'], [{ a: 1 }, {}, {}, {}, { a: 3 }], [{ a: 1 }, { a: 3 }], 'a record does not fit the schema'],
  ['null', ['{"a":1}', 'null', '5'], [{ a: 1 }, {}, {}], [{ a: 1 }], 'a record does not fit the schema'],
  ['arrays of objects', ['[{"a":1},{"a":2}]', '{"a":3}', '[]'], [{ a: 1 }, { a: 2 }, { a: 3 }], [{ a: 1 }, { a: 2 }, { a: 3 }], [{ a: 1 }, { a: 2 }, { a: 3 }]],
  ['mixed arrays', ['[1,2]', '[{"a":1},5]', '[{"a":2},{"b":3}]', '[[{"a":7}]]'], [{}, {}, { a: 2 }, {}, {}], [{ a: 2 }, {}], 'a record does not fit the schema'],
];
test.each(ONE_A_LINE)('JSON lines with %s, in every mode as Spark', async (_, lines, permissive, dropped, failfast) => {
  space.write('in/j/a.json', `${lines.join('\n')}\n`);
  const reading = (mode: string) => copy(source('json', 's3://in/j/', 'a INT', { mode }), target('json', 's3://out/x', 'In', { mode: 'overwrite' }));
  await run(reading('PERMISSIVE'));
  expect(rows('out/x')).toEqual(permissive);
  expect((JSON.parse((await space.cli('preview', 'job.glueprint.json', 'In', '--json')).out) as { rows: { a: number | null }[] }).rows).toEqual(permissive.map((r) => ({ a: null, ...r as object })));
  await run(reading('DROPMALFORMED'));
  expect(rows('out/x')).toEqual(dropped);
  space.writeManifest(reading('FAILFAST'));
  const { code, err } = await space.cli('run', 'job.glueprint.json');
  if (typeof failfast === 'string') expect(err).toContain(failfast);
  else expect([code, rows('out/x')]).toEqual([0, failfast]);
});

describe('files as others leave them', () => {
  const ODD: [string, Record<string, string>, ReturnType<typeof csvSource>, unknown[]][] = [
    ['files of no bytes, and with a header alone, between others', { 'a.csv': '', 'b.csv': 'id,name\n', 'c.csv': 'id,name\n1,x\n' }, csvSource('s3://in/odd/', SCHEMA), [{ id: 1, name: 'x' }]],
    ['nothing but files of no bytes', { 'a.json': '', 'b.json': '' }, source('json', 's3://in/odd/', SCHEMA), []],
    ['a byte order mark before JSON lines', { 'a.json': '\u{FEFF}{"id":1}\r\n{"id":2}\r\n' }, source('json', 's3://in/odd/'), [{ id: 1 }, { id: 2 }]],
    ['a byte order mark before a document', { 'a.json': '\u{FEFF}[{"id":1},{"id":2}]' }, source('json', 's3://in/odd/', undefined, { multiLine: true }), [{ id: 1 }, { id: 2 }]],
    ['a byte order mark before CSV, and line ends of Windows', { 'a.csv': '\u{FEFF}id,name\r\n1,"x\r\ny"\r\n' }, csvSource('s3://in/odd/', SCHEMA, { multiLine: true }), [{ id: 1, name: 'x\ny' }]],
    ['names with blanks, brackets, signs and pictures', { 'a b ü%20+&.csv': 'id,name\n1,\n', "it's [x].csv": 'id,name\n2,\n', '🦆.csv': 'id,name\n3,\n' }, csvSource('s3://in/odd/', SCHEMA), [{ id: 1 }, { id: 2 }, { id: 3 }]],
    [
      'partitions with nulls and escaped characters',
      { 'k=__HIVE_DEFAULT_PARTITION__/x.csv': 'id\n1\n', 'k=a%3Db%2Fc/x.csv': 'id\n2\n', 'k=ü x/x.csv': 'id\n3\n' },
      csvSource('s3://in/odd/', 'id INT', {}, { recurse: false }), [{ id: 1 }, { id: 2, k: 'a=b/c' }, { id: 3, k: 'ü x' }],
    ],
  ];
  test.each(ODD)('%s', async (_, files, from, expected) => {
    for (const [name, text] of Object.entries(files)) space.write(`in/odd/${name}`, text);
    await run(copy(from));
    const byId = (a: unknown, b: unknown) => (a as { id: number }).id - (b as { id: number }).id;
    expect(rows('out/x').sort(byId)).toEqual(expected);
  });

  const BAD: [string, Record<string, string>, ReturnType<typeof csvSource>, string, string][] = [
    ['nothing but files of no bytes, without a schema', { 'a.csv': '' }, csvSource('s3://in/odd/'), 'NoColumns', 'the files are empty'],
    ['a Parquet file of no bytes', { 'a.parquet': '' }, source('parquet', 's3://in/odd/', 'id INT'), 'NotParquet', 'not a Parquet file'],
    ['a folder with two equals signs', { 'd=x=y/a.csv': 'id\n1\n' }, csvSource('s3://in/odd/', undefined, {}, { recurse: false }), 'UnreadablePartition', "'d=x=y' has two '='"],
    ['XML without the element', { 'a.xml': '<r/>' }, source('xml', 's3://in/odd/', undefined, { rowTag: 'b' }), 'NoColumns', "no element 'b'"],
  ];
  test.each(BAD)('%s is told', async (_, files, from, code, message) => {
    for (const [name, text] of Object.entries(files)) space.write(`in/odd/${name}`, text);
    space.writeManifest(copy(from));
    const { err, out } = await space.cli('run', 'job.glueprint.json', '--json');
    expect(`${err}${out}`).toContain(message);
    expect(`${err}${out}`).toContain(code);
  });
});
