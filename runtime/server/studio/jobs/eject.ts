import { importGraph, readStudioJobs } from '../../../../src/core/codegen/glue-studio';
import { GRAPH_FILE_VERSION, GraphFile, GraphFileNode, isGraphFile, readGraphFile } from '../../../../src/core/codegen/graph-file';
import { didYouMean, GlueprintError } from '../../../../src/core/diagnostics';
import { nodeType } from '../../../../src/core/nodes';
import type { Job } from '../contract';

/** A job as a graph file: what a node has by default is left out, and construct paths become names. */
export function graphOfJob({ settings, parameters, nodes, studio }: Job): GraphFile {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id } of nodes) {
    const stem = id.replaceAll('/', '-');
    let name = stem;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  const name = (id: string) => names.get(id) ?? id;
  return {
    version: GRAPH_FILE_VERSION,
    job: { ...settings, tags: settings.tags ?? {} },
    parameters,
    nodes: nodes.map((n): GraphFileNode => ({
      id: name(n.id),
      type: n.type,
      fields: chosen(n),
      inputs: n.inputs.map((i) => ({ ...i, node: name(i.node) })),
      ...n.studio === undefined ? {} : { studio: n.studio },
    })),
    ...studio === undefined ? {} : { studio },
  };
}

/** The fields that are not what they would be anyway. */
function chosen({ type, fields }: Job['nodes'][number]): GraphFileNode['fields'] {
  const known = nodeType(type)?.fields ?? [];
  const standard = (name: string) => known.find((f) => f.name === name)?.default;
  const differs = ([name, value]: [string, unknown]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(standard(name));
  return Object.fromEntries(Object.entries(fields).filter(differs));
}

export interface Imported { readonly graph: GraphFile; readonly warnings: readonly string[] }

/** A graph file, or a visual job of Glue Studio in any dialect; `wanted` names one of a file with several. */
export function importedGraph(text: string, wanted?: string): Imported {
  const json = parsed(text);
  if (isGraphFile(json)) return { graph: readGraphFile(json), warnings: [] };
  const jobs = readStudioJobs(text).jobs.filter((j) => j.nodes.length > 0);
  const names = jobs.map((j) => String(j.settings.Name ?? 'job'));
  const name = wanted ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined) throw new GlueprintError({ code: 'AmbiguousJob', field: 'job', message: `the file holds ${names.length} visual jobs, choose one of ${names.join(', ')}` });
  const job = jobs[names.indexOf(name)];
  if (job === undefined) throw new GlueprintError({ code: 'UnknownJob', field: 'job', message: `the file holds no visual job '${name}'; it holds ${names.join(', ')}${didYouMean(name, names)}` });
  const { graph, warnings } = importGraph(job);
  return { graph, warnings: warnings.map((w) => (w.node === undefined ? w.message : `${w.node}: ${w.message}`)) };
}

/** `undefined` for what is no JSON: the reader of Studio files says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
