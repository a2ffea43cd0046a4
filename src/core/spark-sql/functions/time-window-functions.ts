import { CallInfo, LowerCall, Refusal, refuse, Signature, SqlFunction } from './function';
import { param, shown } from './typing';
import { ANY_TIMESTAMP, BIGINT, CALENDAR_INTERVAL, DataType, parseInterval, STRING } from '../../types';

/** `window` and `session_window`: fixed, sliding and session windows over a time. The analyzer makes them a hidden column of the select's input. */
const group = 'datetime_funcs';

function isWindow(type: DataType): boolean {
  return type.kind === 'struct' && type.fields.length === 2 && type.fields[0].name === 'start' && type.fields[1].name === 'end';
}

/** A time, or the window of an aggregation before, whose last moment counts. */
function timeType(call: CallInfo): DataType | Refusal {
  const { type } = call.args[0];
  if (type.kind === 'timestamp' || type.kind === 'timestamp_ntz') return type;
  if (type.kind === 'struct' && isWindow(type)) return type.fields[1].type;
  return refuse('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `${call.name} takes a timestamp or a window, not ${shown(type)}`, 0);
}

function timeSql(call: LowerCall): string {
  return call.types[0].kind === 'struct' ? `(struct_extract(${call.args[0]}, 'end') - to_microseconds(1))` : call.args[0];
}

/** `5 minutes` in microseconds; months have no fixed length. */
function durationOf(value: CallInfo['args'][number]['constant']): bigint | undefined {
  if (typeof value === 'bigint') return value;
  const interval = typeof value === 'string' ? parseInterval(value) : undefined;
  return interval === undefined || interval.months !== 0 ? undefined : BigInt(interval.days) * 86_400_000_000n + interval.micros;
}

interface Durations { readonly window: bigint; readonly slide: bigint; readonly start: bigint }

function durations(call: { readonly name: string; readonly args: CallInfo['args'] }): Durations | Refusal {
  const given: bigint[] = [];
  for (let i = 1; i < call.args.length; i++) {
    const d = durationOf(call.args[i].constant);
    if (d === undefined) return refuse('FAILED_FUNCTION_CALL', `argument ${i + 1} of ${call.name} must be a duration such as '5 minutes', without months, got ${call.args[i].text}`, i);
    given.push(d);
  }
  const [window, slide = window, start = 0n] = given;
  if (window <= 0n || slide <= 0n) return refuse('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', `the durations of ${call.name} must be greater than 0`, window <= 0n ? 1 : 2);
  if (slide > window) return refuse('DATATYPE_MISMATCH.PARAMETER_CONSTRAINT_VIOLATION', `the slide duration of ${call.name} must not be longer than the window duration`, 2);
  const distance = start < 0n ? -start : start;
  if (distance >= slide) return refuse('DATATYPE_MISMATCH.PARAMETER_CONSTRAINT_VIOLATION', `the start time of ${call.name} must be less than the slide duration`, 3);
  return { window, slide, start };
}

function windowType(time: DataType): DataType {
  return { kind: 'struct', fields: [{ name: 'start', type: time, nullable: true }, { name: 'end', type: time, nullable: true }] };
}

function columns(name: string): NonNullable<Signature['columns']> {
  return (call) => {
    const time = timeType(call);
    return 'code' in time ? time : [{ name, type: windowType(time), nullable: false }];
  };
}

const DURATION = [STRING, BIGINT] as const;
const TIME = param('time_column', [ANY_TIMESTAMP, { family: 'struct' }]);

function windowLists(call: LowerCall): readonly string[] {
  const found = durations({ name: call.name, args: call.info });
  if ('code' in found) return [];
  const { window, slide, start } = found;
  const make = call.types[0].kind === 'timestamp_ntz' || (call.types[0].kind === 'struct' && call.types[0].fields[1].type.kind === 'timestamp_ntz') ? 'make_timestamp' : 'make_timestamptz';
  const count = (window + slide - 1n) / slide;
  const starts = `spark_window_starts(epoch_us(${timeSql(call)}), ${window}, ${slide}, ${start}, ${count})`;
  return [`list_transform(${starts}, lambda w_: {'start': ${make}(w_), 'end': ${make}(w_ + ${window})})`];
}

export const TIME_WINDOW_FUNCTIONS: readonly SqlFunction[] = [
  {
    names: ['window'],
    group,
    kind: 'generator',
    timeWindow: 'window',
    signatures: [{
      params: [TIME, param('window_duration', DURATION), param('slide_duration', DURATION, { optional: true }), param('start_time', DURATION, { optional: true })],
      check: (call) => {
        const time = timeType(call);
        if ('code' in time) return time;
        const found = durations(call);
        return 'code' in found ? found : undefined;
      },
      result: BIGINT,
      columns: columns('window'),
      lists: windowLists,
    }],
  },
  {
    names: ['session_window'],
    group,
    kind: 'generator',
    timeWindow: 'session',
    signatures: [{
      params: [TIME, param('gap_duration', [STRING, CALENDAR_INTERVAL, { family: 'day-time interval' }])],
      check: (call) => {
        const time = timeType(call);
        return 'code' in time ? time : undefined;
      },
      result: BIGINT,
      columns: columns('session_window'),
      // the time of a row, and how long its session lasts from there
      lists: (call) => [timeSql(call), call.types[1].kind === 'string' ? call.cast(call.args[1], STRING, CALENDAR_INTERVAL) : call.args[1]],
    }],
  },
];
