import { constants, Dirent } from 'node:fs';
import { copyFile, link, lstat, mkdir, mkdtemp, open, readdir, readFile, realpath, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { faultCode } from './fault';
import { FileEntry, FileKind, Files } from './host';

const isMissing = (e: unknown) => ['ENOENT', 'ENOTDIR'].includes(faultCode(e) ?? '');

export class NodeFiles implements Files {
  constructor(private readonly workingFolder: string) {}

  public resolve(path: string): string {
    return resolve(this.workingFolder, path);
  }

  public async kind(path: string): Promise<FileKind | undefined> {
    try {
      const s = await stat(path);
      return s.isFile() ? 'file' : s.isDirectory() ? 'folder' : 'other';
    } catch (e) {
      if (isMissing(e)) return undefined;
      throw e;
    }
  }

  public async realPath(path: string): Promise<string> {
    try {
      return await realpath(path);
    } catch (e) {
      if (!isMissing(e)) throw e;
      const parent = dirname(path);
      return parent === path ? path : join(await this.realPath(parent), path.slice(parent.length));
    }
  }

  public async size(path: string): Promise<number> {
    return (await stat(path)).size;
  }

  public async list(folder: string, options: { readonly recurse?: boolean } = {}): Promise<FileEntry[]> {
    const found: FileEntry[] = [];
    const visit = async (path: string, prefix: string): Promise<void> => {
      for (const entry of await readdir(path, { withFileTypes: true })) {
        const full = join(path, entry.name);
        const kind = await this.kindOf(entry, full);
        if (kind === 'folder' && (options.recurse ?? true)) await visit(full, `${prefix}${entry.name}/`);
        if (kind !== 'file') continue;
        const s = await stat(full);
        found.push({ path: full, relative: prefix + entry.name, size: s.size, modified: s.mtime });
      }
    };
    await visit(folder, '');
    return found.sort((a, b) => (a.relative < b.relative ? -1 : 1));
  }

  public async names(folder: string): Promise<string[]> {
    try {
      return (await readdir(folder)).sort();
    } catch (e) {
      if (isMissing(e)) return [];
      throw e;
    }
  }

  public async readText(path: string): Promise<string> {
    return readFile(path, 'utf8');
  }

  public async readBytes(path: string, position: number, length: number): Promise<Uint8Array> {
    const file = await open(path, constants.O_RDONLY);
    try {
      const start = position < 0 ? Math.max(0, (await file.stat()).size + position) : position;
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, start);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  public async writeText(path: string, text: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  public async makeFolder(path: string): Promise<void> {
    await mkdir(path, { recursive: true });
  }

  public async temporaryFolder(prefix: string): Promise<string> {
    return mkdtemp(join(tmpdir(), prefix));
  }

  public async rename(from: string, to: string): Promise<void> {
    await rename(from, to);
  }

  public async link(from: string, to: string): Promise<boolean> {
    try {
      await link(from, to);
      return true;
    } catch (e) {
      if (faultCode(e) === 'EEXIST') return false;
      // Some file systems have no second names.
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(faultCode(e) ?? '')) throw e;
      return this.copyNew(from, to);
    }
  }

  private async copyNew(from: string, to: string): Promise<boolean> {
    try {
      await copyFile(from, to, constants.COPYFILE_EXCL);
      return true;
    } catch (e) {
      if (faultCode(e) === 'EEXIST') return false;
      throw e;
    }
  }

  public async remove(path: string): Promise<void> {
    await rm(path, { recursive: true, force: true });
  }

  public async removeEmptyFolder(path: string): Promise<boolean> {
    try {
      await rmdir(path);
      return true;
    } catch (e) {
      if (isMissing(e) || ['ENOTEMPTY', 'EEXIST'].includes(faultCode(e) ?? '')) return false;
      throw e;
    }
  }

  public async device(path: string): Promise<number> {
    return (await lstat(path)).dev;
  }

  private async kindOf(entry: Dirent, path: string): Promise<FileKind | undefined> {
    if (entry.isFile()) return 'file';
    if (entry.isDirectory()) return 'folder';
    return entry.isSymbolicLink() ? this.kind(path) : 'other';
  }
}
