import { checkFields } from './check-fields';
import type { Field, FieldOwner } from './field';
import { orderNodes } from './graph';
import { Manifest, MANIFEST_VERSION, ManifestNode, Text } from './manifest';
import { MANIFEST_FIELDS } from './manifest-fields';
import { textParts } from './text';
import { walkFields } from './walk-fields';
import { didYouMean, GlueprintError } from '../diagnostics';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * A manifest from its JSON form, with everything checked that can be without data: shape, version, node types, fields
 * (defaults filled in), graph, names, references to parameters and resources.
 *
 * @param json the text, or the parsed value
 * @param nodeTypes the node types that may appear
 * @param file for messages
 * @throws GlueprintError with file, node and field.
 */
export function readManifest(json: unknown, nodeTypes: readonly FieldOwner[], file?: string): Manifest {
  const value = typeof json === 'string' ? parse(json, file) : json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new GlueprintError({ code: 'InvalidManifest', message: 'is not a job manifest: expected a JSON object', file });
  }
  const { version, $schema: _, ...rest } = value as { readonly [name: string]: unknown };
  checkVersion(version, file);
  const manifest = { version: MANIFEST_VERSION, ...checkFields(MANIFEST_FIELDS, rest, { file }) } as unknown as Manifest;
  try {
    return { ...manifest, nodes: checkNodes(manifest, nodeTypes) };
  } catch (error) {
    throw GlueprintError.isGlueprintError(error) ? error.at({ file }) : error;
  }
}

function parse(json: string, file: string | undefined): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new GlueprintError({ code: 'InvalidManifest', message: `is not JSON: ${(cause as Error).message}`, file, cause });
  }
}

function checkVersion(version: unknown, file: string | undefined): void {
  if (version === MANIFEST_VERSION) return;
  const newer = typeof version === 'number' && version > MANIFEST_VERSION;
  throw new GlueprintError({
    code: 'UnknownManifestVersion',
    message: `manifest version ${JSON.stringify(version) ?? 'is missing'}${version === undefined ? '' : ' is not known'}, this program reads version ${MANIFEST_VERSION}`,
    hint: newer ? 'update cdk-glueprint to the version that wrote it' : undefined,
    file,
    field: 'version',
  });
}

function checkNodes(manifest: Manifest, nodeTypes: readonly FieldOwner[]): ManifestNode[] {
  const types = new Map(nodeTypes.map((t) => [t.kind, t]));
  const nodes = manifest.nodes.map((node) => {
    const type = types.get(node.type);
    if (type === undefined) {
      throw new GlueprintError({ code: 'UnknownNodeType', message: `unknown node type '${node.type}'${didYouMean(node.type, types.keys())}`, node: node.id, field: 'type' });
    }
    const { min, max } = type.inputs;
    if (node.inputs.length < min || node.inputs.length > max) {
      const allowed = max === Infinity ? `at least ${min}` : min === max ? min : `${min} to ${max}`;
      throw new GlueprintError({ code: 'InvalidInputs', message: `${node.type} has ${node.inputs.length} inputs, expected ${allowed}`, node: node.id, field: 'inputs' });
    }
    return { ...node, fields: checkFields(type.fields, node.fields, { node: node.id }) as ManifestNode['fields'] };
  });
  const ordered = orderNodes(nodes);
  checkNames(ordered);
  for (const node of ordered) checkTexts(manifest, node, (types.get(node.type) as FieldOwner).fields);
  return ordered;
}

function checkNames(nodes: readonly ManifestNode[]): void {
  const views = new Map<string, string>();
  const outputs = new Map(nodes.map((n) => [n.id, n.outputs.map((o) => o.name)]));
  for (const node of nodes) {
    for (const { view, name } of node.outputs) {
      const fail = (message: string): never => {
        throw new GlueprintError({ code: 'InvalidView', message, node: node.id, field: `outputs.${name}` });
      };
      if (!IDENTIFIER.test(view)) fail(`view '${view}' is not a plain SQL identifier (letters, digits, _)`);
      const other = views.get(view.toLowerCase());
      if (other !== undefined) fail(`view '${view}' is also the name of a dataset of '${other}'`);
      views.set(view.toLowerCase(), node.id);
    }
    const aliases = new Set<string>();
    for (const input of node.inputs) {
      const fail = (message: string): never => {
        throw new GlueprintError({ code: 'InvalidInputs', message, node: node.id, field: 'inputs' });
      };
      if (aliases.has(input.as.toLowerCase())) fail(`two inputs are named '${input.as}'`);
      aliases.add(input.as.toLowerCase());
      const names = outputs.get(input.node) ?? [];
      const wanted = input.output ?? 'output';
      if (!names.includes(wanted)) fail(`'${input.node}' has no output '${wanted}'${names.length === 0 ? ', it is a target' : didYouMean(wanted, names)}`);
    }
  }
}

function checkTexts(manifest: Manifest, node: ManifestNode, fields: readonly Field[]): void {
  const parameters = manifest.parameters.map((p) => p.name);
  const resources = Object.keys(manifest.resources);
  for (const { path, type, value } of walkFields(fields, node.fields)) {
    if (type.type !== 'text' && type.type !== 'path') continue;
    const fail = (code: string, message: string): never => {
      throw new GlueprintError({ code, message, node: node.id, field: path });
    };
    for (const part of textParts(value as Text)) {
      if ('parameter' in part && !parameters.includes(part.parameter)) {
        fail('UnknownParameter', `unknown job parameter '${part.parameter}'${didYouMean(part.parameter, parameters)}`);
      }
      if ('ref' in part && !part.ref.startsWith('AWS::') && !resources.includes(part.ref)) {
        fail('UnknownResource', `'${part.ref}' is not among the manifest's resources${didYouMean(part.ref, resources)}`);
      }
    }
  }
}

/** The JSON form: same manifest, same bytes. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, job: { ...manifest.job, tags: sorted(manifest.job.tags) }, resources: sorted(manifest.resources) }, undefined, 2)}\n`;
}

function sorted<T>(map: { readonly [key: string]: T }): { [key: string]: T } {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
