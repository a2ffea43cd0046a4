import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Golden files record the real outcome: `UPDATE_GOLDEN=1 npx jest …` writes them, and the diff shows what changed. */
export function expectGolden(path: string, text: string): void {
  const file = join(__dirname, 'golden', path);
  if (process.env.UPDATE_GOLDEN !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file)) throw new Error(`no golden file ${path}: run with UPDATE_GOLDEN=1`);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
