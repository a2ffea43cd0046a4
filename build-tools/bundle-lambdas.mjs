import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

// The Lambdas of the construct library. The AWS SDK is part of the Lambda runtime; everything else is our own.
for (const name of ['pool-manager', 'visual-job']) {
  const out = `lib/${name}`;
  await rm(out, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: { index: `runtime/${name}/main.ts` },
    outdir: out,
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
  if (foreign.length > 0) throw new Error(`${name} must bundle nothing but its own source, got ${foreign.join(', ')}`);
  console.log(`bundled ${name}: ${Object.entries(metafile.outputs).map(([f, o]) => `${f} ${o.bytes}`).join(' ')}`);
}
