import { sqlString } from './sql-text';
import { GlueprintError } from '../../src/core/diagnostics';
import { DataType, typeName } from '../../src/core/types';

/**
 * Macros behind `renderText` and `renderJson`; a connection that writes text has them.
 * `Double.toString`: plain from 0.001 to 10 million, else one digit, a point, the rest, `E`, the exponent.
 */
export const RENDER_PRELUDE: readonly string[] = [
  `CREATE OR REPLACE TEMP MACRO glueprint_exponent_text(s, x) AS CASE
     WHEN contains(s, 'e') THEN split_part(s, 'e', 1) || CASE WHEN contains(split_part(s, 'e', 1), '.') THEN '' ELSE '.0' END
       || 'E' || CAST(CAST(split_part(s, 'e', 2) AS INTEGER) AS VARCHAR)
     WHEN abs(x) >= 1 THEN regexp_replace(s, '^(-?[0-9]).*$', '\\1') || '.'
       || coalesce(nullif(rtrim(substr(replace(replace(s, '.', ''), '-', ''), 2), '0'), ''), '0')
       || 'E' || CAST(length(split_part(replace(s, '-', ''), '.', 1)) - 1 AS VARCHAR)
     ELSE regexp_replace(s, '^(-?)0\\.0*([1-9])([0-9]*)$', '\\1\\2.\\3') || CASE WHEN regexp_matches(s, '\\.0*[1-9]$') THEN '0' ELSE '' END
       || 'E-' || CAST(length(regexp_extract(s, '\\.(0*)', 1)) + 1 AS VARCHAR) END`,
  `CREATE OR REPLACE TEMP MACRO glueprint_double_text(x) AS CASE
     WHEN (abs(x) >= 0.001 AND abs(x) < 10000000) OR x = 0 THEN CAST(x AS VARCHAR)
     WHEN isnan(x) THEN 'NaN'
     WHEN isinf(x) THEN CASE WHEN x > 0 THEN 'Infinity' ELSE '-Infinity' END
     ELSE glueprint_exponent_text(CAST(x AS VARCHAR), x) END`,
  // `BigDecimal.toString`: below a millionth one digit, a point, the rest and an exponent.
  `CREATE OR REPLACE TEMP MACRO glueprint_small_decimal_text(t, digits, scale) AS CASE WHEN starts_with(t, '-') THEN '-' ELSE '' END || digits[1]
     || CASE WHEN length(digits) > 1 THEN '.' || digits[2:] ELSE '' END || 'E-' || CAST(scale + 1 - length(digits) AS VARCHAR)`,
  `CREATE OR REPLACE TEMP MACRO glueprint_decimal_text(x, t, scale) AS CASE WHEN x > -0.000001 AND x < 0.000001
     THEN glueprint_small_decimal_text(t, coalesce(nullif(ltrim(t, '-.0'), ''), '0'), scale) ELSE t END`,
  // Years have four digits, a sign where they need more or lie before our era.
  `CREATE OR REPLACE TEMP MACRO glueprint_year_text(y) AS CASE WHEN y > 9999 THEN '+' WHEN y < 0 THEN '-' ELSE '' END
     || lpad(CAST(abs(y) AS VARCHAR), CAST(greatest(4, length(CAST(abs(y) AS VARCHAR))) AS INTEGER), '0')`,
  `CREATE OR REPLACE TEMP MACRO glueprint_date_text(x) AS CASE WHEN x >= DATE '0001-01-01' AND x <= DATE '9999-12-31' THEN CAST(x AS VARCHAR)
     ELSE glueprint_year_text(year(x)) || strftime(x, '-%m-%d') END`,
  `CREATE OR REPLACE TEMP MACRO glueprint_time_text(x) AS CASE WHEN x >= TIMESTAMP '0001-01-01' AND x < TIMESTAMP '10000-01-01'
     THEN strftime(x, '%Y-%m-%dT%H:%M:%S.%g') ELSE glueprint_year_text(year(x)) || strftime(x, '-%m-%dT%H:%M:%S.%g') END`,
  // The offset as `XXX` prints it: Z, else +hh:mm.
  `CREATE OR REPLACE TEMP MACRO glueprint_offset_text(z) AS CASE
     WHEN z IN ('+00', '+00:00') THEN 'Z' WHEN length(z) = 3 THEN z || ':00' ELSE z END`,
];

export interface RenderOptions {
  /** Zone of the session. UTC takes a faster way. */
  readonly timeZone: string;
  /** The JSON is parsed again: numbers need not look as Spark prints them, which is a long expression. */
  readonly toParse?: boolean;
}

const isUtc = (zone: string) => ['UTC', 'Z', 'GMT', 'Etc/UTC', '+00:00'].includes(zone);

/** A time without offset as text, cut to the millisecond, as `yyyy-MM-dd'T'HH:mm:ss.SSS` prints it. */
const milliseconds = (x: string) => `glueprint_time_text(${x})`;

const dateText = (x: string) => `glueprint_date_text(${x})`;

/** DuckDB leaves out the 0 before the point of a decimal that has only digits behind it. */
function decimalText({ precision, scale }: DataType & { readonly kind: 'decimal' }, x: string): string {
  const text = `CAST(${x} AS VARCHAR)`;
  const plain = precision > scale ? text : `regexp_replace(${text}, '^(-?)\\.', '\\10.')`;
  return scale > 6 ? `glueprint_decimal_text(${x}, ${plain}, ${scale})` : plain;
}

