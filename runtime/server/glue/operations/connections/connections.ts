import type * as sdk from '@aws-sdk/client-glue';
import { checkCatalog } from '../../catalog/names';
import { alreadyExists, invalidInput, notFound } from '../../errors';
import { arn, operation, type Call } from '../../operation';
import { paginate } from '../../paging';
import type { Wire } from '../../wire';

const connectionArn = (call: Call, name: string) => arn(call, `connection/${name}`);

/** What went in, without what only a client may know, as it comes out. */
function describe(call: Call, input: Wire<sdk.ConnectionInput>, created: number): Wire<sdk.Connection> {
  const { AuthenticationConfiguration: authentication, ...given } = input;
  const { ValidateCredentials: _credentials, ValidateForComputeEnvironments: _environments, ...rest } = given;
  return {
    ...rest,
    AuthenticationConfiguration: authentication && {
      AuthenticationType: authentication.AuthenticationType,
      SecretArn: authentication.SecretArn,
      KmsKeyArn: authentication.KmsKeyArn,
      OAuth2Properties: authentication.OAuth2Properties && {
        OAuth2GrantType: authentication.OAuth2Properties.OAuth2GrantType,
        OAuth2ClientApplication: authentication.OAuth2Properties.OAuth2ClientApplication,
        TokenUrl: authentication.OAuth2Properties.TokenUrl,
        TokenUrlParametersMap: authentication.OAuth2Properties.TokenUrlParametersMap,
      },
    },
    CreationTime: created,
    LastUpdatedTime: call.now,
    LastUpdatedBy: `arn:aws:iam::${call.account}:root`,
    Status: 'READY',
    ConnectionSchemaVersion: authentication === undefined ? 1 : 2,
  };
}

function connectionOf(call: Call, name: string): Wire<sdk.Connection> {
  const found = call.state.connections.get(name);
  if (found === undefined) throw notFound(`Connection ${name} not found.`);
  return found.doc;
}

const SECRET = /^(PASSWORD|ENCRYPTED_PASSWORD)$/;

function shown(doc: Wire<sdk.Connection>, hidePassword: boolean | undefined): Wire<sdk.Connection> {
  if (!hidePassword || doc.ConnectionProperties === undefined) return doc;
  return { ...doc, ConnectionProperties: Object.fromEntries(Object.entries(doc.ConnectionProperties).filter(([k]) => !SECRET.test(k))) };
}

export const CREATE_CONNECTION = operation<sdk.CreateConnectionRequest, sdk.CreateConnectionResponse>('CreateConnection', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const { Name } = input.ConnectionInput;
  call.state.transaction(() => {
    if (!call.state.connections.insert(Name, describe(call, input.ConnectionInput, call.now))) throw alreadyExists(`Connection ${Name} already exists.`);
    call.state.tags.add(connectionArn(call, Name), input.Tags);
  });
  return { CreateConnectionStatus: 'READY' };
}, 'OAuth codes are not exchanged for tokens; credentials given inline are dropped, as the service moves them to a secret');

export const GET_CONNECTION = operation<sdk.GetConnectionRequest, sdk.GetConnectionResponse>('GetConnection', (input, call) => {
  checkCatalog(call, input.CatalogId);
  return { Connection: shown(connectionOf(call, input.Name), input.HidePassword) };
}, 'ApplyOverrideForComputeEnvironment is ignored');

export const GET_CONNECTIONS = operation<sdk.GetConnectionsRequest, sdk.GetConnectionsResponse>('GetConnections', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const { Filter: filter } = input;
  const page = paginate(call.state.connections, {
    ...input,
    list: `GetConnections/${JSON.stringify(filter ?? {})}`,
    filter: ({ doc }) => (filter?.ConnectionType === undefined || doc.ConnectionType === filter.ConnectionType)
      && (filter?.ConnectionSchemaVersion === undefined || doc.ConnectionSchemaVersion === filter.ConnectionSchemaVersion)
      && (filter?.MatchCriteria ?? []).every((m) => doc.MatchCriteria?.includes(m)),
  });
  return { ConnectionList: page.items.map((c) => shown(c.doc, input.HidePassword)), NextToken: page.NextToken };
});

export const UPDATE_CONNECTION = operation<sdk.UpdateConnectionRequest, sdk.UpdateConnectionResponse>('UpdateConnection', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const before = connectionOf(call, input.Name);
  if (input.ConnectionInput.Name !== input.Name) throw invalidInput(`The name of connection ${input.Name} cannot be changed`);
  call.state.connections.put(input.Name, describe(call, input.ConnectionInput, before.CreationTime ?? call.now));
  return {};
});

function remove(call: Call, name: string): boolean {
  call.state.tags.drop(connectionArn(call, name));
  return call.state.connections.delete(name);
}

export const DELETE_CONNECTION = operation<sdk.DeleteConnectionRequest, sdk.DeleteConnectionResponse>('DeleteConnection', (input, call) => {
  checkCatalog(call, input.CatalogId);
  if (!remove(call, input.ConnectionName)) throw notFound(`Connection ${input.ConnectionName} not found.`);
  return {};
});

export const BATCH_DELETE_CONNECTION = operation<sdk.BatchDeleteConnectionRequest, sdk.BatchDeleteConnectionResponse>('BatchDeleteConnection', (input, call) => {
  checkCatalog(call, input.CatalogId);
  const results = input.ConnectionNameList.map((name) => ({ name, found: remove(call, name) }));
  const missing = results.filter((r) => !r.found);
  return {
    Succeeded: results.filter((r) => r.found).map((r) => r.name),
    Errors: missing.length === 0 ? undefined : Object.fromEntries(missing.map((r) => [r.name, { ErrorCode: 'EntityNotFoundException', ErrorMessage: `Connection ${r.name} not found.` }])),
  };
});

/** Opens the connection with what the environment has for its kind. */
export const TEST_CONNECTION = operation<sdk.TestConnectionRequest, sdk.TestConnectionResponse>('TestConnection', async (input, call) => {
  checkCatalog(call, input.CatalogId);
  const connection = input.ConnectionName === undefined ? input.TestConnectionInput : connectionOf(call, input.ConnectionName);
  if (connection === undefined) throw invalidInput('ConnectionName or TestConnectionInput must be given');
  await call.services.connections.test({ type: connection.ConnectionType ?? '', properties: connection.ConnectionProperties ?? {} }, call.signal);
  return {};
}, 'opens a TCP connection to the host of a JDBC URL or of Kafka brokers; other kinds are refused');
