import { javaZoneName } from './datetime-zones';
import { civil, floorDiv, MICROS_PER_DAY } from '../../../types';
import type { NumberField, NumberPiece, OffsetPiece, PatternPiece } from '../../../types/datetime-pattern';

/** A moment as its parts are printed: local microseconds, the zone and its offset then. */
export interface Moment { readonly local: bigint; readonly offset: bigint; readonly zone: string }

export const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const QUARTERS = ['1st quarter', '2nd quarter', '3rd quarter', '4th quarter'];

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly dayOfYear: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micros: number;
}

function partsOf(local: bigint): Parts {
  const days = Number(floorDiv(local, MICROS_PER_DAY));
  const rest = local - BigInt(days) * MICROS_PER_DAY;
  const { year, month, day } = civil(days);
  const seconds = Number(rest / 1_000_000n);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 1 : 0;
  const dayOfYear = day + [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1] + (month > 2 ? leap : 0);
  return {
    year,
    month,
    day,
    dayOfYear,
    weekday: (((days + 3) % 7) + 7) % 7,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    micros: Number(rest % 1_000_000n),
  };
}

function numberOf(field: NumberField, p: Parts): number {
  switch (field) {
    case 'year': return p.year;
    case 'year of era': return p.year > 0 ? p.year : 1 - p.year;
    case 'month': return p.month;
    case 'day': return p.day;
    case 'day of year': return p.dayOfYear;
    case 'quarter': return Math.ceil(p.month / 3);
    case 'aligned day of week': return ((p.day - 1) % 7) + 1;
    case 'clock hour 12': return p.hour % 12 === 0 ? 12 : p.hour % 12;
    case 'hour 12': return p.hour % 12;
    case 'clock hour 24': return p.hour === 0 ? 24 : p.hour;
    case 'hour': return p.hour;
    case 'minute': return p.minute;
    case 'second': return p.second;
  }
}

/** Prints a moment by the pieces of a pattern, in English. */
export function formatMoment(pieces: readonly PatternPiece[], moment: Moment): string {
  const parts = partsOf(moment.local);
  const print = (list: readonly PatternPiece[]): string => list.map((p): string => {
    switch (p.kind) {
      case 'literal': return p.text;
      case 'optional': return print(p.pieces);
      case 'number': return numberText(p, numberOf(p.field, parts));
      case 'fraction': return String(parts.micros).padStart(6, '0').padEnd(9, '0').slice(0, p.max);
      case 'text': return textOf(p.field, p.full, parts);
      case 'offset': return offsetText(p, Number(moment.offset / 1_000_000n));
      case 'zone': return p.style === 'id' ? moment.zone : javaZoneName(moment, p.style);
    }
  }).join('');
  return print(pieces);
}

function numberText(p: NumberPiece, value: number): string {
  if (p.reduced === true) return String(Math.abs(value) % 100).padStart(2, '0');
  const digits = String(Math.abs(value));
  const sign = value < 0 ? '-' : p.sign === 'exceeds pad' && digits.length > p.min ? '+' : '';
  return sign + digits.padStart(p.min, '0');
}

function textOf(field: string, full: boolean, p: Parts): string {
  switch (field) {
    case 'era': return p.year > 0 ? (full ? 'Anno Domini' : 'AD') : full ? 'Before Christ' : 'BC';
    case 'month': return full ? MONTHS[p.month - 1] : MONTHS[p.month - 1].slice(0, 3);
    case 'weekday': return full ? WEEKDAYS[p.weekday] : WEEKDAYS[p.weekday].slice(0, 3);
    case 'quarter': return full ? QUARTERS[Math.ceil(p.month / 3) - 1] : `Q${Math.ceil(p.month / 3)}`;
    default: return p.hour < 12 ? 'AM' : 'PM';
  }
}

const two = (n: number) => String(n).padStart(2, '0');

function offsetText(p: OffsetPiece, seconds: number): string {
  const sign = seconds < 0 ? '-' : '+';
  const n = Math.abs(seconds);
  const [h, m, s] = [Math.floor(n / 3600), Math.floor(n / 60) % 60, n % 60];
  if (n === 0) return p.zero;
  switch (p.form) {
    case '+HHmm': return h + m === 0 ? p.zero : `${sign}${two(h)}${m === 0 ? '' : two(m)}`;
    case '+HHMM': return h + m === 0 ? p.zero : `${sign}${two(h)}${two(m)}`;
    case '+HH:MM': return h + m === 0 ? p.zero : `${sign}${two(h)}:${two(m)}`;
    case '+HHMMss': return `${sign}${two(h)}${two(m)}${s === 0 ? '' : two(s)}`;
    case '+HH:MM:ss': return `${sign}${two(h)}:${two(m)}${s === 0 ? '' : `:${two(s)}`}`;
    case 'GMT short': return `GMT${sign}${h}${m === 0 && s === 0 ? '' : `:${two(m)}`}${s === 0 ? '' : `:${two(s)}`}`;
    case 'GMT full': return `GMT${sign}${two(h)}:${two(m)}${s === 0 ? '' : `:${two(s)}`}`;
  }
}
