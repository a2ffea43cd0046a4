import { askedColumns, KnownColumns, outputKey } from './asked-columns';
import { ColumnHints } from './column-hints';
import { sampleValue } from './sample-values';
import { checkFields, FieldValue, Manifest, ManifestInput, ManifestNode, orderNodes, ParameterType, textParts } from '../../../src/core/manifest';
import { glueSchema, nodeType } from '../../../src/core/nodes';
import { choicesAsStructs } from '../../../src/core/nodes/choice';
import { Column, columnsDdl, parseColumns } from '../../../src/core/types';
import { Host } from '../../host/host';
import { localEnvironment, RunEnvironment } from '../environment';
import { EngineName } from '../run-job';

export interface SampleOptions {
  readonly host: Host;
  /** Where state and installed programs are. Default: `.glueprint`. */
  readonly folder?: string;
  /** Rows of each source. Default: 100. */
  readonly rows?: number;
  /** Nodes that one of them cannot run are stood for. Default: the embedded engine. */
  readonly engines?: readonly EngineName[];
  /** Given values of parameters; others are made up. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface SampleJob {
  readonly manifest: Manifest;
  readonly parameters: Readonly<Record<string, string>>;
  /** Folders of its own: no target of the real job is touched. */
  readonly environment: RunEnvironment;
  /** What is made up, and what is not run. */
  readonly notes: readonly { readonly node: string; readonly message: string }[];
}

const SAMPLE = 's3://glueprint-sample';

/** The job on made-up rows. Its files lie below `<folder>/sample/<job>`, which is emptied first. */
export async function sampleJob(manifest: Manifest, options: SampleOptions): Promise<SampleJob> {
  const { host } = options;
  const installed = host.files.resolve(options.folder ?? '.glueprint');
  const folder = `${installed}/sample/${manifest.job.name.replace(/[^A-Za-z0-9_.-]+/g, '_')}`;
  await host.files.remove(folder);
  await host.files.makeFolder(folder);
  const sample = new Sampling(manifest, options.engines ?? ['duckdb']).render();
  for (const [i, { columns }] of sample.relations.entries()) {
    const value = ({ name, type }: Column, row: number) => sampleValue(name, type, row, sample.hints.get(name.toLowerCase()));
    const line = (_: unknown, row: number) => JSON.stringify(Object.fromEntries(columns.map((c) => [c.name, value(c, row)])));
    const lines = Array.from({ length: options.rows ?? 100 }, line);
    await host.files.makeFolder(`${folder}/s3/glueprint-sample/in/${i}`);
    await host.files.writeText(`${folder}/s3/glueprint-sample/in/${i}/rows.json`, lines.map((l) => `${l}\n`).join(''));
  }
  const given = options.parameters ?? {};
  const parameters = Object.fromEntries(manifest.parameters.flatMap((p) => {
    const value = given[p.name] ?? (p.default === undefined ? MADE_UP[p.type] : undefined);
    return value === undefined ? [] : [[p.name, value]];
  }));
  const unknown = Object.fromEntries(Object.entries(given).filter(([name]) => !(name in parameters)));
  const environment = { ...localEnvironment(host, [], folder), installed };
  return { manifest: sample.manifest, parameters: { ...parameters, ...unknown }, environment, notes: sample.notes };
}

const MADE_UP: Readonly<Record<ParameterType, string>> = {
  string: 'sample', int: '1', bigint: '1', double: '1', boolean: 'true', date: '2026-01-01', timestamp: '2026-01-01 00:00:00',
};

interface Relation { readonly key: string; readonly columns: readonly Column[] }

class Sampling {
  private readonly relations: Relation[] = [];
  private readonly notes: { node: string; message: string }[] = [];
  /** Nodes whose rows are made up, with the reason. */
  private readonly cut = new Map<string, string>();

  constructor(private readonly manifest: Manifest, private readonly engines: readonly string[]) {}

  public render(): { manifest: Manifest; relations: readonly Relation[]; hints: ReadonlyMap<string, ColumnHints>; notes: SampleJob['notes'] } {
    const nodes = orderNodes([...this.manifest.nodes]).map(withStudioColumns);
    for (const n of nodes) {
      const why = this.whyCut(n);
      if (why !== undefined) this.cut.set(n.id, why);
    }
    const unknown = (n: ManifestNode) => n.outputs.filter((o) => o.columns === undefined).map((o) => outputKey(n.id, o.name));
    const open = new Set(nodes.filter((n) => this.cut.has(n.id)).flatMap(unknown));
    const { columns, hints } = askedColumns({ ...this.manifest, nodes }, open, new Set(this.cut.keys()));
    const made = nodes.flatMap((n) => this.node(n, columns));
    const read = new Set(made.flatMap((n) => n.inputs.map((i) => outputKey(i.node, i.output))));
    const ends = made.flatMap((n) => n.outputs.filter((o) => !read.has(outputKey(n.id, o.name))).map((o) => this.end(n, o)));
    return { manifest: { ...this.manifest, nodes: [...made, ...ends] }, relations: this.relations, hints, notes: this.notes };
  }

