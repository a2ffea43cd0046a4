import { exportStudioJob, importGraph, readStudioJobs, StudioDialect, writeStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { manifestOf, readGraphFile, resolveGraph, writeGraphFile } from '../../../../src/core/codegen/graph-file';
import { readManifest, writeManifest } from '../../../../src/core/manifest';
import { NODE_TYPES } from '../../../../src/core/nodes';
import { JOB_FILES } from '../studio-files';

/** Order of the keys too. */
const text = (value: unknown) => JSON.stringify(value, undefined, 1);
const FILES = JOB_FILES.map((f) => [f.name, f] as const);

test('the files are there', () => expect(FILES.length).toBeGreaterThanOrEqual(12));

test.each(FILES)('%s: an export of the import is the file', (_, { job }) => {
  const { graph } = importGraph(job);
  // Through the graph file's own text, as a user keeps it.
  const { nodes, faults } = resolveGraph(readGraphFile(writeGraphFile(graph)), 'job');
  expect(faults).toEqual([]);
  const manifest = { ...manifestOf({ ...graph, nodes: [] }, 'job'), nodes };
  const { file: exported } = exportStudioJob(manifest);
  expect(text(exported.jobs[0])).toBe(text(job));
  for (const dialect of ['git', 'api', 'resource-sync'] as StudioDialect[]) {
    const [again] = readStudioJobs(writeStudioJobs(exported, dialect)).jobs;
    expect(text(again)).toBe(text(job));
  }
});

test.each(FILES)('%s: every node resolves', (_, { job }) => {
  const { graph } = importGraph(job);
  const faults = resolveGraph(graph, 'job').nodes.flatMap((n) => n.faults.map((f) => `${n.id}: ${f.message}`));
  expect(faults).toEqual([]);
  const manifest = manifestOf(graph, 'job');
  expect(exportStudioJob(readManifest(writeManifest(manifest), NODE_TYPES)).warnings).toEqual([]);
});
