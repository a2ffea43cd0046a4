import { App, AppProps, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  DynamoDBSource, DynamoDBTarget, EtlJob, Filter, KinesisSource, KinesisTarget, MaintenanceWindow, S3Target, Schema, Weekday, WriteFormat,
} from '../src';

/** A streaming job over an encrypted stream, and a job between stores. */
export function build(props?: AppProps): App {
  const app = new App(props);
  const stack = new Stack(app, 'integ-streams');
  const clicks = new kinesis.Stream(stack, 'Clicks', { encryption: kinesis.StreamEncryption.KMS, encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }) });
  const late = new kinesis.Stream(stack, 'Late');
  const bucket = new s3.Bucket(stack, 'Data', { enforceSSL: true });
  const keep = new EtlJob(stack, 'Keep', {
    workerType: glue.WorkerType.G_025X, maintenanceWindow: MaintenanceWindow.weekly(Weekday.SUNDAY, 3), metrics: true, sparkUi: { bucket, prefix: 'events/' },
  });
  const source = new KinesisSource(keep, 'Clicks', { streamArn: clicks.streamArn, schema: Schema.fromDdl('id STRING, delay INT'), checkpointLocation: bucket.s3UrlForObject('checkpoints/') });
  new S3Target(keep, 'Out', { input: source, path: bucket.s3UrlForObject('clicks/'), format: WriteFormat.parquet() });
  new KinesisTarget(keep, 'ToLate', { input: new Filter(keep, 'Slow', { input: source, condition: 'delay > 10' }), streamArn: late.streamArn });

  const table = (id: string) => new dynamodb.Table(stack, id, { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } }).tableName;
  const copy = new EtlJob(stack, 'Copy');
  new DynamoDBTarget(copy, 'Out', { input: new DynamoDBSource(copy, 'Items', { tableName: table('From'), schema: Schema.fromDdl('id STRING, n INT') }), tableName: table('To') });
  return app;
}

if (require.main === module) {
  build();
}
