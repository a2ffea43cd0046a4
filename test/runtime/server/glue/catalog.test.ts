import {
  BatchCreatePartitionCommand, BatchDeletePartitionCommand, BatchDeleteTableCommand, BatchGetPartitionCommand, BatchUpdatePartitionCommand,
  CreateDatabaseCommand, CreatePartitionCommand, CreatePartitionIndexCommand, CreateTableCommand, CreateUserDefinedFunctionCommand,
  DeleteDatabaseCommand, DeletePartitionIndexCommand, DeleteTableVersionCommand, GetColumnStatisticsForTableCommand, GetDatabaseCommand,
  GetDatabasesCommand, GetPartitionCommand, GetPartitionIndexesCommand, GetPartitionsCommand, GetTableCommand, GetTablesCommand,
  GetTableVersionCommand, GetTableVersionsCommand, GetUserDefinedFunctionsCommand, SearchTablesCommand, UpdateColumnStatisticsForTableCommand,
  UpdateDatabaseCommand, UpdatePartitionCommand, UpdateTableCommand,
} from '@aws-sdk/client-glue';
import { startLocalGlue, type LocalGlue } from '../local-glue';

let local: LocalGlue;
beforeAll(async () => {
  local = await startLocalGlue();
});
afterAll(() => local.close());
beforeEach(() => local.server.services.reset());

const column = (Name: string, Type = 'string') => ({ Name, Type });

async function makeTable(name = 'orders', keys = [column('year', 'int'), column('region')]) {
  await local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'shop' } })).catch(() => undefined);
  await local.glue.send(new CreateTableCommand({
    DatabaseName: 'shop', TableInput: { Name: name, PartitionKeys: keys, StorageDescriptor: { Columns: [column('id', 'bigint')], Location: `s3://bucket/${name}/` } },
  }));
}

test('a database: made, read, changed, listed, deleted with its tables', async () => {
  await local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'Shop', Description: 'd' }, Tags: { a: '1' } }));
  const { Database } = await local.glue.send(new GetDatabaseCommand({ Name: 'SHOP' }));
  expect(Database).toMatchObject({ Name: 'shop', Description: 'd', CatalogId: '123456789012' });
  expect(Database?.CreateTime).toBeInstanceOf(Date);
  await expect(local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'shop' } }))).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  await local.glue.send(new UpdateDatabaseCommand({ Name: 'shop', DatabaseInput: { Name: 'shop', LocationUri: 's3://b/' } }));
  const updated = await local.glue.send(new GetDatabaseCommand({ Name: 'shop' }));
  expect(updated.Database).toMatchObject({ LocationUri: 's3://b/' });
  expect(updated.Database?.Description).toBeUndefined();
  await makeTable();
  await local.glue.send(new DeleteDatabaseCommand({ Name: 'shop' }));
  await expect(local.glue.send(new GetTableCommand({ DatabaseName: 'shop', Name: 'orders' }))).rejects.toMatchObject({ name: 'EntityNotFoundException', message: 'Database shop not found.' });
});

test('pages are stable while entities come and go', async () => {
  for (const n of ['a', 'b', 'd', 'e']) await local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: n } }));
  const first = await local.glue.send(new GetDatabasesCommand({ MaxResults: 2 }));
  expect(first.DatabaseList?.map((d) => d.Name)).toEqual(['a', 'b']);
  await local.glue.send(new DeleteDatabaseCommand({ Name: 'a' }));
  await local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'c' } }));
  const second = await local.glue.send(new GetDatabasesCommand({ NextToken: first.NextToken }));
  expect(second.DatabaseList?.map((d) => d.Name)).toEqual(['c', 'd', 'e']);
  expect(second.NextToken).toBeUndefined();
  await expect(local.glue.send(new GetTablesCommand({ DatabaseName: 'b', NextToken: first.NextToken }))).rejects.toMatchObject({ name: 'InvalidInputException' });
});

test('of 16 racing creates of one name one wins', async () => {
  const results = await Promise.allSettled(Array.from({ length: 16 }, () => local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'race' } }))));
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
});

