import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  CatalogSource, CatalogTable, CatalogTarget, DeltaTarget, EtlJob, HudiTarget, IcebergSource, IcebergTable,
  S3Target, Schema, SchemaTable, TableFiles, UpdateBehavior, WriteFormat,
} from '../../src';
import type { Manifest } from '../../src/core/manifest';

function world() {
  const stack = new Stack(new App(), 'Stack');
  const database = new glue.Database(stack, 'Db', { databaseName: 'lake' });
  const bucket = new s3.Bucket(stack, 'Bucket');
  const schema = Schema.fromDdl('Id BIGINT, amount DECIMAL(10,2), day DATE');
  const table = new SchemaTable(stack, 'Sales', { database, schema, location: bucket.s3UrlForObject('sales/'), files: TableFiles.csv(), partitionKeys: ['day'] });
  return { stack, database, bucket, schema, table, job: new EtlJob(stack, 'Job') };
}

/** Statements of the job's role as `action → resources`. */
function rights(stack: Stack): { actions: string[]; resources: string }[] {
  interface Policy { Properties: { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } } }
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')) as Policy[];
  const statements = policies.flatMap((p) => p.Properties.PolicyDocument.Statement);
  return statements.map((s) => ({ actions: [s.Action].flat(), resources: JSON.stringify(s.Resource) }));
}

test('a table of the app gives its columns, its place and the rights on it', () => {
  const { stack, table, job } = world();
  const source = new CatalogSource(job, 'In', { table: CatalogTable.fromTable(table), partitionPredicate: "day > DATE'2026-01-01'" });
  new CatalogTarget(job, 'Out', { input: source, table: CatalogTable.fromTable(table), updateBehavior: UpdateBehavior.LOG });
  expect(source.schema?.ddl).toBe('id BIGINT, amount DECIMAL(10,2), day DATE');
  const manifest = JSON.parse(job.renderManifest()) as Manifest;
  expect(manifest.nodes[0]?.fields.table).toMatchObject({
    name: 'sales', partitionKeys: ['day'], format: { type: 'csv', withHeader: true }, location: { join: ['s3://', { ref: expect.any(String) as string }, '/sales/'] },
  });
  // The database is named by a reference that a local run resolves to its name.
  const { ref } = (manifest.nodes[0]?.fields.table as { database: { ref: string } }).database;
  expect(manifest.resources[ref]).toMatchObject({ type: 'AWS::Glue::Database', name: 'lake' });
  const all = rights(stack);
  expect(all.some((r) => r.actions.includes('glue:GetPartitions') && r.resources.includes(':catalog'))).toBe(true);
  expect(all.some((r) => r.actions.includes('glue:BatchCreatePartition') && r.resources.includes(':table/'))).toBe(true);
  expect(all.some((r) => r.actions.includes('glue:CreateTable'))).toBe(false);
  expect(all.some((r) => r.actions.includes('s3:GetObject') && r.resources.includes('/sales/*'))).toBe(true);
  expect(all.every((r) => r.resources !== '"*"')).toBe(true);
});

test('what is not known of a table is said', () => {
  const { stack, job } = world();
  const source = new CatalogSource(job, 'In', { table: CatalogTable.fromName('lake', 'other') });
  expect(source.schema).toBeUndefined();
  Annotations.fromStack(stack).hasWarning('/Stack/Job/In', Match.stringLikeRegexp('where the files of the table lie is not known'));
  const imported = glue.S3Table.fromTableArn(stack, 'T', 'arn:aws:glue:us-east-1:123456789012:table/lake/x');
  expect(() => CatalogTable.fromTable(imported)).toThrow(/neither the database nor the columns are known/);
});

test('a table of the CDK is known as one of ours is', () => {
  const { stack, database, bucket, job } = world();
  const table = new glue.S3Table(stack, 'Cdk', {
    database,
    tableName: 'cdk',
    columns: [{ name: 'ID', type: glue.Schema.BIG_INT }],
    partitionKeys: [{ name: 'day', type: glue.Schema.DATE }],
    dataFormat: glue.DataFormat.PARQUET,
    storage: glue.S3TableStorage.fromBucket(bucket),
    s3Prefix: 'cdk/',
  });
  const source = new CatalogSource(job, 'In', { table: CatalogTable.fromTable(table) });
  expect(source.schema?.ddl).toBe('id BIGINT, day DATE');
  const manifest = JSON.parse(job.renderManifest()) as Manifest;
  expect(manifest.nodes[0]?.fields.table).toMatchObject({ format: { type: 'parquet' }, location: { join: ['s3://', expect.anything(), '/cdk/'] } });
  const { ref } = (manifest.nodes[0]?.fields.table as { name: { ref: string } }).name;
  expect(manifest.resources[ref]?.name).toBe('cdk');
});

test('a target of files that keeps a table may make it', () => {
  const { stack, table, job, bucket } = world();
  const source = new CatalogSource(job, 'In', { table: CatalogTable.fromTable(table) });
  new S3Target(job, 'Out', { input: source, path: bucket.s3UrlForObject('copy/'), format: WriteFormat.parquet(), catalogUpdate: { database: 'lake', table: 'copy' } });
  expect(rights(stack).some((r) => r.actions.includes('glue:CreateTable') && r.resources.includes('table/lake/copy'))).toBe(true);
  expect(job.renderScript()).toContain('enableUpdateCatalog=True');
});

test('open formats bring their settings', () => {
  const { stack, database, bucket, schema, job } = world();
  const iceberg = new IcebergTable(stack, 'Ice', { database, schema, bucket, prefix: 'ice/' });
  const source = new IcebergSource(job, 'In', { table: CatalogTable.fromTable(iceberg) });
  expect(source.schema?.columnNames).toEqual(['Id', 'amount', 'day']);
  new DeltaTarget(job, 'Delta', { input: source, path: bucket.s3UrlForObject('delta/'), mergeKeys: ['Id'] });
  new HudiTarget(job, 'Hudi', { input: source, path: bucket.s3UrlForObject('hudi/'), tableName: 'h', recordKeys: ['Id'], precombineKey: 'day' });
  const [{ Properties: { DefaultArguments: args } }] = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Job')) as [{ Properties: { DefaultArguments: Record<string, string> } }];
  expect(args['--datalake-formats'].split(',').sort()).toEqual(['delta', 'hudi', 'iceberg']);
  const extensions = /spark\.sql\.extensions=(\S+)/.exec(args['--conf'])?.[1]?.split(',');
  expect(extensions).toEqual(expect.arrayContaining(['io.delta.sql.DeltaSparkSessionExtension', 'org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions']));
});
