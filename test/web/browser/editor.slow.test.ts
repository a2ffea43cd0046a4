import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Run, Sample } from '../../../runtime/server/studio/contract';
import { readGraph } from '../sample-project';
import { describeInBrowser } from './chromium';
import { StudioBrowser } from './studio-browser';

describeInBrowser('the editor', () => {
  let studio: StudioBrowser;
  beforeAll(async () => { studio = await StudioBrowser.start(); });
  afterAll(() => studio.close());

  const saved = (page: Page) => page.locator('.save-state', { hasText: 'saved' }).waitFor();
  const node = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
  const fill = async (page: Page, label: string, text: string) => {
    const editor = page.getByRole('textbox', { name: label, exact: true });
    await editor.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };

  /** Until the page shows it; polled from here, as the page's policy forbids to evaluate text in it. */
  const eventually = async (read: () => Promise<unknown>, expected: unknown) => {
    const end = Date.now() + 60_000;
    while (JSON.stringify(await read()) !== JSON.stringify(expected) && Date.now() < end) await new Promise((done) => setTimeout(done, 40));
    expect(await read()).toEqual(expected);
  };

  it.each(['Revenue', 'Orders'])('every node of %s shows the schema and rows that the engine gives', async (job) => {
    const page = await studio.open(`/jobs/${job}?tab=schema`);
    const { nodes } = await studio.studio.backend.job(job);
    for (const { id, outputs } of nodes) {
      await node(page, id).click();
      await page.locator('.dock-node', { hasText: id }).waitFor();
      const sample: Sample = await studio.studio.backend.sample(job, id, { limit: 200, offset: 0 });
      await page.locator('.grid-row').first().waitFor();
      // The columns in view, from the first.
      const columns = sample.columns.map((c) => c.name);
      const shown = () => page.locator('.grid-heading:visible .grid-name').allTextContents();
      await eventually(async () => (await page.locator('.grid').getAttribute('aria-label')) === `Rows of ${id}` && (await shown()).every((name, i) => name === columns[i]), true);
      expect((await shown()).length).toBeGreaterThan(0);
      expect(await page.locator('.grid').getAttribute('aria-colcount')).toBe(String(columns.length));
      expect(await page.locator('.grid').getAttribute('aria-rowcount')).toBe(String(sample.rows + 1));
      if (outputs.length > 0) expect(await page.locator('.schema-table .column-name').allTextContents()).toEqual(sample.columns.map((c) => c.name));
      expect(new URL(page.url()).searchParams.get('node')).toBe(id);
    }
  });

  it('Back leads to where one was', async () => {
    const page = await studio.open('/');
    await page.getByRole('link', { name: 'Revenue' }).click();
    await page.getByRole('link', { name: 'Lineage' }).click();
    await page.locator('.lineage-node').first().waitFor();
    await page.goBack();
    await node(page, 'Paid').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Jobs' }).waitFor();
  });

  it('a new job of five nodes is composed by mouse, runs, and gives the right rows', async () => {
    const page = await studio.open('/');
    await page.getByRole('button', { name: 'New visual job' }).click();
    await page.getByLabel('Name').fill('ByMouse');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('tab', { name: 'Add nodes' }).click();
    const add = (title: string, section: string) => page.locator('.palette section', { hasText: section }).getByRole('button', { name: title, exact: true }).click();

    await add('Amazon S3', 'Sources');
    await page.getByRole('textbox', { name: 'Paths 1' }).fill('s3://shop/orders/');
    await page.getByLabel('Format', { exact: true }).selectOption('csv');
    await fill(page, 'Schema', 'id BIGINT, customer INT, amount DOUBLE, status STRING, day DATE');
    await add('Filter', 'Transforms');
    await fill(page, 'Condition', "status = 'paid'");
    await add('Limit', 'Transforms');
    await page.locator('.inspector').getByLabel('Rows').fill('7');
    await add('SQL query', 'Transforms');
    await fill(page, 'SQL query', 'SELECT count(*) AS n FROM limit');
    await page.getByLabel('Name of input 1 in SQL').fill('few');
    await fill(page, 'SQL query', 'SELECT count(*) AS n, min(status) AS status FROM few');
    await add('Amazon S3', 'Targets');
    await page.locator('.inspector').getByLabel('Path').first().fill('s3://shop/by-mouse/');
    await page.getByLabel('Format', { exact: true }).selectOption('json');
    await saved(page);
    const composed = await studio.studio.backend.job('ByMouse');
    expect(composed.nodes.flatMap((n) => n.issues.map((i) => `${n.id}: ${i.message}`))).toEqual([]);

    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
    await page.locator('h1', { hasText: 'ByMouse' }).waitFor();
    await page.locator('.status-succeeded').first().waitFor();
    const [run] = await studio.studio.backend.runs({ job: 'ByMouse', limit: 1 });
    const { files } = await studio.studio.backend.run(run.id) as Run;
    expect(files.map((f) => f.node)).toEqual(['S3Target']);
    const sample = await studio.studio.backend.sample('ByMouse', 'S3Target', { limit: 10, offset: 0 });
    expect(sample.data).toEqual([['7'], ['paid']]);
    // Reopened, it is the same.
    await page.goto(`${studio.studio.origin}/jobs/ByMouse`);
    await node(page, 'S3Target').waitFor();
    expect(await page.locator('.react-flow__node').count()).toBe(5);
    expect(await page.locator('.react-flow__edge').count()).toBe(4);
  });

  it('the keyboard alone is enough', async () => {
    const page = await studio.open('/');
    const type = async (text: string) => { await page.keyboard.type(text); };
    const tabTo = async (name: RegExp) => {
      for (let i = 0; i < 120; i++) {
        await page.keyboard.press('Tab');
        const label = String(await page.evaluate("(() => { const e = document.activeElement; return (e.getAttribute('aria-label') ?? '') + ' ' + (e.labels?.[0]?.textContent ?? '') + ' ' + (['INPUT','SELECT'].includes(e.tagName) ? e.placeholder ?? '' : e.textContent) + ' ' + (e.dataset?.tab ?? ''); })()"));
        if (name.test(label)) return;
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
    for (const kind of ['amazon s3 reads', 'limit']) {
      await page.locator('.palette').getByLabel('Find a node type').focus();
      await page.keyboard.press('ControlOrMeta+a');
      await type(kind);
      await page.keyboard.press('Enter');
    }
    await tabTo(/Rows/);
    await type('3');
    await saved(page);
    const graph = await readGraph(studio.project, 'ByKeys');
    expect(graph.nodes.map((n) => [n.id, n.inputs.map((i) => i.node)])).toEqual([['S3Source', []], ['Limit', ['S3Source']]]);
    // From the canvas: along the connection, then delete and undo.
    await node(page, 'Limit').focus();
    await page.keyboard.press('Enter');
    await node(page, 'Limit').focus();
    // Up or left, as the layout runs; it may still be running, and the panel may still take the focus, when the first key comes.
    const selected = page.locator('.react-flow__node.selected[data-id="S3Source"]');
    for (const key of Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 'ArrowUp' : 'ArrowLeft'))) {
      if (await selected.count() > 0) break;
      await node(page, 'Limit').focus();
      await page.keyboard.press(key);
      await page.waitForTimeout(250);
    }
    await selected.waitFor();
    await page.keyboard.press('Delete');
    await saved(page);
    expect((await readGraph(studio.project, 'ByKeys')).nodes.map((n) => n.id)).toEqual(['Limit']);
    await page.keyboard.press('ControlOrMeta+z');
    await node(page, 'S3Source').waitFor();
    await saved(page);
    expect((await readGraph(studio.project, 'ByKeys')).nodes).toHaveLength(2);
  });

  it('a misspelt column is marked where it is and put right by its own hint', async () => {
    const path = join(studio.project.folder, 'Misspelt.glue.json');
    await writeFile(path, (await readFile(join(studio.project.folder, 'Revenue.glue.json'), 'utf8')).replace("status = 'paid'", "staus = 'paid'"));
    const page = await studio.open('/jobs/Misspelt?node=Paid');
    await node(page, 'Paid').locator('.is-error').waitFor();
    await page.getByRole('tab', { name: /Problems/ }).click();
    await page.locator('.problem', { hasText: 'staus' }).waitFor();
    await page.locator('.field').getByRole('button', { name: 'Use status' }).click();
    await saved(page);
    await node(page, 'Paid').locator('.is-error').waitFor({ state: 'detached' });
    expect(await readFile(path, 'utf8')).toContain("status = 'paid'");
  });

  it('Python, rules and statements keep their lines', async () => {
    await writeFile(join(studio.project.folder, 'Lines.glue.json'), JSON.stringify({
      version: 1,
      nodes: [
        { id: 'In', type: 'S3Source', fields: { paths: ['s3://shop/orders/'], format: { type: 'csv' }, schema: 'id BIGINT' }, inputs: [] },
        { id: 'Code', type: 'CustomCode', fields: { code: 'df = dfc.select(list(dfc.keys())[0])\nreturn dfc' }, inputs: [{ node: 'In', as: 'in' }] },
        { id: 'Rules', type: 'EvaluateDataQuality', fields: { ruleset: 'Rules = [\n  IsComplete "id"\n]' }, inputs: [{ node: 'In', as: 'in' }] },
      ],
    }));
    const page = await studio.open('/jobs/Lines?node=Code');
    const code = page.getByRole('textbox', { name: 'Code', exact: true });
    await code.locator('.cm-line').nth(1).waitFor();
    await code.click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# first');
    await page.keyboard.press('Enter');
    await page.locator('.outline-item', { hasText: 'Rules' }).click();
    const rules = page.getByRole('textbox', { name: 'Ruleset', exact: true });
    await rules.locator('.cm-line').nth(2).waitFor();
    await rules.click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# rules');
    await page.keyboard.press('Enter');
    await eventually(async () => (await readGraph(studio.project, 'Lines')).nodes.slice(1).map((n) => Object.values(n.fields)[0]), ['# first\ndf = dfc.select(list(dfc.keys())[0])\nreturn dfc', '# rules\nRules = [\n  IsComplete "id"\n]']);
  });

  it('SQL is completed by what the node reads', async () => {
    const page = await studio.open('/jobs/Revenue?node=Paid');
    const editor = page.getByRole('textbox', { name: 'Condition', exact: true });
    await editor.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(' AND cust');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'customer' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await saved(page);
  });

  it('two windows do not write over each other, and a reload loses nothing', async () => {
    await writeFile(join(studio.project.folder, 'Shared.glue.json'), await readFile(join(studio.project.folder, 'Revenue.glue.json'), 'utf8'));
    const [one, two] = [await studio.open('/jobs/Shared?node=Largest'), await studio.open('/jobs/Shared?node=Paid')];
    await Promise.all([node(one, 'Largest').waitFor(), node(two, 'Paid').waitFor()]);
    // The second follows the first while it has nothing of its own.
    await one.locator('input.input-number').first().fill('55');
    await saved(one);
    await two.locator('.outline-item', { hasText: 'Largest' }).click();
    await two.locator('input.input-number').first().waitFor();
    await eventually(() => two.locator('input.input-number').first().inputValue(), '55');
    // Without the server's word of it, an edit on an old state is a conflict.
    await two.route('**/api/v1/events**', (route) => route.abort());
    await two.reload();
    await two.locator('input.input-number').first().waitFor();
    await one.locator('input.input-number').first().fill('66');
    await saved(one);
    await two.locator('input.input-number').first().fill('77');
    await two.getByRole('alertdialog').waitFor();
    expect((await readGraph(studio.project, 'Shared')).nodes.find((n) => n.id === 'Largest')?.fields).toEqual({ rows: 66 });
    // A reload keeps the question and the edit.
    await two.reload();
    await two.getByRole('alertdialog').waitFor();
    await two.getByRole('button', { name: 'Keep mine' }).click();
    await saved(two);
    expect((await readGraph(studio.project, 'Shared')).nodes.find((n) => n.id === 'Largest')?.fields).toEqual({ rows: 77 });
    // An edit that is on its way when the page is left arrives.
    await two.locator('input.input-number').first().fill('88');
    await two.reload();
    await saved(two);
    await eventually(async () => (await readGraph(studio.project, 'Shared')).nodes.find((n) => n.id === 'Largest')?.fields, { rows: 88 });
  });

  it('a reload leaves nodes where they were put, and branches folded away', async () => {
    const page = await studio.open('/jobs/Revenue?node=Largest');
    const place = () => node(page, 'Largest').getAttribute('style').then((style) => /translate\([^)]*\)/.exec(style ?? '')?.[0]);
    await node(page, 'Largest').waitFor();
    const before = await place();
    const box = await node(page, 'Largest').boundingBox();
    if (box === null) throw new Error('not to be seen');
    await page.mouse.move(box.x + 30, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 60, box.y + 70, { steps: 5 });
    await page.mouse.up();
    const moved = await place();
    expect(moved).not.toBe(before);
    await page.reload();
    await node(page, 'Largest').waitFor();
    expect(await place()).toBe(moved);
    await page.locator('.outline-item[data-node="WithCustomer"]').click();
    await page.keyboard.press('ArrowLeft');
    await node(page, 'Paid').waitFor({ state: 'detached' });
    await page.reload();
    await node(page, 'Largest').waitFor();
    expect(await node(page, 'Paid').count()).toBe(0);
    await page.locator('.outline-item[data-node="WithCustomer"]').click();
    await page.keyboard.press('ArrowRight');
    await node(page, 'Paid').waitFor();
    await page.context().close();
  });

  it('HTML in names, data and errors stays text', async () => {
    const evil = '<img src=x onerror="window.hacked=1">';
    const graph = {
      version: 1,
      job: { description: evil },
      nodes: [
        { id: 'Evil', type: 'S3Source', fields: { paths: ['s3://shop/evil/'], format: { type: 'json' }, schema: `\`${evil}\` STRING, n STRUCT<\`<b>x</b>\`: STRING>` }, inputs: [] },
        { id: evil, type: 'Filter', fields: { condition: `\`${evil}\` = '</script><script>window.hacked=1</script>'` }, inputs: [{ node: 'Evil', as: 'evil' }] },
        { id: 'Wrong', type: evil, fields: {}, inputs: [] },
      ],
    };
    await writeFile(join(studio.project.folder, 'Evil.glue.json'), JSON.stringify(graph));
    await studio.project.environment.host.files.makeFolder(join(studio.project.data, 'evil'));
    await writeFile(join(studio.project.data, 'evil', 'a.json'), `${JSON.stringify({ [evil]: evil, n: { '<b>x</b>': evil } })}\n`);
    const page = await studio.open('/jobs/Evil?node=Evil&tab=schema');
    await page.locator('.grid-row').first().waitFor();
    expect(await page.locator('.grid-name').first().textContent()).toBe(evil);
    expect(await page.locator('.grid-cell').first().textContent()).toBe(evil);
    await page.locator('.outline-item').nth(1).click();
    await page.getByRole('tab', { name: /Problems/ }).click();
    await page.locator('.problem').first().waitFor();
    // The script of a job with faults is its first fault.
    for (const [path, ready] of [['/', '.table-rows'], ['/jobs/Evil/lineage', '.lineage-node'], ['/jobs/Evil/script', '.notice-error']] as const) {
      await page.goto(studio.studio.origin + path);
      await page.locator(ready).first().waitFor();
    }
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
  });

  it('shows a run as it goes on, and stops it', async () => {
    // Enough rows that the run takes a while: a join of each order with each.
    await writeFile(join(studio.project.folder, 'Long.glue.json'), JSON.stringify({
      version: 1,
      nodes: [
        { id: 'In', type: 'S3Source', fields: { paths: ['s3://shop/orders/'], format: { type: 'csv' }, schema: 'id BIGINT, customer INT, amount DOUBLE, status STRING, day DATE' }, inputs: [] },
        { id: 'Cross', type: 'SparkSql', fields: { sqlQuery: 'SELECT sum(a.amount * b.amount * c.amount) AS x FROM a CROSS JOIN b CROSS JOIN (SELECT * FROM a LIMIT 4000) c' }, inputs: [{ node: 'In', as: 'a' }, { node: 'In', as: 'b' }] },
        { id: 'Out', type: 'S3Target', fields: { path: 's3://shop/long/', format: { type: 'json' } }, inputs: [{ node: 'Cross', as: 'cross_' }] },
      ],
    }));
    const page = await studio.open('/jobs/Long');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
    await page.locator('.gantt .dot-running').first().waitFor();
    const time = () => page.locator('.tile-value').first().textContent();
    const before = await time();
    await eventually(async () => await time() !== before, true);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('.status-stopped', { hasText: 'Stopped' }).first().waitFor();
    await page.goto(`${studio.studio.origin}/runs?state=STOPPED`);
    await page.getByRole('link', { name: 'Long' }).waitFor();
  });

  it('no page complained or asked for something elsewhere', () => {
    expect(studio.complaints).toEqual([]);
  });
});
