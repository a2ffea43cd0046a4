import { CircleCheck, CircleX } from 'lucide-react';
import type { RuleResult } from '../../runtime/server/studio/contract';

/** Outcomes of data quality rules, failed ones with their reason. */
export function RuleTable({ rules }: { readonly rules: readonly RuleResult[] }) {
  return (
    <table className="table"><thead><tr><th scope="col">Result</th><th scope="col">Rule</th><th scope="col">Why</th></tr></thead>
      <tbody>{rules.map((r, i) => {
        const passed = r.outcome === 'Passed';
        const Icon = passed ? CircleCheck : CircleX;
        return <tr key={i}><td><span className={`status ${passed ? 'status-succeeded' : 'status-failed'}`}><Icon size={15} aria-hidden />{r.outcome}</span></td><td><code>{r.rule}</code></td><td className="wrap-any">{r.reason ?? Object.entries(r.metrics).map(([k, v]) => `${k} = ${v}`).join(', ')}</td></tr>;
      })}</tbody></table>
  );
}
