import type { DuckDBConnection } from '@duckdb/node-api';
import { tables as TABLES } from './tables.json';
import { parseRuleset, planQuality, PRIMARY, QualityInputs, QualityOptions, QualityPlan, QualityResult, QueryResult } from '../../../src/core/dqdl';
import * as sparkSql from '../../../src/core/spark-sql';
import { setupConnection } from '../../../src/core/spark-sql';
import { Column, DataType, parseColumns } from '../../../src/core/types';

export type TableName = keyof typeof TABLES;
/** The clock of every test. */
export const NOW = Date.UTC(2024, 2, 10, 12, 0, 0);

export function columnsOf(table: TableName): readonly Column[] {
  return parseColumns(TABLES[table].columns);
}

/** A database with the tables of `tables.json`. */
export class QualityDatabase {
  public static async open(): Promise<QualityDatabase> {
    const duckdb = await import('@duckdb/node-api');
    const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
    await setupConnection(connection as never, duckdb as never, { prelude: [], timeZone: 'UTC' });
    const database = new QualityDatabase(connection);
    for (const name of Object.keys(TABLES) as TableName[]) await database.load(name);
    return database;
  }

  private constructor(public readonly connection: DuckDBConnection) {}

  /** Plans a ruleset for a table; all tables are there as other datasets. */
  public plan(dqdl: string, table: TableName, options: Partial<QualityOptions> = {}): QualityPlan {
    const text = /\b(Rules|Analyzers)\s*=/.test(dqdl) ? dqdl : `Rules = [ ${dqdl} ]`;
    const others = Object.fromEntries((Object.keys(TABLES) as TableName[]).map((t) => [t, columnsOf(t)]));
    return planQuality(parseRuleset(text), text, { tables: { ...others, [PRIMARY]: columnsOf(table) }, sql: sparkSql, now: NOW, ...options });
  }

  public async evaluate(
    dqdl: string, table: TableName, inputs: Partial<QualityInputs> = {}, options: Partial<QualityOptions> = {},
  ): Promise<QualityResult> {
    const plan = this.plan(dqdl, table, options);
    const results: Record<string, QueryResult> = {};
    for (const { id, sql } of plan.queries) results[id] = await this.query(sql, table);
    return plan.evaluate({ results, ...inputs });
  }

  public async rowLevel(dqdl: string, table: TableName): Promise<Record<string, unknown>[]> {
    const rows = await this.query(this.plan(dqdl, table).rowLevelSql, table);
    if ('error' in rows) throw new Error(rows.error);
    return rows as Record<string, unknown>[];
  }

  /** Runs Spark SQL over the tables. */
  public async query(sql: string, table: TableName): Promise<QueryResult> {
    const others = Object.fromEntries((Object.keys(TABLES) as TableName[]).map((t) => [t, { columns: columnsOf(t), relation: `"${t}"` }]));
    const translated = sparkSql.translate(sql, { tables: { ...others, [PRIMARY]: { columns: columnsOf(table), relation: `"${table}"` } } });
    const prelude = sparkSql.preludeFor(translated.sql);
    if (prelude.length > 0) await this.connection.run(prelude.join(';\n'));
    try {
      return (await this.connection.runAndReadAll(translated.sql)).getRowObjectsJson();
    } catch (e) {
      return { error: (e as Error).message };
    }
  }

  private async load(name: TableName): Promise<void> {
    const columns = columnsOf(name);
    await this.connection.run(`CREATE TABLE "${name}" (${columns.map((c) => `"${c.name}" ${sparkSql.typeSql(c.type)}`).join(', ')})`);
    for (const row of TABLES[name].rows as unknown[][]) {
      await this.connection.run(`INSERT INTO "${name}" VALUES (${row.map((v, i) => literal(v, columns[i].type)).join(', ')})`);
    }
  }
}

function literal(value: unknown, type: DataType): string {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return `[${value.map((v) => literal(v, { kind: 'string' })).join(', ')}]::VARCHAR[]`;
  const text = typeof value === 'string' ? `'${value.replace(/'/g, "''")}'` : String(value);
  return type.kind === 'timestamp' ? `${text}::TIMESTAMP AT TIME ZONE 'UTC'` : text;
}
