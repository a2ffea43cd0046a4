import { exportStudioJob, importGraph, jobName, readStudioJobs, StudioJob, writeStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { manifestOf } from '../../../../src/core/codegen/graph-file';
import { GlueprintError } from '../../../../src/core/diagnostics';

const NODES = { 'node-2': { Mystery: { Name: 'X', Inputs: ['node-1'], New: { a: [1, null] } } }, 'node-1': { S3CsvSource: { Name: 'In', Paths: ['s3://b/x'] } } };
const API = { Name: 'job', Command: { Name: 'glueetl', ScriptLocation: 's3://b/s.py' }, DefaultArguments: { '--TempDir': 's3://b/t', 'own': 'x' }, CodeGenConfigurationNodes: NODES, Future: { Kept: true } };
const GIT = { name: 'job', command: { name: 'glueetl', scriptLocation: 's3://b/s.py' }, defaultArguments: { '--TempDir': 's3://b/t', 'own': 'x' }, codeGenConfigurationNodes: JSON.stringify(NODES), future: { kept: true } };
const SYNC = { jobs: [API, { Name: 'script only', Command: {} }], databases: [{ Name: 'd' }], tables: [] };

test.each([['git', GIT], ['api', API], ['api', { Job: API, Other: 1 }], ['resource-sync', SYNC]])('%s: what was read is written, in the same order', (dialect, json) => {
  const file = readStudioJobs(JSON.stringify(json));
  expect(file.dialect).toBe(dialect);
  expect(JSON.stringify(JSON.parse(writeStudioJobs(file)))).toBe(JSON.stringify(json));
  expect(file.jobs[0]?.nodes.map((n) => [n.id, n.member])).toEqual([['node-2', 'Mystery'], ['node-1', 'S3CsvSource']]);
});

const GRAPH = { 'node-1': { S3CsvSource: { Name: 'In', Paths: ['s3://b/x'] } } };

/** Other files that hold a visual job, as people have them. */
test.each([
  ['the answer of get-jobs', { Jobs: [API, { Name: 'script only', Command: {} }], NextToken: 'x' }, 'resource-sync', 'job'],
  ['a list of jobs', [API], 'resource-sync', 'job'],
  ['the request of update-job', { JobName: 'job', JobUpdate: { Command: API.Command, CodeGenConfigurationNodes: NODES } }, 'api', 'job'],
  ['a graph alone', GRAPH, 'api', undefined],
  ['a graph as text, in the spelling of the API', { ...API, CodeGenConfigurationNodes: JSON.stringify(NODES) }, 'api', 'job'],
  ['a graph as an object, in the spelling of Git', { ...GIT, codeGenConfigurationNodes: NODES }, 'git', 'job'],
])('%s: read, and written as it stood', (_, json, dialect, name) => {
  const file = readStudioJobs(`\uFEFF${JSON.stringify(json)}`);
  expect([file.dialect, jobName(file.jobs[0] as StudioJob)]).toEqual([dialect, name]);
  expect(JSON.stringify(JSON.parse(writeStudioJobs(file)))).toBe(JSON.stringify(json));
  const other = dialect === 'git' ? 'api' : 'git';
  const [again] = readStudioJobs(writeStudioJobs(file, other)).jobs;
  expect(again?.nodes).toEqual(file.jobs[0]?.nodes);
  expect(jobName(again as StudioJob)).toBe(name);
});

test('members and fields in small letters are those of the API, and are kept as they stand', () => {
  const nodes = {
    a: { s3CsvSource: { name: 'In', paths: ['s3://b/x/'], separator: 'comma', quoteChar: 'quote', outputSchemas: [{ columns: [{ name: 'id', type: 'string' }] }] } },
    b: { s3DirectTarget: { name: 'Out', inputs: ['a'], path: 's3://b/y/', format: 'json' } },
  };
  const [job] = readStudioJobs(JSON.stringify({ name: 'x', command: {}, codeGenConfigurationNodes: nodes })).jobs;
  const { graph } = importGraph(job as StudioJob);
  expect(graph.nodes.map((n) => [n.id, n.type, n.inputs.length])).toEqual([['In', 'S3Source', 0], ['Out', 'S3Target', 1]]);
  expect(exportStudioJob(manifestOf(graph, 'x')).file.jobs[0]?.nodes).toEqual(job?.nodes);
});

test('from one dialect to another and back', () => {
  const api = readStudioJobs(JSON.stringify(API));
  expect(JSON.parse(writeStudioJobs(api, 'git'))).toEqual(GIT);
  expect(JSON.parse(writeStudioJobs(readStudioJobs(writeStudioJobs(api, 'git')), 'api'))).toEqual(API);
  expect(JSON.parse(writeStudioJobs(api, 'resource-sync'))).toMatchObject({ jobs: [API] });
});

test.each([
  ['a script', { Name: 'x', Command: {} }, "job 'x' has no CodeGenConfigurationNodes: it is a script"],
  ['something else', { a: 1 }, 'is no job of AWS Glue'],
  ['an empty graph', { ...API, CodeGenConfigurationNodes: {} }, "job 'job' has no CodeGenConfigurationNodes: it is a script"],
  ['a graph that is a list', { ...API, CodeGenConfigurationNodes: [{ id: 'a' }] }, 'CodeGenConfigurationNodes is a list, expected an object'],
  ['a graph whose text is cut off', { ...GIT, codeGenConfigurationNodes: '{' }, 'CodeGenConfigurationNodes is not JSON'],
  ['no member', { ...API, CodeGenConfigurationNodes: { n: {} } }, "node 'n' is not an object with one member"],
  ['a node that is a text', { ...API, CodeGenConfigurationNodes: { n: 'S3CsvSource' } }, "node 'n' is not an object with one member"],
  ['only scripts', { Jobs: [{ Name: 'x', Command: {} }] }, 'holds no visual job'],
  ['no jobs', { Jobs: [] }, 'holds no job'],
  ['two members', { ...API, CodeGenConfigurationNodes: { n: { A: {}, B: {} } } }, "node 'n' is not an object with one member"],
])('%s is refused', (_, json, message) => {
  expect(() => readStudioJobs(JSON.stringify(json))).toThrow(GlueprintError);
  expect(() => readStudioJobs(JSON.stringify(json))).toThrow(message);
});
