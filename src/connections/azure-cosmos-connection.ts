import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { httpsUrl } from './https-url';
import { SparkConnection, SparkConnectionOptions } from './spark-connection';

/** Properties of a connection to Azure Cosmos DB. The secret holds `spark.cosmos.accountKey`. */
export interface AzureCosmosConnectionProps extends SparkConnectionOptions {
  /** Endpoint of the account, such as `https://shop.documents.azure.com:443/`. */
  readonly accountEndpoint: string;
}

/** A connection to Azure Cosmos DB, by its API for NoSQL. */
export class AzureCosmosConnection extends SparkConnection {
  constructor(scope: Construct, id: string, props: AzureCosmosConnectionProps) {
    super(scope, id, {
      ...props,
      connectionType: glue.ConnectionType.AZURECOSMOS,
      sparkProperties: { 'spark.cosmos.accountEndpoint': httpsUrl(scope, id, 'accountEndpoint', props.accountEndpoint) },
    });
  }
}
