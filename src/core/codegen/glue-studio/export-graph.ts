import { ExportedInput, exportNode, ExportOptions, exportQuery, hasMember, NodeExport } from './export-node';
import { formOf } from './forms';
import { changedSettings } from './job-settings';
import { JsonObject, NODES, StudioFile, StudioNode } from './studio-job';
import { Manifest, ManifestNode, orderNodes } from '../../manifest';
import { parseColumns } from '../../types';
import { STANDARD_JOB } from '../graph-file';

export interface ExportedJob { readonly file: StudioFile; readonly warnings: readonly { readonly node: string; readonly message: string }[] }

/**
 * A manifest as a visual job. Nodes that were imported and not changed are as they were; others are the member of their type,
 * or the SQL query that they are.
 */
export function exportStudioJob(manifest: Manifest, options: ExportOptions = {}): ExportedJob {
  const warnings: ExportedJob['warnings'][number][] = [];
  const nodes = new GraphExport(manifest, options, (node, message) => warnings.push({ node, message })).nodes();
  const { studio } = manifest;
  const settings = studio === undefined ? newSettings(manifest) : changedSettings(studio.settings, manifest.job, STANDARD_JOB, manifest.parameters);
  return { file: { dialect: 'api', jobs: [{ settings: NODES in settings ? settings : { ...settings, [NODES]: null }, nodes }], rest: {} }, warnings };
}

function newSettings({ job, parameters }: Manifest): JsonObject {
  return {
    Name: job.name,
    JobMode: 'VISUAL',
    Description: job.description ?? '',
    Command: { Name: 'glueetl', PythonVersion: '3' },
    DefaultArguments: {
      '--job-language': 'python',
      '--job-bookmark-option': `job-bookmark-${job.bookmarks}`,
      ...Object.fromEntries(parameters.filter((p) => p.default !== undefined).map((p) => [`--${p.name}`, p.default])),
    },
    MaxRetries: job.maxRetries,
    Timeout: job.timeoutMinutes,
    WorkerType: job.workerType,
    NumberOfWorkers: job.numberOfWorkers,
    GlueVersion: job.glueVersion,
    [NODES]: null,
    ExecutionClass: job.executionClass ?? 'STANDARD',
  };
}

class GraphExport {
  /** Ids in the graph; of a node that becomes several queries, by dataset. */
  private readonly ids = new Map<string, string>();
  private readonly taken: Set<string>;
  private readonly made: StudioNode[] = [];
  private readonly byId: ReadonlyMap<string, ManifestNode>;
  private next = 1;

  constructor(
    private readonly manifest: Manifest,
    private readonly options: ExportOptions,
    private readonly warn: (node: string, message: string) => void,
  ) {
    this.taken = new Set(manifest.nodes.flatMap((n) => (n.studio === undefined ? [] : [n.studio.id])));
    this.byId = new Map(manifest.nodes.map((n) => [n.id, n]));
  }

  public nodes(): StudioNode[] {
    for (const node of orderNodes([...this.manifest.nodes])) this.node(node);
    const { order = [] } = this.manifest.studio ?? {};
    const place = new Map(order.map((id, i) => [id, i]));
    const at = (n: StudioNode) => place.get(n.id) ?? order.length;
    return this.made.map((n, i) => ({ n, i })).sort((a, b) => at(a.n) - at(b.n) || a.i - b.i).map(({ n }) => n);
  }

  private node(node: ManifestNode): void {
    const request: NodeExport = {
      node,
      id: '',
      inputs: node.inputs.map((_, i) => this.input(node, i)),
      parameters: this.manifest.parameters.map((p) => p.name),
      options: this.options,
      warn: (message) => this.warn(node.id, message),
    };
    if (node.outputs.length > 1 && node.studio === undefined && !hasMember(request)) {
      for (const { name } of node.outputs) {
        const id = this.newId();
        this.ids.set(`${node.id}\n${name}`, id);
        this.made.push(exportQuery({ ...request, id }, name));
      }
      return;
    }
    const id = node.studio?.id ?? this.newId();
    this.ids.set(node.id, id);
    this.made.push(exportNode({ ...request, id }));
  }

  private input(node: ManifestNode, i: number): ExportedInput {
    const { node: from, output = 'output', as } = node.inputs[i];
    const source = this.byId.get(from);
    const place = source?.outputs.findIndex((o) => o.name === output) ?? 0;
    const columns = source?.outputs[place]?.columns;
    const of = { as, ...(columns === undefined ? {} : { columns: parseColumns(columns) }) };
    const own = this.ids.get(from);
    if (source === undefined || source.outputs.length <= 1 || own === undefined) return { ...of, id: own ?? this.ids.get(`${from}\n${output}`) ?? from };
    return { ...of, place, id: this.readsCollection(node, own) ? own : this.selection(source, own, place) };
  }

  /** Glue Studio keeps several datasets as a collection, of which a node of its own selects one; in real graphs others read it too. */
  private readsCollection(node: ManifestNode, collection: string): boolean {
    const read = node.studio?.body?.Inputs;
    return isSelection(node) || (Array.isArray(read) && (read as readonly unknown[]).includes(collection));
  }

  private selection(source: ManifestNode, collection: string, place: number): string {
    const key = `${source.id}\n${place}`;
    const there = this.ids.get(key);
    if (there !== undefined) return there;
    const id = this.newId();
    this.ids.set(key, id);
    this.made.push({ id, member: 'SelectFromCollection', body: { Name: `${source.id} ${source.outputs[place].name}`, Inputs: [collection], Index: place } });
    return id;
  }

  private newId(): string {
    let id: string;
    do {
      id = `node-${this.next++}`;
    } while (this.taken.has(id));
    return id;
  }
}

/** Whether the node is itself the selection from a collection. */
function isSelection(node: ManifestNode): boolean {
  return formOf('SelectFromCollection', {})?.type.kind === node.type;
}
