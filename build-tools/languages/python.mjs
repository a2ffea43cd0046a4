import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install, pythonOf } from '../python-environment.mjs';
import { run } from './run.mjs';

const ENVIRONMENT = '.venv-cdk';
const python = process.env.GLUEPRINT_CDK_PYTHON ?? pythonOf(ENVIRONMENT);
const has = (module) => spawnSync(python, ['-c', `import ${module}`]).status === 0;

/** The wheel; its app runs on the AWS CDK of the package index, which may lag behind npm by a release. */
export const PYTHON = {
  name: 'python',
  package: 'wheel',
  missing: () => (has('aws_cdk') && has('setuptools') ? undefined : 'no Python with aws-cdk-lib and setuptools (node build-tools/languages.mjs --install)'),
  install() {
    if (has('aws_cdk') && has('setuptools')) console.log(`the AWS CDK for Python is there: ${python}`);
    else install(ENVIRONMENT, ['aws-cdk-lib>=2.273,<3', 'setuptools', 'wheel']);
  },
  build({ own, dist }) {
    run(python, ['-m', 'pip', 'wheel', '--quiet', '--disable-pip-version-check', '--no-deps', '--no-build-isolation', '--wheel-dir', dist, join(own, 'python')]);
    return join(dist, readdirSync(dist).find((f) => f.endsWith('.whl')));
  },
  /** The app on the wheel as it is installed. */
  prepare({ work, built }) {
    const site = join(work, 'python-site');
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--target', site, built]);
    return { program: python, environment: { PYTHONPATH: site } };
  },
  app: (source) => [source],
};
