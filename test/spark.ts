import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Spark 3.5 is what Glue 5 has, 4.1 what Glue 6.0 has. */
export type SparkVersion = '3.5' | '4.1';

const PLACES: Readonly<Record<SparkVersion, { readonly variable: string; readonly venv: string }>> = {
  3.5: { variable: 'GLUEPRINT_SPARK_PYTHON', venv: '.venv-spark' },
  4.1: { variable: 'GLUEPRINT_SPARK4_PYTHON', venv: '.venv-spark4' },
};

/** A Python with that PySpark for the tests: the one named, that of `build-tools/install-spark.mjs`, or the system's. */
export function findSparkForTests(version: SparkVersion = '3.5'): string | undefined {
  const { variable, venv } = PLACES[version];
  const named = process.env[variable];
  const candidates = named !== undefined && named !== '' ? [named] : [join(__dirname, '..', venv, 'bin/python'), 'python3'];
  return candidates.find((python) => {
    try {
      const found = execFileSync(python, ['-c', 'import importlib.metadata as m; print(m.version("pyspark"))'], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
      execFileSync('java', ['-version'], { stdio: 'ignore' });
      return found.startsWith(`${version}.`);
    } catch {
      return false;
    }
  });
}
