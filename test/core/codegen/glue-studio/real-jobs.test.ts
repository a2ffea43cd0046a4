import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportStudioJob, importGraph, readStudioJobs, StudioDialect, StudioFile, StudioJob, writeStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { manifestOf, readGraphFile, resolveGraph, writeGraphFile } from '../../../../src/core/codegen/graph-file';
import { readManifest, writeManifest } from '../../../../src/core/manifest';
import { NODE_TYPES } from '../../../../src/core/nodes';

/** Real jobs, which are not ours to publish; where they are is the machine's to say. */
const FOLDER = process.env.GLUE_STUDIO_JOBS ?? join(__dirname, '../../../../../shared/glue-studio-jobs');
const FILES = existsSync(FOLDER) ? readdirSync(FOLDER).filter((f) => f.endsWith('.json')).sort() : [];
const describeReal = FILES.length === 0 ? describe.skip : describe;

const read = (file: string): StudioFile => readStudioJobs(readFileSync(join(FOLDER, file), 'utf8'), file);
const jobOf = (file: StudioFile): StudioJob => {
  const [job] = file.jobs.filter((j) => j.nodes.length > 0);
  if (job === undefined) throw new Error('no visual job');
  return job;
};
/** Order of the keys too. */
const text = (value: unknown) => JSON.stringify(value, undefined, 1);

describeReal('real jobs of Glue Studio', () => {
  test('are there', () => expect(FILES).toHaveLength(12));

  test.each(FILES)('%s: an export of the import is the file', (name) => {
    const file = read(name);
    const job = jobOf(file);
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

  test.each(FILES)('%s: every node resolves', (name) => {
    const { graph } = importGraph(jobOf(read(name)));
    const faults = resolveGraph(graph, 'job').nodes.flatMap((n) => n.faults.map((f) => `${n.id}: ${f.message}`));
    expect(faults).toEqual([]);
    const manifest = manifestOf(graph, 'job');
    expect(exportStudioJob(readManifest(writeManifest(manifest), NODE_TYPES)).warnings).toEqual([]);
  });
});
