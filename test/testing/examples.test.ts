import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestOf, parseTestFile, runTestFile } from '../../runtime/testing';

const EXAMPLES = join(__dirname, '../../examples');
const WITH_TESTS = readdirSync(EXAMPLES, { withFileTypes: true }).filter((d) => d.isDirectory())
  .flatMap((d) => readdirSync(join(EXAMPLES, d.name)).filter((f) => f.endsWith('.test.yaml')).map((f) => [d.name, f] as const));

test.each(WITH_TESTS)('%s: %s', async (example, file) => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  const before = process.env.CDK_OUTDIR;
  process.env.CDK_OUTDIR = folder;
  await import(join(EXAMPLES, example, 'app.ts'));
  process.env.CDK_OUTDIR = before;
  const path = join(EXAMPLES, example, file);
  const tests = parseTestFile(path, readFileSync(path, 'utf8'));
  const manifests = await Promise.all(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.glueprint.json')).map(async (f) => manifestOf(join(folder, f))));
  const manifest = manifests.find((m) => m.job.name === tests.job);
  if (manifest === undefined) throw new Error(`no job ${tests.job}`);
  const { reports } = await runTestFile(tests, manifest);
  expect(reports.filter((r) => r.failure !== undefined).map((r) => `${r.name}\n${r.failure ?? ''}`)).toEqual([]);
}, 60_000);
