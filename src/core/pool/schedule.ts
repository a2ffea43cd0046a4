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

type TimeOfWeek = Pick<LocalTime, 'weekday' | 'second'>;

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

export function inWindow(w: Window, at: TimeOfWeek): boolean {
  const minute = Math.floor(at.second / 60);
  const has = (weekday: number) => (w.days as readonly number[]).includes(weekday);
  if (w.from < w.to) return has(at.weekday) && minute >= w.from && minute < w.to;
  // Past midnight: the part after midnight belongs to the day before.
  return (has(at.weekday) && minute >= w.from) || (has((at.weekday + 6) % 7) && minute < w.to);
}

export function isOpen(p: PoolPolicy, now: number): boolean {
  return isOpenAt(p, localTime(p.timeZone, now));
}

/** Idle sessions to hold now: the highest of the windows that cover the moment. */
export function warmTarget(p: PoolPolicy, now: number): number {
  return p.warm.length === 0 ? 0 : warmTargetAt(p, localTime(p.timeZone, now));
}

/** DPU-hours that the idle sessions take on the day that takes most, where nobody takes one. */
export function warmDpuHours(p: PoolPolicy): number {
  const days = WEEKDAYS.map((_day, weekday) => {
    const held = Array.from({ length: 1440 }, (_, minute) => warmTargetAt(p, { weekday, second: minute * 60 }));
    return held.reduce((sum, n) => sum + n, 0) / 60 * p.dpu;
  });
  return Math.max(...days);
}

function isOpenAt(p: PoolPolicy, at: TimeOfWeek): boolean {
  return p.hours === undefined || p.hours.some((w) => inWindow(w, at));
}

function warmTargetAt(p: PoolPolicy, at: TimeOfWeek): number {
  return isOpenAt(p, at) ? Math.max(0, ...p.warm.filter((w) => inWindow(w, at)).map((w) => w.minIdle)) : 0;
}
