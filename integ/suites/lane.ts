import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulator, EmulatorFixture, localStack, miniStack } from '../../runtime/testing';

/** What stands for AWS in this lane (`npm run integ [lane]`). */
export const LANE = process.env.CDK_GLUEPRINT_LANE ?? 'ministack';
export const cloud = (): Emulator => (LANE === 'localstack' ? localStack() : miniStack());

/** A suite on emulators: skipped, saying why, where one of them cannot start. */
export function suite(title: string, emulators: readonly Emulator[], body: (fixture: () => EmulatorFixture) => void): void {
  const why = EmulatorFixture.missing(emulators);
  if (why !== undefined) process.stderr.write(`skipped: ${title}: ${why}\n`);
  (why === undefined ? describe : describe.skip)(title, () => {
    let fixture: EmulatorFixture;
    beforeAll(async () => { fixture = await EmulatorFixture.start({ emulators }); }, 240_000);
    body(() => fixture);
    afterAll(async () => fixture?.stop()); // the last: what the suite cleans up needs them
  });
}

const PYTHON = [process.env.CDK_GLUEPRINT_PYTHON, join(__dirname, '../../.venv-spark/bin/python'), '/opt/pyspark35/bin/python', 'python3'];

/** Rows of Parquet bytes as pyarrow reads them, a reader that has nothing of ours; `undefined`: there is no pyarrow. */
export function parquetRows(files: readonly Uint8Array[]): Record<string, unknown>[] | undefined {
  const python = PYTHON.find((p) => p !== undefined && (p === 'python3' || existsSync(p)) && hasPyarrow(p));
  if (python === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'glueprint-parquet-'));
  try {
    files.forEach((bytes, i) => writeFileSync(join(folder, `${i}.parquet`), bytes));
    const script = 'import sys, json, pyarrow.parquet as p\nprint(json.dumps([r for f in sys.argv[1:] for r in p.ParquetFile(f).read().to_pylist()], default=str))';
    return JSON.parse(execFileSync(python, ['-c', script, ...files.map((_, i) => join(folder, `${i}.parquet`))], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })) as Record<string, unknown>[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hasPyarrow(python: string): boolean {
  try {
    execFileSync(python, ['-c', 'import pyarrow.parquet'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
