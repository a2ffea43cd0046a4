import { Construct } from 'constructs';
import { STUDIO_NODE } from '../core/nodes/transforms/studio-node';
import { IDataset } from '../dataset';
import { DatasetNode } from '../job-node';

/**
 * Properties of a `StudioNode`.
 */
export interface StudioNodeProps {
  /**
   * What it reads.
   *
   * @default - nothing
   */
  readonly inputs?: IDataset[];

  /**
   * Member of `CodeGenConfigurationNode`: `CustomCode`.
   */
  readonly member: string;

  /**
   * Its fields as the API has them.
   */
  readonly body: { [field: string]: unknown };

  /**
   * The rows of its one input go on unchanged: the job can run without what the node does.
   *
   * @default false
   */
  readonly passThrough?: boolean;
}

/**
 * A node of a visual job of Glue Studio that has no class of its own, kept as it stands for the export.
 *
 * It cannot run, and a job that has it has no script, unless its rows go on unchanged.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_CodeGenConfigurationNode.html
 */
export class StudioNode extends DatasetNode {
  constructor(scope: Construct, id: string, props: StudioNodeProps) {
    super(scope, id);
    const { inputs = [], ...fields } = props;
    const aliased = inputs.map((dataset, i) => {
      const before = inputs.slice(0, i).filter((d) => d.viewName === dataset.viewName).length;
      return { dataset, as: before === 0 ? dataset.viewName : `${dataset.viewName}_${before + 1}` };
    });
    this._define(STUDIO_NODE, aliased, fields);
  }
}
