import { MICROS_PER_SECOND } from './datetime-text';

/** Intervals as Spark reads and prints them (`IntervalUtils`). */

export interface CalendarInterval { readonly months: number; readonly days: number; readonly micros: bigint }

const UNITS: Record<string, { readonly months?: number; readonly days?: number; readonly micros?: bigint }> = {
  year: { months: 12 },
  month: { months: 1 },
  week: { days: 7 },
  day: { days: 1 },
  hour: { micros: 3600n * MICROS_PER_SECOND },
  minute: { micros: 60n * MICROS_PER_SECOND },
  second: { micros: MICROS_PER_SECOND },
  millisecond: { micros: 1000n },
  microsecond: { micros: 1n },
};

/** `years` → `year`; undefined when it is no unit. */
export function intervalUnit(text: string): string | undefined {
  const unit = text.toLowerCase().replace(/s$/, '');
  return unit in UNITS ? unit : undefined;
}

/** `3 day`, `-1.5 second`: only seconds take a fraction. */
export function intervalOf(value: string, unit: string): CalendarInterval | undefined {
  const m = /^\s*([+-]?)\s*(\d*)(?:\.(\d*))?\s*$/.exec(value);
  const factor = UNITS[unit];
  if (m === null || factor === undefined || (m[2] === '' && (m[3] ?? '') === '')) return undefined;
  if (m[3] !== undefined && unit !== 'second') return undefined;
  const sign = m[1] === '-' ? -1 : 1;
  const n = BigInt(m[2] === '' ? '0' : m[2]) * BigInt(sign);
  const fraction = BigInt((m[3] ?? '').slice(0, 6).padEnd(6, '0')) * BigInt(sign);
  const months = n * BigInt(factor.months ?? 0);
  const days = n * BigInt(factor.days ?? 0);
  if (outside(months, 31) || outside(days, 31)) return undefined;
  const micros = n * (factor.micros ?? 0n) + (unit === 'second' ? fraction : 0n);
  return outside(micros, 63) ? undefined : { months: Number(months), days: Number(days), micros };
}

function outside(n: bigint, bits: number): boolean {
  const limit = 2n ** BigInt(bits);
  return n >= limit || n < -limit;
}

export function addIntervals(a: CalendarInterval, b: CalendarInterval): CalendarInterval {
  return { months: a.months + b.months, days: a.days + b.days, micros: a.micros + b.micros };
}

/** `[interval] 1 year -2 days …`; undefined when it is none. */
export function parseInterval(text: string): CalendarInterval | undefined {
  let rest = text.trim().replace(/^interval(?=\s)/i, '').trim();
  if (rest === '') return undefined;
  let out: CalendarInterval = { months: 0, days: 0, micros: 0n };
  while (rest !== '') {
    const m = /^([+-]?\s*(?:\d+(?:\.\d*)?|\.\d+))\s+([A-Za-z]+)(?:\s+|$)/.exec(rest);
    const unit = m === null ? undefined : intervalUnit(m[2]);
    const part = m === null || unit === undefined ? undefined : intervalOf(m[1], unit);
    if (m === null || part === undefined) return undefined;
    out = addIntervals(out, part);
    rest = rest.slice(m[0].length);
  }
  return out;
}

/** `1-2`, `+1-2`: months. Also a single number of `unit`. */
export function parseYearMonth(text: string): number | undefined {
  const m = /^\s*([+-]?)(\d+)-(\d+)\s*$/.exec(text);
  if (m === null || Number(m[3]) > 11) return undefined;
  const months = Number(m[2]) * 12 + Number(m[3]);
  return months > 2147483647 ? undefined : months * (m[1] === '-' ? -1 : 1);
}

