/** Rows as the CSV that the engine reads: NULL is nothing, the empty text is `""`. */
export function csvRow(row: readonly (string | null)[]): string {
  let line = '';
  for (let i = 0; i < row.length; i++) {
    const value = row[i];
    if (i > 0) line += ',';
    if (value !== null && value !== undefined) line += value === '' ? '""' : SPECIAL.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
  }
  return `${line}\n`;
}

const SPECIAL = /[",\n\r]/;
const CHUNK = 256 * 1024;

/** Batches of rows as bytes of CSV, some hundred kilobytes at a time. */
export async function* csvChunks(batches: AsyncIterable<readonly (readonly (string | null)[])[]>): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const batch of batches) {
    for (const row of batch) {
      text += csvRow(row);
      if (text.length >= CHUNK) {
        yield Buffer.from(text);
        text = '';
      }
    }
  }
  if (text !== '') yield Buffer.from(text);
}

/** A value of a file that goes into a database: unquoted text equal to `nullText` is NULL. */
export type Cell = string | null;

/** Rows of a CSV file that the engine wrote, in batches; the file is never in memory as a whole. */
export async function* readRows(chunks: AsyncIterable<Uint8Array>, nullText: string, batchSize: number): AsyncGenerator<Cell[][]> {
  const decoder = new TextDecoder();
  let batch: Cell[][] = [], row: Cell[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  const endCell = () => {
    row.push(state === 'closing' || cell !== nullText ? cell : null);
    cell = '';
    state = 'start';
  };
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    let at = 0;
    while (at < text.length) {
      if (state === 'quoted') {
        const quote = text.indexOf('"', at);
        cell += text.slice(at, quote < 0 ? text.length : quote);
        at = quote < 0 ? text.length : quote + 1;
        if (quote >= 0) state = 'closing';
        continue;
      }
      const c = text[at];
      if (state === 'closing' && c === '"') {
        cell += '"';
        state = 'quoted';
      } else if (state === 'start' && c === '"') {
        state = 'quoted';
      } else if (c === ',') {
        endCell();
      } else if (c === '\n') {
        endCell();
        batch.push(row);
        row = [];
        if (batch.length >= batchSize) {
          yield batch;
          batch = [];
        }
      } else {
        let end = at + 1;
        while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++;
        cell += text.slice(at, end);
        state = 'plain';
        at = end;
        continue;
      }
      at++;
    }
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    batch.push(row);
  }
  if (batch.length > 0) yield batch;
}
