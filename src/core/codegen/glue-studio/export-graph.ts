import { memberOf } from './member-forms';
import { JsonObject, NODES, StudioFile, StudioNode } from './studio-job';
import { GlueprintError } from '../../diagnostics';
import { displayText, Manifest, ManifestNode } from '../../manifest';
import { parseColumns, typeName } from '../../types';

export interface ExportedJob { readonly file: StudioFile; readonly warnings: readonly { readonly node: string; readonly message: string }[] }

/** A manifest as a visual job: sources and targets as their members, everything else as the SQL query that it is. */
export function exportStudioJob(manifest: Manifest): ExportedJob {
  const warnings: ExportedJob['warnings'][number][] = [];
  const ids = new Map(manifest.nodes.map((n, i) => [n.id, `node-${i + 1}`]));
  const { job } = manifest;
  const settings = {
    Name: job.name,
    JobMode: 'VISUAL',
    Description: job.description ?? '',
    Command: { Name: 'glueetl', PythonVersion: '3' },
    DefaultArguments: {
      '--job-language': 'python',
      '--job-bookmark-option': `job-bookmark-${job.bookmarks}`,
      ...Object.fromEntries(manifest.parameters.filter((p) => p.default !== undefined).map((p) => [`--${p.name}`, p.default])),
    },
    MaxRetries: job.maxRetries,
    Timeout: job.timeoutMinutes,
    WorkerType: job.workerType,
    NumberOfWorkers: job.numberOfWorkers,
    GlueVersion: job.glueVersion,
    [NODES]: null,
    ExecutionClass: 'STANDARD',
  };
  const nodes = manifest.nodes.map((n) => exportNode(n, ids, manifest, (message) => warnings.push({ node: n.id, message })));
  return { file: { dialect: 'api', jobs: [{ settings, nodes }], rest: {} }, warnings };
}

function exportNode(node: ManifestNode, ids: ReadonlyMap<string, string>, manifest: Manifest, warn: (message: string) => void): StudioNode {
  const id = ids.get(node.id) ?? node.id;
  const fail = (message: string) => new GlueprintError({ code: 'CannotExport', node: node.id, message });
  const several = manifest.nodes.filter((n) => n.outputs.length > 1).map((n) => n.id);
  if (node.inputs.some((i) => several.includes(i.node))) throw fail('reads a node with several outputs, which Glue Studio keeps as a collection');
  const inputs = node.inputs.map((i) => ids.get(i.node) ?? i.node);
  const names: JsonObject = { Name: node.id, ...(inputs.length === 0 ? {} : { Inputs: inputs }) };
  const columns = node.outputs[0]?.columns;
  const list = (columns === undefined ? [] : parseColumns(columns)).map((c) => ({ Name: c.name, Type: typeName(c.type) }));
  const schemas = columns === undefined ? {} : { OutputSchemas: [{ Columns: list }] };
  const found = memberOf(node.type, node.fields, displayText);
  if (found !== undefined && found.lost.length > 0) warn(`Glue Studio's ${found.member} has no ${found.lost.join(', ')}: left out`);
  if (found !== undefined) return { id, member: found.member, body: { ...names, ...found.body, ...schemas } };
  if (typeof node.sql !== 'string') throw fail(`node type '${node.type}' has no member in Glue Studio and is no single SQL query`);
  if (/(^|[^:]):[A-Za-z_]/.test(node.sql.replace(/'[^']*'/g, '')) && manifest.parameters.length > 0) throw fail('uses job parameters, which a SQL node of Glue Studio cannot');
  const aliases = node.inputs.map((i, n) => ({ From: inputs[n], Alias: i.as }));
  return { id, member: 'SparkSQL', body: { ...names, SqlQuery: node.sql, SqlAliases: aliases, ...schemas } };
}
