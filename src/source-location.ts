import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceLocation } from './core/manifest';

/** This package's own code, compiled or not. */
const OWN = `${__dirname}${sep}`;

/** Where the user's code is that is being run now; unknown for apps in other languages, whose frames Node does not see. */
export function sourceLocation(): SourceLocation | undefined {
  if (process.env.JSII_AGENT !== undefined) return undefined;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 25;
  const stack = new Error().stack ?? '';
  Error.stackTraceLimit = limit;
  for (const line of stack.split('\n').slice(1)) {
    const found = /\(?((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+):\d+\)?$/.exec(line.trim());
    if (found === null) continue;
    const file = found[1].startsWith('file:') ? fileURLToPath(found[1]) : found[1];
    if (file.startsWith(OWN) || file.includes(`${sep}node_modules${sep}`)) continue;
    return { file: relative(process.cwd(), file).split(sep).join('/'), line: Number(found[2]) };
  }
  return undefined;
}
