import { findSail, SAIL_PACKAGES, sailVenv } from './find-sail';
import { findSpark, PYTHON_FOLDER, SPARK_PACKAGES, SPARK_PYTHON_VARIABLE, sparkVenv } from './find-spark';
import { classArchive } from './settings';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Host } from '../../host/host';

/** Makes the virtual environment where there is no PySpark yet, and the class archive that lets it start fast. */
export async function installSpark(host: Host, folder: string, sparkVersion: string, tell: (text: string) => void): Promise<string> {
  const packages = SPARK_PACKAGES[sparkVersion] ?? SPARK_PACKAGES['3.5'] ?? '';
  const chosen = host.environment.variable(SPARK_PYTHON_VARIABLE);
  const venv = sparkVenv(folder);
  if ((chosen === undefined || chosen === '') && !await hasSpark(host, folder, packages.split('==')[1] ?? '')) {
    tell(`making ${venv} with ${packages}; this downloads about 300 MB`);
    await host.files.makeFolder(folder);
    await run(host, folder, `python3 -m venv ${quoted(venv)}`, 'install Python 3 with its venv module (python3-venv)');
    await run(host, folder, `${quoted(`${venv}/bin/python`)} -m pip install --quiet --disable-pip-version-check ${packages}`, 'look at the message of pip above; the network is needed');
  }
  const found = await findSpark(host, folder);
  const archive = classArchive(folder, found);
  if (await host.files.kind(archive) === undefined) {
    tell('preparing a fast start');
    const options = `-XX:ArchiveClassesAtExit=${archive} -Xlog:cds=off -Xlog:cds+dynamic=off`;
    await host.files.makeFolder(folder);
    await run(host, folder, `JDK_JAVA_OPTIONS=${quoted(options)} ${quoted(found.python)} ${quoted(`${PYTHON_FOLDER}/glueprint_warm.py`)}`, 'Java 17 is needed');
  }
  return `PySpark ${found.version} (${found.python})`;
}

/** Makes the virtual environment with Sail, where there is none yet. */
export async function installSail(host: Host, folder: string, tell: (text: string) => void): Promise<string> {
  const there = await findSail(host, folder).catch((e: unknown) => {
    if (GlueprintError.isGlueprintError(e)) return undefined;
    throw e;
  });
  if (there === undefined) {
    const venv = sailVenv(folder);
    tell(`making ${venv} with ${SAIL_PACKAGES.join(' and ')}; this downloads about 150 MB`);
    await host.files.makeFolder(folder);
    await run(host, folder, `python3 -m venv ${quoted(venv)}`, 'install Python 3 with its venv module (python3-venv)');
    await run(host, folder, `${quoted(`${venv}/bin/python`)} -m pip install --quiet --disable-pip-version-check ${SAIL_PACKAGES.join(' ')}`, 'look at the message of pip above; the network is needed');
  }
  const { version, python } = await findSail(host, folder);
  return `Sail ${version} (${python})`;
}

async function hasSpark(host: Host, folder: string, version: string): Promise<boolean> {
  try {
    return (await findSpark(host, folder)).version === version;
  } catch (e) {
    // Without Java no installation of ours helps: that is told as it is.
    if (GlueprintError.isGlueprintError(e) && e.details.message.includes('needs Java')) throw e;
    return false;
  }
}

const quoted = (text: string) => `'${text.replace(/'/g, '\'\\\'\'')}'`;

async function run(host: Host, folder: string, command: string, hint: string): Promise<void> {
  let errors = '';
  const code = await host.processes.run(command, { folder, out: () => undefined, error: (text) => { errors = (errors + text).slice(-2000); } });
  if (code !== 0) throw new GlueprintError({ code: 'InstallFailed', message: `${command.slice(0, 120)} ended with ${code}: ${errors.trim().split('\n').slice(-3).join('\n')}`, hint });
}
