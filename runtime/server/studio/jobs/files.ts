import { renderTypeScript } from '../../../../src/core/codegen/construct-code';
import { exportStudioJob, StudioDialect, writeStudioJobs } from '../../../../src/core/codegen/glue-studio';
import type { GraphFile } from '../../../../src/core/codegen/graph-file';
import { renderPySpark } from '../../../../src/core/codegen/pyspark';
import { Manifest, renderGraph, writeManifest } from '../../../../src/core/manifest';
import { nodeType } from '../../../../src/core/nodes';
import type { FileFormat, GeneratedFile } from '../contract';

type Made = Omit<GeneratedFile, 'losses' | 'map'> & Partial<Pick<GeneratedFile, 'losses' | 'map'>>;

/** What can be generated from a job. */
const FILES: Record<FileFormat, (manifest: Manifest, graph: GraphFile) => Made> = {
  'pyspark': (m) => {
    const text = renderPySpark(m, nodeType);
    return { path: m.job.script, language: 'python', text, map: blocksOf(m, text, '# ') };
  },
  'sql': (m) => {
    const text = sqlText(m);
    return { path: `${m.job.name}.sql`, language: 'sql', text, map: blocksOf(m, text, '-- ') };
  },
  'typescript': (m, graph) => {
    const text = renderTypeScript(graph, m.job.name);
    return { path: `${m.job.name}.ts`, language: 'typescript', text, map: constructsOf(graph, text) };
  },
  'glue-git': (m) => studioFile(m, 'git'),
  'glue-api': (m) => studioFile(m, 'api'),
  'glue-sync': (m) => studioFile(m, 'resource-sync'),
  'manifest': (m) => ({ path: `${m.job.name}.glueprint.json`, language: 'json', text: writeManifest(m) }),
  'mermaid': (m) => ({ path: `${m.job.name}.mmd`, language: 'text', text: renderGraph(m.nodes, 'mermaid') }),
};

export function fileFormats(): readonly FileFormat[] {
  return Object.keys(FILES) as FileFormat[];
}

export function generatedFile(manifest: Manifest, graph: GraphFile, format: FileFormat): GeneratedFile {
  return { losses: [], map: [], ...FILES[format](manifest, graph) };
}

function studioFile(manifest: Manifest, dialect: StudioDialect): Made {
  const { file, warnings } = exportStudioJob(manifest);
  return { path: `${manifest.job.name}.json`, language: 'json', text: writeStudioJobs(file, dialect), losses: warnings.map((w) => `${w.node}: ${w.message}`) };
}

/** The statement of each node begins with its `new Class(job, 'id'`, and ends before the next. */
function constructsOf({ nodes }: GraphFile, text: string): GeneratedFile['map'] {
  const lines = text.split('\n');
  const starts = nodes.flatMap(({ id }) => {
    const at = lines.findIndex((line) => /^ {2}\S/.test(line) && line.includes(`(job, '${id}'`));
    return at < 0 ? [] : [{ node: id, from: at + 1 }];
  }).sort((a, b) => a.from - b.from);
  return starts.map((s) => {
    const end = lines.findIndex((line, i) => i >= s.from - 1 && line.endsWith(';'));
    return { ...s, to: end < 0 ? s.from : end + 1 };
  });
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
