import type { Page } from 'playwright-core';
import { violations } from './axe';
import { describeInBrowser } from './chromium';
import { StudioBrowser } from './studio-browser';

describeInBrowser('accessibility', () => {
  let studio: StudioBrowser;
  let run = '';
  beforeAll(async () => {
    studio = await StudioBrowser.start({ revisions: { manifests: () => Promise.resolve([]), file: () => Promise.resolve(undefined) } });
    run = (await studio.studio.backend.start('Revenue', {})).id;
    await studio.ended(run);
  });
  afterAll(() => studio.close());

  const pages: readonly (readonly [string, () => string, string])[] = [
    ['jobs', () => '/', 'text=Flights'],
    ['editor, job settings', () => '/jobs/Revenue', 'text=Job settings'],
    ['editor, data', () => '/jobs/Revenue?node=WithCustomer', '.grid-row'],
    ['editor, schema and profile', () => '/jobs/Revenue?node=Orders&tab=schema&dock=profile', '.histogram'],
    ['editor, lineage and SQL', () => '/jobs/Revenue?node=Monthly&tab=lineage&column=revenue&dock=sql', '.cm-content'],
    ['editor, last run', () => '/jobs/Revenue?node=Paid&dock=run', '.gantt'],
    ['editor of a job in code', () => '/jobs/Orders?node=Big&dock=pyspark', '.cm-content'],
    ['script', () => '/jobs/Revenue/script?node=Paid', '.cm-picked'],
    ['lineage', () => '/jobs/Revenue/lineage', '.lineage-node'],
    ['script in TypeScript', () => '/jobs/Revenue/script?format=typescript&node=Paid', '.cm-picked'],
    ['plan', () => '/plan', '.plan'],
    ['manifest', () => '/jobs/Revenue/manifest', '.cm-content'],
    ['runs of a job', () => '/jobs/Revenue/runs', '.table-rows'],
    ['runs', () => '/runs', '.table-rows'],
    ['run', () => `/runs/${run}`, '.log'],
    ['monitoring', () => '/monitoring', '.daybars'],
    ['sessions', () => '/sessions', 'text=New session'],
    ['catalog', () => '/catalog', 'text=catalog is empty'],
    ['data quality', () => '/quality', 'text=No results yet'],
  ];

  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    let page: Page;
    beforeAll(async () => { page = await studio.open('/', { colorScheme }); });
    afterAll(() => page.context().close());

    it.each(pages)('%s has no violation', async (_, path, ready) => {
      await page.goto(studio.studio.origin + path());
      await page.locator(ready).first().waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });

  it('dialogs and menus have none either', async () => {
    const page = await studio.open('/jobs/Revenue?node=Paid');
    await page.locator('.grid-row').first().waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate node' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Engine').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each([[1280, 800], [820, 1180]])('at %i × %i nothing of a page is out of reach', async (width, height) => {
    for (const path of ['/', '/jobs/Revenue?node=Paid', '/monitoring', '/runs']) {
      const page = await studio.open(path, { viewport: { width, height } });
      await page.locator('.table-rows, .grid-row, .daybars').first().waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.context().close();
    }
  });

  it('no page complained or asked for something elsewhere', () => {
    expect(studio.complaints).toEqual([]);
  });
});
