import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { sqlName, sqlString } from './sql-text';
import { Column, DataType } from '../../src/core/types';

/**
 * Rows on their way to a converter: the engine writes a JSON object a line, with the values that JSON cannot hold as texts or numbers:
 * 64-bit integers and decimals as text, dates as days, timestamps as text of microseconds, bytes as base64, maps as a list of entries.
 */
export function departingLine(columns: readonly Column[]): string {
  const members = columns.map((c, i) => `${sqlString(String(i))}: ${departing(c.type, sqlName(c.name))}`);
  return `CAST(to_json({${members.join(', ')}}) AS VARCHAR)`;
}

function departing(type: DataType, x: string, depth = 0): string {
  switch (type.kind) {
    case 'bigint':
    case 'decimal': return `CAST(${x} AS VARCHAR)`;
    // JSON has no word for what is not finite.
    case 'float':
    case 'double': return `CAST(${x} AS VARCHAR)`;
    case 'date': return `(${x} - DATE '1970-01-01')`;
    case 'timestamp':
    case 'timestamp_ntz': return `CAST(epoch_us(${x}) AS VARCHAR)`;
    case 'binary': return `base64(${x})`;
    case 'array': {
      const e = `e${depth}`;
      return `list_transform(${x}, lambda ${e}: ${departing(type.element, e, depth + 1)})`;
    }
    case 'map': {
      const e = `e${depth}`;
      return `list_transform(map_entries(${x}), lambda ${e}: {'k': ${departing(type.key, `${e}.key`, depth + 1)}, 'v': ${departing(type.value, `${e}.value`, depth + 1)}})`;
    }
    case 'struct': {
      const fields = type.fields.map((f, i) => `${sqlString(String(i))}: ${departing(f.type, `${x}[${sqlString(f.name)}]`, depth)}`);
      return `CASE WHEN ${x} IS NOT NULL THEN {${fields.join(', ')}} END`;
    }
    default: return x;
  }
}

/** The rows of such a file: values by position. */
export async function* departed(file: string): AsyncIterable<Record<string, unknown>> {
  const lines = createInterface({ input: createReadStream(file, { highWaterMark: 256 * 1024 }), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as Record<string, unknown>;
}
