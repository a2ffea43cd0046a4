import { createHash } from 'node:crypto';
import type * as sdk from '@aws-sdk/client-glue';
import { AwsError } from '../../../aws/aws-error';
import { checkCatalog, partitionKey, required, tableKey, tableOf } from '../../catalog/names';
import { compilePartitionExpression } from '../../catalog/partition-expression';
import { alreadyExists, invalidInput, notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import { decodeToken, encodeToken } from '../../paging';
import type { Wire } from '../../wire';

interface TableReference { readonly DatabaseName: string; readonly TableName: string; readonly CatalogId?: string }

function describe(call: Call, table: Wire<sdk.Table>, input: Wire<sdk.PartitionInput>, before?: Wire<sdk.Partition>): Wire<sdk.Partition> {
  const values = checkValues(table, required(input.Values, 'Values'));
  return {
    ...input,
    Values: values,
    DatabaseName: table.DatabaseName,
    TableName: table.Name,
    CreationTime: before?.CreationTime ?? call.now,
    CatalogId: call.account,
  };
}

/** A table without partition keys takes any values, as peer suites do; the service's own check is on the number. */
function checkValues(table: Wire<sdk.Table>, values: string[]): string[] {
  const keys = table.PartitionKeys?.length ?? 0;
  if (keys > 0 && values.length !== keys) throw invalidInput('The number of partition keys do not match the number of partition values');
  return values;
}

function tableFor(call: Call, input: TableReference): { table: Wire<sdk.Table>; key: string } {
  checkCatalog(call, input.CatalogId);
  return { table: tableOf(call, input.DatabaseName, input.TableName), key: tableKey(input.DatabaseName, input.TableName) };
}

function create(call: Call, table: Wire<sdk.Table>, key: string, input: Wire<sdk.PartitionInput>): void {
  const partition = describe(call, table, input);
  if (!call.state.partitions.insert(partitionKey(partition.Values ?? []), partition, {}, key)) throw alreadyExists('Partition already exists.');
}

function update(call: Call, table: Wire<sdk.Table>, key: string, old: string[], input: Wire<sdk.PartitionInput>): void {
  const { partitions } = call.state;
  const oldKey = partitionKey(old);
  const before = partitions.get(oldKey, key);
  if (before === undefined) throw notFound('Cannot find partition.');
  const after = describe(call, table, { ...input, Values: input.Values?.length ? input.Values : old }, before.doc);
  const newKey = partitionKey(after.Values ?? []);
  if (newKey === oldKey) return partitions.put(oldKey, after, {}, key);
  if (!partitions.insert(newKey, after, {}, key)) throw alreadyExists('Partition already exists.');
  partitions.delete(oldKey, key);
  return undefined;
}

/** Runs each item by itself; what goes wrong with one is told, the others stand. */
function each<T>(items: readonly T[], work: (item: T) => void): { item: T; ErrorDetail: { ErrorCode: string; ErrorMessage: string } }[] {
  return items.flatMap((item) => {
    try {
      work(item);
      return [];
    } catch (e) {
      if (!(e instanceof AwsError)) throw e;
      return [{ item, ErrorDetail: { ErrorCode: e.code, ErrorMessage: e.message } }];
    }
  });
}

export const CREATE_PARTITION = operation<sdk.CreatePartitionRequest, sdk.CreatePartitionResponse>('CreatePartition', (input, call) => {
  const { table, key } = tableFor(call, input);
  create(call, table, key, input.PartitionInput);
  return {};
});

export const BATCH_CREATE_PARTITION = operation<sdk.BatchCreatePartitionRequest, sdk.BatchCreatePartitionResponse>('BatchCreatePartition', (input, call) => {
  const { table, key } = tableFor(call, input);
  const errors = call.state.transaction(() => each(input.PartitionInputList, (p) => create(call, table, key, p)));
  return errors.length > 0 ? { Errors: errors.map(({ item, ErrorDetail }) => ({ PartitionValues: item.Values, ErrorDetail })) } : {};
});

export const GET_PARTITION = operation<sdk.GetPartitionRequest, sdk.GetPartitionResponse>('GetPartition', (input, call) => {
  const { table, key } = tableFor(call, input);
  const found = call.state.partitions.get(partitionKey(checkValues(table, input.PartitionValues)), key);
  if (found === undefined) throw notFound('Cannot find partition.');
  return { Partition: found.doc };
});

/** What is not there comes back among the unprocessed keys, as the reference says. */
export const BATCH_GET_PARTITION = operation<sdk.BatchGetPartitionRequest, sdk.BatchGetPartitionResponse>('BatchGetPartition', (input, call) => {
  const { key } = tableFor(call, input);
  const found = input.PartitionsToGet.map((p) => ({ asked: p, partition: call.state.partitions.get(partitionKey(p.Values), key)?.doc }));
  return { Partitions: found.flatMap((f) => f.partition ?? []), UnprocessedKeys: found.flatMap((f) => (f.partition === undefined ? [f.asked] : [])) };
});

export const UPDATE_PARTITION = operation<sdk.UpdatePartitionRequest, sdk.UpdatePartitionResponse>('UpdatePartition', (input, call) => {
  const { table, key } = tableFor(call, input);
  call.state.transaction(() => update(call, table, key, input.PartitionValueList, input.PartitionInput));
  return {};
});

export const BATCH_UPDATE_PARTITION = operation<sdk.BatchUpdatePartitionRequest, sdk.BatchUpdatePartitionResponse>('BatchUpdatePartition', (input, call) => {
  const { table, key } = tableFor(call, input);
  const errors = call.state.transaction(() => each(input.Entries, (e) => update(call, table, key, e.PartitionValueList, e.PartitionInput)));
  return errors.length > 0 ? { Errors: errors.map(({ item, ErrorDetail }) => ({ PartitionValueList: item.PartitionValueList, ErrorDetail })) } : {};
});

function remove(call: Call, key: string, values: readonly string[]): void {
  if (!call.state.partitions.delete(partitionKey(values), key)) throw notFound('Cannot find partition.');
}

export const DELETE_PARTITION = operation<sdk.DeletePartitionRequest, sdk.DeletePartitionResponse>('DeletePartition', (input, call) => {
  const { key } = tableFor(call, input);
  remove(call, key, input.PartitionValues);
  return {};
});

export const BATCH_DELETE_PARTITION = operation<sdk.BatchDeletePartitionRequest, sdk.BatchDeletePartitionResponse>('BatchDeletePartition', (input, call) => {
  const { key } = tableFor(call, input);
  const errors = call.state.transaction(() => each(input.PartitionsToDelete, (p) => remove(call, key, p.Values)));
  return errors.length > 0 ? { Errors: errors.map(({ item, ErrorDetail }) => ({ PartitionValues: item.Values, ErrorDetail })) } : {};
});

const PAGE = 1000;
const BATCH = 2000;

/** Keys are looked at without their documents: a table may have hundreds of thousands. */
export const GET_PARTITIONS = operation<sdk.GetPartitionsRequest, sdk.GetPartitionsResponse>('GetPartitions', (input, call) => {
  const { table, key } = tableFor(call, input);
  const matches = compilePartitionExpression(input.Expression ?? '', table.PartitionKeys ?? []);
  const { Segment: segment } = input;
  if (segment !== undefined && segment.SegmentNumber >= segment.TotalSegments) throw invalidInput('SegmentNumber must be less than TotalSegments');
  const list = `GetPartitions/${key}/${input.Expression ?? ''}/${segment ? `${segment.SegmentNumber}/${segment.TotalSegments}` : ''}`;
  const size = input.MaxResults ?? PAGE;
  const found: string[] = [];
  let after = decodeToken(list, input.NextToken);
  search: for (;;) {
    const batch = call.state.partitions.names({ parent: key, after, limit: Math.max(size + 1, BATCH) });
    for (const { name } of batch) {
      if (segment !== undefined && segmentOf(name, segment.TotalSegments) !== segment.SegmentNumber) continue;
      if (!matches(JSON.parse(name) as string[])) continue;
      found.push(name);
      if (found.length > size) break search;
    }
    after = batch.at(-1)?.name;
    if (batch.length < BATCH) break;
  }
  const page = found.slice(0, size);
  const partitions = page.flatMap((name) => call.state.partitions.get(name, key)?.doc ?? []);
  return {
    Partitions: input.ExcludeColumnSchema ? partitions.map(withoutColumns) : partitions,
    NextToken: found.length > size ? encodeToken(list, page.at(-1) ?? '') : undefined,
  };
}, 'QueryAsOfTime and TransactionId are ignored');

function segmentOf(name: string, segments: number): number {
  return createHash('md5').update(name).digest().readUInt32BE(0) % segments;
}

function withoutColumns(partition: Wire<sdk.Partition>): Wire<sdk.Partition> {
  if (partition.StorageDescriptor === undefined) return partition;
  const { Columns: _columns, ...rest } = partition.StorageDescriptor;
  return { ...partition, StorageDescriptor: rest };
}

