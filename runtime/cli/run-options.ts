import { CommandInput, OptionSpec } from './command';
import { parsePairs, parseWhole, usageError } from './parse';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';
import { Binding, parseBinding } from '../connectors/bindings';
import { readConfiguration } from '../runs/configuration';
import { cloudEnvironment, localEnvironment, RunEnvironment } from '../runs/environment';
import { EngineName } from '../runs/run-job';
import { sampleJob } from '../runs/sample/sample-job';

/** Options of commands that look at data. */
export const DATA_OPTIONS: readonly OptionSpec[] = [
  { name: 'bind', short: 'b', value: 'uri=path', many: true, help: 'local folder or file for an s3://bucket/prefix' },
  { name: 'param', short: 'p', value: 'name=value', many: true, help: 'value of a job parameter' },
  { name: 'connection', value: 'name=url', many: true, help: 'database or other system behind a Glue connection, by its name or construct path' },
  { name: 'env', value: 'name', help: 'local (default): folders; localstack: the emulator at AWS_ENDPOINT_URL; aws: the account, read only' },
  { name: 'allow-writes', help: 'with --env aws: targets in the account may be changed' },
  { name: 'config', value: 'file', help: 'bindings and parameters; default: glueprint.json' },
];

/** Options of commands that can do with made-up rows. */
export const SAMPLE_OPTIONS: readonly OptionSpec[] = [
  { name: 'sample', help: 'rows are made up for all sources; no system is asked, targets are files below .glueprint/sample' },
  { name: 'sample-rows', value: 'n', help: 'so many rows of each source; default: 100' },
];

/** The job as it is to be run: itself, or with `--sample` on made-up rows. */
export async function sampled(
  { host, options, output }: Pick<CommandInput, 'host' | 'options' | 'output'>, manifest: Manifest,
  given: { readonly environment: RunEnvironment; readonly parameters: Record<string, string> }, engines: readonly EngineName[],
): Promise<{ readonly manifest: Manifest; readonly environment: RunEnvironment; readonly parameters: Readonly<Record<string, string>> }> {
  const rows = parseWhole(options, 'sample-rows', 1);
  if (!options.flag('sample')) {
    if (rows !== undefined) throw usageError('--sample-rows goes with --sample');
    return { manifest, ...given };
  }
  if (given.environment.name !== 'local') throw usageError('--sample is a run on made-up rows: leave out --env');
  const { notes, ...sample } = await sampleJob(manifest, { host, rows, engines, parameters: given.parameters });
  for (const n of notes) output.note(`${output.style('yellow', 'sample', 'error')} ${n.node}: ${n.message}`);
  return sample;
}

/** The local environment and the parameters that belong to `job`. Flags win over the file. */
export async function dataOptions({ host, options }: Pick<CommandInput, 'host' | 'options'>, declared?: readonly string[]): Promise<{ environment: RunEnvironment; parameters: Record<string, string> }> {
  const file = await readConfiguration(host, options.text('config'));
  const bindings = [...options.list('bind').map(readBinding), ...file.bindings];
  // The file may serve several jobs: what another one declares is not this one's.
  const fromFile = Object.fromEntries(Object.entries(file.parameters).filter(([name]) => declared === undefined || declared.includes(name)));
  const connections = { ...file.connections, ...parsePairs(options.list('connection'), 'connection') };
  return { environment: environmentNamed(options, host, bindings, connections), parameters: { ...fromFile, ...parsePairs(options.list('param'), 'param') } };
}

function environmentNamed(
  options: CommandInput['options'], host: CommandInput['host'], bindings: readonly Binding[], connections: Readonly<Record<string, unknown>>,
): RunEnvironment {
  const name = options.text('env') ?? 'local';
  if (options.flag('allow-writes') && name !== 'aws') throw usageError('--allow-writes goes with --env aws');
  if (name === 'local') return localEnvironment(host, bindings, undefined, connections);
  if (name === 'localstack' || name === 'aws') return cloudEnvironment(host, bindings, { name, allowWrites: options.flag('allow-writes'), connections });
  throw usageError(`--env is local, localstack or aws, got '${name}'`);
}

/** The state that runs of this folder left, with what finishing a killed one may need. */
export async function stateEnvironment(host: CommandInput['host']): Promise<RunEnvironment> {
  return localEnvironment(host, [], undefined, (await readConfiguration(host)).connections);
}

/** The engine that a run is to use. */
export function engineOptions(options: CommandInput['options']): { engine: EngineName; cluster?: string } {
  const engine = readEngine(options.text('engine') ?? 'duckdb');
  const [master, remote] = [options.text('master'), options.text('remote')];
  const cluster = master ?? remote;
  if (cluster !== undefined && engine !== 'spark') throw usageError('--master and --remote go with --engine spark');
  if (master !== undefined && remote !== undefined) throw usageError('--master and --remote are two answers to one question: give one of them');
  if (remote !== undefined && !/^sc:\/\/[^/\s]+/.test(remote)) throw usageError(`--remote is the address of a Spark Connect server, like sc://host:15002, got '${remote}'`);
  if (master !== undefined && !/^(local(\[[\d*,\s]+\])?|spark:\/\/\S+|yarn|k8s:\/\/\S+)$/.test(master)) {
    throw usageError(`--master is local[n], spark://host:port, yarn or k8s://address, got '${master}'`);
  }
  return { engine, cluster };
}

export function readEngine(name: string): EngineName {
  if (!isEngine(name)) throw usageError(`the engine is ${ENGINES.join(', ')}, got '${name}'${didYouMean(name, ENGINES)}`);
  return name;
}

const ENGINES: readonly EngineName[] = ['duckdb', 'spark', 'sail'];
const isEngine = (name: string): name is EngineName => (ENGINES as readonly string[]).includes(name);

export function readBinding(text: string): ReturnType<typeof parseBinding> {
  try {
    return parseBinding(text);
  } catch (e) {
    // A bucket of the app may be named by its construct path: Stack/Bucket=folder.
    const at = text.indexOf('=');
    if (GlueprintError.isGlueprintError(e) && at > 0 && !text.includes('://')) return { uri: text.slice(0, at), path: text.slice(at + 1) };
    throw e;
  }
}
