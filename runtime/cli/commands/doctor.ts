import { GlueprintError } from '../../../src/core/diagnostics';
import { loadDuckDb } from '../../engines/duckdb/load';
import { findSail } from '../../engines/spark/find-sail';
import { findSpark, SPARK_PACKAGES } from '../../engines/spark/find-spark';
import { installSail, installSpark } from '../../engines/spark/install-spark';
import { faultMessage } from '../../host/fault';
import { readConfiguration } from '../../runs/configuration';
import { localEnvironment } from '../../runs/environment';
import { recover } from '../../runs/recover';
import { loadPublisher } from '../../runs/tables';
import { findPython, notInstalled, sparkOf } from '../../server/glue/python/find-python';
import { Command } from '../command';
import { usageError } from '../parse';
import { stateEnvironment } from '../run-options';

interface Finding { readonly check: string; readonly state: 'ok' | 'warning' | 'fault'; readonly detail: string; readonly remedy?: string }

export const DOCTOR: Command = {
  verb: 'doctor',
  summary: 'checks that everything a local run needs is there, and tidies up after killed runs',
  arguments: [],
  options: [
    { name: 'install', value: 'what', help: 'spark or sail: makes a Python environment with it below .glueprint, for --engine spark or --engine sail (no Java)' },
    { name: 'spark-version', value: 'version', help: 'with --install spark: 3.5 (default) or 4.1' },
    { name: 'json', help: 'print as JSON' },
  ],
  examples: ['glueprint doctor', 'glueprint doctor --install spark'],
  async run({ host, output, options }) {
    const install = options.text('install');
    if (install !== undefined) {
      if (install !== 'spark' && install !== 'sail') throw usageError(`--install takes spark or sail, got '${install}'`);
      const version = options.text('spark-version') ?? '3.5';
      if (SPARK_PACKAGES[version] === undefined) throw usageError(`--spark-version is ${Object.keys(SPARK_PACKAGES).join(' or ')}, got '${version}'`);
      const { folder } = localEnvironment(host, []);
      const tell = (text: string) => output.note(text);
      tell(await (install === 'sail' ? installSail(host, folder, tell) : installSpark(host, folder, version, tell)));
    }
    const findings: Finding[] = [];
    const attempt = async (check: string, work: () => Promise<string | Finding>) => {
      try {
        const found = await work();
        findings.push(typeof found === 'string' ? { check, state: 'ok', detail: found } : found);
      } catch (e) {
        const hint = GlueprintError.isGlueprintError(e) ? e.details.hint : undefined;
        findings.push({ check, state: 'fault', detail: GlueprintError.isGlueprintError(e) ? e.details.message : faultMessage(e), ...(hint === undefined ? {} : { remedy: hint }) });
      }
    };
    await attempt('Node.js', () => Promise.resolve(nodeFinding()));
    await attempt('engine', async () => `DuckDB ${(await loadDuckDb()).version()}`);
    await attempt('Spark', async () => {
      try {
        const { version, python } = await findSpark(host, localEnvironment(host, []).folder);
        return `PySpark ${version} (${python})`;
      } catch (e) {
        if (!GlueprintError.isGlueprintError(e)) throw e;
        // Only --engine spark needs it.
        return { check: 'Spark', state: 'warning', detail: `${e.details.message}; only --engine spark needs it`, remedy: e.details.hint };
      }
    });
    await attempt('Sail', async () => {
      try {
        const { version, python } = await findSail(host, localEnvironment(host, []).folder);
        return `Sail ${version} (${python})`;
      } catch (e) {
        if (!GlueprintError.isGlueprintError(e)) throw e;
        return { check: 'Sail', state: 'warning', detail: `${e.details.message}; only --engine sail needs it`, remedy: e.details.hint };
      }
    });
    await attempt('sessions', async () => {
      const python = await findPython(host.environment.workingFolder);
      const kind = sparkOf(python);
      if (python !== undefined && kind !== undefined) return `Python on ${kind === 'sail' ? `Sail ${python.pysail}` : `PySpark ${python.pyspark}`} (${python.program}), and Spark SQL`;
      return { check: 'sessions', state: 'warning', detail: 'glueprint serve answers Spark SQL only', remedy: `for Python: ${notInstalled()}` };
    });
    await attempt('state', async () => {
      const environment = await stateEnvironment(host);
      const store = await environment.openStore();
      try {
        const recovered = await recover(store, host, loadPublisher(environment));
        return recovered.length === 0 ? store.file : { check: 'state', state: 'warning', detail: recovered.map((r) => r.message).join('; ') };
      } finally {
        store.close();
      }
    });
    await attempt('temporary files', async () => {
      const { folder } = localEnvironment(host, []);
      const left = await host.files.names(`${folder}/tmp`);
      for (const name of left) await host.files.remove(`${folder}/tmp/${name}`);
      return left.length === 0 ? 'none' : `removed ${left.length} left by killed runs`;
    });
    await attempt('bindings', async () => {
      const { bindings } = await readConfiguration(host);
      const missing: string[] = [];
      for (const b of bindings) if (await host.files.kind(host.files.resolve(b.path)) === undefined) missing.push(`${b.uri} → ${b.path}`);
      return missing.length === 0 ? `${bindings.length} in glueprint.json`
        : { check: 'bindings', state: 'warning', detail: `do not exist: ${missing.join(', ')}`, remedy: 'correct them in glueprint.json, or put the data there' };
    });
    if (options.flag('json')) {output.json(findings);} else {
      const colours = { ok: 'green', warning: 'yellow', fault: 'red' } as const;
      for (const f of findings) output.line(`${output.style(colours[f.state], f.state.padEnd(7))}  ${f.check}: ${f.detail}${f.remedy === undefined ? '' : `\n         ${f.remedy}`}`);
    }
    const faults = findings.filter((f) => f.state === 'fault');
    return faults.length === 0 ? 0 : 3;
  },
};

function nodeFinding(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const good = major > 20 || (major === 20 && minor >= 19);
  return { check: 'Node.js', state: good ? 'ok' : 'fault', detail: process.versions.node, ...(good ? {} : { remedy: 'install Node.js 20.19 or later' }) };
}
