import { renderPySpark } from '../../../../src/core/codegen/pyspark';
import { GlueprintError } from '../../../../src/core/diagnostics';
import { Manifest, renderGraph, writeManifest } from '../../../../src/core/manifest';
import { nodeType } from '../../../../src/core/nodes';
import type { FileFormat, GeneratedFile } from '../contract';

type Render = (manifest: Manifest) => Omit<GeneratedFile, 'losses' | 'map'> & Partial<Pick<GeneratedFile, 'losses' | 'map'>>;

/** What can be generated from a job. */
const FILES: Partial<Record<FileFormat, Render>> = {
  pyspark: (m) => {
    const text = renderPySpark(m, nodeType);
    return { path: m.job.script, language: 'python', text, map: blocksOf(m, text, '# ') };
  },
  sql: (m) => {
    const text = sqlText(m);
    return { path: `${m.job.name}.sql`, language: 'sql', text, map: blocksOf(m, text, '-- ') };
  },
  manifest: (m) => ({ path: `${m.job.name}.glueprint.json`, language: 'json', text: writeManifest(m) }),
  mermaid: (m) => ({ path: `${m.job.name}.mmd`, language: 'text', text: renderGraph(m.nodes, 'mermaid') }),
};

export function fileFormats(): readonly FileFormat[] {
  return Object.keys(FILES) as FileFormat[];
}

export function generatedFile(manifest: Manifest, format: FileFormat): GeneratedFile {
  const render = FILES[format];
  if (render === undefined) throw new GlueprintError({ code: 'NotSupported', message: `a job cannot be shown as '${format}' yet; it can be as ${fileFormats().join(', ')}` });
  return { losses: [], map: [], ...render(manifest) };
}

/** The queries in order, each as a view. */
function sqlText({ nodes }: Manifest): string {
  return nodes.flatMap((n) => {
    const queries = n.sql === undefined ? [] : typeof n.sql === 'string' ? [['output', n.sql] as const] : Object.entries(n.sql);
    const inputs = n.inputs.filter((i) => nodes.find((p) => p.id === i.node)?.outputs.find((o) => o.name === (i.output ?? 'output'))?.view !== i.as);
    const reads = inputs.length === 0 ? '' : ` (${inputs.map((i) => `${i.as} is ${i.node}`).join(', ')})`;
    const head = `-- ${n.id}: ${nodeType(n.type)?.title ?? n.type}${reads}`;
    if (queries.length === 0) return [head, ''];
    return [head, ...queries.flatMap(([output, sql]) => [`CREATE TEMPORARY VIEW ${n.outputs.find((o) => o.name === output)?.view ?? output} AS`, `${sql};`]), ''];
  }).join('\n');
}

/** Each node's block starts with a comment that begins with its id, and ends before the next. */
function blocksOf({ nodes }: Manifest, text: string, comment: string): GeneratedFile['map'] {
  const lines = text.split('\n');
  const starts: { node: string; from: number }[] = [];
  let from = 0;
  for (const node of nodes) {
    const at = lines.findIndex((line, i) => i >= from && line.startsWith(comment) && isHeading(line.slice(comment.length), node.id));
    if (at < 0) continue;
    starts.push({ node: node.id, from: at + 1 });
    from = at + 1;
  }
  return starts.map((s, i) => {
    let to = (starts[i + 1]?.from ?? lines.length + 1) - 1;
    while (to > s.from && lines[to - 1]?.trim() === '') to--;
    return { ...s, to };
  });
}

function isHeading(text: string, id: string): boolean {
  return text === id || (text.startsWith(id) && /^[ :(,]/.test(text.slice(id.length)));
}
