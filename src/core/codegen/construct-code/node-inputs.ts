import { Entry, Language } from './language';
import { propTypes } from './prop-types';
import { DATASETS } from './shapes';
import { checkFields, ManifestInput } from '../../manifest';
import { nodeType, outputNames, viewName } from '../../nodes';
import type { GraphFileNode } from '../graph-file';

/** The inputs of nodes as props: which prop takes which, the types of the props say. */
export class NodeInputs {
  private readonly byId: ReadonlyMap<string, GraphFileNode>;
  private readonly views = new Map<string, string>();

  constructor(nodes: readonly GraphFileNode[], private readonly language: Language, private readonly variable: (id: string) => string) {
    this.byId = new Map(nodes.map((n) => [n.id, n]));
    const taken = new Set<string>();
    for (const node of nodes) {
      const outputs = this.outputs(node);
      for (const output of outputs) {
        const view = viewName(outputs.length === 1 ? node.id : `${node.id}/${output}`, taken);
        taken.add(view);
        this.views.set(`${node.id}\n${output}`, view);
      }
    }
  }

  public props(node: GraphFileNode): Entry[] {
    const props = propTypes(`${node.type}Props`) ?? {};
    const rest = [...node.inputs];
    const out: Entry[] = [];
    for (const [prop, type] of Object.entries(props)) {
      if (type === 'CollectionNode') {
        const input = rest.shift();
        if (input !== undefined) out.push([prop, this.variable(input.node)]);
      } else if (type === 'IDataset') {
        const input = rest.shift();
        if (input === undefined) continue;
        out.push([prop, this.dataset(input)]);
        const alias = `${prop}Alias`;
        if (alias in props && input.as !== this.view(input) && input.as !== `${this.view(input)}_${prop}`) out.push([alias, this.language.text(input.as)]);
      } else if (type === 'IDataset[]') {
        if (rest.length > 0) out.push([prop, this.language.list(rest.splice(0).map((i) => this.dataset(i)), this.language.step)]);
      } else if (/^\{ \[\w+: string\]: IDataset \}$/.test(type)) {
        const items = rest.splice(0).map((i): Entry => [i.as, this.dataset(i)]);
        if (items.length > 0) out.push([prop, this.language.map(items, this.language.step)]);
      }
    }
    return out;
  }

  private dataset(input: ManifestInput): string {
    const variable = this.variable(input.node);
    const source = this.byId.get(input.node);
    const shape = source === undefined ? undefined : DATASETS[source.type];
    if (source === undefined || shape === undefined) return variable;
    const output = input.output ?? this.outputs(source)[0];
    // A property `output` is the first of a collection, whatever its name.
    if (shape.named.includes(output) && (output !== 'output' || this.outputs(source)[0] === output)) return `${variable}.${this.language.name(output)}`;
    return this.language.call(variable, 'dataset', [this.language.text(output)], [], '');
  }

  private view(input: ManifestInput): string | undefined {
    const source = this.byId.get(input.node);
    return source === undefined ? undefined : this.views.get(`${input.node}\n${input.output ?? this.outputs(source)[0]}`);
  }

  private outputs(node: GraphFileNode): readonly string[] {
    const type = nodeType(node.type);
    try {
      return type === undefined ? ['output'] : outputNames(type, checkFields(type.fields, node.fields));
    } catch {
      return ['output'];
    }
  }
}
