import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderTypeScript } from '../../../../src/core/codegen/construct-code';
import { exportStudioJob, importGraph, readStudioJobs, StudioJob, writeStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { manifestOf, resolveGraph } from '../../../../src/core/codegen/graph-file';
import { renderPySpark } from '../../../../src/core/codegen/pyspark';
import { readManifest } from '../../../../src/core/manifest';
import { nodeType, NODE_TYPES } from '../../../../src/core/nodes';

const job = (nodes: Record<string, unknown>): StudioJob => {
  const [only] = readStudioJobs(JSON.stringify({ Name: 'my job', GlueVersion: '5.0', WorkerType: 'G.2X', NumberOfWorkers: 3, Command: {}, CodeGenConfigurationNodes: nodes })).jobs;
  if (only === undefined) throw new Error('no job');
  return only;
};
const PEOPLE = {
  S3CsvSource: {
    Name: 'Amazon S3', Paths: ['s3://b/people/'], Separator: 'pipe', QuoteChar: 'disabled', WithHeader: true, Recurse: true, Exclusions: [], SkipFirst: true, OutputSchemas: [{ Columns: [{ Name: 'the id', Type: 'bigint' }, { Name: 'age', Type: 'string' }] }],
  },
};

test('nodes with their fields; what is not understood is told', () => {
  const { graph, warnings } = importGraph(job({
    t: { S3DirectTarget: { Name: 'Amazon S3', Inputs: ['q'], Path: 's3://b/out/', Format: 'json', Compression: 'gzip', PartitionKeys: [['n']], NumberTargetPartitions: '2' } },
    q: { SparkSQL: { Name: 'Query', Inputs: ['f'], SqlQuery: 'SELECT n, 1 AS x FROM people;', SqlAliases: [{ From: 'f', Alias: 'people' }] } },
    f: {
      Filter: {
        Name: '1st filter',
        Inputs: ['m'],
        LogicalOperator: 'OR',
        Filters: [
          { Operation: 'REGEX', Negated: true, Values: [{ Type: 'CONSTANT', Value: ["a'b"] }, { Type: 'COLUMNEXTRACTED', Value: ['n'] }] },
          { Operation: 'LTE', Negated: false, Values: [{ Type: 'COLUMNEXTRACTED', Value: ['age'] }, { Type: 'CONSTANT', Value: ['30'] }] },
        ],
      },
    },
    m: {
      ApplyMapping: {
        Name: 'Change Schema',
        Inputs: ['s'],
        Mapping: [
          { ToKey: 'n', FromPath: ['the id'], FromType: 'bigint', ToType: 'string', Dropped: false }, { ToKey: 'age', FromPath: ['age'], FromType: 'string', ToType: 'long' }, { ToKey: 'gone', FromPath: ['age'], ToType: 'string', Dropped: true },
        ],
      },
    },
    s: PEOPLE,
  }));
  expect(warnings).toEqual([{ node: 'AmazonS32', message: 'Glue Studio reads the columns of a CSV file as strings, here they have the types of the schema: the id' }, { node: 'AmazonS32', message: 'kept, but not used: SkipFirst of S3CsvSource' }]);
  const manifest = manifestOf(graph, 'my job');
  expect(manifest.nodes.map((n) => [n.id, n.type])).toEqual([['AmazonS32', 'S3Source'], ['ChangeSchema', 'ApplyMapping'], ['Filter1stFilter', 'Filter'], ['Query', 'SparkSql'], ['AmazonS3', 'S3Target']]);
  expect(manifest.nodes.map((n) => n.outputs[0]?.columns)).toEqual(['`the id` BIGINT, age STRING', 'n STRING, age BIGINT', 'n STRING, age BIGINT', 'n STRING, x INT NOT NULL', undefined]);
  expect(manifest.nodes[2]?.sql).toContain("WHERE CASE WHEN (NOT (n RLIKE '^(?:a\\'b)')) IS NULL THEN false WHEN NOT (n RLIKE '^(?:a\\'b)') THEN true");
  expect(manifest.job).toMatchObject({ glueVersion: '5.0', workerType: 'G.2X', numberOfWorkers: 3 });
  const code = renderTypeScript(graph, 'my job');
  expect(code).toContain('export function addMyJob(stack: Stack): EtlJob {');
  expect(code).toContain("format: ReadFormat.csv({ separator: '|', quoteChar: '' })");
  expect(code).toContain('format: WriteFormat.json({ compression: TextCompression.GZIP })');
  expect(code).toContain('inputs: { people: filter1stFilter }');
});

test('an input that is not in the graph is refused', () => {
  expect(() => importGraph(job({ a: { SelectFields: { Name: 'x', Inputs: ['gone'], Paths: [['a']] } } }))).toThrow("reads 'gone', which is not in the graph");
});

describe('what no node type takes is kept as it stands', () => {
  test.each([
    ['a member', { Mystery: { Name: 'x', Inputs: ['s'], New: [1, null] } }, 'Mystery has no node type: it is kept as it stands', false],
    ['a selection of nothing', { SelectFields: { Name: 'x', Inputs: ['s'], Paths: [] } }, 'SelectFields names no column: the selection is not finished: rows go on unchanged', true],
    ['a format', { S3DirectTarget: { Name: 'x', Inputs: ['s'], Path: 's3://b/x', Format: 'hologram' } }, "S3DirectTarget format 'hologram' is not supported", false],
    ['a wrong field', { Aggregate: { Name: 'x', Inputs: ['s'], Groups: [], Aggs: [{ Column: ['age'], AggFunc: 'guess' }] } }, "Aggregate: aggregations.0.function got 'guess'", false],
    ['two inputs of one', { SelectFields: { Name: 'x', Inputs: ['s', 's'], Paths: [['age']] } }, 'SelectFields has 2 inputs, expected 1', false],
  ])('%s', (_, node, warning, passes) => {
    const nodes = { a: node, s: PEOPLE };
    const { graph, warnings } = importGraph(job(nodes));
    expect(warnings.filter((w) => w.node === 'x').map((w) => w.message)).toEqual([expect.stringContaining(warning)]);
    const resolved = resolveGraph(graph, 'job');
    expect(resolved.nodes.flatMap((n) => n.faults)).toEqual([]);
    const manifest = manifestOf(graph, 'job');
    expect(exportStudioJob(manifest).file.jobs[0]?.nodes).toEqual(job(nodes).nodes);
    const kept = manifest.nodes.find((n) => n.id === 'x');
    expect(kept?.type).toBe('StudioNode');
    const [member] = Object.keys(node);
    if (passes) expect(renderPySpark(manifest, nodeType)).toContain('FROM amazon_s3');
    else expect(() => renderPySpark(manifest, nodeType)).toThrow(`Glue Studio's ${member} has no node type here`);
  });
});

test('what Glue passes over is passed over, and told; the export is as it was', () => {
  const nodes = {
    t: { S3DirectTarget: { Name: 'Out', Inputs: ['e'], Path: 's3://b/out/', Format: 'json', Compression: 'none', PartitionKeys: [] } },
    e: { DynamicTransform: { Name: 'Explode', Inputs: ['r'], TransformName: 'gs_explode', FunctionName: 'gs_explode', Path: 's3://t/gs_explode.py', Parameters: [{ Name: 'colName', Type: 'str', Value: ['age'] }, { Name: 'newCol', Type: 'str', Value: ['x'] }] } },
    r: { RenameField: { Name: 'Rename', Inputs: ['d'], SourcePath: ['gone'], TargetPath: ['there'] } },
    d: { DropFields: { Name: 'Drop', Inputs: ['m'], Paths: [['gone']] } },
    m: { SelectFields: { Name: 'Pick', Inputs: ['s'], Paths: [['gone'], ['age'], ['lost', 'x'], ['the id']] } },
    s: PEOPLE,
  };
  const { graph, warnings } = importGraph(job(nodes));
  expect(warnings.filter((w) => w.node !== 'AmazonS3').map((w) => `${w.node}: ${w.message}`)).toEqual([
    expect.stringMatching(/^Pick: paths.0: no column 'gone' .*: Glue passes over it$/),
    expect.stringMatching(/^Pick: paths.1: no column 'lost' .*: Glue passes over it$/),
    expect.stringMatching(/^Drop: paths.0: no column 'gone' .*: rows go on unchanged$/),
    expect.stringMatching(/^Rename: source: no column 'gone' .*: rows go on unchanged$/),
    expect.stringMatching(/^Explode: column: 'age' is string, expected an array or a map: rows go on unchanged$/),
  ]);
  const manifest = manifestOf(graph, 'my job');
  expect(manifest.nodes.find((n) => n.id === 'Explode')?.outputs[0]?.columns).toBe('`the id` BIGINT, age STRING');
  expect(exportStudioJob(manifest).file.jobs[0]?.nodes).toEqual(job(nodes).nodes);
});

test('a changed node is exported with the change, all else as it was', () => {
  const nodes = {
    t: { S3DirectTarget: { Name: 'Out', Inputs: ['q'], Path: 's3://b/out/', Format: 'json', Compression: 'none', PartitionKeys: [], Future: 1 } },
    q: { SelectFields: { Name: 'Pick', Inputs: ['s'], Paths: [['age']], Future: { a: 1 } } },
    s: PEOPLE,
  };
  const { graph } = importGraph(job(nodes));
  const changed = {
    ...graph,
    job: { ...graph.job, numberOfWorkers: 9 },
    nodes: graph.nodes.map((n) => (n.id === 'Pick' ? { ...n, fields: { paths: ['age', 'the id'] } } : n.id === 'Out' ? { ...n, id: 'Result', fields: { ...n.fields, path: 's3://b/new/' } } : n)),
  };
  const [exported] = exportStudioJob(manifestOf(changed, 'my job')).file.jobs;
  expect(exported).toEqual({
    settings: { ...job(nodes).settings, NumberOfWorkers: 9 },
    nodes: [
      { id: 't', member: 'S3DirectTarget', body: { ...nodes.t.S3DirectTarget, Name: 'Result', Path: 's3://b/new/' } },
      { id: 'q', member: 'SelectFields', body: { ...nodes.q.SelectFields, Paths: [['age'], ['the id']] } },
      { id: 's', member: 'S3CsvSource', body: PEOPLE.S3CsvSource },
    ],
  });
});

test.each(['movies', 'earthquakes'])('%s as a visual job and back: the same datasets, and the same job again, in each dialect', (name) => {
  const manifest = readManifest(readFileSync(join(__dirname, '../../../golden/examples', `${name}.glueprint.json`), 'utf8'), NODE_TYPES);
  const { file, warnings } = exportStudioJob(manifest);
  for (const dialect of ['git', 'api', 'resource-sync'] as const) {
    const [read] = readStudioJobs(writeStudioJobs(file, dialect)).jobs;
    expect(read?.nodes).toEqual(JSON.parse(JSON.stringify(file.jobs[0]?.nodes)));
    if (read === undefined) continue;
    const again = manifestOf(importGraph(read).graph, name);
    expect(again.parameters).toEqual(manifest.parameters.map(({ name: n, default: d }) => ({ name: n, type: 'string', default: d })));
    expect(exportStudioJob(again).file.jobs[0]?.nodes).toEqual(read.nodes);
    const columns = (m: typeof manifest) => Object.fromEntries(m.nodes.flatMap((n) => n.outputs.map((o) => [o.view, o.columns])));
    expect(columns(again)).toEqual(columns(manifest));
  }
  // The targets overwrite, which Studio cannot.
  expect(warnings.some((w) => w.message.includes('has no mode'))).toBe(true);
});

test('a query with a job parameter is refused: a SQL node of Glue Studio has none', () => {
  const manifest = readManifest(readFileSync(join(__dirname, '../../../golden/examples/flights.glueprint.json'), 'utf8'), NODE_TYPES);
  expect(() => exportStudioJob(manifest)).toThrow('uses the job parameter :late_after, which a SQL node of Glue Studio cannot');
});
