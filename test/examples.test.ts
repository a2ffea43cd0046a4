import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectGolden } from './golden';
import { readManifest } from '../src/core/manifest';
import { NODE_TYPES } from '../src/core/nodes';

const DIR = join(__dirname, '../examples');
const EXAMPLES = readdirSync(DIR, { withFileTypes: true }).filter((e) => e.isDirectory() && e.name !== 'node_modules').map((e) => e.name);

test.each(EXAMPLES)('%s synthesizes: manifest and script', async (name) => {
  const outdir = mkdtempSync(join(tmpdir(), 'glueprint-example-'));
  const before = process.env.CDK_OUTDIR;
  process.env.CDK_OUTDIR = outdir;
  try {
    await import(join(DIR, name, 'app.ts'));
  } finally {
    if (before === undefined) delete process.env.CDK_OUTDIR;
    else process.env.CDK_OUTDIR = before;
  }
  const [file] = readdirSync(outdir).filter((f) => f.endsWith('.glueprint.json'));
  const text = readFileSync(join(outdir, file), 'utf8');
  const manifest = readManifest(text, NODE_TYPES, file);
  expect(manifest.nodes.length).toBeGreaterThan(5);
  for (const node of manifest.nodes) expect(node.outputs.every((o) => o.columns !== undefined)).toBe(true);
  // Where a node stands in the app moves with every edit.
  expectGolden(`examples/${name}.glueprint.json`, text.replace(/"line": \d+/g, '"line": 1'));
  expectGolden(`examples/${name}.py`, readFileSync(join(outdir, manifest.job.script), 'utf8'));
  rmSync(outdir, { recursive: true });
});

test.each(EXAMPLES)('%s: every binding of a file is there', (name) => {
  const { bindings } = JSON.parse(readFileSync(join(DIR, name, 'glueprint.json'), 'utf8')) as { bindings: Record<string, string> };
  for (const path of Object.values(bindings).filter((p) => /\.[a-z]+$/.test(p))) expect(() => readFileSync(join(DIR, name, path))).not.toThrow();
});
