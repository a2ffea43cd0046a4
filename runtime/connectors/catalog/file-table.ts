import { storedFormat } from './storage-descriptor';
import { PartitionDoc, TableDoc } from './table-doc';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, columnsDdl, parseType } from '../../../src/core/types';

/** A table of files as it is read and written. */
export interface FileTable {
  /** `database.table`, for messages. */
  readonly name: string;
  /** Without the partition keys; names in lower case. `undefined`: the files tell. */
  readonly columns?: readonly Column[];
  readonly keys: readonly Column[];
  /** Ends with `/`. */
  readonly location: string;
  /** Of the runtime's formats, or one that it does not have. */
  readonly format: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface TablePartition { readonly values: readonly (string | undefined)[]; readonly location: string }

/** A table of files from its document. */
export function fileTable(table: TableDoc): FileTable {
  const name = `${table.DatabaseName}.${table.Name}`;
  const storage = table.StorageDescriptor;
  const stored = storage === undefined ? undefined : storedFormat(table, storage);
  if (storage?.Location === undefined || storage.Location === '') {
    throw new GlueprintError({ code: 'UnreadableTable', message: `table ${name} has no location` });
  }
  if (stored === undefined) {
    throw new GlueprintError({
      code: 'UnreadableTable',
      message: `table ${name} does not tell its format: its classification is '${table.Parameters?.classification ?? ''}', its SerDe '${storage.SerdeInfo?.SerializationLibrary ?? ''}'`,
    });
  }
  const header = Number(table.Parameters?.['skip.header.line.count'] ?? 0);
  if (header > 1) throw new GlueprintError({ code: 'UnreadableTable', message: `table ${name} skips ${header} lines of each file; the local engine skips one at most` });
  const columns = (storage.Columns ?? []).map((c) => columnOf(name, c.Name, c.Type));
  return {
    name,
    columns: columns.length === 0 ? undefined : columns,
    keys: (table.PartitionKeys ?? []).map((k) => columnOf(name, k.Name, k.Type)),
    location: storage.Location.replace(/\/*$/, '/'),
    ...stored,
  };
}

function columnOf(table: string, name: string, type: string | undefined): Column {
  try {
    return { name: name.toLowerCase(), type: parseType(type ?? 'string'), nullable: true };
  } catch (e) {
    throw new GlueprintError({ code: 'UnreadableTable', message: `column '${name}' of table ${table} has type '${type}', which Spark does not know`, cause: e });
  }
}

export function schemaOf(table: FileTable): string | undefined {
  return table.columns === undefined ? undefined : columnsDdl([...table.columns, ...table.keys]);
}

const NULL_NAME = '__HIVE_DEFAULT_PARTITION__';

export function partitionsOf(table: FileTable, docs: readonly PartitionDoc[]): TablePartition[] {
  return docs.map(({ Values = [], StorageDescriptor }) => ({
    values: Values.map((v) => (v === NULL_NAME ? undefined : v)),
    location: (StorageDescriptor?.Location ?? table.location).replace(/\/*$/, '/'),
  }));
}
