import type { ManifestNode } from './manifest';
import { parseColumns } from '../types';

export type GraphFormat = 'text' | 'mermaid' | 'dot';

/** The graph of a job for people. */
export function renderGraph(nodes: readonly ManifestNode[], format: GraphFormat): string {
  return { text: renderText, mermaid: renderMermaid, dot: renderDot }[format](nodes);
}

function columnCount(node: ManifestNode, output = 'output'): string {
  const ddl = node.outputs.find((o) => o.name === output)?.columns;
  return ddl === undefined ? '' : `${parseColumns(ddl).length} columns`;
}

/** One line a node, in order, with what it reads. */
function renderText(nodes: readonly ManifestNode[]): string {
  const id = Math.max(0, ...nodes.map((n) => n.id.length));
  const type = Math.max(0, ...nodes.map((n) => n.type.length));
  return nodes
    .map((n) => {
      const inputs = n.inputs.map((i) => (i.output === undefined ? i.node : `${i.node}.${i.output}`)).join(', ');
      return `${n.id.padEnd(id)}  ${n.type.padEnd(type)}${inputs === '' ? '' : `  ← ${inputs}`}${columnCount(n) === '' ? '' : `  (${columnCount(n)})`}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** Sources and targets have their own shapes: no inputs, no outputs. */
function shape(node: ManifestNode): 'source' | 'target' | 'transform' {
  return node.inputs.length === 0 ? 'source' : node.outputs.length === 0 ? 'target' : 'transform';
}

function renderMermaid(nodes: readonly ManifestNode[]): string {
  const names = new Map(nodes.map((n, i) => [n.id, `n${i + 1}`]));
  const text = (s: string) => s.replace(/&/g, '&amp;').replace(/"/g, '#quot;').replace(/</g, '&lt;').replace(/[\r\n]+/g, ' ');
  const brackets = { source: ['[(', ')]'], target: ['[/', '/]'], transform: ['[', ']'] };
  const out = ['flowchart LR'];
  for (const n of nodes) {
    const [open, close] = brackets[shape(n)];
    out.push(`  ${names.get(n.id)}${open}"${text(n.id)}<br/>${text(n.type)}"${close}`);
  }
  for (const n of nodes) {
    for (const i of n.inputs) out.push(`  ${names.get(i.node)} -->${label(nodes, i) === undefined ? '' : `|"${text(label(nodes, i) ?? '')}"|`} ${names.get(n.id)}`);
  }
  return `${out.join('\n')}\n`;
}

function renderDot(nodes: readonly ManifestNode[]): string {
  const text = (s: string) => `"${s.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\r?\n/g, '\\n')}"`;
  const shapes = { source: 'cylinder', target: 'folder', transform: 'box' };
  const out = ['digraph job {', '  rankdir=LR;'];
  for (const n of nodes) out.push(`  ${text(n.id)} [label=${text(`${n.id}\n${n.type}`)}, shape=${shapes[shape(n)]}];`);
  for (const n of nodes) {
    for (const i of n.inputs) {
      const name = label(nodes, i);
      out.push(`  ${text(i.node)} -> ${text(n.id)}${name === undefined ? '' : ` [label=${text(name)}]`};`);
    }
  }
  return `${[...out, '}'].join('\n')}\n`;
}

/** An edge says its output when there are several, and its alias when that is not the view's name. */
function label(nodes: readonly ManifestNode[], input: ManifestNode['inputs'][number]): string | undefined {
  const producer = nodes.find((n) => n.id === input.node);
  const view = producer?.outputs.find((o) => o.name === (input.output ?? 'output'))?.view;
  const parts = [input.output, view === input.as ? undefined : `as ${input.as}`].filter((p) => p !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}
