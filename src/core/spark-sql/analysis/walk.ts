import type { TypedCall, TypedExpression, TypedRelation, TypedSort, TypedSubquery, TypedWindow } from './plan';
import { typeName } from '../../types';

/** Direct parts of an expression. Of a subquery only the values on its left: its own expressions belong to another scope. */
export function children(e: TypedExpression): readonly TypedExpression[] {
  switch (e.kind) {
    case 'call': {
      if (e.filter === undefined && e.over === undefined && e.withinGroup.length === 0) return e.args;
      const out: TypedExpression[] = [...e.args];
      if (e.filter !== undefined) out.push(e.filter);
      for (const s of e.withinGroup) out.push(s.expression);
      if (e.over !== undefined) out.push(...windowParts(e.over));
      return out;
    }
    case 'cast':
    case 'field':
    case 'alias': return [e.child];
    case 'lambda': return [e.body];
    case 'case': return [...e.whens.flatMap((w) => [w.when, w.then]), ...(e.otherwise === undefined ? [] : [e.otherwise])];
    case 'subquery': return e.values;
    default: return [];
  }
}

export function windowParts(w: TypedWindow): TypedExpression[] {
  const bounds = [w.frame.start.value, w.frame.end.value].filter((x): x is TypedExpression => x !== undefined);
  return [...w.partitionBy, ...w.orderBy.map((s) => s.expression), ...bounds];
}

export function some(e: TypedExpression, test: (x: TypedExpression) => boolean): boolean {
  if (test(e)) return true;
  if (e.kind === 'attribute' || e.kind === 'literal') return false;
  for (const c of children(e)) if (some(c, test)) return true;
  return false;
}

/** A copy with each part replaced by what `change` gives for it; parts come first. */
export function rebuild(e: TypedExpression, change: (x: TypedExpression) => TypedExpression): TypedExpression {
  const sorts = (s: readonly TypedSort[]) => s.map((x) => ({ ...x, expression: change(x.expression) }));
  switch (e.kind) {
    case 'call': return {
      ...e,
      args: e.args.map(change),
      filter: e.filter && change(e.filter),
      withinGroup: sorts(e.withinGroup),
      over: e.over && { ...e.over, partitionBy: e.over.partitionBy.map(change), orderBy: sorts(e.over.orderBy) },
    };
    case 'cast':
    case 'field':
    case 'alias': return { ...e, child: change(e.child) };
    case 'lambda': return { ...e, body: change(e.body) };
    case 'case': return {
      ...e, whens: e.whens.map((w) => ({ when: change(w.when), then: change(w.then) })), otherwise: e.otherwise && change(e.otherwise),
    };
    case 'subquery': return { ...e, values: e.values.map(change) };
    default: return e;
  }
}

/** Whether a subquery reads columns of this relation only, or none around it. */
export function readsOnly(e: TypedSubquery, side: TypedRelation): boolean {
  const ids = new Set(side.outputs.map((o) => o.id));
  return !e.values.some((v) => some(v, (x) => x.kind === 'attribute' && !ids.has(x.attribute.id))) && e.query.outer.every((a) => ids.has(a.id));
}

export function isAggregate(e: TypedExpression): e is TypedCall {
  return e.kind === 'call' && e.function.kind === 'aggregate' && e.over === undefined;
}
export function isWindow(e: TypedExpression): e is TypedCall {
  return e.kind === 'call' && e.over !== undefined;
}
export function isGenerator(e: TypedExpression): e is TypedCall {
  return e.kind === 'call' && e.function.kind === 'generator';
}
export function isDeterministic(e: TypedExpression): boolean {
  return !some(e, (x) => x.kind === 'call' && x.function.nondeterministic === true);
}

export function isFoldable(e: TypedExpression): boolean {
  switch (e.kind) {
    case 'literal': return true;
    case 'parameter': return true;
    case 'attribute':
    case 'variable':
    case 'subquery': return false;
    case 'call':
      return (e.function.kind ?? 'scalar') === 'scalar' && e.over === undefined && e.function.nondeterministic !== true && e.args.every(isFoldable);
    case 'lambda': return true;
    default: return children(e).every(isFoldable);
  }
}

/** Whether two expressions mean the same, as text to compare (Spark's `canonicalized`). Implicit casts count, names do not. */
export function canonical(e: TypedExpression): string {
  switch (e.kind) {
    case 'attribute': return `#${e.attribute.id}`;
    case 'literal': return `${typeof e.value === 'object' && e.value !== null ? `${e.value.months}/${e.value.days}/${e.value.micros}` : String(e.value)}:${typeName(e.type)}`;
    case 'alias': return canonical(e.child);
    case 'parameter': return `:${e.name}`;
    case 'variable': return `$${e.id}`;
    case 'cast': return `cast(${canonical(e.child)},${typeName(e.type)})`;
    case 'field': return `${canonical(e.child)}.${e.index}`;
    case 'subquery': return `subquery@${e.span.start}`;
    case 'call': {
      const commutes = e.function.names[0] === '+' || e.function.names[0] === '*' || e.function.names[0] === '=' || e.function.names[0] === 'and' || e.function.names[0] === 'or';
      const args = e.args.map(canonical);
      if (commutes) args.sort();
      const more = [e.distinct ? 'distinct' : '', e.ignoreNulls ? 'ignore' : '', e.filter === undefined ? '' : canonical(e.filter),
        ...e.withinGroup.map((s) => `${canonical(s.expression)}${s.descending}${s.nullsFirst}`),
        e.over === undefined ? '' : `over ${windowParts(e.over).map(canonical).join()} ${e.over.orderBy.map((s) => `${s.descending}${s.nullsFirst}`).join()}`
          + `${e.over.frame.unit}${e.over.frame.start.type}${e.over.frame.end.type}`];
      return `${e.function.names[0]}(${args.join(',')};${more.join(';')})`;
    }
    default: return `${e.kind}(${children(e).map(canonical).join(',')})`;
  }
}
