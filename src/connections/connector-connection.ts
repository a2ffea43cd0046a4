import * as glue from 'aws-cdk-lib/aws-glue';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SystemConnection, SystemConnectionOptions } from './system-connection';
import { GlueprintError } from '../core/diagnostics';

/** What kind of connector it is. */
export enum ConnectorKind {
  /** A Spark data source. */
  SPARK = 'Spark',
  /** A connector of Amazon Athena. */
  ATHENA = 'Athena',
  /** A JDBC driver. */
  JDBC = 'Jdbc',
}

/** Properties of a connection through a connector of AWS Marketplace, or of your own. */
export interface ConnectorConnectionProps extends SystemConnectionOptions {
  /** What kind of connector it is. */
  readonly kind: ConnectorKind;

  /** Where its code is: `s3://bucket/connector.jar` of your own, or the image that AWS Marketplace names. */
  readonly connectorUrl: string;

  /** Class of the connector: the Spark data source, the Athena handler or the JDBC driver. */
  readonly className: string;

  /**
   * Whether it is from AWS Marketplace.
   *
   * @default false
   */
  readonly marketplace?: boolean;

  /**
   * Secret with the credentials; properties may name its keys.
   *
   * @default - none
   */
  readonly secret?: secretsmanager.ISecret;
}

/** A connection through a connector of AWS Marketplace, or of your own. */
export class ConnectorConnection extends SystemConnection {
  constructor(scope: Construct, id: string, props: ConnectorConnectionProps) {
    if (props.marketplace !== true && !/^s3:\/\/|^\$\{Token/.test(props.connectorUrl)) {
      throw new GlueprintError({ code: 'InvalidField', node: `${scope.node.path}/${id}`, field: 'connectorUrl', message: `got '${props.connectorUrl}', expected the place of a JAR file in S3`, hint: 'set marketplace where it is from AWS Marketplace' });
    }
    super(scope, id, {
      ...props,
      connectionType: props.marketplace === true ? glue.ConnectionType.MARKETPLACE : glue.ConnectionType.CUSTOM,
      properties: { CONNECTOR_TYPE: props.kind, CONNECTOR_URL: props.connectorUrl, CONNECTOR_CLASS_NAME: props.className, ...props.properties },
    });
  }
}
