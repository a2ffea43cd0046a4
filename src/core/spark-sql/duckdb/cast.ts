import { textSql, typeSql } from './types';
import { DataType, DecimalType, equalTypes, isIntegral, isNumeric } from '../../types';
import type { Session } from '../functions/function';
import { instantOf, localTime } from '../functions/local-time';

/**
 * Spark's casts in DuckDB SQL, the only place that knows them. `legacy` is ANSI off: what does not fit is null or wraps;
 * `ansi` raises; `try` is the ANSI cast with null for the error. Each argument is used once, so that nested casts stay small.
 */
export type CastMode = 'legacy' | 'ansi' | 'try';

const INTEGER_BITS: Record<string, number> = { tinyint: 8, smallint: 16, int: 32, bigint: 64 };

export function castSql(sql: string, from: DataType, to: DataType, session: Session, mode: CastMode): string {
  if (equalTypes(from, to)) return sql;
  if (from.kind === 'void') return `CAST(${sql} AS ${typeSql(to)})`;
  if (to.kind === 'string') return toText(sql, from, session);
  switch (from.kind) {
    case 'string':
    case 'char':
    case 'varchar': return fromText(sql, to, session, mode);
    case 'boolean': return fromBoolean(sql, to);
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': return fromInteger(sql, from, to, mode);
    case 'float':
    case 'double': return fromFloat(sql, from, to, mode);
    case 'decimal': return fromDecimal(sql, to, mode);
    case 'date': return fromDate(sql, to, session, mode);
    case 'timestamp': return fromTimestamp(sql, to, session, mode);
    case 'timestamp_ntz': return plain(sql, to, mode);
    case 'year-month interval': return fromYearMonth(sql, from, to, mode);
    case 'day-time interval': return fromDayTime(sql, from, to, mode);
    case 'array': {
      if (to.kind !== 'array') break;
      return `list_transform(${sql}, lambda e_: ${castSql('e_', from.element, to.element, session, mode)})`;
    }
    case 'map': {
      if (to.kind !== 'map') break;
      const entry = `{'key': ${castSql('e_.key', from.key, to.key, session, mode)}, 'value': ${castSql('e_.value', from.value, to.value, session, mode)}}`;
      return `map_from_entries(list_transform(map_entries(${sql}), lambda e_: ${entry}))`;
    }
    case 'struct': {
      if (to.kind !== 'struct') break;
      const fields = from.fields.map((f, i) => `${textSql(to.fields[i].name)}: ${castSql(`struct_extract_at(s_, ${i + 1})`, f.type, to.fields[i].type, session, mode)}`);
      // through a one-element list, to name the struct once
      return `(list_transform([${sql}], lambda s_: CASE WHEN s_ IS NULL THEN NULL ELSE {${fields.join(', ')}} END))[1]`;
    }
    case 'binary': return to.kind === 'binary' ? sql : plain(sql, to, mode);
  }
  return plain(sql, to, mode);
}

function plain(sql: string, to: DataType, mode: CastMode): string {
  return `${mode === 'ansi' ? 'CAST' : 'TRY_CAST'}(${sql} AS ${typeSql(to)})`;
}

// ---------------------------------------------------------------- to text