const DAY_TIME_FORMS: Record<string, RegExp> = {
  'day to hour': /^([+-]?)(?<d>\d+) (?<h>\d{1,2})$/,
  'day to minute': /^([+-]?)(?<d>\d+) (?<h>\d{1,2}):(?<m>\d{1,2})$/,
  'day to second': /^([+-]?)(?<d>\d+) (?<h>\d{1,2}):(?<m>\d{1,2}):(?<s>\d{1,2})(?:\.(?<f>\d{1,9}))?$/,
  'hour to minute': /^([+-]?)(?<h>\d+):(?<m>\d{1,2})$/,
  'hour to second': /^([+-]?)(?<h>\d+):(?<m>\d{1,2}):(?<s>\d{1,2})(?:\.(?<f>\d{1,9}))?$/,
  'minute to second': /^([+-]?)(?<m>\d+):(?<s>\d{1,2})(?:\.(?<f>\d{1,9}))?$/,
};

/** `1 02:03:04.5` of `day to second` and the shorter forms: microseconds. */
export function parseDayTime(text: string, from: string, to: string): bigint | undefined {
  const m = DAY_TIME_FORMS[`${from} to ${to}`]?.exec(text.trim());
  if (m === null || m?.groups === undefined) return undefined;
  const g = m.groups;
  const [d, h, min, s] = [BigInt(g.d ?? 0), BigInt(g.h ?? 0), BigInt(g.m ?? 0), BigInt(g.s ?? 0)];
  if ((from === 'day' && h > 23n) || (from !== 'minute' && min > 59n) || s > 59n) return undefined;
  const micros = (((d * 24n + h) * 60n + min) * 60n + s) * MICROS_PER_SECOND + BigInt((g.f ?? '').slice(0, 6).padEnd(6, '0'));
  return m[1] === '-' ? -micros : micros;
}

/** `INTERVAL '1-2' YEAR TO MONTH` as Spark prints a literal. */
export function yearMonthText(months: number, from: string, to: string): string {
  const sign = months < 0 ? '-' : '';
  const n = Math.abs(months);
  if (from === 'year' && to === 'year') return `INTERVAL '${sign}${Math.floor(n / 12)}' YEAR`;
  if (from === 'month') return `INTERVAL '${sign}${n}' MONTH`;
  return `INTERVAL '${sign}${Math.floor(n / 12)}-${n % 12}' YEAR TO MONTH`;
}

export function dayTimeText(micros: bigint, from: string, to: string): string {
  const sign = micros < 0n ? '-' : '';
  let rest = micros < 0n ? -micros : micros;
  const order = ['day', 'hour', 'minute', 'second'];
  const size = [86_400_000_000n, 3_600_000_000n, 60_000_000n, 1_000_000n];
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  let out = '';
  for (let i = a; i <= b; i++) {
    const value = rest / size[i];
    rest %= size[i];
    let shown = i === 0 ? String(value) : String(value).padStart(2, '0');
    if (i === 3 && rest > 0n) shown += `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
    out += (i === a ? '' : i === 1 ? ' ' : ':') + shown;
  }
  return `INTERVAL '${sign}${out}' ${from === to ? from.toUpperCase() : `${from.toUpperCase()} TO ${to.toUpperCase()}`}`;
}

/** `1 years 2 days 3.5 seconds`. */
export function calendarText(v: CalendarInterval): string {
  const out: string[] = [];
  const push = (n: number | bigint, unit: string) => {
    if (n != 0) out.push(`${n} ${unit}`);
  };
  push(Math.trunc(v.months / 12), 'years');
  push(v.months % 12, 'months');
  push(v.days, 'days');
  push(v.micros / 3_600_000_000n, 'hours');
  push((v.micros / 60_000_000n) % 60n, 'minutes');
  const rest = v.micros % 60_000_000n;
  if (rest !== 0n) {
    const n = rest < 0n ? -rest : rest;
    const fraction = n % MICROS_PER_SECOND === 0n ? '' : `.${String(n % MICROS_PER_SECOND).padStart(6, '0').replace(/0+$/, '')}`;
    out.push(`${rest < 0n ? '-' : ''}${n / MICROS_PER_SECOND}${fraction} seconds`);
  }
  return out.length === 0 ? '0 seconds' : out.join(' ');
}
