import type { CheckedJob, CheckedNode } from './check';
import type { SourceReading } from './look';
import { analyzeQuery, Binary, ColumnRef, Expression, parseQuery, printQuery, Query, Select } from '../../src/core/spark-sql';
import type { Query as Ask } from '../formats/format';

/**
 * The job without the conditions that the statistics of its sources' files prove of every row. The mark that counts a node's rows keeps
 * the optimizer from seeing this itself: it would read a column only to find that all rows pass.
 */
export async function withoutProvenConditions(checked: CheckedJob, ask: Ask): Promise<CheckedJob> {
  const prover = new Prover(checked, ask);
  const nodes = await Promise.all(checked.nodes.map((n) => prover.without(n)));
  return { ...checked, nodes };
}

/** Of all values of a column; without `least` and `most` where the files do not tell, or the values are no whole numbers. */
interface Facts { readonly nulls: boolean; readonly least?: bigint; readonly most?: bigint }

type Claim = { readonly column: ColumnRef; readonly holds: (facts: Facts) => boolean };

class Prover {
  private readonly byId: ReadonlyMap<string, CheckedNode>;
  private readonly known = new Map<string, Promise<Facts>>();

  constructor(private readonly checked: CheckedJob, private readonly ask: Ask) {
    this.byId = new Map(checked.nodes.map((n) => [n.resolved.node.id, n]));
  }

  public async without(n: CheckedNode): Promise<CheckedNode> {
    // A text without a condition is not worth its parsing.
    if (n.sql === undefined || !Object.values(n.sql).some((sql) => /\bwhere\b/i.test(sql))) return n;
    const sql: Record<string, string> = {};
    for (const [output, text] of Object.entries(n.sql)) sql[output] = await this.rewritten(n, text);
    return { ...n, sql };
  }

  private async rewritten(n: CheckedNode, sql: string): Promise<string> {
    const query = parseQuery(sql, this.checked.job.session);
    const { body } = query;
    if (body.kind !== 'select' || body.where === undefined || body.having !== undefined) return sql;
    const conditions = conjuncts(body.where);
    const rest: Expression[] = [];
    for (const condition of conditions) {
      const claim = claimOf(condition);
      if (claim === undefined || !await this.proves(n, query, body, claim)) rest.push(condition);
    }
    return rest.length === conditions.length ? sql : printQuery({ ...query, body: { ...body, where: conjunction(rest) } });
  }

  private async proves(n: CheckedNode, query: Query, body: Select, { column, holds }: Claim): Promise<boolean> {
    if (!keepsValues(query)) return false;
    const unordered = { orderBy: [], sortBy: [], clusterBy: [], distributeBy: [], windows: [] };
    const read: Select = { ...body, distinct: false, items: [column], where: undefined, windows: [] };
    const alone = printQuery({ ...query, ...unordered, orderByAll: undefined, limit: undefined, offset: undefined, body: read });
    const facts = await this.factsOf(n, alone, 0);
    return facts !== undefined && holds(facts);
  }

  /** Of the column at a place of a node's query, followed down to the files it is of. */
  private async factsOf(n: CheckedNode, sql: string, at: number): Promise<Facts | undefined> {
    const tables = Object.fromEntries(n.inputs.map((i) => [i.as, { columns: i.columns ?? [] }]));
    const { lineage } = analyzeQuery(sql, { ...this.checked.job.session, tables });
    const [value, ...more] = (lineage[at] ?? []).filter((i) => ['direct', 'derived', 'aggregate', 'window'].includes(i.kind));
    if (value?.kind !== 'direct' || more.length > 0) return undefined;
    const from = n.resolved.node.inputs.find((i) => i.as.toLowerCase() === value.table.toLowerCase());
    const producer = from === undefined ? undefined : this.byId.get(from.node);
    if (from === undefined || producer === undefined) return undefined;
    if (producer.source !== undefined) return this.factsOfFiles(producer, producer.source, value.column);
    const output = from.output ?? 'output';
    const below = producer.sql?.[output];
    const index = producer.columns[output]?.findIndex((c) => c.name.toLowerCase() === value.column.toLowerCase()) ?? -1;
    if (below === undefined || index < 0 || !keepsValues(parseQuery(below, this.checked.job.session))) return undefined;
    return this.factsOf(producer, below, index);
  }

