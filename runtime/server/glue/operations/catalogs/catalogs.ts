import type * as sdk from '@aws-sdk/client-glue';
import { notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import type { Wire } from '../../wire';

/** The account's own catalog is the only one. */
function root(call: Call): Wire<sdk.Catalog> {
  return {
    CatalogId: call.account,
    Name: call.account,
    ResourceArn: arn(call, 'catalog'),
    CreateDatabaseDefaultPermissions: [{ Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, Permissions: ['ALL'] }],
    CreateTableDefaultPermissions: [{ Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' }, Permissions: ['ALL'] }],
  };
}

export const GET_CATALOG = operation<sdk.GetCatalogRequest, sdk.GetCatalogResponse>('GetCatalog', (input, call) => {
  if (input.CatalogId !== call.account) throw notFound(`Catalog ${input.CatalogId} not found.`);
  return { Catalog: root(call) };
}, 'there is only the account\'s own catalog');

export const GET_CATALOGS = operation<sdk.GetCatalogsRequest, sdk.GetCatalogsResponse>('GetCatalogs', (input, call) => {
  const wanted = input.IncludeRoot ?? false;
  return { CatalogList: wanted && input.ParentCatalogId === undefined ? [root(call)] : [] };
}, 'there is only the account\'s own catalog');
