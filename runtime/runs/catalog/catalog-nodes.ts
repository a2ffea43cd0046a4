import { CatalogRequest, catalogSource, Delegate } from './catalog-source';
import { catalogTarget, CatalogTargetRequest, keptTable } from './catalog-target';
import { deltaTarget } from './delta-target';
import { withCatalog } from './open-catalog';
import { deltaSource, icebergSource, OpenTableRequest } from './open-table-source';
import { directSource, DirectTable, directTable } from './spark-lake';
import { SqlSession } from '../../../src/core/spark-sql/contract';
import { Column } from '../../../src/core/types';
import { Query } from '../../formats/format';
import type { RunEnvironment } from '../environment';
import type { SourceReading } from '../look';
import type { SourceSpec, TargetSpec } from '../node-io';

/** Nodes whose files a catalog or a table's own log names; by kind. */
type OpenSource = (request: OpenTableRequest) => Promise<SourceSpec | Delegate>;
type OpenTarget = (request: CatalogTargetRequest) => TargetSpec | Delegate | Promise<TargetSpec | Delegate>;

const SOURCES: Readonly<Record<string, OpenSource>> = { CatalogSource: catalogSource, DeltaSource: deltaSource, IcebergSource: icebergSource };
const TARGETS: Readonly<Record<string, OpenTarget>> = { CatalogTarget: catalogTarget, DeltaTarget: deltaTarget };

export const opensTable = (kind: string): boolean => kind in SOURCES || kind in TARGETS;

type Fields = CatalogRequest['fields'];

export async function openSource(
  kind: string, fields: Fields, environment: RunEnvironment, session: SqlSession, query: Query,
): Promise<SourceSpec | Delegate | undefined> {
  const open = SOURCES[kind];
  if (open === undefined) return undefined;
  return withCatalog(environment, async (catalog) => open({
    fields, catalog, connectors: environment.connectors, session, query, files: environment.host.files,
  }));
}

export async function openTarget(
  kind: string, fields: Fields, rows: readonly Column[], environment: RunEnvironment, query: Query,
): Promise<TargetSpec | Delegate | undefined> {
  const open = TARGETS[kind];
  if (open === undefined) return undefined;
  return withCatalog(environment, async (catalog) => open({
    fields, catalog, rows, query, connectors: environment.connectors, files: environment.host.files,
  }));
}

/** A table of an open format as Spark itself reads and writes it. */
export async function openDirect(
  kind: string, fields: Fields, family: 'source' | 'target', environment: RunEnvironment, session: SqlSession, query: Query,
): Promise<{ readonly direct: DirectTable; readonly source?: SourceReading }> {
  return withCatalog(environment, async (catalog) => {
    const request = { fields, catalog, connectors: environment.connectors, session, query, files: environment.host.files };
    const direct = await directTable(kind, request);
    return family === 'target' ? { direct } : { direct, source: await directSource(kind, direct, request) };
  });
}

/** A target of files with the table of the catalog that goes with it. */
export async function keepTable(target: TargetSpec, fields: Fields, rows: readonly Column[], environment: RunEnvironment): Promise<TargetSpec> {
  if (fields.catalogUpdate === undefined || fields.catalogUpdate === null) return target;
  return withCatalog(environment, async (catalog) => keptTable(target, fields.catalogUpdate, rows, catalog));
}

export const isDelegate = (x: SourceSpec | TargetSpec | Delegate | undefined): x is Delegate => x !== undefined && 'kind' in x;
