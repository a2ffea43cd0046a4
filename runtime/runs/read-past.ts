import { CheckedJob } from './check';
import { GlueprintError } from '../../src/core/diagnostics';
import { readMode } from '../formats/format';
import { Files } from '../host/host';

/**
 * The source whose bad records a second reading may skip, after one of them stopped the first: its mode is not FAILFAST (or the record may yet be one),
 * and no file of it ends within a record, for then data is missing and not just wrong.
 */
export async function readsPast(error: unknown, checked: CheckedJob, files: Files): Promise<string | undefined> {
  if (!GlueprintError.isGlueprintError(error) || !['MalformedJson', 'TruncatedJson', 'NotAnObject'].includes(error.code)) return undefined;
  const node = checked.nodes.find((n) => n.resolved.node.id === error.details.node);
  const source = node?.source;
  if (source === undefined || source.options.jsonPath !== undefined || source.options.multiLine === true) return undefined;
  // An array of objects is these in every mode.
  if (readMode(source.options) === 'FAILFAST' && error.code !== 'NotAnObject') return undefined;
  for (const file of source.files) if (await endsWithin(file.path, files)) return undefined;
  return node?.resolved.node.id;
}

const TAIL = 1024 * 1024;

/** Whether the last line of a file is the beginning of a record. What cannot be told counts as such. */
async function endsWithin(path: string, files: Files): Promise<boolean> {
  if (/\.(gz|zst)$/i.test(path)) return true;
  const text = Buffer.from(await files.readBytes(path, -TAIL, TAIL)).toString('utf8').trimEnd();
  const last = text.slice(text.lastIndexOf('\n') + 1);
  if (!/^\s*[{[]/.test(last)) return false;
  try {
    JSON.parse(last);
    return false;
  } catch {
    return true;
  }
}
