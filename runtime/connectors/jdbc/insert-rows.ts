import { CopyIn, DatabaseClient, DatabaseColumn, Dialect } from './dialect';
import { Cell, readRows } from './row-text';
import { sqlText } from './sql-names';
import { readChunks } from '../../host/file-streams';

/** No statement is longer than about so many characters. */
const MAX_STATEMENT = 1_000_000;

/** Loads a file by INSERT statements of many rows each, where a database has nothing faster for a client. */
export async function loadByInserts(
  dialect: Dialect, client: DatabaseClient, request: CopyIn, literal: (value: Cell, column: DatabaseColumn) => string = plainLiteral,
): Promise<number> {
  const { table, columns, file, batchSize, signal } = request;
  const head = `INSERT INTO ${table} (${columns.map((c) => dialect.quote(c.name)).join(', ')}) VALUES `;
  let rows = 0;
  for await (const batch of readRows(readChunks(file), dialect.style.nullText, batchSize)) {
    signal?.throwIfAborted();
    let values = '';
    for (const row of batch) {
      const tuple = `(${row.map((v, i) => literal(v, columns[i] as DatabaseColumn)).join(', ')})`;
      if (values !== '' && values.length + tuple.length > MAX_STATEMENT) {
        await client.execute(head + values);
        values = '';
      }
      values += values === '' ? tuple : `, ${tuple}`;
    }
    await client.execute(head + values);
    rows += batch.length;
  }
  return rows;
}

/** The database converts the text to the column's type. */
export function plainLiteral(value: Cell): string {
  return value === null ? 'NULL' : sqlText(value);
}
