import { Window, PoolPolicy } from './policy';

/** A moment as the policy's time zone sees it. */
export interface LocalTime {
  /** `2026-11-24`. */
  readonly day: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Seconds since midnight. */
  readonly second: number;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const FORMATS = new Map<string, Intl.DateTimeFormat>();
/** One decision asks for the same moment many times, and formatting is slow. */
let last: { readonly timeZone: string; readonly now: number; readonly time: LocalTime } | undefined;

export function localTime(timeZone: string, now: number): LocalTime {
  if (last?.timeZone !== timeZone || last.now !== now) last = { timeZone, now, time: format(timeZone, now) };
  return last.time;
}

function format(timeZone: string, now: number): LocalTime {
  let formatter = FORMATS.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    FORMATS.set(timeZone, formatter);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(now)) parts[type] = value;
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: WEEKDAYS.indexOf(parts.weekday),
    second: Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second),
  };
}

export function inWindow(w: Window, at: LocalTime): boolean {
  const minute = Math.floor(at.second / 60);
  const has = (weekday: number) => (w.days as readonly number[]).includes(weekday);
  if (w.from < w.to) return has(at.weekday) && minute >= w.from && minute < w.to;
  // Past midnight: the part after midnight belongs to the day before.
  return (has(at.weekday) && minute >= w.from) || (has((at.weekday + 6) % 7) && minute < w.to);
}

export function isOpen(p: PoolPolicy, now: number): boolean {
  return p.hours === undefined || p.hours.some((w) => inWindow(w, localTime(p.timeZone, now)));
}

/** Idle sessions to hold now: the highest of the windows that cover the moment. */
export function warmTarget(p: PoolPolicy, now: number): number {
  if (p.warm.length === 0 || !isOpen(p, now)) return 0;
  const at = localTime(p.timeZone, now);
  return Math.max(0, ...p.warm.filter((w) => inWindow(w, at)).map((w) => w.minIdle));
}
