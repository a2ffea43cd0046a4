import { GlueprintError } from '../../src/core/diagnostics';

/** The error code of a Node fault, `ENOENT` and the like. */
export function faultCode(e: unknown): string | undefined {
  return typeof e === 'object' && e !== null && 'code' in e && typeof e.code === 'string' ? e.code : undefined;
}

/** What a thrown value says. Native code throws errors of its own realm, so `instanceof` does not do. */
export function faultMessage(e: unknown): string {
  return typeof e === 'object' && e !== null && 'message' in e && typeof e.message === 'string' ? e.message : String(e);
}

const WORDS: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  ENOSPC: ['no room on disk', 'free some space, or bind the target to another disk'],
  EDQUOT: ['the disk quota is used up', 'free some space, or bind the target to another disk'],
  EFBIG: ['the file would be larger than this system allows', 'raise the limit, or write more than one file'],
  EACCES: ['permission denied', 'give yourself the right, or choose another path'],
  EPERM: ['not permitted', 'give yourself the right, or choose another path'],
  EROFS: ['the file system is read-only', 'choose another path'],
  ENOTDIR: ['a part of the path is a file', 'choose another path'],
  EMFILE: ['too many open files', 'raise the limit of open files (ulimit -n)'],
};

/** A fault of the system (`ENOENT`, `EACCES`, …) as an error of ours; `undefined` for anything else. */
export function fileFault(cause: unknown): GlueprintError | undefined {
  const code = faultCode(cause);
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined;
  const words = WORDS[code] ?? [faultMessage(cause), undefined];
  const path = typeof cause === 'object' && cause !== null && 'path' in cause ? String(cause.path) : undefined;
  return new GlueprintError({ code: ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) ? 'NoSpace' : 'FileFault', file: path, message: words[0], hint: words[1], cause });
}
