import { DELTA_SOURCE } from '../../../../src/core/nodes/sources/delta-source';
import { HUDI_SOURCE } from '../../../../src/core/nodes/sources/hudi-source';
import { ICEBERG_SOURCE } from '../../../../src/core/nodes/sources/iceberg-source';
import { DELTA_TARGET } from '../../../../src/core/nodes/targets/delta-target';
import { HUDI_TARGET } from '../../../../src/core/nodes/targets/hudi-target';
import { HYPER_TARGET } from '../../../../src/core/nodes/targets/hyper-target';
import { ICEBERG_TARGET } from '../../../../src/core/nodes/targets/iceberg-target';
import type { NodeCases } from '../node-case';

const SCHEMA = 'id BIGINT, `US Gross` DOUBLE';
const TABLE = { database: 'lake', name: 'sales' };
const KNOWN = { ...TABLE, schema: SCHEMA, location: 's3://b/sales/' };
const ROWS = { t: 'id BIGINT, day DATE, v STRING' };

export const DELTA_SOURCE_CASES: NodeCases = {
  type: DELTA_SOURCE,
  cases: [
    { name: 'by path', inputs: {}, fields: { path: 's3://b/sales/', schema: SCHEMA }, columns: SCHEMA },
    { name: 'a version by path', inputs: {}, fields: { path: { join: ['s3://', { ref: 'Bucket' }, '/sales/'] }, versionAsOf: 3 } },
    { name: 'by name', inputs: {}, fields: { table: KNOWN, timestampAsOf: '2026-01-31 12:00:00', additionalOptions: { ignoreDeletes: 'true' } }, columns: SCHEMA },
    { name: 'neither path nor name', inputs: {}, fields: {}, error: { message: 'neither table nor path is given', at: 'table' } },
    { name: 'both path and name', inputs: {}, fields: { table: TABLE, path: 's3://b/' }, error: { message: 'is given besides table', at: 'path' } },
    { name: 'version and time', inputs: {}, fields: { table: TABLE, versionAsOf: 1, timestampAsOf: '2026-01-31' }, error: { message: 'is given besides versionAsOf', at: 'timestampAsOf' } },
    { name: 'no time', inputs: {}, fields: { table: TABLE, timestampAsOf: 'yesterday' }, error: { message: "'yesterday' is not a time", at: 'timestampAsOf' } },
    { name: 'negative version', inputs: {}, fields: { table: TABLE, versionAsOf: -1 }, error: { message: 'expected a whole number from 0', at: 'versionAsOf' } },
    { name: 'schema of a named table', inputs: {}, fields: { table: TABLE, schema: SCHEMA }, error: { message: 'is that of the table', at: 'schema' } },
  ],
};

export const HUDI_SOURCE_CASES: NodeCases = {
  type: HUDI_SOURCE,
  cases: [
    { name: 'by path', inputs: {}, fields: { path: 's3://b/sales/', schema: SCHEMA, asOfInstant: '20260131120000000' }, columns: SCHEMA },
    { name: 'by name', inputs: {}, fields: { table: TABLE } },
    { name: 'neither path nor name', inputs: {}, fields: {}, error: { message: 'neither table nor path is given', at: 'table' } },
  ],
};

export const ICEBERG_SOURCE_CASES: NodeCases = {
  type: ICEBERG_SOURCE,
  cases: [
    { name: 'a table', inputs: {}, fields: { table: TABLE } },
    { name: 'a table that the app knows', inputs: {}, fields: { table: KNOWN }, columns: SCHEMA },
    { name: 'a snapshot', inputs: {}, fields: { table: { ...TABLE, database: { ref: 'Bucket' } }, snapshotId: '3051729675574597004' } },
    { name: 'a time', inputs: {}, fields: { table: { ...TABLE, name: 'my-sales' }, timestampAsOf: '2026-01-31T12:00:00Z' } },
    { name: 'a branch', inputs: {}, fields: { table: TABLE, branch: 'audit', additionalOptions: { 'split-size': '1000' } } },
    { name: 'no snapshot', inputs: {}, fields: { table: TABLE, snapshotId: 'latest' }, error: { message: "'latest' is not the number of a snapshot", at: 'snapshotId' } },
    { name: 'two moments', inputs: {}, fields: { table: TABLE, snapshotId: '1', tag: 'x' }, error: { message: 'is given besides snapshotId', at: 'tag' } },
    { name: 'no table', inputs: {}, fields: {}, error: { message: "'table' is required", at: 'table' } },
  ],
};

