import { both, name } from './sql-text';

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

/**
 * Gathers what rules need and shares it: one aggregation per dataset, one grouped query per key and filter,
 * and single queries for what a user wrote or compares two datasets.
 */
export class Queries {
  private readonly aggregates = new Map<string, string[]>();
  private readonly others = new Map<string, QualityQuery>();

  /** An aggregate expression over all rows of a dataset. */
  public aggregate(table: string, expression: string): Measure {
    const list = this.aggregates.get(table) ?? [];
    this.aggregates.set(table, list);
    let at = list.indexOf(expression);
    if (at === -1) at = list.push(expression) - 1;
    return { query: `aggregates:${table}`, column: `m${at}` };
  }

  public frequencies(table: string, columns: readonly string[], where?: string): Frequencies {
    const keys = columns.map(name);
    const known = keys.map((k) => `${k} IS NOT NULL`).join(' OR ');
    const filter = where === undefined ? '' : ` WHERE ${where}\n`;
    const sql = 'SELECT count(CASE WHEN n = 1 AND k THEN 1 END) AS once_n, count(CASE WHEN k THEN 1 END) AS distinct_n, '
      + 'sum(CASE WHEN k THEN n END) AS rows_n, sum(CASE WHEN NOT k THEN n END) AS nulls_n, sum(CASE WHEN k THEN n * ln(n) END) AS n_log_n\n'
      + `FROM (SELECT count(*) AS n, (${known}) AS k FROM ${name(table)}${filter} GROUP BY ${keys.join(', ')}) AS f`;
    const id = this.add(sql, [table]);
    const at = (column: string): Measure => ({ query: id, column });
    return { once: at('once_n'), distinct: at('distinct_n'), rows: at('rows_n'), nulls: at('nulls_n'), nLogN: at('n_log_n') };
  }

  /** Any other query; the same text runs once. */
  public add(sql: string, tables: readonly string[]): string {
    const same = this.others.get(sql);
    if (same !== undefined) return same.id;
    const id = `q${this.others.size}`;
    this.others.set(sql, { id, sql, tables });
    return id;
  }

  public all(): QualityQuery[] {
    const aggregates = [...this.aggregates].map(([table, expressions]) => ({
      id: `aggregates:${table}`,
      sql: `SELECT ${expressions.map((e, i) => `${e} AS m${i}`).join(',\n  ')}\nFROM ${name(table)}`,
      tables: [table],
      parts: expressions.map((e, i) => ({ column: `m${i}`, sql: `SELECT ${e} AS m${i}\nFROM ${name(table)}` })),
    }));
    return [...aggregates, ...this.others.values()];
  }
}

/** count(*) of the rows that a filter leaves. */
export function rowsWhere(where: string | undefined): string {
  return where === undefined ? 'count(*)' : `count(CASE WHEN ${both('true', where)} THEN 1 END)`;
}
