import { Bindings, trimSlash } from './bindings';
import { Connector, Listing, ListRequest, SourceFile, Staging, WriteMode } from './connector';
import { inFolders, isData, matches, splitGlob } from './data-files';
import { globPattern, isGlob } from './glob';
import { discoverPartitions, keptFolders } from './partitions';
import { GlueprintError } from '../../src/core/diagnostics';
import { Files, FileStep, PublishStep } from '../host/host';

/** Local folders in the place of S3 buckets. */
export class LocalS3 implements Connector {
  public readonly name = 'local-s3';

  constructor(private readonly files: Files, private readonly bindings: Bindings) {}

  public accepts(uri: string): boolean {
    return /^s3[an]?:\/\//.test(uri);
  }

  public async place(uri: string): Promise<string> {
    return this.files.realPath(this.bindings.path(uri));
  }

  public async list(request: ListRequest): Promise<Listing> {
    const found: SourceFile[] = [];
    const roots: string[] = [];
    const folders: string[] = [];
    for (const uri of request.uris) {
      const part = await this.listOne(uri, request.recurse);
      roots.push(part.root);
      found.push(...part.files);
      folders.push(...part.files.map((f) => f.relative.split('/').slice(0, -1).join('/')));
    }
    const excluded = request.exclusions.map(globPattern);
    const kept = found.filter((f) => !excluded.some((e) => e.test(f.uri) || e.test(f.relative)));
    if (kept.length === 0) {
      const why = found.length === 0 ? 'holds no data files' : `holds only excluded files (${request.exclusions.join(', ')})`;
      throw new GlueprintError({
        code: 'EmptySource',
        file: request.uris.join(', '),
        message: `${roots.map((r) => `'${r}'`).join(', ')} ${why}`,
        hint: 'put files there, or bind the prefix to another folder: --bind s3://bucket/prefix=folder (files whose names begin with _ or . are not read)',
      });
    }
    const partitions = request.recurse ? [] : discoverPartitions(folders, request.uris.join(', '));
    const wanted = request.prune === undefined ? undefined : await keptFolders(folders, partitions, request.prune);
    const files = wanted === undefined ? kept : kept.filter((f) => wanted.has(f.relative.split('/').slice(0, -1).join('/')));
    return { files: files.sort((a, b) => (a.uri < b.uri ? -1 : 1)), partitions, roots };
  }

  public async isEmpty(uri: string): Promise<boolean> {
    const path = this.bindings.path(uri);
    const kind = await this.files.kind(path);
    if (kind !== 'folder') return kind === undefined;
    return (await this.files.list(path)).filter((f) => isData(f.relative)).length === 0;
  }

  public async stage(uri: string, runId: string, number: number): Promise<Staging> {
    const target = await this.place(uri);
    return { folder: `${await this.stagingRoot(target, runId)}/${number}`, target, uri };
  }

  public async publish(staging: Staging, mode: WriteMode): Promise<PublishStep[]> {
    const { folder, target } = staging;
    const exists = await this.files.kind(target) === 'folder';
    if (!exists) return [{ do: 'move', from: folder, to: target }];
    if (mode === 'overwrite') {
      // Its old files stand aside until all targets are published.
      return [{ do: 'move', from: target, to: `${folder}.old` }, { do: 'move', from: folder, to: target }, { do: 'remove', path: `${folder}.old` }];
    }
    return this.merge(folder, target);
  }

  /** Moves what is new, whole folders where the target has none of that name. */
  private async merge(from: string, to: string): Promise<FileStep[]> {
    const steps: FileStep[] = [];
    for (const name of await this.files.names(from)) {
      const [source, target] = [`${from}/${name}`, `${to}/${name}`];
      if (await this.files.kind(source) === 'folder' && await this.files.kind(target) === 'folder') steps.push(...await this.merge(source, target));
      else steps.push({ do: 'move', from: source, to: target });
    }
    return steps;
  }

  /** Beside the target, on its file system, under a name that no reader looks at. */
  private async stagingRoot(target: string, runId: string): Promise<string> {
    const name = `.glueprint-${runId}`;
    let existing = target;
    while (await this.files.kind(existing) === undefined && existing !== '/') existing = parent(existing);
    if (await this.files.kind(existing) === 'file') {
      throw new GlueprintError({ code: 'TargetIsFile', file: target, message: `'${existing}' is a file; a target is a folder`, hint: 'choose another path, or move the file away' });
    }
    const beside = parent(target);
    const besideExists = await this.files.kind(beside) === 'folder';
    // A target that is a mount point of its own is staged inside.
    const inside = existing === target && besideExists && await this.files.device(target) !== await this.files.device(beside);
    return `${inside ? target : beside}/${name}`;
  }

  private async listOne(uri: string, recurse: boolean): Promise<{ root: string; files: SourceFile[] }> {
    const plain = trimSlash(uri);
    const { base: baseUri, glob } = splitGlob(plain, isGlob);
    const root = this.bindings.path(baseUri);
    const kind = await this.files.kind(root);
    if (kind === undefined) {
      throw new GlueprintError({
        code: 'MissingSource',
        file: uri,
        message: `'${root}' does not exist`,
        hint: this.bindings.isBound(baseUri)
          ? 'correct the binding in glueprint.json or --bind'
          : `put the data there, or bind it: --bind ${baseUri}=folder, or "bindings" in glueprint.json`,
      });
    }
    if (kind === 'file') {
      const [entry] = (await this.files.list(parent(root), { recurse: false })).filter((f) => f.path === root);
      return { root, files: entry === undefined ? [] : [{ ...entry, uri: plain }] };
    }
    const all = (await this.files.list(root)).filter((f) => isData(f.relative)).map((f) => ({ ...f, uri: `${baseUri}/${f.relative}` }));
    return { root, files: all.filter(glob === undefined ? inFolders(recurse) : matches(glob, recurse)) };
  }
}

const parent = (path: string) => path.replace(/\/[^/]*$/, '') || '/';
