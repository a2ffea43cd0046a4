import { castSql } from './cast';
import { ExpressionGenerator, Lowering, SubquerySql } from './expressions';
import { quoteSql, typeSql } from './types';
import { typeName } from '../../types';
import {
  Attribute, isQuery, TypedBody, TypedCte, TypedExpression, TypedQuery, TypedRelation, TypedSelect, TypedSet, TypedSort, TypedSubquery, TypedValues,
} from '../analysis/plan';
import { canonical, isAggregate, readsOnly, rebuild, some, isFoldable } from '../analysis/walk';
import type { Session } from '../functions/function';
import { needsOrderKey } from '../functions/order-key';

/** Typed queries to DuckDB SQL. Every column has a known place: a table alias of ours and a name unique in it. */
export class QueryGenerator implements Lowering {
  private readonly columns = new Map<number, string>();
  private readonly cteNames = new Map<number, { readonly name: string; readonly columns: readonly string[] }>();
  private readonly expressions = new ExpressionGenerator(this);
  private counter = 0;

  constructor(public readonly session: Session) {}

  public column(id: number): string {
    const sql = this.columns.get(id);
    if (sql === undefined) throw new Error(`column #${id} has no place`);
    return sql;
  }

  public setColumn(id: number, sql: string): void {
    this.columns.set(id, sql);
  }

  public expression(e: TypedExpression): string {
    return this.expressions.lower(e);
  }

  public fresh(prefix: string): string {
    return `${prefix}${++this.counter}`;
  }

  public subquery(query: TypedQuery): SubquerySql {
    return this.query(query, false);
  }

  /** The whole query, its columns named and cast as Spark has them. */
  public outermost(query: TypedQuery): string {
    return this.query(query, true).sql;
  }

  private query(query: TypedQuery, outermost: boolean): SubquerySql {
    const ctes = query.ctes.map((c) => this.cte(c)).filter((c) => c !== '');
    const limits = `${query.limit === undefined ? '' : ` LIMIT ${this.expression(query.limit)}`}${query.offset === undefined ? '' : ` OFFSET ${this.expression(query.offset)}`}`;
    const names = outermost ? query.outputs.map((o) => o.name) : unique(query.outputs);
    const body = this.body(query.body, query.orderBy, names, outermost, limits);
    return { sql: `${ctes.length === 0 ? '' : `WITH ${ctes.join(', ')} `}${body}`, columns: names };
  }

  private cte(cte: TypedCte): string {
    const taken = this.fresh(`${cte.name.replace(/[^A-Za-z0-9_]/g, '_')}_`);
    const { sql, columns } = this.query(cte.query, false);
    this.cteNames.set(cte.id, { name: taken, columns });
    return `${quoteSql(taken)} AS (${sql})`;
  }

  private body(body: TypedBody, orderBy: readonly TypedSort[], names: readonly string[], outermost: boolean, limits: string): string {
    if (isQuery(body)) {
      if (orderBy.length === 0 && limits === '') return outermost ? this.query(body, true).sql : this.renamedQuery(body, names);
      return this.wrapped(this.query(body, false), body.outputs, orderBy, names, outermost, limits);
    }
    switch (body.kind) {
      case 'select': return `${this.select(body, orderBy, names, outermost)}${limits}`;
      case 'set': {
        const inner = this.setOperation(body);
        if (orderBy.length === 0 && limits === '' && !outermost) return inner.columns.every((c, i) => c === names[i]) ? inner.sql : this.wrapped(inner, body.outputs, [], names, false, '');
        return this.wrapped(inner, body.outputs, orderBy, names, outermost, limits);
      }
      case 'values': return this.wrapped(this.values(body), body.outputs, orderBy, names, outermost, limits);
    }
  }

  private renamedQuery(body: TypedQuery, names: readonly string[]): string {
    const inner = this.query(body, false);
    return inner.columns.every((c, i) => c === names[i]) ? inner.sql : this.wrapped(inner, body.outputs, [], names, false, '');
  }

