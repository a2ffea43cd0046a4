import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { Binding } from '../connectors/bindings';
import { Host } from '../host/host';

/** `glueprint.json`: what a local run puts in the place of the cloud. */
export interface Configuration {
  readonly bindings: readonly Binding[];
  readonly parameters: Readonly<Record<string, string>>;
  /** What stands for Glue connections, by name or construct path; read when a node needs one. */
  readonly connections: Readonly<Record<string, unknown>>;
}

export const CONFIGURATION_FILE = 'glueprint.json';
const KEYS = ['$schema', 'bindings', 'parameters', 'connections'];

/** Reads the file where there is one. Paths in it are relative to its folder. */
export async function readConfiguration(host: Host, path?: string): Promise<Configuration> {
  const file = host.files.resolve(path ?? CONFIGURATION_FILE);
  if (await host.files.kind(file) === undefined) {
    if (path !== undefined) throw new GlueprintError({ code: 'MissingFile', file: path, message: 'the configuration file does not exist' });
    return { bindings: [], parameters: {}, connections: {} };
  }
  const fail = (message: string, field?: string): never => {
    throw new GlueprintError({ code: 'InvalidConfiguration', file, field, message });
  };
  let json: unknown;
  try {
    json = JSON.parse(await host.files.readText(file));
  } catch (e) {
    return fail(`not JSON: ${e instanceof Error ? e.message : String(e)}`);
  }
  if (!isObject(json)) return fail('expected an object');
  const unknown = Object.keys(json).find((k) => !KEYS.includes(k));
  if (unknown !== undefined) fail(`unknown key '${unknown}'; allowed: ${KEYS.join(', ')}${didYouMean(unknown, KEYS)}`);
  const folder = file.slice(0, file.lastIndexOf('/'));
  const bindings = Object.entries(objectOf(json.bindings, () => fail('expected an object', 'bindings'))).map(([uri, target]) => {
    if (typeof target !== 'string') return fail(`expected a path, got ${JSON.stringify(target)}`, `bindings.${uri}`);
    return { uri, path: target.startsWith('/') || /^[a-z][a-z0-9+.-]*:\/\//.test(target) ? target : `${folder}/${target}` };
  });
  const parameters = Object.entries(objectOf(json.parameters, () => fail('expected an object', 'parameters')))
    .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const);
  return { bindings, parameters: Object.fromEntries(parameters), connections: objectOf(json.connections, () => fail('expected an object', 'connections')) };
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);

function objectOf(x: unknown, fail: () => never): Record<string, unknown> {
  if (x === undefined) return {};
  return isObject(x) ? x : fail();
}
