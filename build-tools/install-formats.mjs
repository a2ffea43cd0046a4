// What other programs read and write file formats with, for the tests that compare: fastavro, pandas, pyarrow and openpyxl, and Spark's reader of Avro.
// They go into .venv-spark; without network or Python it says so and ends well, and the tests skip what they need.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const venv = join(root, '.venv-spark');
const jars = join(venv, 'jars');
const AVRO = 'spark-avro_2.12-3.5.6.jar';

if (!existsSync(join(venv, 'bin/python')) && spawnSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' }).status !== 0) {
  console.log('skipped: python3 has no venv module');
} else {
  const pip = spawnSync(join(venv, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'fastavro', 'cramjam', 'pandas', 'pyarrow', 'openpyxl'], { stdio: 'inherit' });
  if (pip.status !== 0) console.log('skipped: pip could not install fastavro, pandas, pyarrow and openpyxl');
  if (!existsSync(join(jars, AVRO))) {
    const mvn = spawnSync('mvn', [
      '-q', 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy', '-Dartifact=org.apache.spark:spark-avro_2.12:3.5.6', `-DoutputDirectory=${jars}`,
    ], { stdio: 'inherit' });
    if (mvn.status !== 0) console.log(`skipped: no Maven, or it could not get ${AVRO}`);
  }
}
