import { IDataset, registerDataset } from './dataset';
import { JobNode } from './job-node';
import { Schema } from './schema';

/** One of several datasets of a node. */
export class NodeOutput implements IDataset {
  constructor(private readonly node: JobNode, private readonly name: string) {
    registerDataset(this, node, name);
  }

  public get viewName(): string {
    return this.output().view;
  }

  public get schema(): Schema | undefined {
    return this.output().schema;
  }

  private output() {
    const output = this.node._outputs.find((o) => o.name === this.name);
    if (output === undefined) throw new Error(`${this.node.node.path} has no output '${this.name}'`);
    return output;
  }
}
