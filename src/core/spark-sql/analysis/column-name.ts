import type { TypedCall, TypedExpression, TypedLiteral, TypedSort, TypedWindow } from './plan';
import { calendarText, dateText, dayTimeText, offsetAt, timestampText, typeName, yearMonthText } from '../../types';
import type { ConstantValue } from '../functions/function';

/** A way to show some expressions otherwise; `undefined`: as always. */
export type Shown = (e: TypedExpression, show: (x: TypedExpression) => string) => string | undefined;

/** Spark's automatic column names (`toPrettySQL`): implicit casts do not show, columns without their table. */
export function prettyText(e: TypedExpression, timeZone: string, otherwise?: Shown): string {
  const show = (x: TypedExpression): string => prettyText(x, timeZone, otherwise);
  const other = otherwise?.(e, show);
  if (other !== undefined) return other;
  switch (e.kind) {
    case 'attribute': return e.outer ? `outer(${[...e.attribute.qualifier, e.attribute.name].join('.')})` : e.attribute.name;
    case 'literal': return literalText(e, timeZone);
    case 'parameter': return e.name;
    case 'variable': return 'namedlambdavariable()';
    case 'alias': return `${show(e.child)} AS ${e.name}`;
    case 'lambda': return `lambdafunction(${[e.body, ...e.params].map(show).join(', ')})`;
    case 'field': return `${show(e.child)}.${e.name}`;
    // casts to complex types are not shown either
    case 'cast': return e.mode === 'implicit' || (e.mode === 'explicit' && ['array', 'map', 'struct'].includes(e.type.kind)) ? show(e.child) : `${e.mode === 'try' ? 'TRY_CAST' : 'CAST'}(${show(e.child)} AS ${typeName(e.type).toUpperCase()})`;
    case 'case': return `CASE ${e.whens.map((w) => `WHEN ${show(w.when)} THEN ${show(w.then)} `).join('')}${e.otherwise === undefined ? '' : `ELSE ${show(e.otherwise)} `}END`;
    case 'subquery': {
      const outer = e.query.outer.map((a) => a.name);
      if (e.use === 'in') {
        const left = e.values.length === 1 ? show(e.values[0]) : `named_struct(${e.values.map((v) => `${v.kind === 'attribute' ? v.attribute.name : 'col'}, ${show(v)}`).join(', ')})`;
        return `(${left} IN (listquery(${outer.join(', ')})))`;
      }
      return `${e.use === 'exists' ? 'exists' : 'scalarsubquery'}(${outer.join(', ')})`;
    }
    case 'call': return callText(e, show);
  }
}

function callText(e: TypedCall, show: (x: TypedExpression) => string): string {
  if (e.shows !== undefined) return e.shows(show);
  const args = e.args.map(show);
  const name = e.function.shownAs ?? e.name;
  let out = e.function.text === undefined
    ? `${name}(${e.distinct ? 'DISTINCT ' : ''}${args.join(', ')})`
    : e.function.text(args, { name, distinct: e.distinct, ignoreNulls: e.ignoreNulls, result: e.type, types: e.args.map((a) => (a.kind === 'cast' && a.mode === 'implicit' ? a.child.type : a.type)) });
  if (e.withinGroup.length > 0) out = `${name}(${args.join(', ')}) WITHIN GROUP (ORDER BY ${e.withinGroup.map((s) => sortText(s, show, false)).join(', ')})`;
  if (e.filter !== undefined) out += ` FILTER (WHERE ${show(e.filter)})`;
  if (e.ignoreNulls && e.function.showsIgnoreNulls === true) out += ' ignore nulls';
  return e.over === undefined ? out : `${out} OVER (${windowText(e.over, show, rowAtDistance(e, args[1]))})`;
}

/** The frame that Spark shows for lag and lead: the one row they read. */
function rowAtDistance(e: TypedCall, offset: string | undefined): string | undefined {
  if (e.function.distance === undefined || offset === undefined) return undefined;
  const shown = e.function.distance === 1 ? offset : offset.startsWith('-') ? offset.slice(1) : /^\d+$/.test(offset) ? `-${offset}` : `(- ${offset})`;
  return `ROWS BETWEEN ${shown} FOLLOWING AND ${shown} FOLLOWING`;
}

