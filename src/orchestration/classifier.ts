import { IResource, Resource } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';

/** Tells a crawler how to read files that its own classifiers do not know. */
export interface IClassifier extends IResource {
  /** Name of the classifier. */
  readonly classifierName: string;
}

/** Whether a CSV file begins with the names of its columns. */
export enum CsvHeader {
  /** The crawler finds out. */
  UNKNOWN = 'UNKNOWN',
  /** It does. */
  PRESENT = 'PRESENT',
  /** It does not. */
  ABSENT = 'ABSENT',
}

/** How CSV files are read. */
export interface CsvClassifierOptions {
  /**
   * Between the columns.
   *
   * @default ','
   */
  readonly delimiter?: string;

  /**
   * Around values.
   *
   * @default '"'
   */
  readonly quoteSymbol?: string;

  /**
   * Whether files begin with column names.
   *
   * @default CsvHeader.UNKNOWN
   */
  readonly header?: CsvHeader;

  /**
   * Names of the columns.
   *
   * @default - from the header
   */
  readonly columnNames?: string[];

  /**
   * Whether files of one column are CSV.
   *
   * @default false
   */
  readonly allowSingleColumn?: boolean;

  /**
   * Whether spaces around values are kept.
   *
   * @default false
   */
  readonly keepSpaces?: boolean;
}

/** A custom classifier of a crawler. */
export class Classifier extends Resource implements IClassifier {
  /**
   * For CSV files.
   */
  public static csv(scope: Construct, id: string, options: CsvClassifierOptions = {}): Classifier {
    return new Classifier(scope, id, {
      csvClassifier: {
        delimiter: options.delimiter ?? ',',
        quoteSymbol: options.quoteSymbol ?? '"',
        containsHeader: options.header ?? CsvHeader.UNKNOWN,
        header: options.columnNames,
        allowSingleColumn: options.allowSingleColumn,
        disableValueTrimming: options.keepSpaces,
      },
    });
  }

  /**
   * For JSON files whose rows lie deeper.
   *
   * @param jsonPath path to the rows, such as `$.records[*]`
   */
  public static json(scope: Construct, id: string, jsonPath: string): Classifier {
    return new Classifier(scope, id, { jsonClassifier: { jsonPath } });
  }

  /**
   * For XML files.
   *
   * @param classification name of the format, as tables will have it
   * @param rowTag element that holds a row
   */
  public static xml(scope: Construct, id: string, classification: string, rowTag: string): Classifier {
    return new Classifier(scope, id, { xmlClassifier: { classification, rowTag } });
  }

  /**
   * For lines of text.
   *
   * @param classification name of the format, as tables will have it
   * @param grokPattern pattern of a line
   * @param customPatterns patterns of your own that it uses, one a line
   */
  public static grok(scope: Construct, id: string, classification: string, grokPattern: string, customPatterns?: string): Classifier {
    return new Classifier(scope, id, { grokClassifier: { classification, grokPattern, customPatterns } });
  }

  /**
   * A classifier that exists.
   *
   * @param classifierName its name
   */
  public static fromClassifierName(scope: Construct, id: string, classifierName: string): IClassifier {
    class Import extends Resource implements IClassifier {
      public readonly classifierName = classifierName;
    }
    return new Import(scope, id);
  }

  /** Name of the classifier. */
  public readonly classifierName: string;

  private constructor(scope: Construct, id: string, props: glue.CfnClassifierProps) {
    super(scope, id);
    this.classifierName = new glue.CfnClassifier(this, 'Resource', props).ref;
  }
}
