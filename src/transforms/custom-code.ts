import { Construct } from 'constructs';
import { CollectionNode } from '../collection-node';
import { CUSTOM_CODE } from '../core/nodes/transforms/custom-code';
import { IDataset } from '../dataset';
import { Schema } from '../schema';

/**
 * A dataset that custom code returns.
 */
export interface CustomCodeOutput {
  /**
   * Name of the dataset.
   */
  readonly name: string;

  /**
   * Its columns.
   *
   * @default - those of `sqlQuery`; without it they are not known
   */
  readonly schema?: Schema;

  /**
   * Spark SQL over the inputs that gives the same rows, for the embedded engine.
   *
   * @default - the node does not run on the embedded engine
   */
  readonly sqlQuery?: string;
}

/**
 * Properties of a `CustomCode`.
 */
export interface CustomCodeProps {
  /**
   * Datasets that the code reads, by the names that `dfc` and the queries have for them.
   */
  readonly inputs: { [name: string]: IDataset };

  /**
   * Body of the function, in Python. `dfc` holds the inputs by their names.
   */
  readonly code: string;

  /**
   * Name of the function.
   *
   * @default 'MyTransform'
   */
  readonly className?: string;

  /**
   * Datasets of the collection that it returns, in order.
   *
   * @default - one, named `output`
   */
  readonly outputs?: CustomCodeOutput[];
}

/**
 * Python that makes a collection of datasets of a collection: the body of `def <className>(glueContext, dfc) ->
 * DynamicFrameCollection`.
 *
 * It runs on AWS Glue and on the Spark engine; the embedded engine runs the `sqlQuery` of each output instead,
 * where all have one.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/transforms-custom.html
 */
export class CustomCode extends CollectionNode {
  /**
   * The first dataset that it returns.
   */
  public readonly output: IDataset;

  constructor(scope: Construct, id: string, props: CustomCodeProps) {
    super(scope, id);
    const { inputs, outputs, ...fields } = props;
    // Other languages keep no order of maps.
    const specs = Object.keys(inputs).sort().map((as) => ({ dataset: inputs[as], as }));
    this._define(CUSTOM_CODE, specs, { ...fields, outputs: outputs?.map((o) => ({ ...o, schema: o.schema?.ddl })) });
    this.output = this.datasets[0];
  }
}
