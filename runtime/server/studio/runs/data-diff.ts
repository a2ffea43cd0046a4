import { GlueprintError } from '../../../../src/core/diagnostics';
import { preludeFor } from '../../../../src/core/spark-sql';
import { Column, DataType, parseColumns, STRING, typeName } from '../../../../src/core/types';
import type { EngineSession } from '../../../engines/engine';
import { formatNamed } from '../../../formats/registry';
import { renderJson } from '../../../formats/render-values';
import { sqlName } from '../../../formats/sql-text';
import { roundedDouble } from '../../../runs/compare-rows';
import type { RunEnvironment } from '../../../runs/environment';
import { lookAtSource, readingSql } from '../../../runs/look';
import { readRows } from '../../../runs/session';
import type { WrittenOutput } from '../../../runs/written-output';
import type { DataDifference, DifferingRow, WrittenSide } from '../contract';
import { cellOfJson } from '../data/json-cells';

/** What one run wrote for a target. */
export interface Side {
  readonly run: string;
  readonly output: WrittenOutput;
  /** A later run that replaced the files, where one is known. */
  readonly replacedBy?: string;
}

export interface DiffOptions { readonly timeZone: string; readonly key?: string }

/** Above that a comparison takes longer than a person looks at a page. */
const MOST_BYTES = 1024 * 1024 * 1024;
const SHOWN = 50;
const MOST_KEYS = 20;

