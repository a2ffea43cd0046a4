import * as fc from 'fast-check';
import { duckDbEngine } from '../../../runtime/engines/duckdb/duckdb-engine';
import { EngineSession } from '../../../runtime/engines/engine';
import { compareRelations } from '../../../runtime/runs/compare-relations';
import { compareRows } from '../../../runtime/runs/compare-rows';
import { readRows } from '../../../runtime/runs/session';
import { parseColumns } from '../../../src/core/types';
import { Workspace } from '../harness';

const workspace = new Workspace();
let session: EngineSession;
beforeAll(async () => {
  session = await duckDbEngine(workspace.host().files).open({ temporaryFolder: workspace.path('tmp'), timeZone: 'UTC' });
});
afterAll(() => session.close());

const COLUMNS = parseColumns('id BIGINT, x DOUBLE, s STRING, l ARRAY<DOUBLE>');
const relation = (rows: readonly string[]) => `SELECT id::BIGINT AS id, x::DOUBLE AS x, s::VARCHAR AS s, l::DOUBLE[] AS l FROM (VALUES ${[...rows, '(0, 0, \'\', NULL)'].join(', ')}) AS v(id, x, s, l)`;
const compared = (left: readonly string[], right: readonly string[], show = 5) => compareRelations(session, COLUMNS, [relation(left), relation(right)], 'UTC', show);

test('the last digit of a double does not matter, also where it is rounded apart or within a list', async () => {
  expect(await compared(['(1, 0.1, \'a\', [0.1])'], ['(1, 0.10000000000000002, \'a\', [0.10000000000000002])'])).toEqual({ rowCounts: [2, 2] });
  expect(await compared(['(1, 1.0000000000050001, \'a\', NULL)'], ['(1, 1.0000000000049999, \'a\', NULL)'])).toEqual({ rowCounts: [2, 2] });
});

test('differing rows come with their column', async () => {
  const { rowCounts, rows } = await compared(['(1, 1, \'a\', NULL)', '(2, 1, \'b\', NULL)'], ['(1, 1, \'a\', NULL)', '(2, 1, \'c\', NULL)', '(2, 1, \'c\', NULL)']);
  expect(rowCounts).toEqual([3, 4]);
  expect(rows).toMatchObject({ onlyLeft: 1, onlyRight: 2, left: [['2', '1.0', '"b"', null]] });
  expect((await compared(['(1, 1, NULL, NULL)'], ['(1, 1, \'null\', NULL)'])).rows).toMatchObject({ onlyLeft: 1, onlyRight: 1, columns: ['s'] });
});

test('what is fetched of very many is limited, what is counted is not', async () => {
  const many = (from: number) => `SELECT range + ${from} AS id, 1.5::DOUBLE AS x, 'a' AS s, NULL::DOUBLE[] AS l FROM range(50000)`;
  const { rowCounts, rows } = await compareRelations(session, COLUMNS, [many(0), many(50_000)], 'UTC', 3);
  expect(rowCounts).toEqual([50_000, 50_000]);
  expect(rows).toMatchObject({ onlyLeft: 50_000, onlyRight: 50_000 });
  expect(rows?.left).toHaveLength(3);
});

test('agrees with the comparison of fetched rows', async () => {
  const row = fc.record({ id: fc.integer({ min: 0, max: 2 }), x: fc.constantFrom('1.5', '-0.0', '0.0', '1e300', 'NULL', '\'NaN\'::DOUBLE'), s: fc.constantFrom('NULL', '\'\'', '\'null\'', '\'a", "b\''), l: fc.constantFrom('NULL', '[]', '[1.0, NULL]') });
  const text = row.map((r) => `(${r.id}, ${r.x}, ${r.s}, ${r.l})`);
  await fc.assert(fc.asyncProperty(fc.array(text, { maxLength: 6 }), fc.array(text, { maxLength: 6 }), async (left, right) => {
    const fetched = await Promise.all([left, right].map((rows) => readRows(session, `(${relation(rows)})`, COLUMNS, 100, 'UTC')));
    const whole = compareRows(COLUMNS, fetched[0] ?? [], fetched[1] ?? [], 100);
    const { rows } = await compared(left, right, 100);
    expect(rows === undefined).toBe(whole === undefined);
    expect([rows?.onlyLeft, rows?.onlyRight]).toEqual([whole?.onlyLeft, whole?.onlyRight]);
  }), { numRuns: 12 });
});
