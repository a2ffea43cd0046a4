import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestOf, parseTestFile, runTestFile } from '../../runtime/testing';

/** Tests in TypeScript are for node's runner; here they are jest's. */
jest.mock('node:test', () => ({ test: (name: string, run: () => Promise<void>) => test(name, run) }));

const EXAMPLES = join(__dirname, '../../examples');
const WITH_TESTS = readdirSync(EXAMPLES, { withFileTypes: true }).filter((d) => d.isDirectory())
  .flatMap((d) => readdirSync(join(EXAMPLES, d.name)).filter((f) => f.endsWith('.test.yaml')).map((f) => [d.name, f] as const));

const APPS = readdirSync(EXAMPLES, { withFileTypes: true }).filter((d) => d.isDirectory() && d.name !== 'node_modules').map((d) => d.name);

test('every example has tests', () => {
  expect(APPS.filter((name) => !readdirSync(join(EXAMPLES, name)).some((f) => /\.test\.(yaml|ts)$/.test(f)))).toEqual([]);
});

describe('production', () => {
  withOutput(mkdtempSync(join(tmpdir(), 'example-')), () => jest.requireActual(join(EXAMPLES, 'production/flights.test.ts')));
});

test.each(WITH_TESTS)('%s: %s', async (example, file) => {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  withOutput(folder, () => jest.requireActual(join(EXAMPLES, example, 'app.ts')));
  const path = join(EXAMPLES, example, file);
  const tests = parseTestFile(path, readFileSync(path, 'utf8'));
  const manifests = await Promise.all(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.glueprint.json')).map(async (f) => manifestOf(join(folder, f))));
  const manifest = manifests.find((m) => m.job.name === tests.job);
  if (manifest === undefined) throw new Error(`no job ${tests.job}`);
  const { reports } = await runTestFile(tests, manifest);
  expect(reports.filter((r) => r.failure !== undefined).map((r) => `${r.name}\n${r.failure ?? ''}`)).toEqual([]);
});

/** An app writes when it is loaded. */
function withOutput(folder: string, load: () => unknown): void {
  const before = process.env.CDK_OUTDIR;
  process.env.CDK_OUTDIR = folder;
  try {
    load();
  } finally {
    if (before === undefined) delete process.env.CDK_OUTDIR;
    else process.env.CDK_OUTDIR = before;
  }
}
