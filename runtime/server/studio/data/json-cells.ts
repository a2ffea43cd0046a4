import type { DataType } from '../../../../src/core/types';
import type { Cell } from '../contract';

const EXACT: ReadonlySet<string> = new Set(['boolean', 'tinyint', 'smallint', 'int', 'double']);

/** A cell from the JSON text of its value: numbers only where they are exact, nested values as the text they are. */
export function cellOfJson(text: string | null, type: DataType | undefined): Cell {
  if (text === null) return null;
  return text.startsWith('"') || EXACT.has(type?.kind ?? '') ? JSON.parse(text) as Cell : text;
}
