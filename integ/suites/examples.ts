import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An example's cloud assembly, as `cdk synth` writes it. */
export async function synthesizeExample(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `glueprint-${name}-`));
  const before = process.env.CDK_OUTDIR;
  process.env.CDK_OUTDIR = folder;
  try {
    await import(`../../examples/${name}/app`);
  } finally {
    if (before === undefined) delete process.env.CDK_OUTDIR;
    else process.env.CDK_OUTDIR = before;
  }
  return folder;
}

/** A file of the npm package that the examples read. */
export const dataset = (name: string) => join(__dirname, '../../node_modules/vega-datasets/data', name);
