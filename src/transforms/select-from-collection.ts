import { Construct } from 'constructs';
import { GlueprintError } from '../core/diagnostics';
import { SELECT_FROM_COLLECTION } from '../core/nodes/transforms/select-from-collection';
import { IDataset, originOf } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Properties of a `SelectFromCollection`.
 */
export interface SelectFromCollectionProps {
  /**
   * Dataset of a node that has several: `route.dataset('large')`.
   */
  readonly input: IDataset;

  /**
   * Number of that dataset in the order of the node's outputs, from 0.
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
    const { input, ...fields } = props;
    const origin = originOf(input);
    const names = origin?.node._outputs.map((o) => o.name) ?? [];
    if (names.length > 1 && names[props.index] !== origin?.output) {
      const message = `dataset ${props.index} is ${names[props.index] ?? 'not there'}, the input is ${origin?.output}`;
      throw new GlueprintError({ code: 'InvalidField', message, hint: `the datasets are ${names.join(', ')}`, node: this.node.path, field: 'index' });
    }
    this._define(SELECT_FROM_COLLECTION, [{ dataset: input }], fields);
  }
}
