import { MONTHS } from './datetime-format';
import { zoneOfName } from './datetime-zones';
import { daysInMonth, daysOf, MICROS_PER_DAY, zoneName } from '../../../types';
import type { FractionPiece, NumberPiece, OffsetPiece, PatternPiece } from '../../../types/datetime-pattern';

/** A text read by a pattern: local microseconds, and the zone when the text names one. */
export interface ParsedDatetime { readonly local: bigint; readonly zone?: string }

interface Fields { readonly values: Map<string, number>; zone?: string; nanos?: number }

/** Reads a text as Java's strict `DateTimeFormatter` with Spark's defaults; undefined when it does not match or is no date. */
export function parseDatetime(pieces: readonly PatternPiece[], text: string): ParsedDatetime | undefined {
  const fields: Fields = { values: new Map() };
  const end = readAll(pieces, text, 0, fields);
  return end === text.length ? resolve(fields) : undefined;
}

/** Position behind, or -1. */
function readAll(pieces: readonly PatternPiece[], text: string, start: number, fields: Fields): number {
  let at = start;
  for (const p of pieces) {
    at = read(p, text, at, fields);
    if (at < 0) return -1;
  }
  return at;
}

function read(p: PatternPiece, text: string, at: number, fields: Fields): number {
  switch (p.kind) {
    case 'literal': return text.slice(at, at + p.text.length).toLowerCase() === p.text.toLowerCase() ? at + p.text.length : -1;
    case 'optional': {
      const copy: Fields = { values: new Map(fields.values), zone: fields.zone, nanos: fields.nanos };
      const end = readAll(p.pieces, text, at, copy);
      if (end < 0) return at;
      for (const [k, v] of copy.values) fields.values.set(k, v);
      [fields.zone, fields.nanos] = [copy.zone, copy.nanos];
      return end;
    }
    case 'number': return readNumber(p, text, at, fields);
    case 'fraction': return readFraction(p, text, at, fields);
    case 'text': return readText(p.field, p.full, text, at, fields);
    case 'offset': return readOffset(p, text, at, fields);
    case 'zone': return readZone(p.style, text, at, fields);
  }
}

function set(fields: Fields, name: string, value: number): boolean {
  const known = fields.values.get(name);
  if (known !== undefined && known !== value) return false;
  fields.values.set(name, value);
  return true;
}

const isDigit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9';

function readNumber(p: NumberPiece, text: string, start: number, fields: Fields): number {
  let at = start;
  const fixed = p.subsequent === -1 || (p.subsequent > 0 && p.min === p.max && p.sign === 'not negative');
  let [positive, negative] = [false, false];
  if (text[at] === '+') {
    if (p.sign !== 'exceeds pad') return -1;
    positive = true;
    at++;
  } else if (text[at] === '-') {
    if (p.sign === 'not negative') return -1;
    negative = true;
    at++;
  }
  const most = (digits: number) => {
    let end = at;
    while (end < at + digits && isDigit(text[end])) end++;
    return end;
  };
  let end = most(p.max + Math.max(p.subsequent, 0));
  if (p.subsequent > 0 && !(fixed && p.subsequent === -1)) {
    // leaves the digits of the fields behind it
    end = most(Math.max(p.min, end - at - p.subsequent));
  }
  const length = end - at;
  if (length < p.min || length === 0) return -1;
  const value = Number(text.slice(at, end)) * (negative ? -1 : 1);
  if (negative && value === 0) return -1;
  if (p.sign === 'exceeds pad') {
    if (positive ? length <= p.min : !negative && length > p.min) return -1;
  }
  return set(fields, p.field, p.reduced === true ? 2000 + value : value) ? end : -1;
}

function readFraction(p: FractionPiece, text: string, at: number, fields: Fields): number {
  let end = at;
  while (end < at + p.max && isDigit(text[end])) end++;
  if (end - at < p.min) return -1;
  const nanos = Number(text.slice(at, end).padEnd(9, '0'));
  if (fields.nanos !== undefined && fields.nanos !== nanos) return -1;
  fields.nanos = nanos;
  return end;
}

const SHORT_MONTHS = MONTHS.map((m) => m.slice(0, 3));

function readText(field: string, full: boolean, text: string, at: number, fields: Fields): number {
  const names = field === 'month' ? (full ? MONTHS : SHORT_MONTHS) : field === 'ampm' ? ['AM', 'PM'] : field === 'era' ? (full ? ['Before Christ', 'Anno Domini'] : ['BC', 'AD']) : [];
  const found = names.findIndex((n) => text.slice(at, at + n.length).toLowerCase() === n.toLowerCase());
  if (found < 0) return -1;
  return set(fields, field, field === 'month' ? found + 1 : found) ? at + names[found].length : -1;
}

const OFFSETS: Record<OffsetPiece['form'], RegExp> = {
  '+HHmm': /([+-])(\d\d)(?:(\d\d))?/y,
  '+HHMM': /([+-])(\d\d)(\d\d)/y,
  '+HH:MM': /([+-])(\d\d):(\d\d)/y,
  '+HHMMss': /([+-])(\d\d)(\d\d)(\d\d)?/y,
  '+HH:MM:ss': /([+-])(\d\d):(\d\d)(?::(\d\d))?/y,
  'GMT short': /GMT(?:([+-])(\d\d?)(?::(\d\d)(?::(\d\d))?)?)?/iy,
  'GMT full': /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/iy,
};

