import type { Column } from '../types';
import { both, countIf, name } from './sql-text';

/** A Spark SQL query that measures; its result is one row. */
export interface QualityQuery {
  readonly id: string;
  readonly sql: string;
  /** Datasets it reads: `primary` and aliases. */
  readonly tables: readonly string[];
  /** The same column by column, for where the whole fails: then only the rules fail whose column does. */
  readonly parts?: readonly { readonly column: string; readonly sql: string }[];
}

/** One value of one query. */
export interface Measure { readonly query: string; readonly column: string }

/** How often the values of a key occur. */
export interface Frequencies {
  /** Values that occur once, different values, rows: of keys that are not all NULL. */
  readonly once: Measure;
  readonly distinct: Measure;
  readonly rows: Measure;
  /** Rows whose key is all NULL. */
  readonly nulls: Measure;
  /** Sum of n·ln n over the values; entropy is ln N - this / N. */
  readonly nLogN: Measure;
}

/** Types whose columns mostly have few different values: grouping them first pays from some expressions on. */
const GROUPABLE = ['string', 'char', 'varchar', 'boolean', 'date', 'tinyint', 'smallint', 'int'];
const MIN_GROUPED = 4;

/** A value that one of two queries gives: which one is known once all rules have been lowered. */
class LateMeasure implements Measure {
  public target: Measure = { query: '', column: '' };

  public get query(): string {
    return this.target.query;
  }

  public get column(): string {
    return this.target.column;
  }
}

/** Expressions that can be worked out over the different values of a column and how often each occurs (`dq__n`), or over all rows. */
interface PerValue {
  readonly table: string;
  readonly column: Column;
  readonly expressions: { readonly grouped: string; readonly direct?: string; readonly measure: LateMeasure }[];
}

/**
 * Gathers what rules need and shares it: one aggregation per dataset, one grouping per column that has uniqueness rules or
 * many others, one per key of several columns and per filter, and single queries for what a user wrote or compares two datasets.
 */
export class Queries {
  private readonly aggregates = new Map<string, string[]>();
  private readonly perValue = new Map<string, PerValue>();
  private readonly others = new Map<string, QualityQuery>();

  /** An aggregate expression over all rows of a dataset. */
  public aggregate(table: string, expression: string): Measure {
    const list = this.aggregates.get(table) ?? [];
    this.aggregates.set(table, list);
    let at = list.indexOf(expression);
    if (at === -1) at = list.push(expression) - 1;
    return { query: `aggregates:${table}`, column: `m${at}` };
  }

  /** How many rows comply with a condition on one column. */
  public countWhere(table: string, column: Column, condition: string, where: string | undefined): Measure {
    if (where !== undefined) return this.aggregate(table, countIf(both(condition, where)));
    return this.valueMeasure(table, column, `sum(CASE WHEN ${condition} THEN dq__n END)`, countIf(condition));
  }

  /** `min(…)` or `max(…)` of an expression over one column: how often a value occurs does not matter. */
  public extreme(table: string, column: Column, aggregate: 'min' | 'max', expression: string, where: string | undefined): Measure {
    if (where !== undefined) return this.aggregate(table, `${aggregate}(CASE WHEN ${where}\n THEN ${expression} END)`);
    return this.valueMeasure(table, column, `${aggregate}(${expression})`, `${aggregate}(${expression})`);
  }

