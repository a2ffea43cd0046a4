import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A Python that can be run, and what of Spark it has. */
export interface FoundPython {
  readonly program: string;
  readonly version: string;
  /** Version of PySpark with its JVM side, where it is installed and there is Java. */
  readonly pyspark?: string;
  /** `java -version`, first line. */
  readonly java?: string;
  /** Version of Sail, where it is installed with a client for it. */
  readonly pysail?: string;
}

/** Apache Spark on the JVM; or Sail, which speaks Spark Connect and needs no Java. */
export type SparkKind = 'pyspark' | 'sail';

/** Which Spark a Python runs; `wanted`: only that. Sail where both are: who installed it beside PySpark wants it. */
export function sparkOf(python: FoundPython | undefined, wanted?: SparkKind): SparkKind | undefined {
  if (python?.pysail !== undefined && wanted !== 'pyspark') return 'sail';
  return python?.pyspark !== undefined && wanted !== 'sail' ? 'pyspark' : undefined;
}

/** What to do about it. */
export function notInstalled(wanted?: SparkKind): string {
  const ways = { pyspark: 'pip install pyspark==3.5.6 (with Java 17)', sail: 'pip install pysail pyspark-client' };
  const names = { pyspark: 'PySpark', sail: 'Sail' };
  const [what, run] = wanted === undefined ? ['PySpark', `${ways.pyspark} or ${ways.sail}`] : [names[wanted], ways[wanted]];
  return `${what} is not installed; run: ${run}, or set GLUEPRINT_PYTHON to a Python that has it`;
}

const PROBE = `import importlib.metadata as m, json, os, platform, shutil, subprocess
def v(n):
  try: return m.version(n)
  except Exception: return None
home = os.environ.get("JAVA_HOME")
java = os.path.join(home, "bin", "java") if home else shutil.which("java")
text = None
if java and v("pyspark"):
  try: text = subprocess.run([java, "-version"], capture_output=True, text=True).stderr.strip().split("\\n")[0]
  except OSError: pass
client = v("pyspark-client") or (v("pyspark") and v("grpcio") and v("pandas") and v("pyarrow"))
print(json.dumps({"version": platform.python_version(), "pyspark": v("pyspark") if text else None, "java": text, "pysail": v("pysail") if client else None}))`;

/** Where a Python may be, the likeliest first: what the user named, the active environment, what `glueprint doctor` made, those of the folder, the system's. */
function candidates(folder: string, environment: NodeJS.ProcessEnv): string[] {
  const venvs = readdirSync(folder).filter((name) => /^\.?venv/.test(name)).sort().map((name) => join(folder, name, 'bin', 'python'));
  return [environment.GLUEPRINT_PYTHON, environment.VIRTUAL_ENV && join(environment.VIRTUAL_ENV, 'bin', 'python'), join(folder, '.glueprint', 'spark-venv', 'bin', 'python'), ...venvs, 'python3', 'python']
    .filter((p): p is string => typeof p === 'string' && p !== '');
}

/** The first Python with a Spark (`wanted`: with that one); else the first that runs. */
export async function findPython(folder: string, wanted?: SparkKind, environment: NodeJS.ProcessEnv = process.env): Promise<FoundPython | undefined> {
  let first: FoundPython | undefined;
  for (const program of candidates(folder, environment)) {
    if (program.includes('/') && !existsSync(program)) continue;
    const found = await probe(program);
    if (sparkOf(found, wanted) !== undefined) return found;
    first ??= found;
  }
  return first;
}

function probe(program: string): Promise<FoundPython | undefined> {
  return new Promise((done) => {
    execFile(program, ['-c', PROBE], { timeout: 10_000 }, (error, stdout) => {
      if (error !== null) return done(undefined);
      const { version, pyspark, java, pysail } = JSON.parse(stdout) as Record<string, string | null>;
      return done({ program, version: version ?? '', pyspark: pyspark ?? undefined, java: java ?? undefined, pysail: pysail ?? undefined });
    });
  });
}
