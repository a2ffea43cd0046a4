// Writes docs/spark-functions.md from the function catalogue; with --check fails when the page is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const FILE = 'docs/spark-functions.md';
const { outputFiles } = await build({
  stdin: { contents: "export { functionReference } from './src/core/spark-sql/language/reference';", resolveDir: '.', loader: 'ts' },
  bundle: true,
  format: 'esm',
  write: false,
});
const { functionReference } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
const text = functionReference();
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is out of date: run node build-tools/generate-function-docs.mjs`);
  process.exit(1);
}
