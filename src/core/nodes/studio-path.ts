import { parsePath } from './column-path';

/** A path of ours as the list of parts that Glue Studio keeps. */
export function splitPath(path: string): string[] {
  return parsePath(path) ?? [path];
}
