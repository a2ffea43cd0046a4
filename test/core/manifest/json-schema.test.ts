import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestJsonSchema } from '../../../src/core/manifest';
import { NODE_TYPES } from '../../../src/core/nodes';

test('schema/manifest.schema.json is up to date (node build-tools/generate-schema.mjs)', () => {
  const file = readFileSync(join(__dirname, '../../../schema/manifest.schema.json'), 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(manifestJsonSchema(NODE_TYPES))));
});

test('it describes every field of every node type', () => {
  const { $defs } = manifestJsonSchema(NODE_TYPES) as { $defs: Record<string, { properties: { fields: { properties: object } } }> };
  for (const type of NODE_TYPES) expect(Object.keys($defs[type.kind].properties.fields.properties)).toEqual(type.fields.map((f) => f.name));
});
