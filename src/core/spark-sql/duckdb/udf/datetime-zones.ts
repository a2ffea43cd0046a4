import type { Moment } from './datetime-format';

/** Java's short names of zones for which browsers and Node print only an offset: standard, summer. */
const SHORT_NAMES: Record<string, readonly [string, string]> = {
  'UTC': ['UTC', 'UTC'],
  'America/Los_Angeles': ['PST', 'PDT'],
  'America/Denver': ['MST', 'MDT'],
  'America/Phoenix': ['MST', 'MST'],
  'America/Chicago': ['CST', 'CDT'],
  'America/New_York': ['EST', 'EDT'],
  'America/Anchorage': ['AKST', 'AKDT'],
  'Pacific/Honolulu': ['HST', 'HST'],
  'GMT': ['GMT', 'GMT'],
  'Europe/London': ['GMT', 'BST'],
  'Europe/Dublin': ['GMT', 'IST'],
  'Europe/Lisbon': ['WET', 'WEST'],
  'Europe/Moscow': ['MSK', 'MSK'],
  'Europe/Istanbul': ['TRT', 'TRT'],
  'Asia/Tokyo': ['JST', 'JST'],
  'Asia/Seoul': ['KST', 'KST'],
  'Asia/Shanghai': ['CST', 'CST'],
  'Asia/Hong_Kong': ['HKT', 'HKT'],
  'Asia/Singapore': ['SGT', 'SGT'],
  'Asia/Kolkata': ['IST', 'IST'],
  'Australia/Sydney': ['AEST', 'AEDT'],
  'Australia/Melbourne': ['AEST', 'AEDT'],
  'Australia/Brisbane': ['AEST', 'AEST'],
  'Pacific/Auckland': ['NZST', 'NZDT'],
};
for (const city of ['Paris', 'Berlin', 'Madrid', 'Rome', 'Amsterdam', 'Brussels', 'Vienna', 'Zurich', 'Stockholm', 'Oslo', 'Copenhagen', 'Prague', 'Warsaw', 'Budapest']) SHORT_NAMES[`Europe/${city}`] = ['CET', 'CEST'];
for (const city of ['Athens', 'Helsinki', 'Kiev', 'Kyiv', 'Bucharest', 'Sofia']) SHORT_NAMES[`Europe/${city}`] = ['EET', 'EEST'];

const FIRST_ZONES = Date.UTC(1900, 0, 1);
const formats = new Map<string, Intl.DateTimeFormat>();

function named(zone: string, style: 'short' | 'long', at: Date): string {
  const key = `${zone} ${style}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style });
    formats.set(key, format);
  }
  return format.formatToParts(at).find((p) => p.type === 'timeZoneName')?.value ?? zone;
}

/** `PST`, `Pacific Standard Time`, as Java prints a zone in English; an error where its name is not known here. */
export function javaZoneName({ local, offset, zone }: Moment, style: 'short' | 'full'): string {
  if (/^[+-]\d\d:\d\d/.test(zone)) return zone;
  const written = new Date(Number((local - offset) / 1000n));
  // before there were zones Java still prints the zone's name
  const at = written.getTime() < FIRST_ZONES ? new Date(Date.UTC(2000, 0, 1)) : written;
  if (style === 'full') return named(zone, 'long', at);
  const own = SHORT_NAMES[zone];
  if (own !== undefined) {
    if (at !== written) return own[0];
    const standard = Math.min(...[0, 6].map((month) => minutesAt(zone, new Date(Date.UTC(at.getUTCFullYear(), month, 1)))));
    return own[Number(offset / 60_000_000n) > standard ? 1 : 0];
  }
  const name = named(zone, 'short', at);
  if (!/^[A-Z]{2,5}$/.test(name)) throw new Error(`the short name of the time zone ${zone} is not known on the local engine: use VV or XXX in the pattern`);
  return name;
}

/** Offset in minutes. */
function minutesAt(zone: string, at: Date): number {
  const text = named(zone, 'shortOffset' as 'short', at);
  const m = /GMT([+-])(\d+)(?::(\d+))?/.exec(text);
  return m === null ? 0 : (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3] ?? 0));
}

/** Zones by their short or full English name, for parsing `z`. */
const COMMON_ZONES = Object.keys(SHORT_NAMES);
let byName: Map<string, string> | undefined;

export function zoneOfName(text: string): { readonly zone: string; readonly length: number } | undefined {
  if (byName === undefined) {
    byName = new Map();
    for (const zone of COMMON_ZONES) {
      for (const month of [0, 6]) {
        const at = new Date(Date.UTC(2020, month, 1));
        for (const name of [named(zone, 'short', at), named(zone, 'long', at), ...(SHORT_NAMES[zone] ?? [])]) {
          const key = name.toLowerCase();
          if (!key.startsWith('gmt') && !byName.has(key)) byName.set(key, zone);
        }
      }
    }
    byName.set('gmt', 'UTC');
  }
  const lower = text.toLowerCase();
  let found: { zone: string; length: number } | undefined;
  for (const [name, zone] of byName) if (lower.startsWith(name) && name.length > (found?.length ?? 0)) found = { zone, length: name.length };
  return found;
}
