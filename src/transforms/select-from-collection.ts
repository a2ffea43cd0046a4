import { Construct } from 'constructs';
import { SELECT_FROM_COLLECTION } from '../core/nodes/transforms/select-from-collection';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';
import { CollectionNode } from '../collection-node';
import { GlueprintError } from '../core/diagnostics';

/**
 * Properties of a `SelectFromCollection`.
 */
export interface SelectFromCollectionProps {
  /**
   * Node with several datasets.
   */
  readonly collection: CollectionNode;

  /**
   * Number of the dataset in the order of the node's outputs, from 0.
   */
  readonly index: number;
}

/**
 * One of the datasets of a node that has several.
 *
 * A node may also read that dataset itself; this one is there for graphs as Glue Studio draws them.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-transforms-SelectFromCollection.html
 */
export class SelectFromCollection extends DatasetNode {
  constructor(scope: Construct, id: string, props: SelectFromCollectionProps) {
    super(scope, id);
    const { collection, ...fields } = props;
    const dataset: IDataset | undefined = collection.datasets[props.index];
    if (dataset === undefined) {
      const message = `got ${props.index}, '${collection.node.path}' has ${collection.datasets.length} datasets, from 0`;
      throw new GlueprintError({ code: 'InvalidField', message, node: this.node.path, field: 'index' });
    }
    this._define(SELECT_FROM_COLLECTION, [{ dataset }], fields);
  }
}
