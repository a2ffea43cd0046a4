import { LoadPublisher } from './commit';
import { RunEnvironment } from './environment';
import { SourceReading } from './look';
import { ResolvedJob } from './resolve';
import { GlueprintError } from '../../src/core/diagnostics';
import { Manifest } from '../../src/core/manifest';
import { bindConnection } from '../connectors/connection-bindings';
import { LandRequest, OpenTableSource, OpenTableTarget, TableContext, TableReading, TableWriting } from '../connectors/table-connector';
import { TABLE_CONNECTORS } from '../connectors/tables';
import { Query } from '../formats/format';
import { StagedLoad } from '../host/host';

/** How the connector of a node type is opened, where it has one. */
export function tableSource(kind: string): OpenTableSource | undefined {
  return TABLE_CONNECTORS.map((c) => c.sources?.[kind]).find((open) => open !== undefined);
}

export function tableTarget(kind: string): OpenTableTarget | undefined {
  return TABLE_CONNECTORS.map((c) => c.targets?.[kind]).find((open) => open !== undefined);
}

/** Throws where the environment is only to be read; a folder that stands for a system may be written. */
export async function mayWrite(writing: TableWriting | undefined, environment: RunEnvironment): Promise<TableWriting | undefined> {
  if (writing === undefined || environment.readOnly !== true || writing.place.startsWith('/')) return writing;
  await writing.close();
  throw new GlueprintError({ code: 'WritesNotAllowed', file: writing.place, message: 'a run against AWS only reads', hint: 'to change what is there give --allow-writes; or bind the target to a folder' });
}

/** What of a manifest opens a connection. */
type KnownJob = Pick<Manifest, 'resources'> & Partial<Pick<Manifest, 'job'>>;

export interface TableAccess {
  readonly environment: RunEnvironment;
  readonly query: Query;
  readonly signal?: AbortSignal;
  readonly warn?: (node: string, message: string) => void;
}

export function tableContext(node: string, job: { readonly manifest: KnownJob } | undefined, access: TableAccess, bookmark?: string): TableContext {
  const { environment, query, signal } = access;
  return {
    node,
    host: environment.host,
    environment: environment.name,
    timeZone: job?.manifest.job?.timeZone ?? 'UTC',
    connection: (name) => environment.connection?.(name, job?.manifest) ?? bindConnection(name, environment, job?.manifest),
    binding: (uri) => environment.resources[uri],
    query,
    bookmark,
    signal,
    warn: (message) => access.warn?.(node, message),
  };
}

/** Reads a table's rows into files of its own; from there on it is a source like any other. */
export async function landTable(
  node: string, reading: TableReading, request: Omit<LandRequest, 'folder'>, folder: string, access: TableAccess,
): Promise<SourceReading> {
  const { files: disk } = access.environment.host;
  await disk.makeFolder(folder);
  try {
    const { limit } = request;
    const landed = await reading.land({ ...request, folder });
    const entry = async (path: string) => ({ path, relative: path.slice(path.lastIndexOf('/') + 1), size: await disk.size(path), modified: new Date(0), uri: reading.place });
    const files = await Promise.all(landed.files.map(entry));
    return {
      spec: { uris: [reading.place], format: landed.format, options: landed.options, recurse: true, exclusions: [] },
      files,
      paths: landed.files,
      roots: [],
      partitions: [],
      dataColumns: reading.columns,
      columns: reading.columns,
      options: landed.options,
      issues: [],
      bytes: files.reduce((sum, f) => sum + f.size, 0),
      landed: { rows: landed.rows, bookmark: landed.bookmark, condition: landed.condition, partly: limit !== undefined && landed.rows >= limit },
    };
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) ? e.at({ node }) : e;
  }
}

/** Publishes and abandons what connectors have staged, also for a run of another process. */
export function loadPublisher(environment: RunEnvironment, job?: Pick<ResolvedJob, 'manifest'>): LoadPublisher {
  const query = () => Promise.reject(new GlueprintError({ code: 'InternalError', message: 'a load is published without an engine' }));
  const connectorOf = (name: string) => {
    const found = TABLE_CONNECTORS.find((c) => c.name === name);
    if (found === undefined) throw new GlueprintError({ code: 'UnknownConnector', message: `no connector '${name}'` });
    return found;
  };
  const contextOf = ({ node, resources }: StagedLoad) => (
    tableContext(node, job ?? (resources === undefined ? undefined : { manifest: { resources } }), { environment, query })
  );
  return {
    publish: async (load) => connectorOf(load.connector).publish?.(load, contextOf(load)),
    abandon: async (load) => connectorOf(load.connector).abandon?.(load, contextOf(load)),
    forJournal(load) {
      const connections = Object.entries(job?.manifest.resources ?? {}).filter(([, r]) => r.type === 'AWS::Glue::Connection');
      return connections.length === 0 ? load : { ...load, resources: Object.fromEntries(connections) };
    },
  };
}
