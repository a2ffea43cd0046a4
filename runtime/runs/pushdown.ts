import type { CheckedNode } from './check';
import type { ResolvedJob } from './resolve';
import { analyzeQuery, ColumnRef, Expression, parseQuery, Query, Select } from '../../src/core/spark-sql';
import { Column } from '../../src/core/types';
import { Comparison, Constant, joined, RowCondition } from '../connectors/row-condition';

/** What a source's readers make of its rows: the columns that they use, and a condition that all rows which they keep meet. */
export interface Pushdown {
  /** Lower case. `undefined`: all. */
  readonly columns?: ReadonlySet<string>;
  readonly condition?: RowCondition;
}

/**
 * What of a source's rows a system need not give, as Spark pushes it down: the conditions and columns of the queries that read it directly, columns also
 * through nodes that hand them on. The queries stay as they are: a condition is tested again.
 */
export function pushdownOf(source: string, job: ResolvedJob, nodes: ReadonlyMap<string, CheckedNode>, wanted: readonly string[]): Pushdown {
  const readers = readersOf(source, job, wanted);
  const checked = readers.map((id) => nodes.get(id));
  if (readers.length === 0 || checked.some((n) => n === undefined)) return {};
  const columns = nodes.get(source)?.columns.output ?? [];
  return {
    columns: new Usage(job, nodes, wanted).of(source, 'output'),
    condition: joined('or', checked.flatMap((n) => conditionsOf(n as CheckedNode, source, columns, job))),
  };
}

function readersOf(source: string, job: ResolvedJob, wanted: readonly string[]): string[] {
  return job.nodes.filter((n) => wanted.includes(n.node.id) && n.node.inputs.some((i) => i.node === source)).map((n) => n.node.id);
}

/** Queries of a node, where it is nothing but queries. */
function queriesOf({ sql, quality, target, writing, direct, fixed }: CheckedNode): readonly (readonly [string, string])[] | undefined {
  const more = [quality, target, writing, direct, fixed].some((x) => x !== undefined);
  return sql === undefined || more ? undefined : Object.entries(sql);
}

/** The WHERE of each query that reads the source; `undefined` for one that may keep any row. */
function conditionsOf(n: CheckedNode, source: string, columns: readonly Column[], job: ResolvedJob): (RowCondition | undefined)[] {
  const inputs = n.resolved.node.inputs.filter((i) => i.node === source);
  const [input] = inputs;
  const queries = queriesOf(n);
  if (queries === undefined || input === undefined || inputs.length > 1) return [undefined];
  return queries.map(([, sql]) => {
    const found = simple(parseQuery(sql, job.session), input.as);
    return found?.select.where === undefined ? undefined : new Conditions(found.names, columns, job).of(found.select.where);
  });
}

interface Simple { readonly select: Select; /** What the input is called. */ readonly names: readonly string[] }

/** A SELECT of the input alone, which is read nowhere else in the query. */
function simple(query: Query, as: string): Simple | undefined {
  const { body } = query;
  if (body.kind !== 'select' || query.with.length > 0 || body.lateralViews.length > 0 || body.from.length !== 1) return undefined;
  const [from] = body.from;
  if (from?.kind !== 'table' || from.name.length !== 1 || from.timeTravel !== undefined || (from.alias?.columns.length ?? 0) > 0) return undefined;
  if (from.name[0]?.name.toLowerCase() !== as.toLowerCase() || count(query, isQueryOrTable) > 2) return undefined;
  return { select: body, names: [(from.alias?.name ?? from.name[0]).name.toLowerCase()] };
}

const isQueryOrTable = (kind: unknown) => ['query', 'table', 'table-statement', 'table-function'].includes(String(kind));

function count(x: unknown, matches: (kind: unknown) => boolean): number {
  if (Array.isArray(x)) return x.reduce((n: number, e) => n + count(e, matches), 0);
  if (typeof x !== 'object' || x === null) return 0;
  return (matches((x as { readonly kind?: unknown }).kind) ? 1 : 0) + Object.values(x).reduce((n: number, e) => n + count(e, matches), 0);
}

/** Functions that give another value for each row that they see. */
const VOLATILE = /^(rand|random|randn|uuid|shuffle|monotonically_increasing_id|input_file_name|randstr|uniform)$/;

