/** A scalar function written in JavaScript (0.3 to 5 M rows/s): only for what SQL cannot do. It is data; `setupConnection` registers it. */
export interface Udf {
  readonly name: string;
  /** DuckDB types. */
  readonly params: readonly UdfType[];
  /** Type of any further arguments. */
  readonly rest?: UdfType;
  readonly returns: UdfType;
  /** Called with nulls too. Default: a null argument gives null. */
  readonly nulls?: boolean;
  /** Gives another value each time. */
  readonly volatile?: boolean;
  /** Of plain values: text, number (up to 32 bits, double), bigint, boolean, Uint8Array, arrays. A thrown error fails the query. */
  readonly run?: UdfRun;
  /** Instead of `run`, where it keeps something from call to call: made for each connection. */
  readonly start?: () => UdfRun;
}
export type UdfRun = (...args: UdfValue[]) => UdfValue;
export type UdfType = 'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'BLOB' | 'DATE' | 'HUGEINT' | 'ANY' | `${'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BLOB'}[]` | 'VARCHAR[][]';
export type UdfValue = null | string | number | bigint | boolean | Uint8Array | readonly UdfValue[];
