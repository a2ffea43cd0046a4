import type * as sdk from '@aws-sdk/client-glue';
import { checkCatalog, databaseOf, fold } from '../../catalog/names';
import { alreadyExists, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import { below } from '../../state/region-state';
import type { Wire } from '../../wire';

const databaseArn = (call: Call, name: string) => arn(call, `database/${name}`);

function describe(call: Call, input: Wire<sdk.DatabaseInput>, created: number): Wire<sdk.Database> {
  const name = fold(input.Name);
  return {
    CreateTableDefaultPermissions: [{ Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, Permissions: ['ALL'] }],
    ...input,
    Name: name,
    CreateTime: created,
    CatalogId: call.account,
  };
}

export const CREATE_DATABASE = operation<sdk.CreateDatabaseRequest, sdk.CreateDatabaseResponse>('CreateDatabase', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const database = describe(call, input.DatabaseInput, call.now);
  call.state.transaction(() => {
    if (!call.state.databases.insert(database.Name, database)) throw alreadyExists('Database already exists.');
    call.state.tags.add(databaseArn(call, database.Name), input.Tags);
  });
  return {};
});

export const GET_DATABASE = operation<sdk.GetDatabaseRequest, sdk.GetDatabaseResponse>('GetDatabase', (input, call) => {
  checkCatalog(call, input.CatalogId);
  return { Database: databaseOf(call, input.Name) };
});

export const GET_DATABASES = operation<sdk.GetDatabasesRequest, sdk.GetDatabasesResponse>('GetDatabases', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const page = paginate(call.state.databases, { ...input, list: 'GetDatabases' });
  return { DatabaseList: page.items.map((d) => d.doc), NextToken: page.NextToken };
});

export const UPDATE_DATABASE = operation<sdk.UpdateDatabaseRequest, sdk.UpdateDatabaseResponse>('UpdateDatabase', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const name = fold(input.Name);
  const renamed = fold(input.DatabaseInput.Name);
  call.state.transaction(() => {
    const before = databaseOf(call, input.Name);
    const after = describe(call, input.DatabaseInput, before.CreateTime ?? call.now);
    if (renamed === name) return call.state.databases.put(name, after);
    if (call.state.tables.count(name) > 0 || call.state.functions.count(name) > 0) throw alreadyExists(`Database ${name} is not empty and cannot be renamed.`);
    if (!call.state.databases.insert(renamed, after)) throw alreadyExists('Database already exists.');
    call.state.databases.delete(name);
    return undefined;
  });
  return {};
});

/** Tables and functions go with it, as in the service. */
export const DELETE_DATABASE = operation<sdk.DeleteDatabaseRequest, sdk.DeleteDatabaseResponse>('DeleteDatabase', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const name = fold(input.Name);
  call.state.transaction(() => {
    if (!call.state.databases.delete(name)) throw notFound(`Database ${input.Name} not found.`);
    for (const table of call.state.tables.names({ parent: name })) {
      for (const children of [call.state.partitions, call.state.tableVersions, call.state.partitionIndexes, call.state.columnStatistics]) {
        children.deleteAll(below(name, table.name));
      }
    }
    call.state.tables.deleteAll(name);
    call.state.functions.deleteAll(name);
    call.state.tags.drop(databaseArn(call, name));
  });
  return {};
});
