import { GlueprintError } from '../../../../src/core/diagnostics';
import { translate } from '../../../../src/core/spark-sql';
import { Column, DataType, typeName } from '../../../../src/core/types';
import { renderJson } from '../../../formats/render-values';
import { bindParameters } from '../../../runs/parameters';
import type { SampleQuery } from '../backend';
import type { Cell, SampleColumn } from '../contract';
import type { OpenNode } from './warm-engine';

/** Types that JSON carries exactly; nested ones go as JSON text, everything else as Spark prints it. */
const EXACT: ReadonlySet<string> = new Set(['boolean', 'tinyint', 'smallint', 'int', 'double']);
const NESTED: ReadonlySet<string> = new Set(['struct', 'array', 'map']);

function shown(type: DataType, name: string): string {
  return EXACT.has(type.kind) || NESTED.has(type.kind) ? name : `CAST(${name} AS STRING)`;
}

/** A column's name in any case: one that is a word of SQL, too. */
export function quoted(name: string): string {
  return `\`${name.replace(/`/g, '``')}\``;
}

/** Rows of a node as a Spark SQL query over the relation `input`, one more than wanted to know whether there are more. */
export function sampleSql(columns: readonly Column[], { filter, sort, descending, limit, offset }: SampleQuery): string {
  const list = columns.map((c, i) => `${shown(c.type, quoted(c.name))} AS c${i}`);
  const known = sort === undefined ? undefined : columns.find((c) => c.name.toLowerCase() === sort.toLowerCase());
  if (sort !== undefined && known === undefined) throw new GlueprintError({ code: 'UnknownColumn', field: 'sort', message: `there is no column '${sort}'` });
  const from = filter === undefined && known === undefined ? 'input' : `(SELECT * FROM input${filter === undefined ? '' : ` WHERE ${filter}`}${known === undefined ? '' : ` ORDER BY ${quoted(known.name)} ${descending === true ? 'DESC' : 'ASC'} NULLS LAST`}) AS input`;
  return `SELECT ${list.join(', ')} FROM ${from} LIMIT ${limit + 1}${offset === 0 ? '' : ` OFFSET ${offset}`}`;
}

/** The rows of a node for a page. */
export async function sampleRows(node: OpenNode, query: SampleQuery): Promise<readonly Record<string, unknown>[]> {
  const options = { timeZone: node.job.manifest.job.timeZone };
  const list = node.columns.map((c, i) => (NESTED.has(c.type.kind) ? `${renderJson(c.type, `c${i}`, options)} AS c${i}` : `c${i}`)).join(', ');
  return node.query(translated(node, sampleSql(node.columns, query)), (sql) => `SELECT ${list} FROM (${sql})`);
}

/** A Spark SQL query over the relation `input` that stands for a node's rows. */
export async function queryNode(node: OpenNode, sql: string): Promise<readonly Record<string, unknown>[]> {
  return node.query(translated(node, sql));
}

function translated(node: OpenNode, sql: string): string {
  const { manifest, parameters, session } = node.job;
  const { sql: lowered } = translate(sql, { ...session, tables: { input: { columns: node.columns, relation: node.relation } } });
  return bindParameters(lowered, manifest.parameters, parameters);
}

export function sampleColumns(columns: readonly Column[]): SampleColumn[] {
  return columns.map((c) => ({ name: c.name, type: typeName(c.type) }));
}

/** What the engine gave for `c0`, `c1`, …, column by column. */
export function columnwise(count: number, rows: readonly Record<string, unknown>[]): Cell[][] {
  return Array.from({ length: count }, (_, i) => rows.map((row) => cellOf(row[`c${i}`])));
}

export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return String(value);
}
