/**
 * Rows that a local run reads in the place of a system that it does not reach. AWS Glue does not see them.
 */
export class SampleData {
  /**
   * Rows as they stand here.
   *
   * @param rows values by column
   */
  public static fromRows(rows: { [column: string]: any }[]): SampleData {
    return new SampleData({ type: 'rows', rows });
  }

  /**
   * Rows of a file: JSON (an array, or an object a line), CSV with a header, or Parquet.
   *
   * @param path its path, relative to the folder that `glueprint` runs in
   */
  public static fromFile(path: string): SampleData {
    return new SampleData({ type: 'file', file: path });
  }

  /** @internal */
  public readonly _fields: { readonly [name: string]: unknown };

  private constructor(fields: { readonly [name: string]: unknown }) {
    this._fields = fields;
  }
}
