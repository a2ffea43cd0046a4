import type { CodeGenEdge, CodeGenNode } from '@aws-sdk/client-glue';
import { invalidInput } from '../errors';
import type { Wire } from '../wire';

/**
 * The script form of Glue's first code generator: a graph of nodes, each a call preceded by annotations:
 *
 *   ## @type: ApplyMapping
 *   ## @args: [mapping = [("a", "string", "a", "string")], transformation_ctx = "applymapping1"]
 *   ## @return: applymapping1
 *   ## @inputs: [frame = datasource0]
 */
export interface Dag {
  readonly nodes: readonly Wire<CodeGenNode>[];
  readonly edges: readonly Wire<CodeGenEdge>[];
}

const HEAD = `import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job

## @params: [JOB_NAME]
args = getResolvedOptions(sys.argv, ['JOB_NAME'])

sc = SparkContext()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)
job.init(args['JOB_NAME'], args)
`;

/** What stands before the parenthesis of each node type; a name of its own is a transform class. */
function callee(node: Wire<CodeGenNode>): string {
  const has = (name: string) => node.Args.some((a) => a.Name === name);
  if (node.NodeType === 'DataSource') return `glueContext.create_dynamic_frame.${has('database') ? 'from_catalog' : 'from_options'}`;
  if (node.NodeType === 'DataSink') {
    if (has('database')) return 'glueContext.write_dynamic_frame.from_catalog';
    return `glueContext.write_dynamic_frame.${has('catalog_connection') ? 'from_jdbc_conf' : 'from_options'}`;
  }
  return `${node.NodeType}.apply`;
}

export function renderScript(dag: Dag): string {
  const blocks = sorted(dag).map((node) => {
    const inputs = dag.edges.filter((e) => e.Target === node.Id).map((e) => `${e.TargetParameter ?? 'frame'} = ${e.Source}`);
    const given = node.Args.map((a) => `${a.Name} = ${a.Param ? `args['${a.Value.replace(/^["']|["']$/g, '')}']` : a.Value}`);
    return [
      `## @type: ${node.NodeType}`,
      `## @args: [${given.join(', ')}]`,
      `## @return: ${node.Id}`,
      `## @inputs: [${inputs.join(', ')}]`,
      `${node.Id} = ${callee(node)}(${[...inputs, ...given].join(', ')})`,
    ].join('\n');
  });
  return `${HEAD}${blocks.map((b) => `${b}\n`).join('')}job.commit()\n`;
}

/** Sources before what reads them. */
function sorted(dag: Dag): Wire<CodeGenNode>[] {
  const left = new Map(dag.nodes.map((n) => [n.Id, n]));
  const result: Wire<CodeGenNode>[] = [];
  for (const edge of dag.edges) {
    for (const end of [edge.Source, edge.Target]) if (!left.has(end)) throw invalidInput(`The edge ${edge.Source} -> ${edge.Target} names '${end}', which is no node`);
  }
  while (left.size > 0) {
    const ready = [...left.values()].find((n) => !dag.edges.some((e) => e.Target === n.Id && left.has(e.Source)));
    if (ready === undefined) throw invalidInput('The graph has a cycle');
    left.delete(ready.Id);
    result.push(ready);
  }
  return result;
}

export function parseScript(script: string): Dag {
  const nodes: Wire<CodeGenNode>[] = [];
  const edges: Wire<CodeGenEdge>[] = [];
  const lines = script.split('\n');
  let type: string | undefined;
  let args: { Name: string; Value: string }[] = [];
  let id = '';
  lines.forEach((line, i) => {
    const [, kind = '', text = ''] = /^\s*##\s*@(type|args|return|inputs):\s*(.*?)\s*$/.exec(line) ?? [];
    if (kind === 'type') {[type, args, id] = [text, [], ''];} else if (kind === 'args') {args = entries(text);} else if (kind === 'return') {id = text;} else if (kind === 'inputs' && type !== undefined) {
      nodes.push({ Id: id, NodeType: type, Args: args, LineNumber: i + 1 });
      for (const input of entries(text)) edges.push({ Source: input.Value, Target: id, TargetParameter: input.Name });
    }
  });
  return { nodes, edges };
}

/** `[a = 1, b = [x, y]]`: what stands between the commas of the outermost list. */
function entries(list: string): { Name: string; Value: string }[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let part = '';
  for (const c of list.replace(/^\[/, '').replace(/\]$/, '')) {
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === '\'') quote = c;
    else if ('[({'.includes(c)) depth++;
    else if ('])}'.includes(c)) depth--;
    if (c === ',' && depth === 0 && quote === '') {
      parts.push(part);
      part = '';
    } else {
      part += c;
    }
  }
  return [...parts, part].flatMap((p) => {
    const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*([\s\S]*?)\s*$/.exec(p) ?? [];
    return name === '' ? [] : [{ Name: name, Value: value }];
  });
}
