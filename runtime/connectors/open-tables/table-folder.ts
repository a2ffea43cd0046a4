import { GlueprintError } from '../../../src/core/diagnostics';
import { Files } from '../../host/host';
import { trimSlash } from '../bindings';
import { Connectors } from '../registry';

/** The folder of an Iceberg or Delta table: its metadata and its data files. */
export class TableFolder {
  public static async open(uri: string, connectors: Connectors, files: Files): Promise<TableFolder> {
    const connector = connectors.of(uri);
    if (connector.name !== 'local-s3') {
      throw new GlueprintError({ code: 'NotLocal', file: uri, message: 'the embedded engine reads Iceberg and Delta tables in local folders', hint: 'bind the prefix to a folder, or run on the Spark engine' });
    }
    return new TableFolder(trimSlash(uri), await connector.place(uri), connectors, files);
  }

  private constructor(
    public readonly uri: string, public readonly place: string, private readonly connectors: Connectors, private readonly disk: Files,
  ) {}

  public path(relative: string): string {
    return `${this.place}/${relative}`;
  }

  public async names(relative: string): Promise<string[]> {
    return this.disk.names(this.path(relative));
  }

  public async entries(relative: string): Promise<readonly { readonly name: string; readonly size: number; readonly modified: Date }[]> {
    if (await this.disk.kind(this.path(relative)) !== 'folder') return [];
    return (await this.disk.list(this.path(relative), { recurse: false })).map((f) => ({ name: f.relative, size: f.size, modified: f.modified }));
  }

  public async text(relative: string): Promise<string> {
    return this.disk.readText(this.path(relative));
  }

  public async bytes(path: string): Promise<Uint8Array> {
    return this.disk.readBytes(path, 0, await this.disk.size(path));
  }

  public async exists(relative: string): Promise<boolean> {
    return await this.disk.kind(this.path(relative)) !== undefined;
  }

  /**
   * Where a file that the metadata names lies here: below the table's own location, wherever that was when it was written, or in S3.
   * Nothing else is opened: metadata must not lead to other files of this machine.
   */
  public async local(name: string, written: string | undefined): Promise<string> {
    const below = written === undefined ? undefined : withoutRoot(name, written);
    if (below !== undefined) return this.path(below);
    if (!/^[a-z][a-z0-9+.-]*:/i.test(name) && !name.startsWith('/')) return this.path(checked(name));
    if (/^s3[an]?:\/\//.test(name)) return this.connectors.of(name).place(name);
    throw new GlueprintError({ code: 'InvalidTable', file: this.uri, message: `the table names the file '${name}', which is not below it and not in S3` });
  }
}

function withoutRoot(name: string, root: string): string | undefined {
  const plain = (text: string) => text.replace(/^s3[an]:/, 's3:').replace(/^file:\/*/, '/');
  const base = `${trimSlash(plain(root))}/`;
  return plain(name).startsWith(base) ? checked(plain(name).slice(base.length)) : undefined;
}

function checked(relative: string): string {
  if (relative.split('/').includes('..')) throw new GlueprintError({ code: 'InvalidPath', message: `'${relative}' has a '..' in it` });
  return relative;
}
