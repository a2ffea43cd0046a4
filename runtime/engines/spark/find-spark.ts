import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Host } from '../../host/host';

/** A Python that has PySpark, and the Java that it will start. */
export interface FoundSpark {
  readonly python: string;
  readonly version: string;
  /** `java -version`, first line. */
  readonly java: string;
}

export const SPARK_PACKAGES: Readonly<Record<string, string>> = { 3.5: 'pyspark==3.5.6', 4.1: 'pyspark==4.1.1' };
export const SPARK_PYTHON_VARIABLE = 'GLUEPRINT_SPARK_PYTHON';

/** Beside the bundled program, as in the source tree. */
export const PYTHON_FOLDER = join(__dirname, 'python');

/** The metadata is read, nothing is imported: this takes milliseconds. */
const PROBE = `import importlib.metadata, json, os, shutil, subprocess
try:
    version = importlib.metadata.version("pyspark")
except importlib.metadata.PackageNotFoundError:
    version = None
home = os.environ.get("JAVA_HOME")
java = os.path.join(home, "bin", "java") if home else shutil.which("java")
text = None
if java:
    try:
        text = subprocess.run([java, "-version"], capture_output=True, text=True).stderr.strip().split("\\n")[0]
    except OSError:
        pass
print(json.dumps({"version": version, "java": text}))`;

export function sparkVenv(folder: string): string {
  return `${folder}/spark-venv`;
}

/** @throws GlueprintError with the one line that installs it */
export async function findSpark(host: Host, folder: string): Promise<FoundSpark> {
  const chosen = host.environment.variable(SPARK_PYTHON_VARIABLE);
  const candidates = chosen !== undefined && chosen !== '' ? [chosen] : [`${sparkVenv(folder)}/bin/python`, 'python3'];
  let withoutJava: string | undefined;
  for (const python of candidates) {
    const found = await probe(python);
    if (found?.version === undefined) continue;
    if (found.java === undefined) withoutJava = python;
    else return { python, version: found.version, java: found.java };
  }
  if (withoutJava !== undefined) {
    throw new GlueprintError({ code: 'EngineMissing', message: `PySpark (${withoutJava}) needs Java, and there is none`, hint: 'install Java 17, or set JAVA_HOME' });
  }
  const message = chosen === undefined || chosen === '' ? 'PySpark is not installed' : `${SPARK_PYTHON_VARIABLE} is '${chosen}', which has no PySpark`;
  throw new GlueprintError({ code: 'EngineMissing', message, hint: `run: glueprint doctor --install spark, or set ${SPARK_PYTHON_VARIABLE} to a Python that has it` });
}

function probe(python: string): Promise<{ version?: string; java?: string } | undefined> {
  return new Promise((done) => {
    execFile(python, ['-c', PROBE], { timeout: 20_000 }, (error, out) => {
      if (error !== null) {
        done(undefined);
        return;
      }
      const { version, java } = JSON.parse(out) as { version: string | null; java: string | null };
      done({ version: version ?? undefined, java: java ?? undefined });
    });
  });
}
