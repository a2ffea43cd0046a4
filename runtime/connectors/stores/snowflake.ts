import { Readable } from 'node:stream';
import { userPackage } from './user-package';
import { GlueprintError } from '../../../src/core/diagnostics';
import { BINARY, BOOLEAN, Column, DataType, DATE, decimal, DOUBLE, field, STRING, TIMESTAMP, TIMESTAMP_NTZ } from '../../../src/core/types';
import { DocumentFields, DocumentValue, fromJson, Moment, numberOf } from '../../formats/documents/document';
import { faultMessage } from '../../host/fault';
import { credentials, property } from '../documents/connection-place';
import { documentReading } from '../documents/read-documents';
import { text } from '../documents/stand-in';
import { ConnectionBinding, NodeFields, TableContext, TableReading } from '../table-connector';

/** The part of Snowflake's client that is used. */
interface Sdk { createConnection(options: Record<string, unknown>): Connection }
interface Execution {
  readonly sqlText: string;
  readonly streamResult: boolean;
  readonly fetchAsString: string[];
  readonly complete: (error: Error | undefined, statement: Statement) => void;
}
interface Connection {
  connect(done: (error: Error | undefined) => void): void;
  execute(request: Execution): unknown;
  destroy(done: () => void): void;
}
interface Statement { getColumns(): SnowflakeColumn[]; streamRows(): Readable }
interface SnowflakeColumn { getName(): string; getType(): string; getScale(): number; getPrecision(): number }

/** Reads a table or a query of Snowflake with the client that the project has. */
export async function openSnowflake(fields: NodeFields, binding: ConnectionBinding, context: TableContext): Promise<TableReading> {
  const host = (property(binding, 'sfUrl', 'url', 'host') ?? '').replace(/^(https|snowflake):\/\//, '').replace(/[/:].*$/, '');
  const account = property(binding, 'account') ?? host.replace(/\.snowflakecomputing\.com$/, '');
  const place = `snowflake ${text(fields.table) ?? 'query'} at ${account}`;
  const sdk = userPackage('snowflake-sdk', place, context) as Sdk;
  const given = credentials(binding) ?? { user: property(binding, 'sfUser'), password: property(binding, 'sfPassword') };
  const connection = sdk.createConnection({
    account,
    username: given.user,
    password: given.password,
    warehouse: text(fields.warehouse) ?? property(binding, 'sfWarehouse', 'warehouse'),
    role: property(binding, 'sfRole', 'role'),
    database: text(fields.database),
    schema: text(fields.dbSchema),
  });
  const told = (e: Error) => new GlueprintError({ code: /password|authenticat/i.test(e.message) ? 'AccessDenied' : 'ServiceFault', file: place, message: faultMessage(e), cause: e });
  await new Promise<void>((resolve, reject) => connection.connect((e) => (e === undefined || e === null ? resolve() : reject(told(e)))));
  const close = () => new Promise<void>((resolve) => connection.destroy(() => resolve()));
  const query = text(fields.query)?.replace(/;\s*$/, '') ?? `SELECT * FROM ${String(fields.table)}`;
  const run = (sqlText: string) => new Promise<Statement>((resolve, reject) => {
    // Numbers as text: 38 digits are more than a number of JavaScript holds.
    connection.execute({ sqlText, streamResult: true, fetchAsString: ['Number'], complete: (e, statement) => (e === undefined || e === null ? resolve(statement) : reject(told(e))) });
  });
  try {
    const described = (await run(`SELECT * FROM (${query}) LIMIT 0`)).getColumns();
    const known = described.map((c) => field(c.getName(), typeOf(c)));
    return await documentReading({
      place,
      called: 'row',
      schema: text(fields.schema),
      known,
      read: (limit) => rows(() => run(limit === undefined ? query : `SELECT * FROM (${query}) LIMIT ${limit}`), known, told),
      close,
    }, context);
  } catch (e) {
    await close();
    throw e;
  }
}

async function* rows(run: () => Promise<Statement>, columns: readonly Column[], told: (e: Error) => GlueprintError): AsyncGenerator<DocumentFields> {
  try {
    for await (const row of (await run()).streamRows()) {
      yield Object.fromEntries(columns.map((c) => [c.name, valueOf((row as Record<string, unknown>)[c.name], c.type)]));
    }
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) ? e : told(e as Error);
  }
}

/** As Snowflake's connector for Spark has them; what is half structured is JSON text. */
function typeOf(column: SnowflakeColumn): DataType {
  switch (column.getType().toLowerCase()) {
    case 'fixed': return decimal(column.getPrecision(), column.getScale());
    case 'real': return DOUBLE;
    case 'boolean': return BOOLEAN;
    case 'date': return DATE;
    case 'timestamp_ntz': return TIMESTAMP_NTZ;
    case 'timestamp_ltz':
    case 'timestamp_tz': return TIMESTAMP;
    case 'binary': return BINARY;
    default: return STRING;
  }
}

function valueOf(value: unknown, type: DataType): DocumentValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return new Moment(BigInt(value.getTime()) * 1000n);
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' && (type.kind === 'decimal' || type.kind === 'double') ? numberOf(value) : fromJson(value);
}