  public frequencies(table: string, columns: readonly Column[], where?: string): Frequencies {
    const keys = columns.map((c) => name(c.name));
    const known = keys.map((k) => `${k} IS NOT NULL`).join(' OR ');
    const expressions = {
      once: `count(CASE WHEN dq__n = 1 AND (${known}) THEN 1 END)`,
      distinct: `count(CASE WHEN ${known} THEN 1 END)`,
      rows: `sum(CASE WHEN ${known} THEN dq__n END)`,
      nulls: `sum(CASE WHEN NOT (${known}) THEN dq__n END)`,
      nLogN: `sum(CASE WHEN ${known} THEN dq__n * ln(dq__n) END)`,
    };
    const [single] = columns;
    if (columns.length === 1 && single !== undefined && where === undefined) {
      const measure = (e: keyof typeof expressions) => this.valueMeasure(table, single, expressions[e]);
      return { once: measure('once'), distinct: measure('distinct'), rows: measure('rows'), nulls: measure('nulls'), nLogN: measure('nLogN') };
    }
    const list = Object.entries(expressions).map(([column, e]) => `${e} AS ${column}`);
    const id = this.add(`SELECT ${list.join(',\n  ')}\nFROM ${grouped(table, keys, where)}`, [table]);
    const at = (column: keyof typeof expressions): Measure => ({ query: id, column });
    return { once: at('once'), distinct: at('distinct'), rows: at('rows'), nulls: at('nulls'), nLogN: at('nLogN') };
  }

  /** Any other query; the same text runs once. */
  public add(sql: string, tables: readonly string[]): string {
    const same = this.others.get(sql);
    if (same !== undefined) return same.id;
    const id = `q${this.others.size}`;
    this.others.set(sql, { id, sql, tables });
    return id;
  }

  /** All queries; to be asked once, when all rules have been lowered. */
  public all(): QualityQuery[] {
    const groupings = [...this.perValue.values()].flatMap((v) => this.settled(v));
    const aggregates = [...this.aggregates].map(([table, expressions]) => queryOf(`aggregates:${table}`, expressions, 'm', name(table), table));
    return [...aggregates, ...groupings, ...this.others.values()];
  }

  private valueMeasure(table: string, column: Column, groupedSql: string, direct?: string): Measure {
    const key = `${table}\n${column.name}`;
    const entry = this.perValue.get(key) ?? { table, column, expressions: [] };
    this.perValue.set(key, entry);
    const same = entry.expressions.find((e) => e.grouped === groupedSql);
    if (same !== undefined) return same.measure;
    const measure = new LateMeasure();
    entry.expressions.push({ grouped: groupedSql, direct, measure });
    return measure;
  }

  /** Decides where the expressions of a column are worked out. */
  private settled({ table, column, expressions }: PerValue): QualityQuery[] {
    const needed = expressions.some((e) => e.direct === undefined);
    if (!needed && !(GROUPABLE.includes(column.type.kind) && expressions.length >= MIN_GROUPED)) {
      for (const e of expressions) e.measure.target = this.aggregate(table, e.direct ?? '');
      return [];
    }
    const id = `values:${table}.${column.name}`;
    expressions.forEach((e, i) => {
      e.measure.target = { query: id, column: `v${i}` };
    });
    return [queryOf(id, expressions.map((e) => e.grouped), 'v', grouped(table, [name(column.name)], undefined), table)];
  }
}

function queryOf(id: string, expressions: readonly string[], prefix: string, from: string, table: string): QualityQuery {
  return {
    id,
    sql: `SELECT ${expressions.map((e, i) => `${e} AS ${prefix}${i}`).join(',\n  ')}\nFROM ${from}`,
    tables: [table],
    parts: expressions.map((e, i) => ({ column: `${prefix}${i}`, sql: `SELECT ${e} AS ${prefix}${i}\nFROM ${from}` })),
  };
}

/** The different keys, and how often each occurs. */
function grouped(table: string, keys: readonly string[], where: string | undefined): string {
  const filter = where === undefined ? '' : ` WHERE ${where}\n`;
  return `(SELECT ${keys.join(', ')}, count(*) AS dq__n FROM ${name(table)}${filter} GROUP BY ${keys.join(', ')}) AS f`;
}

/** count(*) of the rows that a filter leaves. */
export function rowsWhere(where: string | undefined): string {
  return where === undefined ? 'count(*)' : `count(CASE WHEN ${both('true', where)} THEN 1 END)`;
}
