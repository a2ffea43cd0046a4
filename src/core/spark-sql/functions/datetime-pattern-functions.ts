import { CallInfo, LowerCall, Refusal, refuse, Signature, SqlFunction } from './function';
import { localTime } from './local-time';
import { param, text } from './typing';
import { BIGINT, DataType, DATE, isNumeric, isString, STRING, TIMESTAMP, TIMESTAMP_NTZ, TypeClass } from '../../types';
import { isLegacyPattern, parsePattern, PatternError, PatternPiece, strftimePattern, strptimePattern } from '../../types/datetime-pattern';

/** Functions over Java's date and time patterns. Constant patterns that DuckDB has an equal for run natively, all others by the exact JavaScript functions. */
const group = 'datetime_funcs';
const DEFAULT = 'yyyy-MM-dd HH:mm:ss';
const WHEN: TypeClass = [STRING, DATE, TIMESTAMP, TIMESTAMP_NTZ];

/** A wrong constant pattern is refused before anything runs. */
function checkPattern(index: number, parsing: boolean): (call: CallInfo) => Refusal | undefined {
  return (call) => {
    const pattern = call.args[index]?.constant;
    if (typeof pattern !== 'string' || (parsing && !isString(call.args[0].type))) return undefined;
    try {
      parsePattern(pattern, parsing);
      return undefined;
    } catch (e) {
      if (e instanceof PatternError) return refuse(isLegacyPattern(pattern) ? 'INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION' : 'INVALID_DATETIME_PATTERN', `unrecognized datetime pattern: ${pattern}: ${e.message}`, index);
      throw e;
    }
  };
}

function constantPattern(call: LowerCall, index: number, parsing: boolean): readonly PatternPiece[] | undefined {
  const pattern = call.info[index].constant;
  return typeof pattern === 'string' ? parsePattern(pattern, parsing) : undefined;
}

function formatted(timestamp: string, pattern: string, pieces: readonly PatternPiece[] | undefined, zone: string): string {
  const native = pieces && strftimePattern(pieces);
  return native === undefined || native === '' ? `spark_format_exact(${timestamp}, ${pattern}, ${text(zone)})` : `spark_format_native(${localTime(timestamp, zone)}, ${text(native)}, ${pattern})`;
}

const zoned = (pieces: readonly PatternPiece[]): boolean => pieces.some((p) => p.kind === 'offset' || p.kind === 'zone' || (p.kind === 'optional' && zoned(p.pieces)));

/** Text by a pattern as `timestamp` or, `local`, as the written time. */
function parsed(call: LowerCall, local: boolean, mode: 'null' | 'error'): string {
  const [t, pattern] = call.args;
  const pieces = constantPattern(call, 1, true);
  const native = pieces && strptimePattern(pieces);
  const rest = local ? `make_timestamp(spark_parse_datetime_ntz(${t}, ${pattern}, '${mode}'))`
    : `make_timestamptz(spark_parse_datetime(${t}, ${pattern}, ${text(call.session.timeZone)}, '${mode}'))`;
  if (native === undefined) return rest;
  return `spark_parse_native(${t}, ${text(native.regex)}, ${text(native.format)}, ${rest}, NULL::${local ? 'TIMESTAMP' : 'TIMESTAMP WITH TIME ZONE'})`;
}

function toTimestamp(name: string, type: DataType, attempt = false): SqlFunction {
  const first: TypeClass = type.kind === 'timestamp' ? [STRING, DATE, TIMESTAMP, TIMESTAMP_NTZ, { family: 'numeric' }] : WHEN;
  const mode = (c: LowerCall) => (c.session.ansi && !attempt ? 'error' : 'null');
  return {
    names: [name],
    group,
    signatures: [
      {
        params: [param('timestamp_str', first)],
        result: type,
        nullable: true,
        lower: (c) => {
          const cast = c.cast(c.args[0], c.types[0], type);
          return attempt && c.session.ansi ? `TRY(${cast})` : cast;
        },
      },
      {
        params: [param('timestamp_str', first), param('fmt', STRING)],
        result: type,
        nullable: true,
        check: (call) => (isNumeric(call.args[0].type) ? refuse('INTERNAL_ERROR', `${name} of a number takes no pattern: Spark fails on it`, 0) : checkPattern(1, true)(call)),
        lower: (c) => {
          if (!isString(c.types[0])) return withPattern(c, c.cast(c.args[0], c.types[0], type));
          return parsed(c, type.kind === 'timestamp_ntz', mode(c));
        },
      },
    ],
  };
}

