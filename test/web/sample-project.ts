import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeHost } from '../../runtime/host/node-host';
import { localEnvironment, type RunEnvironment } from '../../runtime/runs/environment';

const ROOT = join(__dirname, '..', '..');

export interface SampleProject {
  readonly folder: string;
  readonly environment: RunEnvironment;
  /** Where the sample data of `s3://shop/` lies. */
  readonly data: string;
  remove(): Promise<void>;
}

const CUSTOMERS = ['Ada', 'Grace', 'Linus', 'Barbara', 'Edsger', 'Donald', 'Margaret', 'Alan'];
const COUNTRIES = ['DE', 'FR', 'US', 'JP'];

/** A graph file with a join, a filter, an aggregation and nested rows. */
export const SHOP_GRAPH = {
  version: 1,
  job: { description: 'Revenue of paid orders by country and month' },
  parameters: [{ name: 'minimum', type: 'double', default: '10' }],
  nodes: [
    { id: 'Orders', type: 'S3Source', fields: { paths: ['s3://shop/orders/'], format: { type: 'csv', withHeader: true }, schema: 'id BIGINT, customer INT, amount DECIMAL(10,2), status STRING, day DATE' }, inputs: [] },
    { id: 'Customers', type: 'S3Source', fields: { paths: ['s3://shop/customers/'], format: { type: 'json' }, schema: 'id INT, name STRING, address STRUCT<country: STRING, city: STRING>, tags ARRAY<STRING>' }, inputs: [] },
    { id: 'Paid', type: 'Filter', fields: { condition: "status = 'paid' AND amount >= :minimum" }, inputs: [{ node: 'Orders', as: 'orders' }] },
    {
      id: 'WithCustomer',
      type: 'SparkSql',
      inputs: [{ node: 'Paid', as: 'o' }, { node: 'Customers', as: 'c' }],
      fields: { sqlQuery: 'SELECT o.id, o.amount, o.day, c.name, c.address, c.tags\nFROM o JOIN c ON o.customer = c.id' },
    },
    {
      id: 'Monthly',
      type: 'SparkSql',
      inputs: [{ node: 'WithCustomer', as: 'w' }],
      fields: { sqlQuery: 'SELECT w.address.country AS country, month(w.day) AS month, count(*) AS orders, sum(w.amount) AS revenue\nFROM w\nGROUP BY w.address.country, month(w.day)' },
    },
    { id: 'Largest', type: 'Limit', fields: { rows: 100 }, inputs: [{ node: 'WithCustomer', as: 'with_customer' }] },
    { id: 'Summary', type: 'S3Target', fields: { path: 's3://shop/out/monthly/', format: { type: 'parquet' }, mode: 'overwrite' }, inputs: [{ node: 'Monthly', as: 'monthly' }] },
    { id: 'Sample', type: 'S3Target', fields: { path: 's3://shop/out/largest/', format: { type: 'json' }, mode: 'overwrite' }, inputs: [{ node: 'Largest', as: 'largest' }] },
  ],
};

/** A folder like that of a user: two synthesized jobs, a graph file, some data. Same bytes each time. */
export async function sampleProject(options: { readonly orders?: number } = {}): Promise<SampleProject> {
  const parent = await mkdtemp(join(tmpdir(), 'glueprint-studio-'));
  const folder = join(parent, 'shop');
  const data = join(folder, 'data');
  await mkdir(join(folder, 'cdk.out'), { recursive: true });
  await mkdir(join(data, 'orders'), { recursive: true });
  await mkdir(join(data, 'customers'), { recursive: true });
  for (const name of ['flights', 'orders']) await copyFile(join(ROOT, 'test/fixtures/manifests', `${name}.glueprint.json`), join(folder, 'cdk.out', `${name}.glueprint.json`));
  await writeFile(join(folder, 'Revenue.glue.json'), `${JSON.stringify(SHOP_GRAPH, null, 2)}\n`);
  const lines = Array.from({ length: options.orders ?? 5000 }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 1 + (i * 7) % 180)).toISOString().slice(0, 10);
    return `${i + 1},${(i * 5) % CUSTOMERS.length + 1},${((i * 7919) % 20000 / 100).toFixed(2)},${['paid', 'paid', 'open', 'returned'][(i * 3) % 4]},${day}`;
  });
  await writeFile(join(data, 'orders', 'orders.csv'), `id,customer,amount,status,day\n${lines.join('\n')}\n`);
  await writeFile(join(data, 'customers', 'customers.json'), CUSTOMERS.map((name, i) => JSON.stringify({
    id: i + 1, name, address: { country: COUNTRIES[i % 4], city: `City ${i + 1}` }, tags: i % 3 === 0 ? ['vip', 'early'] : i % 3 === 1 ? ['new'] : [],
  })).join('\n'));
  // `orders` of the manifest reads a bucket that only a deploy names.
  await mkdir(join(data, 'bucket', 'orders'), { recursive: true });
  await writeFile(join(data, 'bucket', 'orders', 'a.csv'), 'id,customer,amount,day\n1,Ada,250.5,2026-01-01\n2,Grace,50,2026-01-01\n3,Linus,120,2026-01-01\n4,Ada,999.99,2026-01-02\n');
  const datasets = join(ROOT, 'node_modules', 'vega-datasets', 'data');
  const environment = localEnvironment(nodeHost(folder), [
    { uri: 's3://shop/', path: data },
    { uri: 's3://vega-datasets/', path: datasets },
    { uri: 's3://shop-data/', path: join(data, 'bucket') },
    { uri: 's3://example-results/', path: join(folder, 'results') },
  ], join(folder, '.glueprint'));
  return { folder, data, environment, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}

export async function readGraph(project: SampleProject, name = 'Revenue'): Promise<typeof SHOP_GRAPH> {
  return JSON.parse(await readFile(join(project.folder, `${name}.glue.json`), 'utf8')) as typeof SHOP_GRAPH;
}
