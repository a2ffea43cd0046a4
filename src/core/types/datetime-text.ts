/** Dates and timestamps as Spark reads and prints them (`SparkDateTimeUtils`). Proleptic Gregorian calendar. */

export const MICROS_PER_SECOND = 1_000_000n;
export const MICROS_PER_DAY = 86_400_000_000n;

/** Days since 1970-01-01 of a date, or undefined when there is no such day. */
export function daysOf(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function civil(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1 };
}

const pad = (n: number | bigint, width = 2) => String(n).padStart(width, '0');

export function dateText(days: number): string {
  const { year, month, day } = civil(days);
  const y = year < 0 ? `-${pad(-year, 4)}` : year > 9999 ? `+${year}` : pad(year, 4);
  return `${y}-${pad(month)}-${pad(day)}`;
}

/** Of a local time in microseconds: `2021-01-01 00:00:00.12`. */
export function timestampText(localMicros: bigint): string {
  const days = floorDiv(localMicros, MICROS_PER_DAY);
  const rest = localMicros - days * MICROS_PER_DAY;
  const seconds = rest / MICROS_PER_SECOND;
  const fraction = rest % MICROS_PER_SECOND;
  const digits = fraction === 0n ? '' : `.${pad(fraction, 6).replace(/0+$/, '')}`;
  return `${dateText(Number(days))} ${pad(seconds / 3600n)}:${pad((seconds / 60n) % 60n)}:${pad(seconds % 60n)}${digits}`;
}

export function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && (a < 0n) !== (b < 0n) ? q - 1n : q;
}

/** Days of a date text, as `CAST(text AS DATE)`: `yyyy[-m[-d]]`, whatever follows a blank or `T` is dropped. */
export function parseDate(text: string): number | undefined {
  const m = /^([+-]?)(\d{4,7})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T].*)?)?)?$/s.exec(trimAll(text));
  if (m === null) return undefined;
  const year = Number(m[2]) * (m[1] === '-' ? -1 : 1);
  return daysOf(year, Number(m[3] ?? 1), Number(m[4] ?? 1));
}

/** Strips everything up to the blank on both ends, as Spark's casts do. */
export function trimAll(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return text.slice(start, end);
}

/** Microseconds of a timestamp text; `zone` when the text names one, else the time is local. */
export function parseTimestamp(text: string): { readonly local: bigint; readonly zone?: string; readonly timeOnly: boolean } | undefined {
  const s = trimAll(text);
  const m = /^(?:([+-]?)(\d{4,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?)?(?:(^T?|[ T])(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d*))?\s*(\S.*)?)?)?)?$/.exec(s);
  if (m === null || s === '') return undefined;
  const dateGiven = m[2] !== undefined;
  if (m[6] !== undefined && dateGiven && m[4] === undefined) return undefined;
  if (!dateGiven && m[7] === undefined && !s.startsWith('T')) return undefined;
  const year = Number(m[2] ?? 1970) * (m[1] === '-' ? -1 : 1);
  const days = daysOf(year, Number(m[3] ?? 1), Number(m[4] ?? 1));
  const [h, min, sec] = [Number(m[6] ?? 0), Number(m[7] ?? 0), Number(m[8] ?? 0)];
  if (days === undefined || h > 23 || min > 59 || sec > 59) return undefined;
  const fraction = BigInt((m[9] ?? '').slice(0, 6).padEnd(6, '0'));
  const zone = m[10] === undefined ? undefined : zoneName(m[10].trim());
  if (m[10] !== undefined && zone === undefined) return undefined;
  const local = BigInt(days) * MICROS_PER_DAY + BigInt(h * 3600 + min * 60 + sec) * MICROS_PER_SECOND + fraction;
  return { local, zone, timeOnly: !dateGiven };
}

const SHORT_IDS: Record<string, string> = {
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  BST: 'Asia/Dhaka',
  CAT: 'Africa/Harare',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MIT: 'Pacific/Apia',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh',
  EST: '-05:00',
  MST: '-07:00',
  HST: '-10:00',
};

/** A zone in one spelling, `+08:00` or an IANA name; undefined when Java has no such zone. */
export function zoneName(text: string): string | undefined {
  if (/^(Z|UTC|GMT|UT)$/.test(text)) return 'UTC';
  const m = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{1,2}))?(?::?(\d{2}))?$/.exec(text);
  if (m !== null) {
    const [h, min, s] = [Number(m[2]), Number(m[3] ?? 0), Number(m[4] ?? 0)];
    if (h > 18 || min > 59 || s > 59 || (h === 18 && min + s > 0)) return undefined;
    return `${m[1]}${pad(h)}:${pad(min)}${s === 0 ? '' : `:${pad(s)}`}`;
  }
  const id = SHORT_IDS[text] ?? text;
  if (/^[+-]/.test(id)) return id;
  return /^[A-Za-z][A-Za-z0-9~/._+-]+$/.test(id) && formatter(id) !== undefined ? id : undefined;
}

const formatters = new Map<string, Intl.DateTimeFormat | undefined>();
function formatter(zone: string): Intl.DateTimeFormat | undefined {
  if (!formatters.has(zone)) {
    let made: Intl.DateTimeFormat | undefined;
    try {
      made = new Intl.DateTimeFormat('en-US', {
        timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
      });
    } catch {
      made = undefined;
    }
    formatters.set(zone, made);
  }
  return formatters.get(zone);
}

/** Offset of a zone at an instant, in microseconds. */
export function offsetAt(utcMicros: bigint, zone: string): bigint {
  if (zone === 'UTC') return 0n;
  const fixed = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(zone);
  if (fixed !== null) {
    const seconds = Number(fixed[2]) * 3600 + Number(fixed[3]) * 60 + Number(fixed[4] ?? 0);
    return BigInt(fixed[1] === '-' ? -seconds : seconds) * MICROS_PER_SECOND;
  }
  const second = floorDiv(utcMicros, MICROS_PER_SECOND);
  const ms = Number(second) * 1000;
  const format = formatter(zone);
  if (format === undefined || Math.abs(ms) > 8.6e15) return 0n;
  const parts: Record<string, string> = {};
  for (const p of format.formatToParts(new Date(ms))) parts[p.type] = p.value;
  const year = parts.era.startsWith('B') ? 1 - Number(parts.year) : Number(parts.year);
  const days = daysOf(year, Number(parts.month), Number(parts.day)) ?? 0;
  const local = BigInt(days) * 86400n + BigInt(Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second));
  return (local - second) * MICROS_PER_SECOND;
}

/** The instant of a local time in a zone; in a gap the later offset counts, in an overlap the earlier, as in Java. */
export function toInstant(local: bigint, zone: string): bigint {
  const before = offsetAt(local - MICROS_PER_DAY, zone);
  const first = local - before;
  if (offsetAt(first, zone) === before) return first;
  const after = offsetAt(local + MICROS_PER_DAY, zone);
  const second = local - after;
  return offsetAt(second, zone) === after ? second : first;
}
