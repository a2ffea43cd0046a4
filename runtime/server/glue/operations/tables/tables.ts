import type * as sdk from '@aws-sdk/client-glue';
import { AwsError } from '../../../aws/aws-error';
import { checkCatalog, databaseOf, fold, required, tableKey, tableOf } from '../../catalog/names';
import { namePattern } from '../../catalog/table-pattern';
import { alreadyExists, invalidInput, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import type { Wire } from '../../wire';

/** What the service adds to a table where the caller says nothing. */
function describe(call: Call, database: string, input: Wire<sdk.TableInput>, version: number, before?: Wire<sdk.Table>): Wire<sdk.Table> {
  return {
    ...input,
    Name: fold(input.Name),
    DatabaseName: fold(database),
    CreateTime: before?.CreateTime ?? call.now,
    UpdateTime: call.now,
    Retention: input.Retention ?? 0,
    CreatedBy: before?.CreatedBy ?? `arn:aws:iam::${call.account}:root`,
    IsRegisteredWithLakeFormation: false,
    CatalogId: call.account,
    VersionId: String(version),
  } as Wire<sdk.Table>;
}

const FIRST_VERSION = 1;

export const CREATE_TABLE = operation<sdk.CreateTableRequest, sdk.CreateTableResponse>('CreateTable', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const given = required(input.TableInput ?? (input.Name === undefined ? undefined : { Name: input.Name }), 'TableInput');
  const iceberg = input.OpenTableFormatInput?.IcebergInput;
  const tableInput = iceberg === undefined ? given
    : { ...given, Parameters: { ...given.Parameters, table_type: 'ICEBERG' }, TableType: given.TableType ?? 'EXTERNAL_TABLE' };
  checkKeys(tableInput);
  call.state.transaction(() => {
    databaseOf(call, input.DatabaseName);
    const table = describe(call, input.DatabaseName, tableInput, FIRST_VERSION);
    if (!call.state.tables.insert(table.Name, table, {}, fold(input.DatabaseName))) throw alreadyExists('Table already exists.');
    const key = tableKey(input.DatabaseName, table.Name);
    call.state.tableVersions.put(String(FIRST_VERSION), table, {}, key);
    for (const index of input.PartitionIndexes ?? []) addIndex(call, key, table, index);
  });
  return {};
}, 'Iceberg metadata files are not written; Lake Formation transactions are ignored');

function checkKeys(table: Wire<sdk.TableInput>): void {
  const names = [...table.StorageDescriptor?.Columns ?? [], ...table.PartitionKeys ?? []].map((c) => fold(c.Name));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined && (table.PartitionKeys ?? []).some((k) => fold(k.Name) === twice)) {
    throw invalidInput(`Column ${twice} is both a column and a partition key, or a key twice`);
  }
}

function addIndex(call: Call, key: string, table: Wire<sdk.Table>, index: Wire<sdk.PartitionIndex>): void {
  const keys = index.Keys.map((name) => {
    const column = table.PartitionKeys?.find((k) => fold(k.Name) === fold(name));
    if (column === undefined) throw invalidInput(`The specified partition index key ${name} is not a partition key of the table`);
    return { Name: column.Name, Type: column.Type ?? 'string' };
  });
  if (call.state.partitionIndexes.count(key) >= 3) throw new AwsError('ResourceNumberLimitExceededException', 'A table can have at most 3 partition indexes');
  const doc: Wire<sdk.PartitionIndexDescriptor> = { IndexName: index.IndexName, Keys: keys, IndexStatus: 'ACTIVE' };
  if (!call.state.partitionIndexes.insert(index.IndexName, doc, {}, key)) throw alreadyExists(`Partition index ${index.IndexName} already exists.`);
}

export const GET_TABLE = operation<sdk.GetTableRequest, sdk.GetTableResponse>('GetTable', (input, call) => {
  checkCatalog(call, input.CatalogId);
  return { Table: tableOf(call, input.DatabaseName, input.Name) };
}, 'QueryAsOfTime and TransactionId are ignored');

export const GET_TABLES = operation<sdk.GetTablesRequest, sdk.GetTablesResponse>('GetTables', (input, call) => {
  checkCatalog(call, input.CatalogId);
  databaseOf(call, input.DatabaseName);
  const pattern = input.Expression === undefined || input.Expression === '' ? undefined : namePattern(input.Expression);
  const page = paginate(call.state.tables, {
    ...input,
    list: `GetTables/${input.Expression ?? ''}`,
    parent: fold(input.DatabaseName),
    filter: pattern && ((table) => pattern.test(table.name)),
  });
  const tables = page.items.map(({ doc }) => (input.AttributesToGet?.length ? { Name: doc.Name, ...input.AttributesToGet.includes('TABLE_TYPE') ? { TableType: doc.TableType } : {} } : doc));
  return { TableList: tables, NextToken: page.NextToken };
}, 'QueryAsOfTime and TransactionId are ignored');

