import type { DateOperand, Duration } from './ast';

const MINUTE = 60_000;
const MINUTES = { minutes: 1, hours: 60, days: 1440 };

/** `yyyy-MM-ddTHH:mm:ss` in UTC; `undefined` for NULL. Seconds of now are dropped, as the service does. */
export function dateText(operand: DateOperand, now: number, timeZone: string): string | undefined {
  const minute = Math.floor(now / MINUTE) * MINUTE;
  switch (operand.kind) {
    case 'keyword': return undefined;
    case 'date': return `${operand.text}T00:00:00`;
    case 'now': return isoText(minute);
    case 'now-offset': return isoText(minute + (operand.operator === '-' ? -1 : 1) * durationMinutes(operand.duration) * MINUTE);
    case 'time': return isoText(timeToday(operand.text, now, timeZone));
  }
}

export function durationMinutes(duration: Duration): number {
  return duration.amount * MINUTES[duration.unit];
}

/** Minutes become hours with four digits, as the service rounds them. */
export function durationHours(duration: Duration): number {
  const hours = durationMinutes(duration) / 60;
  return duration.unit === 'minutes' ? Math.round(hours * 10_000) / 10_000 : hours;
}

/** That time of day, on the day it is in the zone. */
function timeToday(text: string, now: number, timeZone: string): number {
  const [, hour, minute, half] = /^(\d\d?):(\d\d)(?: (AM|PM))?$/.exec(text) ?? [];
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  const local = new Date(now + zoneOffset(now, timeZone));
  const wall = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hours, Number(minute));
  return wall - zoneOffset(wall - zoneOffset(wall, timeZone), timeZone);
}

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
function zoneOffset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const get = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second')) - Math.floor(at / 1000) * 1000;
}

function isoText(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}
