import { lakeSettings, planTables } from './catalog/spark-lake';
import { CheckedJob, CheckedNode } from './check';
import { StagedTarget } from './commit';
import { RunEnvironment } from './environment';
import { pythonPath } from './python-path';
import { SparkQuality } from './quality/spark-quality';
import { resolveReference } from './resolve';
import { hasS3a, s3aSettings } from './spark-s3a';
import { handOver, sparkSystems } from './spark-systems';
import { referenceArguments, renderPySpark } from '../../src/core/codegen/pyspark';
import { GlueprintError } from '../../src/core/diagnostics';
import { QualityResult } from '../../src/core/dqdl';
import { Manifest, ManifestNode } from '../../src/core/manifest';
import { nodeType } from '../../src/core/nodes';
import { columnsDdl } from '../../src/core/types';
import { SourceFile } from '../connectors/connector';
import { findSail } from '../engines/spark/find-sail';
import { findSpark } from '../engines/spark/find-spark';
import { classArchive, javaOptions, master, sessionSettings } from '../engines/spark/settings';
import { SparkEvent, SparkPath, startSpark } from '../engines/spark/spark-process';
import { QualityStage } from '../engines/stages';
import { Query } from '../formats/format';

export interface SparkRunOptions {
  readonly environment: RunEnvironment;
  /** Removed afterwards. */
  readonly temporaryFolder: string;
  readonly targets: readonly StagedTarget[];
  /** Of the session that has looked at the sources. */
  readonly query: Query;
  /** Names the files that a system is to load. */
  readonly fileId: string;
  readonly memoryLimit?: string;
  readonly threads?: number;
  /** An existing cluster: a Spark master, or a Spark Connect server `sc://…`. */
  readonly cluster?: string;
  /** On Sail instead of PySpark. */
  readonly sail?: boolean;
  readonly onOutput?: (text: string) => void;
  /** Called once it can be stopped. */
  readonly started: (stop: () => void) => void;
  readonly written: (target: StagedTarget, rows: number | undefined) => void;
  /** Judges a node's rules; throws where a failed one is to stop the run at once. */
  readonly judge: (stage: Pick<QualityStage, 'node' | 'queries'>, query: Query) => Promise<QualityResult>;
  /** Whether rules have failed that let the run end only when all has been written. */
  readonly failsAfterLoad: () => boolean;
}

/** Why the job cannot run there; told before any data moves. */
export function checkSparkCan(checked: CheckedJob, onSail = false): void {
  checked.nodes.forEach(checkFolders);
  for (const { resolved: { node }, source, direct } of checked.nodes) {
    const fail = (message: string, hint = 'run it on the engine duckdb') => {
      throw new GlueprintError({ code: 'NotOnSpark', node: node.id, message, hint });
    };
    if (direct !== undefined && onSail) fail(`Sail has no jar that reads and writes ${direct.format} tables as AWS Glue does`, 'run it with --engine spark');
    if (resolvedCompression(node) && source !== undefined) fail('Spark tells the compression of a file by its name only; leave the field compression out');
  }
}

/** Spark takes partition values from the folders' names. */
function checkFolders({ resolved: { node }, source }: CheckedNode): void {
  const partitions = source?.spec.listing?.partitions ?? [];
  const strange = source?.files.find((f) => !partitions.every((p) => f.path.split('/').some((s) => s.toLowerCase().startsWith(`${p.key.toLowerCase()}=`))));
  if (strange === undefined) return;
  throw new GlueprintError({ code: 'NotOnSpark', node: node.id, file: strange.uri, message: 'lies in no folder that names its partition, which Spark needs on this machine', hint: 'run it on the engine duckdb' });
}

const resolvedCompression = (node: ManifestNode) => node.fields.compression !== undefined && node.fields.compression !== null && node.fields.compression !== 'none';