  /** SELECT over a finished query, to sort, limit and name its columns. */
  private wrapped(inner: SubquerySql, outputs: readonly Attribute[], written: readonly TypedSort[], names: readonly string[], outermost: boolean, limits: string): string {
    const orderBy = written.filter((s) => !isFoldable(s.expression));
    const alias = this.fresh('q');
    outputs.forEach((o, i) => this.columns.set(o.id, `${alias}.${quoteSql(inner.columns[i])}`));
    const items = outputs.map((o, i) => `${this.output(this.column(o.id), o, outermost)} AS ${quoteSql(names[i])}`);
    const order = orderBy.length === 0 ? '' : ` ORDER BY ${orderBy.map((s) => this.expressions.sort(s)).join(', ')}`;
    return `SELECT ${items.join(', ')} FROM (${inner.sql}) AS ${alias}${order}${limits}`;
  }

  private output(sql: string, column: { readonly type: Attribute['type'] }, outermost: boolean): string {
    return outermost && column.type.kind !== 'void' ? `CAST(${sql} AS ${typeSql(column.type)})` : sql;
  }

  private select(written: TypedSelect, orderBy: readonly TypedSort[], names: readonly string[], outermost: boolean): string {
    const select = withoutUngrouped(written);
    const from = select.from === undefined ? '' : ` FROM ${this.relation(select.from)}`;
    const where = select.where === undefined ? '' : ` WHERE ${this.expressions.condition(select.where)}`;
    const items = select.projections.map((p, i) => `${this.output(this.expression(p.expression), p.expression, outermost || select.distinct)} AS ${quoteSql(names[i])}`);
    const group = select.aggregate === undefined ? '' : this.groupBy(select.aggregate.groupBy, select.aggregate.sets);
    const having = select.having === undefined ? '' : ` HAVING ${this.expressions.condition(select.having)}`;
    const positions = new Map(select.projections.map((p, i) => [canonical(p.expression), i + 1]));
    const sorts = orderBy.filter((s) => !isFoldable(s.expression)).map((s) => {
      const at = positions.get(canonical(s.expression));
      if (at === undefined || (!select.distinct && needsOrderKey(s.expression.type))) return this.expressions.sort(s);
      return `${at} ${s.descending ? 'DESC' : 'ASC'} NULLS ${s.nullsFirst ? 'FIRST' : 'LAST'}`;
    });
    const order = sorts.length === 0 ? '' : ` ORDER BY ${sorts.join(', ')}`;
    const list = items.length === 0 ? '1' : items.join(', ');
    return `SELECT ${select.distinct ? 'DISTINCT ' : ''}${list}${from}${where}${group}${having}${order}`;
  }

  private groupBy(groups: readonly TypedExpression[], sets: readonly (readonly number[])[] | undefined): string {
    const items = groups.map((g) => this.expression(g));
    if (sets !== undefined) return ` GROUP BY GROUPING SETS (${sets.map((s) => `(${s.map((i) => items[i]).join(', ')})`).join(', ')})`;
    const keys = items.filter((_, i) => !isConstant(groups[i]));
    if (keys.length > 0) return ` GROUP BY ${keys.join(', ')}`;
    // groups by constants only: one group for all rows, none for no rows
    return groups.length > 0 ? ` GROUP BY ${items.map((x, i) => `CAST(${x} AS ${typeSql(groups[i].type)})`).join(', ')}` : ' GROUP BY ()';
  }

