import { Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SystemConnection, SystemConnectionOptions } from './system-connection';
import { GlueprintError } from '../core/diagnostics';

/** Properties of a connection whose credentials Glue's Spark reads from their secret. */
export interface SparkConnectionOptions extends SystemConnectionOptions {
  /** Secret with the credentials. */
  readonly secret: secretsmanager.ISecret;
}

/** What a class that makes one kind says. */
export interface SparkConnectionProps extends SparkConnectionOptions {
  /** What stands behind it. */
  readonly connectionType: glue.ConnectionType;

  /** What Spark is told besides the secret. */
  readonly sparkProperties: { [name: string]: string };
}

/** A connection to a system that Glue reaches through a Spark connector of its own. */
export abstract class SparkConnection extends SystemConnection {
  protected constructor(scope: Construct, id: string, props: SparkConnectionProps) {
    const SparkProperties = Stack.of(scope).toJsonString({ secretId: props.secret.secretName, ...props.sparkProperties });
    super(scope, id, { ...props, ownSecretProperty: true, properties: { SparkProperties, ...props.properties } });
  }
}

/** A host or the name of a database, which stands in a URL. */
export function plainName(scope: Construct, id: string, field: string, value: string): string {
  if (Token.isUnresolved(value) || /^[A-Za-z0-9_.$-]+$/.test(value)) return value;
  throw new GlueprintError({ code: 'InvalidField', node: `${scope.node.path}/${id}`, field, message: `got '${value}', expected a plain name: it stands in a URL` });
}

export function portText(port: number): string {
  return Token.isUnresolved(port) ? Token.asString(port) : String(port);
}
