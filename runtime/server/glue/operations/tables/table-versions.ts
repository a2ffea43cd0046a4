import type * as sdk from '@aws-sdk/client-glue';
import { checkCatalog, tableKey, tableOf } from '../../catalog/names';
import { invalidInput, notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import { paginate } from '../../paging';

function versionNumber(text: string): string {
  if (!/^\d+$/.test(text)) throw invalidInput(`For input string: "${text}"`);
  return String(Number(text));
}

export const GET_TABLE_VERSION = operation<sdk.GetTableVersionRequest, sdk.GetTableVersionResponse>('GetTableVersion', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const table = tableOf(call, input.DatabaseName, input.TableName);
  const version = versionNumber(input.VersionId ?? table.VersionId ?? '');
  const found = call.state.tableVersions.get(version, tableKey(input.DatabaseName, input.TableName));
  if (found === undefined) throw notFound('Version not found.');
  return { TableVersion: { Table: found.doc, VersionId: version } };
});

export const GET_TABLE_VERSIONS = operation<sdk.GetTableVersionsRequest, sdk.GetTableVersionsResponse>('GetTableVersions', (input, call) => {
  checkCatalog(call, input.CatalogId);
  tableOf(call, input.DatabaseName, input.TableName);
  const page = paginate(call.state.tableVersions, { ...input, list: 'GetTableVersions', parent: tableKey(input.DatabaseName, input.TableName), order: 'oldest' });
  return { TableVersions: page.items.map((v) => ({ Table: v.doc, VersionId: v.name })), NextToken: page.NextToken };
});

/** The current version is the table: it cannot be deleted. */
function remove(call: Call, database: string, table: string, version: string): void {
  const current = tableOf(call, database, table);
  const wanted = versionNumber(version);
  if (current.VersionId === wanted) throw invalidInput(`Version ${wanted} is the current version of table ${table} and cannot be deleted`);
  if (!call.state.tableVersions.delete(wanted, tableKey(database, table))) throw notFound('Version not found.');
}

export const DELETE_TABLE_VERSION = operation<sdk.DeleteTableVersionRequest, sdk.DeleteTableVersionResponse>('DeleteTableVersion', (input, call) => {
  checkCatalog(call, input.CatalogId);
  remove(call, input.DatabaseName, input.TableName, input.VersionId);
  return {};
});

export const BATCH_DELETE_TABLE_VERSION = operation<sdk.BatchDeleteTableVersionRequest, sdk.BatchDeleteTableVersionResponse>('BatchDeleteTableVersion', (input, call) => {
  checkCatalog(call, input.CatalogId);
  tableOf(call, input.DatabaseName, input.TableName);
  const errors = input.VersionIds.flatMap((version) => {
    try {
      remove(call, input.DatabaseName, input.TableName, version);
      return [];
    } catch (e) {
      const error = e as Error;
      return [{ TableName: input.TableName, VersionId: version, ErrorDetail: { ErrorCode: error.name, ErrorMessage: error.message } }];
    }
  });
  return errors.length > 0 ? { Errors: errors } : {};
});
