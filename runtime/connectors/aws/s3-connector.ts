import { stat } from 'node:fs/promises';
import { inLanes } from '../in-lanes';
import { S3Access, S3Object, S3Objects } from './s3-objects';
import { folderOf, LANES, locate, S3_LOADS_NAME } from './s3-place';
import { GlueprintError } from '../../../src/core/diagnostics';
import { PublishStep } from '../../host/host';
import { trimSlash } from '../bindings';
import { Connector, Listing, ListRequest, SourceFile, Staging, WriteMode } from '../connector';
import { inFolders, isData, matches, splitGlob } from '../data-files';
import { globPattern, isGlob } from '../glob';
import { discoverPartitions, keptFolders } from '../partitions';

export interface S3Settings {
  readonly access: S3Access;
  /** Absolute folder for downloaded objects; those that did not change are not fetched again. */
  readonly cache: string;
  /** Absolute folder for what is written, until it is uploaded. */
  readonly staging: string;
  /** Targets may be changed. */
  readonly writes: boolean;
}

/** What one path of a source leads to; `folders` are those of all its partitions. */
interface Part { readonly root: string; readonly files: SourceFile[]; readonly folders: string[]; readonly pruned: boolean }

/** Amazon S3, or an emulator of it: objects are downloaded for the engine, and uploaded from where it wrote. */
export class AwsS3 implements Connector {
  public readonly name = 'aws-s3';
  private client: Promise<S3Objects> | undefined;
  private readonly found = new Map<string, { readonly bucket: string; readonly object: S3Object }>();

  constructor(private readonly settings: S3Settings) {}

  public accepts(uri: string): boolean {
    return /^s3[an]?:\/\//.test(uri);
  }

  public place(uri: string): Promise<string> {
    return Promise.resolve(`s3://${trimSlash(uri.replace(/^s3[an]?:\/\//, ''))}`);
  }

  public async list(request: ListRequest): Promise<Listing> {
    const parts = await Promise.all(request.uris.map((uri) => this.listOne(uri, request)));
    const found = parts.flatMap((p) => p.files);
    const excluded = request.exclusions.map(globPattern);
    const kept = found.filter((f) => !excluded.some((e) => e.test(f.uri) || e.test(f.relative)));
    const pruned = parts.some((p) => p.pruned);
    if (kept.length === 0 && !pruned) {
      const why = found.length === 0 ? 'holds no data files' : `holds only excluded files (${request.exclusions.join(', ')})`;
      throw new GlueprintError({
        code: 'EmptySource', file: request.uris.join(', '), message: why, hint: 'put objects there (those whose names begin with _ or . are not read)',
      });
    }
    const partitions = request.recurse ? [] : discoverPartitions(parts.flatMap((p) => p.folders), request.uris.join(', '));
    return { files: kept.sort((a, b) => (a.uri < b.uri ? -1 : 1)), partitions, roots: parts.map((p) => p.root) };
  }

  public async fetch(files: readonly SourceFile[], signal?: AbortSignal): Promise<void> {
    const s3 = await this.open();
    await inLanes(files, LANES, async (file) => {
      const known = this.found.get(file.path);
      if (known === undefined || await sizeOf(file.path) === known.object.size) return;
      await s3.download(known.bucket, known.object, file.path, signal);
    });
  }

  public async isEmpty(uri: string): Promise<boolean> {
    const { bucket, prefix } = locate(uri);
    const { objects } = await (await this.open()).list(bucket, folderOf(prefix));
    return objects.every((o) => !isData(o.key.slice(folderOf(prefix).length)) || o.key.endsWith('/'));
  }

  public async stage(uri: string, runId: string, number: number): Promise<Staging> {
    if (!this.settings.writes) {
      throw new GlueprintError({ code: 'WritesNotAllowed', file: uri, message: 'a run against AWS only reads', hint: 'to change what is there give --allow-writes; or bind the target to a folder: --bind s3://bucket/prefix=folder' });
    }
    // The bucket is there and may be listed, before anything is computed.
    const { bucket, prefix } = locate(uri);
    await (await this.open()).list(bucket, folderOf(prefix), { most: 1 });
    return { folder: `${this.settings.staging}/.glueprint-${runId}/${number}`, target: await this.place(uri), uri };
  }

