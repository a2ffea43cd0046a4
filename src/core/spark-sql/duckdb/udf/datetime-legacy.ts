import { MONTHS, WEEKDAYS } from './datetime-format';
import { zoneOfName } from './datetime-zones';
import { civil, daysOf, zoneName } from '../../../types';

/**
 * Whether Spark 2's parser (`SimpleDateFormat`, not lenient) reads a text. Where it does and the new one does not, Spark 3 raises an error
 * instead of giving null, unless `spark.sql.legacy.timeParserPolicy` says otherwise.
 */
export function legacyParses(pattern: string, text: string): boolean {
  const tokens = tokenize(pattern);
  if (tokens === undefined) return false;
  const values = new Map<string, number>();
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    if (t.letter === undefined) {
      if (!text.startsWith(t.text, at)) return false;
      at += t.text.length;
      continue;
    }
    while (text[at] === ' ' || text[at] === '\t') at++;
    const next = readField(t.letter, t.count, tokens[i + 1]?.letter !== undefined, text, at, values);
    if (next < 0) return false;
    at = next;
  }
  return valid(values);
}

type Token = { readonly letter: string; readonly count: number } | { readonly letter?: undefined; readonly text: string };

function tokenize(pattern: string): Token[] | undefined {
  const out: Token[] = [];
  for (let i = 0; i < pattern.length;) {
    const c = pattern[i];
    if (c === "'") {
      let text = '';
      let j = i + 1;
      if (pattern[j] === "'") {
        out.push({ text: "'" });
        i = j + 1;
        continue;
      }
      for (; ; j++) {
        if (j >= pattern.length) return undefined;
        if (pattern[j] !== "'") text += pattern[j];
        else if (pattern[j + 1] === "'") text += pattern[++j];
        else break;
      }
      out.push({ text });
      i = j + 1;
    } else if (/[A-Za-z]/.test(c)) {
      if (!'GyYMLwWDdFEuaHkKhmsSzZX'.includes(c)) return undefined;
      let j = i;
      while (pattern[j] === c) j++;
      if (c === 'X' && j - i > 3) return undefined;
      out.push({ letter: c, count: j - i });
      i = j;
    } else {
      out.push({ text: c });
      i++;
    }
  }
  return out;
}

function readField(letter: string, count: number, abuts: boolean, text: string, at: number, values: Map<string, number>): number {
  const names = (list: readonly string[]): number => {
    const found = list.map((n) => (text.slice(at, at + n.length).toLowerCase() === n.toLowerCase() ? n.length : 0));
    const best = Math.max(...found);
    return best === 0 ? -1 : at + best;
  };
  switch (letter) {
    case 'G': return names(['BC', 'AD']);
    case 'E': return names([...WEEKDAYS, ...WEEKDAYS.map((d) => d.slice(0, 3))]);
    case 'a': return names(['AM', 'PM']);
    case 'z':
    case 'Z':
    case 'X': return readLegacyZone(letter, text, at);
    case 'M':
    case 'L':
      if (count > 2) {
        const end = names([...MONTHS, ...MONTHS.map((m) => m.slice(0, 3))]);
        if (end >= 0) values.set('M', 1 + MONTHS.findIndex((m) => text.slice(at, at + 3).toLowerCase() === m.slice(0, 3).toLowerCase()));
        return end;
      }
      break;
    default:
  }
  const pattern = abuts ? new RegExp(`-?[0-9]{1,${count}}`, 'y') : /-?[0-9]+/y;
  pattern.lastIndex = at;
  const m = pattern.exec(text);
  if (m === null || (abuts && m[0].length > count && !m[0].startsWith('-'))) return -1;
  let value = Number(m[0]);
  if (letter === 'y' && count <= 2 && /^\d\d$/.test(m[0])) value += value > (new Date().getFullYear() + 20) % 100 ? 1900 : 2000;
  values.set(letter === 'L' ? 'M' : letter, value);
  return at + m[0].length;
}

function readLegacyZone(letter: string, text: string, at: number): number {
  const rest = text.slice(at);
  const offset = (letter === 'X' ? /^(?:Z|[+-]\d\d(?::?\d\d)?)/ : /^(?:GMT)?[+-]\d{1,2}(?::?\d\d)?/i).exec(rest);
  if (offset !== null) return at + offset[0].length;
  if (letter === 'X') return -1;
  const named = zoneOfName(rest);
  if (named !== undefined) return at + named.length;
  const id = /^[A-Za-z_]+(?:\/[A-Za-z_]+)*/.exec(rest);
  return id !== null && zoneName(id[0]) !== undefined ? at + id[0].length : -1;
}

const RANGES: Record<string, readonly [number, number]> = {
  M: [1, 12],
  d: [1, 31],
  D: [1, 366],
  H: [0, 23],
  k: [1, 24],
  K: [0, 11],
  h: [1, 12],
  m: [0, 59],
  s: [0, 59],
  S: [0, 999],
  F: [1, 6],
  w: [1, 53],
  W: [0, 6],
  u: [1, 7],
};

function valid(values: ReadonlyMap<string, number>): boolean {
  for (const [letter, value] of values) {
    const range = RANGES[letter];
    if (range !== undefined && (value < range[0] || value > range[1])) return false;
  }
  const year = values.get('y') ?? 1970;
  if (year < 1) return false;
  const ofYear = values.get('D');
  if (ofYear !== undefined) {
    // all that is given must agree
    const { year: y, month, day } = civil(daysOf(year, 1, 1)! + ofYear - 1);
    return y === year && (values.get('M') ?? month) === month && (values.get('d') ?? day) === day;
  }
  return values.has('M') || values.has('d') ? daysOf(year, values.get('M') ?? 1, values.get('d') ?? 1) !== undefined : true;
}
