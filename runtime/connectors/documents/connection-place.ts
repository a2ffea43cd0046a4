import { GlueprintError } from '../../../src/core/diagnostics';
import { ConnectionBinding, NodeFields, TableContext } from '../table-connector';
import { bound, nothingStandsFor, sampleData, StandIn } from './stand-in';

/** What is there in the place of a system that a Glue connection leads to: a bound folder, the bound connection, the node's sample data. */
export async function connectionPlace(
  system: string, resource: string, said: string, fields: NodeFields, context: TableContext,
): Promise<Exclude<StandIn, { kind: 'endpoint' }> | { readonly kind: 'connection'; readonly binding: ConnectionBinding }> {
  const uri = `${system}:${resource}`;
  const stand = bound([uri, system], context);
  if (stand?.kind === 'endpoint') return { kind: 'connection', binding: { type: system, properties: { url: stand.url } } };
  if (stand !== undefined) return stand;
  const connection = typeof fields.connection === 'string' ? fields.connection : undefined;
  const found = connection === undefined ? undefined : await context.connection(connection).catch((e: unknown) => {
    if (GlueprintError.isGlueprintError(e) && e.code === 'MissingConnection') return e;
    throw e;
  });
  if (found !== undefined && !GlueprintError.isGlueprintError(found)) return { kind: 'connection', binding: found };
  const sample = sampleData(fields, context);
  if (sample !== undefined && sample.kind !== 'endpoint') return sample;
  throw nothingStandsFor(said, uri, true, connection === undefined ? '' : `: its connection '${connection}' is not bound`);
}

/** A property of a binding under any of its names, without regard to case. */
export function property(binding: ConnectionBinding, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = Object.entries(binding.properties).find(([k, v]) => k.toLowerCase() === name.toLowerCase() && v !== '');
    if (found !== undefined) return found[1];
  }
  return undefined;
}

export function credentials(binding: ConnectionBinding): { readonly user: string; readonly password: string } | undefined {
  const user = property(binding, 'user', 'username');
  const password = property(binding, 'password');
  return user === undefined || password === undefined ? undefined : { user, password };
}