test('versions of a table', async () => {
  await makeTable();
  const update = (columns: string[], version?: string) => local.glue.send(new UpdateTableCommand({
    DatabaseName: 'shop', VersionId: version, TableInput: { Name: 'orders', StorageDescriptor: { Columns: columns.map((c) => column(c)) } },
  }));
  await update(['a'], '1');
  await expect(update(['b'], '1')).rejects.toMatchObject({ name: 'ConcurrentModificationException' });
  await update(['b']);
  const { TableVersions } = await local.glue.send(new GetTableVersionsCommand({ DatabaseName: 'shop', TableName: 'orders' }));
  expect(TableVersions?.map((v) => v.VersionId)).toEqual(['1', '2', '3']);
  await local.glue.send(new DeleteTableVersionCommand({ DatabaseName: 'shop', TableName: 'orders', VersionId: '2' }));
  await expect(local.glue.send(new DeleteTableVersionCommand({ DatabaseName: 'shop', TableName: 'orders', VersionId: '3' }))).rejects.toMatchObject({ name: 'InvalidInputException' });
  await expect(local.glue.send(new GetTableVersionCommand({ DatabaseName: 'shop', TableName: 'orders', VersionId: '2' }))).rejects.toMatchObject({ message: 'Version not found.' });
  await expect(local.glue.send(new GetTableVersionCommand({ DatabaseName: 'shop', TableName: 'orders', VersionId: 'x' }))).rejects.toMatchObject({ name: 'InvalidInputException' });
});

test.each([
  ['*', 4], ['ord*', 2], ['*_eu', 2], ['orders_\\w+', 1], ['nothing', 0], ['.*e.*', 4],
])('GetTables with expression %s gives %i', async (expression, count) => {
  for (const name of ['orders_eu', 'order', 'items_eu', 'empty']) await makeTable(name, []);
  const { TableList } = await local.glue.send(new GetTablesCommand({ DatabaseName: 'shop', Expression: expression }));
  expect(TableList).toHaveLength(count);
});

test('partitions: one by one, in batches, moved', async () => {
  await makeTable();
  const at = { DatabaseName: 'shop', TableName: 'orders' };
  const values = (year: number, region: string) => [String(year), region];
  await local.glue.send(new CreatePartitionCommand({ ...at, PartitionInput: { Values: values(2024, 'eu') } }));
  await expect(local.glue.send(new CreatePartitionCommand({ ...at, PartitionInput: { Values: ['2024'] } }))).rejects.toMatchObject({ name: 'InvalidInputException' });
  const batch = await local.glue.send(new BatchCreatePartitionCommand({
    ...at, PartitionInputList: [{ Values: values(2024, 'eu') }, { Values: values(2025, 'eu'), Parameters: { p: '1' } }, { Values: values(2025, 'us') }],
  }));
  expect(batch.Errors).toEqual([{ PartitionValues: ['2024', 'eu'], ErrorDetail: { ErrorCode: 'AlreadyExistsException', ErrorMessage: 'Partition already exists.' } }]);
  await local.glue.send(new UpdatePartitionCommand({ ...at, PartitionValueList: values(2025, 'us'), PartitionInput: { Values: values(2026, 'us') } }));
  await expect(local.glue.send(new GetPartitionCommand({ ...at, PartitionValues: values(2025, 'us') }))).rejects.toMatchObject({ name: 'EntityNotFoundException' });
  const updated = await local.glue.send(new BatchUpdatePartitionCommand({
    ...at, Entries: [{ PartitionValueList: values(2026, 'us'), PartitionInput: { Values: values(2026, 'us'), Parameters: { q: '2' } } }, { PartitionValueList: values(1, 'x'), PartitionInput: { Values: values(1, 'x') } }],
  }));
  expect(updated.Errors?.map((e) => e.PartitionValueList)).toEqual([['1', 'x']]);
  const got = await local.glue.send(new BatchGetPartitionCommand({ ...at, PartitionsToGet: [{ Values: values(2026, 'us') }, { Values: values(9, 'x') }] }));
  expect(got.Partitions).toMatchObject([{ Values: ['2026', 'us'], Parameters: { q: '2' }, DatabaseName: 'shop', TableName: 'orders' }]);
  expect(got.UnprocessedKeys).toEqual([{ Values: ['9', 'x'] }]);
  const removed = await local.glue.send(new BatchDeletePartitionCommand({ ...at, PartitionsToDelete: [{ Values: values(2026, 'us') }, { Values: values(9, 'x') }] }));
  expect(removed.Errors?.map((e) => e.PartitionValues)).toEqual([['9', 'x']]);
  const rest = await local.glue.send(new GetPartitionsCommand({ ...at, Expression: 'year >= 2024 AND region = \'eu\'' }));
  expect(rest.Partitions?.map((p) => p.Values)).toEqual([['2024', 'eu'], ['2025', 'eu']]);
});

