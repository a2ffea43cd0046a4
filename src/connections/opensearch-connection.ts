import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { httpsUrl } from './https-url';
import { portText, SparkConnection, SparkConnectionOptions } from './spark-connection';

/** Properties of a connection to Amazon OpenSearch Service. */
export interface OpenSearchConnectionProps extends SparkConnectionOptions {
  /**
   * Endpoint of the domain, such as `https://search-shop.eu-west-1.es.amazonaws.com`.
   * The secret holds `opensearch.net.http.auth.user` and `opensearch.net.http.auth.pass`.
   */
  readonly endpoint: string;

  /**
   * Port of the endpoint.
   *
   * @default 443
   */
  readonly port?: number;
}

/** A connection to Amazon OpenSearch Service. */
export class OpenSearchConnection extends SparkConnection {
  constructor(scope: Construct, id: string, props: OpenSearchConnectionProps) {
    super(scope, id, {
      ...props,
      connectionType: glue.ConnectionType.OPENSEARCH,
      sparkProperties: {
        'opensearch.nodes': httpsUrl(scope, id, 'endpoint', props.endpoint),
        'opensearch.port': portText(props.port ?? 443),
        'opensearch.aws.sigv4.enabled': 'false',
        // Behind an endpoint the single nodes cannot be reached.
        'opensearch.nodes.wan.only': 'true',
        'opensearch.net.ssl': 'true',
      },
    });
  }
}
