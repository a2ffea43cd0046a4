import type { Column as GlueColumn, Crawler, JdbcTarget, Table } from '@aws-sdk/client-glue';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { typeName } from '../../../../src/core/types';
import { bindConnection } from '../../../connectors/connection-bindings';
import { Database } from '../../../connectors/jdbc/database';
import { addressOf, type DatabaseSystem } from '../../../connectors/jdbc/database-address';
import type { ConnectionBinding } from '../../../connectors/table-connector';
import type { RunEnvironment } from '../../../runs/environment';
import { tableKey } from '../catalog/names';
import { invalidInput } from '../errors';
import type { RegionState } from '../state/region-state';
import type { Wire } from '../wire';
import type { CrawlCounts } from './crawlers';

/** Schema and name of each table and view. */
const STANDARD = 'SELECT table_schema, table_name FROM information_schema.tables';
/** Not those of Oracle's own. */
const ORACLE_OWNERS = "owner IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')";
const LISTINGS: Readonly<Record<DatabaseSystem, string>> = {
  postgresql: `${STANDARD} WHERE table_schema NOT IN ('information_schema', 'pg_catalog')`,
  redshift: `${STANDARD} WHERE table_schema NOT IN ('information_schema', 'pg_catalog')`,
  mysql: `${STANDARD} WHERE table_schema = DATABASE()`,
  sqlserver: STANDARD,
  oracle: `SELECT owner, table_name FROM all_tables WHERE ${ORACLE_OWNERS} UNION ALL SELECT owner, view_name FROM all_views WHERE ${ORACLE_OWNERS}`,
  sqlite: 'SELECT \'main\', name FROM sqlite_master WHERE type IN (\'table\', \'view\') AND name NOT LIKE \'sqlite_%\'',
};
/** Systems whose paths have no schema: `database/table`. */
const WITHOUT_SCHEMA: ReadonlySet<DatabaseSystem> = new Set(['mysql', 'sqlite']);

export interface JdbcCrawlContext {
  readonly environment: RunEnvironment;
  readonly region: RegionState;
  readonly crawler: Wire<Crawler>;
  readonly account: string;
  readonly seconds: () => number;
  readonly signal: AbortSignal;
}

/** Crawls one target: `database/schema/%`, `database/schema/table`, or without schema where the system has none. */
export async function crawlJdbc(target: Wire<JdbcTarget>, counts: CrawlCounts, context: JdbcCrawlContext): Promise<void> {
  const { environment, crawler, signal } = context;
  const name = target.ConnectionName ?? '';
  const binding = await connectionOf(name, context);
  const { system, database: file } = addressOf(binding);
  const database = await Database.of(name, {
    node: crawler.Name ?? 'crawler',
    host: environment.host,
    environment: environment.name,
    timeZone: 'UTC',
    query: () => Promise.reject(new Error('a crawl asks the database only')),
    signal,
    connection: () => Promise.resolve(binding),
    binding: () => undefined,
    warn: () => undefined,
  });
  // A path names the database first; a file's database is called by any name.
  const [named = '', ...rest] = (target.Path ?? '').split('/');
  if (system !== 'sqlite' && named !== '%' && named !== '' && named.toLowerCase() !== file.toLowerCase()) {
    throw invalidInput(`the connection ${name} leads to the database '${file}', the path ${target.Path} to '${named}'`);
  }
  const wanted = pathPattern(rest.length === 0 ? '%' : rest.join('/'), '%');
  const excluded = (target.Exclusions ?? []).map((e) => pathPattern(e.replace(/^[^/]*\//, ''), '*'));
  const found = await database.withClient('lists tables', async (client) => {
    const listed = (await client.query(LISTINGS[system])).map(([schema, table]) => ({ schema: schema ?? '', table: table ?? '' }));
    const pathOf = (t: { schema: string; table: string }) => (WITHOUT_SCHEMA.has(system) ? t.table : `${t.schema}/${t.table}`);
    const chosen = listed.filter((t) => wanted.test(pathOf(t)) && !excluded.some((e) => e.test(pathOf(t))));
    const tables = [];
    for (const t of chosen) {
      signal.throwIfAborted();
      const { dialect } = database;
      const columns = await client.describe(`SELECT * FROM ${WITHOUT_SCHEMA.has(system) ? '' : `${dialect.quote(t.schema)}.`}${dialect.quote(t.table)}`);
      const typed = columns.flatMap((c) => {
        const mapped = dialect.mapped(c);
        return mapped === undefined ? [] : [{ Name: c.name.toLowerCase(), Type: typeName(mapped.type) }];
      });
      tables.push({ path: [named, ...pathOf(t).split('/')], columns: typed });
    }
    return tables;
  });
  if (found.length === 0) throw invalidInput(`no table of ${database.place} is of the path ${target.Path}`);
  for (const { path, columns } of found) keep(path, columns, { system, connection: name }, counts, context);
}

/** The environment's, else what the connection of this catalog says itself. */
async function connectionOf(name: string, { environment, region }: JdbcCrawlContext): Promise<ConnectionBinding> {
  const stored = region.connections.get(name)?.doc;
  try {
    return await bindConnection(name, { host: environment.host, connections: environment.connections });
  } catch (e) {
    const properties = stored?.ConnectionProperties ?? {};
    if (!GlueprintError.isGlueprintError(e) || e.code !== 'MissingConnection' || properties.JDBC_CONNECTION_URL === undefined) throw e;
    const given = Object.entries(properties).filter((p): p is [string, string] => typeof p[1] === 'string');
    return { type: stored?.ConnectionType ?? 'JDBC', properties: Object.fromEntries(given) };
  }
}

/** Where `%`, in exclusions `*`, stands for anything. */
function pathPattern(path: string, wildcard: '%' | '*'): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${path.split(wildcard).map(literal).join('.*')}$`, 'i');
}

function keep(
  path: readonly string[], columns: Wire<GlueColumn>[], source: { readonly system: string; readonly connection: string }, counts: CrawlCounts,
  { region, crawler, account, seconds }: JdbcCrawlContext,
): void {
  const database = (crawler.DatabaseName ?? '').toLowerCase();
  const name = `${crawler.TablePrefix ?? ''}${path.join('_')}`.toLowerCase().replace(/[^a-z0-9_]/g, '_');
  const now = seconds();
  region.transaction(() => {
    const before = region.tables.get(name, database)?.doc;
    if (before !== undefined && JSON.stringify(before.StorageDescriptor?.Columns) === JSON.stringify(columns)) return;
    if (before !== undefined && crawler.SchemaChangePolicy?.UpdateBehavior === 'LOG') return;
    counts[before === undefined ? 'created' : 'updated']++;
    const parameters = { classification: source.system, connectionName: source.connection, typeOfData: 'table', UPDATED_BY_CRAWLER: crawler.Name ?? '' };
    const table: Wire<Table> = {
      Name: name,
      DatabaseName: database,
      CatalogId: account,
      CreateTime: before?.CreateTime ?? now,
      UpdateTime: now,
      Retention: 0,
      TableType: 'EXTERNAL_TABLE',
      IsRegisteredWithLakeFormation: false,
      StorageDescriptor: {
        Columns: columns, Location: path.join('.'), Compressed: false, NumberOfBuckets: -1, Parameters: parameters, StoredAsSubDirectories: false,
      },
      PartitionKeys: [],
      Parameters: { ...before?.Parameters, ...parameters },
      VersionId: String(Number(before?.VersionId ?? 0) + 1),
    };
    region.tables.put(name, table, {}, database);
    region.tableVersions.put(table.VersionId ?? '1', table, {}, tableKey(database, name));
  });
}
