import { GlueprintError } from '../../src/core/diagnostics';
import { Files } from '../host/host';

/** Which local folder or file stands for which `s3://bucket/prefix`. */
export interface Binding { readonly uri: string; readonly path: string }

/** The longest binding that is the URI or a prefix of it at a `/`; else the default place of the bucket. */
export class Bindings {
  private readonly bindings: readonly Binding[];

  constructor(bindings: readonly Binding[], private readonly defaultFolder: string, private readonly files: Files) {
    this.bindings = [...bindings].map((b) => ({ ...b, uri: trimSlash(b.uri) })).sort((a, b) => b.uri.length - a.uri.length);
  }

  /** An absolute path, without `/` at its end. */
  public path(uri: string): string {
    const plain = trimSlash(uri);
    const binding = this.bindings.find((b) => plain === b.uri || plain.startsWith(`${b.uri}/`));
    const rest = plain.slice(binding === undefined ? 's3://'.length : binding.uri.length + 1);
    if (rest.split('/').includes('..')) throw new GlueprintError({ code: 'InvalidPath', message: `'${uri}' has a '..' in it` });
    const root = this.files.resolve(binding?.path ?? this.defaultFolder);
    return rest === '' ? root : `${root === '/' ? '' : root}/${rest}`;
  }

  /** Whether the user bound it, rather than it being the default place. */
  public isBound(uri: string): boolean {
    const plain = trimSlash(uri);
    return this.bindings.some((b) => plain === b.uri || plain.startsWith(`${b.uri}/`));
  }
}

export function trimSlash(text: string): string {
  return text.replace(/\/+$/, '');
}

/** `s3://bucket/prefix=path`, as a flag gives it. */
export function parseBinding(text: string): Binding {
  // A prefix may hold `=` itself (`year=2026`), a local path rarely does: the last one counts.
  const at = text.lastIndexOf('=');
  const uri = text.slice(0, at);
  const path = text.slice(at + 1);
  if (at > 0 && /^s3:\/\/[^/]/.test(uri) && path !== '') return { uri, path };
  throw new GlueprintError({ code: 'InvalidBinding', message: `cannot read the binding '${text}'`, hint: 'write it as s3://bucket/prefix=folder' });
}
