import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { createConnection, Connection } from 'mysql2/promise';
import { Client } from 'pg';
import { cloud, suite } from './lane';
import { shopApp } from './shop-app';
import { DeployedStack, glueEndpoint, kafka, mariaDb, postgreSql } from '../../runtime/testing';
import { CuttingProxy } from '../../test/runtime/connectors/cutting-proxy';

const ORDERS = ['id,customer,amount,paid,at', '1,Ada,10.50,true,2026-01-31T10:00:00Z', '2,"O\'Hara, Bo",3.00,false,2026-01-31T11:00:00Z', '3,Zoë,7.25,true,2026-02-01T00:00:00Z', ''].join('\n');

/** Jobs whose connections are found as on AWS: Glue tells where, Secrets Manager who; what they write is looked at with the systems' own clients. */
suite('connections', [cloud(), glueEndpoint(), postgreSql(), mariaDb(), kafka()], (fixture) => {
  let stack: DeployedStack;
  let postgresql: Client;
  let mariadb: Connection;
  let events: Kafka;

  beforeAll(async () => {
    postgresql = new Client({ connectionString: fixture().url('postgresql') });
    await postgresql.connect();
    mariadb = await createConnection(fixture().url('mariadb'));
    events = new Kafka({ brokers: [new URL(fixture().url('kafka')).host], logLevel: logLevel.NOTHING });
    // The servers may be kept from an earlier run.
    await postgresql.query('DROP TABLE IF EXISTS orders');
    await postgresql.query("DO $$ BEGIN CREATE USER loader; EXCEPTION WHEN duplicate_object THEN NULL; END $$; ALTER USER loader PASSWORD 'right'; GRANT ALL ON SCHEMA public TO loader");
    await mariadb.query('DROP TABLE IF EXISTS paid_orders');
    await mariadb.query("CREATE OR REPLACE USER loader@'%' IDENTIFIED BY 'right'");
    await mariadb.query("GRANT ALL ON test.* TO loader@'%'");
    await mariadb.query('CREATE TABLE paid_orders (id BIGINT PRIMARY KEY, customer VARCHAR(40), amount DECIMAL(12,2), paid BOOLEAN, at DATETIME)');
    await mariadb.query("INSERT INTO paid_orders VALUES (1, 'to be updated', 0, FALSE, NULL)");
    const admin = events.admin();
    await admin.connect();
    if ((await admin.listTopics()).includes('paid')) await admin.deleteTopics({ topics: ['paid'] });
    await admin.createTopics({ topics: [{ topic: 'paid', numPartitions: 2 }], waitForLeaders: true });
    await admin.disconnect();
    const places = { postgresql: fixture().url('postgresql'), mariadb: fixture().url('mariadb'), kafka: fixture().url('kafka'), password: 'right' };
    stack = await fixture().deploy(shopApp(mkdtempSync(join(tmpdir(), 'glueprint-shop-')), places));
    await (await fixture().objects()).put(`s3://${stack.physicalId('Data')}/orders/1.csv`, ORDERS);
  }, 240_000);
  afterAll(async () => {
    await postgresql?.end();
    await mariadb?.end();
    await stack?.delete();
  });

  test('files to PostgreSQL', async () => {
    await fixture().runJob(stack, { job: 'Load' });
    const { rows } = await postgresql.query('SELECT id, customer, amount, paid FROM orders ORDER BY id');
    expect(rows).toEqual([{ id: '1', customer: 'Ada', amount: '10.50', paid: true }, { id: '2', customer: "O'Hara, Bo", amount: '3.00', paid: false }, { id: '3', customer: 'Zoë', amount: '7.25', paid: true }]);
  });

  test('PostgreSQL to MariaDB, by key', async () => {
    await fixture().runJob(stack, { job: 'Copy' });
    const [rows] = await mariadb.query('SELECT id, customer, amount FROM paid_orders ORDER BY id');
    expect(rows).toEqual([{ id: 1, customer: 'Ada', amount: '10.50' }, { id: 3, customer: 'Zoë', amount: '7.25' }]);
  });

  test('MariaDB to Kafka to files', async () => {
    await fixture().runJob(stack, { job: 'Send' });
    await fixture().runJob(stack, { job: 'Keep' });
    const lines = (await (await fixture().objects()).text(`s3://${stack.physicalId('Data')}/paid/`)).trim().split('\n');
    expect(lines[0]).toBe('id,customer');
    expect(lines.slice(1).sort()).toEqual(['1,Ada', '3,Zoë']);
  });

  describe('what goes wrong is named, and the target is as it was', () => {
    const failed = async (job: string, connections: Record<string, unknown> = {}) => (await fixture().runJob(stack, { job, connections, expect: 'FAILED' })).error;
    const count = async () => (await postgresql.query('SELECT count(*)::int AS n FROM orders')).rows[0] as { n: number };

    test('a password that is not right', async () => {
      const { n } = await count();
      const url = fixture().url('postgresql').replace('glue@', '');
      expect(await failed('Load', { 'Shop/Postgresql': { url, user: 'loader', password: 'wrong' } })).toMatchObject({ code: 'WrongCredentials', node: 'Out' });
      expect(await count()).toEqual({ n });
    });

    test('a secret that is not there', async () => {
      const url = fixture().url('postgresql').replace('glue@', '');
      expect(await failed('Load', { 'Shop/Postgresql': { url, secret: 'no-such-secret' } })).toMatchObject({ code: 'MissingSecret', message: expect.stringContaining("'no-such-secret'") as string });
    });

    test('a server that is not there', async () => {
      expect(await failed('Copy', { 'Shop/Mariadb': { url: 'mysql://127.0.0.1:1/test', user: 'loader', password: 'right' } })).toMatchObject({ code: 'ConnectionRefused', node: 'Out' });
    });

    test('a connection that is cut in the middle, every time', async () => {
      const { n } = await count();
      const proxy = await CuttingProxy.open(Number(new URL(fixture().url('postgresql')).port));
      proxy.cuts = Array.from({ length: 20 }, () => ({ to: 600 }));
      try {
        const url = fixture().url('postgresql').replace('glue@', '').replace(/:\d+\//, `:${proxy.port}/`);
        expect(await failed('Load', { 'Shop/Postgresql': { url, user: 'loader', password: 'right' } })).toMatchObject({ code: 'ConnectionCut', node: 'Out' });
      } finally {
        await proxy.close();
      }
      expect(await count()).toEqual({ n });
    });

    test('a key that is there already', async () => {
      await postgresql.query('ALTER TABLE orders ADD PRIMARY KEY (id)');
      const { n } = await count();
      expect(await failed('Load')).toMatchObject({ code: 'KeyConflict', node: 'Out' });
      expect(await count()).toEqual({ n });
    });

    test('a table that is not there', async () => {
      await postgresql.query('ALTER TABLE orders RENAME TO orders_before');
      expect(await failed('Copy')).toMatchObject({ code: 'UnknownTable', node: 'Table' });
      await postgresql.query('ALTER TABLE orders_before RENAME TO orders');
    });

    test('a column of a type that does not fit', async () => {
      await postgresql.query('ALTER TABLE orders ALTER COLUMN amount TYPE point USING NULL');
      expect(await failed('Copy')).toMatchObject({ code: 'SchemaMismatch', node: 'Table', message: expect.stringContaining("'amount'") as string });
    });

    test('a topic that is not there', async () => {
      const admin = events.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: ['paid'] });
      await admin.disconnect();
      expect(await failed('Keep')).toMatchObject({ node: 'Topic', message: expect.stringContaining("the topic 'paid' does not exist") as string });
    });
  });
});
