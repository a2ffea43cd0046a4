import { Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SystemConnection, SystemConnectionOptions } from './system-connection';
import { GlueprintError } from '../core/diagnostics';

/** How a Kafka cluster knows its clients. */
export class KafkaAuthentication {
  /** It does not. */
  public static none(): KafkaAuthentication {
    return new KafkaAuthentication({});
  }

  /**
   * By IAM, as Amazon MSK does. Jobs are granted the topics that their nodes name.
   *
   * @param clusterArn ARN of the cluster, to which the rights are held; without it nothing can be granted
   */
  public static iam(clusterArn?: string): KafkaAuthentication {
    if (clusterArn !== undefined && !Token.isUnresolved(clusterArn) && !/^arn:[^:]+:kafka:[^:]*:[^:]*:cluster\/[^/]+\/[^/]+$/.test(clusterArn)) {
      throw new GlueprintError({ code: 'InvalidField', field: 'clusterArn', message: `got '${clusterArn}', expected arn:aws:kafka:<region>:<account>:cluster/<name>/<uuid>` });
    }
    return new KafkaAuthentication({ KAFKA_SASL_MECHANISM: 'AWS_MSK_IAM' }, undefined, clusterArn);
  }

  /**
   * By user name and password (SASL/SCRAM-SHA-512).
   *
   * @param secret secret with `username` and `password`
   */
  public static scram(secret: secretsmanager.ISecret): KafkaAuthentication {
    return new KafkaAuthentication({ KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512', KAFKA_SASL_SCRAM_SECRETS_ARN: secret.secretArn }, secret);
  }

  /** @internal */
  public readonly _properties: { [name: string]: string };
  /** @internal */
  public readonly _secret?: secretsmanager.ISecret;
  /** @internal */
  public readonly _clusterArn?: string;

  private constructor(properties: { [name: string]: string }, secret?: secretsmanager.ISecret, clusterArn?: string) {
    this._properties = properties;
    this._secret = secret;
    this._clusterArn = clusterArn;
  }
}

/** Properties of a Kafka connection. */
export interface KafkaConnectionProps extends SystemConnectionOptions {
  /** Brokers, as `host:port`. */
  readonly bootstrapServers: string[];

  /**
   * How the cluster knows its clients.
   *
   * @default KafkaAuthentication.none()
   */
  readonly authentication?: KafkaAuthentication;

  /**
   * Whether only TLS is spoken.
   *
   * @default true
   */
  readonly tls?: boolean;
}

/**
 * A connection to Apache Kafka or Amazon MSK.
 *
 * @example
 * new glueprint.KafkaConnection(this, 'Events', {
 *   bootstrapServers: ['b-1.events.example.com:9098'],
 *   authentication: glueprint.KafkaAuthentication.iam('arn:aws:kafka:eu-central-1:111111111111:cluster/events/5e0c-1'),
 *   network: { vpc },
 * });
 */
export class KafkaConnection extends SystemConnection {
  /**
   * How the cluster knows its clients.
   *
   * @internal
   */
  public readonly _authentication: KafkaAuthentication;

  constructor(scope: Construct, id: string, props: KafkaConnectionProps) {
    const node = `${scope.node.path}/${id}`;
    if (props.bootstrapServers.length === 0) throw new GlueprintError({ code: 'InvalidField', node, field: 'bootstrapServers', message: 'no broker given' });
    const wrong = props.bootstrapServers.flatMap((s) => (Token.isUnresolved(s) ? [] : s.split(','))).find((server) => !/^[\w.-]+:\d{1,5}$/.test(server.trim()));
    if (wrong !== undefined) throw new GlueprintError({ code: 'InvalidField', node, field: 'bootstrapServers', message: `got '${wrong}', expected host:port` });
    const authentication = props.authentication ?? KafkaAuthentication.none();
    if (props.tls === false && authentication._properties.KAFKA_SASL_MECHANISM === 'AWS_MSK_IAM') {
      throw new GlueprintError({ code: 'InvalidField', node, field: 'tls', message: 'IAM authentication speaks TLS only' });
    }
    super(scope, id, {
      ...props,
      connectionType: glue.ConnectionType.KAFKA,
      secret: authentication._secret,
      ownSecretProperty: true,
      properties: {
        KAFKA_BOOTSTRAP_SERVERS: props.bootstrapServers.join(','), KAFKA_SSL_ENABLED: String(props.tls ?? true), ...authentication._properties, ...props.properties,
      },
    });
    this._authentication = authentication;
  }
}
