import { Column, isDatetime, isNumeric, typeName } from '../../../../src/core/types';
import type { Cell, ColumnProfile, Profile } from '../contract';
import { cellOf, queryNode, quoted } from './sample-query';
import type { OpenNode } from './warm-engine';

const BINS = 20;
const TOP = 5;
/** Rows looked at; more would not change the picture. */
const MOST_ROWS = 100_000;

type Row = Readonly<Record<string, unknown>>;

/** Each column's nulls, distinct values, range and distribution, over a sample that is computed once. */
export async function profileOf(open: OpenNode): Promise<Profile> {
  const started = performance.now();
  const profile = await open.held(MOST_ROWS, columnsOf);
  return { ...profile, ms: Math.round(performance.now() - started) };
}

async function columnsOf(node: OpenNode): Promise<Omit<Profile, 'ms'>> {
  const { columns } = node;
  const [sums = {}] = await queryNode(node, `SELECT count(*) AS n, ${columns.flatMap((c, i) => measures(c, i)).join(', ')} FROM input`);
  const rows = Number(sums.n ?? 0);
  const pictures = await Promise.all(columns.map((c, i) => (rows === 0 ? {} : picture(node, c, i, sums))));
  return {
    rows,
    from: rows >= MOST_ROWS ? `first ${MOST_ROWS.toLocaleString('en-US')} rows${node.sampled ? ` ${node.from}` : ''}` : node.from,
    columns: columns.map((c, i): ColumnProfile => ({
      name: c.name,
      type: typeName(c.type),
      nulls: Number(sums[`n${i}`] ?? 0),
      ...isPlain(c) ? { distinct: Number(sums[`d${i}`] ?? 0), min: cellOf(sums[`a${i}`]), max: cellOf(sums[`z${i}`]) } : {},
      ...isNumeric(c.type) && typeof sums[`m${i}`] === 'number' ? { mean: sums[`m${i}`] as number } : {},
      ...pictures[i],
    })),
  };
}

function isPlain(c: Column): boolean {
  return isNumeric(c.type) || isDatetime(c.type) || ['string', 'boolean', 'char', 'varchar'].includes(c.type.kind);
}

function measures(c: Column, i: number): string[] {
  const name = quoted(c.name);
  const out = [`count(*) - count(${name}) AS n${i}`];
  if (!isPlain(c)) return out;
  const shown = (x: string) => (isNumeric(c.type) && c.type.kind !== 'bigint' && c.type.kind !== 'decimal' ? `CAST(${x} AS DOUBLE)` : `CAST(${x} AS STRING)`);
  out.push(`count(DISTINCT ${name}) AS d${i}`, `${shown(`min(${name})`)} AS a${i}`, `${shown(`max(${name})`)} AS z${i}`);
  if (isNumeric(c.type)) out.push(`CAST(avg(${name}) AS DOUBLE) AS m${i}`, `CAST(min(${name}) AS DOUBLE) AS lo${i}`, `CAST(max(${name}) AS DOUBLE) AS hi${i}`);
  return out;
}

/** Numbers: how they spread. Everything else: the most frequent values. */
async function picture(node: OpenNode, c: Column, i: number, sums: Row): Promise<Partial<ColumnProfile>> {
  const name = quoted(c.name);
  const [lo, hi] = [sums[`lo${i}`], sums[`hi${i}`]];
  const distinct = Number(sums[`d${i}`] ?? 0);
  if (isNumeric(c.type) && typeof lo === 'number' && typeof hi === 'number' && Number.isFinite(hi - lo) && hi > lo && distinct > TOP) {
    const width = (hi - lo) / BINS;
    const bins = await queryNode(node, `SELECT least(CAST(floor((CAST(${name} AS DOUBLE) - ${double(lo)}) / ${double(width)}) AS INT), ${BINS - 1}) AS b, count(*) AS n FROM input WHERE ${name} IS NOT NULL GROUP BY 1`);
    const counts = new Map(bins.map((b) => [Number(b.b), Number(b.n)]));
    return { histogram: Array.from({ length: BINS }, (_, b) => ({ from: lo + b * width, to: lo + (b + 1) * width, rows: counts.get(b) ?? 0 })) };
  }
  if (!isPlain(c) || distinct === 0) return {};
  const top = await queryNode(node, `SELECT CAST(${name} AS STRING) AS v, count(*) AS n FROM input WHERE ${name} IS NOT NULL GROUP BY 1 ORDER BY n DESC, v LIMIT ${TOP}`);
  return { top: top.map((t) => ({ value: cellOf(t.v) as Cell, rows: Number(t.n) })) };
}

function double(n: number): string {
  return `CAST('${n}' AS DOUBLE)`;
}
