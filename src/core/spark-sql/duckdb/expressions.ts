import { castSql } from './cast';
import { literalSql } from './literals';
import { quoteSql, textSql, typeSql } from './types';
import { DataType, typeName } from '../../types';
import { ArgumentView } from '../analysis/argument';
import type { TypedCall, TypedCast, TypedExpression, TypedLambda, TypedQuery, TypedSort, TypedSubquery, TypedWindow } from '../analysis/plan';
import { some } from '../analysis/walk';
import type { LambdaOptions, LowerCall, Session } from '../functions/function';
import { instantOf, localTime } from '../functions/local-time';
import { orderKey } from '../functions/order-key';

/** What an expression's lowering needs from the query around it. */
export interface Lowering {
  readonly session: Session;
  /** SQL of a column. */
  column(id: number): string;
  subquery(query: TypedQuery): SubquerySql;
  fresh(prefix: string): string;
}
export interface SubquerySql { readonly sql: string; readonly columns: readonly string[] }

const WIDER: Readonly<Record<string, string | undefined>> = { tinyint: 'BIGINT', smallint: 'BIGINT', int: 'BIGINT', bigint: 'HUGEINT' };
const INTEGER_BITS: Readonly<Record<string, number | undefined>> = { tinyint: 8, smallint: 16, int: 32, bigint: 64 };

/** Lowers typed expressions to DuckDB SQL. Results are self-contained: safe inside any other expression. */
export class ExpressionGenerator {
  private readonly variables = new Map<number, string>();

  constructor(private readonly lowering: Lowering) {}

  public lower(e: TypedExpression): string {
    switch (e.kind) {
      case 'attribute': return this.lowering.column(e.attribute.id);
      case 'literal': return literalSql(e);
      case 'parameter': return `CAST($${e.name} AS ${typeSql(e.type)})`;
      case 'alias': return this.lower(e.child);
      case 'variable': return this.variables.get(e.id) ?? this.missing(e.name);
      case 'cast': return this.cast(e);
      case 'field': return this.field(e.child, e.index, e.overArray, e.name);
      case 'case': {
        const whens = e.whens.map((w) => ` WHEN ${this.lower(w.when)} THEN ${this.lower(w.then)}`).join('');
        return `(CASE${whens}${e.otherwise === undefined ? '' : ` ELSE ${this.lower(e.otherwise)}`} END)`;
      }
      case 'subquery': return this.subquery(e, false, false);
      case 'lambda': return this.lambda(e, {});
      case 'call': return this.call(e);
    }
  }

  private missing(name: string): never {
    throw new Error(`lambda variable ${name} is not bound`);
  }

  private cast(e: TypedCast): string {
    const { session } = this.lowering;
    const mode = e.mode === 'try' ? 'try' : session.ansi ? 'ansi' : 'legacy';
    const special = e.child.kind === 'literal' && typeof e.child.value === 'string' ? specialTime(e.child.value, e.type, session.timeZone) : undefined;
    if (special !== undefined) return special;
    return castSql(this.lower(e.child), e.child.type, e.type, session, mode);
  }

  private field(child: TypedExpression, index: number, overArray: boolean, name: string): string {
    const sql = this.lower(child);
    if (overArray) return `list_transform(${sql}, lambda f_: struct_extract_at(f_, ${index + 1}))`;
    const struct = child.type;
    const unique = struct.kind === 'struct' && struct.fields.filter((f) => f.name.toLowerCase() === name.toLowerCase()).length === 1;
    return unique ? `struct_extract(${sql}, ${textSql(name)})` : `struct_extract_at(${sql}, ${index + 1})`;
  }

  /** A filter: a row counts where it is true, so IN and NOT IN may give null for false, which DuckDB joins faster. */
  public condition(e: TypedExpression): string {
    if (e.kind === 'call' && e.name === 'and') return `(${e.args.map((a) => this.condition(a)).join(' AND ')})`;
    const inner = negated(e) ?? e;
    const twice = negated(inner);
    if (inner !== e && twice !== undefined) return this.condition(twice);
    return inner.kind === 'subquery' && inner.use === 'in' ? this.subquery(inner, inner !== e, true) : this.lower(e);
  }

