import { App, Stack } from 'aws-cdk-lib';
import {
  EtlJob, ParquetCompression, ParseMode, ReadCompression, ReadFormat, S3Source, S3Target, Schema, TextCompression, WriteFormat, WriteMode,
} from '../../src';
import { readManifest } from '../../src/core/manifest';
import { NODE_TYPES } from '../../src/core/nodes';

const SCHEMA = Schema.fromDdl('id INT, day DATE');

test.each<[string, ReadFormat, object]>([
  ['csv', ReadFormat.csv(), { type: 'csv', separator: ',', quoteChar: '"', withHeader: true, multiLine: false, encoding: 'UTF-8', nullValue: '', mode: 'PERMISSIVE' }],
  ['csv with options', ReadFormat.csv({ separator: '|', escaper: '\\', withHeader: false, mode: ParseMode.DROPMALFORMED }), { type: 'csv', separator: '|', escaper: '\\', withHeader: false, mode: 'DROPMALFORMED' }],
  ['json', ReadFormat.json({ jsonPath: '$.rows[*]' }), { type: 'json', multiLine: false, jsonPath: '$.rows[*]', mode: 'PERMISSIVE' }],
  ['parquet', ReadFormat.parquet(), { type: 'parquet' }],
])('reads %s', (_, format, expected) => {
  const job = new EtlJob(new Stack(new App(), 'S'), 'Job');
  new S3Source(job, 'In', { paths: ['s3://in/a/', 's3://in/b/'], format, schema: SCHEMA, recurse: false, exclusions: ['**.tmp'], compression: ReadCompression.GZIP });
  const [node] = readManifest(job.renderManifest(), NODE_TYPES).nodes;
  expect(node.fields).toMatchObject({ paths: ['s3://in/a/', 's3://in/b/'], schema: SCHEMA.ddl, recurse: false, exclusions: ['**.tmp'], compression: 'gzip' });
  expect(node.fields.format).toMatchObject(expected);
});

test.each<[string, WriteFormat, object]>([
  ['csv', WriteFormat.csv({ compression: TextCompression.GZIP }), { type: 'csv', separator: ',', quoteChar: '"', writeHeader: true, encoding: 'UTF-8', nullValue: '', compression: 'gzip' }],
  ['json', WriteFormat.json(), { type: 'json', encoding: 'UTF-8', compression: 'none' }],
  ['parquet', WriteFormat.parquet({ compression: ParquetCompression.ZSTD }), { type: 'parquet', compression: 'zstd' }],
])('writes %s', (_, format, expected) => {
  const job = new EtlJob(new Stack(new App(), 'S'), 'Job');
  const input = new S3Source(job, 'In', { paths: ['s3://in/a/'], format: ReadFormat.parquet(), schema: SCHEMA });
  new S3Target(job, 'Out', { input, path: 's3://out/', format, partitionKeys: ['day'], mode: WriteMode.ERROR_IF_EXISTS, numberOfFiles: 3 });
  const node = readManifest(job.renderManifest(), NODE_TYPES).nodes[1];
  expect(node.fields).toEqual({ path: 's3://out/', format: expected, partitionKeys: ['day'], mode: 'errorifexists', numberOfFiles: 3 });
});
