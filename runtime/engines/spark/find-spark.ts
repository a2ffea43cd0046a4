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
    if (!isKnown(found.version)) {
      throw new GlueprintError({
        code: 'EngineMissing', message: `PySpark ${found.version} (${python}) is not one that AWS Glue has: it runs 3.3 to 4.1`, hint: `run: ${python} -m pip install ${SPARK_PACKAGES['3.5']}, or glueprint doctor --install spark`,
      });
    }
    if (found.java !== undefined && !/"(17|21)[."]/.test(found.java)) {
      throw new GlueprintError({ code: 'EngineMissing', message: `PySpark ${found.version} needs Java 17, and here is ${found.java}`, hint: 'install Java 17, and set JAVA_HOME to it' });
    }
    if (found.java === undefined) withoutJava = python;
    else return { python, version: found.version, java: found.java };
  }
  if (withoutJava !== undefined) {
    throw new GlueprintError({ code: 'EngineMissing', message: `PySpark (${withoutJava}) needs Java, and there is none`, hint: 'install Java 17, or set JAVA_HOME' });
  }
  const message = chosen === undefined || chosen === '' ? 'PySpark is not installed' : `${SPARK_PYTHON_VARIABLE} is '${chosen}', which has no PySpark`;
  throw new GlueprintError({ code: 'EngineMissing', message, hint: `run: glueprint doctor --install spark, or set ${SPARK_PYTHON_VARIABLE} to a Python that has it` });
}

/** From Glue 4.0 (3.3) to 6.0 (4.1); patches and later lines of Spark 4 are near enough. */
function isKnown(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 4 || (major === 3 && minor >= 3);
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