  /** Spark joins the rows of IN: outside a filter it is never null either, and NOT IN is false where the comparison is null. */
  private subquery(e: TypedSubquery, negate: boolean, filter: boolean): string {
    const { query, use, values } = e;
    const { sql, columns } = this.lowering.subquery(query);
    if (use === 'scalar') return `(${sql})`;
    if (use === 'exists') return `EXISTS (${sql})`;
    const alias = this.lowering.fresh('q');
    const outputs = query.outputs.map((o, i) => {
      const column = `${alias}.${quoteSql(columns[i])}`;
      return castSql(column, o.type, values[i].type, this.lowering.session, this.lowering.session.ansi ? 'ansi' : 'legacy');
    });
    const same = query.outputs.every((o, i) => typeName(o.type) === typeName(values[i].type));
    const right = same ? sql : `SELECT ${outputs.join(', ')} FROM (${sql}) AS ${alias}`;
    const left = values.map((v) => this.lower(v));
    // with ANSI off Spark folds a null on the left before it looks at the rows
    if (!this.lowering.session.ansi && values.length === 1 && isNull(values[0])) return 'NULL::BOOLEAN';
    if (left.length === 1) {
      const test = `(${left[0]} ${negate ? 'NOT IN' : 'IN'} (${right}))`;
      return filter ? test : `coalesce(${test}, false)`;
    }
    const rows = this.lowering.fresh('q');
    const names = columns.map((_, i) => `c${i}`);
    const equal = left.map((l, i) => `${l} = ${rows}.c${i}`).join(' AND ');
    const from = `FROM (${right}) AS ${rows}(${names.join(', ')})`;
    return negate ? `(NOT EXISTS (SELECT 1 ${from} WHERE coalesce(${equal}, true)))` : `EXISTS (SELECT 1 ${from} WHERE ${equal})`;
  }

  private lambda(e: TypedLambda, options: LambdaOptions): string {
    const count = Math.max(options.count ?? e.params.length, e.params.length, 1);
    const names = Array.from({ length: count }, () => this.lowering.fresh('v'));
    e.params.forEach((p, i) => this.variables.set(p.id, options.wrap?.[i]?.(names[i]) ?? names[i]));
    return `lambda ${names.join(', ')}: ${this.lower(e.body)}`;
  }

  private call(e: TypedCall): string {
    const { signature } = e;
    if (signature.lower === undefined) throw new Error(`${e.name} has no lowering`);
    const inner = negated(e);
    const twice = inner && negated(inner);
    if (twice !== undefined) return this.lower(twice);
    if (inner?.kind === 'subquery' && inner.use === 'in') return this.subquery(inner, true, false);
    if (inner?.kind === 'call' && (inner.name === 'and' || inner.name === 'or') && some(inner, isInSubquery)) {
      const parts = inner.args.map((a) => this.lower(negated(a) ?? { ...e, args: [a] }));
      return `(${parts.join(inner.name === 'and' ? ' OR ' : ' AND ')})`;
    }
    const lowerCall = this.lowerCall(e);
    if (typeof signature.lower === 'function') return signature.lower(lowerCall);
    return template(signature.lower, lowerCall.args);
  }

  public lowerCall(e: TypedCall): LowerCall {
    const { session } = this.lowering;
    const args = e.args.map((a) => (a.kind === 'lambda' ? '' : this.lower(a)));
    return {
      name: e.name,
      args,
      info: e.args.map((a) => new ArgumentView(a, session.timeZone)),
      types: e.args.map((a) => a.type),
      result: e.type,
      session,
      distinct: e.distinct,
      ignoreNulls: e.ignoreNulls,
      windowed: e.over !== undefined,
      order: e.withinGroup.map((s) => this.sort(s)),
      sorted: e.withinGroup.map((s) => ({ sql: this.lower(s.expression), type: s.expression.type, descending: s.descending })),
      typeSql,
      lambda: (index, options) => {
        const a = e.args[index];
        if (a.kind !== 'lambda') throw new Error(`argument ${index + 1} of ${e.name} is no lambda`);
        return this.lambda(a, options ?? {});
      },
      lambdaBody: (index, variables) => {
        const a = e.args[index];
        if (a.kind !== 'lambda') throw new Error(`argument ${index + 1} of ${e.name} is no lambda`);
        a.params.forEach((p, i) => this.variables.set(p.id, variables[i]));
        return this.lower(a.body);
      },
      fresh: (prefix) => this.lowering.fresh(prefix),
      cast: (sql, from, to) => castSql(sql, from, to, session, session.ansi ? 'ansi' : 'legacy'),
      aggregate: (name, list, options = {}) => {
        const filters = [e.filter === undefined ? undefined : this.lower(e.filter), options.filter].filter((f) => f !== undefined);
        const distinct = e.distinct && options.plain !== true ? 'DISTINCT ' : '';
        const order = options.orderBy === undefined ? '' : ` ORDER BY ${options.orderBy}`;
        const nulls = options.ignoreNulls === true && e.over !== undefined ? ' IGNORE NULLS' : '';
        const filter = filters.length === 0 ? '' : ` FILTER (WHERE ${filters.join(' AND ')})`;
        return `${name}(${distinct}${list.join(', ')}${order}${nulls})${filter}${e.over === undefined ? '' : ` OVER (${this.window(e.over)})`}`;
      },
    };
  }

  public sort(s: TypedSort, key: (sql: string) => string = (sql) => orderKey(sql, s.expression.type)): string {
    return `${key(this.lower(s.expression))} ${s.descending ? 'DESC' : 'ASC'} NULLS ${s.nullsFirst ? 'FIRST' : 'LAST'}`;
  }

