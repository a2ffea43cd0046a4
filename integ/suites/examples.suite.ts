import { readFileSync } from 'node:fs';
import { dataset, synthesizeExample } from './examples';
import { cloud, suite } from './lane';

/** Each example, deployed, given its data, run and looked at: what an emulator test takes. `flights` and `production` have suites of their own. */
suite('examples', [cloud()], (fixture) => {
  test('earthquakes: a nested document becomes files of three formats', async () => {
    const objects = await fixture().objects();
    await objects.put('s3://example-earthquakes/feed/earthquakes.json', readFileSync(dataset('earthquakes.json')));
    const stack = await fixture().deploy(await synthesizeExample('earthquakes'));
    await fixture().runJob(stack);
    expect((await objects.text('s3://example-earthquakes/regions/')).split('\n')[0]).toMatch(/^region,/);
    expect(await objects.list('s3://example-earthquakes/quakes/')).toEqual([expect.stringMatching(/\.parquet$/)]);
    const [product = ''] = (await objects.text('s3://example-earthquakes/products/')).split('\n');
    expect(Object.keys(JSON.parse(product) as object)).not.toHaveLength(0);
    await stack.delete();
  });

  test('movies: dirty JSON becomes Parquet and a CSV by genre', async () => {
    const objects = await fixture().objects();
    await objects.put('s3://example-movies/raw/movies.json', readFileSync(dataset('movies.json')));
    const stack = await fixture().deploy(await synthesizeExample('movies'));
    await fixture().runJob(stack);
    expect((await objects.text('s3://example-movies/genres/')).trim().split('\n').length).toBeGreaterThan(5);
    expect(await objects.list('s3://example-movies/movies/')).toEqual([expect.stringMatching(/\.parquet$/)]);
    await stack.delete();
  });
});