function toText(sql: string, from: DataType, session: Session): string {
  switch (from.kind) {
    case 'boolean':
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint':
    case 'char':
    case 'varchar': return `CAST(${sql} AS VARCHAR)`;
    case 'decimal': return from.scale > 6 && !session.ansi ? `spark_decimal_text(${decimalText(sql, from)}, ${from.scale})` : decimalText(sql, from);
    case 'float': return `spark_float_text(${sql})`;
    case 'double': return `spark_double_text(${sql})`;
    case 'date': return `spark_date_text(${sql})`;
    case 'timestamp': return `spark_timestamp_text(${localTime(sql, session.timeZone)})`;
    case 'timestamp_ntz': return `spark_timestamp_text(${sql})`;
    case 'binary': return `spark_binary_text(${sql})`;
    case 'year-month interval': return `spark_year_month_text(${sql}, '${from.from}', '${from.to}')`;
    case 'day-time interval': return `spark_day_time_text(${sql}, '${from.from}', '${from.to}')`;
    case 'interval': return `spark_interval_text(${sql})`;
    case 'array': {
      const items = `list_transform(${sql}, lambda e_: coalesce(${toText('e_', from.element, session)}, 'null'))`;
      return `('[' || array_to_string(${items}, ', ') || ']')`;
    }
    case 'map': {
      const entry = `coalesce(${toText('e_.key', from.key, session)}, 'null') || ' -> ' || coalesce(${toText('e_.value', from.value, session)}, 'null')`;
      return `('{' || array_to_string(list_transform(map_entries(${sql}), lambda e_: ${entry}), ', ') || '}')`;
    }
    case 'struct': {
      const parts = from.fields.map((f, i) => `coalesce(${toText(`struct_extract_at(s_, ${i + 1})`, f.type, session)}, 'null')`);
      return `(list_transform([${sql}], lambda s_: CASE WHEN s_ IS NULL THEN NULL ELSE '{' || ${parts.join(" || ', ' || ") || "''"} || '}' END))[1]`;
    }
    default: return sql;
  }
}

/** DuckDB writes a decimal that has only digits behind the point without the 0 before it. */
function decimalText(sql: string, type: DecimalType): string {
  if (type.precision > type.scale) return `CAST(${sql} AS VARCHAR)`;
  return type.precision < 38 ? `CAST(CAST(${sql} AS DECIMAL(${type.precision + 1},${type.scale})) AS VARCHAR)` : `regexp_replace(CAST(${sql} AS VARCHAR), '^(-?)\\.', '\\10.')`;
}

// ---------------------------------------------------------------- from text

function invalid(sql: string, to: DataType, mode: CastMode): string {
  return mode === 'ansi' ? `, CASE WHEN ${sql} IS NOT NULL THEN error('[CAST_INVALID_INPUT] the value cannot be cast to ${typeSql(to)}') END` : '';
}

/** In ANSI mode what came out null for a text that was not null is an error. */
function checked(value: (text: string) => string, sql: string, to: DataType, mode: CastMode): string {
  if (mode !== 'ansi') return value(sql);
  return `(list_transform([${sql}], lambda t_: coalesce(${value('t_')}${invalid('t_', to, mode)})))[1]`;
}

function fromText(sql: string, to: DataType, session: Session, mode: CastMode): string {
  switch (to.kind) {
    case 'boolean': return checked((t) => `spark_text_boolean(${t})`, sql, to, mode);
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': {
      const digits = mode === 'legacy' ? 'spark_text_digits' : 'spark_text_digits_exact';
      return checked((t) => `TRY_CAST(${digits}(${t}) AS ${typeSql(to)})`, sql, to, mode);
    }
    case 'float':
    case 'double': return checked((t) => `TRY_CAST(spark_text_number(${t}) AS ${typeSql(to)})`, sql, to, mode);
    case 'decimal': return checked((t) => `TRY_CAST(spark_text_decimal(${t}) AS ${typeSql(to)})`, sql, to, mode);
    case 'date': return checked((t) => `spark_text_date(${t})`, sql, to, mode);
    case 'timestamp': return checked((t) => `spark_text_timestamp(${t}, ${textSql(session.timeZone)})`, sql, to, mode);
    case 'timestamp_ntz': return checked((t) => `spark_text_timestamp_ntz(${t})`, sql, to, mode);
    case 'binary': return `encode(${sql})`;
    case 'interval': return checked((t) => `spark_text_interval(${t})`, sql, to, mode);
    // with ANSI off too, a text that is none is an error
    case 'year-month interval': return checked((t) => `spark_text_year_month(${t}, '${to.from}', '${to.to}')`, sql, to, mode === 'legacy' ? 'ansi' : mode);
    case 'day-time interval': return checked((t) => `spark_text_day_time(${t}, '${to.from}', '${to.to}')`, sql, to, mode === 'legacy' ? 'ansi' : mode);
    default: return plain(sql, to, mode);
  }
}

