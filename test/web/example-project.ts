import { readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SampleProject } from './sample-project';
import { nodeHost } from '../../runtime/host/node-host';
import { localEnvironment } from '../../runtime/runs/environment';

const ROOT = join(__dirname, '..', '..');
export const EXAMPLES = ['flights', 'movies', 'earthquakes'] as const;

/** The three examples as one project: their manifests as golden files have them, their data where their bindings say. */
export async function exampleProject(): Promise<SampleProject> {
  const parent = await mkdtemp(join(tmpdir(), 'glueprint-examples-'));
  const folder = join(parent, 'examples');
  await mkdir(join(folder, 'cdk.out'), { recursive: true });
  const bindings: { uri: string; path: string }[] = [];
  for (const name of EXAMPLES) {
    await copyFile(join(ROOT, 'test/golden/examples', `${name}.glueprint.json`), join(folder, 'cdk.out', `${name}.glueprint.json`));
    const { bindings: own } = JSON.parse(readFileSync(join(ROOT, 'examples', name, 'glueprint.json'), 'utf8')) as { bindings: Record<string, string> };
    for (const [uri, path] of Object.entries(own)) {
      if (uri.startsWith('s3://') && path !== 'out') bindings.push({ uri, path: join(ROOT, 'examples', name, path) });
    }
  }
  await writeFile(join(folder, 'glueprint.json'), JSON.stringify({ bindings: Object.fromEntries(bindings.map((b) => [b.uri, b.path])) }));
  const environment = localEnvironment(nodeHost(folder), bindings, join(folder, '.glueprint'));
  return { folder, data: folder, environment, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
