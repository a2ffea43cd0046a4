import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { violations } from './axe';
import { describeInBrowser } from './chromium';
import { StudioBrowser } from './studio-browser';
import type { Run } from '../../../runtime/server/studio/contract';

const ONE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';

describeInBrowser('what a run leaves behind', () => {
  let studio: StudioBrowser;
  let runs: { left: Run; right: Run; failed: Run };

  const graph = (name: string, nodes: readonly object[], job: object = {}) => writeFile(join(studio.project.folder, `${name}.glue.json`), JSON.stringify({ version: 1, job, parameters: [{ name: 'most', type: 'int', default: '3' }], nodes }));
  const source = (folder: string, schema: string, fields: object = {}) => ({ id: 'In', type: 'S3Source', inputs: [], fields: { paths: [`s3://shop/${folder}/`], format: { type: 'csv', withHeader: true }, schema, ...fields } });
  const sql = (id: string, from: string, sqlQuery: string) => ({ id, type: 'SparkSql', inputs: [{ node: from, as: 'input' }], fields: { sqlQuery } });
  const target = (from: string, path: string) => ({ id: 'Out', type: 'S3Target', inputs: [{ node: from, as: 'input' }], fields: { path: `s3://shop/${path}/`, format: { type: 'parquet' } } });
  const data = async (folder: string, text: string, name = 'a.csv') => {
    await mkdir(join(studio.project.data, folder), { recursive: true });
    await writeFile(join(studio.project.data, folder, name), text);
  };
  const section = (page: Page, label: string) => page.getByRole('region', { name: label, exact: true }).first();

  beforeAll(async () => {
    studio = await StudioBrowser.start();
    await data('people', 'id,name\n1,Ada\n2,<b>Grace</b>\n3,Linus\n4,Edsger\n');
    const some = (query: string) => graph('Compared', [source('people', 'id INT, name STRING'), sql('Some', 'In', query), target('Some', 'compared')]);
    await some('SELECT id, IF(id = :most, upper(name), name) AS name, 1 AS old FROM input WHERE id <= :most + 1');
    const left = await studio.run('Compared', { most: '3' });
    await some('SELECT id, IF(id = :most, upper(name), name) AS name, CAST(id AS BIGINT) AS fresh FROM input WHERE id <= :most + 1');
    const right = await studio.run('Compared', { most: '2' });
    await graph('Failing', [source('people', 'id INT, name STRING'), sql('Checked', 'In', "SELECT id, IF(id = 2, raise_error('two is one too many'), name) AS name FROM input"), target('Checked', 'failing')]);
    const failed = await studio.run('Failing');
    await data('marked', 'id\n1\n');
    await utimes(join(studio.project.data, 'marked', 'a.csv'), new Date('2026-01-01'), new Date('2026-01-01'));
    await graph('Marked', [source('marked', 'id INT'), target('In', 'marked-out')], { bookmarks: 'enable' });
    await studio.run('Marked');
    await data('marked', 'id\n2\n3\n', 'b.csv');
    await studio.run('Marked');
    await graph('Judged', [source('people', 'id INT, name STRING'), { id: 'Rules', type: 'EvaluateDataQuality', inputs: [{ node: 'In', as: 'input' }], fields: { ruleset: 'Rules = [ColumnValues "id" < 4, RowCount = 4]' } }, target('Rules', 'judged')]);
    await studio.run('Judged');
    runs = { left, right, failed };
  });
  afterAll(() => studio.close());

  it.each(['light', 'dark'] as const)('two runs are compared, %s: settings, rows of nodes, schema and rows of targets', async (colorScheme) => {
    const page = await studio.open('/jobs/Compared/runs', { colorScheme });
    const ticks = page.getByRole('checkbox', { name: /Compare the run/ });
    await ticks.nth(1).waitFor();
    await ticks.nth(0).check();
    await ticks.nth(1).check();
    await page.getByRole('button', { name: 'Compare two' }).click();
    await page.goto(`${studio.studio.origin}/compare?left=${runs.left.id}&right=${runs.right.id}`);
    const rows = page.getByRole('region', { name: 'Rows of Out' });
    await rows.getByText('Columns that differ').waitFor();
    expect(await rows.locator('table').first().locator('tbody tr').allTextContents()).toEqual(['oldint–', 'fresh–bigint']);
    expect(await rows.locator('.diff-counts li').allTextContents()).toEqual(['0 only right', '1 only left', '2 changed, by id']);
    const differing = await rows.locator('.rows-table tbody tr').allTextContents();
    expect(differing.sort()).toEqual(['changed2<b>Grace</b> <B>GRACE</B>', 'changed3LINUS Linus', 'only left4Edsger']);
    expect(await section(page, 'Settings that differ').locator('tbody tr').allTextContents()).toContain('most32');
    expect(await section(page, 'Nodes').locator('tbody tr', { hasText: 'Some' }).locator('td').first().textContent()).toBe('4');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('a failed run shows the node and its offending rows, %s', async (colorScheme) => {
    const page = await studio.open(`/runs/${runs.failed.id}`, { colorScheme });
    const offending = page.locator('section[aria-label="Offending rows"]');
    await offending.locator('.rows-table').waitFor();
    expect(await offending.locator('.rows-table tbody tr').allTextContents()).toEqual(['2<b>Grace</b>']);
    expect(await page.locator('.notice-error').first().textContent()).toContain('two is one too many');
    expect(await page.locator('.gantt tr.is-failed th').textContent()).toBe('Checked');
    expect(await violations(page)).toEqual([]);
    await offending.getByRole('link', { name: 'Checked' }).click();
    await page.locator('.react-flow__node[data-id="Checked"] .run-failed').waitFor();
    await page.context().close();
  });

  it('bookmarks are rewound with a list of what would be read, light and dark', async () => {
    const page = await studio.open('/jobs/Marked/runs', { colorScheme: 'dark' });
    const bookmarks = section(page, 'Bookmarks');
    await bookmarks.getByText('2 times').waitFor();
    const files = (p: Page) => p.getByRole('dialog').locator('tbody code').allTextContents();
    await bookmarks.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').locator('tbody tr').nth(1).waitFor();
    expect((await files(page)).map((f) => f.split('/').at(-1)).sort()).toEqual(['a.csv', 'b.csv']);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    await bookmarks.getByRole('button', { name: 'Rewind' }).click();
    await page.getByRole('dialog').locator('tbody tr').first().waitFor();
    expect((await files(page)).map((f) => f.split('/').at(-1))).toEqual(['b.csv']);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Rewind' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await studio.run('Marked')).rowsRead).toBe(2);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('the quality of a node is judged in its panel, %s', async (colorScheme) => {
    const page = await studio.open('/jobs/Judged?node=Rules&dock=quality', { colorScheme });
    const panel = section(page, 'Data quality of Rules');
    await panel.getByText('Score 50%').or(panel.getByText('Score 50 %')).first().waitFor();
    expect(await panel.locator('table').first().locator('tbody tr td:first-child').allTextContents()).toEqual(['Failed', 'Passed']);
    expect((await panel.locator('.rows-table tbody tr').allTextContents()).map((t) => t.slice(0, 7))).toEqual(['4Edsger']);
    expect(await panel.getByText('Earlier runs').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('a table of the catalog shows its rows; a result of a cell is drawn', async () => {
    await studio.studio.backend.glue('CreateDatabase', { DatabaseInput: { Name: 'shop' } });
    await studio.studio.backend.glue('CreateTable', { DatabaseName: 'shop', TableInput: { Name: 'orders', Parameters: { 'classification': 'csv', 'skip.header.line.count': '1' }, StorageDescriptor: { Location: 's3://shop/orders/', Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'customer', Type: 'int' }] } } });
    const page = await studio.open('/catalog?database=shop&table=orders');
    await page.getByRole('grid', { name: 'Rows of shop.orders' }).locator('.grid-row').first().waitFor();
    expect(await violations(page)).toEqual([]);
    // As an endpoint with a session answers; the drawing is what is tested.
    const table = '+-----+------+\n|month|orders|\n+-----+------+\n|Jan  |12    |\n|Feb  |30    |\n|Mar  |NULL  |\n|<b>  |-4    |\n+-----+------+\n';
    const Statements = [
      { Id: 1, Code: '%%sql\nSELECT month, orders', State: 'AVAILABLE', Output: { Data: { TextPlain: table } } },
      { Id: 2, Code: 'plt.plot([1, 2])\n%matplot plt', State: 'AVAILABLE', Output: { Data: { TextPlain: '', MimeType: 'image/png;base64', Result: ONE_PIXEL } } },
      { Id: 3, Code: 'x', State: 'AVAILABLE', Output: { Data: { TextPlain: 'no image', MimeType: 'image/png;base64', Result: '"><script>' } } },
    ];
    await page.route('**/api/v1/glue/ListStatements', (route) => route.fulfill({ json: { Statements } }));
    await page.goto(`${studio.studio.origin}/sessions/any`);
    await page.getByRole('tab', { name: 'Plot' }).click();
    const plot = page.getByRole('img', { name: /Plot of cell 1: orders by month/ });
    await plot.waitFor();
    expect(await plot.locator('rect').count()).toBe(3);
    expect(await plot.getAttribute('aria-label')).toContain('<b>: -4');
    const figures = page.getByRole('img', { name: /^Figure of cell/ });
    expect(await figures.evaluateAll((all) => all.map((f) => [f.getAttribute('alt'), f.clientWidth]))).toEqual([['Figure of cell 2', 1]]);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('an app that does not synthesize says why on every page, and no longer once it does', async () => {
    const page = await studio.open('/');
    await page.locator('.table-rows').waitFor();
    studio.studio.backend.synthesized("Orders › condition: there is no column '<i>staus</i>'");
    const alert = page.getByRole('alert').filter({ hasText: 'could not be synthesized' });
    await alert.waitFor();
    expect(await alert.locator('pre').textContent()).toBe("Orders › condition: there is no column '<i>staus</i>'");
    expect(await violations(page)).toEqual([]);
    await page.goto(`${studio.studio.origin}/jobs/Revenue`);
    await alert.waitFor();
    studio.studio.backend.synthesized();
    await alert.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('no page complained or asked for something elsewhere', () => {
    expect(studio.complaints).toEqual([]);
  });
});
