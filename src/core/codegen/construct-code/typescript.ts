import { block, Code, ENUMS, literal, quoted } from './typescript-values';
import { GlueprintError } from '../../diagnostics';
import { FieldValue, orderNodes } from '../../manifest';
import { nodeType, READ_FORMATS, WRITE_FORMATS } from '../../nodes';
import type { GraphFile, GraphFileNode } from '../graph-file';

/** The graph as a function that adds the job to a stack. What a node has by default is left out. */
export function renderTypeScript(graph: GraphFile, name: string): string {
  return new Program(graph, name).render();
}

class Program {
  private readonly used = new Set<string>(['EtlJob']);
  private readonly variables = new Map<string, string>();
  private readonly imports = new Set<string>(["import { Stack } from 'aws-cdk-lib';"]);

  constructor(private readonly graph: GraphFile, private readonly name: string) {}

  public render(): string {
    const nodes = orderNodes([...this.graph.nodes]);
    const taken = new Set(['job', 'stack', 'glue']);
    for (const n of nodes) {
      const base = camel(n.id);
      let variable = base;
      for (let i = 2; taken.has(variable); i++) variable = `${base}${i}`;
      taken.add(variable);
      this.variables.set(n.id, variable);
    }
    const id = pascal(this.name);
    const statements = nodes.map((n) => this.node(n));
    const job = this.job(id);
    return [
      ...[...this.imports].sort(),
      `import ${block([...this.used].sort(), '{', '}', '')} from 'cdk-glueprint';`,
      '',
      `/** Adds the job ${this.name.replace(/\*\//g, '')}, imported from AWS Glue Studio, to a stack. */`,
      `export function add${id}(stack: Stack): EtlJob {`,
      ...[job, ...statements, 'return job;'].map((s) => indented(s)),
      '}',
      '',
    ].join('\n');
  }

  private job(id: string): string {
    const { job } = this.graph;
    const props: { [name: string]: FieldValue | Code } = {
      jobName: this.name,
      ...(job.description === undefined ? {} : { description: job.description }),
    };
    const items = Object.entries(props).map(([k, v]) => `${k}: ${literal(v as FieldValue, '  ')}`);
    this.imports.add("import * as glue from 'aws-cdk-lib/aws-glue';");
    items.push(`glueVersion: glue.GlueVersion.V${job.glueVersion.replace('.', '_')}`, `workerType: ${workerType(job.workerType)}`, `numberOfWorkers: ${job.numberOfWorkers}`);
    if (job.timeoutMinutes !== 480) {
      this.imports.delete("import { Stack } from 'aws-cdk-lib';");
      this.imports.add("import { Duration, Stack } from 'aws-cdk-lib';");
      items.push(`timeout: Duration.minutes(${job.timeoutMinutes})`);
    }
    if (job.maxRetries > 0) items.push(`maxRetries: ${job.maxRetries}`);
    return `const job = new EtlJob(stack, ${quoted(id)}, ${block(items, '{', '}', '')});`;
  }

  private node(node: GraphFileNode): string {
    const type = nodeType(node.type);
    if (type === undefined) throw new GlueprintError({ code: 'UnknownNodeType', node: node.id, message: `there is no node type '${node.type}'` });
    this.used.add(node.type);
    const fields = Object.entries(node.fields).filter(([name, value]) => {
      const standard = type.fields.find((f) => f.name === name)?.default;
      return value !== null && (standard === undefined || JSON.stringify(standard) !== JSON.stringify(value));
    });
    const items = [...this.inputs(node), ...fields.map(([name, value]) => `${name}: ${this.value(node.type, name, value)}`)];
    const statement = `new ${node.type}(job, ${quoted(node.id)}, ${block(items, '{', '}', '')});`;
    return this.graph.nodes.some((n) => n.inputs.some((i) => i.node === node.id)) ? `const ${this.variables.get(node.id)} = ${statement}` : statement;
  }

  private inputs(node: GraphFileNode): string[] {
    const variables = node.inputs.map((i) => this.variables.get(i.node) ?? '');
    const rule = nodeType(node.type)?.inputs;
    if (node.type === 'SparkSql') return [`inputs: ${block(node.inputs.map((i, n) => `${quotedKey(i.as)}: ${variables[n]}`), '{', '}', '  ')}`];
    if (rule?.names !== undefined) return rule.names.map((n, i) => `${n}: ${variables[i]}`);
    if (rule?.max === 1) return [`input: ${variables[0]}`];
    return variables.length === 0 ? [] : [`inputs: [${variables.join(', ')}]`];
  }

  private value(type: string, name: string, value: FieldValue): string {
    if (name === 'schema') {
      this.used.add('Schema');
      return `Schema.fromDdl(${quoted(value as string)})`;
    }
    if (name === 'format') return this.format(type === 'S3Source' ? 'ReadFormat' : 'WriteFormat', value as { readonly [name: string]: FieldValue });
    return literal(this.withEnums(`${type}.${name}`, value), '  ');
  }

  private format(factory: string, { type, ...options }: { readonly [name: string]: FieldValue }): string {
    this.used.add(factory);
    const known = (factory === 'ReadFormat' ? READ_FORMATS : WRITE_FORMATS)[String(type)] ?? [];
    const given = Object.entries(options).filter(([name, value]) => known.find((f) => f.name === name)?.default !== value);
    const values = Object.fromEntries(given.map(([name, value]) => [name, this.withEnums(`${factory}.${String(type)}.${name}`, value)]));
    return `${factory}.${String(type)}(${given.length === 0 ? '' : literal(values, '  ')})`;
  }

  private withEnums(path: string, value: FieldValue): FieldValue {
    const known = ENUMS[path];
    if (known !== undefined && typeof value === 'string') {
      const member = known.members[value];
      if (member === undefined) return value;
      this.used.add(known.name);
      return new Code(`${known.name}.${member}`) as unknown as FieldValue;
    }
    if (Array.isArray(value)) return value.map((v: FieldValue) => this.withEnums(path, v));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, this.withEnums(`${path}.${k}`, v as FieldValue)]));
    return value;
  }
}

/** The member of the enum; of a type that the library may not know yet, its name. */
const workerType = (type: string) => (/^G\.(025|1|2|4|8|12|16)X$/.test(type) ? `glue.WorkerType.${type.replace('.', '_')}` : `${quoted(type)} as glue.WorkerType`);
const indented = (text: string) => text.split('\n').map((l) => (l === '' ? l : `  ${l}`)).join('\n');
const quotedKey = (name: string) => (/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quoted(name));

function pascal(name: string): string {
  const text = name.split(/[^A-Za-z0-9]+/).map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('');
  return /^[A-Za-z]/.test(text) ? text : `Job${text}`;
}

function camel(name: string): string {
  const text = pascal(name);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
