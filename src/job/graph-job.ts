import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct, IConstruct } from 'constructs';
import { EtlJobProps, JobBookmarks } from './etl-job-props';
import { JobParameterOptions, ParameterType } from './job-parameter';
import { importGraph, readStudioJobs } from '../core/codegen/glue-studio';
import { GraphFile, GraphFileNode, isGraphFile, readGraphFile, STANDARD_JOB } from '../core/codegen/graph-file';
import { didYouMean, GlueprintError } from '../core/diagnostics';
import { orderNodes, SourceLocation } from '../core/manifest';
import { NODE_TYPES, nodeType } from '../core/nodes';
import { IDataset } from '../dataset';
import { JobNode, NodeInputSpec } from '../job-node';
import { NodeOutput } from '../node-output';
import { warn } from '../synth-warnings';

/** A graph with what was to be told when it was read. */
export interface ReadGraph { readonly graph: GraphFile; readonly file: string; readonly text: string; readonly warnings: readonly string[] }

/** A graph file, or a visual job of Glue Studio in any of its dialects. */
export function readGraph(file: string): ReadGraph {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new GlueprintError({ code: 'MissingFile', file, message: 'the file cannot be read', cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new GlueprintError({ code: 'InvalidGraphFile', file, message: `is not JSON: ${(cause as Error).message}`, cause });
  }
  if (isGraphFile(json)) return { graph: readGraphFile(json, file), file, text, warnings: [] };
  const visual = readStudioJobs(text, file).jobs.filter((j) => j.nodes.length > 0);
  if (visual.length !== 1) {
    throw new GlueprintError({ code: 'AmbiguousJob', file, message: `holds ${visual.length} visual jobs, expected one`, hint: 'glueprint import writes a graph file of one of them: --job name --graph x.glue.json' });
  }
  const { graph, warnings } = importGraph(visual[0]);
  return { graph, file, text, warnings: warnings.map((w) => (w.node === undefined ? w.message : `${w.node}: ${w.message}`)) };
}

/** The settings of a graph as props; what the app says comes first. */
export function graphProps({ graph: { job } }: ReadGraph, props: EtlJobProps): EtlJobProps {
  return {
    description: job.description,
    glueVersion: job.glueVersion as glue.GlueVersion,
    workerType: job.workerType as glue.WorkerType,
    numberOfWorkers: Math.max(job.numberOfWorkers, 2),
    ...(job.timeoutMinutes === STANDARD_JOB.timeoutMinutes ? {} : { timeout: Duration.minutes(job.timeoutMinutes) }),
    maxRetries: job.maxRetries,
    bookmarks: job.bookmarks as JobBookmarks,
    timeZone: job.timeZone,
    tags: job.tags,
    ...props,
  };
}

/** Adds parameters and nodes of a graph to a job. */
export function addGraph(job: Construct & { parameter(name: string, options?: JobParameterOptions): unknown }, read: ReadGraph): void {
  const { graph, file, warnings } = read;
  for (const warning of warnings) warn(job, 'import', warning);
  for (const p of graph.parameters) job.parameter(p.name, { type: p.type as ParameterType, defaultValue: p.default, description: p.description });
  const nodes = new Map<string, GraphNode>();
  try {
    for (const node of orderNodes(graph.nodes)) nodes.set(node.id, new GraphNode(scopeOf(job, node.id), node, nodes, placeOf(read, node)));
  } catch (error) {
    throw GlueprintError.isGlueprintError(error) ? error.at({ file }) : error;
  }
}

/** The node of a job by its id, whatever class it is of. */
export function findNode(job: IConstruct, id: string): JobNode {
  const nodes = job.node.findAll().filter(JobNode.isJobNode);
  const below = (node: JobNode) => node.node.path.slice(job.node.path.length + 1);
  const found = nodes.find((n) => below(n) === id);
  if (found !== undefined) return found;
  const ids = nodes.map(below);
  throw new GlueprintError({ code: 'UnknownNode', message: `the job has no node '${id}'${didYouMean(id, ids)}`, hint: ids.length === 0 ? undefined : `it has ${ids.join(', ')}`, node: job.node.path });
}

/** One of a node's datasets. */
export function datasetOf(node: JobNode, output?: string): IDataset {
  const names = node._outputs.map((o) => o.name);
  const name = output ?? (names.length === 1 ? names[0] : undefined);
  if (name !== undefined && names.includes(name)) return new NodeOutput(node, name);
  const message = names.length === 0 ? 'is a target: it cannot be read' : output === undefined ? `has ${names.length} datasets, say which` : `has no output '${output}'${didYouMean(output, names)}`;
  throw new GlueprintError({ code: 'UnknownOutput', node: node.node.path, message, hint: names.length === 0 ? undefined : `it has ${names.join(', ')}` });
}

/** A node made of its node type: what its class would be, with the fields as they are. */
class GraphNode extends JobNode {
  constructor(scope: Construct, node: GraphFileNode, before: ReadonlyMap<string, JobNode>, at: SourceLocation) {
    super(scope, node.id.slice(node.id.lastIndexOf('/') + 1));
    const type = nodeType(node.type);
    if (type === undefined) {
      throw new GlueprintError({ code: 'UnknownNodeType', node: this.node.path, message: `there is no node type '${node.type}'${didYouMean(node.type, NODE_TYPES.map((t) => t.kind))}` });
    }
    const inputs = node.inputs.map((input): NodeInputSpec => {
      const from = before.get(input.node) as JobNode;
      return { dataset: datasetOf(from, input.output), as: input.as };
    });
    this._studio = node.studio;
    this._at = at;
    this._define(type, inputs, node.fields);
  }
}

/** Ids are paths below the job. */
function scopeOf(job: Construct, id: string): Construct {
  return id.split('/').slice(0, -1).reduce((scope: Construct, part) => (scope.node.tryFindChild(part) as Construct | undefined) ?? new Construct(scope, part), job);
}

/** The line of the file that names the node. */
function placeOf({ file, text }: ReadGraph, node: GraphFileNode): SourceLocation {
  const at = text.indexOf(JSON.stringify(node.studio?.id ?? node.id));
  return { file: relative(process.cwd(), file), line: at < 0 ? 1 : text.slice(0, at).split('\n').length };
}
