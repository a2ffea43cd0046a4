import { AssertionError } from 'node:assert';
import { dirname } from 'node:path';
import { Finding, rowsFinding } from './assertions';
import { RowsOptions } from './compare-rows';
import { NodeRows } from './result';
import { TestRow } from './values';
import { GlueprintError } from '../../src/core/diagnostics';
import { nodeHost } from '../host/node-host';

interface GoldenOptions extends RowsOptions {
  /** Write the file. Default: where `GLUEPRINT_UPDATE_GOLDEN` is 1, or there is no file yet and it is not CI. */
  readonly update?: boolean;
}

/** Rows against a file with a JSON object a line. */
export async function assertGolden(actual: NodeRows, file: string, options?: GoldenOptions): Promise<void> {
  const finding = await goldenFinding(actual, file, options);
  if (finding !== undefined) throw new AssertionError({ message: finding });
}

export async function goldenFinding(actual: NodeRows, file: string, options: GoldenOptions = {}): Promise<Finding> {
  const { files, environment } = nodeHost();
  const path = files.resolve(file);
  const exists = await files.kind(path) === 'file';
  const update = options.update ?? (environment.variable('GLUEPRINT_UPDATE_GOLDEN') === '1' || (!exists && environment.variable('CI') === undefined));
  if (update) {
    await files.makeFolder(dirname(path));
    await files.writeText(path, goldenText(actual));
    return undefined;
  }
  if (!exists) return `there is no golden file ${file}; run with GLUEPRINT_UPDATE_GOLDEN=1 to write it`;
  const finding = rowsFinding(actual, parseGolden(await files.readText(path), file), options);
  return finding === undefined ? undefined : `${finding}\ngolden file: ${file}   (GLUEPRINT_UPDATE_GOLDEN=1 accepts what was found)`;
}

/** Sorted, so that the order of the engine does not show in a diff. */
function goldenText({ columns, rows }: NodeRows): string {
  const lines = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((c) => [c.name, row[c.name] ?? null]))));
  return lines.sort().map((l) => `${l}\n`).join('');
}

function parseGolden(text: string, file: string): TestRow[] {
  return text.split('\n').filter((l) => l.trim() !== '').map((line, i) => {
    try {
      return JSON.parse(line) as TestRow;
    } catch {
      throw new GlueprintError({ code: 'TestGolden', file, message: `line ${i + 1} is not JSON` });
    }
  });
}
