import { mkdirSync } from 'node:fs';
import { Bindings, parseBinding } from '../../../runtime/connectors/bindings';
import { ListRequest } from '../../../runtime/connectors/connector';
import { globPattern } from '../../../runtime/connectors/glob';
import { LocalS3 } from '../../../runtime/connectors/local-s3';
import { discoverPartitions, parsePartition, partitionFolder, sparkFolder } from '../../../runtime/connectors/partitions';
import { typeName } from '../../../src/core/types';
import { Workspace } from '../harness';

let space: Workspace;
beforeEach(() => { space = new Workspace(); });
afterEach(() => space.remove());

const connector = () => new LocalS3(space.host().files, new Bindings([{ uri: 's3://b', path: 'data' }, { uri: 's3://b/deep/', path: 'else' }, { uri: 's3://b/one.csv', path: 'other.csv' }], space.path('.glueprint/s3'), space.host().files));
const list = async (
  uris: string[], more: Partial<ListRequest> = {},
) => (await connector().list({ uris, recurse: true, exclusions: [], ...more })).files.map((f) => f.uri);

test('the longest binding wins, at a slash; the rest has a default place', () => {
  const bindings = new Bindings([{ uri: 's3://b', path: '/d' }, { uri: 's3://b/deep/', path: '/e' }], '/default', space.host().files);
  expect(['s3://b/x', 's3://b/deep/x', 's3://b/deeper/x', 's3://b', 's3://bb/x/', 's3://c'].map((u) => bindings.path(u))).toEqual(['/d/x', '/e/x', '/d/deeper/x', '/d', '/default/bb/x', '/default/c']);
  expect(() => bindings.path('s3://b/../../etc')).toThrow(/has a '\.\.' in it/);
});

test.each([['s3://b/p=folder', 's3://b/p', 'folder'], ['s3://b/year=2026/=folder', 's3://b/year=2026/', 'folder']])('binding %s', (text, uri, path) => {
  expect(parseBinding(text)).toEqual({ uri, path });
});
test.each(['s3://b', '=x', 's3://=x', 'b=x', 's3://b='])('no binding: %s', (text) => {
  expect(() => parseBinding(text)).toThrow(/cannot read the binding/);
});

test('files: hidden ones not, folders by choice, globs, exclusions, a single file', async () => {
  for (const f of ['data/a.csv', 'data/x/b.csv', 'data/x/c.json', 'data/_SUCCESS', 'data/.hidden/d.csv', 'data/_tmp/e.csv', 'data/k=1/f.csv', 'other.csv', 'else/z.csv']) space.write(f, 'x');
  expect(await list(['s3://b/'])).toEqual(['s3://b/a.csv', 's3://b/k=1/f.csv', 's3://b/x/b.csv', 's3://b/x/c.json']);
  expect(await list(['s3://b/x'], { recurse: false })).toEqual(['s3://b/x/b.csv', 's3://b/x/c.json']);
  await expect(list(['s3://b/'], { recurse: false })).rejects.toThrow(/not partitioned alike: '', 'k'/);
  expect(await list(['s3://b/*/*.csv'])).toEqual(['s3://b/k=1/f.csv', 's3://b/x/b.csv']);
  expect(await list(['s3://b/{x,y}'])).toEqual(['s3://b/x/b.csv', 's3://b/x/c.json']);
  expect(await list(['s3://b/'], { exclusions: ['**.json', 's3://b/k*/**'] })).toEqual(['s3://b/a.csv', 's3://b/x/b.csv']);
  expect(await list(['s3://b/one.csv', 's3://b/deep/'])).toEqual(['s3://b/deep/z.csv', 's3://b/one.csv']);
});

test('partitions come from folders when files are not read recursively', async () => {
  for (const f of ['data/y=2020/m=01/a.csv', 'data/y=2021/m=02/b.csv', 'data/y=__HIVE_DEFAULT_PARTITION__/m=x%3Ay/c.csv']) space.write(f, 'x');
  const { partitions } = await connector().list({ uris: ['s3://b'], recurse: false, exclusions: [] });
  expect(partitions.map((p) => `${p.name}:${typeName(p.type)}`)).toEqual(['y:int', 'm:string']);
  expect((await connector().list({ uris: ['s3://b'], recurse: true, exclusions: [] })).partitions).toEqual([]);
});

test.each<[string[], string]>([
  [['1', '2'], 'int'], [['1', '3000000000'], 'bigint'], [['1', '99999999999999999999'], 'decimal(38,0)'], [['1', '2.5'], 'double'], [['2020-01-01'], 'date'],
  [['2020-01-01 10:00:00'], 'timestamp'], [['1', 'x'], 'string'], [['__HIVE_DEFAULT_PARTITION__'], 'string'],
])('partition values %j are %s', (values, type) => {
  expect(discoverPartitions(values.map((v) => `k=${v}`), 'r').map((p) => typeName(p.type))).toEqual([type]);
});

test('folders that are partitioned differently are an error', () => {
  expect(() => discoverPartitions(['a=1', 'a=1/b=2'], 's3://b')).toThrow(/not partitioned alike: 'a', 'a\/b'/);
});

// Recorded from PySpark 3.5.6, `partitionBy`.
test.each([['a b', 'p=a b'], ['', 'p=__HIVE_DEFAULT_PARTITION__'], ['x:y/z=%', 'p=x%3Ay%2Fz%3D%25'], ['é"', 'p=é%22'], ["it's#a?*[b]{c}^d\\e", 'p=it%27s%23a%3F%2A%5Bb%5D%7Bc}%5Ed%5Ce'], [' lead.', 'p= lead.']])('the folder of %j', (value, folder) => {
  expect(partitionFolder('p', value)).toBe(folder);
  expect(sparkFolder(`p=${encodeURIComponent(value)}`)).toBe(folder);
  expect(parsePartition(folder)).toEqual({ key: 'p', value: value === '' ? undefined : value });
});

test.each<[string, string, boolean]>([
  ['*.csv', 'a.csv', true], ['*.csv', 'x/a.csv', false], ['**.csv', 'x/a.csv', true], ['a?c', 'abc', true], ['{a,b}/*', 'b/x', true], ['[a-c]x', 'bx', true], ['[!a]x', 'ax', false], ['a.c', 'abc', false], ['a+(b)', 'a+(b)', true],
])('glob %s on %s', (glob, path, matches) => {
  expect(globPattern(glob).test(path)).toBe(matches);
});

test('publishing takes as few moves as it can', async () => {
  const s3 = connector();
  const staging = await s3.stage('s3://b/t/', 'run', 0);
  expect(staging).toEqual({ folder: space.path('data/.glueprint-run/0'), target: space.path('data/t'), uri: 's3://b/t/' });
  for (const f of ['p=1/new', 'p=2/new']) space.write(`data/.glueprint-run/0/${f}`, '');
  const move = (from: string, to: string) => ({ do: 'move', from: space.path(from), to: space.path(to) });
  expect(await s3.publish(staging, 'append')).toEqual([move('data/.glueprint-run/0', 'data/t')]);
  mkdirSync(space.path('data/t/p=1'), { recursive: true });
  expect(await s3.publish(staging, 'append')).toEqual([move('data/.glueprint-run/0/p=1/new', 'data/t/p=1/new'), move('data/.glueprint-run/0/p=2', 'data/t/p=2')]);
  expect(await s3.publish(staging, 'overwrite')).toEqual([
    move('data/t', 'data/.glueprint-run/0.old'), move('data/.glueprint-run/0', 'data/t'), { do: 'remove', path: space.path('data/.glueprint-run/0.old') },
  ]);
});