/** The rows that two runs wrote for one target, compared as multisets; those with the same key on both sides count as changed. */
export async function diffOutputs(
  node: string, sides: readonly [Side, Side], environment: RunEnvironment, options: DiffOptions,
): Promise<DataDifference> {
  const columns = sides.map(({ output }) => (output.schema === undefined ? [] : parseColumns(output.schema)));
  const [left = [], right = []] = columns;
  const base = { node, left: sideOf(sides[0]), right: sideOf(sides[1]), schema: schemaDifference(left, right) };
  const without = (note: string): DataDifference => ({ ...base, note, columns: [], keys: [], rows: [] });
  for (const { output } of sides) {
    if (output.marks === undefined || output.schema === undefined) return without(`the rows of ${node} went to ${output.place}, which keeps no rows by run: there is nothing to compare them with`);
    if (output.bytes > MOST_BYTES) return without(`${output.uri} holds more than 1 GB of a run: compare it in a query`);
  }
  const engine = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/diff-${process.pid}-${Math.round(performance.now() * 1000)}`, timeZone: options.timeZone });
  try {
    const readings: string[] = [];
    for (const [i, side] of sides.entries()) {
      const reading = await readingOf(side, environment, engine, `${engine.temporaryFolder}/${i}`, options.timeZone);
      if ('gone' in reading) return without(reading.gone);
      readings.push(reading.sql);
    }
    const common = left.filter((c) => find(right, c.name) !== undefined);
    if (common.length === 0) return without('the two have no column in common');
    const kept = common.map((c): Column => (typeName(c.type) === typeName(find(right, c.name)?.type ?? c.type) ? c : { ...c, type: STRING }));
    for (const [i, own] of [left, right].entries()) {
      const select = kept.map((c, n) => `${valueOf(c, find(own, c.name)?.type ?? c.type, options.timeZone)} AS c${n}`).join(', ');
      const from = readings[i] === '' ? undefined : readings[i];
      const empty = `SELECT * FROM (${readings[1 - i]}) WHERE false`;
      if (from === undefined && readings[1 - i] === '') return { ...base, columns: kept.map(shown), keys: [], rows: [], counts: { added: 0, removed: 0, changed: 0 } };
      await engine.query(`CREATE TEMP TABLE side${i} AS SELECT ${select} FROM (${from ?? empty})`);
    }
    return { ...base, columns: kept.map(shown), ...await compared(engine, kept, options) };
  } finally {
    await engine.close();
  }
}

function sideOf({ run, output }: Side): WrittenSide {
  return { run, uri: output.uri, place: output.place, files: output.files, bytes: output.bytes, rows: output.rows };
}

const shown = (c: Column) => ({ name: c.name, type: typeName(c.type) });
const find = (columns: readonly Column[], name: string) => columns.find((c) => c.name.toLowerCase() === name.toLowerCase());

function schemaDifference(left: readonly Column[], right: readonly Column[]): DataDifference['schema'] {
  const names = [...left, ...right.filter((c) => find(left, c.name) === undefined)].map((c) => c.name);
  return names.map((column) => {
    const [a, b] = [find(left, column), find(right, column)];
    return { column, left: a === undefined ? undefined : typeName(a.type), right: b === undefined ? undefined : typeName(b.type) };
  }).filter((c) => c.left !== c.right);
}

/** The rows of one side as the engine's SQL, empty where it wrote no file; or why they cannot be read any more. */
async function readingOf(
  side: Side, environment: RunEnvironment, engine: EngineSession, folder: string, timeZone: string,
): Promise<{ sql: string } | { gone: string }> {
  const { uri, files, marks = [], format = '', options = {}, schema, node } = side.output;
  if (files === 0) return { sql: '' };
  const connector = environment.connectors.of(uri);
  const found = await connector.list({ uris: [uri], recurse: false, exclusions: [] }).catch((e: unknown) => {
    if (GlueprintError.isGlueprintError(e)) return undefined; // the place is gone as a whole
    throw e;
  });
  const own = (found?.files ?? []).filter((f) => marks.some((m) => (f.relative.split('/').at(-1) ?? f.path).includes(m)));
  if (own.length < files || found === undefined) {
    const missing = own.length === 0 && files === 1 ? 'the file' : own.length === 0 ? `all ${files} files` : `${files - own.length} of ${files} files`;
    const why = side.replacedBy === undefined ? 'removed or overwritten since' : `overwritten by run ${side.replacedBy.slice(0, 14)}`;
    return { gone: `${missing} that run ${side.run.slice(0, 14)} wrote to ${uri} ${files === 1 ? 'is' : 'are'} gone: ${why}` };
  }
  // What was written with a header is read with one.
  const read = { ...options, withHeader: options.writeHeader !== false };
  const reading = await lookAtSource(node, {
    uris: [uri], format: formatNamed(format), options: read, schema, recurse: false, exclusions: [], listing: { ...found, files: own },
  }, { connectors: environment.connectors, query: (sql) => engine.query(sql), ntzIsTimestamp: false, folder });
  const sql = readingSql(reading, timeZone);
  await engine.define({ timeZone, prelude: preludeFor(sql), stages: [] });
  return { sql };
}

/** Doubles are rounded as `verify` does: a sum depends on the order of adding. Columns of two types are compared as text. */
function valueOf(column: Column, own: DataType, timeZone: string): string {
  const name = sqlName(column.name);
  if (typeName(own) !== typeName(column.type)) return renderJson(own, name, { timeZone });
  return own.kind === 'double' || own.kind === 'float' ? `CASE WHEN isfinite(${name}) THEN ${roundedDouble(name)} ELSE ${name} END` : name;
}

async function compared(
  engine: EngineSession, columns: readonly Column[], { key: asked, timeZone }: DiffOptions,
): Promise<Pick<DataDifference, 'counts' | 'key' | 'keys' | 'rows'>> {
  await engine.query('CREATE TEMP TABLE only0 AS SELECT * FROM side0 EXCEPT ALL SELECT * FROM side1');
  await engine.query('CREATE TEMP TABLE only1 AS SELECT * FROM side1 EXCEPT ALL SELECT * FROM side0');
  const keys = await keysOf(engine, columns);
  const [key] = asked === undefined ? keys : keys.filter((k) => columns[k.at]?.name.toLowerCase() === asked.toLowerCase());
  if (asked !== undefined && asked !== '' && key === undefined) throw new GlueprintError({ code: 'NoKey', field: 'key', message: `'${asked}' is no key of the rows that differ; ${keys.length === 0 ? 'no column is' : `these are: ${keys.map((k) => columns[k.at]?.name).join(', ')}`}` });
  const on = key === undefined ? 'false' : `a.c${key.at} = b.c${key.at}`;
  const only = (own: 0 | 1, condition: string) => `SELECT a.* FROM only${own} AS a WHERE ${condition} EXISTS (SELECT 1 FROM only${1 - own} AS b WHERE ${on})`;
  const count = async (sql: string) => Number((await engine.query(`SELECT count(*)::DOUBLE AS n FROM (${sql})`))[0]?.n ?? 0);
  const pairs = `SELECT ${columns.map((_, i) => `a.c${i} AS l${i}, b.c${i} AS r${i}`).join(', ')} FROM only0 AS a JOIN only1 AS b ON ${on}`;
  const counts = { added: await count(only(1, 'NOT')), removed: await count(only(0, 'NOT')), changed: key === undefined ? 0 : await count(pairs) };
  const order = key === undefined ? 'ALL' : `${key.at + 1}`;
  const rows: DifferingRow[] = [];
  if (counts.changed > 0) {
    const both = columns.flatMap((c, i) => [{ ...c, name: `l${i}` }, { ...c, name: `r${i}` }]);
    for (const row of await readRows(engine, `(${pairs} ORDER BY l${key?.at ?? 0})`, both, SHOWN, timeZone)) {
      const cells = row.map((text, i) => cellOfJson(text, both[i]?.type));
      rows.push({ kind: 'changed', left: cells.filter((_, i) => i % 2 === 0), right: cells.filter((_, i) => i % 2 === 1) });
    }
  }
  for (const [kind, own, side] of [['removed', 0, 'left'], ['added', 1, 'right']] as const) {
    const named = columns.map((c, i) => ({ ...c, name: `c${i}` }));
    for (const row of await readRows(engine, `(${only(own, 'NOT')} ORDER BY ${order})`, named, SHOWN, timeZone)) {
      rows.push({ kind, [side]: row.map((text, i) => cellOfJson(text, columns[i]?.type)) });
    }
  }
  return { counts, ...key === undefined ? {} : { key: columns[key.at]?.name }, keys: keys.map((k) => columns[k.at]?.name ?? ''), rows };
}

/** Columns that tell the differing rows of both sides apart, those first that lead from one to the other most often. */
async function keysOf(engine: EngineSession, columns: readonly Column[]): Promise<{ at: number; matches: number }[]> {
  const plain = columns.map((c, at) => ({ kind: c.type.kind, at })).filter((c) => !['struct', 'array', 'map', 'double', 'float', 'boolean', 'binary'].includes(c.kind)).slice(0, MOST_KEYS);
  if (plain.length === 0) return [];
  const list = plain.map(({ at }) => `count(DISTINCT c${at}) = count(*) AS c${at}`).join(', ');
  const [[a = {}], [b = {}]] = [await engine.query(`SELECT ${list} FROM only0`), await engine.query(`SELECT ${list} FROM only1`)];
  const unique = plain.filter(({ at }) => a[`c${at}`] === true && b[`c${at}`] === true);
  const out: { at: number; matches: number }[] = [];
  for (const { at } of unique) {
    const [row] = await engine.query(`SELECT count(*)::DOUBLE AS n FROM only0 AS a JOIN only1 AS b ON a.c${at} = b.c${at}`);
    out.push({ at, matches: Number(row?.n ?? 0) });
  }
  return out.filter((k) => k.matches > 0).sort((x, y) => y.matches - x.matches || x.at - y.at);
}
