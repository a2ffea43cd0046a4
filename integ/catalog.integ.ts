import { App, AppProps, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  CatalogSource, CatalogTable, Classifier, Crawler, CrawlerEvent, CrawlerTarget, EtlJob, Filter, IcebergPartition, IcebergTable, Recrawl, S3Target,
  Schema, SchemaTable, TableFiles, TableFormat, TargetTable, WriteFormat,
} from '../src';

/** Tables of files, of targets and of Iceberg, crawlers over each kind of place, classifiers, and jobs that share a table. */
export function build(props?: AppProps): App {
  const app = new App(props);
  const stack = new Stack(app, 'integ-catalog');
  const bucket = new s3.Bucket(stack, 'Lake', { encryption: s3.BucketEncryption.KMS, enforceSSL: true });
  const database = new glue.Database(stack, 'Database', { databaseName: 'lake' });
  const schema = Schema.fromDdl('id BIGINT, amount DECIMAL(10,2), tags ARRAY<STRING>, day DATE');

  const raw = new SchemaTable(stack, 'Raw', { database, schema, location: bucket.s3UrlForObject('raw/'), files: TableFiles.json(), partitionKeys: ['day'], tableName: 'raw' });
  const clean = new EtlJob(stack, 'Clean', { glueDataCatalog: true });
  const source = new CatalogSource(clean, 'Raw', { table: CatalogTable.fromTable(raw) });
  const positive = new Filter(clean, 'Positive', { input: source, condition: 'amount > 0' });
  const target = new S3Target(clean, 'Out', { input: positive, path: bucket.s3UrlForObject('clean/'), format: WriteFormat.parquet(), partitionKeys: ['day'] });
  const cleaned = TargetTable.fromTarget(target, database, 'clean', {
    projection: [{ column: 'day', values: glue.PartitionProjectionConfiguration.date({ min: '2026-01-01', max: 'NOW', format: 'yyyy-MM-dd' }) }],
  });
  const copy = new EtlJob(stack, 'Copy');
  new S3Target(copy, 'Out', { input: new CatalogSource(copy, 'Clean', { table: CatalogTable.fromTable(cleaned) }), path: bucket.s3UrlForObject('copy/'), format: WriteFormat.json() });
  new IcebergTable(stack, 'Facts', { database, bucket, prefix: 'facts/', schema: Schema.fromDdl('id BIGINT, amount DECIMAL(10,2), day DATE'), partitionBy: [IcebergPartition.month('day'), IcebergPartition.bucket('id', 8)], maintenance: {} });

  const lines = Classifier.grok(stack, 'Lines', 'access', '%{IP:client} %{WORD:method} %{URIPATH:path}');
  const table = new dynamodb.Table(stack, 'Items', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  const crawler = new Crawler(stack, 'Files', {
    database,
    targets: [CrawlerTarget.s3(bucket, 'raw/', { exclusions: ['**/_tmp/**'] })],
    classifiers: [lines, Classifier.csv(stack, 'Semicolons', { delimiter: ';' })],
    schedule: glue.TriggerSchedule.cron({ hour: '1', minute: '0' }),
    recrawl: Recrawl.NEW_FOLDERS,
    tablePrefix: 'found_',
  });
  crawler.onState('Failed', CrawlerEvent.FAILED);
  new Crawler(stack, 'Others', {
    database, targets: [CrawlerTarget.dynamoDb(table, false), CrawlerTarget.openTables(TableFormat.DELTA, bucket, ['delta/']), CrawlerTarget.openTables(TableFormat.ICEBERG, bucket, ['iceberg/'])],
  });
  return app;
}

if (require.main === module) {
  build();
}
