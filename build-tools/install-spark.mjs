// Makes .venv-spark with PySpark for the tests, where none is found; without network or Python it says so and ends well: the tests then skip.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const venv = join(root, '.venv-spark');
const has = (python) => spawnSync(python, ['-c', 'import importlib.metadata as m; m.version("pyspark")']).status === 0;

const named = process.env.GLUEPRINT_SPARK_PYTHON;
const found = [...(named ? [named] : []), join(venv, 'bin/python'), 'python3'].find(has);
if (found !== undefined) {
  console.log(`PySpark is there: ${found}`);
} else if (spawnSync('java', ['-version']).status !== 0) {
  console.log('skipped: Spark needs Java 17, and there is none');
} else {
  if (!existsSync(join(venv, 'bin/python')) && spawnSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' }).status !== 0) skip('python3 has no venv module');
  if (spawnSync(join(venv, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'pyspark==3.5.6'], { stdio: 'inherit' }).status !== 0) skip('pip could not install pyspark');
  console.log(`installed PySpark in ${venv}`);
}

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(0);
}
