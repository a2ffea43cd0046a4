import { ConnectionBinding } from './table-connector';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';
import { Host } from '../host/host';

/** What the run's environment says of connections. */
export interface BoundConnections { readonly host: Host; readonly connections: Readonly<Record<string, unknown>> }

/**
 * What stands for a Glue connection on this machine: `connections` of glueprint.json or `--connection name=url`, by the connection's name or
 * construct path. A value is a URL or an object of properties. Any property may come from the environment, so that a password stands in no
 * file: `"password": { "env": "SHOP_PASSWORD" }`, or `"passwordEnv": "SHOP_PASSWORD"`. `"ca": "ca.pem"` is a file of certificates.
 */
export async function bindConnection(name: string, { host, connections }: BoundConnections, manifest?: Pick<Manifest, 'resources'>): Promise<ConnectionBinding> {
  const path = pathOf(name, manifest);
  const key = [name, ...(path === undefined ? [] : [path])].find((k) => connections[k] !== undefined);
  const shown = path ?? name;
  if (key === undefined) {
    throw new GlueprintError({
      code: 'MissingConnection',
      message: `nothing stands for the connection '${shown}' here${didYouMean(shown, Object.keys(connections))}`,
      hint: `bind it in glueprint.json: "connections": { "${shown}": { "url": "postgresql://localhost:5432/shop", "user": "me", "passwordEnv": "SHOP_PASSWORD" } }, or with --connection ${shown}=postgresql://…`,
    });
  }
  const fail = (message: string): never => {
    throw new GlueprintError({ code: 'InvalidConfiguration', field: `connections.${key}`, message });
  };
  const found = connections[key];
  const given = typeof found === 'string' ? { url: found } : found;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return fail('expected a URL or an object');
  const properties: Record<string, string> = {};
  const variable = (property: string, from: string) => host.environment.variable(from) ?? fail(`the environment variable ${from} of '${property}' is not set`);
  for (const [property, value] of Object.entries(given as Record<string, unknown>)) {
    const plain = /^(.+)Env$/.exec(property)?.[1];
    if (plain !== undefined && typeof value === 'string') properties[plain] = variable(plain, value);
    else if (typeof value === 'object' && value !== null && 'env' in value) properties[property] = variable(property, String(value.env));
    else properties[property] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  if (properties.ca !== undefined) properties.caCertificate = await certificates(properties.ca, host, fail);
  return { type: properties.type ?? /^(?:jdbc:)?([a-z0-9+]+):/.exec(properties.url ?? '')?.[1] ?? '', properties };
}

async function certificates(file: string, { files }: Host, fail: (message: string) => never): Promise<string> {
  const path = files.resolve(file);
  return await files.kind(path) === 'file' ? files.readText(path) : fail(`the certificate file '${path}' does not exist`);
}

/** Construct path of a connection of the app; a run knows it by its logical id, or by the name that it has or would have here. */
function pathOf(name: string, manifest: Pick<Manifest, 'resources'> | undefined): string | undefined {
  const plain = (text: string) => text.replace(/\/Resource$/, '').replace(/[^A-Za-z0-9.]+/g, '-').toLowerCase();
  const connections = Object.entries(manifest?.resources ?? {}).filter(([id, r]) => id === name || r.type === 'AWS::Glue::Connection');
  const found = connections.find(([id, r]) => id === name || (r.name ?? '') === name) ?? connections.find(([, r]) => plain(r.path) === plain(name));
  return found?.[1].path.replace(/\/Resource$/, '');
}