test('segments of the partitions are disjoint and complete; pages within them too', async () => {
  await makeTable('t', [column('n', 'int')]);
  const at = { DatabaseName: 'shop', TableName: 't' };
  for (let i = 0; i < 3; i++) {
    const PartitionInputList = Array.from({ length: 100 }, (_, n) => ({ Values: [String(i * 100 + n)] }));
    await local.glue.send(new BatchCreatePartitionCommand({ ...at, PartitionInputList }));
  }
  const seen: string[] = [];
  for (let SegmentNumber = 0; SegmentNumber < 4; SegmentNumber++) {
    let NextToken: string | undefined;
    do {
      const Segment = { SegmentNumber, TotalSegments: 4 };
      const page = await local.glue.send(new GetPartitionsCommand({ ...at, Segment, MaxResults: 30, NextToken }));
      seen.push(...(page.Partitions ?? []).map((p) => p.Values?.[0] ?? ''));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
  expect(seen).toHaveLength(300);
  expect(new Set(seen).size).toBe(300);
});

test('partition indexes, functions, statistics, search', async () => {
  await makeTable();
  const at = { DatabaseName: 'shop', TableName: 'orders' };
  await local.glue.send(new CreatePartitionIndexCommand({ ...at, PartitionIndex: { IndexName: 'i', Keys: ['region'] } }));
  await expect(local.glue.send(new CreatePartitionIndexCommand({ ...at, PartitionIndex: { IndexName: 'j', Keys: ['id'] } }))).rejects.toMatchObject({ name: 'InvalidInputException' });
  const indexes = await local.glue.send(new GetPartitionIndexesCommand(at));
  expect(indexes.PartitionIndexDescriptorList).toEqual([{ IndexName: 'i', Keys: [{ Name: 'region', Type: 'string' }], IndexStatus: 'ACTIVE' }]);
  await local.glue.send(new DeletePartitionIndexCommand({ ...at, IndexName: 'i' }));

  for (const FunctionName of ['upper2', 'Lower2']) await local.glue.send(new CreateUserDefinedFunctionCommand({ DatabaseName: 'shop', FunctionInput: { FunctionName, ClassName: 'c' } }));
  const functions = await local.glue.send(new GetUserDefinedFunctionsCommand({ Pattern: '\\Qlower\\E.*' }));
  expect(functions.UserDefinedFunctions?.map((f) => f.FunctionName)).toEqual(['lower2']);
  await expect(local.glue.send(new GetUserDefinedFunctionsCommand({ Pattern: '*' }))).rejects.toMatchObject({ name: 'InvalidInputException', message: 'Invalid pattern syntax: *' });

  const statistics = { ColumnName: 'id', ColumnType: 'bigint', AnalyzedTime: new Date(1000), StatisticsData: { Type: 'LONG' as const, LongColumnStatisticsData: { NumberOfNulls: 1, NumberOfDistinctValues: 2 } } };
  expect((await local.glue.send(new UpdateColumnStatisticsForTableCommand({ ...at, ColumnStatisticsList: [statistics, { ...statistics, ColumnName: 'nope' }] }))).Errors).toHaveLength(1);
  const read = await local.glue.send(new GetColumnStatisticsForTableCommand({ ...at, ColumnNames: ['id', 'nope'] }));
  expect(read.ColumnStatisticsList).toEqual([statistics]);
  expect(read.Errors?.[0]?.ColumnName).toBe('nope');

  await makeTable('zoo', []);
  const found = await local.glue.send(new SearchTablesCommand({ SearchText: 'id', SortCriteria: [{ FieldName: 'name', Sort: 'DESC' }] }));
  expect(found.TableList?.map((t) => t.Name)).toEqual(['zoo', 'orders']);
  expect((await local.glue.send(new SearchTablesCommand({ Filters: [{ Key: 'Name', Value: 'zoo' }] }))).TableList).toHaveLength(1);
  expect((await local.glue.send(new BatchDeleteTableCommand({ DatabaseName: 'shop', TablesToDelete: ['zoo', 'nope'] }))).Errors?.map((e) => e.TableName)).toEqual(['nope']);
});

test('regions are separate', async () => {
  await local.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: 'here' } }));
  const there = local.client({ region: 'eu-west-1' });
  expect((await there.send(new GetDatabasesCommand({}))).DatabaseList).toEqual([]);
  there.destroy();
});
