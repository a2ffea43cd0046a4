/* eslint-disable @stylistic/max-len */
import type { Expression, GroupingItem, GroupingSetItem, Query, QueryBody, Relation } from '../../../../src/core/spark-sql/syntax';

/** Every bracket of an expression written out, so that a test of precedence can be read. */
export function show(e: Expression): string {
  const list = (items: readonly Expression[]) => items.map(show).join(', ');
  switch (e.kind) {
    case 'literal': return e.type === 'string' ? `'${e.value}'` : e.type === 'integer' || e.type === 'decimal' ? e.value : `${e.type}:${e.value}`;
    case 'interval': return `interval[${e.parts.map((p) => [show(p.value), p.unit, p.to && `to ${p.to}`].filter(Boolean).join(' ')).join(', ')}]`;
    case 'column': return e.parts.map((p) => (p.quoted ? `\`${p.name}\`` : p.name)).join('.');
    case 'star': return [...e.qualifier.map((p) => p.name), '*'].join('.') + (e.except ? ` except ${e.except.map((p) => p.map((x) => x.name).join('.')).join(' ')}` : '');
    case 'parameter': return `:${e.name}`;
    case 'default': return 'default';
    case 'alias': return `${show(e.child)} as ${e.names.map((n) => n.name).join('+')}`;
    case 'named-argument': return `${e.name.name}=>${show(e.value)}`;
    case 'call': return [
      `${e.name}(${e.distinct ? 'distinct ' : ''}${list(e.args)})`, e.withinGroup && `within ${e.withinGroup.map((s) => show(s.expression)).join(', ')}`,
      e.filter && `filter ${show(e.filter)}`, e.nulls && `${e.nulls} nulls`, e.over && `over ${'name' in e.over ? e.over.name : [
        e.over.partitionBy.length > 0 && `by ${list(e.over.partitionBy)}`, e.over.orderBy.length > 0 && `order ${e.over.orderBy.map((s) => show(s.expression) + (s.direction ? ` ${s.direction}` : '')).join(', ')}`,
        e.over.frame && `${e.over.frame.unit} ${[e.over.frame.start, e.over.frame.end].filter((b) => b !== undefined).map((b) => (b.value ? `${show(b.value)} ` : '') + b.type).join(' .. ')}`,
      ].filter(Boolean).join(' ') || '()'}`,
    ].filter(Boolean).join(' ');
    case 'unary': return e.literal ? `-${show(e.operand)}` : `(${e.operator} ${show(e.operand)})`;
    case 'binary': return `(${show(e.left)} ${e.operator} ${show(e.right)})`;
    case 'cast': return `${e.try ? 'try_cast' : 'cast'}(${show(e.child)} ${JSON.stringify(e.type)})`;
    case 'case': return `case(${[e.operand && show(e.operand), ...e.whens.map((w) => `${show(w.when)}: ${show(w.then)}`), e.otherwise && `else ${show(e.otherwise)}`].filter(Boolean).join('; ')})`;
    case 'between': return `(${show(e.value)} ${e.negated ? 'not ' : ''}between ${show(e.low)} ${show(e.high)})`;
    case 'in': return `(${show(e.value)} ${e.negated ? 'not ' : ''}in [${list(e.list)}])`;
    case 'in-subquery': return `(${show(e.value)} ${e.negated ? 'not ' : ''}in ${showQuery(e.query)})`;
    case 'exists': return `exists ${showQuery(e.query)}`;
    case 'subquery': return showQuery(e.query);
    case 'like': return `(${show(e.value)} ${e.negated ? 'not ' : ''}${e.operator}${e.quantifier ? ` ${e.quantifier}` : ''} ${list(e.patterns)}${e.escape ? ` escape ${show(e.escape)}` : ''})`;
    case 'is': return `(${show(e.value)} is ${e.negated ? 'not ' : ''}${e.test}${e.other ? ` ${show(e.other)}` : ''})`;
    case 'lambda': return `(${e.params.map((p) => p.name).join(' ')} -> ${show(e.body)})`;
    case 'subscript': return `${show(e.value)}[${show(e.index)}]`;
    case 'field': return `${show(e.value)}!${e.name.name}`;
    case 'row': return `row(${list(e.items)})`;
  }
}

/** The shape of a query: what belongs to what. */
export function showQuery(q: Query): string {
  return `{${[
    q.with.length > 0 && `with${q.recursive ? ' recursive' : ''} ${q.with.map((c) => `${c.name.name}${c.columns.length > 0 ? `/${c.columns.length}` : ''}=${showQuery(c.query)}`).join(' ')}`,
    body(q.body),
    q.orderByAll && 'order all', q.orderBy.length > 0 && `order ${q.orderBy.map((s) => [show(s.expression), s.direction, s.nulls].filter(Boolean).join(' ')).join(', ')}`,
    q.clusterBy.length > 0 && `cluster ${q.clusterBy.map(show).join(', ')}`, q.distributeBy.length > 0 && `distribute ${q.distributeBy.map(show).join(', ')}`,
    q.sortBy.length > 0 && `sort ${q.sortBy.map((s) => show(s.expression)).join(', ')}`, q.windows.length > 0 && `window ${q.windows.map((w) => w.name.name).join(' ')}`,
    q.limit && `limit ${show(q.limit)}`, q.offset && `offset ${show(q.offset)}`,
  ].filter(Boolean).join(' | ')}}`;
}

