import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Sample } from '../../../runtime/server/studio/contract';
import { Workspace } from '../../runtime/harness';
import { EXAMPLES, exampleProject } from '../example-project';
import { describeInBrowser } from './chromium';
import { StudioBrowser } from './studio-browser';

interface Preview {
  readonly sampled: boolean;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly Record<string, unknown>[];
}

describeInBrowser('the three examples', () => {
  let studio: StudioBrowser;
  const space = new Workspace();
  beforeAll(async () => { studio = await StudioBrowser.start({}, await exampleProject()); });
  afterAll(async () => {
    await studio.close();
    space.remove();
  });

  /** A cell as the value that it stands for: the page has numbers beyond a double and nested values as text, the command line has JSON. */
  const valueOf = (cell: unknown, type: string): unknown => {
    if (typeof cell !== 'string') return cell;
    if (/^(tinyint|smallint|int|bigint|decimal|float|double)/i.test(type)) return Number(cell);
    return /^(struct|array|map)/i.test(type) ? JSON.parse(cell) : cell;
  };
  const rowsOf = (types: readonly string[], rows: readonly (readonly unknown[])[]) => rows.map((r) => JSON.stringify(r.map((c, i) => valueOf(c, types[i] ?? '')))).sort();
  const shown = (sample: Sample): readonly Cell[][] => Array.from({ length: sample.rows }, (_, r) => sample.data.map((c) => c[r] ?? null));

  it.each(EXAMPLES)('every node of %s shows the schema and the rows that the command line gives', async (example) => {
    const file = join(studio.project.folder, 'cdk.out', `${example}.glueprint.json`);
    const { job } = JSON.parse(readFileSync(file, 'utf8')) as { job: { name: string } };
    const { nodes } = await studio.studio.backend.job(job.name);
    expect(nodes.length).toBeGreaterThan(5);
    const page = await studio.open(`/jobs/${job.name}?tab=schema`);
    let compared = 0;
    for (const { id, outputs, family } of nodes) {
      const cli = JSON.parse((await space.cli('preview', file, id, '--json', '--rows', '200', '--config', join(studio.project.folder, 'glueprint.json'))).out) as Preview;
      await page.locator(`.react-flow__node[data-id="${id}"]`).click();
      await page.locator('.dock-node', { hasText: id }).waitFor();
      await page.locator(`.grid[aria-label="Rows of ${id}"], .empty`).first().waitFor();
      if (family !== 'target' && outputs.length === 1) expect(await page.locator('.schema-table .column-name').allTextContents()).toEqual(cli.columns.map((c) => c.name));
      const sample = await studio.studio.backend.sample(job.name, id, { limit: 200, offset: 0 });
      expect(sample.columns).toEqual(cli.columns.map(({ name, type }) => ({ name, type })));
      expect(await page.locator('.grid').getAttribute('aria-rowcount')).toBe(String(sample.rows + 1));
      expect(sample.rows).toBe(cli.rows.length);
      // Which of more rows come first is nobody's promise; the same rows are where all are shown.
      if (sample.more || sample.from !== 'all rows' || cli.sampled) continue;
      compared++;
      const types = cli.columns.map((c) => c.type);
      const given = rowsOf(types, cli.rows.map((r) => cli.columns.map((c) => r[c.name] ?? null)));
      const different = rowsOf(types, shown(sample)).flatMap((row, n) => (row === given[n] ? [] : [`${id}: ${row.slice(0, 300)} is not ${given[n]?.slice(0, 300)}`]));
      expect(different.slice(0, 3)).toEqual([]);
    }
    if (example !== 'flights') expect(compared).toBeGreaterThan(0);
  }, 240_000);

  it('no page complained or asked for something elsewhere', () => {
    expect(studio.complaints).toEqual([]);
  });
});
