import type { Cell } from '../../runtime/server/studio/contract';

const NUMBER = new Intl.NumberFormat('en-US');
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

export function count(n: number): string {
  return NUMBER.format(n);
}

/** For narrow places: `1.2M`. */
export function compact(n: number): string {
  return Math.abs(n) < 10_000 ? NUMBER.format(n) : COMPACT.format(n);
}

export function rows(n: number): string {
  return n === 1 ? '1 row' : `${count(n)} rows`;
}

export function duration(ms: number): string {
  if (ms < 1) return '< 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes} min ${Math.round(ms % 60_000 / 1000)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let at = 0;
  let value = n;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at++;
  }
  return `${at === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[at]}`;
}

export function money(usd: number): string {
  return usd > 0 && usd < 0.01 ? '< $0.01' : `$${usd.toFixed(2)}`;
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value === 0 || value === 100 || value >= 10 ? Math.round(value) : value.toFixed(1)}%`;
}

/** `3 min ago`; the exact time goes into the title. */
export function ago(iso: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  if (seconds < 45) return 'just now';
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h ago`;
  const days = Math.round(seconds / 86_400);
  return days < 31 ? `${days} d ago` : iso.slice(0, 10);
}

export function localTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}

/** One line of a grid. */
export function cell(value: Cell): string {
  if (value === null) return 'null';
  return typeof value === 'string' ? value : String(value);
}

const NUMERIC = /^(tinyint|smallint|int|bigint|float|double|decimal)/;

export function isNumericType(type: string): boolean {
  return NUMERIC.test(type);
}

export function isNestedType(type: string): boolean {
  return /^(struct|array|map|variant)/.test(type);
}
