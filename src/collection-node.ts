import { Construct } from 'constructs';
import { GlueprintError, didYouMean } from './core/diagnostics';
import type { NodeType } from './core/nodes';
import { IDataset } from './dataset';
import type { NodeInputSpec } from './job-node';
import { JobNode } from './job-node';
import { NodeOutput } from './node-output';

/**
 * A node with several datasets, which Glue Studio calls a collection.
 */
export abstract class CollectionNode extends JobNode {
  private readonly byName = new Map<string, IDataset>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
  }

  /**
   * Names of its datasets, in order.
   */
  public get outputNames(): string[] {
    return [...this.byName.keys()];
  }

  /**
   * Its datasets, in order.
   */
  public get datasets(): IDataset[] {
    return [...this.byName.values()];
  }

  /**
   * The dataset of that name.
   *
   * @param name one of `outputNames`
   */
  public dataset(name: string): IDataset {
    const found = this.byName.get(name);
    if (found !== undefined) return found;
    const names = this.outputNames;
    throw new GlueprintError({ code: 'UnknownOutput', message: `no output '${name}'${didYouMean(name, names)}`, hint: `it has ${names.join(', ')}`, node: this.node.path });
  }

  /**
   * @internal
   */
  protected override _define(type: NodeType, inputs: readonly NodeInputSpec[], fields: { readonly [name: string]: unknown }): void {
    super._define(type, inputs, fields);
    for (const { name } of this._outputs) this.byName.set(name, new NodeOutput(this, name));
  }
}
