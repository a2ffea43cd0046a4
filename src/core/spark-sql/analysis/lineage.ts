import type { Influence, InfluenceKind } from '../contract';
import type { TypedExpression } from './plan';
import { children, isAggregate, isWindow, windowParts } from './walk';

const NONE: readonly Influence[] = [];
const ROW_KINDS: readonly InfluenceKind[] = ['filter', 'join', 'grouping', 'sort', 'window'];

/** Input columns that an expression's value comes from. */
export function valueLineage(e: TypedExpression): readonly Influence[] {
  if (e.kind === 'attribute') return e.attribute.lineage;
  if (e.kind === 'alias') return valueLineage(e.child);
  const out: Influence[] = [];
  collect(e, 'derived', out);
  return distinct(out);
}

/** The same with one kind for all: what a filter, join or sort reads. */
export function rowLineage(expressions: readonly TypedExpression[], kind: InfluenceKind): readonly Influence[] {
  const out: Influence[] = [];
  for (const e of expressions) for (const i of valueLineage(e)) out.push({ ...i, kind: ROW_KINDS.includes(i.kind) ? i.kind : kind });
  return out;
}

function collect(e: TypedExpression, kind: InfluenceKind, out: Influence[]): void {
  if (e.kind === 'attribute') {
    for (const i of e.attribute.lineage) out.push(ROW_KINDS.includes(i.kind) || (i.kind === 'aggregate' && kind === 'derived') ? i : { ...i, kind });
    return;
  }
  if (e.kind === 'subquery') {
    for (const o of e.query.outputs) for (const i of o.lineage) out.push(i.kind === 'direct' ? { ...i, kind } : i);
  }
  const inner = isAggregate(e) ? 'aggregate' : kind;
  if (isWindow(e)) {
    for (const a of e.args) collect(a, e.function.kind === 'aggregate' ? 'aggregate' : kind, out);
    for (const p of windowParts(e.over!)) collect(p, 'window', out);
    return;
  }
  for (const c of children(e)) collect(c, inner, out);
}

/** What a value comes from, and then what decides about its row: `rows`, each once. Where a value has no influence of the second sort, none can be there twice. */
export function withRows(value: readonly Influence[], rows: readonly Influence[]): readonly Influence[] {
  return value.some((i) => ROW_KINDS.includes(i.kind)) ? distinct([...value, ...rows]) : [...value, ...rows];
}

/** Each influence once, as first met. */
export function distinct(list: readonly Influence[]): readonly Influence[] {
  if (list.length < 2) return list.length === 0 ? NONE : list;
  const seen = new Set<string>();
  return list.filter((i) => {
    const key = `${i.table}\u0000${i.column}\u0000${i.kind}`;
    return !seen.has(key) && seen.add(key);
  });
}