  private window(w: TypedWindow): string {
    const parts: string[] = [];
    if (w.partitionBy.length > 0) parts.push(`PARTITION BY ${w.partitionBy.map((e) => this.lower(e)).join(', ')}`);
    const key = w.frame.unit === 'range' ? w.orderBy[0]?.expression.type : undefined;
    // a bound beyond the type's range is none; DuckDB would fail on it
    const wider = key !== undefined && (w.frame.start.value ?? w.frame.end.value) !== undefined ? WIDER[key.kind] : undefined;
    const sort = (s: TypedSort) => (wider === undefined ? this.sort(s) : this.sort(s, (sql) => this.rangeKey(sql, s, w.frame, wider)));
    if (w.orderBy.length > 0) parts.push(`ORDER BY ${w.orderBy.map(sort).join(', ')}`);
    parts.push(`${w.frame.unit.toUpperCase()} BETWEEN ${this.bound(w.frame.start, key)} AND ${this.bound(w.frame.end, key)}`);
    return parts.join(' ');
  }

  /** Where a bound lies beyond the ends of an integer type, Spark's wraps around and its frame loses rows: it is refused when such a row comes. */
  private rangeKey(sql: string, { expression: { type }, descending }: TypedSort, frame: TypedWindow['frame'], wider: string): string {
    const bits = INTEGER_BITS[type.kind];
    const key = `CAST(${sql} AS ${wider})`;
    if (bits === undefined) return key;
    const ends = `${-(2n ** BigInt(bits - 1))}::HUGEINT AND ${2n ** BigInt(bits - 1) - 1n}::HUGEINT`;
    const beyond = [frame.start, frame.end].flatMap((b) => {
      if (b.value === undefined) return [];
      const sign = (b.type === 'preceding') === descending ? '+' : '-';
      return [`CAST(${sql} AS HUGEINT) ${sign} ${this.lower(b.value)} NOT BETWEEN ${ends}`];
    });
    const message = `[ARITHMETIC_OVERFLOW] a bound of the RANGE frame is beyond the ends of ${typeName(type)}: order by a wider type`;
    return `CASE WHEN ${beyond.join(' OR ')} THEN error('${message}') ELSE ${key} END`;
  }

  private bound(b: TypedWindow['frame']['start'], key: DataType | undefined): string {
    if (b.value === undefined) return b.type.toUpperCase();
    const value = this.lower(b.value);
    const days = key?.kind === 'date' && b.value.type.kind === 'int';
    return `${days ? `to_days(${value})` : value} ${b.type.toUpperCase()}`;
  }
}

/** What NOT stands before; Spark reads `x IN (SELECT …) = false` as NOT, too. */
function negated(e: TypedExpression): TypedExpression | undefined {
  if (e.kind !== 'call') return undefined;
  if (e.function.names[0] === 'not') return e.args[0];
  if (e.name !== '=' && e.name !== '==') return undefined;
  const [a, b] = e.args;
  if (isInSubquery(a) && b.kind === 'literal' && b.value === false) return a;
  return isInSubquery(b) && a.kind === 'literal' && a.value === false ? b : undefined;
}

/** `CAST('today' AS DATE)`: Spark knows these words in constants. */
function specialTime(text: string, to: DataType, zone: string): string | undefined {
  if (to.kind !== 'date' && to.kind !== 'timestamp' && to.kind !== 'timestamp_ntz') return undefined;
  const word = text.trim().toLowerCase();
  if (!['epoch', 'now', 'today', 'tomorrow', 'yesterday'].includes(word)) return undefined;
  const now = localTime('now()', zone);
  const today = `CAST(${now} AS DATE)`;
  const days: Readonly<Record<string, string>> = { epoch: "DATE '1970-01-01'", now: today, today, tomorrow: `(${today} + 1)`, yesterday: `(${today} - 1)` };
  if (to.kind === 'date') return days[word];
  if (to.kind === 'timestamp_ntz') return word === 'now' ? now : `CAST(${days[word]} AS TIMESTAMP)`;
  return word === 'now' ? 'now()' : word === 'epoch' ? 'make_timestamptz(0)' : instantOf(`CAST(${days[word]} AS TIMESTAMP)`, zone);
}

function isInSubquery(e: TypedExpression): boolean {
  return e.kind === 'subquery' && e.use === 'in';
}

function isNull(e: TypedExpression): boolean {
  return e.kind === 'cast' || e.kind === 'alias' ? isNull(e.child) : e.kind === 'literal' && e.value === null;
}

/** `$1` the first argument, `$*` all of them. */
function template(text: string, args: readonly string[]): string {
  return text.replace(/\$(\d+|\*)/g, (_, n: string) => (n === '*' ? args.join(', ') : args[Number(n) - 1] ?? 'NULL'));
}