/** Runs the job's generated script on local PySpark; its targets are written to the staging folders. */
export async function runOnSpark(checked: CheckedJob, options: SparkRunOptions): Promise<void> {
  const { environment: { host, folder, installed = folder }, temporaryFolder } = options;
  const sail = options.sail === true ? await findSail(host, installed) : undefined;
  const spark = sail === undefined ? await findSpark(host, installed) : undefined;
  const manifest = checkedManifest(checked);
  const script = `${temporaryFolder}/${manifest.job.name.replace(/[^A-Za-z0-9_-]+/g, '_')}.py`;
  const text = renderPySpark(manifest, nodeType);
  const bytes = checked.nodes.reduce((sum, n) => sum + (n.source?.bytes ?? 0), 0);
  const { environment } = host;
  const remote = options.cluster?.startsWith('sc://') === true;
  await host.files.makeFolder(temporaryFolder);
  try {
    const systems = await sparkSystems(checked, temporaryFolder, host.files, options.query);
    const drivers = checked.nodes.flatMap((n) => n.driver ?? []);
    const { s3: access } = options.environment;
    const s3a = access === undefined || !hasS3a(spark?.version) ? undefined : s3aSettings(access);
    await host.files.writeText(script, text);
    await host.files.writeText(`${temporaryFolder}/plan.json`, JSON.stringify({
      name: manifest.job.name,
      script,
      args: [...scriptArguments(checked), `--TempDir=${temporaryFolder}/temp`],
      paths: await sparkPaths(checked, options, s3a !== undefined),
      tables: planTables(checked),
      filesListed: true,
      pythonPath: await pythonPath(checked, host),
      endWithParent: true,
      answers: true,
      connectionsFollow: true,
      blocks: blocksOf(text, manifest),
      systems,
      events: 3,
      ...(sail === undefined ? {} : { engine: 'sail' }),
      conf: spark === undefined ? {} : {
        ...sessionSettings(
          { bytes, cpus: environment.cpus, totalMemory: environment.totalMemory, memoryLimit: options.memoryLimit }, temporaryFolder,
        ),
        // As the job's Glue version has it, whatever PySpark is here.
        'spark.sql.ansi.enabled': String(checked.job.session.ansi ?? false),
        ...s3a?.conf,
        ...withPackages(lakeSettings(checked, spark.version), [...drivers.map((d) => d.artifact), ...s3a?.packages ?? []]),
      },
      ...(remote ? { remote: options.cluster } : { master: options.cluster ?? master(options.threads) }),
    }));
    const archive = spark === undefined ? undefined : classArchive(installed, spark);
    const failures: Extract<SparkEvent, { type: 'failed' }>[] = [];
    const quality = new SparkQuality(checked, options.judge, (message) => running.say(message));
    const running = startSpark({
      python: (sail ?? spark)?.python ?? '',
      plan: `${temporaryFolder}/plan.json`,
      folder: temporaryFolder,
      javaOptions: javaOptions(bytes, archive === undefined || await host.files.kind(archive) === undefined ? undefined : archive),
      onOutput: options.onOutput,
      onEvent: (event) => {
        if (event.type === 'failed') failures.push(event);
        quality.hear(event);
        if (event.type !== 'written') return;
        const path = trimSlash(event.path);
        const target = options.targets.find((t) => (t.writing === undefined ? trimSlash(t.staging.uri) : systems[t.node]?.to) === path);
        if (target !== undefined) options.written(target, event.rows ?? undefined);
      },
    });
    // With passwords, which no file is to have.
    running.say({ connections: Object.fromEntries(drivers.map((d) => [d.connection, d.database])) });
    options.started(() => running.stop());
    await running.ended;
    const [failure] = failures;
    if (quality.fault !== undefined) throw quality.fault;
    // The script says so itself, once all has been written.
    if (failure?.committed === true && options.failsAfterLoad()) return;
    if (failure !== undefined) throw explained(failure, text, manifest);
    for (const target of options.targets) {
      const node = checked.nodes.find((n) => n.resolved.node.id === target.node);
      if (node === undefined || target.writing === undefined) continue;
      await handOver(node, target, systems[target.node]?.to ?? '', { files: host.files, query: options.query, timeZone: manifest.job.timeZone, id: options.fileId });
    }
  } finally {
    await host.files.remove(temporaryFolder);
  }
}

const trimSlash = (text: string) => text.replace(/\/+$/, '');

/** The manifest with what only a look at the sources could tell. */
function checkedManifest({ job, nodes }: CheckedJob): Manifest {
  const byId = new Map(nodes.map((n) => [n.resolved.node.id, n]));
  return { ...job.manifest, nodes: job.manifest.nodes.map((n) => completed(n, byId.get(n.id))) };
}

function completed(node: ManifestNode, checked: CheckedNode | undefined): ManifestNode {
  if (checked === undefined) return node;
  const sql = checked.sql === undefined ? undefined : typeof node.sql !== 'object' && Object.keys(checked.sql).length === 1 ? Object.values(checked.sql)[0] : checked.sql;
  const outputs = node.outputs.map((o) => {
    const columns = checked.columns[o.name];
    return o.columns !== undefined || columns === undefined ? o : { ...o, columns: columnsDdl(columns) };
  });
  return { ...node, outputs, ...(sql === undefined ? {} : { sql }) };
}