  private async factsOfFiles(n: CheckedNode, { spec, paths, dataColumns }: SourceReading, column: string): Promise<Facts | undefined> {
    const { range } = spec.format;
    const data = dataColumns.find((c) => c.name.toLowerCase() === column.toLowerCase());
    if (range === undefined || data === undefined || paths.length === 0) return undefined;
    const key = `${n.resolved.node.id}\n${data.name}`;
    const numbered = ['tinyint', 'smallint', 'int', 'bigint'].includes(data.type.kind);
    const asked = this.known.get(key) ?? this.ask(range(paths, data.name)).then(([row]): Facts => {
      const number = (x: unknown) => (numbered && typeof x === 'bigint' ? x : undefined);
      return { nulls: row?.nulls !== false, least: number(row?.least), most: number(row?.most) };
    });
    this.known.set(key, asked);
    return asked;
  }
}

function conjuncts(e: Expression): Expression[] {
  return e.kind === 'binary' && e.operator === 'and' ? [...conjuncts(e.left), ...conjuncts(e.right)] : [e];
}

function conjunction(list: readonly Expression[]): Expression | undefined {
  return list.length === 0 ? undefined : list.reduce((left, right): Expression => ({ kind: 'binary', operator: 'and', left, right, span: left.span, operatorSpan: left.span }));
}

const MIRRORED: Partial<Record<Binary['operator'], Binary['operator']>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '<>': '<>' };

/** A condition that statistics can prove: `column > 0` and its kin over whole numbers, `column IS NOT NULL`. */
function claimOf(e: Expression): Claim | undefined {
  if (e.kind === 'is') return e.test === 'null' && e.negated && e.value.kind === 'column' ? { column: e.value, holds: ({ nulls }) => !nulls } : undefined;
  if (e.kind !== 'binary' || MIRRORED[e.operator] === undefined) return undefined;
  const [column, operator, constant] = e.left.kind === 'column' ? [e.left, e.operator, whole(e.right)] : [e.right, MIRRORED[e.operator], whole(e.left)];
  if (column.kind !== 'column' || constant === undefined) return undefined;
  return {
    column,
    holds: ({ nulls, least, most }) => {
      if (nulls || least === undefined || most === undefined) return false;
      switch (operator) {
        case '<': return most < constant;
        case '<=': return most <= constant;
        case '>': return least > constant;
        case '>=': return least >= constant;
        default: return most < constant || least > constant;
      }
    },
  };
}

function whole(e: Expression): bigint | undefined {
  if (e.kind === 'unary') return e.literal === true && e.operator === '-' ? negative(whole(e.operand)) : undefined;
  return e.kind === 'literal' && (e.type === 'integer' || e.type === 'bigint') && /^\d+$/.test(e.value) ? BigInt(e.value) : undefined;
}

function negative(n: bigint | undefined): bigint | undefined {
  return n === undefined ? undefined : -n;
}

/** Whether each value that a query hands through is one of the values that it read: no row is filled up with nulls. */
function keepsValues(query: Query): boolean {
  const keeps = (x: unknown): boolean => {
    if (Array.isArray(x)) return x.every(keeps);
    if (typeof x !== 'object' || x === null) return true;
    const node = x as { readonly kind?: unknown; readonly type?: unknown; readonly groupBy?: unknown };
    if (node.kind === 'join' && !['inner', 'cross', 'left semi', 'left anti'].includes(String(node.type))) return false;
    if (['set', 'pivot', 'unpivot'].includes(String(node.kind)) || node.groupBy !== undefined) return false;
    return Object.values(node).every(keeps);
  };
  return keeps(query);
}
