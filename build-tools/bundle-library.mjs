import { build } from 'esbuild';

/** Bundles the compiled constructs into `lib/index.js`, in place: one file loads in half the time of some six hundred. */
const { metafile } = await build({
  entryPoints: ['lib/index.js'],
  outfile: 'lib/index.js',
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  external: ['aws-cdk-lib', 'constructs'],
  metafile: true,
  logLevel: 'warning',
});
const foreign = Object.keys(metafile.inputs).filter((f) => !f.startsWith('lib/'));
if (foreign.length > 0) throw new Error(`the library must not bundle ${foreign[0]}`);
console.log(`bundled the library: ${Object.keys(metafile.inputs).length} files, ${(Object.values(metafile.outputs)[0].bytes / 1e6).toFixed(1)} MB`);
