// Pictures of every page of the Studio, light and dark, into docs/images. Needs Chromium (build-tools/install-chromium.sh).
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { bundleWeb } from './bundle-web.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'docs', 'images');
const work = join(root, 'node_modules', '.cache', 'glueprint-screenshots');
await rm(work, { recursive: true, force: true });
await mkdir(work, { recursive: true });
await mkdir(out, { recursive: true });
const small = join(root, 'node_modules', '.cache', 'glueprint-screenshots-small');
await mkdir(small, { recursive: true });

// The server and the sample project of the tests, bundled so that Node can load them.
await build({
  stdin: { contents: "export { sampleProject } from './test/web/sample-project'; export { startStudio } from './runtime/server/studio/studio-server';", resolveDir: root, loader: 'ts' },
  outfile: join(work, 'studio.cjs'), bundle: true, platform: 'node', format: 'cjs', external: ['@duckdb/node-api', 'libsql'], logLevel: 'error',
  define: { __dirname: JSON.stringify(join(root, 'test', 'web')) },
});
await bundleWeb(join(work, 'web'));
/** Jobs that leave something to look at behind: rows that fail, rules, bookmarks, triggers. */
async function moreJobs(folder, data) {
  const source = { id: 'Orders', type: 'S3Source', inputs: [], fields: { paths: ['s3://shop/orders/'], format: { type: 'csv', withHeader: true }, schema: 'id BIGINT, customer INT, amount DECIMAL(10,2), status STRING, day DATE' } };
  const target = (input) => ({ id: 'Out', type: 'S3Target', inputs: [{ node: input, as: 'input' }], fields: { path: `s3://shop/${input.toLowerCase()}/`, format: { type: 'parquet' } } });
  const job = (name, nodes, settings = {}) => writeFile(join(folder, `${name}.glue.json`), JSON.stringify({ version: 1, job: settings, parameters: [], nodes }));
  await job('Invoices', [source, { id: 'Priced', type: 'SparkSql', inputs: [{ node: 'Orders', as: 'o' }], fields: { sqlQuery: "SELECT o.id, o.customer, o.day,\n  IF(o.amount = 0, raise_error(concat('order ', o.id, ' has no price')), o.amount) AS amount\nFROM o" } }, target('Priced')], { description: 'One invoice for each order' });
  await writeFile(join(folder, 'Prices.glue.json'), JSON.stringify({ version: 1, job: { description: 'Prices less a discount' }, parameters: [{ name: 'rate', type: 'double', default: '0.9' }], nodes: [source, { id: 'Reduced', type: 'SparkSql', inputs: [{ node: 'Orders', as: 'o' }], fields: { sqlQuery: 'SELECT o.id, o.status, o.day, IF(o.id % 7 = 0, CAST(round(o.amount * :rate, 2) AS DECIMAL(10,2)), o.amount) AS price\nFROM o\nWHERE o.id <= 60 AND o.amount > 100 * :rate' } }, target('Reduced')] }));
  await job('CheckedOrders', [source, { id: 'Rules', type: 'EvaluateDataQuality', inputs: [{ node: 'Orders', as: 'orders' }], fields: { ruleset: 'Rules = [\n  IsComplete "id",\n  IsUnique "id",\n  ColumnValues "status" in ["paid", "open"],\n  RowCount > 1000\n]' } }, target('Rules')], { description: 'Orders that keep the rules', bookmarks: 'enable' });
  const { job: { logicalId } } = JSON.parse(await readFile(join(folder, 'cdk.out', 'orders.glueprint.json'), 'utf8'));
  await writeFile(join(folder, 'cdk.out', 'Shop.template.json'), JSON.stringify({ Resources: { Nightly: { Type: 'AWS::Glue::Trigger', Properties: { Type: 'SCHEDULED', Schedule: 'cron(0 2 * * ? *)', Actions: [{ JobName: { Ref: logicalId } }] } } } }));
  return join(data, 'orders');
}

