import type { Field, FieldOwner, FieldType } from './field';
import { MANIFEST_VERSION } from './manifest';
import { MANIFEST_FIELDS } from './manifest-fields';

type Schema = { readonly [keyword: string]: unknown };

/** The manifest's JSON Schema (draft 2020-12), from its field list and those of the node types. */
export function manifestJsonSchema(nodeTypes: readonly FieldOwner[]): Schema {
  const manifest = record(MANIFEST_FIELDS) as { readonly properties: { readonly nodes: { readonly items: Schema } } };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://raw.githubusercontent.com/cdk-glueprint/cdk-glueprint/main/schema/manifest.v${MANIFEST_VERSION}.schema.json`,
    title: 'cdk-glueprint job manifest',
    ...manifest,
    required: ['version', ...required(MANIFEST_FIELDS)],
    properties: {
      $schema: { type: 'string' },
      version: { const: MANIFEST_VERSION },
      ...manifest.properties,
      nodes: { type: 'array', items: { allOf: [manifest.properties.nodes.items, { anyOf: nodeTypes.map((t) => ({ $ref: `#/$defs/${t.kind}` })) }] } },
    },
    $defs: { text: TEXT, ...Object.fromEntries(nodeTypes.map((t) => [t.kind, node(t)])) },
  };
}

const TEXT: Schema = {
  description: 'A text, or a reference to what a deploy decides, or a concatenation of both. `${name}` is a job parameter.',
  anyOf: [
    { type: 'string' },
    { type: 'object', properties: { ref: { type: 'string' }, attribute: { type: 'string' } }, required: ['ref'], additionalProperties: false },
    { type: 'object', properties: { join: { type: 'array', items: { $ref: '#/$defs/text' } } }, required: ['join'], additionalProperties: false },
  ],
};

function node(type: FieldOwner): Schema {
  const { min, max } = type.inputs;
  return {
    title: type.title,
    description: type.doc,
    type: 'object',
    properties: {
      type: { const: type.kind },
      fields: record(type.fields),
      inputs: { type: 'array', minItems: min, ...(max === Infinity ? {} : { maxItems: max }) },
    },
    required: ['type', 'fields', 'inputs'],
  };
}

function record(fields: readonly Field[], before: Schema = {}): Schema {
  return {
    type: 'object',
    properties: { ...before, ...Object.fromEntries(fields.map((f) => [f.name, property(f)])) },
    ...([...Object.keys(before), ...required(fields)].length === 0 ? {} : { required: [...Object.keys(before), ...required(fields)] }),
    additionalProperties: false,
  };
}

function required(fields: readonly Field[]): string[] {
  return fields.filter((f) => f.required).map((f) => f.name);
}

function property(field: Field): Schema {
  return { description: field.doc, ...value(field.type), ...(field.default === undefined ? {} : { default: field.default }) };
}

function value(type: FieldType): Schema {
  switch (type.type) {
    case 'boolean': return { type: 'boolean' };
    case 'integer':
    case 'number': return { type: type.type, ...(type.min === undefined ? {} : { minimum: type.min }), ...(type.max === undefined ? {} : { maximum: type.max }) };
    case 'enum': return { type: 'string', enum: type.values };
    case 'text':
    case 'path': return { $ref: '#/$defs/text' };
    case 'json': return {};
    case 'list': return {
      type: 'array', items: value(type.items), ...(type.min === undefined ? {} : { minItems: type.min }), ...(type.max === undefined ? {} : { maxItems: type.max }),
    };
    case 'record': return record(type.fields);
    case 'variant': return { oneOf: Object.entries(type.cases).map(([name, fields]) => record(fields, { type: { const: name } })) };
    case 'map': return { type: 'object', additionalProperties: value(type.values) };
    case 'string': return { type: 'string' };
    default: return { type: 'string', minLength: 1 };
  }
}
