import { csvSource, job, target, Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('in/a.csv', `id\n${Array.from({ length: 500 }, (_, i) => i).join('\n')}\n`);
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://in': 'in', 's3://out': 'out' } }));
});
afterEach(() => space.remove());

const lines = (folder: string) => space.files(folder).flatMap((f) => space.read(`${folder}/${f}`).trim().split('\n')).filter((l) => l !== '');

test.each([
  ['at most so many', { topk: 7 }, (n: number) => n === 7],
  ['by chance, of these at most so many', { topk: 100, prob: 0.05 }, (n: number) => n > 0 && n < 100],
])('a spigot writes a sample and passes all rows on: %s', async (_, fields, fits) => {
  space.writeManifest(job({
    In: csvSource('s3://in/', 'id INT'),
    Look: { type: 'Spigot', inputs: ['In'], fields: { path: 's3://out/sample', ...fields } },
    Out: target('json', 's3://out/all', 'Look'),
  }));
  const { code, out, err } = await space.cli('run', 'job.glueprint.json', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(lines('out/all')).toHaveLength(500);
  expect(fits(lines('out/sample').length)).toBe(true);
  const { nodes } = JSON.parse(out) as { nodes: { node: string }[] };
  expect(nodes.map((n) => n.node)).toEqual(['In', 'Look', 'Look/Sample', 'Look/Target', 'Out']);
});