  private setOperation(set: TypedSet): SubquerySql {
    const columns = unique(set.outputs);
    const side = (q: TypedQuery): string => {
      const inner = this.query(q, false);
      const alias = this.fresh('q');
      const items = set.outputs.map((o, i) => {
        const column = `${alias}.${quoteSql(inner.columns[i])}`;
        const cast = castSql(column, q.outputs[i].type, o.type, this.session, this.session.ansi ? 'ansi' : 'legacy');
        return `${o.type.kind === 'void' || typeName(q.outputs[i].type) === typeName(o.type) ? cast : cast} AS ${quoteSql(columns[i])}`;
      });
      return `SELECT ${items.join(', ')} FROM (${inner.sql}) AS ${alias}`;
    };
    const operator = `${set.operator.toUpperCase()}${set.all ? ' ALL' : ''}`;
    return { sql: `(${side(set.left)}) ${operator} (${side(set.right)})`, columns };
  }

  private values(values: TypedValues): SubquerySql {
    const columns = unique(values.outputs);
    const rows = values.rows.map((r) => `(${r.map((e, i) => this.valueSql(e, values.outputs[i])).join(', ')})`);
    return { sql: `SELECT * FROM (VALUES ${rows.join(', ')}) AS ${this.fresh('v')}(${columns.map(quoteSql).join(', ')})`, columns };
  }

  private valueSql(e: TypedExpression, column: Attribute): string {
    const sql = this.expression(e);
    return column.type.kind === 'void' ? sql : `CAST(${sql} AS ${typeSql(column.type)})`;
  }

  // ---------------------------------------------------------------- relations

  /** A FROM item. Afterwards the columns of its outputs are known. */
  private relation(r: TypedRelation): string {
    switch (r.kind) {
      case 'scan': {
        const alias = this.fresh('t');
        for (const o of r.outputs) this.columns.set(o.id, `${alias}.${quoteSql(scanName(o))}`);
        return `${r.relation} AS ${alias}`;
      }
      case 'derived': return this.derived(this.query(r.query, false), r.outputs);
      case 'cte': {
        const alias = this.fresh('t');
        const named = this.cteNames.get(r.cte.id);
        if (named === undefined) throw new Error(`CTE ${r.cte.name} was not generated`);
        r.outputs.forEach((o, i) => this.columns.set(o.id, `${alias}.${quoteSql(named.columns[i])}`));
        return `${quoteSql(named.name)} AS ${alias}`;
      }
      case 'join': return this.join(r);
      case 'generate': return this.generate(r);
      case 'session': return this.sessions(r);
      case 'table-function': {
        const alias = this.fresh('t');
        const lower = r.call.signature.relation;
        if (lower === undefined) throw new Error(`${r.call.name} has no lowering`);
        const columns = unique(r.outputs);
        r.outputs.forEach((o, i) => this.columns.set(o.id, `${alias}.${quoteSql(columns[i])}`));
        return `${lower(this.expressions.lowerCall(r.call))} AS ${alias}(${columns.map(quoteSql).join(', ')})`;
      }
      case 'sample': {
        const inner = this.relation(r.input);
        const columns = unique(r.input.outputs);
        const items = r.input.outputs.map((o, i) => `${this.column(o.id)} AS ${quoteSql(columns[i])}`);
        return this.derived({ sql: `SELECT ${items.join(', ')} FROM ${inner} ${r.clause}`, columns }, r.outputs);
      }
    }
  }

  private derived(inner: SubquerySql, outputs: readonly Attribute[]): string {
    const alias = this.fresh('t');
    outputs.forEach((o, i) => this.columns.set(o.id, `${alias}.${quoteSql(inner.columns[i])}`));
    return `(${inner.sql}) AS ${alias}`;
  }

