import { failure } from './jdbc-contract';
import { bindConnection } from '../../../runtime/connectors/connection-bindings';
import { addressOf, placeOf } from '../../../runtime/connectors/jdbc/database-address';
import { Manifest } from '../../../src/core/manifest';
import { job, Workspace } from '../harness';

const workspace = new Workspace();
afterAll(() => workspace.remove());
const host = workspace.host({ variables: { PASSWORD: 'secret', USER_NAME: 'me' } });
const bind = (connections: Record<string, unknown>, name: string, manifest?: Manifest) => bindConnection(name, { host, connections }, manifest);
const address = async (value: unknown) => addressOf(await bind({ db: value }, 'db'));

const MANIFEST: Manifest = {
  ...job({}),
  resources: {
    ShopConnection1234: { type: 'AWS::Glue::Connection', path: 'App/Shop Connection/Resource' },
    Named: { type: 'AWS::Glue::Connection', path: 'App/Named/Resource', name: 'shop-db' },
  },
};

test('a connection is bound by name, construct path, or the name that follows from it', async () => {
  const url = 'postgresql://localhost/shop';
  expect((await bind({ other: url }, 'other')).properties.url).toBe(url);
  expect((await bind({ 'App/Shop Connection': url }, 'app-shop-connection', MANIFEST)).properties.url).toBe(url);
  expect((await bind({ 'App/Shop Connection': url }, 'ShopConnection1234', MANIFEST)).properties.url).toBe(url);
  expect((await bind({ 'App/Named': url }, 'shop-db', MANIFEST)).properties.url).toBe(url);
  const missing = await failure(bind({ 'App/Shop Conection': url }, 'app-shop-connection', MANIFEST));
  expect([missing.code, missing.message]).toEqual(['MissingConnection', expect.stringContaining("'App/Shop Connection' here; did you mean 'App/Shop Conection'?")]);
  expect(missing.message).toContain('--connection App/Shop Connection=');
});

test('secrets come from the environment', async () => {
  const { properties } = await bind({ db: { url: 'mysql://h/d', userEnv: 'USER_NAME', password: { env: 'PASSWORD' } } }, 'db');
  expect(properties).toEqual({ url: 'mysql://h/d', user: 'me', password: 'secret' });
  expect((await failure(bind({ db: { url: 'x', passwordEnv: 'NOT_SET' } }, 'db'))).message).toContain('the environment variable NOT_SET');
  expect((await failure(bind({ db: 5 }, 'db'))).message).toContain('expected a URL or an object');
  expect((await failure(bind({ db: { url: 'x', ca: 'nowhere.pem' } }, 'db'))).message).toContain("nowhere.pem' does not exist");
});

test.each([
  ['postgresql://me:pa%40ss@db.example.com/shop?sslmode=require', 'postgresql://db.example.com:5432/shop', { user: 'me', password: 'pa@ss', tls: 'require' }],
  ['jdbc:postgresql://127.0.0.1:5433/shop', 'postgresql://127.0.0.1:5433/shop', { tls: 'disable' }],
  ['postgresql://db.example.com:80/shop', 'postgresql://db.example.com:80/shop', { tls: 'verify' }],
  ['jdbc:redshift://c.eu-west-1.redshift.amazonaws.com:5439/dev', 'redshift://c.eu-west-1.redshift.amazonaws.com:5439/dev', { tls: 'verify' }],
  ['mariadb://localhost/shop', 'mysql://localhost:3306/shop', { tls: 'disable' }],
  ['jdbc:sqlserver://db:1433;databaseName=shop;encrypt=false', 'sqlserver://db:1433/shop', { tls: 'disable' }],
  ['jdbc:oracle:thin://@db:1521/svc', 'oracle://db:1521/svc', { tls: 'verify' }],
  ['jdbc:oracle:thin:me/pw@//db:1522/svc', 'oracle://db:1522/svc', { user: 'me', password: 'pw' }],
  ['jdbc:oracle:thin:@db:1521:sid', 'oracle://db:1521/sid', { tls: 'verify', sid: true }],
  ['sqlite:./shop.db', 'sqlite:./shop.db', {}],
  ['sqlite:///tmp/shop.db', 'sqlite:/tmp/shop.db', {}],
])('%s', async (url, place, rest) => {
  const found = await address(url);
  expect(placeOf(found)).toBe(place);
  expect(found).toMatchObject(rest);
});

test.each([
  ['snowflake://x/y', "no client for 'snowflake'"],
  ['postgres//x', 'no client for'],
  ['postgresql://host', 'names no database'],
  ['postgresql://me:secret@/shop', "cannot read the URL 'postgresql:///shop'"],
  ['postgresql://me:sec/ret@h/shop', "cannot read the URL 'postgresql://h/shop'"],
  ['postgresql://me:sec@ret@h:port/shop', "cannot read the URL 'postgresql://h:port/shop'"],
  ['jdbc:oracle:thin:me/se@cret@', 'cannot read the URL'],
  ['postgresql://h/d?sslmode=perhaps', "unknown ssl mode 'perhaps'"],
  ['', 'has no URL'],
])('%s is refused', async (url, message) => {
  const e = await failure(address(url));
  expect(e.message).toContain(message);
  expect(e.message).not.toMatch(/secret|sec|ret/);
});
