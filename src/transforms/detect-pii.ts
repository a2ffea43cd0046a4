import { Construct } from 'constructs';
import { DETECT_PII } from '../core/nodes/transforms/detect-pii';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * What `DetectPii` looks at.
 */
export enum PiiScan {
  /** Every cell. */
  CELLS = 'cells',
  /** Columns as a whole. */
  COLUMNS = 'columns',
}

/**
 * What becomes of sensitive values.
 */
export enum PiiAction {
  /** Tell what was found. */
  DETECT = 'detect',
  /** Replace it by a text. */
  REDACT = 'redact',
  /** Replace it but for its ends. */
  PARTIAL_REDACT = 'partialRedact',
  /** Put its SHA-256 in its place. */
  HASH = 'hash',
}

/**
 * How eager Glue's detector is.
 */
export enum PiiSensitivity {
  /** Finds more, and more that is none. */
  HIGH = 'HIGH',
  /** Finds less. */
  LOW = 'LOW',
  /** Glue decides. */
  AUTO = 'AUTO',
}

/**
 * An outcome for some of the types that `DetectPii` looks for.
 */
export interface PiiTypeAction {
  /**
   * Which of the types.
   */
  readonly entityTypes: string[];

  /**
   * The outcome.
   */
  readonly action: PiiAction;

  /**
   * Text columns to look into.
   *
   * @default - those of the node
   */
  readonly columns?: string[];

  /**
   * `REDACT`: the text.
   *
   * @default '*******'
   */
  readonly redactText?: string;

  /**
   * `PARTIAL_REDACT`: what stands for each hidden character.
   *
   * @default '*'
   */
  readonly redactChar?: string;

  /**
   * `PARTIAL_REDACT`: how many characters stay at the left.
   *
   * @default 0
   */
  readonly keepLeft?: number;

  /**
   * `PARTIAL_REDACT`: how many characters stay at the right.
   *
   * @default 0
   */
  readonly keepRight?: number;

  /**
   * `PARTIAL_REDACT`: regular expression of the characters to hide.
   *
   * @default - all
   */
  readonly matchPattern?: string;
}

/**
 * Properties of a `DetectPii`.
 */
export interface DetectPiiProps extends TransformProps {
  /**
   * What to look for, by Glue's names: `EMAIL`, `CREDIT_CARD`, `USA_SSN`.
   */
  readonly entityTypes: string[];

  /**
   * Text columns to look into.
   *
   * @default - all
   */
  readonly columns?: string[];

  /**
   * Every one of the `cells`, or `columns` as a whole.
   *
   * @default PiiScan.CELLS
   */
  readonly scan?: PiiScan;

  /**
   * `detect` tells what was found; `redact` replaces it by a text; `partialRedact` keeps its ends; `hash` puts its
   * SHA-256. By column, whole columns are redacted or hashed.
   *
   * @default PiiAction.DETECT
   */
  readonly action?: PiiAction;

  /**
   * Cells, `detect`: name of the column that maps columns to what was found in them.
   *
   * @default 'DetectedEntities'
   */
  readonly outputColumn?: string;

  /**
   * `redact`: the text.
   *
   * @default '*******'
   */
  readonly redactText?: string;

  /**
   * `partialRedact`: what stands for each hidden character.
   *
   * @default '*'
   */
  readonly redactChar?: string;

  /**
   * `partialRedact`: how many characters stay at the left.
   *
   * @default 0
   */
  readonly keepLeft?: number;

  /**
   * `partialRedact`: how many characters stay at the right.
   *
   * @default 0
   */
  readonly keepRight?: number;

  /**
   * `partialRedact`: regular expression of the characters to hide.
   *
   * @default - all
   */
  readonly matchPattern?: string;

  /**
   * By column: share of the rows to look at.
   *
   * @default 1
   */
  readonly sampleFraction?: number;

  /**
   * By column: share of those rows that must hold the type.
   *
   * @default 0.1
   */
  readonly thresholdFraction?: number;

  /**
   * Cells: other outcomes for some of the types.
   *
   * @default - all types have that of `action`
   */
  readonly actions?: PiiTypeAction[];

  /**
   * Of Glue's detector.
   *
   * @default - Glue's
   */
  readonly sensitivity?: PiiSensitivity;
}

/**
 * Finds sensitive values (e-mail addresses, card numbers, national numbers) in text columns, in each cell or by
 * column, and tells, redacts, masks or hashes them. Types that a pattern or a check digit decides are decided in SQL,
 * the same on every engine; the others, such as PERSON_NAME, by Glue's detector, on Glue only.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/detect-PII.html
 */
export class DetectPii extends DatasetNode {
  constructor(scope: Construct, id: string, props: DetectPiiProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(DETECT_PII, [{ dataset: input }], fields);
  }
}
