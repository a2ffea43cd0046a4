import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GlueprintError } from './core/diagnostics';

/** The folder of a Lambda function's code. It lies beside the compiled library; from the sources it is built by `build-tools/bundle-lambdas.mjs`. */
export function lambdaBundle(name: 'pool-manager' | 'visual-job'): string {
  const path = join(__dirname, '..', 'lib', name);
  if (!existsSync(join(path, 'index.js'))) {
    throw new GlueprintError({ code: 'LambdaNotBuilt', message: `the bundle of the function '${name}' is missing at ${path}`, hint: 'node build-tools/bundle-lambdas.mjs' });
  }
  return path;
}
