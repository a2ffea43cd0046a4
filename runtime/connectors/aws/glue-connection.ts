import { s3Access } from './s3-loads';
import { nameOf } from './service-place';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Manifest } from '../../../src/core/manifest';
import { faultMessage } from '../../host/fault';
import { bindConnection, BoundConnections } from '../connection-bindings';
import { ConnectionBinding } from '../table-connector';

/**
 * A connection in an account or an emulator: what glueprint.json binds, else what AWS Glue says; user and password from its secret.
 * Of an emulator's Glue nothing is asked: only of an endpoint of its own, `AWS_ENDPOINT_URL_GLUE`.
 */
export async function cloudConnection(name: string, bound: BoundConnections, emulated: boolean, manifest?: Pick<Manifest, 'resources'>): Promise<ConnectionBinding> {
  const variable = (v: string) => bound.host.environment.variable(v);
  const glue = variable('AWS_ENDPOINT_URL_GLUE');
  let binding: ConnectionBinding;
  try {
    binding = await bindConnection(name, bound, manifest);
  } catch (e) {
    if (!GlueprintError.isGlueprintError(e) || e.code !== 'MissingConnection' || (emulated && glue === undefined)) throw e;
    binding = await glueConnection(name, variable, glue);
  }
  const properties = withSparkProperties(name, binding.properties);
  binding = { ...binding, properties };
  const secret = properties.secret ?? properties.SECRET_ID ?? properties.KAFKA_SASL_SCRAM_SECRETS_ARN;
  if (secret === undefined || has(properties, 'password')) return binding;
  const found = await secretValue(secret, variable);
  const url = properties.url ?? properties.JDBC_CONNECTION_URL ?? (found.engine === undefined || found.host === undefined ? undefined : urlOf(found));
  return {
    type: binding.type === '' ? found.engine ?? '' : binding.type,
    properties: {
      ...properties,
      ...(url === undefined || properties.JDBC_CONNECTION_URL !== undefined ? {} : { url }),
      ...(found.username === undefined || has(properties, 'user', 'username') ? {} : { user: found.username }),
      ...(found.password === undefined ? {} : { password: found.password }),
    },
  };
}

function has(properties: Readonly<Record<string, string>>, ...names: readonly string[]): boolean {
  return Object.keys(properties).some((k) => names.includes(k.toLowerCase()));
}

/** Glue's own Spark connectors (OpenSearch, Snowflake, BigQuery, …) keep all they are told in one text of JSON, the name of the secret with it. */
function withSparkProperties(name: string, { SparkProperties: text, ...others }: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (text === undefined) return others;
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    throw new GlueprintError({ code: 'InvalidConnection', message: `SparkProperties of the connection '${name}' is no JSON`, hint: 'write an object: {"secretId": "…", …}' });
  }
  const { secretId, ...rest } = Object.fromEntries(Object.entries(told as object).map(([k, v]): [string, string] => [k, typeof v === 'string' ? v : JSON.stringify(v)]));
  return { ...(secretId === undefined ? {} : { SECRET_ID: secretId }), ...rest, ...others };
}

/** As RDS writes its secrets. */
const urlOf = ({ engine = '', host = '', port, dbname = '' }: Readonly<Record<string, string | undefined>>) => (
  `${engine.replace(/^aurora-/, '').replace(/^postgres$/, 'postgresql')}://${host}${port === undefined ? '' : `:${port}`}/${dbname}`
);

type Variable = (name: string) => string | undefined;

async function glueConnection(name: string, variable: Variable, endpoint: string | undefined): Promise<ConnectionBinding> {
  const { GetConnectionCommand, GlueClient } = await import('../../clients/glue');
  const client = new GlueClient(s3Access(variable, { endpoint }));
  try {
    const { Connection: found } = await client.send(new GetConnectionCommand({ Name: name }));
    const secret = found?.AuthenticationConfiguration?.SecretArn;
    return { type: (found?.ConnectionType ?? '').toLowerCase(), properties: { ...(secret === undefined ? {} : { SECRET_ID: secret }), ...found?.ConnectionProperties } };
  } catch (cause) {
    const missing = nameOf(cause) === 'EntityNotFoundException';
    throw new GlueprintError({
      code: missing ? 'MissingConnection' : 'UnresolvedResource',
      message: missing ? `AWS Glue has no connection '${name}'` : `the connection '${name}' cannot be looked up: ${faultMessage(cause)}`,
      hint: missing ? 'deploy it, or bind it with --connection' : 'check region and credentials, or bind it with --connection',
      cause,
    });
  } finally {
    client.destroy();
  }
}

/** By name or ARN; JSON with `username` and `password`, or a password alone. */
async function secretValue(id: string, variable: Variable): Promise<Readonly<Record<string, string | undefined>>> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('../../clients/secrets-manager');
  const client = new SecretsManagerClient(s3Access(variable, { endpoint: variable('AWS_ENDPOINT_URL_SECRETS_MANAGER') ?? variable('AWS_ENDPOINT_URL') }));
  try {
    const { SecretString: text = '' } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    const json: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : { password: text };
    return Object.fromEntries(Object.entries(json as object).map(([k, v]) => [k, typeof v === 'string' ? v : String(v)]));
  } catch (cause) {
    const missing = nameOf(cause) === 'ResourceNotFoundException';
    throw new GlueprintError({
      code: missing ? 'MissingSecret' : 'UnresolvedResource',
      message: missing ? `Secrets Manager has no secret '${id}'` : `the secret '${id}' cannot be read: ${cause instanceof SyntaxError ? 'it is no JSON' : faultMessage(cause)}`,
      hint: missing ? 'deploy it, or give user and password with the connection' : 'check region, credentials and their rights',
      // Never the cause: a fault of the parser quotes the secret.
    });
  } finally {
    client.destroy();
  }
}
