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
 * Compression of Avro files that are written.
 */
export enum AvroCompression {
  /** Snappy: fast. */
  SNAPPY = 'snappy',
  /** Deflate. */
  DEFLATE = 'deflate',
  /** Bzip2. */
  BZIP2 = 'bzip2',
  /** Not compressed. */
  UNCOMPRESSED = 'uncompressed',
}

/**
 * Options of Avro files that are written.
 */
export interface AvroWriteOptions {
  /**
   * Compression of the files.
   *
   * @default AvroCompression.SNAPPY
   */
  readonly compression?: AvroCompression;
}

/**
 * Compression of ORC files that are written.
 */
export enum OrcCompression {
  /** Snappy: fast. */
  SNAPPY = 'snappy',
  /** Zlib. */
  ZLIB = 'zlib',
  /** Zstandard. */
  ZSTD = 'zstd',
  /** LZ4. */
  LZ4 = 'lz4',
  /** Not compressed. */
  UNCOMPRESSED = 'uncompressed',
}

/**
 * Options of ORC files that are written.
 */
export interface OrcWriteOptions {
  /**
   * Compression of the files.
   *
   * @default OrcCompression.SNAPPY
   */
  readonly compression?: OrcCompression;
}

/**
 * Options of text files that are written.
 */
export interface TextWriteOptions {
  /**
   * Compression of the files.
   *
   * @default TextCompression.NONE
   */
  readonly compression?: TextCompression;
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

  /**
   * Apache Avro.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-avro-home.html
   */
  public static avro(options: AvroWriteOptions = {}): WriteFormat {
    return new WriteFormat({ type: 'avro', ...options });
  }

  /**
   * Apache ORC. Runs on Spark only.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-orc-home.html
   */
  public static orc(options: OrcWriteOptions = {}): WriteFormat {
    return new WriteFormat({ type: 'orc', ...options });
  }

  /**
   * Lines of text: the one column, of strings.
   */
  public static text(options: TextWriteOptions = {}): WriteFormat {
    return new WriteFormat({ type: 'text', ...options });
  }

  /** @internal */
  public readonly _fields: { readonly [name: string]: unknown };

  private constructor(fields: { readonly [name: string]: unknown }) {
    this._fields = fields;
  }
}
