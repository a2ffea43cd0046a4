// Pictures of every page of the Studio, light and dark, into docs/images. Needs Chromium (build-tools/install-chromium.sh).
import { mkdir, readFile, rm } from 'node:fs/promises';
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

// The server and the sample project of the tests, bundled so that Node can load them.
await build({
  stdin: { contents: "export { sampleProject } from './test/web/sample-project'; export { startStudio } from './runtime/server/studio/studio-server';", resolveDir: root, loader: 'ts' },
  outfile: join(work, 'studio.cjs'), bundle: true, platform: 'node', format: 'cjs', external: ['@duckdb/node-api', 'libsql'], logLevel: 'error',
  define: { __dirname: JSON.stringify(join(root, 'test', 'web')) },
});
await bundleWeb(join(work, 'web'));
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
  let other = '';
  for (const minimum of ['10', '50', '100', '150']) other = [run, run = await ended((await studio.backend.start('Revenue', { arguments: { minimum } })).id)][0];
  await ended((await studio.backend.start('Orders', { arguments: { day: '2026-01-02' } })).id);
  await ended((await studio.backend.start('Flights', {})).id);
  const store = await project.environment.openStore();
  const session = (n, owner) => ({ id: `analysts-${n}`, phase: 'ready', requestedAt: 0, retryAt: 0, attempts: 1, ...owner === undefined ? {} : { owner, lease: { id: `l${n}`, owner, since: 0, until: 1, tagged: true } } });
  await recordPool(store, 'analysts', { epoch: 'a', serial: 3, clock: Date.now(), observedAt: 0, sessions: [session(1, 'ada'), session(2, 'grace'), session(3)], waiting: [], ended: [], usage: { day: 'today', total: 33120, byUser: {} }, failures: 0, backoffUntil: 0, draining: false });
  store.close();
  await studio.backend.glue('CreateDatabase', { DatabaseInput: { Name: 'shop' } });
  await studio.backend.glue('CreateTable', { DatabaseName: 'shop', TableInput: {
    Name: 'orders', PartitionKeys: [{ Name: 'day', Type: 'date' }], Parameters: { classification: 'csv' },
    StorageDescriptor: { Location: 's3://shop/orders/', Columns: [{ Name: 'id', Type: 'bigint' }, { Name: 'customer', Type: 'int' }, { Name: 'amount', Type: 'decimal(10,2)' }] },
  } });
  const pages = [
    ['jobs', '/', '.table-rows'],
    ['editor', '/jobs/Revenue?node=WithCustomer', '.grid-row'],
    ['editor-profile', '/jobs/Revenue?node=Orders&dock=profile&tab=schema', '.histogram'],
    ['editor-lineage', '/jobs/Revenue?node=Monthly&tab=lineage&column=revenue&dock=run', '.gantt'],
    ['script', '/jobs/Revenue/script?node=Paid', '.cm-picked'],
    ['lineage', '/jobs/Revenue/lineage?column=Monthly›revenue', '.lineage-node'],
    ['runs', '/jobs/Revenue/runs', '.u-wrap'],
    ['run', `/runs/${run}`, '.gantt'],
    ['compare', `/compare?left=${other}&right=${run}`, '.compare-heads'],
    ['monitoring', '/monitoring', '.daybars'],
    ['catalog', '/catalog?database=shop&table=orders', '.type'],
    ['sessions', '/sessions', '.columns-2'],
    ['plan', '/jobs/Revenue/plan', '.plan'],
    ['typescript', '/jobs/Revenue/script?format=typescript&node=Monthly', '.cm-picked'],
  ];
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.goto(studio.url);
    for (const [name, path, ready] of pages) {
      await page.goto(studio.origin + path);
      await page.locator(ready).first().waitFor({ timeout: 40_000 });
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(out, `studio-${name}-${colorScheme}.png`) });
    }
    await page.goto(`${studio.origin}/jobs/Revenue`);
    await page.getByRole('tab', { name: 'Add nodes' }).click();
    await page.locator('.react-flow__node[data-id="Paid"]').click();
    await page.locator('.grid-row').first().waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(out, `studio-compose-${colorScheme}.png`) });
    await context.close();
  }
  console.log(`${(pages.length + 1) * 2} pictures in docs/images`);
} finally {
  await browser.close();
  await studio.close();
  await project.remove();
  await rm(work, { recursive: true, force: true });
}
