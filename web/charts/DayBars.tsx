import type { Day } from '../graph/run-figures';

const KINDS = ['succeeded', 'failed', 'stopped', 'running'] as const;
const WIDTH = 640;
const HEIGHT = 150;
const FOOT = 20;

/** Runs a day, stacked by outcome; the same numbers stand in a table below it. */
export function DayBars({ days }: { readonly days: readonly Day[] }) {
  const most = Math.max(1, ...days.map((d) => d.succeeded + d.failed + d.stopped + d.running));
  const slot = WIDTH / Math.max(1, days.length);
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Runs a day over ${days.length} days, at most ${most} on one day`} preserveAspectRatio="none" className="daybars">
        <line x1={0} x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="axis" />
        {days.map((day, i) => {
          let y = HEIGHT - FOOT;
          return (
            <g key={day.day}>
              {KINDS.map((kind) => {
                const height = (HEIGHT - FOOT - 8) * day[kind] / most;
                y -= height;
                return height > 0 && <rect key={kind} className={`bar bar-${kind}`} x={i * slot + slot * 0.2} width={slot * 0.6} y={y} height={height}><title>{`${day.day}: ${day[kind]} ${kind}`}</title></rect>;
              })}
            </g>
          );
        })}
      </svg>
      <div className="daybars-days" aria-hidden>{days.map((d, i) => <span key={d.day}>{i % Math.ceil(days.length / 7) === 0 ? d.day.slice(5) : ''}</span>)}</div>
      <figcaption className="legend">{KINDS.map((k) => <span key={k}><i className={`bar-${k}`} />{k}</span>)}</figcaption>
      <details>
        <summary>As a table</summary>
        <table className="table"><thead><tr><th scope="col">Day</th>{KINDS.map((k) => <th key={k} scope="col" className="num">{k}</th>)}</tr></thead>
          <tbody>{days.map((d) => <tr key={d.day}><th scope="row">{d.day}</th>{KINDS.map((k) => <td key={k} className="num">{d[k]}</td>)}</tr>)}</tbody></table>
      </details>
    </figure>
  );
}
