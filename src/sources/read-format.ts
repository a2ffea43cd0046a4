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
 * Options of XML files that are read.
 */
export interface XmlReadOptions {
  /**
   * Name of the element that is a record.
   */
  readonly rowTag: string;

  /**
   * What the names of the columns of attributes begin with.
   *
   * @default '_'
   */
  readonly attributePrefix?: string;

  /**
   * Column of the text of an element that has attributes or elements too.
   *
   * @default '_VALUE'
   */
  readonly valueTag?: string;

  /**
   * Leave out attributes.
   *
   * @default false
   */
  readonly excludeAttribute?: boolean;

  /**
   * An empty text is null.
   *
   * @default false
   */
  readonly treatEmptyValuesAsNulls?: boolean;

  /**
   * Leave out blanks around texts.
   *
   * @default false
   */
  readonly ignoreSurroundingSpaces?: boolean;

  /**
   * Character set of the files.
   *
   * @default 'UTF-8'
   */
  readonly encoding?: string;
}

/**
 * Options of Excel files that are read.
 */
export interface ExcelReadOptions {
  /**
   * Name of the sheet.
   *
   * @default - the first
   */
  readonly sheet?: string;

  /**
   * Read at most so many rows of each file.
   *
   * @default - all
   */
  readonly numberRows?: number;

  /**
   * Leave out so many rows at the end of each file.
   *
   * @default 0
   */
  readonly skipFooter?: number;
}

/**
 * Options of files whose fields are at fixed places of a line.
 */
export interface FixedWidthReadOptions {
  /**
   * Characters of each column, in order.
   */
  readonly widths: number[];

  /**
   * Leave out blanks around values.
   *
   * @default true
   */
  readonly trim?: boolean;
}

/**
 * Options of log files.
 */
export interface GrokLogReadOptions {
  /**
   * Grok expression of a line, such as `%{COMBINEDAPACHELOG}` or `%{IPORHOST:client} %{NUMBER:bytes}`. Lines that do not match are left out.
   */
  readonly logFormat: string;

  /**
   * Patterns of your own, one a line: `NAME regular-expression`.
   *
   * @default - only the well-known patterns
   */
  readonly customPatterns?: string;

  /**
   * Text that stands for null.
   *
   * @default '-'
   */
  readonly missing?: string;
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

  /**
   * Apache Avro.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-avro-home.html
   */
  public static avro(): ReadFormat {
    return new ReadFormat({ type: 'avro' });
  }

  /**
   * Apache ORC. Runs on Spark only.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-orc-home.html
   */
  public static orc(): ReadFormat {
    return new ReadFormat({ type: 'orc' });
  }

  /**
   * Amazon Ion, binary or text: a record is a struct of the outermost level.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-ion-home.html
   */
  public static ion(): ReadFormat {
    return new ReadFormat({ type: 'ion' });
  }

  /**
   * XML: attributes are columns `_name`, elements that repeat are arrays.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-xml-home.html
   */
  public static xml(options: XmlReadOptions): ReadFormat {
    return new ReadFormat({ type: 'xml', ...options });
  }

  /**
   * A sheet of Excel workbooks (.xlsx), whose first row names the columns.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/edit-nodes-data-source.html
   */
  public static excel(options: ExcelReadOptions = {}): ReadFormat {
    return new ReadFormat({ type: 'excel', ...options });
  }

  /**
   * Lines whose fields are at fixed places.
   */
  public static fixedWidth(options: FixedWidthReadOptions): ReadFormat {
    return new ReadFormat({ type: 'fixedWidth', ...options });
  }

  /**
   * Log lines taken apart by a grok expression.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-grokLog-home.html
   */
  public static grokLog(options: GrokLogReadOptions): ReadFormat {
    return new ReadFormat({ type: 'grokLog', ...options });
  }

  /**
   * Lines of text, in one column `value`.
   */
  public static text(): ReadFormat {
    return new ReadFormat({ type: 'text' });
  }

  /** @internal */
  public readonly _fields: { readonly [name: string]: unknown };

  private constructor(fields: { readonly [name: string]: unknown }) {
    this._fields = fields;
  }
}
