import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Graph, Job, Run } from '../../../runtime/server/studio/contract';
import { addNode } from '../../../web/graph/edit';
import { compileAll } from '../../core/codegen/construct-code/program';
import { readGraph } from '../sample-project';
import { describeInBrowser } from './chromium';
import { StudioBrowser } from './studio-browser';

describeInBrowser('composing a job', () => {
  let studio: StudioBrowser;
  beforeAll(async () => { studio = await StudioBrowser.start(); });
  afterAll(() => studio.close());

  const backend = () => studio.studio.backend;
  const saved = (page: Page) => page.locator('.save-state', { hasText: 'saved' }).waitFor();
  const node = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const downloaded = async (page: Page): Promise<{ path: string; text: string }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save', exact: true }).click()]);
    const path = join(studio.project.folder, download.suggestedFilename());
    await download.saveAs(path);
    return { path, text: await readFile(path, 'utf8') };
  };
  const run = async (job: string): Promise<Run> => {
    const { id } = await backend().start(job, {});
    for (;;) {
      const found = await backend().run(id);
      if (found.endedAt !== undefined) return found;
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  /** What a job is, without the names that an import gives again. */
  const meaning = ({ nodes }: Job) => Object.fromEntries(nodes.map((n) => {
    const columns = n.outputs.map((o) => o.columns);
    return [n.id, { columns, issues: n.issues, reads: n.inputs.map((i) => i.node) }];
  }));

  it('five nodes by the keyboard alone: composed, run, exported, imported the same, ejected to TypeScript that compiles', async () => {
    const page = await studio.open('/');
    const type = (text: string) => page.keyboard.type(text);
    const focused = async () => String(await page.evaluate("(() => { const e = document.activeElement; return (e.getAttribute('aria-label') ?? '') + ' ' + (e.labels?.[0]?.textContent ?? '') + ' ' + (['INPUT','SELECT'].includes(e.tagName) ? e.placeholder ?? '' : e.textContent) + ' ' + (e.dataset?.tab ?? ''); })()"));
    const tabTo = async (name: RegExp) => {
      for (let i = 0; i < 160; i++) {
        await page.keyboard.press('Tab');
        if (name.test(await focused())) return;
      }
      throw new Error(`Tab does not reach ${String(name)}`);
    };
    await page.getByRole('heading', { name: 'Jobs' }).waitFor();
    await tabTo(/New visual job/);
    await page.keyboard.press('Enter');
    await type('ByKeys');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Outline' }).waitFor();
    await tabTo(/Outline/);
    await page.keyboard.press('ArrowRight');
    await page.locator('.palette').waitFor();
    const add = async (kind: string, id: string) => {
      await tabTo(/Find a node type/);
      await page.keyboard.press('ControlOrMeta+a');
      await type(kind);
      await page.keyboard.press('Enter');
      await page.locator(`#node-name[value="${id}"]`).waitFor();
    };
    await add('S3Source', 'S3Source');
    await tabTo(/Paths 1/);
    await type('s3://shop/orders/');
    await tabTo(/^ ?Format/);
    await type('csv');
    await tabTo(/^Schema/);
    await type('id BIGINT, customer INT, amount DOUBLE, status STRING, day DATE');
    await add('filter', 'Filter');
    await tabTo(/^Condition/);
    await type("status = 'paid' AND id < 100");
    await add('drop fields', 'DropFields');
    await tabTo(/^ *day/);
    await page.keyboard.press('Space');
    await add('sql query', 'SparkSql');
    await tabTo(/^SQL query/);
    await type('SELECT status, count(*) AS n, sum(customer) AS customers FROM drop_fields GROUP BY status');
    await page.keyboard.press('Escape');
    await add('S3Target', 'S3Target');
    await tabTo(/^ ?Path/);
    await type('s3://shop/by-keys/');
    await tabTo(/^ ?Format/);
    await type('json');
    await saved(page);
    const composed = await backend().job('ByKeys');
    expect(composed.nodes.flatMap((n) => n.issues.map((i) => `${n.id}: ${i.message}`))).toEqual([]);
    expect(composed.nodes.map((n) => [n.id, n.inputs.map((i) => i.node)])).toEqual([
      ['S3Source', []], ['Filter', ['S3Source']], ['DropFields', ['Filter']], ['SparkSql', ['DropFields']], ['S3Target', ['SparkSql']],
    ]);

    await tabTo(/Run$|Run /);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(/^ *Run ?$/);
    await page.keyboard.press('Enter');
    await page.locator('.status-succeeded').first().waitFor();
    const [first] = await backend().runs({ job: 'ByKeys', limit: 1 });
    expect((await backend().run(first?.id ?? '')).files).toHaveLength(1);
    const folder = join(studio.project.data, 'by-keys');
    const [part = ''] = (await readdir(folder)).filter((f) => !/^[._]/.test(f));
    const written = await readFile(join(folder, part), 'utf8');
    const lines = (await readFile(join(studio.project.data, 'orders', 'orders.csv'), 'utf8')).split('\n').slice(1).map((l) => l.split(','));
    const paid = lines.filter((l) => l[3] === 'paid' && Number(l[0]) < 100);
    expect(JSON.parse(written)).toEqual({ status: 'paid', n: paid.length, customers: paid.reduce((sum, l) => sum + Number(l[1]), 0) });

    // Out to Glue Studio's form and in again, still by keys but for the file chooser.
    await page.goto(`${studio.studio.origin}/jobs/ByKeys`);
    await node(page, 'S3Target').waitFor();
    const menu = async (item: string) => {
      await tabTo(/More actions/);
      await page.keyboard.press('Enter');
      await page.getByRole('menu').waitFor();
      await page.keyboard.press(item.charAt(0));
      for (let i = 0; i < 8 && !(await focused()).includes(item); i++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    };
    await menu('Export for Glue Studio');
    await page.locator('.cm-content').waitFor();
    const { path, text } = await downloaded(page);
    expect(JSON.parse(text)).toMatchObject({ name: 'ByKeys' });
    await page.goto(studio.studio.origin);
    await page.getByRole('button', { name: 'Import' }).click();
    await page.getByLabel('Name').fill('Imported');
    await page.getByLabel('File').setInputFiles(path);
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByRole('button', { name: 'Open the job' }).or(page.locator('.react-flow__node').first()).waitFor();
    const open = page.getByRole('button', { name: 'Open the job' });
    if (await open.isVisible()) await open.click();
    await node(page, 'S3Target').waitFor();
    expect(meaning(await backend().job('Imported'))).toEqual(meaning(composed));
    await run('Imported');
    const target = (await backend().runs({ job: 'Imported', limit: 1 }))[0];
    expect(target).toMatchObject({ state: 'SUCCEEDED', rowsWritten: 1 });

    await menu('Eject to TypeScript');
    await page.getByRole('textbox', { name: 'Imported.ts' }).or(page.locator('.cm-content')).first().waitFor();
    const { text: code } = await downloaded(page);
    expect(code).toContain('new EtlJob');
    expect(compileAll(new Map([['imported', code]]))).toEqual([]);
  });

  it('a node with several outputs has a handle for each, and its connections start there', async () => {
    const graph = await readGraph(studio.project);
    const nodes = [
      graph.nodes[0],
      { id: 'Way', type: 'Route', inputs: [{ node: 'Orders', as: 'orders' }], fields: { groups: [{ name: 'paid', condition: "status = 'paid'" }] } },
      { id: 'Parts', type: 'SplitFields', inputs: [{ node: 'Way', output: 'default_group', as: 'w' }], fields: { paths: ['id', 'status'] } },
      { id: 'Few', type: 'Limit', inputs: [{ node: 'Parts', output: 'selected', as: 'p' }], fields: { rows: 3 } },
    ];
    await writeFile(join(studio.project.folder, 'Ways.glue.json'), JSON.stringify({ version: 1, nodes }));
    const page = await studio.open('/jobs/Ways?node=Way');
    await page.locator('.grid-row').first().waitFor();
    expect(await node(page, 'Way').locator('.react-flow__handle.source').count()).toBe(2);
    expect(await node(page, 'Parts').locator('.react-flow__handle.source').count()).toBe(2);
    expect(await page.locator('.react-flow__edge').count()).toBe(3);
    const status = async (output: string) => {
      await page.getByLabel('Output', { exact: true }).selectOption(output);
      const sample = await backend().sample('Ways', 'Way', { output, limit: 200, offset: 0 });
      await page.locator(`.grid[aria-rowcount="${sample.rows + 1}"]`).waitFor();
      return [...new Set(sample.data[3])].sort();
    };
    expect(await status('paid')).toEqual(['paid']);
    expect(await status('default_group')).toEqual(['open', 'returned']);
    // What is added after it reads its first output.
    await page.getByRole('tab', { name: 'Add nodes' }).click();
    await page.locator('.palette').getByRole('button', { name: 'Limit', exact: true }).click();
    await saved(page);
    expect((await backend().job('Ways')).nodes.at(-1)).toMatchObject({ inputs: [{ node: 'Way', output: 'paid' }] });
    await page.locator('.react-flow__edge').nth(3).waitFor({ state: 'attached' });
  });

  it('nodes are duplicated, copied into another job, cut, and all of it undone', async () => {
    await writeFile(join(studio.project.folder, 'Pasted.glue.json'), JSON.stringify({ version: 1, nodes: [] }));
    await writeFile(join(studio.project.folder, 'Copied.glue.json'), JSON.stringify({ version: 1, nodes: (await readGraph(studio.project)).nodes.slice(0, 3).map((n) => (n.id === 'Paid' ? { ...n, fields: { condition: "status = 'paid'" } } : n)) }));
    const ids = async (job: string) => (await readGraph(studio.project, job)).nodes.map((n) => n.id);
    const page = await studio.open('/jobs/Copied');
    await node(page, 'Orders').click();
    await page.keyboard.press('ControlOrMeta+d');
    await page.locator('.react-flow__node').nth(3).waitFor();
    await saved(page);
    const four = await ids('Copied');
    expect(four).toHaveLength(4);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.react-flow__node').nth(3).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Redo' }).click();
    await page.locator('.react-flow__node').nth(3).waitFor();
    await node(page, 'Orders').click();
    await node(page, 'Paid').click({ modifiers: ['Shift'] });
    await page.locator('.react-flow__node.selected').nth(1).waitFor();
    await page.keyboard.press('ControlOrMeta+c');
    await page.goto(`${studio.studio.origin}/jobs/Pasted`);
    await page.getByText('No nodes yet').waitFor();
    await page.locator('.canvas').focus().catch(() => undefined);
    await page.keyboard.press('ControlOrMeta+v');
    await page.locator('.react-flow__node').nth(1).waitFor();
    expect(await page.locator('.react-flow__edge').count()).toBe(1);
    await saved(page);
    expect(await ids('Pasted')).toEqual(['Orders', 'Paid']);
    await page.keyboard.press('ControlOrMeta+x');
    await page.locator('.react-flow__node').first().waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+z');
    await node(page, 'Paid').waitFor();
    await saved(page);
    expect(await ids('Pasted')).toEqual(['Orders', 'Paid']);
    await page.context().close();
  });

  it('rows are sorted, filtered and counted as the link says', async () => {
    const page = await studio.open('/jobs/Revenue?node=Monthly');
    await page.locator('.grid-row').first().waitFor();
    await page.locator('.grid-heading', { hasText: 'revenue' }).click();
    await page.locator('.grid-heading[aria-sort="ascending"]').waitFor();
    await page.locator('.grid-heading', { hasText: 'revenue' }).click();
    await page.locator('.grid-heading[aria-sort="descending"]').waitFor();
    await page.getByLabel('Filter rows by a Spark SQL condition').fill('month <= 2');
    await page.keyboard.press('Enter');
    const wanted = await backend().sample('Revenue', 'Monthly', { limit: 200, offset: 0, sort: 'revenue', descending: true, filter: 'month <= 2' });
    await page.locator(`.grid[aria-rowcount="${wanted.rows + 1}"]`).waitFor();
    const link = page.url();
    expect(new URL(link).searchParams.get('filter')).toBe('month <= 2');
    const again = await studio.open(link.slice(studio.studio.origin.length));
    await again.locator(`.grid[aria-rowcount="${wanted.rows + 1}"]`).waitFor();
    expect(await again.locator('.grid-row').first().locator('.grid-cell').allTextContents()).toEqual(wanted.data.map((column) => String(column[0])));
    // Another node has conditions of its own.
    await node(again, 'Paid').click();
    await again.locator('.grid[aria-label="Rows of Paid"] .grid-row').first().waitFor();
    expect(new URL(again.url()).searchParams.get('filter')).toBeNull();
    await Promise.all([page.context().close(), again.context().close()]);
  });

  it('every node type has a form, and says why it has no rows here', async () => {
    const types = backend().nodeTypes();
    expect(types.length).toBeGreaterThan(80);
    let graph: Graph = { settings: (await backend().job('Revenue')).settings, parameters: [], nodes: [{ id: 'Orders', type: 'S3Source', fields: { paths: ['s3://shop/orders/'], format: { type: 'csv' }, schema: 'id BIGINT, day DATE' }, inputs: [] }] };
    for (const type of types.filter((t) => t.isImportOnly !== true)) graph = addNode(graph, type, Array.from({ length: Math.max(1, type.inputs.min) }, () => ({ node: 'Orders' }))).graph;
    await writeFile(join(studio.project.folder, 'Every.glue.json'), JSON.stringify({ version: 1, nodes: graph.nodes }));
    const page = await studio.open('/jobs/Every');
    await page.locator('.outline-item').first().waitFor();
    for (const { id, type } of graph.nodes.slice(1)) {
      await page.locator('.outline-item', { has: page.getByText(id, { exact: true }) }).first().click();
      await page.locator(`#node-name[value="${id}"]`).waitFor();
      const { fields, notLocal } = types.find((t) => t.kind === type) ?? { fields: [], notLocal: undefined };
      // A label for the name, one for the inputs, and one or more for each field.
      expect(await page.locator('.properties .field').count()).toBeGreaterThanOrEqual(1 + fields.length);
      await page.locator('.dock-panel .empty, .dock-panel .notice, .dock-panel .grid').first().waitFor();
      if (notLocal !== undefined && types.find((t) => t.kind === type)?.family !== 'target') expect(await page.locator('.dock-panel').textContent()).toContain('No rows here');
    }
    await page.getByRole('tab', { name: 'Add nodes' }).click();
    await page.locator('.palette-item').first().waitFor();
    expect(await page.locator('.palette-item').count()).toBe(types.length - 1);
    await page.getByLabel('Find a node type').fill('kafka');
    expect(await page.locator('.palette-item').allTextContents()).toEqual(['Kafka through the Data Catalog', 'Apache Kafka', 'Apache Kafka']);
  }, 240_000);

  it('no page complained or asked for something elsewhere', () => {
    expect(studio.complaints).toEqual([]);
  });
});
