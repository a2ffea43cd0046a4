import * as fc from 'fast-check';
import { ordersJob } from './orders';
import { arbitraryRows, JobTest, TestRow } from '../../runtime/testing';
import { rowsSql } from '../../runtime/testing/values';
import { parseColumns } from '../../src/core/types';

const DDL = 'id INT NOT NULL, b BOOLEAN, t TINYINT, x DOUBLE, d DECIMAL(5,2), e DECIMAL(3,3), s STRING, v VARCHAR(3), raw BINARY, day DATE, at TIMESTAMP, '
  + 'local TIMESTAMP_NTZ, l ARRAY<INT>, m MAP<STRING, DOUBLE>, st STRUCT<a: BIGINT, b: ARRAY<STRING>>';

test('every value is one of its column; NULL only where it may be', () => {
  fc.assert(fc.property(arbitraryRows<fc.Arbitrary<TestRow[]>>(fc, DDL), (rows) => {
    // Throws on a value that its column cannot hold.
    rowsSql(rows, parseColumns(DDL), 'Orders');
    return rows.every((r) => r.id !== null && Object.keys(r).length === 15);
  }), { numRuns: 300 });
});

test('a failing list shrinks to few rows of small values', () => {
  const found = fc.check(fc.property(arbitraryRows<fc.Arbitrary<TestRow[]>>(fc, 'id INT NOT NULL, name STRING'), (rows) => rows.every((r) => Number(r.id) < 100)), { seed: 7 });
  expect(found.counterexample).toEqual([[{ id: 100, name: null }]]);
});

test('columns of the user’s own; a column that is not there is told', () => {
  const rows = fc.sample(arbitraryRows<fc.Arbitrary<TestRow[]>>(fc, 'id INT, kind STRING', { minLength: 2, columns: { kind: fc.constantFrom('a', 'b') } }), 20).flat();
  expect(new Set(rows.map((r) => r.kind))).toEqual(new Set(['a', 'b']));
  expect(() => arbitraryRows(fc, 'id INT', { columns: { kid: fc.constant(1) } })).toThrow("no column 'kid' in the schema; it has id");
});

test('a property of a job', async () => {
  const job = ordersJob();
  const raw = arbitraryRows<fc.Arbitrary<TestRow[]>>(fc, 'id INT, customer STRING, amount DECIMAL(10,2), paid BOOLEAN, at TIMESTAMP, tags STRING');
  await fc.assert(fc.asyncProperty(raw, async (orders) => {
    const paid = (await new JobTest(job).given('Raw', orders).run({ only: 'Paid' })).node('Paid');
    expect(paid.rows).toHaveLength(orders.filter((o) => o.paid === true && Number(o.amount ?? -1) >= 0).length);
  }), { numRuns: 5 });
});