function scriptArguments({ job }: CheckedJob): string[] {
  const references = referenceArguments(job.manifest, nodeType).map((r) => `--${r.argument}=${resolveReference(job.manifest, r.ref, r.attribute)}`);
  return [`--JOB_NAME=${job.manifest.job.name}`, ...Object.entries(job.parameters).map(([name, value]) => `--${name}=${value}`), ...references];
}

async function sparkPaths(checked: CheckedJob, { targets, environment: { connectors } }: SparkRunOptions, s3a: boolean): Promise<SparkPath[]> {
  const out: SparkPath[] = targets.filter((t) => t.writing === undefined).map((t) => ({ prefix: t.staging.uri, location: t.staging.folder }));
  for (const { source, direct } of checked.nodes) {
    if (direct !== undefined) out.push({ prefix: direct.uri, location: direct.place });
    if (direct !== undefined || source === undefined || source.landed !== undefined) continue;
    const [first] = source.spec.uris;
    if (source.spec.listing !== undefined && first !== undefined) {
      out.push({ prefix: first, location: await connectors.of(first).place(first), files: source.paths, columns: columnsDdl(source.columns) });
      continue;
    }
    for (const uri of source.spec.uris) {
      const location = await connectors.of(uri).place(uri);
      if (location.startsWith('s3://')) {
        const objects = source.files.filter((f) => f.uri.startsWith(folderOf(uri)));
        out.push({ prefix: uri, ...ofObjects(location, objects, s3a), columns: columnsDdl(source.columns) });
        continue;
      }
      // Files that a bookmark or an exclusion leaves out: the runtime has listed what remains.
      const listing = await connectors.of(uri).list({ uris: [uri], recurse: source.spec.recurse, exclusions: [] });
      const wanted = new Set(source.files.map((f) => f.path));
      const files = listing.files.map((f) => f.path).filter((p) => wanted.has(p));
      out.push({ prefix: uri, location, ...(files.length === listing.files.length ? {} : { files, columns: columnsDdl(source.columns) }) });
    }
  }
  return out;
}

/** Objects of S3: read there, or from the copies that were made when they were looked at. */
function ofObjects(place: string, files: readonly SourceFile[], s3a: boolean): Pick<SparkPath, 'location' | 'files'> {
  if (s3a) return { location: place.replace(/^s3:/, 's3a:'), files: files.map((f) => f.uri.replace(/^s3[an]?:/, 's3a:')) };
  const [first] = files;
  return { location: first === undefined ? place : first.path.slice(0, -`/${first.relative}`.length), files: files.map((f) => f.path) };
}

/** What of a location with patterns stands before the first of them. */
const folderOf = (uri: string) => uri.replace(/[*?[{].*$/, '');

/** Spark's words, at the node whose lines of the script failed. */
function explained(failure: Extract<SparkEvent, { type: 'failed' }>, script: string, manifest: Manifest): GlueprintError {
  const { line } = failure;
  const node = line === undefined || line === null ? undefined : nodeAt(script, line, manifest);
  const code = failure.condition ?? /^\[([A-Z0-9_.]+)\]/.exec(failure.message)?.[1] ?? 'ScriptFailed';
  const message = failure.message.replace(/^\[[A-Z0-9_.]+\] /, '');
  return new GlueprintError({ code, node, message: code === 'ScriptFailed' ? `${failure.name}: ${message}` : message });
}

/** Where each node's block begins: what is above the first are functions. */
function blocksOf(script: string, manifest: Manifest): { readonly line: number; readonly node: string }[] {
  const comments = new Map(manifest.nodes.map((n) => [`# ${n.id} (${n.type})`, n.id]));
  return script.split('\n').flatMap((text, i) => {
    const node = comments.get(text.trim());
    return node === undefined ? [] : [{ line: i + 1, node }];
  });
}

/** With what Spark is to load besides. */
function withPackages(settings: Readonly<Record<string, string>>, more: readonly string[]): Record<string, string> {
  const { 'spark.jars.packages': own } = settings;
  const all = [...new Set([...(own === undefined ? [] : [own]), ...more])];
  return all.length === 0 ? { ...settings } : { ...settings, 'spark.jars.packages': all.join(',') };
}

/** Each node is a block below a comment with its id and type. */
function nodeAt(script: string, line: number, manifest: Manifest): string | undefined {
  return blocksOf(script, manifest).filter((b) => b.line <= line).at(-1)?.node;
}
