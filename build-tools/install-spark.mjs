// Makes .venv-spark (PySpark 3.5, as Glue 5 has it) and .venv-spark4 (4.1, Glue 6.0) for the tests, where there are none.
// `node build-tools/install-spark.mjs [3.5|4.1]`: only that one.
import { spawnSync } from 'node:child_process';
import { install, pythonOf } from './python-environment.mjs';

const VERSIONS = [
  { version: '3.5', release: '3.5.6', folder: '.venv-spark', variable: 'GLUEPRINT_SPARK_PYTHON' },
  { version: '4.1', release: '4.1.1', folder: '.venv-spark4', variable: 'GLUEPRINT_SPARK4_PYTHON' },
];
const asked = process.argv.slice(2);
const wrong = asked.find((name) => !VERSIONS.some((v) => v.version === name));
if (wrong !== undefined) {
  console.error(`no version '${wrong}'; there are ${VERSIONS.map((v) => v.version).join(', ')}`);
  process.exit(2);
}

for (const { version, release, folder, variable } of VERSIONS.filter((v) => asked.length === 0 || asked.includes(v.version))) {
  const named = process.env[variable];
  const found = [...(named ? [named] : []), pythonOf(folder), 'python3'].find((candidate) => versionIn(candidate)?.startsWith(`${version}.`));
  if (found !== undefined) console.log(`PySpark ${version} is there: ${found}`);
  else if (spawnSync('java', ['-version']).status !== 0) console.log('skipped: Spark needs Java 17, and there is none');
  else install(folder, [`pyspark==${release}`]);
}

function versionIn(python) {
  const { status, stdout } = spawnSync(python, ['-c', 'import importlib.metadata as m; print(m.version("pyspark"))'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
