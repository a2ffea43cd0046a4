/** A kind of sensitive value that a pattern, and where there is one a check digit, decides. */
export interface PiiEntity {
  readonly doc: string;
  /** Java regular expression of a candidate, of the kind that RE2 runs, too: no look-around, no `$`. */
  readonly pattern: string;
  /** Spark SQL condition on a candidate. */
  readonly check?: (text: string) => string;
}
