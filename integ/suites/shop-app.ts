import { App, SecretValue, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  EtlJob, Filter, JdbcConnection, JdbcConnectionType, JdbcEngine, JdbcSource, JdbcTarget, KafkaConnection, KafkaSource, KafkaTarget,
  ReadFormat, S3Source, S3Target, Schema, TableWriteMode, WriteFormat, WriteMode,
} from '../../src';

export interface ShopPlaces { readonly postgresql: string; readonly mariadb: string; readonly kafka: string; readonly password: string }

const COLUMNS = 'id BIGINT, customer STRING, amount DECIMAL(12,2), paid BOOLEAN, at TIMESTAMP';

/** Orders from files to PostgreSQL, on to MariaDB, on to Kafka, and back to files: a job for each step. */
export function shopApp(outdir: string, places: ShopPlaces): App {
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Shop');
  const bucket = new s3.Bucket(stack, 'Data');
  // Of a server that lives as long as the test.
  const secret = new secretsmanager.Secret(stack, 'Loader', { secretObjectValue: { username: SecretValue.unsafePlainText('loader'), password: SecretValue.unsafePlainText(places.password) } });
  const database = (id: string, engine: JdbcEngine, url: string) => {
    const { hostname: host, port, pathname } = new URL(url);
    // The emulators speak no TLS.
    return new JdbcConnection(stack, id, { engine, host, port: Number(port), database: pathname.slice(1), secret, enforceSsl: false });
  };
  const postgresql = database('Postgresql', JdbcEngine.POSTGRESQL, places.postgresql);
  const mariadb = database('Mariadb', JdbcEngine.MYSQL, places.mariadb);
  const events = new KafkaConnection(stack, 'Events', { bootstrapServers: [new URL(places.kafka).host], tls: false });

  const load = new EtlJob(stack, 'Load');
  const orders = new S3Source(load, 'Orders', { paths: [bucket.s3UrlForObject('orders/')], format: ReadFormat.csv(), schema: Schema.fromDdl(COLUMNS) });
  new JdbcTarget(load, 'Out', { input: orders, connection: postgresql, connectionType: JdbcConnectionType.POSTGRESQL, table: 'orders' });

  const copy = new EtlJob(stack, 'Copy');
  const table = new JdbcSource(copy, 'Table', { connection: postgresql, connectionType: JdbcConnectionType.POSTGRESQL, table: 'orders', schema: Schema.fromDdl(COLUMNS) });
  const paid = new Filter(copy, 'Paid', { input: table, condition: 'paid' });
  new JdbcTarget(copy, 'Out', { input: paid, connection: mariadb, connectionType: JdbcConnectionType.MYSQL, table: 'paid_orders', mode: TableWriteMode.UPSERT, keys: ['id'] });

  const send = new EtlJob(stack, 'Send');
  const rows = new JdbcSource(send, 'Table', { connection: mariadb, connectionType: JdbcConnectionType.MYSQL, query: 'SELECT id, customer FROM paid_orders', schema: Schema.fromDdl('id BIGINT, customer STRING') });
  new KafkaTarget(send, 'Out', { input: rows, connection: events, topicName: 'paid', key: 'customer' });

  const keep = new EtlJob(stack, 'Keep');
  const topic = new KafkaSource(keep, 'Topic', { connection: events, topicName: 'paid', schema: Schema.fromDdl('id BIGINT, customer STRING') });
  new S3Target(keep, 'Out', { input: topic, path: bucket.s3UrlForObject('paid/'), format: WriteFormat.csv(), mode: WriteMode.OVERWRITE, numberOfFiles: 1 });
  return app;
}
