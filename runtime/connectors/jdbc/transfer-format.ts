import { TextStyle } from './dialect';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, DataType, typeName } from '../../../src/core/types';
import { duckdbType } from '../../formats/duckdb-types';
import { Format, FormatOptions } from '../../formats/format';
import { copyStatement, filesArgument } from '../../formats/reader-sql';
import { sqlName, sqlOptions, sqlString } from '../../formats/sql-text';

/**
 * Rows between a database and the engine: CSV without header in which NULL and the empty text are two things, times are in UTC,
 * bytes are hexadecimal and arrays JSON. Not a format of users' files.
 */
export const TRANSFER: Format = {
  name: 'rows',
  extensions: ['.rows'],
  compressions: { none: '' },

  async discover() {
    throw new GlueprintError({ code: 'InternalError', message: 'rows of a database have the columns that it says' });
  },

  read(request) {
    const held = names(request.options.held);
    const width = Math.max(2, held.length);
    const typeOf = (name: string | undefined) => request.columns.find((c) => c.name === name)?.type;
    const raw = Array.from({ length: width }, (_, i) => `c${i}: '${rawType(typeOf(held[i]))}'`).join(', ');
    const reader = `read_csv(${filesArgument(request.files)}, ${sqlOptions({
      auto_detect: false,
      header: false,
      delim: "','",
      quote: "'\"'",
      escape: "'\"'",
      columns: `{${raw}}`,
      nullstr: "''",
      allow_quoted_nulls: false,
      max_line_size: 64 * 1024 * 1024,
      buffer_size: 128 * 1024 * 1024,
    }, ' = ')})`;
    const values = request.columns.map((c) => {
      const at = held.indexOf(c.name);
      return `${at < 0 ? `CAST(NULL AS ${duckdbType(c.type)})` : parsed(c.type, `c${at}`, request.timeZone)} AS ${sqlName(c.name)}`;
    });
    return `SELECT ${values.join(', ')} FROM ${reader}`;
  },

  write(request) {
    const style = request.options.style as TextStyle;
    return copyStatement(request, TRANSFER, (c) => rendered(c.type, sqlName(c.name), style), {
      format: 'csv',
      header: false,
      delim: "','",
      quote: "'\"'",
      escape: "'\"'",
      nullstr: sqlString(style.nullText),
      // A lone `\\.` would end a load of PostgreSQL's.
      force_quote: request.columns.length === 1 && isText(request.columns[0]?.type) ? '*' : undefined,
    });
  },

  explain(message, options) {
    const hint = 'cast the column in the query of the source, or map its type with dataTypeMapping';
    const file = typeof options.place === 'string' ? options.place : undefined;
    const [, at, value] = /Error when converting column "c(\d+)"\. Could not convert string "([\s\S]*?)" to '/.exec(message) ?? [];
    const column = at === undefined ? undefined : names(options.held)[Number(at)];
    if (column !== undefined) return { code: 'ValueOutOfRange', file, message: `column '${column}' has the value '${value}', which is no ${names(options.types)[Number(at)]}`, hint };
    const cast = /(?:Error when converting column|Could not convert string|Conversion Error)[^\n]*/.exec(message)?.[0];
    if (cast === undefined) return undefined;
    return { code: 'ValueOutOfRange', file, message: `a value of the table does not fit its Spark type: ${cast}`, hint };
  },
};

const names = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
const isText = (t: DataType | undefined) => t !== undefined && ['string', 'char', 'varchar'].includes(t.kind);

/** What the CSV reader itself gives; the rest is made of text. */
function rawType(type: DataType | undefined): string {
  switch (type?.kind) {
    case 'boolean':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
    case 'float':
    case 'double':
    case 'decimal':
    case 'date': return duckdbType(type);
    case 'timestamp':
    case 'timestamp_ntz': return 'TIMESTAMP';
    default: return 'VARCHAR';
  }
}

function parsed(type: DataType, x: string, timeZone: string): string {
  switch (type.kind) {
    case 'binary': return `unhex(${x})`;
    case 'array': return `CAST(CAST(${x} AS JSON) AS ${duckdbType(type)})`;
    case 'date': return finite(x, 'DATE', '9999-12-31', '0001-01-01');
    case 'timestamp':
    case 'timestamp_ntz': {
      const value = finite(x, 'TIMESTAMP', '9999-12-31 23:59:59.999999', '0001-01-03');
      return type.kind === 'timestamp' && timeZone !== 'UTC' ? `make_timestamptz(epoch_us(${value}))` : value;
    }
    default: return x;
  }
}

/** PostgreSQL's infinite times are the ends of Spark's calendar, as Spark's dialect reads them: the first is two days late by its way of dates. */
function finite(x: string, type: string, last: string, first: string): string {
  return `CASE WHEN isfinite(${x}) THEN ${x} WHEN ${x} > ${type} '2000-01-01' THEN ${type} '${last}' WHEN ${x} IS NOT NULL THEN ${type} '${first}' END`;
}

function rendered(type: DataType, x: string, style: TextStyle): string {
  switch (type.kind) {
    case 'boolean': return style.booleans === 'digits' ? `CAST(${x} AS TINYINT)` : x;
    case 'binary': return `${style.binaryPrefix === '' ? '' : `${sqlString(style.binaryPrefix)} || `}hex(${x})`;
    case 'timestamp': return plainTime(`make_timestamp(epoch_us(${x}))`);
    case 'timestamp_ntz': return plainTime(`CAST(${x} AS TIMESTAMP)`);
    case 'float':
    case 'double': return `CASE WHEN isfinite(${x}) THEN CAST(${x} AS VARCHAR) WHEN isnan(${x}) THEN 'NaN' WHEN ${x} > 0 THEN 'Infinity' WHEN ${x} IS NOT NULL THEN '-Infinity' END`;
    case 'array': {
      const element = rendered(type.element, 'e', style);
      const quoted = `'"' || replace(replace(CAST(${element} AS VARCHAR), '\\', '\\\\'), '"', '\\"') || '"'`;
      return `CASE WHEN ${x} IS NOT NULL THEN '{' || coalesce(array_to_string(list_transform(${x}, lambda e: CASE WHEN e IS NULL THEN 'NULL' ELSE ${quoted} END), ','), '') || '}' END`;
    }
    case 'void': return 'CAST(NULL AS VARCHAR)';
    case 'map':
    case 'struct':
    case 'choice':
    case 'interval':
    case 'year-month interval':
    case 'day-time interval': throw new GlueprintError({ code: 'NoTypeMapping', message: `a column of type ${typeName(type)} cannot go into a database`, hint: 'make it text with to_json, flatten it, or leave it out' });
    default: return x;
  }
}

/** Years before the first are marked as databases do. */
const plainTime = (x: string) => `replace(replace(CAST(${x} AS VARCHAR), '(BC)', 'BC'), 'T', ' ')`;

/** Columns that the rows have, in order, and where they come from, for messages. */
export function transferOptions(columns: readonly Column[], place: string): FormatOptions {
  return { held: columns.map((c) => c.name), types: columns.map((c) => typeName(c.type)), place };
}
