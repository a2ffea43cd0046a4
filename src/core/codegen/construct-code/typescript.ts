import { NodeInputs } from './node-inputs';
import { INTERFACES } from './shapes';
import { block, isDefault, key, literal, propSource, quoted, ValueContext } from './typescript-values';
import { GlueprintError } from '../../diagnostics';
import { FieldValue, ManifestParameter, orderNodes } from '../../manifest';
import { nodeType } from '../../nodes';
import { GraphFile, GraphFileNode, STANDARD_JOB } from '../graph-file';

/** The graph as a function that adds the job to a stack. What a node has by default is left out. */
export function renderTypeScript(graph: GraphFile, name: string): string {
  return new Program(graph, name).render();
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

  constructor(private readonly graph: GraphFile, private readonly name: string) {
    this.inputs = new NodeInputs(graph.nodes, (id) => this.variables.get(id) ?? '');
  }

  public render(): string {
    const nodes = orderNodes([...this.graph.nodes]);
    for (const n of nodes) this.variables.set(n.id, this.variable(n.id));
    const id = pascal(this.name);
    const statements = nodes.map((n) => this.node(n));
    const job = [this.job(id), ...this.graph.parameters.map((p) => this.parameter(p))];
    const body = [...job, ...this.before, ...statements, 'return job;'];
    return [
      `import { ${[...this.cdkNames].sort().join(', ')} } from 'aws-cdk-lib';`,
      "import * as glue from 'aws-cdk-lib/aws-glue';",
      `import ${block([...this.used].sort(), '{', '}', '')} from 'cdk-glueprint';`,
      '',
      `/** Adds the job ${this.name.replace(/\*\//g, '')}${this.graph.studio === undefined ? '' : ', imported from AWS Glue Studio,'} to a stack. */`,
      `export function add${id}(stack: Stack): EtlJob {`,
      ...body.map((s) => indented(s)),
      '}',
      '',
    ].join('\n');
  }

  public use(name: string): void {
    this.used.add(name);
  }

  public cdk(name: string): void {
    this.cdkNames.add(name);
  }

  public connection(name: string): string {
    const there = this.connections.get(name);
    if (there !== undefined) return there;
    const variable = this.variable(`${camel(name)}Connection`);
    this.connections.set(name, variable);
    this.before.push(`const ${variable} = glue.Connection.fromConnectionName(job, ${quoted(`${pascal(name)}Connection`)}, ${quoted(name)});`);
    return variable;
  }

  private variable(id: string): string {
    const base = camel(id);
    let variable = base;
    for (let i = 2; this.taken.has(variable) || RESERVED.has(variable); i++) variable = `${base}${i}`;
    this.taken.add(variable);
    return variable;
  }

  private job(id: string): string {
    const { job } = this.graph;
    const items = [
      `jobName: ${quoted(this.name)}`,
      ...(job.description === undefined ? [] : [`description: ${quoted(job.description)}`]),
      `glueVersion: glue.GlueVersion.V${job.glueVersion.replace('.', '_')}`,
      `workerType: ${workerType(job.workerType)}`,
      `numberOfWorkers: ${job.numberOfWorkers}`,
    ];
    if (job.timeoutMinutes !== STANDARD_JOB.timeoutMinutes) {
      this.cdk('Duration');
      items.push(`timeout: Duration.minutes(${job.timeoutMinutes})`);
    }
    if (job.maxRetries > 0) items.push(`maxRetries: ${job.maxRetries}`);
    if (job.bookmarks !== STANDARD_JOB.bookmarks) {
      this.use('JobBookmarks');
      items.push(`bookmarks: JobBookmarks.${job.bookmarks.toUpperCase()}`);
    }
    if (job.timeZone !== STANDARD_JOB.timeZone) items.push(`timeZone: ${quoted(job.timeZone)}`);
    if (Object.keys(job.tags ?? {}).length > 0) items.push(`tags: ${literal(job.tags, '  ')}`);
    return `const job = new EtlJob(stack, ${quoted(id)}, ${block(items, '{', '}', '')});`;
  }

  private parameter({ name, type, default: standard, description }: ManifestParameter): string {
    if (type !== 'string') this.use('ParameterType');
    const items = [
      ...(type === 'string' ? [] : [`type: ParameterType.${type.toUpperCase()}`]),
      ...(standard === undefined ? [] : [`defaultValue: ${quoted(standard)}`]),
      ...(description === undefined ? [] : [`description: ${quoted(description)}`]),
    ];
    return `job.parameter(${[quoted(name), ...(items.length === 0 ? [] : [block(items, '{', '}', '')])].join(', ')});`;
  }

  private node(node: GraphFileNode): string {
    const type = nodeType(node.type);
    if (type === undefined) throw new GlueprintError({ code: 'UnknownNodeType', node: node.id, message: `there is no node type '${node.type}'` });
    this.use(node.type);
    const props = INTERFACES[`${node.type}Props`] ?? {};
    const inputs = this.inputs.props(node);
    const fields = Object.entries(node.fields).flatMap(([name, value]): string[] => {
      const field = type.fields.find((f) => f.name === name);
      const prop = RENAMED[`${node.type}.${name}`] ?? name;
      if (isDefault(field, value) || !(prop in props)) return [];
      return [`${key(prop)}: ${propSource(value as FieldValue, props[prop], field?.type, this, '  ')}`];
    });
    const statement = `new ${node.type}(job, ${quoted(node.id)}, ${block([...inputs, ...fields], '{', '}', '')});`;
    return this.graph.nodes.some((n) => n.inputs.some((i) => i.node === node.id)) ? `const ${this.variables.get(node.id)} = ${statement}` : statement;
  }
}

/** The member of the enum; of a type that the library may not know yet, its name. */
const workerType = (type: string) => (/^[GRZ]\.(025|1|2|4|8|12|16)X$/.test(type) ? `glue.WorkerType.${type.replace('.', '_')}` : `${quoted(type)} as glue.WorkerType`);

/** Two blanks before each line, but none within a text of several. */
function indented(source: string): string {
  let inside = false;
  return source.split('\n').map((line) => {
    const at = inside || line === '' ? line : `  ${line}`;
    for (let i = 0; i < line.length; i++) {
      if (line[i] === '\\') i++;
      else if (line[i] === "'" && !inside) i = endOfText(line, i);
      else if (line[i] === '`') inside = !inside;
    }
    return at;
  }).join('\n');
}

function endOfText(line: string, from: number): number {
  let i = from + 1;
  while (i < line.length && line[i] !== "'") i += line[i] === '\\' ? 2 : 1;
  return i;
}

const RESERVED = new Set((
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface '
  + 'let new null package private protected public return static super switch this throw true try typeof var void while with yield arguments eval undefined'
).split(' '));

function pascal(name: string): string {
  const text = name.split(/[^\p{L}\p{N}]+/u).map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('');
  return /^\p{L}/u.test(text) ? text : `Job${text}`;
}

function camel(name: string): string {
  const text = pascal(name);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
