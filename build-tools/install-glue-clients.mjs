// Makes .venv-glue-clients with the clients of AWS Glue that the tours in integ/ drive: AWS CLI, boto3, the official kernel with a Jupyter client; dbt-glue in
// a venv of its own, as its pins differ. Without network or Python it says so and ends well: the tours then skip.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const VENVS = [
  { folder: '.venv-glue-clients', has: ['bin/aws', 'bin/jupyter-kernelspec'], packages: ['awscli==1.46.3', 'boto3', 'aws-glue-sessions==1.0.9', 'ipykernel==6.31.0', 'jupyter_client'] },
  { folder: '.venv-dbt-glue', has: ['bin/dbt'], packages: ['dbt-core==1.10.*', 'dbt-glue==1.10.19'] },
];
const run = (program, ...args) => spawnSync(program, args, { stdio: 'inherit' }).status === 0;

for (const { folder, has, packages } of VENVS) {
  const venv = join(root, folder);
  if (has.every((file) => existsSync(join(venv, file)))) console.log(`the clients are there: ${venv}`);
  else if (!run('python3', '-m', 'venv', venv)) console.log('skipped: python3 has no venv module');
  else if (!run(join(venv, 'bin/python'), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages)) console.log(`skipped: pip could not install ${packages.join(' ')}`);
  else console.log(`installed ${packages.join(' ')} in ${venv}`);
}
