// What other programs read and write file formats with, for the tests that compare: fastavro, pandas, pyarrow and openpyxl, and Spark's reader of Avro, in .venv-spark;
// and the linter of the generated scripts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, ROOT } from './python-environment.mjs';

const FOLDER = '.venv-spark';
const AVRO = 'spark-avro_2.12';
const VERSION = '3.5.6';
const jars = join(ROOT, FOLDER, 'jars');

if (install(FOLDER, ['fastavro', 'cramjam', 'pandas', 'pyarrow', 'openpyxl', 'pyflakes']) && !existsSync(join(jars, `${AVRO}-${VERSION}.jar`))) {
  const copied = spawnSync('mvn', [
    '-q', 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy', `-Dartifact=org.apache.spark:${AVRO}:${VERSION}`, `-DoutputDirectory=${jars}`,
  ], { stdio: 'inherit' });
  if (copied.status !== 0) console.log(`skipped: no Maven, or it could not get ${AVRO} ${VERSION}`);
}
