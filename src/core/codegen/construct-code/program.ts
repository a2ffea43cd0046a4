import { camel, Entry, Language, pascal } from './language';
import { NodeInputs } from './node-inputs';
import { propTypes } from './prop-types';
import { isDefault, literal, propSource, ValueContext } from './prop-values';
import { PYTHON } from './python-language';
import { TYPESCRIPT } from './typescript-language';
import { GlueprintError } from '../../diagnostics';
import { FieldValue, ManifestParameter, orderNodes } from '../../manifest';
import { nodeType } from '../../nodes';
import { GraphFile, GraphFileNode, STANDARD_JOB } from '../graph-file';

/** The graph as a function that adds the job to a stack. What a node has by default is left out. */
export function renderTypeScript(graph: GraphFile, name: string): string {
  return new Program(graph, name, TYPESCRIPT).render();
}

/** The same in Python, on the package that jsii makes. */
export function renderPython(graph: GraphFile, name: string): string {
  return new Program(graph, name, PYTHON).render();
}

/** Props that are called otherwise than the fields that they fill. */
const RENAMED: { readonly [field: string]: string } = {
  'EvaluateDataQuality.publishingOptions': 'publishing',
  'EvaluateDataQuality.stopJobOnFailureTiming': 'stopJobOnFailure',
  'EvaluateDataQualityMultiFrame.publishingOptions': 'publishing',
  'EvaluateDataQualityMultiFrame.stopJobOnFailureTiming': 'stopJobOnFailure',
};

class Program implements ValueContext {
  private readonly used = new Set<string>(['EtlJob']);
  private readonly variables = new Map<string, string>();
  private readonly cdkNames = new Set<string>(['Stack']);
  private readonly taken = new Set(['job', 'stack', 'glue']);
  /** Statements that stand before the nodes. */
  private readonly before: string[] = [];
  private readonly connections = new Map<string, string>();
  private readonly inputs: NodeInputs;

  constructor(private readonly graph: GraphFile, private readonly name: string, public readonly language: Language) {
    this.inputs = new NodeInputs(graph.nodes, language, (id) => this.variables.get(id) ?? '');
  }

  public render(): string {
    const nodes = orderNodes([...this.graph.nodes]);
    for (const n of nodes) this.variables.set(n.id, this.variable(n.id));
    const statements = nodes.map((n) => this.node(n));
    const job = [...this.job(), ...this.graph.parameters.map((p) => this.parameter(p))];
    return this.language.program({
      id: pascal(this.name),
      doc: `Adds the job ${this.name}${this.graph.studio === undefined ? '' : ', imported from AWS Glue Studio,'} to a stack.`,
      cdk: [...this.cdkNames].sort(),
      library: [...this.used].sort(),
      statements: [...job, ...this.before, ...statements],
    });
  }

  public use(name: string): void {
    this.used.add(name);
  }

  public struct(name: string): void {
    if (this.language.structsAreNamed) this.used.add(name);
  }

  public cdk(name: string): void {
    this.cdkNames.add(name);
  }

  public connection(name: string): string {
    const there = this.connections.get(name);
    if (there !== undefined) return there;
    const { language } = this;
    const variable = this.variable(`${camel(name)}Connection`);
    this.connections.set(name, variable);
    const args = ['job', language.text(`${pascal(name)}Connection`), language.text(name)];
    this.before.push(language.assign(variable, language.call('glue.Connection', 'fromConnectionName', args, [], '')));
    return variable;
  }

  private variable(id: string): string {
    const base = this.language.name(camel(id));
    const { reserved } = this.language;
    let variable = base;
    for (let i = 2; this.taken.has(variable) || reserved.has(variable); i++) variable = `${base}${i}`;
    this.taken.add(variable);
    return variable;
  }

  private job(): string[] {
    const { graph: { job }, language } = this;
    const known = /^[GRZ]\.(025|1|2|4|8|12|16)X$/.test(job.workerType);
    const items: Entry[] = [
      ['jobName', language.text(this.name)],
      ...(job.description === undefined ? [] : [['description', language.text(job.description)] as const]),
      ['glueVersion', `glue.GlueVersion.V${job.glueVersion.replace('.', '_')}`],
      // Of a type that the library may not know yet, its name.
      ['workerType', known ? `glue.WorkerType.${job.workerType.replace('.', '_')}` : language.unchecked(language.text(job.workerType), 'glue.WorkerType')],
      ['numberOfWorkers', String(job.numberOfWorkers)],
    ];
    if (job.timeoutMinutes !== STANDARD_JOB.timeoutMinutes) {
      this.cdk('Duration');
      items.push(['timeout', language.call('Duration', 'minutes', [String(job.timeoutMinutes)], [], '')]);
    }
    if (job.maxRetries > 0) items.push(['maxRetries', String(job.maxRetries)]);
    if (job.bookmarks !== STANDARD_JOB.bookmarks) {
      this.use('JobBookmarks');
      items.push(['bookmarks', `JobBookmarks.${job.bookmarks.toUpperCase()}`]);
    }
    if (job.timeZone !== STANDARD_JOB.timeZone) items.push(['timeZone', language.text(job.timeZone)]);
    if (Object.keys(job.tags ?? {}).length > 0) items.push(['tags', literal(job.tags, language, language.step)]);
    return [language.assign('job', language.call('EtlJob', '', ['stack', language.text(pascal(this.name))], items, ''))];
  }

  private parameter({ name, type, default: standard, description }: ManifestParameter): string {
    const { language } = this;
    if (type !== 'string') this.use('ParameterType');
    const items: Entry[] = [
      ...(type === 'string' ? [] : [['type', `ParameterType.${type.toUpperCase()}`] as const]),
      ...(standard === undefined ? [] : [['defaultValue', language.text(standard)] as const]),
      ...(description === undefined ? [] : [['description', language.text(description)] as const]),
    ];
    return language.statement(language.call('job', 'parameter', [language.text(name)], items, ''));
  }

  private node(node: GraphFileNode): string {
    const { language } = this;
    const type = nodeType(node.type);
    if (type === undefined) throw new GlueprintError({ code: 'UnknownNodeType', node: node.id, message: `there is no node type '${node.type}'` });
    this.use(node.type);
    const props = propTypes(`${node.type}Props`) ?? {};
    const fields = Object.entries(node.fields).flatMap(([name, value]): Entry[] => {
      const field = type.fields.find((f) => f.name === name);
      const prop = RENAMED[`${node.type}.${name}`] ?? name;
      if (isDefault(field, value) || !(prop in props)) return [];
      return [[prop, propSource(value as FieldValue, props[prop] ?? '', field?.type, this, language.step)]];
    });
    const source = language.call(node.type, '', ['job', language.text(node.id)], [...this.inputs.props(node), ...fields], '');
    const read = this.graph.nodes.some((n) => n.inputs.some((i) => i.node === node.id));
    return read ? language.assign(this.variables.get(node.id) ?? '', source) : language.statement(source);
  }
}
