import { useState } from 'react';
import { compact } from '../data/format';
import type { Plot } from '../data/plot';

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 56;
const BOTTOM = 26;
const TOP = 10;
const MOST_LABELS = 10;

/** One column of numbers of a result, as bars or a line. The table beside it has the same in words. */
export function ResultPlot({ plot, label }: { readonly plot: Plot; readonly label: string }) {
  const [chosen, setChosen] = useState(0);
  const series = plot.series[chosen] ?? plot.series[0];
  if (series === undefined) return null;
  const known = series.values.filter((v) => v !== undefined);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const span = high - low || 1;
  const step = (WIDTH - LEFT) / plot.labels.length;
  const x = (i: number) => LEFT + step * (i + 0.5);
  const y = (v: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (v - low) / span);
  const every = Math.ceil(plot.labels.length / MOST_LABELS);
  const said = plot.labels.map((l, i) => `${l}: ${series.values[i] ?? 'none'}`).slice(0, 60).join('; ');
  return (
    <figure className="result-plot">
      {plot.series.length > 1 && <label className="inline-field">Column <select className="input" value={chosen} onChange={(e) => setChosen(Number(e.target.value))}>{plot.series.map((s, i) => <option key={i} value={i}>{s.name}</option>)}</select></label>}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: ${series.name} by ${plot.along}. ${said}`}>
        {[low, low + span / 2, high].map((v) => <g key={v}><line className="axis" x1={LEFT} x2={WIDTH} y1={y(v)} y2={y(v)} /><text x={LEFT - 6} y={y(v) + 4} textAnchor="end">{compact(v)}</text></g>)}
        {plot.kind === 'bars' && series.values.map((v, i) => v !== undefined && <rect key={i} x={x(i) - step * 0.4} width={Math.max(1, step * 0.8)} y={Math.min(y(v), y(0))} height={Math.max(1, Math.abs(y(v) - y(0)))}><title>{`${plot.labels[i]}: ${v}`}</title></rect>)}
        {plot.kind === 'line' && lines(series.values).map((points, n) => <polyline key={n} points={points.map(([i, v]) => `${x(i)},${y(v)}`).join(' ')} />)}
        {plot.labels.map((l, i) => i % every === 0 && <text key={i} x={x(i)} y={HEIGHT - 8} textAnchor="middle">{l.length > 12 ? `${l.slice(0, 11)}…` : l}</text>)}
      </svg>
      <figcaption className="muted">{series.name} by {plot.along}</figcaption>
    </figure>
  );
}

/** A gap ends a line. */
function lines(values: readonly (number | undefined)[]): [number, number][][] {
  const out: [number, number][][] = [[]];
  values.forEach((v, i) => {
    if (v === undefined) out.push([]);
    else out.at(-1)?.push([i, v]);
  });
  return out.filter((l) => l.length > 0);
}
