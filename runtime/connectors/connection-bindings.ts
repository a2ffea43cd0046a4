import { ConnectionBinding } from './table-connector';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';
import { Host } from '../host/host';

/** What the run's environment says of connections. */
export interface BoundConnections { readonly host: Host; readonly connections: Readonly<Record<string, unknown>> }

/**
 * What stands for a Glue connection on this machine: `connections` of glueprint.json, by the connection's name or construct path.
 * Every property may be a text or `{ "env": "VARIABLE" }`, so that a password stands in no file.
 */
export async function bindConnection(name: string, { host, connections }: BoundConnections, manifest?: Manifest): Promise<ConnectionBinding> {
  const path = manifest?.resources[name]?.path;
  const found = connections[name] ?? (path === undefined ? undefined : connections[path]);
  const shown = path ?? name;
  if (found === undefined) {
    throw new GlueprintError({
      code: 'MissingConnection',
      message: `nothing stands for the connection '${shown}' here${didYouMean(shown, Object.keys(connections))}`,
      hint: `bind it in glueprint.json: "connections": { "${shown}": { "url": "postgresql://localhost:5432/shop", "user": "me", "password": { "env": "SHOP_PASSWORD" } } }`,
    });
  }
  const fail = (message: string): never => {
    throw new GlueprintError({ code: 'InvalidConfiguration', field: `connections.${shown}`, message });
  };
  const given = typeof found === 'string' ? { url: found } : found;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return fail('expected a URL or an object');
  const properties = Object.fromEntries(Object.entries(given as Record<string, unknown>).map(([key, value]) => {
    if (typeof value === 'object' && value !== null && 'env' in value) {
      const variable = String(value.env);
      return [key, host.environment.variable(variable) ?? fail(`the environment variable ${variable} of '${key}' is not set`)];
    }
    return [key, typeof value === 'string' ? value : JSON.stringify(value)];
  }));
  return { type: properties.type ?? /^(?:jdbc:)?([a-z0-9+]+):/.exec(properties.url ?? '')?.[1] ?? '', properties };
}
