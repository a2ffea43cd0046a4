import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  DropFields, DynamoDBSource, DynamoDBTarget, EtlJob, KinesisSource, KinesisStartingPosition, KinesisTarget, ReadFormat, S3Source, S3Target, Schema,
  WriteFormat, WriteMode,
} from '../../src';

/** Rows from files to a table of DynamoDB, on to a stream, and back to files: a job for each step. Without DynamoDB the stream gets those of the files. */
export function storesApp(outdir: string, withDynamoDb = true): App {
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Stores');
  const bucket = new s3.Bucket(stack, 'Data');
  const table = !withDynamoDb ? undefined : new dynamodb.Table(stack, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
  });
  const stream = new kinesis.Stream(stack, 'Stream', { shardCount: 2 });

  const files = (job: EtlJob) => new S3Source(job, 'Rows', { paths: [bucket.s3UrlForObject('in/')], format: ReadFormat.json(), schema: Schema.fromDdl('id STRING, n BIGINT, tags ARRAY<STRING>') });
  if (table !== undefined) {
    const load = new EtlJob(stack, 'Load');
    new DynamoDBTarget(load, 'Out', { input: files(load), tableName: table.tableName });
  }

  const send = new EtlJob(stack, 'Send');
  const items = table === undefined ? new DropFields(send, 'Items', { input: files(send), paths: ['tags'] })
    : new DynamoDBSource(send, 'Items', { tableName: table.tableName, splits: 2, schema: Schema.fromDdl('id STRING, n BIGINT') });
  new KinesisTarget(send, 'Out', { input: items, streamArn: stream.streamArn, partitionKey: 'id' });

  const keep = new EtlJob(stack, 'Keep');
  const records = new KinesisSource(keep, 'Records', { streamArn: stream.streamArn, schema: Schema.fromDdl('id STRING, n BIGINT'), startingPosition: KinesisStartingPosition.TRIM_HORIZON });
  new S3Target(keep, 'Out', { input: records, path: bucket.s3UrlForObject('out/'), format: WriteFormat.csv(), mode: WriteMode.APPEND, numberOfFiles: 1 });
  return app;
}
