import { Workspace } from '../harness';

let space: Workspace;
beforeEach(() => {
  space = new Workspace();
  space.write('lake/sales/day=2026-01-01/a.csv', 'Id;amount\n1;2.5\n');
  space.write('glueprint.json', JSON.stringify({ bindings: { 's3://lake': 'lake' } }));
});
afterEach(() => space.remove());

const json = async (...argv: string[]) => JSON.parse((await space.cli('catalog', ...argv, '--json')).out) as Record<string, Record<string, unknown>> & unknown[];

test('a table is made of files, repaired, shown and dropped', async () => {
  expect(await space.cli('catalog', 'create', 'Lake.sales', 's3://lake/sales', '-o', 'separator=;')).toMatchObject({ code: 0, out: expect.stringContaining('day: date (partition key)') as string });
  const { table, partitions } = await json('show', 'lake.sales');
  expect(table).toMatchObject({ DatabaseName: 'lake', PartitionKeys: [{ Name: 'day', Type: 'date' }], StorageDescriptor: { Columns: [{ Name: 'id', Type: 'int' }, { Name: 'amount', Type: 'double' }] } });
  expect(partitions).toMatchObject([{ Values: ['2026-01-01'], StorageDescriptor: { Location: 's3://lake/sales/day=2026-01-01/' } }]);
  space.write('lake/sales/day=2026-01-02/b.csv', 'Id;amount\n2;3\n');
  expect((await space.cli('catalog', 'repair', 'lake.sales')).err).toMatch(/1 partitions added, 2 in all/);
  expect((await space.cli('catalog', 'list', 'lake')).out).toMatch(/lake\.sales +files +3 +2 +s3:\/\/lake\/sales\//);
  expect((await space.cli('catalog', 'create', 'lake.sales', 's3://lake/sales')).err).toMatch(/is there already/);
  expect((await space.cli('catalog', 'drop', 'lake.sales')).code).toBe(0);
  expect((await space.cli('catalog', 'show', 'lake.sales')).err).toMatch(/has no table 'lake.sales'/);
});

test('faults name what is wrong', async () => {
  expect((await space.cli('catalog', 'lst')).err).toMatch(/did you mean 'list'/);
  expect((await space.cli('catalog', 'show', 'sales')).err).toMatch(/name the table as database.table, got 'sales'/);
  expect((await space.cli('catalog', 'create', 'lake.x')).err).toMatch(/needs a table and where its files lie/);
});
