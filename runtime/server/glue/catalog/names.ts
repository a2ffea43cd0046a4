import type { Database, Table } from '@aws-sdk/client-glue';
import { invalidInput, notFound } from '../errors';
import type { Call } from '../operation';
import { below } from '../state/region-state';
import type { Wire } from '../wire';

/** The Data Catalog keeps names of databases, tables and functions in lower case, as Hive does. */
export function fold(name: string): string {
  return name.toLowerCase();
}

/** There is one catalog: that of the account. */
export function checkCatalog(call: Call, catalogId: string | undefined): void {
  if (catalogId !== undefined && catalogId !== call.account) throw notFound(`Catalog ${catalogId} not found.`);
}

export function databaseOf(call: Call, name: string): Wire<Database> {
  const found = call.state.databases.get(fold(name));
  if (found === undefined) throw notFound(`Database ${name} not found.`);
  return found.doc;
}

export function tableOf(call: Call, database: string, name: string): Wire<Table> {
  const found = call.state.tables.get(fold(name), fold(database));
  if (found !== undefined) return found.doc;
  databaseOf(call, database);
  throw notFound(`Table ${name} not found.`);
}

/** The parent of what belongs to a table: its partitions, versions, indexes. */
export function tableKey(database: string, table: string): string {
  return below(fold(database), fold(table));
}

/** A partition's name among its table's. Values are ordered as they are compared: as text. */
export function partitionKey(values: readonly string[]): string {
  return JSON.stringify(values);
}

export function required<T>(value: T | undefined, member: string): T {
  if (value === undefined) throw invalidInput(`${member} must be given`);
  return value;
}