function readOffset(p: OffsetPiece, text: string, at: number, fields: Fields): number {
  const pattern = OFFSETS[p.form];
  pattern.lastIndex = at;
  const m = pattern.exec(text);
  if (m !== null && m[1] !== undefined) {
    const zone = zoneName(`${m[1]}${m[2].padStart(2, '0')}:${m[3] ?? '00'}${m[4] === undefined ? '' : `:${m[4]}`}`);
    if (zone === undefined) return -1;
    fields.zone = zone;
    return pattern.lastIndex;
  }
  const zero = text.slice(at, at + p.zero.length).toLowerCase() === p.zero.toLowerCase();
  if (!zero) return -1;
  fields.zone = '+00:00';
  return at + p.zero.length;
}

function readZone(style: 'id' | 'short' | 'full', text: string, at: number, fields: Fields): number {
  const rest = text.slice(at);
  if (style !== 'id') {
    const found = zoneOfName(rest);
    if (found !== undefined) {
      fields.zone = found.zone;
      return at + found.length;
    }
  }
  // the longest beginning that names a zone
  const m = /^(?:[A-Za-z][A-Za-z0-9~/._-]*(?:[+-]\d{1,2}(?::?\d\d(?::?\d\d)?)?)?|[+-]\d{1,2}(?::?\d\d(?::?\d\d)?)?)/.exec(rest);
  for (let length = m === null ? 0 : m[0].length; length > 0; length--) {
    const zone = zoneName(rest.slice(0, length));
    if (zone === undefined) continue;
    fields.zone = zone;
    return at + length;
  }
  return -1;
}

// ---------------------------------------------------------------- fields to a moment

const RANGES: Record<string, readonly [number, number]> = {
  'month': [1, 12],
  'day': [1, 31],
  'day of year': [1, 366],
  'clock hour 12': [1, 12],
  'hour 12': [0, 11],
  'clock hour 24': [1, 24],
  'hour': [0, 23],
  'minute': [0, 59],
  'second': [0, 59],
};

function resolve({ values, zone, nanos }: Fields): ParsedDatetime | undefined {
  for (const [name, value] of values) {
    const range = RANGES[name];
    if (range !== undefined && (value < range[0] || value > range[1])) return undefined;
  }
  const days = resolveDate(values);
  const hour = resolveHour(values);
  if (days === undefined || hour === undefined) return undefined;
  const seconds = hour * 3600 + (values.get('minute') ?? 0) * 60 + (values.get('second') ?? 0);
  return { local: BigInt(days) * MICROS_PER_DAY + BigInt(seconds) * 1_000_000n + BigInt(Math.floor((nanos ?? 0) / 1000)), zone };
}

function resolveDate(values: ReadonlyMap<string, number>): number | undefined {
  const ofEra = values.get('year of era');
  if (ofEra !== undefined && ofEra < 1) return undefined;
  const year = values.get('year') ?? (ofEra === undefined ? 1970 : values.get('era') === 0 ? 1 - ofEra : ofEra);
  if (Math.abs(year) > 999999) return undefined;
  const month = values.get('month');
  const day = values.get('day');
  const ofYear = values.get('day of year');
  if (ofYear === undefined) return daysOf(year, month ?? 1, day ?? 1);
  if (ofYear > 365 && daysInMonth(year, 2) === 28) return undefined;
  const days = daysOf(year, 1, 1)! + ofYear - 1;
  // what else is given must agree
  const first = month === undefined ? undefined : daysOf(year, month, 1)!;
  if (first !== undefined && (days < first || days >= first + daysInMonth(year, month!))) return undefined;
  if (day !== undefined) {
    for (let m = 1; m <= 12; m++) if (daysOf(year, m, day) === days) return days;
    return undefined;
  }
  return days;
}

function resolveHour(values: ReadonlyMap<string, number>): number | undefined {
  const found: number[] = [];
  const clock24 = values.get('clock hour 24');
  if (clock24 !== undefined) found.push(clock24 % 24);
  const hour = values.get('hour');
  if (hour !== undefined) found.push(hour);
  const clock12 = values.get('clock hour 12');
  const hour12 = values.get('hour 12');
  const halves = [...(clock12 === undefined ? [] : [clock12 % 12]), ...(hour12 === undefined ? [] : [hour12])];
  const ampm = values.get('ampm');
  if (new Set(halves).size > 1 || new Set(found).size > 1) return undefined;
  if (found.length > 0) {
    if (halves.length > 0 && found[0] % 12 !== halves[0]) return undefined;
    if (ampm !== undefined && Math.floor(found[0] / 12) !== ampm) return undefined;
    return found[0];
  }
  if (halves.length > 0) return halves[0] + 12 * (ampm ?? 0);
  return ampm === 1 ? 12 : 0;
}
