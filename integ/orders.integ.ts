import { App, AppProps, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import {
  Aggregate, AggregateFunction, EtlJob, Filter, Join, JobBookmarks, ParameterType, ReadFormat, S3Source, S3Target, Schema, WriteFormat, WriteMode,
} from '../src';

/** Buckets of the app, parameters, encryption, bookmarks. `cdk --app` runs this file, the snapshot test imports it. */
export function build(props?: AppProps): App {
  const app = new App(props);
  const stack = new Stack(app, 'integ-orders');
  const data = new s3.Bucket(stack, 'Data', { encryption: s3.BucketEncryption.KMS, enforceSSL: true });
  const results = new s3.Bucket(stack, 'Results', { enforceSSL: true });
  const job = new EtlJob(stack, 'Orders', {
    description: 'Sales by customer and day',
    bookmarks: JobBookmarks.ENABLE,
    tags: { team: 'sales' },
  });
  const minimum = job.parameter('minimum', { type: ParameterType.DOUBLE, defaultValue: '0.01' });
  const orders = new S3Source(job, 'Orders', {
    paths: [data.s3UrlForObject('orders/')],
    format: ReadFormat.csv({ separator: ';' }),
    schema: Schema.fromDdl('id BIGINT, customer INT, amount DOUBLE, day DATE'),
  });
  const customers = new S3Source(job, 'Customers', {
    paths: [data.s3UrlForObject('customers.json')],
    format: ReadFormat.json(),
    schema: Schema.fromDdl('customer_id INT, name STRING'),
  });
  const valid = new Filter(job, 'Valid', { input: orders, condition: `amount >= ${minimum.inSql}` });
  const named = new Join(job, 'Named', { left: valid, right: customers, keys: [{ left: 'customer', right: 'customer_id' }] });
  const sales = new Aggregate(job, 'Sales', {
    input: named,
    groups: ['name', 'day'],
    aggregations: [{ function: AggregateFunction.SUM, column: 'amount', name: 'total' }],
  });
  new S3Target(job, 'Out', {
    input: sales,
    path: results.s3UrlForObject('sales/'),
    format: WriteFormat.parquet(),
    partitionKeys: ['day'],
    mode: WriteMode.OVERWRITE,
  });
  return app;
}

if (require.main === module) {
  build();
}
