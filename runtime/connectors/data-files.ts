import { globPattern } from './glob';

/** Which of the files below a prefix are its data; shared by what stands for Amazon S3 here and by the service itself. Paths are relative. */

/** Spark and Glue skip what begins with `_` or `.`, unless it is a partition folder. */
export function isData(relative: string): boolean {
  return relative.split('/').every((s, i, all) => !/^[_.]/.test(s) || (s.includes('=') && s.startsWith('_') && i < all.length - 1));
}

/** Without recursion only partition folders are entered. */
export function inFolders(recurse: boolean): (f: { readonly relative: string }) => boolean {
  return (f) => recurse || f.relative.split('/').slice(0, -1).every((s) => s.includes('='));
}

/** A glob names files, or folders whose files are meant. */
export function matches(glob: string, recurse: boolean): (f: { readonly relative: string }) => boolean {
  const pattern = globPattern(glob);
  return (f) => {
    const parts = f.relative.split('/');
    return parts.some((_, i) => pattern.test(parts.slice(0, i + 1).join('/')) && (recurse || i >= parts.length - 2 || parts.slice(i + 1, -1).every((s) => s.includes('='))));
  };
}

/** `s3://bucket/a/b*` as the plain part and the glob, if any. */
export function splitGlob(uri: string, isGlob: (text: string) => boolean): { readonly base: string; readonly glob?: string } {
  const segments = uri.split('/');
  const first = segments.findIndex((s, i) => i > 2 && isGlob(s));
  return first < 0 ? { base: uri } : { base: segments.slice(0, first).join('/'), glob: segments.slice(first).join('/') };
}
