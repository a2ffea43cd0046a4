import { Bindings, Binding } from '../connectors/bindings';
import { LocalS3 } from '../connectors/local-s3';
import { Connectors } from '../connectors/registry';
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
  openStore(): Promise<Store>;
}

/** Files on this machine, DuckDB in this process. */
export function localEnvironment(
  host: Host, bindings: readonly Binding[], folder = '.glueprint', connections: Readonly<Record<string, unknown>> = {},
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
