import { AMAZON_REDSHIFT_SOURCE } from '../../../../src/core/nodes/sources/amazon-redshift-source';
import { JDBC_SOURCE } from '../../../../src/core/nodes/sources/jdbc-source';
import { AMAZON_REDSHIFT_TARGET } from '../../../../src/core/nodes/targets/amazon-redshift-target';
import { JDBC_TARGET } from '../../../../src/core/nodes/targets/jdbc-target';
import type { NodeCases } from '../node-case';

const SCHEMA = 'id BIGINT, name STRING';
const pg = { connection: 'shop', connectionType: 'postgresql' };
const custom = { connection: 'shop', connectionType: 'custom.jdbc', connectorName: 'mine' };

export const JDBC_SOURCE_CASES: NodeCases = {
  type: JDBC_SOURCE,
  cases: [
    { name: 'table', inputs: {}, fields: { ...pg, connection: { ref: 'Bucket' }, table: 'public.orders', schema: SCHEMA }, columns: SCHEMA },
    { name: 'columns, filter and parts', inputs: {}, parameters: { day: 'date' }, fields: { ...pg, table: 'orders', columns: ['id', 'a`b'], filterPredicate: "day = '${day}'", partitionColumn: 'id', numPartitions: 8, fetchSize: 500 } },
    { name: 'query with parts and bookmark keys', inputs: {}, fields: { ...pg, connectionType: 'mysql', database: 'shop', query: 'SELECT * FROM orders', partitionColumn: 'id', numPartitions: 4, bookmarkKeys: ['id'], bookmarkKeysSortOrder: 'desc' } },
    { name: 'connector', inputs: {}, fields: { ...custom, table: 'orders', filterPredicate: 'id > 5', partitionColumn: 'id', lowerBound: '1', upperBound: '1000', numPartitions: 4, dataTypeMapping: { FLOAT: 'STRING' }, bookmarkKeys: ['id'], additionalOptions: { x: 'y' } } },
    { name: 'sample rows', inputs: {}, fields: { ...pg, query: 'SELECT 1', schema: 'id INT', sampleData: { type: 'rows', rows: [{ id: 1 }] } }, columns: 'id INT' },
    { name: 'neither table nor query', inputs: {}, fields: pg, error: { message: "neither 'table' nor 'query'", at: 'table' } },
    { name: 'table and query', inputs: {}, fields: { ...pg, table: 'a', query: 'b' }, error: { message: "both 'table' and 'query'", at: 'query' } },
    { name: 'unknown database', inputs: {}, fields: { ...pg, connectionType: 'postgres', table: 'a' }, error: { message: "did you mean 'postgresql'?", at: 'connectionType' } },
    { name: 'parts without a column', inputs: {}, fields: { ...pg, table: 'a', numPartitions: 2 }, error: { message: 'how to split by it is', at: 'partitionColumn' } },
    { name: 'a column without parts', inputs: {}, fields: { ...pg, table: 'a', partitionColumn: 'id' }, error: { message: 'into how many parts', at: 'numPartitions' } },
    { name: 'parts of a connector without bounds', inputs: {}, fields: { ...custom, table: 'a', partitionColumn: 'id', numPartitions: 2 }, error: { message: 'is given without it', at: 'lowerBound' } },
    { name: 'columns and schema', inputs: {}, fields: { ...pg, table: 'a', columns: ['id'], schema: SCHEMA }, error: { message: 'names the columns already', at: 'columns' } },
    { name: 'type mapping without a connector', inputs: {}, fields: { ...pg, table: 'a', dataTypeMapping: { FLOAT: 'STRING' } }, error: { message: 'only connectors map types', at: 'dataTypeMapping' } },
    { name: 'mapping of no type', inputs: {}, fields: { ...custom, table: 'a', dataTypeMapping: { FLOT: 'STRING' } }, error: { message: "'FLOT' is no JDBC type", at: 'dataTypeMapping.FLOT' } },
    { name: 'connector name without a connector', inputs: {}, fields: { ...pg, connectorName: 'x', table: 'a' }, error: { message: "a driver of Glue's own", at: 'connectorName' } },
    { name: 'a password in the script', inputs: {}, fields: { ...pg, table: 'a', additionalOptions: { password: 'x' } }, error: { message: 'would stand in the script', at: 'additionalOptions.password' } },
  ],
};

const IN = { t: 'id BIGINT, name STRING, amount DECIMAL(10,2)' };

