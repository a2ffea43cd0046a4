import { compareRows, hasDouble, NUMBER, roundedDouble, Row, RowDifference } from './compare-rows';
import { readRows } from './session';
import { Column } from '../../src/core/types';
import { EngineSession } from '../engines/engine';
import { renderJson } from '../formats/render-values';
import { sqlName } from '../formats/sql-text';

/** Differing rows of each side that are fetched to look for such as were only rounded apart; of more, the first are shown. */
const PAIRED = 10_000;

export interface RelationComparison {
  readonly rowCounts: readonly [number, number];
  readonly rows?: RowDifference;
}

/**
 * Compares two queries with the same columns as multisets, doubles within a tolerance, as `compareRows` does, within the engine:
 * rows are counted by the digest of their values, and only those are fetched of which one side has more.
 */
export async function compareRelations(
  session: Pick<EngineSession, 'query'>, columns: readonly Column[], sides: readonly [string, string], timeZone: string, show: number,
): Promise<RelationComparison> {
  const names = ['left_digests', 'right_digests'] as const;
  for (const [i, sql] of sides.entries()) {
    const counted = `SELECT ${digest(columns, timeZone)} AS d, count(*) AS n FROM (${sql}) GROUP BY 1`;
    await session.query(`CREATE OR REPLACE TEMP TABLE ${names[i]} AS ${counted}`);
  }
  const [counts = {}] = await session.query(`SELECT (SELECT sum(n) FROM ${names[0]})::DOUBLE AS l, (SELECT sum(n) FROM ${names[1]})::DOUBLE AS r`);
  const rowCounts = [Number(counts.l ?? 0), Number(counts.r ?? 0)] as const;
  try {
    const only = [await moreThan(session, names[0], names[1]), await moreThan(session, names[1], names[0])] as const;
    if (only[0] === 0 && only[1] === 0) return { rowCounts };
    const left = await surplus(session, columns, sides[0], names, timeZone);
    const right = await surplus(session, columns, sides[1], [names[1], names[0]], timeZone);
    const rows = compareRows(columns, left, right, show);
    if (Math.max(...only) <= PAIRED) return { rowCounts, ...(rows === undefined ? {} : { rows }) };
    const [onlyLeft, onlyRight] = only;
    return { rowCounts, rows: { onlyLeft, onlyRight, left: left.slice(0, show), right: right.slice(0, show), columns: rows?.columns ?? [] } };
  } finally {
    for (const name of names) await session.query(`DROP TABLE IF EXISTS ${name}`);
  }
}

/** One value of a whole row; NULL and the text `null` differ. */
function digest(columns: readonly Column[], timeZone: string): string {
  const cells = columns.map((c) => {
    const value = renderJson(c.type, sqlName(c.name), { timeZone });
    if (!hasDouble(c.type)) return value;
    const numbers = `list_transform(regexp_extract_all(v, '${NUMBER.source}'), lambda t: ${roundedDouble('CAST(t AS DOUBLE)')})`;
    return `(SELECT regexp_replace(v, '${NUMBER.source}', '#', 'g') || CAST(${numbers} AS VARCHAR) FROM (SELECT ${value} AS v))`;
  });
  const nulls = cells.map((c) => `${c} IS NULL`);
  return cells.length === 0 ? "md5_number('')" : `md5_number(CAST([${cells.join(', ')}] AS VARCHAR) || CAST([${nulls.join(', ')}] AS VARCHAR))`;
}

async function moreThan(session: Pick<EngineSession, 'query'>, one: string, other: string): Promise<number> {
  const [row] = await session.query(`SELECT coalesce(sum(more), 0)::DOUBLE AS n FROM (${surplusOf(one, other)})`);
  return Number(row?.n ?? 0);
}

const surplusOf = (one: string, other: string) =>
  `SELECT a.d, a.n - coalesce(b.n, 0) AS more FROM ${one} AS a LEFT JOIN ${other} AS b USING (d) WHERE a.n > coalesce(b.n, 0)`;

/** The rows that one side has and the other has not, or not so often; a limited number, always the same ones. */
function surplus(
  session: Pick<EngineSession, 'query'>, columns: readonly Column[], sql: string, [own, other]: readonly [string, string], timeZone: string,
): Promise<readonly Row[]> {
  const more = `${surplusOf(own, other)} ORDER BY d LIMIT ${PAIRED}`;
  const rows = `SELECT *, ${digest(columns, timeZone)} AS dq_digest FROM (${sql})`;
  const ranked = `SELECT r.*, row_number() OVER (PARTITION BY r.dq_digest) AS dq_rank, m.more AS dq_more FROM (${rows}) AS r JOIN (${more}) AS m ON r.dq_digest = m.d`;
  return readRows(session, `(SELECT * FROM (${ranked}) WHERE dq_rank <= dq_more ORDER BY dq_digest)`, columns, PAIRED, timeZone);
}