  /** Why the node's rows are made up; `undefined`: it runs. */
  private whyCut(node: ManifestNode): string | undefined {
    const type = nodeType(node.type);
    if (type === undefined || type.family === 'target') return undefined;
    if (type.family === 'source' || node.inputs.length === 0) return '';
    const reason = type.notLocal?.(checkFields(type.fields, node.fields, { node: node.id }));
    if (reason === undefined) return undefined;
    // Spark runs everything that has a script.
    return this.engines.includes('duckdb') || node.type === 'StudioNode' ? reason : undefined;
  }

  private node(node: ManifestNode, asked: KnownColumns): ManifestNode[] {
    const family = nodeType(node.type)?.family;
    const why = this.cut.get(node.id);
    const inputs = node.inputs.map((i) => this.input(i));
    if (why !== undefined) {
      if (why !== '') this.notes.push({ node: node.id, message: `is not run: ${why}; made-up rows stand for it` });
      return node.outputs.map((o) => this.source(node, o, asked));
    }
    if (family !== 'target') return [{ ...node, inputs }];
    if (this.keeps(node)) return [{ ...node, inputs }];
    this.notes.push({ node: node.id, message: `is written to files: ${SAMPLE}/out/${slug(node.id)}/` });
    return [{ ...target(node.id, node.path, `${SAMPLE}/out/${slug(node.id)}/`), inputs }];
  }

  /** Files in a folder that a plain text names are written as the job writes them. */
  private keeps({ type, fields }: ManifestNode): boolean {
    const known = nodeType(type);
    if (type !== 'S3Target' || known?.notLocal?.(fields) !== undefined) return false;
    const parts = textParts(fields.path as never);
    return !(parts[0] !== undefined && 'parameter' in parts[0]);
  }

  private input({ node, output, as }: ManifestInput): ManifestInput {
    const several = this.cut.has(node) && (this.manifest.nodes.find((n) => n.id === node)?.outputs.length ?? 0) > 1;
    return several ? { node: partId(node, output ?? 'output'), as } : { node, as, ...(output === undefined ? {} : { output }) };
  }

  private source(node: ManifestNode, output: ManifestNode['outputs'][number], asked: KnownColumns): ManifestNode {
    const key = outputKey(node.id, output.name);
    const declared = output.columns === undefined ? asked.get(key) : parseColumns(output.columns);
    const columns = (declared ?? []).map((c) => ({ ...c, type: choicesAsStructs(c.type), nullable: true }));
    if (output.columns === undefined) this.notes.push({ node: node.id, message: `declares no columns; the job asks for ${columns.map((c) => c.name).join(', ')}` });
    const schema = columnsDdl(columns);
    this.relations.push({ key, columns });
    const type = nodeType('S3Source');
    const fields = checkFields(type?.fields ?? [], { paths: [`${SAMPLE}/in/${this.relations.length - 1}/`], format: { type: 'json' }, schema }) as { [name: string]: FieldValue };
    return {
      id: node.outputs.length > 1 ? partId(node.id, output.name) : node.id,
      path: node.path,
      type: 'S3Source',
      fields,
      inputs: [],
      outputs: [{ name: 'output', view: output.view, columns: schema }],
    };
  }

  /** What nothing reads would not be computed. */
  private end(node: ManifestNode, output: ManifestNode['outputs'][number]): ManifestNode {
    const id = node.outputs.length > 1 ? partId(node.id, output.name) : node.id;
    return { ...target(`${id} (sample)`, node.path, `${SAMPLE}/out/${slug(id)}/`), inputs: [{ node: node.id, as: output.view, ...(output.name === 'output' ? {} : { output: output.name }) }] };
  }
}

/** Columns that Glue Studio knew of a node whose type has no field for them. */
function withStudioColumns(node: ManifestNode): ManifestNode {
  const body = node.studio?.body;
  if (body === undefined || nodeType(node.type)?.family !== 'source') return node;
  const notes = { warn: () => undefined, refuse: never, pass: never };
  return { ...node, outputs: node.outputs.map((o, i) => (o.columns === undefined ? { ...o, columns: glueSchema(body, notes, i) } : o)) };
}

const never = (message: string): never => {
  throw new Error(message);
};

const partId = (node: string, output: string) => `${node}/${output}`;
const slug = (id: string) => id.replace(/[^\p{L}\p{N}_-]+/gu, '_');

function target(id: string, path: string, uri: string): Omit<ManifestNode, 'inputs'> {
  const type = nodeType('S3Target');
  const fields = checkFields(type?.fields ?? [], { path: uri, format: { type: 'parquet' } }) as { [name: string]: FieldValue };
  return { id, path, type: 'S3Target', fields, outputs: [] };
}

