// Bindings by jsii-pacmak: of the package as it is, and, for languages whose registry may not have the AWS CDK of our version, of what is named of the CDK.
// Behind the latter runs the CDK in node_modules: the tarball in them holds no more than the way there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT as root } from '../python-environment.mjs';
import { namesOf, trimAssembly } from './trim-assembly.mjs';

export const QUIET = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
const CDK = 'aws-cdk-lib';
/** What apps use of the CDK beside what our API names. */
const APP_TYPES = ['App', 'Stack', 'StageSynthesisOptions', 'aws_s3.Bucket', 'cx_api.CloudAssembly'].map((name) => `${CDK}.${name}`);

/** Sources of the package's bindings, each target in a folder of `out`. */
export function ownBindings(out, targets) {
  pacmak(root, out, targets, [root]);
}

/** Sources of bindings for the CDK and constructs. */
export function cdkBindings(work, out, targets) {
  const { names, parents } = namesOf(assemblyOf(root), CDK);
  const folder = join(root, 'node_modules', CDK);
  const constructs = join(root, 'node_modules', 'constructs');
  stage(work, constructs, assemblyOf(constructs));
  stage(work, folder, trimAssembly(assemblyOf(folder), [...names, ...APP_TYPES], parents));
  // What is required as `aws-cdk-lib/aws-s3`.
  for (const name of readdirSync(folder).filter((f) => existsSync(join(folder, f, 'index.js')))) {
    const place = join(work, 'node_modules', CDK, name);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'index.js'), `module.exports = require(${JSON.stringify(join(folder, name))});\n`);
  }
  pacmak(work, out, targets, ['constructs', CDK].map((p) => join(work, 'node_modules', p)));
}

/** A package of that assembly whose code is elsewhere. */
function stage(work, folder, assembly) {
  const { name, version, license, jsii, peerDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const place = join(work, 'node_modules', name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version, license, main: 'index.js', jsii, peerDependencies }));
  writeFileSync(join(place, 'index.js'), `module.exports = require(${JSON.stringify(folder)});\n`);
  writeFileSync(join(place, '.jsii'), JSON.stringify({ ...assembly, fingerprint: '*' }));
}

function pacmak(cwd, out, targets, modules) {
  execFileSync(process.execPath, [
    join(root, 'node_modules/jsii-pacmak/bin/jsii-pacmak'), ...targets.flatMap((t) => ['--target', t]), '--code-only', '--no-npmignore', '--force-subdirectory', '--outdir', out, ...modules,
  ], { cwd, env: { ...process.env, ...QUIET }, stdio: ['ignore', 'ignore', 'inherit'] });
}

function assemblyOf(folder) {
  const assembly = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8'));
  return assembly.filename === undefined ? assembly : JSON.parse(gunzipSync(readFileSync(join(folder, assembly.filename))).toString('utf8'));
}
