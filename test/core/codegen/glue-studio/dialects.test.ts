import { readStudioJobs, writeStudioJobs } from '../../../../src/core/codegen/glue-studio';
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

test('from one dialect to another and back', () => {
  const api = readStudioJobs(JSON.stringify(API));
  expect(JSON.parse(writeStudioJobs(api, 'git'))).toEqual(GIT);
  expect(JSON.parse(writeStudioJobs(readStudioJobs(writeStudioJobs(api, 'git')), 'api'))).toEqual(API);
  expect(JSON.parse(writeStudioJobs(api, 'resource-sync'))).toMatchObject({ jobs: [API] });
});

test.each([
  ['a script', { Name: 'x', Command: {} }, "job 'x' has no CodeGenConfigurationNodes: it is a script"],
  ['something else', { a: 1 }, 'is no job of AWS Glue'],
  ['two members', { ...API, CodeGenConfigurationNodes: { n: { A: {}, B: {} } } }, "node 'n' is not an object with one member"],
])('%s is refused', (_, json, message) => {
  expect(() => readStudioJobs(JSON.stringify(json))).toThrow(GlueprintError);
  expect(() => readStudioJobs(JSON.stringify(json))).toThrow(message);
});
