/**
 * What becomes of a record that cannot be read.
 */
export enum ParseMode {
  /** What cannot be read is null; the record stays. */
  PERMISSIVE = 'PERMISSIVE',
  /** The record is dropped. */
  DROPMALFORMED = 'DROPMALFORMED',
  /** The run fails. */
  FAILFAST = 'FAILFAST',
}

/**
 * Options of CSV files that are read.
 */
export interface CsvReadOptions {
  /**
   * Character between the fields.
   *
   * @default ','
   */
  readonly separator?: string;

  /**
   * Character around fields that hold a separator; empty for none.
   *
   * @default '"'
   */
  readonly quoteChar?: string;

  /**
   * Character before a quote inside a quoted field.
   *
   * @default - the quote itself, as RFC 4180 has it
   */
  readonly escaper?: string;

  /**
   * The first line of each file names the columns. With a schema the names must be the same, in order.
   *
   * @default true
   */
  readonly withHeader?: boolean;

  /**
   * A quoted field may go over several lines.
   *
   * @default false
   */
  readonly multiLine?: boolean;

  /**
   * Character set of the files.
   *
   * @default 'UTF-8'
   */
  readonly encoding?: string;

  /**
   * Text that stands for null.
   *
   * @default - the empty field
   */
  readonly nullValue?: string;

  /**
   * What becomes of a malformed record: one with too few or too many fields, or a value that is not of its column's type.
   *
   * @default ParseMode.PERMISSIVE
   */
  readonly mode?: ParseMode;
}

/**
 * Options of JSON files that are read.
 */
export interface JsonReadOptions {
  /**
   * A file is one document, an object or an array of them, instead of one object a line.
   *
   * @default false
   */
  readonly multiLine?: boolean;

  /**
   * Where in a document the records are, such as `$.features[*]`. Implies `multiLine`.
   *
   * @default - the document itself is the record, or the array of them
   */
  readonly jsonPath?: string;

  /**
   * Character set of the files.
   *
   * @default 'UTF-8'
   */
  readonly encoding?: string;

  /**
   * What becomes of a malformed record.
   *
   * @default ParseMode.PERMISSIVE
   */
  readonly mode?: ParseMode;
}

/**
 * Format of the files that a source reads.
 */
export class ReadFormat {
  /**
   * Comma-separated and similar text.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-csv-home.html
   */
  public static csv(options: CsvReadOptions = {}): ReadFormat {
    return new ReadFormat({ type: 'csv', ...options });
  }

  /**
   * JSON, one object a line or whole documents.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-json-home.html
   */
  public static json(options: JsonReadOptions = {}): ReadFormat {
    return new ReadFormat({ type: 'json', ...options });
  }

  /**
   * Apache Parquet.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-parquet-home.html
   */
  public static parquet(): ReadFormat {
    return new ReadFormat({ type: 'parquet' });
  }

  /** @internal */
  public readonly _fields: { readonly [name: string]: unknown };

  private constructor(fields: { readonly [name: string]: unknown }) {
    this._fields = fields;
  }
}
