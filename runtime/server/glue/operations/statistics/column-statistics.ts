import type * as sdk from '@aws-sdk/client-glue';
import { checkCatalog, fold, partitionKey, tableKey, tableOf } from '../../catalog/names';
import { notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import { below } from '../../state/region-state';
import type { Wire } from '../../wire';

interface TableInput { readonly CatalogId?: string; readonly DatabaseName: string; readonly TableName: string; readonly PartitionValues?: string[] }

/** Parent of the statistics: the table, or one of its partitions. */
function owner(call: Call, input: TableInput): string {
  checkCatalog(call, input.CatalogId);
  tableOf(call, input.DatabaseName, input.TableName);
  const table = tableKey(input.DatabaseName, input.TableName);
  if (input.PartitionValues === undefined) return table;
  const partition = partitionKey(input.PartitionValues);
  if (!call.state.partitions.has(partition, table)) throw notFound('Cannot find partition.');
  return below(table, partition);
}

function get(call: Call, input: TableInput & { ColumnNames: string[] }) {
  const parent = owner(call, input);
  const found = input.ColumnNames.map((name) => ({ name, doc: call.state.columnStatistics.get(fold(name), parent)?.doc }));
  return {
    ColumnStatisticsList: found.flatMap((f) => f.doc ?? []),
    Errors: found.filter((f) => f.doc === undefined).map((f) => ({
      ColumnName: f.name, Error: { ErrorCode: 'EntityNotFoundException', ErrorMessage: `Column statistics of ${f.name} not found.` },
    })),
  };
}

function update(call: Call, input: TableInput & { ColumnStatisticsList: Wire<sdk.ColumnStatistics>[] }) {
  const parent = owner(call, input);
  const table = tableOf(call, input.DatabaseName, input.TableName);
  const known = new Set([...table.StorageDescriptor?.Columns ?? [], ...table.PartitionKeys ?? []].map((c) => fold(c.Name)));
  const errors = call.state.transaction(() => input.ColumnStatisticsList.flatMap((statistics) => {
    const name = fold(statistics.ColumnName);
    if (known.size > 0 && !known.has(name)) {
      return [{ ColumnStatistics: statistics, Error: { ErrorCode: 'InvalidInputException', ErrorMessage: `Column ${statistics.ColumnName} is not a column of the table` } }];
    }
    call.state.columnStatistics.put(name, statistics, {}, parent);
    return [];
  }));
  return errors.length > 0 ? { Errors: errors } : {};
}

/** Deleting what is not there succeeds. */
function remove(call: Call, input: TableInput & { ColumnName: string }) {
  const parent = owner(call, input);
  call.state.columnStatistics.delete(fold(input.ColumnName), parent);
  return {};
}

export const GET_TABLE_STATISTICS = operation<sdk.GetColumnStatisticsForTableRequest, sdk.GetColumnStatisticsForTableResponse>('GetColumnStatisticsForTable', (i, c) => get(c, i));
export const UPDATE_TABLE_STATISTICS = operation<sdk.UpdateColumnStatisticsForTableRequest, sdk.UpdateColumnStatisticsForTableResponse>('UpdateColumnStatisticsForTable', (i, c) => update(c, i));
export const DELETE_TABLE_STATISTICS = operation<sdk.DeleteColumnStatisticsForTableRequest, sdk.DeleteColumnStatisticsForTableResponse>('DeleteColumnStatisticsForTable', (i, c) => remove(c, i));
export const GET_PARTITION_STATISTICS = operation<sdk.GetColumnStatisticsForPartitionRequest, sdk.GetColumnStatisticsForPartitionResponse>('GetColumnStatisticsForPartition', (i, c) => get(c, i));
export const UPDATE_PARTITION_STATISTICS = operation<sdk.UpdateColumnStatisticsForPartitionRequest, sdk.UpdateColumnStatisticsForPartitionResponse>('UpdateColumnStatisticsForPartition', (i, c) => update(c, i));
export const DELETE_PARTITION_STATISTICS = operation<sdk.DeleteColumnStatisticsForPartitionRequest, sdk.DeleteColumnStatisticsForPartitionResponse>('DeleteColumnStatisticsForPartition', (i, c) => remove(c, i));
