/**
 * Compression of text files that are written.
 */
export enum TextCompression {
  /** Not compressed. */
  NONE = 'none',
  /** Gzip. */
  GZIP = 'gzip',
  /** Bzip2. */
  BZIP2 = 'bzip2',
  /** Deflate. */
  DEFLATE = 'deflate',
  /** LZ4. */
  LZ4 = 'lz4',
  /** Snappy. */
  SNAPPY = 'snappy',
}

/**
 * Compression of Parquet files that are written.
 */
export enum ParquetCompression {
  /** Snappy: fast. */
  SNAPPY = 'snappy',
  /** Gzip: small. */
  GZIP = 'gzip',
  /** Zstandard: small and fast. */
  ZSTD = 'zstd',
  /** LZ4. */
  LZ4 = 'lz4',
  /** Not compressed. */
  UNCOMPRESSED = 'uncompressed',
}

/**
 * Options of CSV files that are written.
 */
export interface CsvWriteOptions {
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
   * The first line of each file names the columns.
   *
   * @default true
   */
  readonly writeHeader?: boolean;

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
   * Compression of the files.
   *
   * @default TextCompression.NONE
   */
  readonly compression?: TextCompression;
}

/**
 * Options of JSON files that are written.
 */
export interface JsonWriteOptions {
  /**
   * Character set of the files.
   *
   * @default 'UTF-8'
   */
  readonly encoding?: string;

  /**
   * Compression of the files.
   *
   * @default TextCompression.NONE
   */
  readonly compression?: TextCompression;
}

/**
 * Options of Parquet files that are written.
 */
export interface ParquetWriteOptions {
  /**
   * Compression of the files.
   *
   * @default ParquetCompression.SNAPPY
   */
  readonly compression?: ParquetCompression;
}

/**
 * Format of the files that a target writes.
 */
export class WriteFormat {
  /**
   * Comma-separated and similar text.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-csv-home.html
   */
  public static csv(options: CsvWriteOptions = {}): WriteFormat {
    return new WriteFormat({ type: 'csv', ...options });
  }

  /**
   * JSON, one object a line.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-json-home.html
   */
  public static json(options: JsonWriteOptions = {}): WriteFormat {
    return new WriteFormat({ type: 'json', ...options });
  }

  /**
   * Apache Parquet.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-parquet-home.html
   */
  public static parquet(options: ParquetWriteOptions = {}): WriteFormat {
    return new WriteFormat({ type: 'parquet', ...options });
  }

  /** @internal */
  public readonly _fields: { readonly [name: string]: unknown };

  private constructor(fields: { readonly [name: string]: unknown }) {
    this._fields = fields;
  }
}
