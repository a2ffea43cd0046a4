import { count } from '../data/format';

interface Props { readonly bins: readonly { readonly from: number; readonly to: number; readonly rows: number }[]; readonly label: string }

const WIDTH = 150;
const HEIGHT = 30;

export function Histogram({ bins, label }: Props) {
  const most = Math.max(1, ...bins.map((b) => b.rows));
  const width = WIDTH / bins.length;
  const text = `${label}: ${bins.map((b) => `${round(b.from)} to ${round(b.to)}, ${b.rows}`).join('; ')}`;
  return (
    <svg className="histogram" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={text}>
      {bins.map((b, i) => {
        const height = b.rows === 0 ? 0 : Math.max(1, HEIGHT * b.rows / most);
        return <rect key={b.from} x={i * width + 0.5} y={HEIGHT - height} width={Math.max(1, width - 1)} height={height}><title>{`${round(b.from)} – ${round(b.to)}: ${count(b.rows)} rows`}</title></rect>;
      })}
    </svg>
  );
}

function round(n: number): number {
  return Number(n.toPrecision(5));
}
