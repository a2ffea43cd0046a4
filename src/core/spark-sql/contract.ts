import type { Span } from '../diagnostics';
import type { Column, DataType } from '../types';

/**
 * What the rest of the product asks of the Spark SQL front end. `index.ts` exports
 * `analyzeQuery`, `analyzeExpression`, `translate` and `translateExpression` with these shapes.
 */

/** The settings of a Spark session that change what a query means. */
export interface SqlSession {
  /** Spark version of the Glue version, `3.5` (default), `3.3` or `4.1`. */
  readonly sparkVersion?: string;
  /** Default: off up to Spark 3.5, on from 4.0. */
  readonly ansi?: boolean;
  /** Session time zone. Default: `UTC`, as on Glue. */
  readonly timeZone?: string;
  /** Types of the `:name` parameters that may be used. */
  readonly parameters?: Readonly<Record<string, DataType>>;
}

/** A relation that a query may read. */
export interface SqlTable {
  readonly columns: readonly Column[];
  /** DuckDB relation to read instead (SQL text, quoted as needed). Default: the table's own name. */
  readonly relation?: string;
}

export interface QueryOptions extends SqlSession {
  /** By name; matched case-insensitively, as Spark does. */
  readonly tables: Readonly<Record<string, SqlTable>>;
}

export interface ExpressionOptions extends SqlSession {
  /** Columns in scope; a qualifier makes `alias.column` work as well. */
  readonly columns: readonly (Column & { readonly qualifier?: string })[];
  /** Where an aggregate may stand. Default: it may not. */
  readonly aggregates?: boolean;
}

export type InfluenceKind = 'direct' | 'derived' | 'aggregate' | 'filter' | 'join' | 'grouping' | 'sort' | 'window';

/** One input column's part in an output column. */
export interface Influence {
  readonly table: string;
  readonly column: string;
  readonly kind: InfluenceKind;
}

export interface SqlWarning { readonly code: string; readonly message: string; readonly span: Span }

export interface AnalyzedQuery {
  readonly columns: readonly Column[];
  /** Parallel to `columns`. */
  readonly lineage: readonly (readonly Influence[])[];
  readonly warnings: readonly SqlWarning[];
}

export interface AnalyzedExpression {
  readonly type: DataType;
  readonly nullable: boolean;
  /** The name Spark would give the column. */
  readonly name: string;
  /** Columns of the input that are read, each once, as they are spelt in the input. */
  readonly references: readonly string[];
  readonly warnings: readonly SqlWarning[];
}

export interface TranslatedQuery extends AnalyzedQuery {
  /** DuckDB SQL with the same result and, by an explicit cast per column, the same types. Parameters are `$name`. */
  readonly sql: string;
}
