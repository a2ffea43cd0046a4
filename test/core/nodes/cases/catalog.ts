import { CATALOG_SOURCE } from '../../../../src/core/nodes/sources/catalog-source';
import { CATALOG_TARGET } from '../../../../src/core/nodes/targets/catalog-target';
import type { NodeCases } from '../node-case';

const SCHEMA = 'Id BIGINT, amount DOUBLE, day DATE';
const SALES = { database: 'lake', name: 'sales', schema: SCHEMA, partitionKeys: ['day'], location: 's3://b/sales/', format: { type: 'parquet' } };
const NAMED = { database: 'lake', name: 'sales' };

export const CATALOG_SOURCE_CASES: NodeCases = {
  type: CATALOG_SOURCE,
  cases: [
    { name: 'a table that the app knows', inputs: {}, fields: { table: { ...SALES, schema: 'day DATE, Id BIGINT, amount DOUBLE' } }, columns: 'id BIGINT, amount DOUBLE, day DATE' },
    { name: 'a table by its name', inputs: {}, fields: { table: NAMED } },
    { name: 'partitions', inputs: {}, fields: { table: SALES, partitionPredicate: "day >= DATE'2026-01-01' AND day < DATE'2026-02-01'", system: 's3', additionalOptions: { boundedFiles: '100' } }, columns: 'id BIGINT, amount DOUBLE, day DATE' },
    { name: 'partitions of a table by its name', inputs: {}, fields: { table: NAMED, partitionPredicate: 'year = 2026' } },
    { name: 'a database', inputs: {}, fields: { table: { database: { ref: 'Bucket' }, name: 'shop_orders' }, system: 'postgresql', additionalOptions: { hashfield: 'id' } } },
    { name: 'predicate over a plain column', inputs: {}, fields: { table: SALES, partitionPredicate: 'amount > 3' }, error: { message: /amount/, at: 'partitionPredicate', under: 'amount' } },
    { name: 'predicate with a typing error', inputs: {}, fields: { table: SALES, partitionPredicate: 'dya = 3' }, error: { message: /it may name the partition keys only: day|day/, at: 'partitionPredicate', under: 'dya' } },
    { name: 'predicate that is no condition', inputs: {}, fields: { table: SALES, partitionPredicate: 'day' }, error: { message: 'is date, expected a condition', at: 'partitionPredicate' } },
    { name: 'predicate without partitions', inputs: {}, fields: { table: { ...SALES, partitionKeys: [] }, partitionPredicate: 'day = 3' }, error: { message: 'the table has no partition keys', at: 'partitionPredicate' } },
    { name: 'predicate of a database', inputs: {}, fields: { table: NAMED, system: 'mysql', partitionPredicate: 'day = 3' }, error: { message: 'a table of mysql has no partitions', at: 'partitionPredicate' } },
    { name: 'unknown partition key', inputs: {}, fields: { table: { ...SALES, partitionKeys: ['dya'] } }, error: { message: "'dya' is no column of the table", at: 'table.partitionKeys.0' } },
    { name: 'nothing but partition keys', inputs: {}, fields: { table: { ...SALES, schema: 'day DATE' } }, error: { message: 'names every column', at: 'table.partitionKeys' } },
    { name: 'no table', inputs: {}, fields: { table: { database: 'lake' } }, error: { message: "'name' is required", at: 'table.name' } },
  ],
};

const ROWS = { t: 'id BIGINT, amount DOUBLE, day DATE' };

export const CATALOG_TARGET_CASES: NodeCases = {
  type: CATALOG_TARGET,
  cases: [
    { name: 'a table that the app knows', inputs: ROWS, fields: { table: SALES } },
    { name: 'a table by its name', inputs: ROWS, fields: { table: NAMED, partitionKeys: ['day'], numberOfFiles: 1 } },
    { name: 'catalog update', inputs: { t: 'id BIGINT, amount DOUBLE, day DATE, note STRING' }, fields: { table: SALES, updateBehavior: 'UPDATE_IN_DATABASE', additionalOptions: { compression: 'gzip' } } },
    { name: 'new partitions only', inputs: ROWS, fields: { table: SALES, updateBehavior: 'LOG', partitionKeys: ['DAY'] } },
    { name: 'a database', inputs: { t: 'id BIGINT' }, fields: { table: NAMED, system: 'mysql' } },
    { name: 'unknown columns wait', inputs: { t: null }, fields: { table: SALES } },
    { name: 'narrower numbers', inputs: { t: 'id INT, amount FLOAT, day DATE' }, fields: { table: SALES } },
    { name: 'column that the table lacks', inputs: { t: 'id BIGINT, amuont DOUBLE, day DATE' }, fields: { table: SALES }, error: { message: "the table has no column 'amuont'; did you mean 'amount'?", at: 'table' } },
    { name: 'wrong type', inputs: { t: 'id STRING, amount DOUBLE, day DATE' }, fields: { table: SALES, updateBehavior: 'UPDATE_IN_DATABASE' }, error: { message: "column 'id' is string, bigint in the table", at: 'table' } },
    { name: 'wider numbers', inputs: { t: 'id BIGINT, amount DOUBLE, day DATE' }, fields: { table: { ...SALES, schema: 'id INT, amount DOUBLE, day DATE' } }, error: { message: "column 'id' is bigint, int in the table", at: 'table' } },
    { name: 'without a partition key', inputs: { t: 'id BIGINT, amount DOUBLE' }, fields: { table: SALES }, error: { message: "no column 'day', which is a partition key", at: 'table' } },
    { name: 'a column too few for csv', inputs: { t: 'id BIGINT, day DATE' }, fields: { table: { ...SALES, format: { type: 'csv' } } }, error: { message: "no column 'amount': the table's files hold values by their place", at: 'table' } },
    { name: 'partition keys of its own', inputs: ROWS, fields: { table: SALES, partitionKeys: ['id'] }, error: { message: 'the table is partitioned by day', at: 'partitionKeys' } },
    { name: 'catalog update of a database', inputs: ROWS, fields: { table: NAMED, system: 'oracle', updateBehavior: 'LOG' }, error: { message: 'not of oracle', at: 'updateBehavior' } },
    { name: 'partitions of a database', inputs: ROWS, fields: { table: NAMED, system: 'oracle', partitionKeys: ['id'] }, error: { message: 'a table of oracle has no partitions', at: 'partitionKeys' } },
  ],
};