/** A value as Spark's CSV writer prints it; NULL stays NULL. Types that print alike in DuckDB stay as they are. */
export function renderCsv(type: DataType, x: string, options: RenderOptions): string {
  switch (type.kind) {
    // The writer drops blanks around a value (`ignoreLeadingWhiteSpace` is on for writing).
    case 'string':
    case 'char':
    case 'varchar': return `trim(${x}, ' \t\n\r')`;
    case 'boolean':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return x;
    case 'decimal': return type.scale > 6 || type.precision === type.scale ? decimalText(type, x) : x;
    case 'date': return dateText(x);
    default: return renderScalar(type, x, options, 'CSV');
  }
}

/** A value as Spark's JSON writer prints it: JSON text, or NULL where the field is left out. */
export function renderJson(type: DataType, x: string, options: RenderOptions, depth = 0): string {
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar': return `CAST(to_json(${x}) AS VARCHAR)`;
    case 'boolean':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return `CAST(${x} AS VARCHAR)`;
    case 'decimal': return decimalText(type, x);
    case 'float':
    case 'double': {
      const finite = options.toParse === true ? `CAST(${x} AS VARCHAR)` : `glueprint_double_text(${x})`;
      return `CASE WHEN isfinite(${x}) THEN ${finite} WHEN isnan(${x}) THEN '"NaN"' WHEN ${x} > 0 THEN '"Infinity"' WHEN ${x} < 0 THEN '"-Infinity"' END`;
    }
    case 'void': return 'CAST(NULL AS VARCHAR)';
    case 'array': return inBrackets(`list_transform(${x}, lambda e${depth}: coalesce(${renderJson(type.element, `e${depth}`, options, depth + 1)}, 'null'))`, '[', ']', x);
    case 'map': {
      const e = `e${depth}`;
      const entry = `CAST(to_json(${renderKey(type.key, `${e}.key`, options)}) AS VARCHAR) || ':' || coalesce(${renderJson(type.value, `${e}.value`, options, depth + 1)}, 'null')`;
      return inBrackets(`list_transform(map_entries(${x}), lambda ${e}: ${entry})`, '{', '}', x);
    }
    case 'struct': {
      const members = type.fields.map((f) => `${sqlString(`${JSON.stringify(f.name)}:`)} || ${renderJson(f.type, `${x}[${sqlString(f.name)}]`, options, depth)}`);
      // `concat_ws` skips NULL: that is how a member without a value is left out.
      return `CASE WHEN ${x} IS NOT NULL THEN '{' || concat_ws(',', ${members.length === 0 ? "''" : members.join(', ')}) || '}' END`;
    }
    default: return `'"' || ${renderScalar(type, x, options, 'JSON')} || '"'`;
  }
}

/** A partition value as Spark casts it to a string for the folder's name; NULL for NULL and for the empty string. */
export function renderPartition(type: DataType, x: string, options: RenderOptions): string {
  switch (type.kind) {
    case 'timestamp':
    case 'timestamp_ntz': {
      const local = type.kind === 'timestamp' && isUtc(options.timeZone) ? `make_timestamp(epoch_us(${x}))` : `CAST(${x} AS TIMESTAMP)`;
      return `CAST(${local} AS VARCHAR)`;
    }
    case 'float':
    case 'double': return `glueprint_double_text(${x})`;
    case 'string':
    case 'char':
    case 'varchar': return `nullif(${x}, '')`;
    case 'binary': return `nullif(decode(${x}), '')`;
    case 'boolean':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return `CAST(${x} AS VARCHAR)`;
    case 'decimal': return decimalText(type, x);
    case 'date': return dateText(x);
    default: throw new GlueprintError({ code: 'InvalidPartitionKey', message: `a column of type ${typeName(type)} cannot be a partition key` });
  }
}

function renderKey(type: DataType, x: string, options: RenderOptions): string {
  return type.kind === 'float' || type.kind === 'double' ? `glueprint_double_text(${x})` : renderPartition(type, x, options).replace(/^nullif\((.*), ''\)$/, '$1');
}

function renderScalar(type: DataType, x: string, options: RenderOptions, format: string): string {
  switch (type.kind) {
    case 'float':
    case 'double': return `glueprint_double_text(${x})`;
    case 'date': return dateText(x);
    case 'binary': return `base64(${x})`;
    case 'timestamp_ntz': return milliseconds(x);
    case 'timestamp': return isUtc(options.timeZone)
      ? `${milliseconds(`make_timestamp(epoch_us(${x}))`)} || 'Z'`
      : `${milliseconds(`CAST(${x} AS TIMESTAMP)`)} || glueprint_offset_text(strftime(${x}, '%z'))`;
    default: throw new GlueprintError({
      code: 'UnsupportedType',
      message: `${format} does not support a column of type ${typeName(type)}`,
      hint: format === 'CSV' ? 'flatten the column, turn it to JSON text with to_json, or write Parquet' : undefined,
    });
  }
}

function inBrackets(list: string, open: string, close: string, x: string): string {
  return `CASE WHEN ${x} IS NOT NULL THEN '${open}' || coalesce(list_aggregate(${list}, 'string_agg', ','), '') || '${close}' END`;
}