export const DELTA_TARGET_CASES: NodeCases = {
  type: DELTA_TARGET,
  cases: [
    { name: 'by path', inputs: ROWS, fields: { path: 's3://b/sales/', partitionKeys: ['day'], compression: 'uncompressed', mode: 'overwrite' } },
    { name: 'by path with a table', inputs: ROWS, fields: { path: 's3://b/sales/', catalogUpdate: { database: 'lake', table: 'sales' } } },
    { name: 'by name', inputs: ROWS, fields: { table: TABLE, additionalOptions: { mergeSchema: 'true' } } },
    { name: 'merge by path', inputs: ROWS, fields: { path: 's3://b/sales/', mergeKeys: ['id'] } },
    { name: 'merge by name', inputs: ROWS, fields: { table: TABLE, mergeKeys: ['id', 'day'], partitionKeys: ['day'] } },
    { name: 'merge that overwrites', inputs: ROWS, fields: { table: TABLE, mergeKeys: ['id'], mode: 'overwrite' }, error: { message: 'is overwrite, and mergeKeys are given', at: 'mode' } },
    { name: 'unknown merge key', inputs: ROWS, fields: { table: TABLE, mergeKeys: ['idd'] }, error: { message: "did you mean 'id'?", at: 'mergeKeys.0' } },
    { name: 'update of a named table', inputs: ROWS, fields: { table: TABLE, catalogUpdate: { database: 'lake', table: 'sales' } }, error: { message: 'is given besides table', at: 'catalogUpdate' } },
  ],
};

export const HUDI_TARGET_CASES: NodeCases = {
  type: HUDI_TARGET,
  cases: [
    { name: 'by path', inputs: ROWS, fields: { path: 's3://b/sales/', tableName: 'sales', recordKeys: ['id'], precombineKey: 'day', partitionKeys: ['day'], catalogUpdate: { database: 'lake', table: 'sales' } } },
    { name: 'by name', inputs: ROWS, fields: { table: TABLE, tableName: 'sales', recordKeys: ['id', 'v'], precombineKey: 'day', operation: 'bulk_insert', tableType: 'MERGE_ON_READ', compression: 'snappy', additionalOptions: { 'hoodie.insert.shuffle.parallelism': '4' } } },
    { name: 'without record keys', inputs: ROWS, fields: { table: TABLE, tableName: 'sales', recordKeys: [], precombineKey: 'day' }, error: { message: 'has 0 items', at: 'recordKeys' } },
    { name: 'a field as an option', inputs: ROWS, fields: { table: TABLE, tableName: 'sales', recordKeys: ['id'], precombineKey: 'day', additionalOptions: { 'hoodie.table.name': 'x' } }, error: { message: 'is a field of the node', at: 'additionalOptions.hoodie.table.name' } },
  ],
};

export const HYPER_TARGET_CASES: NodeCases = {
  type: HYPER_TARGET,
  cases: [
    { name: 'partitioned', inputs: ROWS, fields: { path: 's3://b/extracts/', partitionKeys: ['day'] } },
    { name: 'no S3 location', inputs: ROWS, fields: { path: '/tmp' }, error: { message: 'is not an S3 location', at: 'path' } },
  ],
};

export const ICEBERG_TARGET_CASES: NodeCases = {
  type: ICEBERG_TARGET,
  cases: [
    { name: 'a table', inputs: ROWS, fields: { table: KNOWN, partitionKeys: ['day'], compression: 'gzip' } },
    { name: 'a table by its name', inputs: ROWS, fields: { table: TABLE, mode: 'overwrite' } },
    { name: 'merge', inputs: ROWS, fields: { table: { ...TABLE, database: { ref: 'Bucket' } }, mergeKeys: ['id', 'day'] } },
    { name: 'merge that overwrites', inputs: ROWS, fields: { table: TABLE, mergeKeys: ['id'], mode: 'overwrite' }, error: { message: 'is overwrite, and mergeKeys are given', at: 'mode' } },
  ],
};
