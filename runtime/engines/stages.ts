import { Column } from '../../src/core/types';
import { Format, WriteRequest } from '../formats/format';

/** A run as plain data: what an engine is to make, in order. Planned without any I/O. */
export interface Plan {
  readonly timeZone: string;
  /** Macros that the queries call. */
  readonly prelude: readonly string[];
  readonly stages: readonly Stage[];
}

export type Stage = RelationStage | WriteStage | QualityStage;

/** A dataset of a node. */
export interface RelationStage {
  readonly kind: 'relation';
  readonly node: string;
  readonly output: string;
  /** Unique in the plan. */
  readonly name: string;
  readonly sql: string;
  readonly columns: readonly Column[];
  /** A view melts into what reads it; a table is computed once and kept for the run. */
  readonly keep: 'view' | 'table';
  /** Rows are counted where they leave the node. The optimizer does not see through the place of counting. */
  readonly counted: boolean;
  /** A relation that has as many rows by what the node does. */
  readonly sameRowsAs?: string;
  /** Query for the number of rows, where that is known without reading. */
  readonly rowCount?: string;
  /** What may be malformed in it: sequences that the SQL draws from. */
  readonly counters: readonly Counter[];
  /** For faults while reading: the format, its options and files. */
  readonly source?: {
    readonly format: Format;
    readonly options: Readonly<Record<string, unknown>>;
    readonly files: readonly string[];
    readonly bytes: number;
  };
}

export interface Counter {
  readonly sequence: string;
  /** Column whose values did not convert; `undefined`: whole records. */
  readonly column?: string;
  /** Spark 3 would stop at these. */
  readonly stops?: boolean;
}

/** A small query whose rows are looked at, or why there is none. */
export interface EngineQuery {
  readonly id: string;
  readonly sql?: string;
  readonly error?: string;
  /** The same column by column. */
  readonly parts?: readonly { readonly column: string; readonly sql?: string; readonly error?: string }[];
}

/** Data quality rules to be measured here and judged by the run, which may stop. */
export interface QualityStage {
  readonly kind: 'quality';
  readonly node: string;
  readonly queries: readonly EngineQuery[];
  /** Relation of the outcomes, where the node gives them. */
  readonly outcomes?: string;
}

export interface WriteStage {
  readonly kind: 'write';
  readonly node: string;
  readonly format: Format;
  readonly request: WriteRequest;
  /** What the node writes, of several. */
  readonly purpose: 'data' | 'rejected';
  /** Relation that is read whole: its rows are those written. */
  readonly reads: string;
  /** Only where something has been counted by these. */
  readonly onlyIf?: readonly Counter[];
}