function body(b: QueryBody): string {
  switch (b.kind) {
    case 'query': return showQuery(b);
    case 'set': return `(${body(b.left)} ${b.operator}${b.all ? ' all' : ''} ${body(b.right)})`;
    case 'values': return `values ${b.rows.map(show).join(' ')}${alias(b.alias)}`;
    case 'table-statement': return `table ${b.name.map((n) => n.name).join('.')}`;
    case 'select': return [
      `select${b.distinct ? ' distinct' : ''}${b.hints.length > 0 ? ` /*${b.hints.map((h) => `${h.name}(${h.args.map(show).join(', ')})`).join(' ')}*/` : ''} ${b.items.map(show).join(', ')}`,
      b.from.length > 0 && `from ${b.from.map(relation).join(', ')}`,
      ...b.lateralViews.map((v) => `view${v.outer ? ' outer' : ''} ${show(v.call)} ${v.table?.name ?? '-'} ${v.columns.map((c) => c.name).join('+')}`),
      b.where && `where ${show(b.where)}`,
      b.groupBy && `group ${b.groupBy.all ? 'all' : b.groupBy.items.map(grouping).join(', ')}${b.groupBy.trailing === undefined ? '' : ` with ${JSON.stringify(typeof b.groupBy.trailing === 'string' ? b.groupBy.trailing : b.groupBy.trailing.sets.map((s) => s.map(show)))}`}`,
      b.having && `having ${show(b.having)}`, b.windows.length > 0 && `window ${b.windows.map((w) => `${w.name.name}${'name' in w.spec ? `=${w.spec.name}` : ''}`).join(' ')}`,
    ].filter(Boolean).join(' ');
  }
}

function grouping(g: GroupingItem | GroupingSetItem): string {
  if (g.kind === 'expression') return show(g.expression);
  if (g.kind === 'set') return `[${g.items.map(show).join(' ')}]`;
  return g.kind === 'sets' ? `sets(${g.sets.map(grouping).join(' ')})` : `${g.kind}(${g.sets.map((s) => `[${s.map(show).join(' ')}]`).join(' ')})`;
}

function alias(a: { name?: { name: string }; columns: readonly { name: string }[] } | undefined): string {
  return a === undefined ? '' : ` as ${a.name?.name ?? ''}${a.columns.length > 0 ? `(${a.columns.map((c) => c.name).join(' ')})` : ''}`;
}

export function relation(r: Relation): string {
  const lateral = 'lateral' in r && r.lateral ? 'lateral ' : '';
  switch (r.kind) {
    case 'table': return `${r.name.map((n) => n.name).join('.')}${r.timeTravel ? `@${r.timeTravel.type} ${show(r.timeTravel.value)}` : ''}${alias(r.alias)}`;
    case 'subquery-relation': return `${lateral}${showQuery(r.query)}${alias(r.alias)}`;
    case 'table-function': return `${lateral}${show(r.call)}${alias(r.alias)}`;
    case 'inline-table': return body(r.values);
    case 'join': return `(${relation(r.left)} ${r.natural ? 'natural ' : ''}${r.type} ${relation(r.right)}${r.on ? ` on ${show(r.on)}` : ''}${r.using ? ` using ${r.using.map((u) => u.name).join(' ')}` : ''})`;
    case 'pivot': return `pivot(${relation(r.relation)}; ${r.aggregates.map(show).join(', ')}; ${r.columns.map((c) => c.name).join(' ')}; ${r.values.map(show).join(', ')})`;
    case 'unpivot': return `unpivot(${relation(r.relation)}; ${r.includeNulls ? 'nulls; ' : ''}${r.valueColumns.map((c) => c.name).join(' ')}; ${r.nameColumn.name}; ${r.inputs.map((i) => i.columns.map(show).join('+') + (i.alias ? ` as ${i.alias.name}` : '')).join(', ')})${alias(r.alias)}`;
    case 'sample': return `sample(${relation(r.relation)}; ${r.method.type === 'bucket' ? `${r.method.numerator}/${r.method.denominator}` : `${show(r.method.value)} ${r.method.type}`}${r.seed === undefined ? '' : `; ${r.seed}`})${alias(r.alias)}`;
  }
}

/** The tree without positions and without how names were quoted. */
export function bare(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(bare);
  if (typeof x !== 'object' || x === null) return x;
  return Object.fromEntries(Object.entries(x).filter(([k, v]) => !/span$/i.test(k) && k !== 'quoted' && v !== undefined).map(([k, v]) => [k, bare(v)]));
}
