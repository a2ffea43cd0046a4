import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateConnectionCommand, CreateCrawlerCommand, GetCrawlerCommand, GetTablesCommand, StartCrawlerCommand, type JdbcTarget } from '@aws-sdk/client-glue';
import Libsql from 'libsql';
import { until } from './scripted-runner';
import { nodeHost } from '../../../../runtime/host/node-host';
import { localPlugins } from '../../../../runtime/server/local-plugins';
import { OracleBench } from '../../connectors/oracle/oracle-bench';
import { startLocalGlue, type LocalGlue } from '../local-glue';

let local: LocalGlue;
beforeAll(async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'crawl-jdbc-'));
  const file = join(stateDir, 'shop.sqlite');
  const shop = new Libsql(file);
  shop.exec('CREATE TABLE orders (id INTEGER PRIMARY KEY, item TEXT, price DECIMAL(10,2))');
  shop.exec('CREATE TABLE customers (id INTEGER, name TEXT); CREATE TABLE tmp_x (a TEXT);');
  shop.close();
  const connections = { shop: `sqlite:${file}` };
  local = await startLocalGlue({ stateDir, plugins: (server) => localPlugins({ host: nodeHost(), bindings: [], connections, stateDir, engine: 'sql', ...server }) });
  await local.glue.send(new CreateConnectionCommand({
    ConnectionInput: { Name: 'by-url', ConnectionType: 'JDBC', ConnectionProperties: { JDBC_CONNECTION_URL: `jdbc:sqlite:${file}`, USERNAME: 'u', PASSWORD: 'p' } },
  }));
});
afterAll(() => local.close());

let crawlers = 0;
async function crawl(target: JdbcTarget, DatabaseName: string) {
  const Name = `c${++crawlers}`;
  await local.glue.send(new CreateCrawlerCommand({ Name, Role: 'r', DatabaseName, Targets: { JdbcTargets: [target] } }));
  await local.glue.send(new StartCrawlerCommand({ Name }));
  const { Crawler } = await until(() => local.glue.send(new GetCrawlerCommand({ Name })), (r) => r.Crawler?.State === 'READY', 8000);
  return Crawler?.LastCrawl;
}

test.each(['shop', 'by-url'])('tables of a database, by the connection %s', async (ConnectionName) => {
  const database = ConnectionName.replace('-', '_');
  expect(await crawl({ ConnectionName, Path: 'shop/%', Exclusions: ['shop/tmp_*'] }, database)).toMatchObject({ Status: 'SUCCEEDED' });
  const { TableList = [] } = await local.glue.send(new GetTablesCommand({ DatabaseName: database }));
  const tables = TableList.filter((t) => /shop_(orders|customers|tmp_x)/.test(t.Name ?? ''));
  expect(tables.map((t) => [t.Name, t.StorageDescriptor?.Location, t.Parameters?.classification, t.Parameters?.connectionName])).toEqual([
    ['shop_customers', 'shop.customers', 'sqlite', ConnectionName], ['shop_orders', 'shop.orders', 'sqlite', ConnectionName],
  ]);
  expect(tables[1]?.StorageDescriptor?.Columns?.map((c) => c.Name)).toEqual(['id', 'item', 'price']);
});

test('tables of Oracle, by the URL of a connection of Glue', async () => {
  const bench = await OracleBench.open();
  const { oracle, server } = bench;
  try {
    await oracle.run('CREATE TABLE ORDERS (ID NUMBER(10) PRIMARY KEY, ITEM VARCHAR2(20), PRICE NUMBER(10,2), AT_ TIMESTAMP, SPAN INTERVAL DAY TO SECOND, NOTE CLOB)');
    await oracle.run('CREATE TABLE "Odd names" ("of it" NUMBER(3))');
    const properties = { JDBC_CONNECTION_URL: `jdbc:oracle:thin://@127.0.0.1:${server.port}/shop`, USERNAME: 'scott', PASSWORD: 'right' };
    await local.glue.send(new CreateConnectionCommand({ ConnectionInput: { Name: 'oracle', ConnectionType: 'JDBC', ConnectionProperties: properties } }));
    expect(await crawl({ ConnectionName: 'oracle', Path: 'shop/SCOTT/%' }, 'of_oracle')).toMatchObject({ Status: 'SUCCEEDED' });
    const { TableList = [] } = await local.glue.send(new GetTablesCommand({ DatabaseName: 'of_oracle' }));
    expect(TableList.map((t) => [t.Name, t.StorageDescriptor?.Location, t.Parameters?.classification, t.StorageDescriptor?.Columns?.map((c) => `${c.Name} ${c.Type}`).join(', ')])).toEqual([
      ['shop_scott_odd_names', 'shop.SCOTT.Odd names', 'oracle', 'of it decimal(3,0)'],
      ['shop_scott_orders', 'shop.SCOTT.ORDERS', 'oracle', 'id decimal(10,0), item string, price decimal(10,2), at_ timestamp, note string'],
    ]);
  } finally {
    await bench.close();
  }
});

test('a connection that nothing stands for, and a path without tables, fail the crawl', async () => {
  expect(await crawl({ ConnectionName: 'nowhere', Path: 'x/%' }, 'failed')).toMatchObject({ Status: 'FAILED', ErrorMessage: expect.stringContaining('nowhere') });
  expect(await crawl({ ConnectionName: 'shop', Path: 'shop/none' }, 'failed')).toMatchObject({ Status: 'FAILED', ErrorMessage: expect.stringContaining('shop/none') });
});
