import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeInBrowser } from './chromium';
import { StudioBrowser } from './studio-browser';
import type { Graph } from '../../../runtime/server/studio/contract';
import { startStudio } from '../../../runtime/server/studio/studio-server';
import { GlueprintError } from '../../../src/core/diagnostics';
import { readGraph, sampleProject } from '../sample-project';

const quoted = (name: string) => `\`${name.replace(/`/g, '``')}\``;

describeInBrowser('data and projects that are odd', () => {
  let studio: StudioBrowser;
  beforeAll(async () => { studio = await StudioBrowser.start(); });
  afterAll(() => studio.close());

  const node = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const graph = (name: string, nodes: readonly object[], project = studio.project) => writeFile(join(project.folder, `${name}.glue.json`), JSON.stringify({ version: 1, nodes }));
  const source = (folder: string, type: string, schema?: string) => ({ id: 'In', type: 'S3Source', inputs: [], fields: { paths: [`s3://shop/${folder}/`], format: { type }, ...schema === undefined ? {} : { schema } } });
  const data = async (folder: string, text: string) => {
    await mkdir(join(studio.project.data, folder), { recursive: true });
    await writeFile(join(studio.project.data, folder, 'a.data'), text);
  };
  const headings = (page: Page) => page.locator('.grid-heading .grid-name').allTextContents();

  it('names and values of any kind are shown as they are', async () => {
    const names = ['a b', 'quote"d', "it's", 'back`tick', '<b onclick=alert(1)>x</b>', '😀 👩‍👩‍👧', 'שלום', 'العربية', 'SELECT', 'a.b', 'new\nline', 'x'.repeat(300)];
    const values = ['<script>window.hacked=1</script>', 'مرحبا', '\u202Eright to left', '"q" \'q\' `q`', 'line1\nline2\ttab', '👩‍👩‍👧‍👦', 'y'.repeat(6000), '{{nonce}}', '', ' padded ', '&amp;', 'null'];
    await data('odd', Array.from({ length: 30 }, (_, r) => JSON.stringify(Object.fromEntries(names.map((n, i) => [n, r === 1 ? null : values[i]])))).join('\n'));
    const strange = 'Weird "node" <i>😀</i> שלום';
    await graph('Odd', [source('odd', 'json', names.map((n) => `${quoted(n)} STRING`).join(', ')), { id: strange, type: 'Filter', inputs: [{ node: 'In', as: 'i' }], fields: { condition: '`a b` IS NOT NULL' } }]);
    const page = await studio.open('/jobs/Odd?node=In&tab=schema', { viewport: { width: 2400, height: 900 } });
    await page.locator('.grid-row').first().waitFor();
    const shown = await headings(page);
    expect(shown.length).toBeGreaterThan(4);
    expect(shown).toEqual(names.slice(0, shown.length));
    expect(await page.locator('.grid-row').first().locator('.grid-cell').first().textContent()).toBe(values[0]);
    expect(await page.locator('.schema-table .column-name').allTextContents()).toEqual(names);
    await page.getByRole('tab', { name: 'Profile' }).click();
    await page.locator('.profile tbody tr').nth(names.length - 1).waitFor();
    expect(await page.locator('.profile tbody th').allTextContents()).toEqual(names);
    // A node of any name: from the outline, by its link, in lineage and script.
    await page.goto(`${studio.studio.origin}/jobs/Odd?node=${encodeURIComponent(strange)}`);
    await page.locator('.grid[aria-rowcount="30"]').waitFor();
    await page.goto(`${studio.studio.origin}/jobs/Odd/lineage`);
    await page.locator('.lineage-node', { hasText: strange }).waitFor();
    await page.goto(`${studio.studio.origin}/jobs/Odd/script?node=${encodeURIComponent(strange)}`);
    await page.locator('.cm-picked').first().waitFor();
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    await page.context().close();
  });

  it('200 columns by 10,000 rows are scrolled to every corner with few elements', async () => {
    const columns = Array.from({ length: 200 }, (_, i) => `c${i}`);
    await data('wide', Array.from({ length: 10_000 }, (_, r) => columns.map((_c, c) => `${r}_${c}`).join(',')).join('\n'));
    const wide = source('wide', 'csv', columns.map((c) => `${c} STRING`).join(', '));
    await graph('Wide', [{ ...wide, fields: { ...wide.fields, format: { type: 'csv', withHeader: false } } }]);
    const page = await studio.open('/jobs/Wide?node=In');
    await page.locator('.grid-row').first().waitFor();
    await page.getByLabel('Rows to show').selectOption('10000');
    await page.locator('.grid[aria-rowcount="10001"]').waitFor();
    expect(await page.locator('.grid').getAttribute('aria-colcount')).toBe('200');
    await page.locator('.grid').focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.locator('.grid-cell.is-active', { hasText: '9999_199' }).waitFor();
    expect(await page.locator('.grid-cell').count()).toBeLessThan(1500);
    await page.getByLabel('Filter rows by a Spark SQL condition').fill("c199 LIKE '%7_199' AND c0 >= '9'");
    await page.keyboard.press('Enter');
    await page.locator('.grid-cell', { hasText: /^9\d*7_/ }).first().waitFor();
    await page.context().close();
  });

  it('rows nested six levels deep open in schema and cell, also where no schema is declared', async () => {
    const row = (id: number) => ({ id, x: { a: { b: [{ c: { d: { e: `<i>${id}</i>` } } }] } } });
    await data('deep', [1, 2, 3].map((id) => JSON.stringify(row(id))).join('\n'));
    await graph('Deep', [source('deep', 'json', 'id INT, x STRUCT<a: STRUCT<b: ARRAY<STRUCT<c: STRUCT<d: STRUCT<e: STRING>>>>>>')]);
    await graph('Undeclared', [source('deep', 'json')]);
    for (const job of ['Deep', 'Undeclared']) {
      const page = await studio.open(`/jobs/${job}?node=In&tab=schema`);
      for (const path of ['x', 'x.a', 'x.a.b', 'x.a.b.element', 'x.a.b.element.c', 'x.a.b.element.c.d']) await page.getByRole('button', { name: `Fields of ${path}`, exact: true }).click();
      expect(await page.locator('.schema-table .column-name').allTextContents()).toEqual(['id', 'x', 'a', 'b', 'element', 'c', 'd', 'e']);
      await page.locator('.grid-row').first().waitFor();
      await page.locator('.grid').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      const whole = await page.getByRole('dialog').locator('pre').textContent();
      expect([1, 2, 3].map((id) => row(id).x)).toContainEqual(JSON.parse(whole ?? ''));
      await page.context().close();
    }
  });

  it('jobs without nodes, in a circle, and files that are no JSON say so', async () => {
    await graph('Empty', []);
    const reads = (id: string, from: string) => ({ id, type: 'Filter', inputs: [{ node: from, as: 'x' }], fields: { condition: 'true' } });
    await graph('Circle', [reads('A', 'B'), reads('B', 'A')]);
    await writeFile(join(studio.project.folder, 'Broken.glue.json'), '{ "version": 1, "nodes": [');
    const page = await studio.open('/jobs/Empty');
    await page.getByRole('button', { name: 'Add the first node' }).click();
    await page.locator('.palette').getByRole('button', { name: 'Amazon S3', exact: true }).first().click();
    await node(page, 'S3Source').waitFor();
    await page.goto(`${studio.studio.origin}/jobs/Circle?dock=problems`);
    await page.locator('.problem', { hasText: 'in a circle' }).waitFor();
    expect(await page.locator('.problem').count()).toBe(1);
    await page.goto(`${studio.studio.origin}/jobs/Broken`);
    await page.getByRole('alert').filter({ hasText: 'Broken.glue.json is not JSON' }).waitFor();
    // Put right on disk, it is there without being asked for.
    await graph('Broken', [source('orders', 'csv', 'id BIGINT')]);
    await node(page, 'In').waitFor();
    for (const path of ['/jobs/Nobody', '/runs/jr_none', '/compare?left=jr_a&right=jr_b']) {
      await page.goto(studio.studio.origin + path);
      await page.getByRole('alert').filter({ hasText: /there is no/ }).waitFor();
    }
    await page.goto(`${studio.studio.origin}/jobs/Revenue?node=Nobody&tab=nothing&dock=nothing`);
    await page.getByText('Choose a node').waitFor();
    await page.context().close();
  });

  it('an app without jobs, and an engine that does not start', async () => {
    const project = await sampleProject();
    const broken = { ...project.environment, engine: { ...project.environment.engine, name: 'duckdb', open: () => Promise.reject(new GlueprintError({ code: 'EngineMissing', message: 'the engine <b>is not</b> installed', hint: 'npm install @duckdb/node-api' })) } };
    const other = await StudioBrowser.start({ assembly: join(project.folder, 'nothing') }, { ...project, environment: broken });
    try {
      const page = await other.open('/jobs/Revenue?node=Paid');
      await page.locator('.engine.is-missing', { hasText: 'duckdb missing' }).waitFor();
      await page.getByRole('alert').filter({ hasText: 'the engine <b>is not</b> installed' }).waitFor();
      // All that needs no engine goes on.
      await page.getByRole('tab', { name: 'Output schema' }).click();
      await page.locator('.schema-table .column-name').first().waitFor();
      await project.environment.host.files.remove(join(project.folder, 'Revenue.glue.json'));
      await page.goto(other.studio.origin);
      await page.getByText('No jobs here yet').waitFor();
      expect(other.complaints).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('500 nodes are found, walked along and collapsed', async () => {
    const nodes = Array.from({ length: 500 }, (_, i) => (i < 20 ? { ...source('orders', 'csv', 'id BIGINT, a INT'), id: `N${i}` } : { id: `N${i}`, type: 'Filter', fields: { condition: `a > ${i}` }, inputs: [{ node: `N${i - 20}`, as: 'n' }] }));
    await graph('Large', nodes);
    const page = await studio.open('/jobs/Large');
    await node(page, 'N499').waitFor();
    expect(await page.locator('.react-flow__minimap').count()).toBe(1);
    await page.getByLabel('Find a node or column').fill('N499');
    await page.keyboard.press('Enter');
    await page.locator('.react-flow__node.selected[data-id="N499"]').waitFor();
    await page.getByLabel('Find a node or column').fill('');
    const item = page.locator('.outline-item[data-node="N499"]');
    await item.focus();
    await page.keyboard.press('ArrowLeft');
    // What leads to it alone is folded away.
    await node(page, 'N479').waitFor({ state: 'detached' });
    expect(await page.locator('.react-flow__node').count()).toBe(500 - 24);
    await page.keyboard.press('ArrowRight');
    await node(page, 'N479').waitFor();
    await page.context().close();
  });

  it('a server that is away and comes back loses no edit, nor does a reload at any moment', async () => {
    const first = await StudioBrowser.start();
    let second: Awaited<ReturnType<typeof startStudio>> | undefined;
    try {
      const page = await first.open('/jobs/Revenue?node=Largest');
      const rows = page.locator('input.input-number').first();
      const saved = () => page.locator('.save-state', { hasText: 'saved' }).waitFor();
      const onDisk = async () => (await readGraph(first.project)).nodes.find((n) => n.id === 'Largest')?.fields;
      await rows.waitFor();
      for (const wait of [0, 40, 110, 130, 180]) {
        const value = 1000 + wait;
        await rows.fill(String(value));
        await page.waitForTimeout(wait); // before, while and after it is saved
        await page.reload();
        await rows.waitFor();
        expect(await rows.inputValue()).toBe(String(value));
        await saved();
        expect(await onDisk()).toEqual({ rows: value });
      }
      const { port, token } = first.studio;
      await first.studio.close();
      await page.locator('.engine', { hasText: 'not connected' }).waitFor();
      await rows.fill('2222');
      await page.locator('.save-state', { hasText: 'does not answer' }).waitFor();
      expect(await onDisk()).toEqual({ rows: 1180 });
      second = await startStudio(first.project.environment, { folder: first.project.folder, assembly: join(first.project.folder, 'cdk.out'), web: first.web, version: '0', port, token });
      await saved();
      await page.locator('.engine', { hasText: 'not connected' }).waitFor({ state: 'detached' });
      expect(await onDisk()).toEqual({ rows: 2222 });
      expect((await second.backend.job('Revenue')).nodes.find((n) => n.id === 'Largest')?.fields).toEqual({ rows: 2222 } satisfies Graph['nodes'][number]['fields']);
    } finally {
      await first.browser.close();
      await second?.close();
      await first.project.remove();
    }
  });

  it('no page complained or asked for something elsewhere', () => {
    expect(studio.complaints).toEqual([]);
  });
});