const MIRRORED: Readonly<Record<string, Comparison>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const TIME = /^[1-9]\d{3}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}(\.\d{1,6})?)?$/;

/** What is no date is null to Spark, and an error to a database. */
function isOfCalendar(text: string): boolean {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text.slice(0, 10);
}

class Conditions {
  constructor(private readonly names: readonly string[], private readonly columns: readonly Column[], private readonly job: ResolvedJob) {}

  public of(e: Expression): RowCondition | undefined {
    if (e.kind === 'binary' && (e.operator === 'and' || e.operator === 'or')) {
      // What comes after a volatile condition sees the rows that it let through.
      const left = this.of(e.left);
      return e.operator === 'and' && isVolatile(e.left) ? left : joined(e.operator, [left, this.of(e.right)]);
    }
    if (e.kind === 'binary') return this.comparison(e.operator, e.left, e.right) ?? this.comparison(MIRRORED[e.operator] ?? '', e.right, e.left);
    if (e.kind === 'between' && !e.negated) return joined('and', [this.comparison('>=', e.value, e.low), this.comparison('<=', e.value, e.high)]);
    if (e.kind === 'is' && e.test === 'null') {
      const column = this.column(e.value);
      return column === undefined ? undefined : { kind: 'null', column: column.name, negated: e.negated };
    }
    if (e.kind !== 'in' || e.negated) return undefined;
    const column = this.column(e.value);
    const values = e.list.map((v) => (column === undefined ? undefined : this.constant(v, column)));
    return column === undefined || values.some((v) => v === undefined) ? undefined : { kind: 'in', column: column.name, values: values as Constant[] };
  }

  private comparison(operator: string, left: Expression, right: Expression): RowCondition | undefined {
    const column = MIRRORED[operator] === undefined ? undefined : this.column(left);
    const value = column === undefined ? undefined : this.constant(right, column);
    return column === undefined || value === undefined ? undefined : { kind: 'compare', column: column.name, operator: operator as Comparison, value };
  }

  private column(e: Expression): Column | undefined {
    if (e.kind !== 'column') return undefined;
    const [name, qualifier] = [...(e as ColumnRef).parts].reverse().map((p) => p.name.toLowerCase());
    if (e.parts.length > 2 || (qualifier !== undefined && !this.names.includes(qualifier))) return undefined;
    return this.columns.find((c) => c.name.toLowerCase() === name);
  }

  /** A constant that Spark compares with the column without losing anything of either. */
  private constant(e: Expression, { type: { kind } }: Column): Constant | undefined {
    const found = this.value(e);
    if (found === undefined) return undefined;
    if (['tinyint', 'smallint', 'int', 'bigint', 'decimal'].includes(kind)) return found.type === 'number' ? found : undefined;
    if (kind === 'string') return found.type === 'text' ? found : undefined;
    if (kind !== 'date' && !(kind.startsWith('timestamp') && this.job.manifest.job.timeZone === 'UTC')) return undefined;
    // Of a text Spark makes the column's type.
    const isTime = TIME.test(found.text) && isOfCalendar(found.text);
    return found.type !== 'number' && isTime && (kind !== 'date' || found.text.length === 10) ? { type: 'date', text: found.text } : undefined;
  }

  private value(e: Expression): Constant | undefined {
    if (e.kind === 'unary') {
      const operand = e.operator === '-' ? this.value(e.operand) : undefined;
      return operand?.type === 'number' && !operand.text.startsWith('-') ? { type: 'number', text: `-${operand.text}` } : undefined;
    }
    if (e.kind === 'parameter') return this.parameter(e.name);
    if (e.kind !== 'literal') return undefined;
    switch (e.type) {
      case 'integer':
      case 'decimal':
      case 'tinyint':
      case 'smallint':
      case 'bigint':
      case 'bigdecimal': return /^\d+(\.\d+)?$/.test(e.value) ? { type: 'number', text: e.value } : undefined;
      case 'string': return { type: 'text', text: e.value };
      case 'date':
      case 'timestamp': return { type: 'date', text: e.value };
      default: return undefined;
    }
  }

