import { execFile } from 'node:child_process';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Host } from '../../host/host';

/** A Python that has Sail, and a client that speaks Spark Connect to it. No Java. */
export interface FoundSail { readonly python: string; readonly version: string }

export const SAIL_PACKAGES: readonly string[] = ['pysail==0.7.2', 'pyspark-client==4.0.1'];
export const SAIL_PYTHON_VARIABLE = 'GLUEPRINT_SAIL_PYTHON';

const PROBE = `import importlib.metadata as m, json
def v(n):
    try: return m.version(n)
    except m.PackageNotFoundError: return None
client = v("pyspark-client") or (v("pyspark") and v("grpcio") and v("pandas") and v("pyarrow"))
print(json.dumps({"sail": v("pysail"), "client": client}))`;

export function sailVenv(folder: string): string {
  return `${folder}/sail-venv`;
}

/** @throws GlueprintError with the one line that installs it */
export async function findSail(host: Host, folder: string): Promise<FoundSail> {
  const chosen = host.environment.variable(SAIL_PYTHON_VARIABLE) ?? '';
  const active = host.environment.variable('VIRTUAL_ENV') ?? '';
  const candidates = chosen !== '' ? [chosen] : [`${sailVenv(folder)}/bin/python`, ...(active === '' ? [] : [`${active}/bin/python`]), 'python3'];
  let withoutClient: string | undefined;
  for (const python of candidates) {
    const found = await probe(python);
    if (typeof found?.sail !== 'string') continue;
    if (typeof found.client === 'string') return { python, version: found.sail };
    withoutClient = python;
  }
  if (withoutClient !== undefined) {
    throw new GlueprintError({ code: 'EngineMissing', message: `Sail (${withoutClient}) needs a client of Spark Connect, and there is none`, hint: `run: ${withoutClient} -m pip install pyspark-client==4.0.1` });
  }
  const message = chosen === '' ? 'Sail is not installed' : `${SAIL_PYTHON_VARIABLE} is '${chosen}', which has no pysail`;
  throw new GlueprintError({ code: 'EngineMissing', message, hint: `run: glueprint doctor --install sail, or set ${SAIL_PYTHON_VARIABLE} to a Python that has it` });
}

function probe(python: string): Promise<{ sail: string | null; client: string | null } | undefined> {
  return new Promise((done) => {
    execFile(python, ['-c', PROBE], { timeout: 20_000 }, (error, out) => done(error === null ? JSON.parse(out) as { sail: string | null; client: string | null } : undefined));
  });
}