  public publish({ folder, uri }: Staging, mode: WriteMode): Promise<PublishStep[]> {
    const { region, endpoint } = this.settings.access;
    return Promise.resolve([{ do: 'load', load: { connector: S3_LOADS_NAME, node: uri, state: { folder, uri, mode, region, ...(endpoint === undefined ? {} : { endpoint }) } } }]);
  }

  private open(): Promise<S3Objects> {
    this.client ??= S3Objects.open(this.settings.access);
    return this.client;
  }

  private async listOne(uri: string, { recurse, prune }: ListRequest): Promise<Part> {
    const plain = trimSlash(uri.replace(/^s3[an]:/, 's3:'));
    const { base, glob } = splitGlob(plain, isGlob);
    const { bucket, prefix } = locate(base);
    const s3 = await this.open();
    const root = await this.place(base);
    const below = folderOf(prefix);
    if (prune !== undefined && glob === undefined && !recurse) {
      const folders = await this.partitionFolders(s3, bucket, below);
      const kept = await keptFolders(folders, discoverPartitions(folders, uri), prune);
      const lists = await Promise.all([...kept].map((f) => s3.list(bucket, folderOf(below + f), { delimiter: '/' })));
      const objects = lists.flatMap((l) => l.objects);
      return { root, files: this.files(objects, bucket, below, base), folders, pruned: kept.size < folders.length };
    }
    const { objects } = await s3.list(bucket, below);
    const all = this.files(objects, bucket, below, base);
    // A path may name one object.
    const one = all.length > 0 || glob !== undefined || prefix === '' ? [] : (await s3.list(bucket, prefix, { most: 1 })).objects.filter((o) => o.key === prefix);
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const files = one.length > 0 ? this.files(one, bucket, folder, base.slice(0, base.lastIndexOf('/')))
      : all.filter(glob === undefined ? inFolders(recurse) : matches(glob, recurse));
    return { root, files, folders: one.length > 0 ? [] : files.map((f) => f.relative.split('/').slice(0, -1).join('/')), pruned: false };
  }

  /**
   * The folders of partitions, level by level. How many levels there are the first branch tells, so that the folders with the objects,
   * which may be many, are not listed before it is known which of them are wanted.
   */
  private async partitionFolders(s3: S3Objects, bucket: string, below: string): Promise<string[]> {
    const levels = await this.levels(s3, bucket, below);
    const leaves: string[] = [];
    const visit = async (folder: string, level: number): Promise<void> => {
      if (level === levels) {
        leaves.push(folder.replace(/\/$/, ''));
        return;
      }
      const { folders, objects } = await s3.list(bucket, below + folder, { delimiter: '/' });
      // Objects beside partitions are a fault, which the folders' names will tell.
      if (objects.some((o) => isData(o.key.slice(below.length)) && !o.key.endsWith('/'))) leaves.push(folder.replace(/\/$/, ''));
      await inLanes(partitionsIn(folders, below), LANES, (inner) => visit(inner, level + 1));
    };
    await visit('', 0);
    return leaves.sort();
  }

  private async levels(s3: S3Objects, bucket: string, below: string): Promise<number> {
    let folder = '';
    for (let level = 0; ; level++) {
      const { folders } = await s3.list(bucket, below + folder, { delimiter: '/', most: 100 });
      const [first] = partitionsIn(folders, below);
      if (first === undefined) return level;
      folder = first;
    }
  }

  private files(objects: readonly S3Object[], bucket: string, below: string, base: string): SourceFile[] {
    return objects.filter((o) => !o.key.endsWith('/') && isData(o.key.slice(below.length))).map((object) => {
      const relative = object.key.slice(below.length);
      // What changed has another path, so that a file that is there is the right one.
      const path = `${this.settings.cache}/${bucket}/${object.etag.replace(/[^A-Za-z0-9-]/g, '') || 'none'}-${object.size}/${object.key}`;
      this.found.set(path, { bucket, object });
      return { path, relative, size: object.size, modified: object.modified, uri: `${base}/${relative}` };
    });
  }
}

const partitionsIn = (folders: readonly string[], below: string) => folders
  .map((f) => f.slice(below.length)).filter((f) => f.split('/').slice(-2)[0]?.includes('='));

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
}