// ---------------------------------------------------------------- numbers

/** Two's complement: the low bits of an integer. `sql` must be an integer type that holds twice the range. */
export function wrapSql(sql: string, to: DataType): string {
  const bits = INTEGER_BITS[to.kind];
  const half = 2n ** BigInt(bits - 1);
  const wide = bits === 64 ? 'HUGEINT' : 'BIGINT';
  return `CAST((((${sql}) + ${half}::${wide}) & ${half * 2n - 1n}::${wide}) - ${half}::${wide} AS ${typeSql(to)})`;
}

function fromBoolean(sql: string, to: DataType): string {
  if (to.kind === 'timestamp') return `make_timestamptz(CAST(${sql} AS BIGINT))`;
  return `CAST(CAST(${sql} AS TINYINT) AS ${typeSql(to)})`;
}

function fromInteger(sql: string, from: DataType, to: DataType, mode: CastMode): string {
  switch (to.kind) {
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': {
      if (INTEGER_BITS[to.kind] >= INTEGER_BITS[from.kind]) return `CAST(${sql} AS ${typeSql(to)})`;
      if (mode !== 'legacy') return plain(sql, to, mode);
      return wrapSql(from.kind === 'bigint' ? `(${sql})::HUGEINT` : `(${sql})::BIGINT`, to);
    }
    case 'boolean': return `(${sql} <> 0)`;
    case 'timestamp': return from.kind === 'bigint' ? `spark_seconds_timestamp(${sql})` : `make_timestamptz(CAST(${sql} AS BIGINT) * 1000000)`;
    case 'binary': return `spark_integer_binary(CAST(${sql} AS BIGINT), ${INTEGER_BITS[from.kind] / 8})`;
    case 'year-month interval': return `to_months(CAST(${sql} AS INTEGER)${to.to === 'year' ? ' * 12' : ''})`;
    case 'day-time interval': return `to_microseconds(CAST(${sql} AS BIGINT) * ${DAY_TIME_MICROS[to.to]})`;
    default: return plain(sql, to, mode);
  }
}

const DAY_TIME_MICROS: Record<string, string> = { day: '86400000000', hour: '3600000000', minute: '60000000', second: '1000000' };

function fromFloat(sql: string, from: DataType, to: DataType, mode: CastMode): string {
  switch (to.kind) {
    case 'float':
    case 'double': return to.kind === 'double' ? `CAST(${sql} AS DOUBLE)` : `spark_double_float(${sql})`;
    case 'boolean': return `(${sql} <> 0)`;
    case 'tinyint':
    case 'smallint': {
      if (mode !== 'legacy') return plain(`trunc(${sql})`, to, mode);
      return wrapSql(`spark_double_int(${sql})::BIGINT`, to);
    }
    case 'int': return mode === 'legacy' ? `spark_double_int(${sql})` : plain(`trunc(${sql})`, to, mode);
    case 'bigint': return mode === 'legacy' ? `spark_double_bigint(${sql})` : plain(`trunc(${sql})`, to, mode);
    // by the shortest text of the double, as Spark's BigDecimal: 0.1 is 0.1, but 0.1f is 0.10000000149011612
    case 'decimal': return `${mode === 'ansi' ? 'CAST' : 'TRY_CAST'}(spark_finite_text(${from.kind === 'float' ? `CAST(${sql} AS DOUBLE)` : sql}) AS ${typeSql(to)})`;
    case 'timestamp': return `spark_double_timestamp(CAST(${sql} AS DOUBLE))`;
    default: return plain(sql, to, mode);
  }
}

