import { FieldValue } from '../../../src/core/manifest';
import { NodeFields } from '../table-connector';

/** What a node wants to read of a database, whatever its kind. */
export interface SourceRequest {
  readonly connection: string;
  readonly table?: string;
  readonly query?: string;
  readonly schema?: string;
  /** Projection, by name. */
  readonly columns: readonly string[];
  /** In the database's own SQL. */
  readonly filterPredicate?: string;
  readonly partitions?: { readonly column: string; readonly lower?: string; readonly upper?: string; readonly count: number };
  readonly fetchSize: number;
  readonly bookmarkKeys: readonly string[];
  readonly descending: boolean;
  /** Glue's record types by JDBC type. */
  readonly dataTypeMapping: Readonly<Record<string, string>>;
}

export interface TargetRequest {
  readonly connection: string;
  readonly table: string;
  readonly mode: 'append' | 'overwrite' | 'recreate' | 'upsert';
  readonly keys: readonly string[];
  readonly whenMatched: 'update' | 'delete';
  readonly whenNotMatched: 'insert' | 'none';
  readonly preActions: readonly string[];
  readonly postActions: readonly string[];
  readonly batchSize: number;
}

const FETCH_SIZE = 10_000;
const BATCH_SIZE = 1_000;

export function sourceRequest(fields: NodeFields): SourceRequest {
  const column = text(fields.partitionColumn);
  return {
    connection: text(fields.connection) ?? '',
    table: text(fields.table),
    query: text(fields.query)?.replace(/;\s*$/, ''),
    schema: text(fields.schema),
    columns: texts(fields.columns),
    filterPredicate: text(fields.filterPredicate),
    ...(column === undefined ? {} : {
      partitions: { column, lower: text(fields.lowerBound), upper: text(fields.upperBound), count: count(fields.numPartitions, 1) },
    }),
    fetchSize: count(fields.fetchSize, FETCH_SIZE),
    bookmarkKeys: texts(fields.bookmarkKeys),
    descending: fields.bookmarkKeysSortOrder === 'desc',
    dataTypeMapping: Object.fromEntries(Object.entries(fields.dataTypeMapping ?? {}).map(([k, v]) => [k.toUpperCase(), String(v).toUpperCase()])),
  };
}

export function targetRequest(fields: NodeFields): TargetRequest {
  return {
    connection: text(fields.connection) ?? '',
    table: text(fields.table) ?? '',
    mode: (text(fields.mode) ?? 'append') as TargetRequest['mode'],
    keys: texts(fields.keys),
    whenMatched: fields.whenMatched === 'delete' ? 'delete' : 'update',
    whenNotMatched: fields.whenNotMatched === 'none' ? 'none' : 'insert',
    preActions: texts(fields.preActions),
    postActions: texts(fields.postActions),
    batchSize: count(fields.batchSize, BATCH_SIZE),
  };
}

function text(value: FieldValue | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: FieldValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}

function count(value: FieldValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
