import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whatever the tests leave in the folder for temporary files, apps of the CDK above all, goes when they are over. */
export default function temporaryFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'jest-'));
  chmodSync(folder, 0o1777); // as that folder is itself: database servers run as nobody
  process.env.TMPDIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
