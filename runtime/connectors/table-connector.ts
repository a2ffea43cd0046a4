import { RowCondition } from './row-condition';
import { FieldValue } from '../../src/core/manifest';
import { Column } from '../../src/core/types';
import { Format, FormatOptions, Query } from '../formats/format';
import { Host, StagedLoad } from '../host/host';

export type { StagedLoad } from '../host/host';

/**
 * A system whose rows come and go through a client rather than as files: a database, a stream, a search index.
 * Its rows land in local files that the engine reads, and leave from files that the engine wrote: the rows never pass an engine's API one by one.
 * A connector has a source, a target, or both, each by the kind of its node type; `registry.ts` lists them.
 */
export interface TableConnector {
  /** In the journal and in messages: `jdbc`. */
  readonly name: string;
  readonly sources?: Readonly<Record<string, OpenTableSource>>;
  readonly targets?: Readonly<Record<string, OpenTableTarget>>;
  /**
   * Makes a staged load visible. Done twice, it does nothing the second time: a run killed here is completed by the next.
   * @throws GlueprintError that says in which state the target is
   */
  publish?(load: StagedLoad, context: TableContext): Promise<void>;
  /** Removes a staged load; done twice, it does nothing the second time. */
  abandon?(load: StagedLoad, context: TableContext): Promise<void>;
}

export type NodeFields = { readonly [name: string]: FieldValue };

/** Opens no more than it must; throws where the place, the table or the rights are not there. */
export type OpenTableSource = (fields: NodeFields, context: TableContext) => Promise<TableReading>;
/** The same, and where a column has no type there. Called before any data moves. */
export type OpenTableTarget = (fields: NodeFields, columns: readonly Column[], context: TableContext) => Promise<TableWriting>;

export interface TableContext {
  readonly node: string;
  readonly host: Host;
  readonly environment: 'local' | 'localstack' | 'aws';
  readonly timeZone: string;
  /** A small query on the engine. */
  readonly query: Query;
  /** State of the source's bookmark after the last run: JSON of the connector's own making. */
  readonly bookmark?: string;
  /** Aborted when the run is stopped. */
  readonly signal?: AbortSignal;
  /** What stands for a Glue connection here: by its name or construct path. Throws `MissingConnection` with how to bind it. */
  connection(name: string): Promise<ConnectionBinding>;
  /** What a system without connection is bound to (`dynamodb`, `kinesis`): an endpoint, or a folder of stand-in files. `undefined`: nothing. */
  binding(uri: string): string | undefined;
  warn(message: string): void;
}

/** Properties as a Glue connection has them (`JDBC_CONNECTION_URL`, `HOST` …), the secret's user and password among them. Never logged. */
export interface ConnectionBinding { readonly type: string; readonly properties: Readonly<Record<string, string>> }

export interface TableReading {
  /** For messages, without secrets: `postgresql://localhost:5432/shop, table public.orders`. */
  readonly place: string;
  readonly columns: readonly Column[];
  /** Estimate in bytes, where the system tells it. */
  readonly bytes?: number;
  /** Of a source with a bookmark: how many rows the next run would read, and which. */
  unread?(): Promise<{ readonly rows: number; readonly which: string }>;
  /** Reads the rows into files below `folder`, which exists. */
  land(request: LandRequest): Promise<Landed>;
  close(): Promise<void>;
}

export interface LandRequest {
  readonly folder: string;
  /** Those that the job uses, of the reading's columns; the files may hold more. */
  readonly columns: readonly Column[];
  /** For samples: so many rows at most. */
  readonly limit?: number;
  /** Rows that do not meet it are of no use; they may come nevertheless. */
  readonly condition?: RowCondition;
}

export interface Landed {
  /** Absolute paths. None: no rows. */
  readonly files: readonly string[];
  readonly format: Format;
  readonly options: FormatOptions;
  readonly rows: number;
  /** The condition by which the system itself has chosen the rows, in its own words. */
  readonly condition?: string;
  /** Bookmark after these rows. */
  readonly bookmark?: string;
}

export interface TableWriting {
  readonly place: string;
  /** How it wants the rows. */
  readonly format: Format;
  readonly options: FormatOptions;
  /** Loads the files to where nobody sees them yet, or remembers them where the system has no such place. */
  stage(files: readonly string[], run: string): Promise<StagedLoad>;
  close(): Promise<void>;
}
