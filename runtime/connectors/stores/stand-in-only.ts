import { openBigQuery } from './bigquery';
import { openSnowflake } from './snowflake';
import { GlueprintError } from '../../../src/core/diagnostics';
import { bound, publishStandIn, sampleData, standInReading, standInWriting, text } from '../documents/stand-in';
import { openJdbcSource } from '../jdbc/read-table';
import { openJdbcTarget } from '../jdbc/write-table';
import { ConnectionBinding, NodeFields, TableConnector, TableContext, TableReading } from '../table-connector';

interface System {
  /** Before the colon of a binding. */
  readonly scheme: string;
  readonly title: string;
  /** What is read, where a field names it. */
  readonly name: (fields: NodeFields) => string | undefined;
}

/** Systems that the local runtime has no client of its own for, by node type without its family. */
const SYSTEMS: { readonly [kind: string]: System } = {
  AthenaConnector: { scheme: 'athena', title: 'an Athena connector', name: (f) => join(f.dbSchema, f.table) },
  AzureCosmos: { scheme: 'azurecosmos', title: 'Azure Cosmos DB', name: (f) => join(f.database, f.container) },
  AzureSql: { scheme: 'azuresql', title: 'Azure SQL', name: (f) => text(f.table) },
  BigQuery: { scheme: 'bigquery', title: 'Google BigQuery', name: (f) => text(f.table) },
  Connector: { scheme: 'connector', title: 'a connector', name: () => undefined },
  SapHana: { scheme: 'saphana', title: 'SAP HANA', name: (f) => text(f.table) },
  Snowflake: { scheme: 'snowflake', title: 'Snowflake', name: (f) => (f.table === undefined ? undefined : join(f.database, f.dbSchema, f.table)) },
  SparkConnector: { scheme: 'spark', title: 'a Spark connector', name: () => undefined },
  Teradata: { scheme: 'teradata', title: 'Teradata', name: (f) => text(f.table) },
  Vertica: { scheme: 'vertica', title: 'Vertica', name: (f) => join(f.dbSchema, f.table) },
};

const join = (...parts: unknown[]) => parts.map(text).filter((p) => p !== undefined).join('.') || undefined;

const kinds = Object.keys(SYSTEMS);

/** Any database that the runtime has a client for may stand for these: SQL Server for Azure SQL itself. */
const DATABASES = { AzureSql: openDatabase, SapHana: openDatabase, Teradata: openDatabase };
const CLIENTS = { ...DATABASES, BigQuery: openBigQuery, Snowflake: openSnowflake };

/** Whether a node type of these can reach no system at all from here: files are all that can stand for it. */
export function isWithoutClient(nodeKind: string): boolean {
  const [, kind = '', family] = /^(.*)(Source|Target)$/.exec(nodeKind) ?? [];
  return kind in SYSTEMS && !(kind in (family === 'Source' ? CLIENTS : DATABASES));
}

function openDatabase(fields: NodeFields, _binding: ConnectionBinding, context: TableContext): Promise<TableReading> {
  return openJdbcSource(fields, context);
}

/** What the node's connection is bound to; `undefined`: nothing. */
async function boundConnection(fields: NodeFields, context: TableContext): Promise<ConnectionBinding | undefined> {
  if (typeof fields.connection !== 'string') return undefined;
  try {
    return await context.connection(fields.connection);
  } catch (e) {
    if (GlueprintError.isGlueprintError(e) && e.code === 'MissingConnection') return undefined;
    throw e;
  }
}

/** Files and rows in the place of these systems: everything else in a job runs as it does on Glue. */
export const STAND_IN_ONLY: TableConnector = {
  name: 'stand-in',
  sources: Object.fromEntries(kinds.map((kind) => [`${kind}Source`, async (fields, context) => {
    const { uri, said } = placeOf(kind, fields, context);
    const files = bound([uri, SYSTEMS[kind]?.scheme ?? ''], context);
    const connection = files === undefined && kind in CLIENTS ? await boundConnection(fields, context) : undefined;
    if (connection !== undefined) return CLIENTS[kind as keyof typeof CLIENTS](fields, connection, context);
    const found = files ?? sampleData(fields, context);
    if (found === undefined || found.kind === 'endpoint') throw noClient(said, uri, true);
    return standInReading(found, said, fields, context);
  }])),
  targets: Object.fromEntries(kinds.filter((k) => k !== 'AthenaConnector').map((kind) => [`${kind}Target`, async (fields, columns, context) => {
    const { uri, said } = placeOf(kind, fields, context);
    const found = bound([uri], context);
    const database = found === undefined && kind in DATABASES ? await boundConnection(fields, context) : undefined;
    if (database !== undefined) return openJdbcTarget(fields, columns, context);
    if (found?.kind !== 'folder') throw noClient(said, uri, false);
    return standInWriting('stand-in', found.path, said, context);
  }])),
  publish: async (load, context) => {
    await publishStandIn(load, context);
  },
};

function placeOf(kind: string, fields: NodeFields, context: TableContext): { readonly uri: string; readonly said: string } {
  const system = SYSTEMS[kind];
  const name = system?.name(fields);
  return { uri: `${system?.scheme ?? ''}:${name ?? context.node}`, said: name === undefined ? `${system?.title ?? kind} (${context.node})` : `'${name}' of ${system?.title ?? kind}` };
}

function noClient(said: string, uri: string, source: boolean): GlueprintError {
  return new GlueprintError({
    code: 'NoLocalClient',
    message: `the local runtime has no client for ${said}, and nothing stands for it`,
    hint: `${source ? 'give the node sampleData, or bind' : 'bind'} it to a folder of files: "bindings": { "${uri}": "folder" } in glueprint.json`,
  });
}