export const UPDATE_TABLE = operation<sdk.UpdateTableRequest, sdk.UpdateTableResponse>('UpdateTable', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const tableInput = required(input.TableInput, 'TableInput');
  checkKeys(tableInput);
  call.state.transaction(() => {
    const name = fold(input.Name ?? tableInput.Name);
    const before = tableOf(call, input.DatabaseName, name);
    if (input.VersionId !== undefined && input.VersionId !== before.VersionId) {
      throw new AwsError('ConcurrentModificationException', `Update table failed due to concurrent modifications: version ${before.VersionId} is current.`);
    }
    const key = tableKey(input.DatabaseName, name);
    const version = Number(before.VersionId ?? 0) + 1;
    const after = describe(call, input.DatabaseName, tableInput, version, before);
    if (after.Name !== name) throw invalidInput(`The name of table ${name} cannot be changed`);
    call.state.tables.put(name, after, {}, fold(input.DatabaseName));
    if (input.SkipArchive) call.state.tableVersions.delete(String(before.VersionId), key);
    call.state.tableVersions.put(String(version), after, {}, key);
  });
  return {};
}, 'Iceberg metadata is not changed; views are not validated');

function remove(call: Call, database: string, name: string): boolean {
  const found = call.state.tables.delete(fold(name), fold(database));
  const key = tableKey(database, name);
  const { partitions, tableVersions, partitionIndexes, columnStatistics } = call.state;
  for (const children of [partitions, tableVersions, partitionIndexes, columnStatistics]) children.deleteAll(key);
  call.state.tags.drop(arn(call, `table/${fold(database)}/${fold(name)}`));
  return found;
}

export const DELETE_TABLE = operation<sdk.DeleteTableRequest, sdk.DeleteTableResponse>('DeleteTable', (input, call) => {
  checkCatalog(call, input.CatalogId);
  call.state.transaction(() => {
    databaseOf(call, input.DatabaseName);
    if (!remove(call, input.DatabaseName, input.Name)) throw notFound(`Table ${input.Name} not found.`);
  });
  return {};
});

export const BATCH_DELETE_TABLE = operation<sdk.BatchDeleteTableRequest, sdk.BatchDeleteTableResponse>('BatchDeleteTable', (input, call) => {
  checkCatalog(call, input.CatalogId);
  databaseOf(call, input.DatabaseName);
  const errors = input.TablesToDelete.filter((name) => !call.state.transaction(() => remove(call, input.DatabaseName, name)))
    .map((name) => ({ TableName: name, ErrorDetail: { ErrorCode: 'EntityNotFoundException', ErrorMessage: `Table ${name} not found.` } }));
  return errors.length > 0 ? { Errors: errors } : {};
});

export const GET_PARTITION_INDEXES = operation<sdk.GetPartitionIndexesRequest, sdk.GetPartitionIndexesResponse>('GetPartitionIndexes', (input, call) => {
  checkCatalog(call, input.CatalogId);
  tableOf(call, input.DatabaseName, input.TableName);
  const page = paginate(call.state.partitionIndexes, { ...input, list: 'GetPartitionIndexes', parent: tableKey(input.DatabaseName, input.TableName) });
  return { PartitionIndexDescriptorList: page.items.map((i) => i.doc), NextToken: page.NextToken };
});

export const CREATE_PARTITION_INDEX = operation<sdk.CreatePartitionIndexRequest, sdk.CreatePartitionIndexResponse>('CreatePartitionIndex', (input, call) => {
  checkCatalog(call, input.CatalogId);
  call.state.transaction(() => {
    addIndex(call, tableKey(input.DatabaseName, input.TableName), tableOf(call, input.DatabaseName, input.TableName), input.PartitionIndex);
  });
  return {};
});

export const DELETE_PARTITION_INDEX = operation<sdk.DeletePartitionIndexRequest, sdk.DeletePartitionIndexResponse>('DeletePartitionIndex', (input, call) => {
  checkCatalog(call, input.CatalogId);
  tableOf(call, input.DatabaseName, input.TableName);
  if (!call.state.partitionIndexes.delete(input.IndexName, tableKey(input.DatabaseName, input.TableName))) throw notFound(`Index with the given indexName : ${input.IndexName} does not exist`);
  return {};
});