export const JDBC_TARGET_CASES: NodeCases = {
  type: JDBC_TARGET,
  cases: [
    { name: 'append', inputs: IN, fields: { ...pg, table: 'public.orders', batchSize: 5000 } },
    { name: 'append through a connector', inputs: IN, fields: { ...custom, table: 'orders', additionalOptions: { x: 'y' } } },
    { name: 'overwrite with actions', inputs: IN, parameters: { day: 'date' }, fields: { ...pg, table: 'orders', mode: 'overwrite', preActions: ["DELETE FROM log WHERE day = '${day}'"], postActions: ['ANALYZE orders'], batchSize: 100 } },
    ...['postgresql', 'mysql', 'sqlserver', 'oracle'].map((connectionType) => (
      { name: `upsert of ${connectionType}`, inputs: IN, fields: { ...pg, connectionType, table: 'orders', mode: 'upsert', keys: ['ID'] } })),
    { name: 'unknown columns', inputs: { t: null }, fields: { ...pg, table: 'orders', mode: 'recreate' } },
    { name: 'upsert without keys', inputs: IN, fields: { ...pg, table: 'orders', mode: 'upsert' }, error: { message: 'needs the columns', at: 'keys' } },
    { name: 'keys without upsert', inputs: IN, fields: { ...pg, table: 'orders', keys: ['id'] }, error: { message: "mean nothing for mode 'append'", at: 'keys' } },
    { name: 'unknown key', inputs: IN, fields: { ...pg, table: 'orders', mode: 'upsert', keys: ['idd'] }, error: { message: "did you mean 'id'?", at: 'keys.0', under: 'idd' } },
    { name: 'a connector that does not append', inputs: IN, fields: { ...custom, table: 'orders', mode: 'overwrite' }, error: { message: 'a connector only appends', at: 'mode' } },
    { name: 'a struct', inputs: { t: 's STRUCT<a: INT>' }, fields: { ...pg, table: 'orders' }, error: { message: "column 's' is a struct", at: 'input' } },
    { name: 'no type', inputs: { t: 'n VOID' }, fields: { ...pg, table: 'orders' }, error: { message: "column 'n' has no type", at: 'input' } },
  ],
};

const redshift = { connection: 'dw', tempDir: 's3://temporary/glue/' };
const catalog = { catalogDatabase: 'db', catalogTable: 'orders', tempDir: 's3://temporary/glue/' };

export const AMAZON_REDSHIFT_SOURCE_CASES: NodeCases = {
  type: AMAZON_REDSHIFT_SOURCE,
  cases: [
    { name: 'table', inputs: {}, fields: { ...redshift, table: 'public.orders', iamRole: 'arn:aws:iam::123456789012:role/copy', schema: SCHEMA }, columns: SCHEMA },
    { name: 'query', inputs: {}, fields: { ...redshift, query: 'SELECT 1 AS id', columns: ['id'], additionalOptions: { autopushdown: 'true' } } },
    { name: 'catalog', inputs: {}, fields: { ...catalog, iamRole: 'arn:aws:iam::123456789012:role/copy' } },
    { name: 'no connection', inputs: {}, fields: { tempDir: 's3://b/t/', table: 'x' }, error: { message: 'is not given', at: 'connection' } },
    { name: 'no temporary folder', inputs: {}, fields: { connection: 'dw', table: 'x' }, error: { message: /tempDir|required/, at: 'tempDir' } },
    { name: 'catalog and table', inputs: {}, fields: { ...catalog, table: 'x' }, error: { message: 'catalogTable too', at: 'table' } },
    { name: 'neither table nor query', inputs: {}, fields: redshift, error: { message: "neither 'table' nor 'query'", at: 'table' } },
    { name: 'an option that is a field', inputs: {}, fields: { ...redshift, table: 'x', additionalOptions: { aws_iam_role: 'y' } }, error: { message: "is the field 'iamRole'", at: 'additionalOptions.aws_iam_role' } },
  ],
};

export const AMAZON_REDSHIFT_TARGET_CASES: NodeCases = {
  type: AMAZON_REDSHIFT_TARGET,
  cases: [
    { name: 'append', inputs: IN, fields: { ...redshift, table: 'public.orders' } },
    { name: 'append of unknown columns', inputs: { t: null }, fields: { ...redshift, table: 'public.orders' } },
    { name: 'overwrite with actions', inputs: IN, parameters: { day: 'date' }, fields: { ...redshift, table: 'public.orders', mode: 'overwrite', preActions: ["DELETE FROM log WHERE day = '${day}'"], postActions: ['ANALYZE public.orders', 'VACUUM'] } },
    { name: 'upsert', inputs: IN, fields: { ...redshift, table: { join: ['public.', { ref: 'Bucket' }] }, mode: 'upsert', keys: ['Id', 'name'] } },
    { name: 'upsert that deletes', inputs: IN, fields: { ...redshift, table: 'public.orders', mode: 'upsert', keys: ['id'], whenMatched: 'delete', whenNotMatched: 'none' } },
    { name: 'merge clause', inputs: IN, fields: { ...redshift, table: 'public.orders', mode: 'upsert', mergeClause: 'MERGE INTO public.orders USING public.orders_staging ON public.orders.id = public.orders_staging.id WHEN MATCHED THEN DELETE' } },
    { name: 'recreate', inputs: IN, fields: { ...redshift, table: 'public.orders', mode: 'recreate', iamRole: 'arn:aws:iam::123456789012:role/copy' } },
    { name: 'catalog', inputs: IN, fields: catalog },
    { name: 'catalog with a mode', inputs: IN, fields: { ...catalog, mode: 'overwrite' }, error: { message: 'is only appended to', at: 'mode' } },
    { name: 'no table', inputs: IN, fields: redshift, error: { message: 'is not given', at: 'table' } },
    { name: 'keys and merge clause', inputs: IN, fields: { ...redshift, table: 't', mode: 'upsert', keys: ['id'], mergeClause: 'MERGE' }, error: { message: 'a mergeClause too', at: 'keys' } },
    { name: 'an array', inputs: { t: 'a ARRAY<INT>' }, fields: { ...redshift, table: 't' }, error: { message: 'Redshift has no type', at: 'input' } },
  ],
};
