import { withPhysicalNames } from './physical-names';
import { GlueprintError } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';
import { cloudConnection } from '../connectors/aws/glue-connection';
import { AwsS3 } from '../connectors/aws/s3-connector';
import { s3Access } from '../connectors/aws/s3-loads';
import { S3Access } from '../connectors/aws/s3-objects';
import { Bindings, Binding } from '../connectors/bindings';
import { Connector } from '../connectors/connector';
import { LocalS3 } from '../connectors/local-s3';
import { Connectors } from '../connectors/registry';
import { ConnectionBinding } from '../connectors/table-connector';
import { duckDbEngine } from '../engines/duckdb/duckdb-engine';
import { Engine } from '../engines/engine';
import { Host } from '../host/host';
import { openStore, Store } from '../state/store';

/** Where a run takes place: what stands for the cloud, and the engine. */
export interface RunEnvironment {
  readonly name: 'local' | 'localstack' | 'aws';
  readonly host: Host;
  readonly connectors: Connectors;
  readonly engine: Engine;
  /** Bindings by construct path or logical id of a bucket. */
  readonly resources: Readonly<Record<string, string>>;
  /** What stands for Glue connections, by name or construct path: `connections` of glueprint.json. */
  readonly connections: Readonly<Record<string, unknown>>;
  /** Folder of state, default data and temporary files. */
  readonly folder: string;
  /** Folder of programs that were installed. Default: `folder`. */
  readonly installed?: string;
  /** How Amazon S3, or an emulator of it, is reached. */
  readonly s3?: S3Access;
  /** No target may be changed. */
  readonly readOnly?: boolean;
  openStore(): Promise<Store>;
  /** The manifest with the names that a deploy gave its resources; absent: their names here follow from their paths. */
  located?(manifest: Manifest): Promise<Manifest>;
  /** What a Glue connection leads to here; absent: what `connections` binds. */
  connection?(name: string, manifest?: Pick<Manifest, 'resources'>): Promise<ConnectionBinding>;
}

export interface CloudOptions {
  readonly name: 'localstack' | 'aws';
  /** Targets may be changed. In an emulator they may. */
  readonly allowWrites?: boolean;
  readonly connections?: Readonly<Record<string, unknown>>;
}

/** How the account, or an emulator of it, is reached. */
export function cloudAccess(host: Host, name: 'localstack' | 'aws'): S3Access {
  const access = s3Access((variable) => host.environment.variable(variable));
  if (name === 'localstack' && access.endpoint === undefined) {
    throw new GlueprintError({ code: 'NoEndpoint', message: 'no emulator is named', hint: 'set AWS_ENDPOINT_URL, e.g. http://localhost:4566' });
  }
  if (name === 'aws' && access.endpoint !== undefined) {
    throw new GlueprintError({ code: 'NoEndpoint', message: `AWS_ENDPOINT_URL leads to ${access.endpoint}`, hint: 'run with --env localstack (a plan: --deployed localstack), or unset it' });
  }
  return access;
}

/** Amazon S3 and the other services, or an emulator of them (`AWS_ENDPOINT_URL`); DuckDB in this process. What is bound to a folder stays one. */
export function cloudEnvironment(host: Host, bindings: readonly Binding[], options: CloudOptions, folder = '.glueprint'): RunEnvironment {
  const local = localEnvironment(host, bindings, folder, options.connections);
  const access = cloudAccess(host, options.name);
  const writes = options.name === 'localstack' || options.allowWrites === true;
  const s3 = new AwsS3({ access, cache: `${local.folder}/cache/s3`, staging: `${local.folder}/tmp/upload`, writes });
  const bound = bindings.filter((b) => b.uri.startsWith('s3://'));
  const isBound = (uri: string) => new Bindings(bound, '', host.files).isBound(uri);
  const folders: Connector = new LocalS3(host.files, new Bindings(bound, `${local.folder}/s3`, host.files));
  return {
    ...local,
    name: options.name,
    s3: access,
    connectors: new Connectors([{ ...delegated(folders), accepts: (uri) => folders.accepts(uri) && isBound(uri) }, s3]),
    located: (manifest) => withPhysicalNames(manifest, access),
    connection: (name, manifest) => cloudConnection(name, { host, connections: options.connections ?? {} }, options.name === 'localstack', manifest),
    readOnly: !writes,
  };
}

/** A connector whose one rule is another's. */
function delegated(c: Connector): Connector {
  return {
    name: c.name,
    accepts: (uri) => c.accepts(uri),
    list: (request) => c.list(request),
    place: (uri) => c.place(uri),
    isEmpty: (uri) => c.isEmpty(uri),
    stage: (uri, run, number) => c.stage(uri, run, number),
    publish: (staging, mode) => c.publish(staging, mode),
  };
}

/** The folder of the state, where it is not `.glueprint`: a server tells it to the runs that it starts. */
export const STATE_VARIABLE = 'GLUEPRINT_STATE';

/** Files on this machine, DuckDB in this process. */
export function localEnvironment(
  host: Host, bindings: readonly Binding[], folder = host.environment.variable(STATE_VARIABLE) ?? '.glueprint', connections: Readonly<Record<string, unknown>> = {},
): RunEnvironment {
  const root = host.files.resolve(folder);
  const s3 = bindings.filter((b) => b.uri.startsWith('s3://'));
  const named = bindings.filter((b) => !b.uri.startsWith('s3://'));
  const resources = Object.fromEntries(named.map((b) => [b.uri, b.path]));
  return {
    name: 'local',
    host,
    connectors: new Connectors([new LocalS3(host.files, new Bindings([...s3, ...named.map((b) => ({ uri: `s3://${bucketName(b.uri)}`, path: b.path }))], `${root}/s3`, host.files))]),
    engine: duckDbEngine(host.files),
    resources,
    connections,
    folder: root,
    openStore: () => openStore(`${root}/state.db`),
  };
}

/** A bucket that only a deploy names goes by its construct path, spelt as a bucket can be. */
export function bucketName(path: string): string {
  return path.replace(/\/Resource$/, '').replace(/[^A-Za-z0-9.-]+/g, '-').toLowerCase();
}
