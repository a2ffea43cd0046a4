import { Output } from './output';
import { Column, typeName } from '../../src/core/types';

/** JSON texts as a table: strings without their quotes. */
export function showRows(output: Output, columns: readonly Pick<Column, 'name'>[], rows: readonly (readonly (string | null)[])[]): void {
  output.table(columns.map((c) => c.name), rows.map((r) => r.map(cellText)));
}

const MAX_WIDTH = 60;

function cellText(cell: string | null): string {
  if (cell === null) return 'null';
  const text = cell.startsWith('"') ? String(JSON.parse(cell)).replace(/[\r\n\t]/g, ' ') : cell;
  return text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH - 1)}…` : text;
}

/** A row as the text of one JSON object, digits as they are. */
export function rowJson(columns: readonly Pick<Column, 'name'>[], row: readonly (string | null)[]): string {
  return `{${columns.map((c, i) => `${JSON.stringify(c.name)}:${row[i] ?? 'null'}`).join(',')}}`;
}

export function columnList(columns: readonly Column[]): { name: string; type: string; nullable: boolean }[] {
  return columns.map((c) => ({ name: c.name, type: typeName(c.type), nullable: c.nullable }));
}
