import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Manifest, readManifest, writeManifest } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';

const FIXTURES = join(__dirname, '../../fixtures/manifests');
const ORDERS = readFileSync(join(FIXTURES, 'orders.glueprint.json'), 'utf8');

interface Json { [key: string]: Json }

/** A value of any shape, right or wrong. */
const any = (value: unknown) => value as Json;
const list = (value: Json) => value as unknown as unknown[];

/** The sample manifest with a change. */
function changed(change: (manifest: Json) => void): string {
  const json = JSON.parse(ORDERS) as Json;
  change(json);
  return JSON.stringify(json);
}

function errorOf(json: unknown): GlueprintError {
  try {
    readManifest(json, NODE_TYPES, 'x.json');
  } catch (error) {
    if (GlueprintError.isGlueprintError(error)) return error;
    throw error;
  }
  throw new Error('was read');
}

test.each(['orders', 'flights'])('reads what it writes: %s', (name) => {
  const text = readFileSync(join(FIXTURES, `${name}.glueprint.json`), 'utf8');
  expect(writeManifest(readManifest(text, NODE_TYPES))).toBe(text);
});

test('fills in defaults and sorts nodes', () => {
  const manifest = readManifest(changed((m) => {
    list(m.nodes).reverse();
    delete m.nodes[2].fields.recurse;
    delete m.nodes[2].fields.format.mode;
  }), NODE_TYPES);
  expect(manifest.nodes.map((n) => n.id)).toEqual(['Orders', 'Big', 'Out']);
  expect(manifest).toEqual(readManifest(ORDERS, NODE_TYPES));
});

test('the same manifest is the same text, whatever the order of its maps', () => {
  const manifest = readManifest(ORDERS, NODE_TYPES);
  const tagged = (tags: Record<string, string>): Manifest => ({ ...manifest, job: { ...manifest.job, tags } });
  expect(writeManifest(tagged({ b: '1', a: '2' }))).toBe(writeManifest(tagged({ a: '2', b: '1' })));
});

test.each<[string, string, (m: Json) => void, string, string | undefined, string | undefined]>([
  ['a newer version', 'UnknownManifestVersion', (m) => { m.version = any(2); }, 'manifest version 2 is not known, this program reads version 1', undefined, 'version'],
  ['no version', 'UnknownManifestVersion', (m) => { delete m.version; }, 'manifest version is missing', undefined, 'version'],
  ['no job', 'MissingField', (m) => { delete m.job; }, "'job' is required", undefined, 'job'],
  ['a misspelt setting', 'UnknownField', (m) => { m.job.timeZon = any('UTC'); }, "did you mean 'timeZone'?", undefined, 'job.timeZon'],
  ['a wrong type', 'InvalidField', (m) => { m.job.numberOfWorkers = any('two'); }, "got 'two', expected a whole number from 1", undefined, 'job.numberOfWorkers'],
  ['nodes that are no list', 'InvalidField', (m) => { m.nodes = any({}); }, 'got {}, expected a list', undefined, 'nodes'],
  ['an unknown node type', 'UnknownNodeType', (m) => { m.nodes[1].type = any('Filtr'); }, "did you mean 'Filter'?", 'Big', 'type'],
  ['an unknown field', 'UnknownField', (m) => { m.nodes[1].fields.where = any('1'); }, "unknown field 'where'", 'Big', 'where'],
  ['a nested wrong field', 'InvalidField', (m) => { m.nodes[0].fields.format.mode = any('permissive'); }, "did you mean 'PERMISSIVE'?", 'Orders', 'format.mode'],
  ['two nodes of one id', 'DuplicateNode', (m) => { m.nodes[1].id = any('Orders'); }, "two nodes have the id 'Orders'", 'Orders', undefined],
  ['a dangling input', 'DanglingInput', (m) => { m.nodes[1].inputs[0].node = any('Order'); }, "input 'Order' does not exist; did you mean 'Orders'?", 'Big', 'inputs'],
  ['a cycle', 'Cycle', (m) => {
    list(m.nodes).push({ ...m.nodes[1], id: 'B2', outputs: [{ name: 'output', view: 'b2' }], inputs: [{ node: 'Big', as: 'big' }] });
    m.nodes[1].inputs[0].node = any('B2');
  }, 'in a circle: ', undefined, undefined],
  ['a node that reads itself', 'Cycle', (m) => { m.nodes[1].inputs[0].node = any('Big'); }, 'in a circle: Big → Big', 'Big', undefined],
  ['an input of a target', 'InvalidInputs', (m) => { m.nodes[1].inputs[0].node = any('Out'); m.nodes[2].inputs[0].node = any('Orders'); }, "'Out' has no output 'output', it is a target", 'Big', 'inputs'],
  ['an unknown output', 'InvalidInputs', (m) => { m.nodes[2].inputs[0].output = any('outptu'); }, "did you mean 'output'?", 'Out', 'inputs'],
  ['too many inputs', 'InvalidInputs', (m) => { list(m.nodes[2].inputs).push({ node: 'Orders', as: 'orders' }); }, 'S3Target has 2 inputs, expected 1', 'Out', 'inputs'],
  ['a view that is no identifier', 'InvalidView', (m) => { m.nodes[0].outputs[0].view = any('big orders'); }, "'big orders' is not a plain SQL identifier", 'Orders', 'outputs.output'],
  ['two views of one name', 'InvalidView', (m) => { m.nodes[1].outputs[0].view = any('ORDERS'); }, "view 'ORDERS' is also the name of a dataset of 'Orders'", 'Big', 'outputs.output'],
  ['columns that are no DDL', 'InvalidDdl', (m) => { m.nodes[0].outputs[0].columns = any('id BIGIT'); }, 'bigint', undefined, 'nodes.0.outputs.0.columns'],
  ['an unknown parameter in a path', 'UnknownParameter', (m) => { m.nodes[2].fields.path = any('s3://b/${dya}/'); }, "did you mean 'day'?", 'Out', 'path'],
  ['a resource that is not listed', 'UnknownResource', (m) => { m.resources = any({}); }, "'DataBucket' is not among the manifest's resources", 'Orders', 'paths.0'],
])('refuses %s', (_, code, change, message, node, field) => {
  const error = errorOf(changed(change));
  expect({ code: error.code, node: error.details.node ?? node, field: error.details.field, file: error.details.file }).toEqual({ code, node: node ?? error.details.node, field, file: 'x.json' });
  expect(error.message).toContain(message);
});

test.each<[string, unknown, string]>([
  ['text that is not JSON', '{"version": 1,', 'is not JSON'],
  ['a list', '[]', 'expected a JSON object'],
  ['null', null, 'expected a JSON object'],
])('refuses %s', (_, json, message) => {
  expect(errorOf(json).message).toContain(message);
});
