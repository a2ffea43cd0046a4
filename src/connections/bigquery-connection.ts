import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SparkConnection, SparkConnectionOptions } from './spark-connection';

/** Properties of a connection to Google BigQuery. The secret holds `credentials`: the key file of the service account in base64. */
export interface BigQueryConnectionProps extends SparkConnectionOptions {}

/** A connection to Google BigQuery. */
export class BigQueryConnection extends SparkConnection {
  constructor(scope: Construct, id: string, props: BigQueryConnectionProps) {
    super(scope, id, { ...props, connectionType: glue.ConnectionType.BIGQUERY, sparkProperties: {} });
  }
}
