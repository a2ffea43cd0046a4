import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderTypeScript } from '../../../../src/core/codegen/construct-code';
import { exportStudioJob, importGraph, readStudioJobs, StudioJob, writeStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { manifestOf } from '../../../../src/core/codegen/graph-file';
import { readManifest } from '../../../../src/core/manifest';
import { NODE_TYPES } from '../../../../src/core/nodes';

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
  expect(warnings).toEqual([{ node: 'AmazonS32', message: 'left out: SkipFirst of S3CsvSource' }]);
  const manifest = manifestOf(graph, 'my job');
  expect(manifest.nodes.map((n) => [n.id, n.type])).toEqual([['AmazonS32', 'S3Source'], ['ChangeSchema', 'ApplyMapping'], ['Filter1stFilter', 'Filter'], ['Query', 'SparkSql'], ['AmazonS3', 'S3Target']]);
  expect(manifest.nodes.map((n) => n.outputs[0]?.columns)).toEqual(['`the id` BIGINT, age STRING', 'n STRING, age BIGINT', 'n STRING, age BIGINT', 'n STRING, x INT NOT NULL', undefined]);
  expect(manifest.nodes[2]?.fields.condition).toBe("NOT (n RLIKE '^(?:a\\'b)') OR age <= 30");
  expect(manifest.job).toMatchObject({ glueVersion: '5.0', workerType: 'G.2X', numberOfWorkers: 3 });
  const code = renderTypeScript(graph, 'my job');
  expect(code).toContain('export function addMyJob(stack: Stack): EtlJob {');
  expect(code).toContain("format: ReadFormat.csv({ separator: '|', quoteChar: '' })");
  expect(code).toContain('format: WriteFormat.json({ compression: TextCompression.GZIP })');
  expect(code).toContain('inputs: { people: filter1stFilter }');
});

test.each([
  ['members without a node type', { a: { Mystery: { Name: 'x' } }, b: { Spigot: { Name: 'y' } } }, 'Mystery, Spigot of Glue Studio have no node type yet'],
  ['an input that is not there', { a: { SelectFields: { Name: 'x', Inputs: ['gone'], Paths: [['a']] } } }, "reads 'gone', which is not in the graph"],
  ['a selection of nothing', { s: PEOPLE, a: { SelectFields: { Name: 'x', Inputs: ['s'], Paths: [] } } }, 'names no column'],
  ['a format', { s: PEOPLE, a: { S3DirectTarget: { Name: 'x', Inputs: ['s'], Path: 's3://b/x', Format: 'orc' } } }, "format 'orc' is not supported"],
])('refuses %s', (_, nodes, message) => {
  expect(() => importGraph(job(nodes))).toThrow(message);
});

test.each(['movies', 'earthquakes'])('%s as a visual job: the same queries, in each dialect', (name) => {
  const manifest = readManifest(readFileSync(join(__dirname, '../../../golden/examples', `${name}.glueprint.json`), 'utf8'), NODE_TYPES);
  const { file, warnings } = exportStudioJob(manifest);
  for (const dialect of ['git', 'api', 'resource-sync'] as const) {
    const [read] = readStudioJobs(writeStudioJobs(file, dialect)).jobs;
    expect(read?.nodes).toEqual(JSON.parse(JSON.stringify(file.jobs[0]?.nodes)));
  }
  const queries = (file.jobs[0]?.nodes ?? []).filter((n) => n.member === 'SparkSQL').map((n) => n.body.SqlQuery);
  expect(queries).toEqual(manifest.nodes.filter((n) => n.sql !== undefined).map((n) => n.sql));
  // The targets overwrite, which Studio cannot.
  expect(warnings.some((w) => w.message.includes('has no mode'))).toBe(true);
});
