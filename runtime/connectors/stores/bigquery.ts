import { Readable } from 'node:stream';
import { userPackage } from './user-package';
import { GlueprintError } from '../../../src/core/diagnostics';
import { array, BIGINT, BINARY, BOOLEAN, Column, DataType, DATE, decimal, DOUBLE, field, STRING, struct, TIMESTAMP, TIMESTAMP_NTZ } from '../../../src/core/types';
import { DocumentFields, DocumentValue, numberOf } from '../../formats/documents/document';
import { faultMessage } from '../../host/fault';
import { property } from '../documents/connection-place';
import { documentReading } from '../documents/read-documents';
import { text } from '../documents/stand-in';
import { ConnectionBinding, NodeFields, TableContext, TableReading } from '../table-connector';

/** The part of BigQuery's client that is used. */
interface Sdk { readonly BigQuery: new (options: Record<string, unknown>) => Client }
interface Job { readonly metadata?: { readonly statistics?: { readonly query?: { readonly schema?: { readonly fields?: TableField[] } } } } }
interface Client {
  createQueryJob(request: { query: string; dryRun: boolean }): Promise<[Job]>;
  createQueryStream(request: { query: string; wrapIntegers: boolean }): Readable;
}
interface TableField { readonly name: string; readonly type: string; readonly mode?: string; readonly fields?: readonly TableField[] }

/** Reads a table or a query of BigQuery with the client that the project has. */
export async function openBigQuery(fields: NodeFields, binding: ConnectionBinding, context: TableContext): Promise<TableReading> {
  const place = `bigquery ${text(fields.table) ?? 'query'} of ${String(fields.parentProject)}`;
  const sdk = userPackage('@google-cloud/bigquery', place, context) as Sdk;
  const client = new sdk.BigQuery({
    projectId: text(fields.parentProject),
    credentials: keyOf(property(binding, 'credentials')),
    keyFilename: property(binding, 'keyFilename'),
    apiEndpoint: property(binding, 'url', 'apiEndpoint'),
  });
  const query = text(fields.query)?.replace(/;\s*$/, '') ?? `SELECT * FROM \`${String(fields.table)}\``;
  const told = (e: unknown) => (GlueprintError.isGlueprintError(e) ? e : new GlueprintError({
    code: /not found/i.test(faultMessage(e)) ? 'MissingTable' : /permission|denied|credential|unauthenticated/i.test(faultMessage(e)) ? 'AccessDenied' : 'ServiceFault',
    file: place,
    message: faultMessage(e),
    cause: e,
  }));
  // A dry run costs nothing and tells the columns.
  const [job] = await client.createQueryJob({ query, dryRun: true }).catch((e: unknown) => {
    throw told(e);
  });
  const known = columnsOf(job.metadata?.statistics?.query?.schema?.fields ?? []);
  async function* rows(limit?: number): AsyncGenerator<DocumentFields> {
    try {
      const stream = client.createQueryStream({ query: limit === undefined ? query : `SELECT * FROM (${query}) LIMIT ${limit}`, wrapIntegers: true });
      for await (const row of stream) yield rowOf(row as Record<string, unknown>, known);
    } catch (e) {
      throw told(e);
    }
  }
  return documentReading({ place, called: 'row', schema: text(fields.schema), known, read: rows }, context);
}

/** The key of a service account, as Glue's secret has it: JSON, or that in base64. */
function keyOf(credentials: string | undefined): unknown {
  if (credentials === undefined) return undefined;
  const json = credentials.trimStart().startsWith('{') ? credentials : Buffer.from(credentials, 'base64').toString();
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw new GlueprintError({ code: 'InvalidConnection', message: 'the credentials of the connection are no key of a service account', hint: 'give the JSON of the key file, or that in base64' });
  }
}

const TYPES: { readonly [type: string]: DataType } = {
  INTEGER: BIGINT,
  INT64: BIGINT,
  FLOAT: DOUBLE,
  FLOAT64: DOUBLE,
  NUMERIC: decimal(38, 9),
  BIGNUMERIC: decimal(38, 9),
  BOOLEAN,
  BOOL: BOOLEAN,
  BYTES: BINARY,
  DATE,
  DATETIME: TIMESTAMP_NTZ,
  TIMESTAMP,
  // Microseconds of the day, as Spark's connector has it.
  TIME: BIGINT,
};

function columnsOf(fields: readonly TableField[]): Column[] {
  return fields.map((f) => {
    const type = f.fields === undefined ? TYPES[f.type] ?? STRING : struct(columnsOf(f.fields));
    return field(f.name, f.mode === 'REPEATED' ? array(type) : type);
  });
}

function rowOf(row: Record<string, unknown>, columns: readonly Column[]): DocumentFields {
  return Object.fromEntries(columns.map((c) => [c.name, valueOf(row[c.name], c.type)]));
}

/** Values come as the client's own classes, which hold their text in `value`. */
function valueOf(value: unknown, type: DataType): DocumentValue {
  if (value === null || value === undefined) return null;
  if (type.kind === 'array') return Array.isArray(value) ? value.map((v) => valueOf(v, type.element)) : null;
  if (type.kind === 'struct') return rowOf(value as Record<string, unknown>, type.fields);
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'boolean') return value;
  const plain = typeof value === 'object' && 'value' in value ? String(value.value) : typeof value === 'object' && 'toFixed' in value ? String(value) : value;
  const timeOfDay = typeof plain === 'string' && type.kind === 'bigint' ? /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/.exec(plain) : null;
  if (timeOfDay !== null) {
    const [, hours, minutes, seconds, micros = ''] = timeOfDay;
    return BigInt((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000_000n + BigInt(micros.padEnd(6, '0'));
  }
  if (typeof plain === 'number' || (typeof plain === 'string' && ['bigint', 'decimal', 'double'].includes(type.kind))) return numberOf(String(plain));
  return typeof plain === 'string' ? plain : JSON.stringify(plain);
}
