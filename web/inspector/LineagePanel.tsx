import type { Lineage, LineageEdge } from '../../runtime/server/studio/contract';
import { Empty } from '../components/parts';
import { rowEdges, trace } from '../graph/column-trace';

export interface LineagePanelProps {
  readonly lineage?: Lineage;
  readonly node: string;
  readonly column?: string;
  readonly onGo: (node: string, column: string) => void;
}

/** The way of one column, hop by hop. */
export function LineagePanel({ lineage, node, column, onGo }: LineagePanelProps) {
  if (column === undefined) return <Empty title="No column chosen">Choose a column in “Output schema” to see where it comes from and where it goes.</Empty>;
  if (lineage === undefined) return <Empty title="Lineage is not known yet" />;
  const { up, down } = trace(lineage, { node, column });
  return (
    <div className="hops">
      <h3>Comes from</h3>
      <Hops edges={up} side="from" within={node} onGo={onGo} none="nothing above it: it is read here or made of constants" />
      <h3>Rows depend on</h3>
      <Hops edges={rowEdges(lineage, node)} side="from" within={node} onGo={onGo} none="every row is kept" />
      <h3>Goes to</h3>
      <Hops edges={down} side="to" within={node} onGo={onGo} none="no column below" />
    </div>
  );
}

function Hops({ edges, side, within, onGo, none }: { readonly within: string; readonly edges: readonly LineageEdge[]; readonly side: 'from' | 'to'; readonly onGo: (node: string, column: string) => void; readonly none: string }) {
  if (edges.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul>
      {edges.map((e) => {
        const there = e[side];
        const here = e[side === 'from' ? 'to' : 'from'];
        return (
          <li key={`${e.from.node}.${e.from.column}>${e.to.node}.${e.to.column}.${e.kind}`}>
            <button type="button" className="link" onClick={() => onGo(there.node, there.column)}>{there.node}.{there.column}</button>
            <span className={`hop-kind hop-${e.kind.replace(/\W+/g, '-')}`}>{e.kind}</span>
            {within !== here.node && <span className="muted">{side === 'from' ? 'into' : 'of'} {here.node}.{here.column}</span>}
          </li>
        );
      })}
    </ul>
  );
}
