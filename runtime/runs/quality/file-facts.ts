import { createHash } from 'node:crypto';
import { FileFact, FileRequest } from '../../../src/core/dqdl';
import { SourceFile } from '../../connectors/connector';
import { Connectors } from '../../connectors/registry';
import { Files } from '../../host/host';

const NAMES: Readonly<Record<string, string>> = { 'MD5': 'md5', 'SHA-1': 'sha1', 'SHA-224': 'sha224', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };
const BLOCK = 1024 * 1024;

/** Looks at the files that file rules are about. `read`: the files that the primary dataset comes from. */
export async function fileFacts(
  requests: readonly FileRequest[], read: readonly SourceFile[], connectors: Connectors, files: Files,
): Promise<Record<string, FileFact[]>> {
  const facts: Record<string, FileFact[]> = {};
  for (const { key, path, checksum } of requests) {
    const found = path === undefined ? read : await listed(connectors, path);
    const known = new Map((facts[key] ?? []).map((f) => [f.path, f]));
    facts[key] = await Promise.all(found.map(async (file): Promise<FileFact> => ({
      path: file.uri,
      bytes: file.size,
      modified: file.modified.toISOString(),
      checksums: { ...known.get(file.uri)?.checksums, ...(checksum === undefined ? {} : { [checksum]: await checksumOf(files, file, NAMES[checksum] ?? 'md5') }) },
    })));
  }
  return facts;
}

/** No files are for the rule to tell. */
async function listed(connectors: Connectors, uri: string): Promise<readonly SourceFile[]> {
  const connector = connectors.of(uri);
  if (await connector.isEmpty(uri)) return [];
  return (await connector.list({ uris: [uri], recurse: true, exclusions: [] })).files;
}

async function checksumOf(files: Files, file: SourceFile, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  for (let at = 0; at < file.size; at += BLOCK) hash.update(await files.readBytes(file.path, at, Math.min(BLOCK, file.size - at)));
  return hash.digest('hex');
}
