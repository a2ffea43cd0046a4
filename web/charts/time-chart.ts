import UPlot from 'uplot';
import type { Series } from './TimeChart';
import { compact, duration } from '../data/format';

const HEIGHT = 170;

/** A day where the line spans days, else the time; said once where several marks would say the same. */
function momentText(at: number, before: number | undefined, all: readonly number[]): string {
  const span = (all.at(-1) ?? 0) - (all[0] ?? 0);
  const text = (t: number) => {
    const when = new Date(t * 1000);
    if (span > 3 * 86_400) return when.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
    return when.toLocaleTimeString('en-GB', span < 600 ? {} : { hour: '2-digit', minute: '2-digit' });
  };
  return before !== undefined && text(before) === text(at) ? '' : text(at);
}

export function drawTimeChart(host: HTMLElement, times: readonly number[], series: readonly Series[]): () => void {
  const style = getComputedStyle(host);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const colours = [colour('--accent'), colour('--source')];
  const show = (unit: 'ms' | 'rows', value: number | null) => (value === null ? '–' : unit === 'ms' ? duration(value) : compact(value));
  const units = [...new Set(series.map((s) => s.unit))];
  const axis = { stroke: colour('--muted'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
  const plot = new UPlot({
    width: host.clientWidth,
    height: HEIGHT,
    cursor: { y: false },
    legend: { live: true },
    scales: Object.fromEntries(units.map((u) => [u, { range: (_: unknown, __: number, max: number) => [0, max * 1.1 || 1] as [number, number] }])),
    axes: [{ ...axis, values: (_: unknown, at: number[]) => at.map((t, i) => momentText(t, at[i - 1], at)) }, ...units.map((u, i) => ({ ...axis, scale: u, side: i === 0 ? 3 : 1, size: 62, grid: { show: i === 0, stroke: colour('--line'), width: 1 }, values: (_: unknown, splits: number[]) => splits.map((v) => show(u, v)) }))],
    series: [
      { label: 'started', value: (_: unknown, v: number | null) => (v === null ? '–' : new Date(v * 1000).toLocaleString('en-GB')) },
      ...series.map((s, i) => ({
        label: s.label,
        scale: s.unit,
        stroke: colours[i],
        width: 2,
        points: { show: true, size: 6 },
        value: (_: unknown, v: number | null) => show(s.unit, v),
      })),
    ],
  }, [times as number[], ...series.map((s) => s.values as (number | null)[])], host);
  const observer = new ResizeObserver(() => plot.setSize({ width: host.clientWidth, height: HEIGHT }));
  observer.observe(host);
  return () => {
    observer.disconnect();
    plot.destroy();
  };
}
