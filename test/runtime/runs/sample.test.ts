import { askedColumns, outputKey } from '../../../runtime/runs/sample/asked-columns';
import { columnHints } from '../../../runtime/runs/sample/column-hints';
import { matchingText } from '../../../runtime/runs/sample/matching-text';
import { sampleJob } from '../../../runtime/runs/sample/sample-job';
import { sampleValue } from '../../../runtime/runs/sample/sample-values';
import { columnsDdl, parseType } from '../../../src/core/types';
import { job, NodeSpec, Workspace } from '../harness';

const SOURCE: NodeSpec = { type: 'CatalogSource', fields: { table: { database: 'd', name: 't' } } };
const target = (path: string): NodeSpec => ({ type: 'S3Target', fields: { path, format: { type: 'json' } } });

test.each([
  ['^(?:Laptop)', 'Laptop'], ['\\d{3}-\\w+', '111-a'], ['(cat|dog)s?$', 'cat'], ['[A-Z][^0-9]x*', 'Aa'], ['(?<year>\\d\\d)\\.txt', '11.txt'], ['a(?=never)b', undefined],
])('%s is matched by %p', (pattern, text) => expect(matchingText(pattern)).toBe(text));

test('hints are what a column is compared with, cast to and parsed by', () => {
  const hints = columnHints(["WITH r AS (SELECT * FROM t WHERE op IN ('I', 'U')) SELECT sum(CAST(n AS INT)), to_date(d, 'dd/MM/yyyy') FROM r WHERE age > 18 AND name LIKE 'EU%' AND city RLIKE '^(?:CA)'", 'no SQL at all (']);
  expect(Object.fromEntries(hints)).toEqual({
    op: { constants: ['I', 'U'], casts: [], patterns: [] },
    n: { constants: [], casts: ['int'], patterns: [], numeric: 'double' },
    d: { constants: [], casts: [], patterns: ['dd/MM/yyyy'] },
    age: { constants: ['18'], casts: [], patterns: [], numeric: 'bigint' },
    name: { constants: ['EU'], casts: [], patterns: [] },
    city: { constants: ['CA'], casts: [], patterns: [] },
  });
});

test.each([
  ['age', 'int', { constants: ['18'], casts: [], patterns: [] }, [17, 2, 18]],
  ['day', 'string', { constants: [], casts: [], patterns: ['dd/MM/yyyy'] }, ['01/01/2026', '02/01/2026', '03/01/2026']],
  ['at', 'string', { constants: [], casts: ['timestamp'], patterns: [] }, ['2026-01-01 00:00:00', '2026-01-02 01:00:00', '2026-01-03 02:00:00']],
  ['price', 'decimal(4,2)', undefined, ['1.50', '2.50', '3.50']],
  ['code', 'varchar(4)', undefined, ['1', '2', '3']],
  ['tags', 'array<int>', undefined, [[1, 2], [2, 3], [3, 4]]],
])('values of %s %s', (name, type, hints, values) => expect([0, 1, 2].map((row) => sampleValue(name, parseType(type), row, hints))).toEqual(values));

test('columns are those that the nodes below ask for, through nodes that keep them', () => {
  const manifest = job({
    A: SOURCE,
    B: SOURCE,
    Kept: { type: 'Filter', fields: { condition: 'amount > 1.5' }, inputs: ['A'] },
    Mapped: { type: 'ApplyMapping', fields: { mappings: [{ source: 'page.url', target: 'url' }, { source: 'at', target: 'at', targetType: 'timestamp' }, { source: 'amount', target: 'amount' }] }, inputs: ['Kept'] },
    Joined: { type: 'SparkSql', fields: { sqlQuery: 'SELECT m.url, x.city.name FROM mapped m JOIN b x ON x.key = m.url' }, inputs: [{ node: 'Mapped', as: 'mapped' }, { node: 'B', as: 'b' }] },
  });
  const open = new Set(['A', 'B'].map((n) => outputKey(n)));
  const { columns } = askedColumns(manifest, open, new Set(['A', 'B']));
  expect([...columns].map(([key, c]) => [key, columnsDdl(c)])).toEqual([
    [outputKey('A'), 'amount DOUBLE, page STRUCT<url: STRING>, at TIMESTAMP'],
    [outputKey('B'), 'key STRING, city STRUCT<name: STRING>'],
  ]);
});

test('what is not of this machine is stood for, and said', async () => {
  const space = new Workspace();
  try {
    const manifest = job({
      In: { type: 'S3Source', fields: { paths: ['s3://b/in/'], format: { type: 'csv' }, schema: 'id INT, name STRING' }, outputs: [{ name: 'output', view: 'In', columns: 'id INT, name STRING' }] },
      Python: { type: 'CustomCode', fields: { code: 'return dfc', outputs: [{ name: 'output', schema: 'x INT' }, { name: 'more' }] }, inputs: ['In'], outputs: [{ name: 'output', view: 'p1', columns: 'x INT' }, { name: 'more', view: 'p2' }] },
      Big: { type: 'Filter', fields: { condition: 'x > 3' }, inputs: [{ node: 'Python', output: 'output', as: 'p' }] },
      Files: { ...target('s3://b/out/'), inputs: ['Big'] },
      Lake: { type: 'IcebergTarget', fields: { table: { database: 'd', name: 't' } }, inputs: ['Big'] },
    });
    const { manifest: made, notes, environment } = await sampleJob(manifest, { host: space.host(), rows: 3 });
    expect(made.nodes.map((n) => [n.id, n.type, n.inputs.map((i) => i.node)])).toEqual([
      ['In', 'S3Source', []], ['Python/output', 'S3Source', []], ['Python/more', 'S3Source', []], ['Big', 'Filter', ['Python/output']],
      ['Files', 'S3Target', ['Big']], ['Lake', 'S3Target', ['Big']], ['In (sample)', 'S3Target', ['In']], ['Python/more (sample)', 'S3Target', ['Python/more']],
    ]);
    expect(made.nodes.find((n) => n.id === 'Files')?.fields).toMatchObject({ path: 's3://b/out/', format: { type: 'json' } });
    expect(notes.map((n) => n.node)).toEqual(['Python', 'Python', 'Lake']);
    expect(environment.folder).toBe(space.path('.glueprint/sample/Job'));
    const rows = space.files('.glueprint/sample/Job').filter((f) => f.endsWith('rows.json')).map((f) => space.read(`.glueprint/sample/Job/${f}`).trim().split('\n').length);
    expect(rows).toEqual([3, 3, 3]);
    const { manifest: onSpark } = await sampleJob(manifest, { host: space.host(), rows: 3, engines: ['spark'] });
    expect(onSpark.nodes.find((n) => n.id === 'Python')?.type).toBe('CustomCode');
  } finally {
    space.remove();
  }
});