  private parameter(name: string): Constant | undefined {
    const declared = this.job.manifest.parameters.find((p) => p.name.toLowerCase() === name.toLowerCase());
    const text = declared === undefined ? undefined : this.job.parameters[declared.name];
    if (declared === undefined || text === undefined) return undefined;
    if (declared.type === 'int' || declared.type === 'bigint') return { type: 'number', text: BigInt(text).toString() };
    return declared.type === 'string' ? { type: 'text', text } : declared.type === 'date' ? { type: 'date', text } : undefined;
  }
}

function isVolatile(e: unknown): boolean {
  if (Array.isArray(e)) return e.some(isVolatile);
  if (typeof e !== 'object' || e === null) return false;
  const call = e as { readonly kind?: unknown; readonly name?: unknown };
  if (call.kind === 'call' && VOLATILE.test(String(call.name).toLowerCase())) return true;
  return Object.values(e).some(isVolatile);
}

/** Which columns of an output are used by those that read it; `undefined`: all. */
class Usage {
  constructor(
    private readonly job: ResolvedJob, private readonly nodes: ReadonlyMap<string, CheckedNode>, private readonly wanted: readonly string[],
  ) {}

  public of(node: string, output: string): ReadonlySet<string> | undefined {
    const used = new Set<string>();
    const readers = readersOf(node, this.job, this.wanted).map((id) => this.nodes.get(id));
    if (readers.length === 0) return undefined;
    for (const reader of readers) {
      if (reader === undefined) return undefined;
      for (const input of reader.resolved.node.inputs.filter((i) => i.node === node && (i.output ?? 'output') === output)) {
        const own = this.inReader(reader, input.as);
        if (own === undefined) return undefined;
        for (const name of own) used.add(name);
      }
    }
    return used;
  }

  private inReader(reader: CheckedNode, as: string): ReadonlySet<string> | undefined {
    const queries = queriesOf(reader);
    if (queries === undefined) return undefined;
    const used = new Set<string>();
    for (const [output, sql] of queries) {
      const own = this.inQuery(reader, output, sql, as);
      if (own === undefined) return undefined;
      for (const name of own) used.add(name);
    }
    return used;
  }

  private inQuery(reader: CheckedNode, output: string, sql: string, as: string): ReadonlySet<string> | undefined {
    const query = parseQuery(sql, this.job.session);
    const found = simple(query, as);
    if (found === undefined || found.select.distinct || found.select.groupBy?.all === true || query.orderByAll !== undefined) return undefined;
    const wanted = this.of(reader.resolved.node.id, output);
    const tables = Object.fromEntries(reader.inputs.map((i) => [i.as, { columns: i.columns ?? [] }]));
    const { lineage, columns } = analyzeQuery(sql, { ...this.job.session, tables });
    const used = new Set<string>();
    for (const [i, influences] of lineage.entries()) {
      if (wanted !== undefined && !wanted.has(columns[i]?.name.toLowerCase() ?? '')) continue;
      for (const { column } of influences) used.add(column.toLowerCase());
    }
    const { items, ...rest } = found.select;
    // What makes rows is used, whoever looks at its values.
    const { orderBy, sortBy, clusterBy, distributeBy, windows } = query;
    for (const name of namesIn([rest, items.filter(makesRows), orderBy, sortBy, clusterBy, distributeBy, windows])) used.add(name);
    return used;
  }
}

const GENERATOR = /^(explode|posexplode|inline|stack|json_tuple)(_outer)?$/;

function makesRows(x: unknown): boolean {
  if (Array.isArray(x)) return x.some(makesRows);
  if (typeof x !== 'object' || x === null) return false;
  const call = x as { readonly kind?: unknown; readonly name?: unknown };
  return (call.kind === 'call' && GENERATOR.test(String(call.name).toLowerCase())) || Object.values(x).some(makesRows);
}

/** All parts of all names of columns. */
function namesIn(x: unknown): string[] {
  if (Array.isArray(x)) return x.flatMap(namesIn);
  if (typeof x !== 'object' || x === null) return [];
  if ((x as { readonly kind?: unknown }).kind === 'column') return (x as ColumnRef).parts.map((p) => p.name.toLowerCase());
  return Object.values(x).flatMap(namesIn);
}
