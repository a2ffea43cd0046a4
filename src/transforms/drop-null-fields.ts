import { Construct } from 'constructs';
import { DROP_NULL_FIELDS } from '../core/nodes/transforms/drop-null-fields';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';
import { TransformProps } from './transform-props';

/**
 * Type of a value that stands for null.
 */
export enum NullValueType {
  /** A text. */
  STRING = 'string',
  /** A number. */
  NUMBER = 'number',
}

/**
 * A value that stands for null.
 */
export interface NullValue {
  /**
   * The value, as text.
   */
  readonly value: string;

  /**
   * Whether it is a text or a number.
   *
   * @default NullValueType.STRING
   */
  readonly type?: NullValueType;
}

/**
 * Properties of a `DropNullFields`.
 */
export interface DropNullFieldsProps extends TransformProps {
  /**
   * The empty string, and one of white space, stands for null.
   *
   * @default false
   */
  readonly emptyStrings?: boolean;

  /**
   * The text `null` stands for null.
   *
   * @default false
   */
  readonly nullStrings?: boolean;

  /**
   * The number -1 stands for null.
   *
   * @default false
   */
  readonly negativeOnes?: boolean;

  /**
   * More values that stand for null.
   *
   * @default - none
   */
  readonly values?: NullValue[];

  /**
   * Columns that come out, so that what follows is checked before the data is; the run fails where the data gives others.
   *
   * @default - not known
   */
  readonly schema?: Schema;

  /**
   * As the script of Glue Studio: a null does not count in a column of a type, only columns without a type are all
   * null, and a dataset without rows loses its strings and numbers.
   *
   * @default false
   */
  readonly studioRules?: boolean;
}

/**
 * Drops the columns, and fields of structs, in which every value is null, or one of the values that stand for
 * null.
 *
 * The data is looked at to know which; the columns that come out are not known before. A dataset without rows
 * keeps its columns.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-DropNullFields.html
 */
export class DropNullFields extends DatasetNode {
  constructor(scope: Construct, id: string, props: DropNullFieldsProps) {
    super(scope, id);
    const { input, schema, ...fields } = props;
    this._define(DROP_NULL_FIELDS, [{ dataset: input }], { ...fields, schema: schema?.ddl });
  }
}
