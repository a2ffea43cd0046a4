import type { NodeType } from '../../../src/core/nodes';

/** One setting of a node type, and what must come of it. */
export interface NodeCase {
  readonly name: string;
  /** Columns of the inputs by their names in SQL; `null`: not known. */
  readonly inputs: { readonly [as: string]: string | null };
  /** Rows of the inputs as Spark SQL: `(1, 'a'), (2, NULL)`. */
  readonly rows?: { readonly [as: string]: string };
  readonly fields: { readonly [name: string]: unknown };
  readonly glueVersion?: string;
  readonly parameters?: { readonly [name: string]: 'string' | 'int' | 'bigint' | 'double' | 'boolean' | 'date' | 'timestamp' };
  /** Which output `columns` and `out` are of, where the node has several. */
  readonly output?: string;
  /** Output columns as DDL; of a node that measures, those it has once the data has been looked at. */
  readonly columns?: string;
  /** Values of the rows that come out, in any order. */
  readonly out?: readonly (readonly unknown[])[];
  /** Columns of random values, by the pattern that each value has: no two are equal, and `out` has null in their place. */
  readonly random?: { readonly [column: string]: RegExp };
  /** Python files that the script imports, by name. Where the embedded engine runs no Python, only Spark's rows are held against `out`. */
  readonly modules?: { readonly [file: string]: string };
  /** Part of the error's message; `at` its field, `under` the text that the caret is under. */
  readonly error?: { readonly message: string | RegExp; readonly at?: string; readonly under?: string };
}

export interface NodeCases { readonly type: NodeType; readonly cases: readonly NodeCase[] }
