import { Construct } from 'constructs';
import { RECIPE } from '../core/nodes/transforms/recipe';
import { DatasetNode } from '../job-node';
import { TransformProps } from './transform-props';

/**
 * What rows must meet for a step of a recipe to be applied to them.
 */
export interface RecipeCondition {
  /**
   * Name of the condition: `IS_NOT_MISSING`, `GREATER_THAN`, `STARTS_WITH`.
   */
  readonly condition: string;

  /**
   * What the column is compared with; several as JSON: `["a", "b"]`.
   *
   * @default - the condition needs none
   */
  readonly value?: string;

  /**
   * Column that is looked at.
   */
  readonly targetColumn: string;
}

/**
 * A step of a recipe.
 */
export interface RecipeStep {
  /**
   * Name of the operation: `UPPER_CASE`.
   */
  readonly operation: string;

  /**
   * Its parameters, as DataBrew names them; lists as JSON.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: string };

  /**
   * What rows must meet for the step to be applied to them; all of these.
   *
   * @default - all rows
   */
  readonly conditions?: RecipeCondition[];
}

/**
 * Properties of a `Recipe`.
 */
export interface RecipeProps extends TransformProps {
  /**
   * The steps.
   *
   * @default - a recipe is given
   */
  readonly steps?: RecipeStep[];

  /**
   * Instead of steps: a recipe as DataBrew exports it, a JSON text.
   *
   * @default - steps are given
   */
  readonly recipe?: string;
}

/**
 * Steps of an AWS Glue DataBrew recipe, each over the rows that the one before has left. An operation without a Spark SQL
 * form is refused by name.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/glue-studio-data-preparation.html
 */
export class Recipe extends DatasetNode {
  constructor(scope: Construct, id: string, props: RecipeProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(RECIPE, [{ dataset: input }], fields);
  }
}
