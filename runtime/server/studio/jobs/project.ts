import { createHash } from 'node:crypto';
import type { JobSource } from './job-view';
import { GraphFile, isGraphFile, manifestOf, readGraphFile, writeGraphFile } from '../../../../src/core/codegen/graph-file';
import { didYouMean, GlueprintError } from '../../../../src/core/diagnostics';
import { Manifest, readManifest } from '../../../../src/core/manifest';
import { NODE_TYPES } from '../../../../src/core/nodes';
import type { Files } from '../../../host/host';

export interface ProjectOptions {
  /** Folder of the app; graph files are looked for below it. */
  readonly folder: string;
  /** Cloud assembly. */
  readonly assembly: string;
  /** A single manifest instead of an assembly. */
  readonly manifest?: string;
}

export const GRAPH_SUFFIX = '.glue.json';
const MANIFEST_SUFFIX = '.glueprint.json';
const SKIPPED = /^(node_modules|\..*|cdk\.out.*|dist|lib|coverage|__pycache__|venv)$/;
const MOST_DEPTH = 6;

interface Known { readonly version: string; readonly source: JobSource; readonly path: string }

/** The jobs of a project: manifests of its assembly and graph files of its folder, read again when they change. */
export class Project {
  private known = new Map<string, Known>();
  /** ETags as they were last told; what is known may have been read since for somebody else. */
  private told: Map<string, string> | undefined;

  /** The assembly is being written: its own manifest comes last. What was known of it stays meanwhile. */
  private isPartial = false;

  constructor(private readonly files: Files, private readonly options: ProjectOptions) {}

  /** All jobs by name, graph files last. */
  public async jobs(): Promise<readonly JobSource[]> {
    await this.refresh();
    return [...this.known.values()].map((k) => k.source);
  }

  public async job(name: string): Promise<JobSource> {
    await this.refresh();
    const known = this.known.get(name);
    if (known === undefined) throw new GlueprintError({ code: 'UnknownJob', message: `there is no job '${name}'${didYouMean(name, this.known.keys())}` });
    return known.source;
  }

  /** What the runtime runs. @throws GlueprintError the first fault of a graph file. */
  public async manifest(name: string): Promise<Manifest> {
    const { content } = await this.job(name);
    if (content.kind === 'manifest') return content.manifest;
    if (content.kind === 'graph') return manifestOf(content.graph, name);
    throw content.error;
  }

  /** Names of the jobs that are new, gone or different since the last look. */
  public async changes(): Promise<readonly string[]> {
    await this.refresh();
    const before = this.told ?? new Map<string, string>();
    const after = this.told = this.etags();
    return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
  }

  /** A new graph file in the folder of the app. */
  public async create(name: string, graph: GraphFile): Promise<JobSource> {
    await this.refresh();
    if ([...this.known.keys()].some((n) => n.toLowerCase() === name.toLowerCase())) {
      throw new GlueprintError({ code: 'JobExists', field: 'name', message: `there is a job '${name}' already` });
    }
    const path = `${this.options.folder}/${name}${GRAPH_SUFFIX}`;
    if (await this.files.kind(path) !== undefined) throw new GlueprintError({ code: 'JobExists', field: 'name', file: path, message: 'the file exists already' });
    await this.write(path, graph);
    return this.job(name);
  }

  /** Replaces a graph file where it is still what `etag` stands for; `undefined` where it is not. */
  public async save(name: string, graph: GraphFile, etag: string): Promise<JobSource | undefined> {
    const source = await this.job(name);
    const path = this.known.get(name)?.path;
    if (source.content.kind !== 'graph' || path === undefined) {
      throw new GlueprintError({ code: 'NotEditable', message: `'${name}' is not a graph file: it can only be changed where it is written`, hint: 'eject it to a graph file' });
    }
    if (source.etag !== etag) return undefined;
    await this.write(path, graph);
    const saved = await this.job(name);
    this.told?.set(name, saved.etag);
    return saved;
  }

  private etags(): Map<string, string> {
    return new Map([...this.known].map(([name, k]) => [name, k.source.etag]));
  }