  private join(r: Extract<TypedRelation, { kind: 'join' }>): string {
    const before = this.beforeJoin(r);
    const left = this.withColumns(this.relation(r.left), r.left, before.left);
    const lateral = r.right.kind === 'derived' && r.right.lateral;
    const right = `${lateral ? 'LATERAL ' : ''}${this.rightSide(r.right, before.right)}`;
    for (const m of r.merged) {
      const side = (a: Attribute) => castSql(this.column(a.id), a.type, m.output.type, this.session, this.session.ansi ? 'ansi' : 'legacy');
      this.columns.set(m.output.id, `coalesce(${side(m.left)}, ${side(m.right)})`);
    }
    const on = before.on === undefined ? undefined : this.expressions.condition(before.on);
    const keyword = { 'inner': 'JOIN', 'cross': 'JOIN', 'left': 'LEFT JOIN', 'right': 'RIGHT JOIN', 'full': 'FULL JOIN', 'left semi': 'SEMI JOIN', 'left anti': 'ANTI JOIN' }[r.type];
    if (on === undefined && (r.type === 'inner' || r.type === 'cross')) return `${left} CROSS JOIN ${right}`;
    return `${left} ${keyword} ${right} ON ${on ?? 'true'}`;
  }

  private rightSide(right: TypedRelation, added: readonly Added[]): string {
    const sql = this.relation(right);
    if (added.length > 0) return this.withColumns(sql, right, added);
    return right.kind === 'join' ? `(${sql})` : sql;
  }

  /** Subqueries in the condition of a join that is not inner: DuckDB does not take them there, so the side that they read has them as columns. */
  private beforeJoin(
    r: Extract<TypedRelation, { kind: 'join' }>,
  ): { readonly on?: TypedExpression; readonly left: readonly Added[]; readonly right: readonly Added[] } {
    const left: Added[] = [];
    const right: Added[] = [];
    if (r.on === undefined || r.type === 'inner' || r.type === 'cross') return { on: r.on, left, right };
    const move = (e: TypedExpression): TypedExpression => {
      if (e.kind !== 'subquery') return rebuild(e, move);
      const side = readsOnly(e, r.left) ? left : right;
      const id = -(++this.counter);
      side.push({ id, expression: e });
      const attribute: Attribute = { id, name: `condition${-id}`, type: e.type, nullable: e.nullable, qualifier: [], lineage: [] };
      return { kind: 'attribute', attribute, outer: false, type: e.type, nullable: e.nullable, span: e.span };
    };
    return { on: move(r.on), left, right };
  }

  /** A relation with further columns of its own rows. */
  private withColumns(sql: string, relation: TypedRelation, added: readonly Added[]): string {
    if (added.length === 0) return sql;
    const columns = unique(relation.outputs);
    const extra = added.map((a) => quoteSql(`condition${-a.id}`));
    const items = [
      ...relation.outputs.map((o, i) => `${this.column(o.id)} AS ${quoteSql(columns[i])}`),
      ...added.map((a, i) => `${this.expressions.condition(a.expression)} AS ${extra[i]}`),
    ];
    const made = this.derived({ sql: `SELECT ${items.join(', ')} FROM ${sql}`, columns }, relation.outputs);
    const alias = made.slice(made.lastIndexOf(' ') + 1);
    added.forEach((a, i) => this.columns.set(a.id, `${alias}.${extra[i]}`));
    return made;
  }

  /** The input's columns with the generator's lists unnested beside them, in step. */
  private generate(r: Extract<TypedRelation, { kind: 'generate' }>): string {
    const input = r.input === undefined ? '' : ` FROM ${this.relation(r.input)}`;
    const lists = r.call.signature.lists;
    if (lists === undefined) throw new Error(`${r.call.name} has no lowering`);
    const made = lists(this.expressions.lowerCall(r.call));
    const rows = r.outer ? made.map((l) => `CASE WHEN len(${l}) > 0 THEN ${l} ELSE [NULL] END`) : made;
    const kept = r.input?.outputs ?? [];
    const outputs = [...kept, ...r.generated];
    const columns = unique(outputs);
    const items = [
      ...kept.map((o, i) => `${this.column(o.id)} AS ${quoteSql(columns[i])}`),
      ...rows.map((l, i) => `unnest(${l}) AS ${quoteSql(columns[kept.length + i])}`),
    ];
    return this.derived({ sql: `SELECT ${items.join(', ')}${input}`, columns }, outputs);
  }

