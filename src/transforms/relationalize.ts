import { Construct } from 'constructs';
import { CollectionNode } from '../collection-node';
import { arrayPaths, RELATIONALIZE } from '../core/nodes/transforms/relationalize';
import { IDataset } from '../dataset';
import { TransformProps } from './transform-props';

/**
 * Properties of a `Relationalize`.
 */
export interface RelationalizeProps extends TransformProps {
  /**
   * Name of the first table, and start of the names of the others.
   *
   * @default 'root'
   */
  readonly rootTableName?: string;

  /**
   * Every array and map of the input by its path, with `val` for the elements: `items`, `items.val.tags`, `m.val.value`.
   *
   * @default - those of the input's schema
   */
  readonly arrays?: string[];
}

/**
 * Flat tables of nested rows, under Glue's names: `root` has the columns and the fields of structs by their
 * path; an array becomes a table of its own, `root_<array>`, with `id`, `index` and `<array>.val` or
 * `<array>.val.<field>`, and the column of the array holds the id. A map, of which AWS says nothing, is an array
 * of its entries: `<map>.val.key` and `<map>.val.value`.
 *
 * Ids number the rows in the order of their values, so they are the same in each run; for that all rows are
 * sorted.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-Relationalize.html
 */
export class Relationalize extends CollectionNode {
  /**
   * The flat rows; the tables of arrays are in `datasets`, and by name with `dataset(name)`.
   */
  public readonly root: IDataset;

  constructor(scope: Construct, id: string, props: RelationalizeProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(RELATIONALIZE, [{ dataset: input }], { ...fields, arrays: props.arrays ?? arrayPaths(input.schema?._columns ?? []) });
    this.root = this.datasets[0];
  }
}