  /** Whole or not at all: a reader never sees half a file. */
  private async write(path: string, graph: GraphFile): Promise<void> {
    const temporary = `${path}.${process.pid}.tmp`;
    await this.files.writeText(temporary, writeGraphFile(graph));
    await this.files.rename(temporary, path);
  }

  private async refresh(): Promise<void> {
    const next = new Map<string, Known>();
    const byPath = new Map([...this.known.values()].map((k) => [k.path, k]));
    const add = async (path: string, parse: (text: string) => JobSource['content'], name: (content: JobSource['content']) => string, origin: (content: JobSource['content']) => JobSource['origin']) => {
      let text: string;
      try {
        text = await this.files.readText(path);
      } catch {
        return; // gone between the listing and now
      }
      const version = createHash('sha256').update(text).digest('base64url').slice(0, 22);
      const known = byPath.get(path);
      if (known !== undefined && known.version === version && !next.has(known.source.name)) {
        next.set(known.source.name, known);
        return;
      }
      const content = parse(text);
      let unique = name(content);
      for (let n = 2; next.has(unique); n++) unique = `${name(content)}-${n}`;
      next.set(unique, { version, path, source: { name: unique, etag: `"${version}"`, origin: origin(content), content } });
    };
    const manifests = await this.manifests();
    if (this.isPartial) for (const [name, known] of this.known) if (known.source.origin.kind === 'code' && !manifests.includes(known.path)) next.set(name, known);
    for (const path of manifests) {
      await add(path, (text) => read(path, () => ({ kind: 'manifest', manifest: readManifest(text, NODE_TYPES, path) })),
        (c) => (c.kind === 'manifest' ? c.manifest.job.name : baseName(path, MANIFEST_SUFFIX)),
        (c) => (c.kind === 'manifest' ? { kind: 'code', stack: c.manifest.job.stack, path: c.manifest.job.path, at: c.manifest.job.at } : { kind: 'code', stack: '', path: this.relative(path) }));
    }
    for (const path of await this.graphFiles()) {
      await add(path, (text) => read(path, () => graphContent(text, path)), () => baseName(path, GRAPH_SUFFIX), () => ({ kind: 'file', file: this.relative(path) }));
    }
    this.known = next;
    this.told ??= this.etags();
  }

  private async manifests(): Promise<string[]> {
    if (this.options.manifest !== undefined) return [this.options.manifest];
    const assembly = this.options.assembly;
    const found = await this.files.kind(assembly) === 'folder' ? (await this.files.list(assembly).catch(() => [])).filter((f) => f.relative.endsWith(MANIFEST_SUFFIX)).map((f) => f.path) : [];
    this.isPartial = await this.files.kind(`${assembly}/manifest.json`) !== 'file';
    return found;
  }

  private async graphFiles(): Promise<string[]> {
    const found: string[] = [];
    const visit = async (folder: string, depth: number): Promise<void> => {
      for (const name of await this.files.names(folder)) {
        const path = `${folder}/${name}`;
        if (name.endsWith(GRAPH_SUFFIX)) found.push(path);
        else if (depth < MOST_DEPTH && !SKIPPED.test(name) && !name.includes('.') && await this.files.kind(path) === 'folder') await visit(path, depth + 1);
      }
    };
    await visit(this.options.folder, 0);
    return found;
  }

  private relative(path: string): string {
    return path.startsWith(`${this.options.folder}/`) ? path.slice(this.options.folder.length + 1) : path;
  }
}

function graphContent(text: string, path: string): JobSource['content'] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new GlueprintError({ code: 'InvalidGraphFile', file: path, message: `${fileName(path)} is not JSON: ${(cause as Error).message}`, cause });
  }
  if (!isGraphFile(json)) throw new GlueprintError({ code: 'InvalidGraphFile', file: path, message: `${fileName(path)} is not a graph file of this program`, hint: 'a job of Glue Studio is taken in by "Import"' });
  return { kind: 'graph', graph: readGraphFile(json, path) };
}

/** A file that cannot be read is a job with an issue, not the end of all. */
function read(path: string, work: () => JobSource['content']): JobSource['content'] {
  try {
    return work();
  } catch (error) {
    if (!GlueprintError.isGlueprintError(error)) throw error;
    return { kind: 'broken', error: error.at({ file: path }) };
  }
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function baseName(path: string, suffix: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -suffix.length);
}
