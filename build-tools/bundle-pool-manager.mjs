import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

// The session pool's Lambda. The AWS SDK is part of the Lambda runtime; everything else is our own.
const OUT = 'lib/pool-manager';
await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { index: 'runtime/pool-manager/main.ts' },
  outdir: OUT,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  external: ['@aws-sdk/*'],
  keepNames: true,
  legalComments: 'none',
  metafile: true,
});
const foreign = Object.keys(metafile.inputs).filter((f) => f.includes('node_modules/'));
if (foreign.length > 0) throw new Error(`the pool manager must bundle nothing but its own source, got ${foreign.join(', ')}`);
console.log(`bundled the pool manager: ${Object.entries(metafile.outputs).map(([f, o]) => `${f} ${o.bytes}`).join(' ')}`);
