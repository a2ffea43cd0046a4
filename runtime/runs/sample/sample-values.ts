import type { ColumnHints } from './column-hints';
import { DataType } from '../../../src/core/types';

export type SampleValue = null | boolean | number | string | readonly SampleValue[] | { readonly [name: string]: SampleValue };

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const at = (row: number) => new Date(START + (row % 28) * DAY + (row % 24) * 3_600_000);

/** The value of a column in a row, as a JSON reader takes it. The same name and row give the same value, in whatever source. */
export function sampleValue(name: string, type: DataType, row: number, hints?: ColumnHints): SampleValue {
  // Every other row holds what the job asks for.
  const { constants = [] } = hints ?? {};
  const wanted = row % 2 === 0 && constants.length > 0 ? constants[(row / 2) % constants.length] : undefined;
  return (wanted === undefined ? undefined : asked(type, wanted, row)) ?? ordinary(name, type, row, hints);
}

/** The constant as a value of the type; of numbers and days also one less and one more, for comparisons that leave it out. */
function asked(type: DataType, text: string, row: number): SampleValue | undefined {
  const step = Math.floor(row / 2) % 3 - 1;
  switch (type.kind) {
    case 'boolean': return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
    case 'tinyint': case 'smallint': case 'int': case 'bigint': return Number.isInteger(Number(text)) && Number.isSafeInteger(Number(text)) ? Number(text) + (Math.abs(Number(text)) < 100 ? step : 0) : undefined;
    case 'float': case 'double': return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text) + step;
    case 'decimal': {
      const n = Number(text) + step;
      return text.trim() === '' || Number.isNaN(n) || Math.abs(n) >= 10 ** (type.precision - type.scale) ? undefined : n.toFixed(type.scale);
    }
    case 'date': return day(text, step)?.slice(0, 10);
    case 'timestamp': return day(text, step);
    case 'timestamp_ntz': return day(text, step)?.replace('Z', '');
    case 'string': return text;
    case 'char': case 'varchar': return text.length <= type.length ? text : undefined;
    default: return undefined;
  }
}

function day(text: string, step: number): string | undefined {
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text.includes(':') ? `${text.replace(' ', 'T').replace(/Z?$/, '')}Z` : text.slice(0, 10)) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time + step * DAY).toISOString();
}

function ordinary(name: string, type: DataType, row: number, hints?: ColumnHints): SampleValue {
  switch (type.kind) {
    case 'boolean': return row % 2 === 0;
    case 'tinyint': return (row + 1) % 100;
    case 'smallint': case 'int': case 'bigint': return (row + 1) % 32_000;
    case 'float': case 'double': return row + 0.5;
    case 'decimal': return ((row + 1) % 10 ** Math.min(type.precision - type.scale, 6) + (type.scale === 0 ? 0 : 0.5)).toFixed(type.scale);
    case 'string': return words(name, row, hints);
    case 'char': case 'varchar': return words(name, row, hints).slice(0, type.length);
    case 'binary': return 'c2FtcGxl';
    case 'date': return at(row).toISOString().slice(0, 10);
    case 'timestamp': return at(row).toISOString();
    case 'timestamp_ntz': return at(row).toISOString().replace('Z', '');
    case 'array': return [sampleValue(name, type.element, row, hints), sampleValue(name, type.element, row + 1, hints)];
    case 'map': return Object.fromEntries([0, 1].map((i) => [type.key.kind === 'string' ? `key${i + 1}` : String(ordinary('key', type.key, i)), ordinary(name, type.value, row)]));
    case 'struct': return Object.fromEntries(type.fields.map((f) => [f.name, sampleValue(f.name, f.type, row)]));
    default: return null;
  }
}

const NAMES: readonly (readonly [RegExp, (row: number) => string])[] = [
  [/e?mail/, (r) => `person${r + 1}@example.com`],
  [/phone|mobile/, (r) => `+1-202-555-${String(r % 100).padStart(4, '01')}`],
  [/timestamp|datetime|(^|_)time$|_at$|_ts$/, (r) => at(r).toISOString().slice(0, 19).replace('T', ' ')],
  [/date|(^|_)(day|dt|dob)($|_)/, (r) => at(r).toISOString().slice(0, 10)],
  [/url|website/, (r) => `https://example.com/${r + 1}`],
  [/json|payload/, (r) => JSON.stringify({ id: r + 1, name: `name ${r % 5}` })],
  [/(^|_)id$|[a-z]Id$|num|count|qty|quantity|price|amount|total|sales|age$|(^|_)age|year|month|zip|code|score|rate|salary|revenue|cost|key$/i, (r) => `${r + 1}`],
];

/** What the job reads out of it, else what its name suggests; few different ones, so that groups have rows. */
function words(name: string, row: number, hints?: ColumnHints): string {
  const [pattern] = hints?.patterns ?? [];
  if (pattern !== undefined) return formatted(pattern, at(row));
  const cast = hints?.casts.find((c) => c !== 'string');
  if (cast === 'date') return at(row).toISOString().slice(0, 10);
  if (cast === 'timestamp' || cast === 'timestamp_ntz') return at(row).toISOString().slice(0, 19).replace('T', ' ');
  if (cast === 'boolean') return String(row % 2 === 0);
  if (cast !== undefined || hints?.numeric !== undefined) return `${row + 1}`;
  return NAMES.find(([like]) => like.test(like.flags === 'i' ? name : name.toLowerCase()))?.[1](row) ?? `${name} ${row % 5}`;
}

/** The commonest letters of Spark's datetime patterns. */
function formatted(pattern: string, time: Date): string {
  const iso = time.toISOString();
  const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(time);
  const [year, monthNumber, dayNumber, hour, minute, second, milli] = iso.match(/\d+/g) ?? [];
  const plain = (digits: string | undefined) => String(Number(digits));
  const parts = new Map<string, string | undefined>([
    ['yyyy', year], ['yy', year?.slice(2)], ['MMM', month], ['MM', monthNumber], ['M', plain(monthNumber)], ['dd', dayNumber], ['d', plain(dayNumber)],
    ['HH', hour], ['H', plain(hour)], ['hh', '01'], ['h', '1'], ['a', 'AM'], ['mm', minute], ['m', plain(minute)], ['ss', second], ['s', plain(second)],
    ['SSS', milli], ['X', 'Z'], ['XXX', 'Z'],
  ]);
  return pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (token, quoted?: string) => quoted ?? parts.get(token) ?? token);
}
