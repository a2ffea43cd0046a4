import type { NodeCase } from '../node-case';

/** What users' fields have wrong besides names: types that do not meet, values without an order, names that a node uses itself. By kind of node. */
export const ODD_FAULTS: Readonly<Record<string, readonly NodeCase[]>> = {
  ApplyMapping: [
    { name: 'a cast that Spark has not', inputs: { t: 'x FLOAT' }, fields: { mappings: [{ source: 'x', target: 'y', targetType: 'date' }] }, error: { message: "'x' is float, which cannot be cast to date", at: 'mappings.0.targetType' } },
  ],
  Join: [
    { name: 'keys of types that do not meet', inputs: { l: 'k INT', r: 'k BINARY' }, fields: { keys: [{ left: 'k', right: 'k' }], duplicates: 'left' }, error: { message: 'incompatible types ("INT" and "BINARY")', at: 'keys.0' } },
    { name: 'maps as keys', inputs: { l: 'k MAP<INT, INT>', r: 'k MAP<INT, INT>' }, fields: { keys: [{ left: 'k', right: 'k' }], duplicates: 'left' }, error: { message: /MAP<INT,INT>/, at: 'keys.0' } },
  ],
  Union: [
    { name: 'types that do not meet, by name', inputs: { a: 'x INT, y DATE', b: 'y BOOLEAN, x INT' }, fields: { match: 'name' }, error: { message: "'y' of 'a' is date, 'y' of 'b' is boolean: they have no common type", at: 'match' } },
    { name: 'distinct rows with a map in a struct', inputs: { a: 's STRUCT<m: MAP<INT, INT>>', b: 's STRUCT<m: MAP<INT, INT>>' }, fields: { unionType: 'DISTINCT' }, error: { message: 'maps cannot be', at: 'match' } },
  ],
  Intersect: [
    { name: 'a map in an array', inputs: { a: 'm ARRAY<MAP<INT, INT>>', b: 'm ARRAY<MAP<INT, INT>>' }, fields: {}, error: { message: 'maps cannot be', at: 'match' } },
  ],
  Merge: [
    { name: 'keys of types that do not meet', inputs: { base: 'id INT', updates: 'id DATE' }, fields: { primaryKeys: ['id'] }, error: { message: 'incompatible types ("INT" and "DATE")', at: 'primaryKeys.0' } },
  ],
  Lookup: [
    { name: 'keys of types that do not meet', inputs: { t: 'k DATE', l: 'k DOUBLE, v INT' }, fields: { keys: [{ input: 'k', lookup: 'k' }], columns: [{ column: 'v' }] }, error: { message: 'incompatible types', at: 'keys.0' } },
  ],
  Aggregate: [
    { name: 'a sum of structs', inputs: { t: 's STRUCT<a: INT>' }, fields: { aggregations: [{ function: 'sum', column: 's' }] }, error: { message: 'NUMERIC', at: 'aggregations.0.column', under: 's' } },
    { name: 'groups of maps', inputs: { t: 's STRUCT<m: MAP<INT, INT>>, v INT' }, fields: { groups: ['s'], aggregations: [{ function: 'sum', column: 'v' }] }, error: { message: 'by which rows cannot be grouped', at: 'groups.0' } },
  ],
  Pivot: [
    { name: 'the groups left over hold a map', inputs: { t: 'p STRING, v INT, m MAP<INT, INT>' }, fields: { column: 'p', aggregations: [{ function: 'sum', column: 'v' }] }, error: { message: "rows cannot be grouped by 'm'", at: 'groups' } },
    { name: 'a sum of dates', inputs: { t: 'p STRING, v DATE' }, fields: { column: 'p', aggregations: [{ function: 'sum', column: 'v' }] }, error: { message: 'NUMERIC', at: 'aggregations.0.column' } },
    { name: 'values that name nothing', inputs: { t: 'p ARRAY<INT>, v INT' }, fields: { column: 'p', aggregations: [{ function: 'sum', column: 'v' }] }, error: { message: 'whose values cannot name columns', at: 'column' } },
  ],
  FillMissingValues: [
    { name: 'the most frequent map', inputs: { t: 'm MAP<INT, INT>' }, fields: { fills: [{ column: 'm', method: 'mode' }] }, error: { message: 'whose values cannot be counted', at: 'fills.0.method' } },
  ],
  DropDuplicates: [
    { name: 'an order of maps', inputs: { t: 'k INT, m ARRAY<MAP<INT, INT>>' }, fields: { columns: ['k'], orderBy: [{ column: 'm' }] }, error: { message: 'which has no order', at: 'orderBy.0.column' } },
    {
      name: 'a column that is named as the counter',
      inputs: { t: 'k INT, __row_number INT' },
      rows: { t: '(1, 5), (1, 2), (2, NULL)' },
      fields: { columns: ['k'], orderBy: [{ column: '__row_number' }] },
      columns: 'k INT, __row_number INT',
      out: [[1, 2], [2, null]],
    },
  ],
  Window: [
    { name: 'an order of maps', inputs: { t: 'm MAP<INT, INT>' }, fields: { orderBy: [{ column: 'm' }], columns: [{ name: 'n', function: 'rank' }] }, error: { message: 'which has no order', at: 'orderBy.0.column' } },
  ],
  Explode: [
    {
      name: 'new names with dots',
      inputs: { t: 'id INT, m MAP<STRING, STRUCT<x: INT>>' },
      rows: { t: "(1, map('a', named_struct('x', 1), 'b', NULL)), (2, NULL)" },
      fields: { column: 'm', keyColumn: 'k.k', valueColumn: 'v`.x', positionColumn: 'p.p', outer: true },
      columns: 'id INT, `p.p` INT, `k.k` STRING, `v``.x` STRUCT<x: INT>',
      out: [[1, 0, 'a', { x: 1 }], [1, 1, 'b', null], [2, null, null, null]],
    },
  ],
  Relationalize: [
    {
      name: 'a column that is named as the counter',
      inputs: { t: '__id STRING, a ARRAY<INT>' },
      rows: { t: "('y', array(1)), ('x', array(2, 3))" },
      fields: { arrays: ['a'] },
      output: 'root',
      columns: '__id STRING, a BIGINT',
      out: [['x', 1], ['y', 2]],
    },
  ],
  SlowlyChangingDimension: [
    {
      name: 'maps among the tracked columns',
      inputs: { d: 'id INT, m MAP<INT, INT>, f DATE, u DATE, c BOOLEAN', i: 'id INT, m MAP<INT, INT>, e DATE' },
      fields: { keys: ['id'], effectiveTime: 'e', validFromColumn: 'f', validToColumn: 'u', currentColumn: 'c' },
      error: { message: "'m' is map<int,int>, whose values cannot be compared", at: 'trackedColumns' },
    },
  ],
};
