import * as glue from 'aws-cdk-lib/aws-glue';

/** How CSV files of a table are written. */
export interface CsvTableOptions {
  /**
   * Between the columns.
   *
   * @default ','
   */
  readonly separator?: string;

  /**
   * Around values; empty for none.
   *
   * @default '"'
   */
  readonly quoteChar?: string;

  /**
   * Whether the first line of each file names the columns.
   *
   * @default true
   */
  readonly header?: boolean;
}

/** Format of the files of a table. */
export class TableFiles {
  /** Parquet. */
  public static parquet(): TableFiles {
    return new TableFiles(glue.DataFormat.PARQUET, {}, {}, { type: 'parquet' });
  }

  /** ORC. */
  public static orc(): TableFiles {
    return new TableFiles(glue.DataFormat.ORC, {}, {}, { type: 'orc' });
  }

  /** Avro. */
  public static avro(): TableFiles {
    return new TableFiles(glue.DataFormat.AVRO, {}, {}, { type: 'avro' });
  }

  /** A JSON object a line. */
  public static json(): TableFiles {
    return new TableFiles(glue.DataFormat.JSON, {}, {}, { type: 'json' });
  }

  /** CSV. */
  public static csv(options: CsvTableOptions = {}): TableFiles {
    const separator = options.separator ?? ',';
    const quote = options.quoteChar ?? '"';
    const header: { [name: string]: string } = options.header === false ? {} : { 'skip.header.line.count': '1' };
    // Only the CSV SerDe reads quotes; the simple one reads types without a detour over strings.
    const format = { type: 'csv', separator, quoteChar: quote, withHeader: options.header !== false };
    return quote === ''
      ? new TableFiles(glue.DataFormat.TSV, { 'field.delim': separator, 'serialization.format': separator }, { ...header, classification: 'csv' }, format)
      : new TableFiles(glue.DataFormat.CSV, { separatorChar: separator, quoteChar: quote }, { ...header, classification: 'csv' }, format);
  }

  /** @internal */
  public readonly _readFormat: { readonly type: string; readonly [option: string]: unknown };

  private constructor(
    private readonly format: glue.DataFormat,
    private readonly serdeParameters: { [name: string]: string },
    private readonly tableParameters: { [name: string]: string },
    readFormat: { readonly type: string; readonly [option: string]: unknown },
  ) {
    this._readFormat = readFormat;
  }

  /** @internal */
  public get _parameters(): { [name: string]: string } {
    const classification = this.format.classificationString?.value;
    return { ...(classification === undefined ? {} : { classification }), ...this.tableParameters };
  }

  /** @internal */
  public get _storage(): glue.CfnTable.StorageDescriptorProperty {
    return {
      inputFormat: this.format.inputFormat.className,
      outputFormat: this.format.outputFormat.className,
      serdeInfo: {
        serializationLibrary: this.format.serializationLibrary.className,
        parameters: { 'serialization.format': '1', ...this.serdeParameters },
      },
    };
  }
}
