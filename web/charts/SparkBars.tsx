import type { RunSummary } from '../../runtime/server/studio/contract';
import { duration } from '../data/format';
import { outcome } from '../graph/run-figures';

/** The last runs of a job, oldest first: height is the duration, colour and sign the outcome. */
export function SparkBars({ runs }: { readonly runs: readonly RunSummary[] }) {
  const shown = [...runs].slice(0, 12).reverse();
  const most = Math.max(1, ...shown.map((r) => r.ms));
  if (shown.length === 0) return <span className="muted">–</span>;
  return (
    <svg className="sparkbars" width={12 * 7} height={22} viewBox="0 0 84 22" role="img" aria-label={`Last ${shown.length} runs: ${shown.map((r) => `${outcome(r.state)} in ${duration(r.ms)}`).join(', ')}`}>
      {shown.map((r, i) => {
        const height = 4 + 18 * Math.sqrt(r.ms / most);
        return <rect key={r.id} className={`bar bar-${outcome(r.state)}`} x={i * 7} y={22 - height} width={5} height={height} rx={1}><title>{`${outcome(r.state)}, ${duration(r.ms)}`}</title></rect>;
      })}
    </svg>
  );
}
