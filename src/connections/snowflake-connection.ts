import { Validations } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { plainName, SparkConnection, SparkConnectionOptions } from './spark-connection';

/** Properties of a connection to Snowflake. The secret holds `sfUser` and `sfPassword`, or `sfUser` and `pem_private_key`. */
export interface SnowflakeConnectionProps extends SparkConnectionOptions {
  /** Host of the account, such as `myorg-shop.snowflakecomputing.com`. */
  readonly host: string;

  /**
   * Warehouse that does the work.
   *
   * @default - that of the user
   */
  readonly warehouse?: string;

  /**
   * Role to take in Snowflake.
   *
   * @default - that of the user
   */
  readonly role?: string;
}

/** A connection to Snowflake. */
export class SnowflakeConnection extends SparkConnection {
  constructor(scope: Construct, id: string, props: SnowflakeConnectionProps) {
    super(scope, id, {
      ...props,
      connectionType: new glue.ConnectionType('SNOWFLAKE'),
      sparkProperties: {
        sfUrl: plainName(scope, id, 'host', props.host),
        ...(props.warehouse === undefined ? {} : { sfWarehouse: props.warehouse }),
        ...(props.role === undefined ? {} : { sfRole: props.role }),
      },
    });
    Validations.of(this).acknowledge({ id: 'CloudFormation-Validate::W3030', reason: 'AWS Glue has the type SNOWFLAKE, the schema of CloudFormation lists it not' });
  }
}
