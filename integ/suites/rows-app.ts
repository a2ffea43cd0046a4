import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { EtlJob, JdbcConnection, JdbcConnectionType, JdbcEngine, JdbcSource, JdbcTarget, ReadFormat, S3Source, S3Target, Schema, WriteFormat, WriteMode } from '../../src';

export const ROW_COLUMNS = 'id BIGINT, customer INT, name STRING, amount DECIMAL(12,2), rate DOUBLE, day DATE, at TIMESTAMP, ok BOOLEAN';

/** Rows from files to PostgreSQL, on to MariaDB, and back to files: each system once as source and once as target. */
export function rowsApp(outdir: string): App {
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Rows');
  const bucket = new s3.Bucket(stack, 'Data');
  const schema = Schema.fromDdl(ROW_COLUMNS);
  // Where they are, and as whom, the run says.
  const secret = new secretsmanager.Secret(stack, 'Secret');
  const postgresql = new JdbcConnection(stack, 'Postgresql', { engine: JdbcEngine.POSTGRESQL, host: 'postgresql.example.com', database: 'shop', secret });
  const mariadb = new JdbcConnection(stack, 'Mariadb', { engine: JdbcEngine.MYSQL, host: 'mariadb.example.com', database: 'shop', secret });

  const load = new EtlJob(stack, 'Load');
  const files = new S3Source(load, 'Files', { paths: [bucket.s3UrlForObject('in/')], format: ReadFormat.parquet(), schema });
  new JdbcTarget(load, 'Out', { input: files, connection: postgresql, connectionType: JdbcConnectionType.POSTGRESQL, table: 'rows_1m' });

  const copy = new EtlJob(stack, 'Copy');
  const table = new JdbcSource(copy, 'Table', { connection: postgresql, connectionType: JdbcConnectionType.POSTGRESQL, table: 'rows_1m', schema });
  new JdbcTarget(copy, 'Out', { input: table, connection: mariadb, connectionType: JdbcConnectionType.MYSQL, table: 'rows_1m' });

  const unload = new EtlJob(stack, 'Unload');
  const rows = new JdbcSource(unload, 'Table', { connection: mariadb, connectionType: JdbcConnectionType.MYSQL, table: 'rows_1m', schema });
  new S3Target(unload, 'Out', { input: rows, path: bucket.s3UrlForObject('out/'), format: WriteFormat.parquet(), mode: WriteMode.OVERWRITE });
  return app;
}