/** As an endpoint that holds the pool would have left it. */
async function recordPool(store, name, state) {
  await studio.backend.pools(); // makes the table
  store.run('INSERT INTO pools (pool, version, state) VALUES (?, 1, ?)', name, JSON.stringify(state));
}
const { sampleProject, startStudio } = createRequire(import.meta.url)(join(work, 'studio.cjs'));
const project = await sampleProject();
// As the app was at the last commit: with fewer rows kept, and without one of the jobs.
const before = JSON.parse(await readFile(join(project.folder, 'Revenue.glue.json'), 'utf8'));
before.nodes.find((n) => n.id === 'Largest').fields.rows = 10;
before.job.numberOfWorkers = 5;
before.nodes.find((n) => n.id === 'Monthly').fields.sqlQuery = before.nodes.find((n) => n.id === 'Monthly').fields.sqlQuery.replace('sum(w.amount) AS revenue', 'sum(w.amount) AS revenue, max(w.amount) AS largest');
const pool = {
  policy: { pool: 'analysts', dpu: 2, limits: { maxSessions: 8, maxSessionsPerUser: 1, dpuHoursPerDay: 40 }, timeZone: 'UTC', warm: [], leaseSeconds: 600, idleSeconds: 1800, maxLifetimeSeconds: 28800, keepForOwnerSeconds: 60, tickSeconds: 60 },
  template: { role: 'arn:aws:iam::123456789012:role/analysts', glueVersion: '5.1', workerType: 'G.1X', numberOfWorkers: 2, idleTimeoutMinutes: 30, timeoutMinutes: 480, defaultArguments: {}, tags: {} },
};
const studio = await startStudio(project.environment, {
  pools: async () => [pool],
  revisions: { manifests: async () => [], file: async () => JSON.stringify(before) },
  folder: project.folder, assembly: join(project.folder, 'cdk.out'), web: join(work, 'web'), version: '0.0.0' });
