import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A Python with PySpark for the tests: the one named, that of `build-tools/install-spark.mjs`, or the system's. */
export function findSparkForTests(): string | undefined {
  const named = process.env.GLUEPRINT_SPARK_PYTHON;
  const candidates = named !== undefined && named !== '' ? [named] : [join(__dirname, '../.venv-spark/bin/python'), 'python3'];
  return candidates.find((python) => {
    try {
      execFileSync(python, ['-c', 'import importlib.metadata as m; m.version("pyspark")'], { stdio: 'ignore' });
      execFileSync('java', ['-version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}
