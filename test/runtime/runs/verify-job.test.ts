import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localEnvironment } from '../../../runtime/runs/environment';
import { verifyJob } from '../../../runtime/runs/verify-job';
import { readManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';
import { csvSource, job, Workspace } from '../harness';

const MANIFEST = readManifest(readFileSync(join(__dirname, '../../golden/examples/movies.glueprint.json'), 'utf8'), NODE_TYPES);
const movie = (title: string, rating: number) => JSON.stringify({ 'Title': title, 'Release Date': 'Feb 10 1999', 'IMDB Votes': 5, 'IMDB Rating': rating, 'Major Genre': 'Drama' });

/** The same job twice, the second time over other movies. */
async function verify(workspace: Workspace, movies: readonly string[], others: readonly string[]) {
  const inputs = [movies, others].map((list, i) => workspace.write(`movies-${i}.json`, `[${list.join(',\n')}]`));
  return verifyJob(MANIFEST, {
    engines: ['duckdb', 'duckdb'],
    parameters: {},
    rows: 5,
    environment: (targets) => localEnvironment(workspace.host(), [
      ...targets, { uri: 's3://example-movies/raw/movies.json', path: inputs[targets.some((t) => t.path.includes('/1/')) ? 1 : 0] ?? '' },
    ], workspace.path('.state')),
  });
}

test('equal targets, and the rows that differ', async () => {
  const workspace = new Workspace();
  const same = await verify(workspace, [movie('A', 5), movie('B', 6)], [movie('B', 6), movie('A', 5)]);
  expect(same.runs.map((r) => r.error)).toEqual([undefined, undefined]);
  expect(same.equal).toBe(true);
  expect(same.targets.map((t) => t.rowCounts)).not.toEqual([]);
  const other = await verify(workspace, [movie('A', 5), movie('B', 6)], [movie('A', 5), movie('B', 7), movie('C', 1)]);
  expect(other.equal).toBe(false);
  const [movies] = other.targets.filter((t) => t.rowCounts[1] === 3);
  expect(movies?.rows).toMatchObject({ onlyLeft: 1, onlyRight: 2 });
});

test('a target that writes no files is told before anything runs', async () => {
  const workspace = new Workspace();
  const manifest = job({ In: csvSource('s3://in/', 'id INT'), Out: { type: 'DynamoDBTarget', inputs: ['In'], fields: { tableName: 't' } } });
  const options = { engines: ['duckdb', 'duckdb'] as const, parameters: {}, rows: 5, environment: () => localEnvironment(workspace.host(), []) };
  await expect(verifyJob(manifest, options)).rejects.toMatchObject({ code: 'NotComparable', details: { node: 'Out' } });
  expect(workspace.files('.', false)).toEqual([]);
});
