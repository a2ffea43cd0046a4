import { GlueprintError } from '../diagnostics';

/** When something is due. */
export interface Schedule {
  /** The first time after `after` (milliseconds, UTC); undefined: never again. */
  next(after: number): number | undefined;
}

/**
 * `cron(minutes hours day-of-month month day-of-week year)` or `rate(value unit)`, as AWS writes them. Times are UTC.
 *
 * @throws GlueprintError naming the field.
 */
export function parseSchedule(expression: string): Schedule {
  const found = /^\s*(cron|rate)\s*\(\s*(.*?)\s*\)\s*$/.exec(expression);
  if (found === null) throw invalid(`'${expression}', expected cron(...) or rate(...)`);
  return found[1] === 'rate' ? rate(found[2] ?? '') : cron(found[2] ?? '');
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function rate(text: string): Schedule {
  const [, digits = '', unit = '', plural = ''] = /^([1-9]\d*)\s+(minute|hour|day)(s?)$/.exec(text) ?? [];
  const value = Number(digits);
  if (unit === '' || (value === 1) === (plural === 's')) throw invalid(`rate(${text}), expected e.g. rate(1 hour) or rate(5 minutes)`);
  const step = value * (UNITS[unit] ?? 0);
  return { next: (after) => after + step };
}

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const FIELDS: readonly Field[] = [
  { name: 'minutes', min: 0, max: 59 },
  { name: 'hours', min: 0, max: 23 },
  { name: 'day-of-month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'day-of-week', min: 1, max: 7, names: DAYS },
  { name: 'year', min: 1970, max: 2199 },
];

function cron(text: string): Schedule {
  const parts = text.split(/\s+/);
  if (parts.length !== 6) throw invalid(`cron(${text}), expected 6 fields, got ${parts.length}`);
  const [minuteText = '', hourText = '', domText = '', monthText = '', dowText = '', yearText = ''] = parts;
  if ((domText === '?') === (dowText === '?')) throw invalid(`cron(${text}), exactly one of day-of-month and day-of-week must be ?`);
  const [minuteField, hourField, domField, monthField, dowField, yearField] = FIELDS as [Field, Field, Field, Field, Field, Field];
  const minutes = numbers(minuteText, minuteField);
  const hours = numbers(hourText, hourField);
  const months = new Set(numbers(monthText, monthField));
  const years = new Set(numbers(yearText, yearField));
  const isDay = domText === '?' ? dayOfWeek(dowText, dowField) : dayOfMonth(domText, domField);
  return {
    next(after) {
      const start = new Date(Math.floor(after / 60_000) * 60_000 + 60_000);
      const day = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()));
      for (let first = true; day.getUTCFullYear() <= yearField.max; day.setUTCDate(day.getUTCDate() + 1), first = false) {
        if (!years.has(day.getUTCFullYear())) {
          day.setUTCMonth(11, 31);
          continue;
        }
        if (!months.has(day.getUTCMonth() + 1) || !isDay(day)) continue;
        for (const hour of hours) {
          for (const minute of minutes) {
            const at = day.getTime() + hour * 3_600_000 + minute * 60_000;
            if (!first || at >= start.getTime()) return at;
          }
        }
      }
      return undefined;
    },
  };
}

type DayTest = (day: Date) => boolean;

function lastDay(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

/** Also `L`, `LW` and `15W`: the weekday nearest to the 15th, within the month. */
function dayOfMonth(text: string, field: Field): DayTest {
  if (text === 'L') return (day) => day.getUTCDate() === lastDay(day);
  const nearest = /^(L|\d+)W$/.exec(text)?.[1];
  if (nearest !== undefined) {
    if (nearest !== 'L') numbers(nearest, field);
    return (day) => day.getUTCDate() === nearestWeekday(day, nearest === 'L' ? lastDay(day) : Number(nearest));
  }
  const days = new Set(numbers(text, field));
  return (day) => days.has(day.getUTCDate());
}

function nearestWeekday(day: Date, wanted: number): number {
  const last = lastDay(day);
  if (wanted > last) return -1;
  const weekday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), wanted)).getUTCDay();
  if (weekday === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekday === 0) return wanted < last ? wanted + 1 : wanted - 2;
  return wanted;
}

/** Also `6L`, the last Friday, and `3#2`, the second Tuesday. */
function dayOfWeek(text: string, field: Field): DayTest {
  if (text === 'L') return (day) => day.getUTCDay() === 6;
  const [, lastName] = /^(\w+)L$/.exec(text) ?? [];
  if (lastName !== undefined) {
    const weekday = single(lastName, field);
    return (day) => day.getUTCDay() + 1 === weekday && day.getUTCDate() + 7 > lastDay(day);
  }
  const [, nthName, nth] = /^(\w+)#([1-5])$/.exec(text) ?? [];
  if (nthName !== undefined) {
    const weekday = single(nthName, field);
    return (day) => day.getUTCDay() + 1 === weekday && Math.ceil(day.getUTCDate() / 7) === Number(nth);
  }
  const days = new Set(numbers(text, field));
  return (day) => days.has(day.getUTCDay() + 1);
}

/** `*`, `1,2`, `1-5`, `0/15`, steps of `*`, names; sorted. */
function numbers(text: string, field: Field): number[] {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step, ...rest] = part.split('/');
    if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) throw wrong(part, field);
    const [from, to] = range === '*' || range === '' ? [field.min, field.max] : bounds(range, field, step !== undefined);
    if (range === '' && step === undefined) throw wrong(part, field);
    for (let n = from; n <= to; n += Number(step ?? 1)) found.add(n);
  }
  return [...found].sort((a, b) => a - b);
}

function bounds(range: string, field: Field, stepped: boolean): [number, number] {
  const [low = '', high, ...rest] = range.split('-');
  if (rest.length > 0) throw wrong(range, field);
  const from = single(low, field);
  const to = high === undefined ? (stepped ? field.max : from) : single(high, field);
  if (to < from) throw wrong(range, field);
  return [from, to];
}

function single(text: string, field: Field): number {
  const named = field.names?.indexOf(text.toUpperCase()) ?? -1;
  const value = named >= 0 ? named + field.min : /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= field.min && value <= field.max)) throw wrong(text, field);
  return value;
}

function invalid(message: string): GlueprintError {
  return new GlueprintError({ code: 'InvalidSchedule', message });
}

function wrong(text: string, field: Field): Error {
  return invalid(`'${text}' is not valid for ${field.name} (${field.min}-${field.max})`);
}