/** A pattern beside what is no text has no part in the value, unless it is null. */
function withPattern(c: LowerCall, value: string): string {
  return c.info[1].nullable && c.info[1].constant !== null ? `(CASE WHEN ${c.args[1]} IS NOT NULL THEN ${value} END)` : value;
}

function toUnix(names: readonly string[]): SqlFunction {
  return {
    names,
    group,
    text: (args, { name }) => (args.length === 0 ? `${name}(current_timestamp(), ${DEFAULT})` : `${name}(${args.join(', ')})`),
    signatures: [
      ...(names[0] === 'unix_timestamp' ? [{ params: [], result: BIGINT, nullable: false, lower: 'CAST(epoch_us(now()) // 1000000 AS BIGINT)' } as Signature] : []),
      {
        params: [param('timeExp', WHEN), param('fmt', STRING, { fill: DEFAULT })],
        result: BIGINT,
        nullable: true,
        check: checkPattern(1, true),
        lower: (c) => {
          const [x] = c.args;
          const value = isString(c.types[0]) ? parsed(c, false, c.session.ansi ? 'error' : 'null') : c.types[0].kind === 'date' ? c.cast(x, DATE, TIMESTAMP) : x;
          return `CAST(epoch_us(${value}) // 1000000 AS BIGINT)`;
        },
      },
    ],
  };
}

export const DATETIME_PATTERN_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['date_format'],
    group,
    signatures: [{
      params: [param('timestamp', TIMESTAMP), param('fmt', STRING)],
      result: STRING,
      check: checkPattern(1, false),
      lower: (c) => formatted(c.args[0], c.args[1], constantPattern(c, 1, false), c.session.timeZone),
    }],
  },
  {
    names: ['from_unixtime'],
    group,
    signatures: [{
      params: [param('unix_time', BIGINT), param('fmt', STRING, { fill: DEFAULT })],
      result: STRING,
      nullable: true,
      check: checkPattern(1, false),
      lower: (c) => formatted(`make_timestamptz(spark_hugeint_bigint(CAST(${c.args[0]} AS HUGEINT) * 1000000))`, c.args[1], constantPattern(c, 1, false), c.session.timeZone),
    }],
  },
  {
    names: ['to_date'],
    group,
    signatures: [
      { params: [param('date_str', WHEN)], result: DATE, nullable: true, lower: (c) => c.cast(c.args[0], c.types[0], DATE) },
      {
        params: [param('date_str', WHEN), param('fmt', STRING)],
        result: DATE,
        nullable: true,
        check: checkPattern(1, true),
        lower: (c) => {
          if (!isString(c.types[0])) return withPattern(c, c.cast(c.args[0], c.types[0], DATE));
          const pieces = constantPattern(c, 1, true);
          const local = pieces !== undefined && !zoned(pieces);
          return c.cast(parsed(c, local, c.session.ansi ? 'error' : 'null'), local ? TIMESTAMP_NTZ : TIMESTAMP, DATE);
        },
      },
    ],
  },
  toTimestamp('to_timestamp', TIMESTAMP), toTimestamp('to_timestamp_ltz', TIMESTAMP), toTimestamp('to_timestamp_ntz', TIMESTAMP_NTZ), toTimestamp('try_to_timestamp', TIMESTAMP, true),
  toUnix(['unix_timestamp']), toUnix(['to_unix_timestamp']),
];
