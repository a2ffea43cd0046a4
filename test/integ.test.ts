import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, AppProps } from 'aws-cdk-lib';

const DIR = join(__dirname, '..', 'integ');
const APPS = readdirSync(DIR).filter((f) => f.endsWith('.integ.ts'));
const folders: string[] = [];

afterAll(() => folders.forEach((f) => rmSync(f, { recursive: true, force: true })));

async function synth(file: string) {
  const outdir = mkdtempSync(join(tmpdir(), 'glueprint-integ-'));
  folders.push(outdir);
  const { build } = await import(join(DIR, file)) as { build(props?: AppProps): App };
  const { stacks } = build({ analyticsReporting: false, outdir }).synth();
  return { outdir, templates: Object.fromEntries(stacks.map((s) => [s.stackName, s.template as unknown])) };
}

test.each(APPS)('%s', async (file) => {
  expect((await synth(file)).templates).toMatchSnapshot();
});

test.each(APPS)('%s: two synths give the same bytes', async (file) => {
  const [a, b] = [await synth(file), await synth(file)];
  const files = readdirSync(a.outdir).filter((f) => /\.(template\.json|glueprint\.json|py|assets\.json)$/.test(f));
  expect(files.length).toBeGreaterThanOrEqual(file === 'sessions.integ.ts' ? 2 : 4); // a pool has no script and no manifest
  for (const f of files) expect(readFileSync(join(b.outdir, f), 'utf8')).toBe(readFileSync(join(a.outdir, f), 'utf8'));
});
