// Writes docs/nodes.md from the node registry and the members of the service's model; with --check fails when the page is out of date.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { codeGenMembers } from './glue-members.mjs';

const FILE = 'docs/nodes.md';
const folder = mkdtempSync(join(tmpdir(), 'glueprint-docs-'));
const outfile = join(folder, 'reference.cjs');
await build({
  stdin: { contents: "export { nodeReference } from './runtime/runs/node-reference'; export { NODE_TYPES } from './src/core/nodes';", resolveDir: '.', loader: 'ts' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['@duckdb/node-api', 'libsql'],
  plugins: [{ name: 'no-clients', setup: (b) => b.onResolve({ filter: /\/clients\/[a-z0-9-]+$/ }, ({ path }) => ({ path, external: true })) }],
  outfile,
});
const { nodeReference, NODE_TYPES } = createRequire(import.meta.url)(outfile);
rmSync(folder, { recursive: true });
const text = nodeReference(NODE_TYPES, codeGenMembers());
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is out of date: run node build-tools/generate-node-docs.mjs`);
  process.exit(1);
}