function fromDecimal(sql: string, to: DataType, mode: CastMode): string {
  switch (to.kind) {
    case 'boolean': return `(${sql} <> 0)`;
    case 'tinyint':
    case 'smallint':
    case 'int':
    case 'bigint': {
      if (mode !== 'legacy') return plain(`trunc(${sql})`, to, mode);
      // DuckDB's hugeint holds every decimal(38): take the low bits, as BigDecimal.longValue
      return to.kind === 'bigint' ? `spark_hugeint_bigint(CAST(trunc(${sql}) AS HUGEINT))` : wrapSql(`spark_hugeint_bigint(CAST(trunc(${sql}) AS HUGEINT))::HUGEINT`, to);
    }
    case 'timestamp': return `spark_micros_timestamp(spark_decimal_micros(${sql}))`;
    case 'year-month interval':
    case 'day-time interval': return to.kind === 'year-month interval' ? `to_months(CAST(${sql} AS INTEGER)${to.to === 'year' ? ' * 12' : ''})`
      : `to_microseconds(CAST(${sql} * ${DAY_TIME_MICROS[to.to]} AS BIGINT))`;
    default: return plain(sql, to, mode);
  }
}

// ---------------------------------------------------------------- dates, times, intervals

function fromDate(sql: string, to: DataType, session: Session, mode: CastMode): string {
  if (to.kind === 'timestamp') return instantOf(`CAST(${sql} AS TIMESTAMP)`, session.timeZone);
  if (to.kind === 'timestamp_ntz') return `CAST(${sql} AS TIMESTAMP)`;
  // legacy: a date as number or boolean is null
  return isNumeric(to) || to.kind === 'boolean' ? `CAST(CASE WHEN ${sql} IS NULL THEN NULL END AS ${typeSql(to)})` : plain(sql, to, mode);
}

function fromTimestamp(sql: string, to: DataType, session: Session, mode: CastMode): string {
  const seconds = `CAST(floor(epoch_us(${sql}) / 1000000.0::DECIMAL(18,1)) AS BIGINT)`;
  if (to.kind === 'bigint') return seconds;
  if (isIntegral(to)) return fromInteger(seconds, { kind: 'bigint' }, to, mode);
  switch (to.kind) {
    case 'float':
    case 'double': return `CAST(epoch_us(${sql}) / 1000000.0::DOUBLE AS ${typeSql(to)})`;
    case 'decimal': return `${mode === 'ansi' ? 'CAST' : 'TRY_CAST'}(CAST(CAST(epoch_us(${sql}) AS DECIMAL(26,0)) * 0.000001 AS DECIMAL(32,6)) AS ${typeSql(to)})`;
    case 'boolean': return `(epoch_us(${sql}) <> 0)`;
    case 'date': return `CAST(${localTime(sql, session.timeZone)} AS DATE)`;
    case 'timestamp_ntz': return localTime(sql, session.timeZone);
    default: return plain(sql, to, mode);
  }
}

function fromYearMonth(sql: string, from: DataType, to: DataType, mode: CastMode): string {
  const months = `spark_months(${sql})`;
  if (to.kind === 'year-month interval') return to.to === 'year' ? `to_months(CAST(trunc(${months} / 12) AS INTEGER) * 12)` : sql;
  if (isNumeric(to) && from.kind === 'year-month interval') return plain(from.to === 'year' ? `(${months} // 12)` : months, to, mode);
  return plain(sql, to, mode);
}

function fromDayTime(sql: string, from: DataType, to: DataType, mode: CastMode): string {
  const micros = `spark_micros(${sql})`;
  if (to.kind === 'day-time interval') {
    if (to.to === 'second') return sql;
    return `to_microseconds((${micros} // ${DAY_TIME_MICROS[to.to]}) * ${DAY_TIME_MICROS[to.to]})`;
  }
  if (isNumeric(to) && from.kind === 'day-time interval') {
    return to.kind === 'decimal' ? plain(`(${micros}::DECIMAL(38,6) / ${DAY_TIME_MICROS[from.to]})`, to, mode) : plain(`(${micros} // ${DAY_TIME_MICROS[from.to]})`, to, mode);
  }
  return plain(sql, to, mode);
}
