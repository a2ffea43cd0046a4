import { DatabaseAddress, DatabaseSystem } from './database-address';
import { DataType } from '../../../src/core/types';

/** A column as the database describes it. */
export interface DatabaseColumn {
  readonly name: string;
  /** The database's own name of the type, lower case: `int4`, `varchar`, `number`. */
  readonly type: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly unsigned?: boolean;
  /** Of an array, the type of its elements. */
  readonly element?: string;
  /** Only of tables: it must be given a value. */
  readonly required?: boolean;
}

/** How a column travels: its Spark type, and the JDBC type by which a `dataTypeMapping` names it. */
export interface MappedType { readonly type: DataType; readonly jdbc: string }

/** What of a table must be known before it is written. */
export interface TableShape {
  readonly columns: readonly DatabaseColumn[];
  /** Columns of the primary key, in order. */
  readonly primaryKey: readonly string[];
  /** Columns of each unique key, the primary one among them. */
  readonly uniqueKeys: readonly (readonly string[])[];
  /** What to know of it: that its engine has no transactions. */
  readonly warning?: string;
}

/** An upsert's parts, names quoted already. */
export interface UpsertParts {
  readonly target: string;
  readonly staging: string;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  /** Default: `update`. */
  readonly whenMatched?: 'update' | 'delete';
  /** Default: `insert`. */
  readonly whenNotMatched?: 'insert' | 'none';
}

export interface Fault {
  readonly code: string;
  /** In place of the database's own message. */
  readonly message?: string;
  readonly hint?: string;
  /** Worth another try after a while. */
  readonly transient?: boolean;
}

/** How texts in files from and for this system differ. */
export interface TextStyle {
  /** Unquoted text of NULL in files that it loads. */
  readonly nullText: string;
  /** Before the hexadecimal digits of a binary value. */
  readonly binaryPrefix: string;
  readonly booleans: 'words' | 'digits';
}

/** A database system: its SQL, its types, its client. One file each. */
export interface Dialect {
  readonly system: DatabaseSystem;
  /** For people. */
  readonly title: string;
  readonly style: TextStyle;
  /** Creating and dropping tables takes part in transactions. */
  readonly transactionalDdl: boolean;
  /** An upsert needs a unique key on its key columns. */
  readonly upsertNeedsKey: boolean;
  /** Longest name of a table. */
  readonly maxName: number;
  /** Between a query in brackets and its alias. */
  readonly aliasWord: 'AS ' | '';
  quote(name: string): string;
  /** The Spark type that Spark's JDBC dialect reads the column as; `undefined`: it has none. */
  mapped(column: DatabaseColumn): MappedType | undefined;
  /** SQL of the column's value as text that the engine parses: ISO times in UTC, hexadecimal bytes, JSON of arrays. */
  select(column: DatabaseColumn, sql: string, as: DataType): string;
  /** Type of a column that is created for a Spark type; `undefined`: there is none. */
  columnType(type: DataType): string | undefined;
  /** A time that a column is compared with, where a plain text is not always read as one. */
  moment?(text: string): string;
  /** A SELECT of ours, at most so many rows of it; its order counts. */
  limited(query: string, rows: number): string;
  /** @param lightly what the client's `lightStaging` gave */
  createTableLike(staging: string, target: string, columns: readonly string[], lightly?: string): string;
  emptied(table: string): string;
  /** Makes a staging table the target that there is not, in the same schema; `name` is the target's without it. */
  renamed(staging: string, target: string, name: string): string;
  upsert(parts: UpsertParts): readonly string[];
  connect(address: DatabaseAddress): Promise<DatabaseClient>;
  /** What a fault of the client means; `undefined`: nothing known. */
  fault(error: unknown): Fault | undefined;
}

export interface CopyOut {
  /** Of two columns at least: a row of one NULL were an empty line. */
  readonly query: string;
  readonly file: string;
  readonly fetchSize: number;
  readonly signal?: AbortSignal;
}

export interface CopyIn {
  readonly table: string;
  readonly columns: readonly DatabaseColumn[];
  readonly file: string;
  readonly batchSize: number;
  readonly signal?: AbortSignal;
}

/** A connection. Values come as texts. Statements outside a transaction take effect at once. */
export interface DatabaseClient {
  /** Rows of a small query. */
  query(sql: string): Promise<readonly (readonly (string | null)[])[]>;
  /** Runs a statement; how many rows it changed, where the database says. */
  execute(sql: string): Promise<number>;
  /** Columns of a query, which is not run further than needed. */
  describe(query: string): Promise<readonly DatabaseColumn[]>;
  /** `undefined`: there is no such table. */
  table(name: string): Promise<TableShape | undefined>;
  /** Writes rows as CSV: NULL is nothing, the empty text is `""`. Gives their number. */
  copyOut(request: CopyOut): Promise<number>;
  /**
   * How this server keeps a staging table with less care than its own tables; `undefined`: it does not. Such a table can lose rows when the server
   * itself fails: they are counted before they are published.
   */
  lightStaging?(): Promise<string | undefined>;
  /** Loads CSV as the dialect's style has it. Gives the number of rows. */
  copyIn(request: CopyIn): Promise<number>;
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Never throws. */
  close(): Promise<void>;
}
