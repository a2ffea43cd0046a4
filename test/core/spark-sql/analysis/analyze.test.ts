import { GlueprintError } from '../../../../src/core/diagnostics';
import { analyzeExpression, analyzeQuery } from '../../../../src/core/spark-sql';
import { columnsDdl, parseColumns, typeName } from '../../../../src/core/types';

const tables = {
  orders: { columns: parseColumns('id BIGINT NOT NULL, qty INT, price DECIMAL(10,2), day DATE, item STRUCT<sku: STRING, n: INT>') },
  people: { columns: parseColumns('id BIGINT, name STRING') },
};
const ddl = (sql: string) => columnsDdl(analyzeQuery(sql, { tables }).columns);

test.each([
  ['SELECT id, qty * price FROM orders', 'id BIGINT NOT NULL, `(qty * price)` DECIMAL(21,2)'],
  ['SELECT qty / 2, qty + 1L, price + 1 FROM orders', '`(qty / 2)` DOUBLE, `(qty + 1)` BIGINT, `(price + 1)` DECIMAL(11,2)'],
  ['SELECT sum(qty), avg(price), count(*) FROM orders', '`sum(qty)` BIGINT, `avg(price)` DECIMAL(14,6), `count(1)` BIGINT NOT NULL'],
  ['SELECT item.sku, o.item.n FROM orders o', 'sku STRING, n INT'],
  ['SELECT qty + 1 AS a, a * 2 AS b FROM orders', 'a INT, b INT'],
  ['SELECT * FROM orders JOIN people USING (id)', 'id BIGINT NOT NULL, qty INT, price DECIMAL(10,2), day DATE, item STRUCT<sku: STRING, n: INT>, name STRING'],
  ['SELECT 1 a UNION ALL SELECT 2.5', 'a DECIMAL(11,1) NOT NULL'],
])('%s', (sql, expected) => expect(ddl(sql)).toBe(expected));

/** The marked text is where the error must point. */
test.each([
  ['SELECT «prise» FROM orders', 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
  ['SELECT «id» FROM orders JOIN people ON true', 'AMBIGUOUS_REFERENCE'],
  ['SELECT «uper»(name) FROM people', 'UNRESOLVED_ROUTINE'],
  ['SELECT * FROM «peple»', 'TABLE_OR_VIEW_NOT_FOUND'],
  ['SELECT qty, sum(id) FROM orders GROUP BY id HAVING sum(id) > 0'.replace('qty', '«qty»'), 'MISSING_AGGREGATION'],
  ['SELECT «qty», sum(id) FROM orders', 'MISSING_GROUP_BY'],
  ['SELECT «array(1) + 1»', 'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES'],
  ['SELECT id FROM orders WHERE «sum(qty) > 1»', 'INVALID_WHERE_CONDITION'],
  ['SELECT «upper()»', 'WRONG_NUM_ARGS.WITHOUT_SUGGESTION'],
])('%s is %s', (marked, code) => {
  const sql = marked.replace(/[«»]/g, '');
  const start = marked.indexOf('«');
  let error: unknown;
  try {
    analyzeQuery(sql, { tables });
  } catch (e) {
    error = e;
  }
  if (!(error instanceof GlueprintError)) throw error ?? new Error('no error');
  expect(error.code).toBe(code);
  expect(error.details.span).toEqual({ start, end: marked.indexOf('»') - 1 });
});

test('lineage says what a column comes from, and what only influences the rows', () => {
  const { lineage } = analyzeQuery('SELECT o.id, qty + 1 q FROM orders o JOIN people p ON o.id = p.id WHERE name = \'x\'', { tables });
  expect(lineage[0][0]).toEqual({ table: 'orders', column: 'id', kind: 'direct' });
  expect(lineage[1]).toEqual(expect.arrayContaining([
    { table: 'orders', column: 'qty', kind: 'derived' }, { table: 'people', column: 'name', kind: 'filter' }, { table: 'people', column: 'id', kind: 'join' },
  ]));
});

test('an expression has a type, a name and its references', () => {
  const e = analyzeExpression('upper(name) || id', { columns: tables.people.columns });
  expect(typeName(e.type)).toBe('string');
  expect(e.name).toBe('concat(upper(name), id)');
  expect(e.references).toEqual(['name', 'id']);
  expect(() => analyzeExpression('sum(id)', { columns: tables.people.columns })).toThrow(/aggregate/);
});
