import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A Python that can be run, and what of Spark it has. */
export interface FoundPython {
  readonly program: string;
  readonly version: string;
  /** Version of PySpark, where it is installed. */
  readonly pyspark?: string;
  /** Version of Sail, where it is installed. */
  readonly pysail?: string;
}

const PROBE = 'import json,platform,importlib.metadata as m\n'
  + 'def v(n):\n  try: return m.version(n)\n  except Exception: return None\n'
  + 'print(json.dumps({"version": platform.python_version(), "pyspark": v("pyspark") or v("pyspark-client"), "pysail": v("pysail")}))';

/** Where a Python may be, the likeliest first: what the user named, the active environment, those of the folder, the system's. */
function candidates(folder: string, environment: NodeJS.ProcessEnv): string[] {
  const venvs = readdirSync(folder).filter((name) => /^\.?venv/.test(name)).sort().map((name) => join(folder, name, 'bin', 'python'));
  return [environment.GLUEPRINT_PYTHON, environment.VIRTUAL_ENV && join(environment.VIRTUAL_ENV, 'bin', 'python'), ...venvs, 'python3', 'python']
    .filter((p): p is string => typeof p === 'string' && p !== '');
}

/** The first Python with PySpark; else the first that runs. */
export async function findPython(folder: string, environment: NodeJS.ProcessEnv = process.env): Promise<FoundPython | undefined> {
  let first: FoundPython | undefined;
  for (const program of candidates(folder, environment)) {
    if (program.includes('/') && !existsSync(program)) continue;
    const found = await probe(program);
    if (found?.pyspark !== undefined) return found;
    first ??= found;
  }
  return first;
}

function probe(program: string): Promise<FoundPython | undefined> {
  return new Promise((done) => {
    execFile(program, ['-c', PROBE], { timeout: 10_000 }, (error, stdout) => {
      if (error !== null) return done(undefined);
      const { version, pyspark, pysail } = JSON.parse(stdout) as Record<string, string | null>;
      return done({ program, version: version ?? '', pyspark: pyspark ?? undefined, pysail: pysail ?? undefined });
    });
  });
}