const browser = await chromium.launch({ executablePath: process.env.GLUEPRINT_CHROMIUM ?? '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

const ended = async (id) => {
  for (let i = 0; i < 200 && (await studio.backend.run(id)).endedAt === undefined; i++) await new Promise((done) => setTimeout(done, 50));
  return id;
};
try {
  // Something to look at: runs that went well and one that did not.
  let run = '';
  for (const minimum of ['10', '50', '100', '150']) run = await ended((await studio.backend.start('Revenue', { arguments: { minimum } })).id);
  await ended((await studio.backend.start('Orders', { arguments: { day: '2026-01-02' } })).id);
  await ended((await studio.backend.start('Flights', {})).id);
  const orders = await moreJobs(project.folder, project.data);
  const failed = await ended((await studio.backend.start('Invoices', {})).id);
  const prices = [];
  for (const rate of ['0.9', '0.8']) prices.push(await ended((await studio.backend.start('Prices', { arguments: { rate } })).id));
  await ended((await studio.backend.start('CheckedOrders', {})).id);
  await writeFile(join(orders, 'more.csv'), 'id,customer,amount,status,day\n90001,1,12.50,paid,2026-07-01\n90001,2,7.25,lost,2026-07-01\n');
  await ended((await studio.backend.start('CheckedOrders', {})).id);
  const store = await project.environment.openStore();
  const session = (n, owner) => ({ id: `analysts-${n}`, phase: 'ready', requestedAt: 0, retryAt: 0, attempts: 1, ...owner === undefined ? {} : { owner, lease: { id: `l${n}`, owner, since: 0, until: 1, tagged: true } } });
  await recordPool(store, 'analysts', { epoch: 'a', serial: 3, clock: Date.now(), observedAt: 0, sessions: [session(1, 'ada'), session(2, 'grace'), session(3)], waiting: [], ended: [], usage: { day: 'today', total: 33120, byUser: {} }, failures: 0, backoffUntil: 0, draining: false });
  store.close();
  await studio.backend.glue('CreateDatabase', { DatabaseInput: { Name: 'shop' } });
  await studio.backend.glue('CreateTable', { DatabaseName: 'shop', TableInput: {
    Name: 'returns', PartitionKeys: [{ Name: 'day', Type: 'date' }], Parameters: { classification: 'csv' },
    StorageDescriptor: { Location: 's3://shop/returns/', Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'customer', Type: 'int' }, { Name: 'amount', Type: 'decimal(10,2)' }] },
  } });
  for (const day of ['2026-06-30', '2026-07-01']) {
    await mkdir(join(project.data, 'returns', `day=${day}`), { recursive: true });
    await writeFile(join(project.data, 'returns', `day=${day}`, 'a.csv'), Array.from({ length: 6 }, (_, i) => `${7 * i + 3},${i % 4 + 1},${(i * 13.37).toFixed(2)}`).join('\n'));
    await studio.backend.glue('CreatePartition', { DatabaseName: 'shop', TableName: 'returns', PartitionInput: { Values: [day], StorageDescriptor: { Location: `s3://shop/returns/day=${day}/`, Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'customer', Type: 'int' }, { Name: 'amount', Type: 'decimal(10,2)' }] } } });
  }
  const pages = [
    ['jobs', '/', '.table-rows'],
    ['editor', '/jobs/Revenue?node=WithCustomer', '.grid-row'],
    ['editor-profile', '/jobs/Revenue?node=Orders&dock=profile&tab=schema', '.histogram'],
    ['editor-lineage', '/jobs/Revenue?node=Monthly&tab=lineage&column=revenue&dock=run', '.gantt'],
    ['script', '/jobs/Revenue/script?node=Paid', '.cm-picked'],
    ['lineage', '/jobs/Revenue/lineage?column=Monthly›revenue', '.lineage-node'],
    ['runs', '/jobs/Revenue/runs', '.u-wrap'],
    ['run', `/runs/${run}`, '.gantt'],
    ['compare', `/compare?left=${prices[0]}&right=${prices[1]}`, '.diff-counts'],
    ['monitoring', '/monitoring', '.daybars'],
    ['catalog', '/catalog?database=shop&table=returns', '.grid-row'],
    ['sessions', '/sessions', '.columns-2'],
    ['offending', `/runs/${failed}`, '.rows-table'],
    ['quality', '/jobs/CheckedOrders?node=Rules&dock=quality', '.rows-table'],
    ['bookmarks', '/jobs/CheckedOrders/runs', '.bookmark-state', (page) => page.getByRole('button', { name: 'Rewind' }).click()],
    ['plot', '/sessions/analysis', 'role=tab[name="Plot"]', (page) => page.getByRole('tab', { name: 'Plot' }).click()],
    ['plan', '/jobs/Revenue/plan', '.plan'],
    ['typescript', '/jobs/Revenue/script?format=typescript&node=Monthly', '.cm-picked'],
  ];
  const cells = '+-------+-------+\n|month  |revenue|\n+-------+-------+\n|2026-01|80231  |\n|2026-02|71820  |\n|2026-03|79410  |\n|2026-04|76125  |\n|2026-05|80977  |\n|2026-06|75230  |\n+-------+-------+\n';
  const statements = [{ Id: 0, Code: "%%sql\nSELECT date_format(day, 'yyyy-MM') AS month, round(sum(amount)) AS revenue FROM shop.orders GROUP BY 1 ORDER BY 1", State: 'AVAILABLE', StartedOn: 1000, CompletedOn: 1042, Output: { Data: { TextPlain: cells } } }];
  // Each page at the width of a desktop goes into the docs; `--all` takes those of small windows beside them, to look at.
  const sizes = [['', 1440, 900], ...process.argv.includes('--all') ? [['-1280', 1280, 800], ['-tablet', 820, 1180]] : []];
  for (const [size, width, height] of sizes) for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    const take = (name) => page.screenshot({ path: join(size === '' ? out : small, `studio-${name}${size}-${colorScheme}.png`) });
    // The cell is what an endpoint with a session answers.
    await page.route('**/api/v1/glue/ListStatements', (route) => route.fulfill({ json: { Statements: statements } }));
    await page.goto(studio.url);
    for (const [name, path, ready, act] of pages) {
      await page.goto(studio.origin + path);
      await page.locator(ready).first().waitFor({ timeout: 40_000 });
      await act?.(page);
      await page.waitForTimeout(500);
      await take(name);
    }
    await page.goto(`${studio.origin}/jobs/Revenue`);
    await page.getByRole('tab', { name: 'Add nodes' }).click();
    await page.locator('.react-flow__node[data-id="Paid"]').click();
    await page.locator('.grid-row').first().waitFor();
    await page.waitForTimeout(300);
    await take('compose');
    await context.close();
  }
  console.log(`${(pages.length + 1) * 2} pictures in docs/images${sizes.length > 1 ? `, those of small windows in ${small}` : ''}`);
} finally {
  await browser.close();
  await studio.close();
  await project.remove();
  await rm(work, { recursive: true, force: true });
}
