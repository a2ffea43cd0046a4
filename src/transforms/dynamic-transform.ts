import { Construct } from 'constructs';
import { DYNAMIC_TRANSFORM } from '../core/nodes/transforms/dynamic-transform';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';
import { TransformProps } from './transform-props';

/**
 * Type of an argument.
 */
export enum TransformParameterType {
  /** A text. */
  STRING = 'str',
  /** A whole number. */
  INT = 'int',
  /** A number. */
  FLOAT = 'float',
  /** Anything else, as text. */
  COMPLEX = 'complex',
  /** True or false. */
  BOOLEAN = 'bool',
  /** A list. */
  LIST = 'list',
  /** None. */
  NULL = 'null',
}

/**
 * An argument of the method.
 */
export interface TransformParameter {
  /**
   * Name of the argument.
   */
  readonly name: string;

  /**
   * Type of the value.
   *
   * @default TransformParameterType.STRING
   */
  readonly type?: TransformParameterType;

  /**
   * The value as text; of a list several.
   *
   * @default - none
   */
  readonly values?: string[];

  /**
   * `LIST`: type of its elements.
   *
   * @default - text
   */
  readonly listType?: TransformParameterType;

  /**
   * May be left out.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Properties of a `DynamicTransform`.
 */
export interface DynamicTransformProps extends TransformProps {
  /**
   * Name of the transform.
   */
  readonly transformName: string;

  /**
   * Method of DynamicFrame that the file adds.
   */
  readonly functionName: string;

  /**
   * S3 location of the Python file.
   */
  readonly path: string;

  /**
   * Version of the transform; Glue does not use it.
   *
   * @default - none
   */
  readonly version?: string;

  /**
   * Arguments of the method.
   *
   * @default - none
   */
  readonly parameters?: TransformParameter[];

  /**
   * Columns that come out.
   *
   * @default - not known
   */
  readonly schema?: Schema;
}

/**
 * A transform of your own: a Python file that adds a method to DynamicFrame, described to Glue Studio by a JSON
 * file beside it.
 *
 * The script imports the file and calls the method. It runs on AWS Glue, and on the Spark engine where Python
 * finds the file.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/custom-visual-transform.html
 */
export class DynamicTransform extends DatasetNode {
  constructor(scope: Construct, id: string, props: DynamicTransformProps) {
    super(scope, id);
    const { input, schema, ...fields } = props;
    this._define(DYNAMIC_TRANSFORM, [{ dataset: input }], { ...fields, schema: schema?.ddl });
  }
}
