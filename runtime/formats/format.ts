import { GlueprintError } from '../../src/core/diagnostics';
import { Column } from '../../src/core/types';

/** The one thing a format asks of an engine: rows of a query, as plain objects. */
export interface Query {
  (sql: string): Promise<readonly Record<string, unknown>[]>;
}

export type FormatOptions = Readonly<Record<string, unknown>>;

/** A column whose values are in the names of folders, `year=2026`. */
export interface PartitionColumn extends Column {
  /** The folder's spelling of its name. */
  readonly key: string;
}

export interface FileNameColumn {
  readonly name: string;
  /** What the files are called, by the paths that the engine reads. */
  readonly names: ReadonlyMap<string, string>;
}

export interface ReadRequest {
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly options: FormatOptions;
  /** What the reader gives, in order; partition columns are not among them. */
  readonly columns: readonly Column[];
  readonly partitions: readonly PartitionColumn[];
  /** A column of the name of the file that each row is from, after all others. */
  readonly fileName?: FileNameColumn;
  /** Of the session. */
  readonly timeZone: string;
  /** Of the files where a Parquet timestamp without zone is one with zone: Spark before 3.4. */
  readonly ntzIsTimestamp?: boolean;
  /** Reads on past records that are not of the format at all, where its mode allows it; else they are an error of the engine. */
  readonly tolerant?: boolean;
  /**
   * SQL that counts one malformed value or record (`column` undefined), of no value; without it nothing is counted.
   * `stops`: the condition on which Spark 3 would stop at the value.
   */
  readonly count?: (column?: string, stops?: string) => string;
}

export interface WriteRequest {
  /** A query or relation. */
  readonly from: string;
  readonly columns: readonly Column[];
  readonly partitionKeys: readonly string[];
  readonly options: FormatOptions;
  readonly timeZone: string;
  /** Without extension: a file, or a folder where there are partitions. */
  readonly to: string;
  /** How many files, or files in a partition. */
  readonly numberOfFiles?: number;
  /** Part of the files' names. */
  readonly id: string;
}

/** What a format can say about reading its files with the given schema. */
export interface SchemaIssue { readonly severity: 'error' | 'warning'; readonly column?: string; readonly message: string; readonly hint?: string }

/** What is known before the files are looked at. */
export interface PrepareRequest {
  /** As the user declared them, partition columns aside; `undefined`: the files tell. */
  readonly columns?: readonly Column[];
  /** For samples: so many records at most. A format may give more. */
  readonly limit?: number;
  /** Aborted when the run is stopped. */
  readonly signal?: AbortSignal;
}

/** Files that the engine can read, in the place of those that it cannot. */
export interface Prepared {
  /** In the order of the files that were given, one for one: some of them as they were, some new ones below the folder, in partition folders of the same names. */
  readonly files: readonly string[];
  /** What reads them: the format itself, or that of the new files. */
  readonly format: Format;
  readonly options: FormatOptions;
  /** The columns that the files themselves tell, where they do; then `discover` is not to be asked. */
  readonly columns?: readonly Column[];
}

/** What `finish` needs of the write. */
export type FinishRequest = Pick<WriteRequest, 'columns' | 'partitionKeys' | 'options' | 'timeZone'> & { readonly signal?: AbortSignal };

/** Bytes to rows and back; one value a format. What makes SQL leaves the rows in the engine; `prepare` and `finish` pass them on as a stream. */
export interface Format {
  readonly name: string;
  /** Ends of file names, with the point, that belong to it; the first is that of the files it writes. */
  readonly extensions: readonly string[];
  /** Its files have a head: one of no bytes is damaged, where it elsewhere is one without records. */
  readonly headed?: boolean;
  /** A file of it is packed in parts rather than as a whole: its name ends in `.snappy.parquet`, not in `.csv.snappy`. */
  readonly packsInside?: boolean;
  /** Compressions it writes, by name: what the file's name gets, after the extension or, where it packs inside, before. */
  readonly compressions: Readonly<Record<string, string>>;
  /**
   * Before anything else is asked of the files: makes those that the engine cannot read (compressed, or of a format that it does not know) into
   * ones that it can, as streams into new files below `folder`, which need not exist and is the caller's to remove. Where nothing is to be done
   * the files come back as they are. Everything after goes by what it gives; the Spark engine reads the original files.
   */
  prepare?(files: readonly string[], options: FormatOptions, folder: string, request?: PrepareRequest): Promise<Prepared>;
  /** After the engine has written: makes each file, in its place, what it is to be (compressed, or of a format that the engine cannot write). */
  finish?(files: readonly string[], request: FinishRequest): Promise<void>;
  /** Columns as Spark reads them where the user declared none. `all` looks at every record and gives narrow types, for `infer`. */
  discover(files: readonly string[], options: FormatOptions, query: Query, all: boolean): Promise<Column[]>;
  /** Looks into the files, as little as it can: how they differ from what a request declares, and options that its reader should be given. */
  inspect?(request: ReadRequest, query: Query): Promise<{ readonly issues: SchemaIssue[]; readonly options?: FormatOptions }>;
  /** A SELECT that gives the columns, typed, then the partition columns. In UTC timestamps are plain TIMESTAMPs, else TIMESTAMPTZs. */
  read(request: ReadRequest): string;
  /** The malformed records as a query of one text column `record`, as near to their text as the reader leaves them. */
  rejects?(request: ReadRequest): string;
  /** A query that gives the number of records as `rows` without reading them. */
  rowCount?(files: readonly string[]): string;
  /**
   * A query of one row that tells of a column's values without reading them: `nulls`, whether there may be any, `least` and `most`,
   * BIGINTs or null where the files do not tell.
   */
  range?(files: readonly string[], column: string): string;
  /** COPY statement. */
  write(request: WriteRequest): string;
  /** A fault of the engine while reading, told in the format's words; `undefined` where it is none of the format's. */
  explain?(message: string, options: FormatOptions): FormatFault | undefined;
}

export interface FormatFault {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly file?: string;
  /** A record is malformed: a tolerant read gets past it. */
  readonly record?: boolean;
}

export type ReadMode = 'PERMISSIVE' | 'DROPMALFORMED' | 'FAILFAST';

export function readMode(options: FormatOptions): ReadMode {
  const mode = String(options.mode ?? 'PERMISSIVE').toUpperCase();
  if (mode === 'PERMISSIVE' || mode === 'DROPMALFORMED' || mode === 'FAILFAST') return mode;
  throw new GlueprintError({ code: 'InvalidOption', field: 'mode', message: `unknown mode '${mode}'; allowed: PERMISSIVE, DROPMALFORMED, FAILFAST` });
}

/** A text option; `undefined` where it is absent or empty. */
export function textOption(options: FormatOptions, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flagOption(options: FormatOptions, name: string, otherwise: boolean): boolean {
  const value = options[name];
  return typeof value === 'boolean' ? value : otherwise;
}
