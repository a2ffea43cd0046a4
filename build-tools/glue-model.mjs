// Derives runtime/server/glue/model/glue-model.json from botocore's description of the AWS Glue API (Apache-2.0).
// Run: node build-tools/glue-model.mjs <botocore>/data/glue/2017-03-31/service-2.json[.gz] <botocore version>
// Kept: shapes reachable from the operations that the local endpoint answers, what is required, enums, ranges, patterns. No prose.
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

const [file, version] = process.argv.slice(2);
if (!file || !version) throw new Error('usage: glue-model.mjs <service-2.json[.gz]> <botocore version>');
const bytes = await readFile(file);
const service = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
const groups = JSON.parse(await readFile(new URL('../runtime/server/glue/model/operation-groups.json', import.meta.url), 'utf8'));
const answered = new Set(groups.filter((g) => g.priority !== 'refused').flatMap((g) => g.operations));
const known = new Set(groups.flatMap((g) => g.operations));
const strangers = Object.keys(service.operations).filter((name) => !known.has(name));
if (strangers.length > 0) throw new Error(`operations without a group in operation-groups.json: ${strangers.join(', ')}`);

const PRIMITIVES = new Set(['string', 'integer', 'long', 'double', 'float', 'boolean', 'timestamp', 'blob']);
const shapes = {};

/** The name by which a shape is referred to: plain shapes without constraints collapse to their type. */
function reference(name) {
  const shape = service.shapes[name];
  if (PRIMITIVES.has(shape.type) && !['min', 'max', 'pattern', 'enum'].some((k) => shape[k] !== undefined)) return shape.type;
  if (shapes[name] === undefined) {
    shapes[name] = {};            // before its members: shapes may contain themselves
    shapes[name] = describe(shape);
  }
  return name;
}

function describe(shape) {
  const out = { type: shape.type };
  if (shape.type === 'structure') {
    if (shape.required?.length) out.required = shape.required;
    if (shape.union) out.union = true;
    if (shape.document) out.document = true;
    out.members = Object.fromEntries(Object.entries(shape.members ?? {}).map(([k, v]) => [k, reference(v.shape)]));
  } else if (shape.type === 'list') {
    out.of = reference(shape.member.shape);
  } else if (shape.type === 'map') {
    out.key = reference(shape.key.shape);
    out.of = reference(shape.value.shape);
  }
  for (const k of ['min', 'max', 'enum']) if (shape[k] !== undefined) out[k] = shape[k];
  if (shape.pattern !== undefined) {
    compile(shape.pattern);
    out.pattern = shape.pattern;
  }
  return out;
}

function compile(pattern) {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

const operations = {};
for (const [name, op] of Object.entries(service.operations).sort()) {
  operations[name] = answered.has(name)
    ? { input: op.input && reference(op.input.shape), output: op.output && reference(op.output.shape), errors: op.errors.map((e) => e.shape).sort() }
    : {};
}
const line = (entries) => entries.map(([k, v]) => `    ${JSON.stringify(k)}: ${JSON.stringify(v)}`).join(',\n');
const sorted = (o) => Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1));
await writeFile(new URL('../runtime/server/glue/model/glue-model.json', import.meta.url), `{
  "source": "botocore ${version}, glue 2017-03-31; Copyright Amazon.com, Inc. or its affiliates, Apache License 2.0",
  "operations": {
${line(sorted(operations))}
  },
  "shapes": {
${line(sorted(shapes))}
  }
}
`);
console.log(Object.keys(operations).length, 'operations,', answered.size, 'answered,', Object.keys(shapes).length, 'shapes');
