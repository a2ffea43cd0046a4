import * as glue from 'aws-cdk-lib/aws-glue';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SystemConnection, SystemConnectionOptions } from './system-connection';
import { GlueprintError } from '../core/diagnostics';

/** Properties of a MongoDB connection. */
export interface MongoConnectionProps extends SystemConnectionOptions {
  /** URL without credentials, such as `mongodb://host:27017/shop` or `mongodb+srv://host/shop`. */
  readonly url: string;

  /** Secret with `username` and `password`. */
  readonly secret: secretsmanager.ISecret;

  /**
   * Whether only TLS is spoken.
   *
   * @default true
   */
  readonly enforceSsl?: boolean;
}

/** A connection to MongoDB or Amazon DocumentDB. */
export class MongoConnection extends SystemConnection {
  constructor(scope: Construct, id: string, props: MongoConnectionProps) {
    const node = `${scope.node.path}/${id}`;
    if (!/^mongodb(\+srv)?:\/\//.test(props.url)) {
      throw new GlueprintError({ code: 'InvalidField', node, field: 'url', message: `got '${props.url}', expected a URL that begins with mongodb:// or mongodb+srv://` });
    }
    if (/^mongodb(\+srv)?:\/\/[^/]*@/.test(props.url)) {
      // The value itself is not repeated: it holds the password.
      throw new GlueprintError({ code: 'SecretInTemplate', node, field: 'url', message: 'the URL holds credentials, which would stand in the template: keep them in the secret' });
    }
    super(scope, id, {
      ...props,
      connectionType: glue.ConnectionType.MONGODB,
      properties: { CONNECTION_URL: props.url, JDBC_ENFORCE_SSL: String(props.enforceSsl ?? true), ...props.properties },
    });
  }
}
