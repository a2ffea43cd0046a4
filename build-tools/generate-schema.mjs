// Writes schema/manifest.schema.json from the node registry; with --check fails when the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const FILE = 'schema/manifest.schema.json';
const { outputFiles } = await build({
  stdin: {
    contents: "import { manifestJsonSchema } from './src/core/manifest'; import { NODE_TYPES } from './src/core/nodes'; export default manifestJsonSchema(NODE_TYPES);",
    resolveDir: '.',
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  write: false,
});
const { default: schema } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
const text = `${JSON.stringify(schema, undefined, 2)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is out of date: run node build-tools/generate-schema.mjs`);
  process.exit(1);
}
