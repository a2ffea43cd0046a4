import { open } from 'node:fs/promises';
import { Format, Prepared, textOption } from './format';
import { TextInference, TextValue } from './infer-texts';
import { JSON_FORMAT } from './json';
import { landFiles } from './landed';
import { GlueprintError } from '../../src/core/diagnostics';
import { field, STRING } from '../../src/core/types';
import { faultCode, faultMessage } from '../host/fault';

/** The first sheet of Excel workbooks (.xlsx), read only: the first row names the columns. */
export const EXCEL: Format = {
  name: 'excel',
  headed: true,
  extensions: ['.xlsx'],
  compressions: {},
  async prepare(files, options, folder, request = {}): Promise<Prepared> {
    const inference = request.columns === undefined ? new TextInference() : undefined;
    const most = typeof options.numberRows === 'number' && options.numberRows > 0 ? options.numberRows : Infinity;
    const footer = typeof options.skipFooter === 'number' ? options.skipFooter : 0;
    const names: string[] = [];
    async function* records(file: string): AsyncIterable<string> {
      // The footer is known to be one only at the end.
      const held: (readonly TextValue[])[] = [];
      let header: string[] | undefined;
      let count = 0;
      for await (const cells of rows(file, textOption(options, 'sheet'))) {
        if (header === undefined) {
          header = uniqueNames(cells.map((c, i) => (c === null || c === '' ? `_c${i}` : String(c))));
          names.push(...header.filter((n) => !names.includes(n)));
          continue;
        }
        held.push(cells);
        const row = held.length > footer ? held.shift() : undefined;
        if (row === undefined) continue;
        if (count++ >= most) return;
        const record = Object.fromEntries(header.map((name, i) => [name, row[i] ?? null]));
        inference?.add(record);
        yield JSON.stringify(record);
      }
    }
    const landed = await landFiles(files, folder, request, '.ndjson', records);
    const found = inference?.columns(false) ?? [];
    const columns = inference === undefined ? undefined : names.map((name) => found.find((c) => c.name === name) ?? field(name, STRING));
    return { files: landed, format: JSON_FORMAT, options: { mode: options.mode, texts: {} }, columns };
  },
  discover: () => Promise.resolve([]),
  read() {
    throw new Error('Excel files are read once they have landed');
  },
  write() {
    throw new GlueprintError({ code: 'UnsupportedFormat', field: 'format', message: 'Excel is only read', hint: 'write CSV' });
  },
};

/** A sheet that is passed over is read all the same: the reader would remove its temporary file while it is being opened. */
async function readToEnd(worksheet: AsyncIterable<unknown>): Promise<void> {
  const rest = worksheet[Symbol.asyncIterator]();
  while ((await rest.next()).done !== true);
}

/** Rows of a sheet as they stand in it; empty ones are left out. */
async function* rows(file: string, sheet: string | undefined): AsyncIterable<readonly TextValue[]> {
  // The reader waits for ever for the rest of what is no archive.
  if (!await isWholeZip(file)) throw notExcel(file, 'not an Excel workbook (.xlsx), or cut off');
  const { stream } = await import('../clients/exceljs');
  const book = new stream.xlsx.WorkbookReader(file, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'emit' });
  let found = false;
  try {
    for await (const worksheet of book) {
      if (sheet !== undefined && (worksheet as unknown as { name?: string }).name !== sheet) {
        await readToEnd(worksheet);
        continue;
      }
      found = true;
      for await (const row of worksheet) {
        // The first is always empty: columns count from 1.
        const values = Array.isArray(row.values) ? row.values.slice(1) : [];
        const cells = Array.from(values, (v) => cellText(v));
        if (cells.some((c) => c !== null)) yield cells;
      }
      break;
    }
  } catch (e) {
    if (GlueprintError.isGlueprintError(e) || faultCode(e)?.startsWith('E') === true) throw e;
    throw notExcel(file, `not an Excel workbook (.xlsx), or damaged: ${faultMessage(e)}`, e);
  }
  if (!found) throw notExcel(file, sheet === undefined ? 'not an Excel workbook (.xlsx): it has no sheet' : `the workbook has no sheet '${sheet}'`);
}

function notExcel(file: string, message: string, cause?: unknown): GlueprintError {
  return new GlueprintError({ code: 'NotExcel', file, message, hint: 'check the path and the format; .xls must be saved as .xlsx', cause });
}

/** A workbook is a zip archive: it begins with an entry, and its directory stands in its last 64 kB. */
async function isWholeZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await file.read(tail, 0, tail.length, size - tail.length);
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    return head.toString('latin1') === 'PK\u0003\u0004' && tail.includes('PK\u0005\u0006', 0, 'latin1');
  } finally {
    await file.close();
  }
}

function cellText(value: unknown): TextValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return dateText(value);
  if (typeof value !== 'object' || 'error' in value) return null;
  if ('richText' in value) return (value.richText as { text: string }[]).map((r) => r.text).join('');
  // A formula is its last result, a link its text.
  if ('result' in value) return cellText(value.result);
  return 'text' in value ? cellText(value.text) : null;
}

/** Excel knows no zone and no type of its own for dates: midnight is a timestamp too, as pandas reads it. */
function dateText(date: Date): string {
  const iso = date.toISOString();
  return iso.endsWith('.000Z') ? iso.slice(0, 19).replace('T', ' ') : iso.slice(0, 23).replace('T', ' ');
}

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const n = seen.get(name) ?? 0;
    seen.set(name, n + 1);
    return n === 0 ? name : `${name}.${n}`;
  });
}
