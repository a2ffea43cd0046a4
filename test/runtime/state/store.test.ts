import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStore, StateTables } from '../../../runtime/state/store';

let dir: string;
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'glueprint-store-')); });
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const ITEMS: StateTables = { feature: 'items', migrations: ['CREATE TABLE items (id INTEGER PRIMARY KEY, body TEXT, raw BLOB)'] };
const ITEMS_2: StateTables = { feature: 'items', migrations: [...ITEMS.migrations, 'ALTER TABLE items ADD COLUMN n INTEGER DEFAULT 7'] };

test('creates folder, file and tables, and keeps rows of every kind', async () => {
  const store = await openStore(join(dir, 'a/b/state.db'), ITEMS);
  expect(store.run('INSERT INTO items (body, raw) VALUES (?, ?)', null, new Uint8Array([1, 2]))).toBe(1);
  expect(store.get('SELECT body, raw FROM items WHERE id = ?', 1)).toMatchObject({ body: null });
  expect(store.get('SELECT ? AS x', null)).toEqual({ x: null });
  expect(store.get('SELECT * FROM items WHERE id = 2')).toBeUndefined();
  expect(store.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  store.close();
});

test('upgrades in order and refuses what a newer program wrote', async () => {
  const file = join(dir, 'state.db');
  const first = await openStore(file, ITEMS);
  first.run('INSERT INTO items (body) VALUES (?)', 'old');
  first.close();
  const second = await openStore(file, ITEMS_2);
  expect(second.all('SELECT body, n FROM items')).toEqual([{ body: 'old', n: 7 }]);
  second.close();
  await expect(openStore(file, ITEMS)).rejects.toMatchObject({ code: 'StateTooNew' });
});

test('a failed migration or transaction leaves nothing', async () => {
  const store = await openStore(join(dir, 'state.db'), ITEMS);
  expect(() => store.use({ feature: 'broken', migrations: ['CREATE TABLE broken (a); INSERT INTO nowhere VALUES (1)'] })).toThrow(/nowhere/);
  expect(store.get("SELECT name FROM sqlite_master WHERE name = 'broken'")).toBeUndefined();
  expect(() => store.transaction(() => {
    store.run('INSERT INTO items (body) VALUES (?)', 'x');
    store.transaction(() => { throw new Error('inner'); });
  })).toThrow('inner');
  expect(store.all('SELECT * FROM items')).toEqual([]);
  store.close();
});

test('a file that is no database is an error with a remedy', async () => {
  const file = join(dir, 'state.db');
  writeFileSync(file, 'not a database, but long enough to have a header of a hundred bytes or more, which SQLite reads first of all.');
  await expect(openStore(file)).rejects.toMatchObject({ code: 'StoreUnreadable', details: { file } });
});

test('several processes lose no update', async () => {
  const file = join(dir, 'state.db');
  const store = await openStore(file, { feature: 'counter', migrations: ['CREATE TABLE counter (n INTEGER)'] });
  store.run('INSERT INTO counter VALUES (0)');
  const child = `
    const db = new (require('libsql'))(${JSON.stringify(file)}, { timeout: 10000 });
    for (let i = 0; i < 200; i++) {
      db.exec('BEGIN IMMEDIATE');
      const n = db.prepare('SELECT n FROM counter').all([])[0].n;
      db.prepare('UPDATE counter SET n = ?').run([n + 1]);
      db.exec('COMMIT');
    }`;
  const children = [1, 2, 3].map(() => promisify(execFile)(process.execPath, ['-e', child], { cwd: process.cwd() }));
  await Promise.all(children);
  expect(store.get('SELECT n FROM counter')).toEqual({ n: 600 });
  store.close();
});