function sortText(s: TypedSort, show: (x: TypedExpression) => string, full = true): string {
  if (!full) return `${show(s.expression)}${s.descending ? ' DESC' : ''}`;
  return `${show(s.expression)} ${s.descending ? 'DESC' : 'ASC'} NULLS ${s.nullsFirst ? 'FIRST' : 'LAST'}`;
}

function windowText(w: TypedWindow, show: (x: TypedExpression) => string, frame: string | undefined): string {
  const parts: string[] = [];
  if (w.partitionBy.length > 0) parts.push(`PARTITION BY ${w.partitionBy.map(show).join(', ')}`);
  if (w.orderBy.length > 0) parts.push(`ORDER BY ${w.orderBy.map((s) => sortText(s, show)).join(', ')}`);
  const bound = (b: TypedWindow['frame']['start']) => (b.value === undefined ? b.type.toUpperCase() : `${show(b.value)} ${b.type.toUpperCase()}`);
  parts.push(frame ?? `${w.frame.unit.toUpperCase()} BETWEEN ${bound(w.frame.start)} AND ${bound(w.frame.end)}`);
  return parts.join(' ');
}

function literalText(e: TypedLiteral, timeZone: string): string {
  const v: ConstantValue = e.value;
  if (v === null) return 'NULL';
  switch (e.type.kind) {
    case 'binary': return `X'${String(v)}'`;
    case 'date': return `DATE '${dateText(v as number)}'`;
    case 'timestamp': return `TIMESTAMP '${timestampText((v as bigint) + offsetAt(v as bigint, timeZone))}'`;
    case 'timestamp_ntz': return `TIMESTAMP_NTZ '${timestampText(v as bigint)}'`;
    case 'year-month interval': return yearMonthText(v as number, e.type.from, e.type.to);
    case 'day-time interval': return dayTimeText(v as bigint, e.type.from, e.type.to);
    case 'interval': return `INTERVAL '${calendarText(v as { months: number; days: number; micros: bigint })}'`;
    case 'float':
    case 'double': if (Math.abs(v as number) === Number.MIN_VALUE) return `${(v as number) < 0 ? '-' : ''}4.9E-324`;
      return javaDouble(v as number, e.type.kind === 'float');
    case 'decimal': return bigDecimal(String(v));
    default: return String(v);
  }
}

/** `BigDecimal.toString`: small numbers with an exponent. */
function bigDecimal(plain: string): string {
  const m = /^(-?)0\.(0*)([1-9]\d*)$/.exec(plain);
  const zeros = m === null ? 0 : m[2].length;
  if (m === null || zeros < 6) return plain;
  return `${m[1]}${m[3][0]}${m[3].length > 1 ? `.${m[3].slice(1)}` : ''}E-${zeros + 1}`;
}

/** `Double.toString` and `Float.toString` of Java. */
export function javaDouble(x: number, float = false): string {
  if (Number.isNaN(x)) return 'NaN';
  if (!Number.isFinite(x)) return x > 0 ? 'Infinity' : '-Infinity';
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  let shortest = Math.abs(x).toExponential();
  for (let p = 0; float && p < 9; p++) {
    const s = Math.abs(x).toExponential(p);
    if (Math.fround(Number(s)) === Math.abs(x)) {
      shortest = s;
      break;
    }
  }
  const [mantissa, exponent] = shortest.split('e');
  const e = Number(exponent);
  const digits = mantissa.replace('.', '').replace(/0+$/, '') || '0';
  const sign = x < 0 ? '-' : '';
  if (e >= 7 || e < -3) return `${sign}${digits[0]}.${digits.slice(1) || '0'}E${e}`;
  if (e < 0) return `${sign}0.${'0'.repeat(-e - 1)}${digits}`;
  return `${sign}${digits.slice(0, e + 1).padEnd(e + 1, '0')}.${digits.slice(e + 1) || '0'}`;
}
