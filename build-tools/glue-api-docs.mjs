// Writes docs/glue-api.md from the operations' own registry.
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { outputFiles: [bundle] } = await build({ entryPoints: ['runtime/server/glue/coverage.ts'], bundle: true, platform: 'node', format: 'cjs', write: false, external: ['libsql', '@duckdb/node-api'] });
const loaded = { exports: {} };
new Function('module', 'exports', 'require', bundle.text)(loaded, loaded.exports, (await import('node:module')).createRequire(import.meta.url));
await writeFile('docs/glue-api.md', loaded.exports.renderCoverage());