  /** Rows sorted by time start a new session where they lie behind the end of all before them. */
  private sessions(r: Extract<TypedRelation, { kind: 'session' }>): string {
    const from = this.relation(r.input);
    const lists = r.call.signature.lists;
    if (lists === undefined) throw new Error(`${r.call.name} has no lowering`);
    const [time, gap] = lists(this.expressions.lowerCall(r.call));
    const columns = unique(r.outputs);
    const kept = columns.slice(0, -1);
    const [start, end, begins, id] = ['start', 'end', 'begins', 'id'].map((n) => quoteSql(this.fresh(`session_${n}_`)));
    const keys = r.keys.map((k) => ({ sql: this.expression(k), name: quoteSql(this.fresh('session_key_')) }));
    const partition = (more: readonly string[] = []) => {
      const list = [...keys.map((k) => k.name), ...more];
      return list.length === 0 ? '' : `PARTITION BY ${list.join(', ')} `;
    };
    const items = [
      ...r.input.outputs.map((o, i) => `${this.column(o.id)} AS ${quoteSql(kept[i])}`), ...keys.map((k) => `${k.sql} AS ${k.name}`), `${time} AS ${start}`, `${time} + ${gap} AS ${end}`,
    ];
    const rows = `SELECT ${items.join(', ')} FROM ${from}`;
    const before = `max(${end}) OVER (${partition()}ORDER BY ${start} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
    const marked = `SELECT *, CASE WHEN ${start} <= ${before} THEN 0 ELSE 1 END AS ${begins} FROM (${rows}) WHERE ${end} > ${start}`;
    const numbered = `SELECT *, sum(${begins}) OVER (${partition()}ORDER BY ${start} RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS ${id} FROM (${marked})`;
    const over = `OVER (${partition([id])})`;
    const session = `{'start': min(${start}) ${over}, 'end': max(${end}) ${over}} AS ${quoteSql(columns[columns.length - 1])}`;
    return this.derived({ sql: `SELECT ${[...kept.map(quoteSql), session].join(', ')} FROM (${numbered})`, columns }, r.outputs);
  }
}

/** A column that stands for an expression over its relation. */
interface Added { readonly id: number; readonly expression: TypedSubquery }

/** Grouping columns that no grouping set has are null in every row; DuckDB would not let them stand. */
function withoutUngrouped(select: TypedSelect): TypedSelect {
  const { aggregate } = select;
  const sets = aggregate?.sets;
  if (aggregate === undefined || sets === undefined) return select;
  const lost = new Set(aggregate.groupBy.filter((_, i) => !sets.some((s) => s.includes(i))).map(canonical));
  if (lost.size === 0) return select;
  const change = (e: TypedExpression): TypedExpression => {
    if (lost.has(canonical(e))) return { kind: 'literal', value: null, type: e.type, nullable: true, span: e.span };
    return isAggregate(e) ? e : rebuild(e, change);
  };
  return { ...select, having: select.having && change(select.having), projections: select.projections.map((p) => ({ ...p, expression: change(p.expression) })) };
}

function isConstant(e: TypedExpression): boolean {
  return !some(e, (x) => x.kind === 'attribute' || x.kind === 'subquery' || (x.kind === 'call' && x.function.nondeterministic === true));
}

/** The column's own name in its table: an alias list renames only for the query. */
function scanName(o: Attribute): string {
  return o.lineage[0]?.column ?? o.name;
}

/** Names of a subquery's columns, each once. */
function unique(outputs: readonly Attribute[]): string[] {
  const seen = new Set<string>();
  return outputs.map((o) => {
    let name = o.name;
    for (let n = 1; seen.has(name.toLowerCase()); n++) name = `${o.name}_${n}`;
    seen.add(name.toLowerCase());
    return name;
  });
}
