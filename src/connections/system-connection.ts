import { Reference, Tokenization } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IConstruct } from 'constructs';
import { ConnectionPlace, placeOf, ResolvedPlace } from './connection-network';
import { grantNetwork } from './network-rights';
import { GlueprintError } from '../core/diagnostics';
import { checkName } from '../job/job-names';
import { warn } from '../synth-warnings';

/** What every connection can be told. */
export interface SystemConnectionOptions {
  /**
   * Name of the connection.
   *
   * @default - CloudFormation makes one
   */
  readonly connectionName?: string;

  /**
   * For people.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Where the workers stand that use it.
   *
   * @default - outside your VPCs
   */
  readonly network?: ConnectionPlace;

  /**
   * Further connection properties, such as `CUSTOM_JDBC_CERT`.
   *
   * @default - none
   */
  readonly properties?: { [name: string]: string };
}

/** Properties of a connection to any system, for classes that make one kind. */
export interface SystemConnectionProps extends SystemConnectionOptions {
  /** What stands behind it. */
  readonly connectionType: glue.ConnectionType;

  /**
   * Secret with the credentials.
   *
   * @default - none
   */
  readonly secret?: secretsmanager.ISecret;

  /**
   * Whether the type takes the secret in a property of its own, instead of `SECRET_ID`.
   *
   * @default false
   */
  readonly ownSecretProperty?: boolean;
}

const SECRETS = /^(PASSWORD|ENCRYPTED_PASSWORD|USERNAME|.*CLIENT_KEY.*PASSWORD|.*KEYSTORE_PASSWORD|.*KEY_PASSWORD)$/;

/** A connection to a system that sources and targets use. */
export abstract class SystemConnection extends glue.Connection implements ec2.IConnectable {
  /** The secret with the credentials, if it has one. */
  public readonly secret?: secretsmanager.ISecret;

  /** Security groups of the workers that use it: `database.connections.allowDefaultPortFrom(connection)` lets them in. Empty without a network. */
  public readonly connections: ec2.Connections;

  /**
   * Where the workers stand that use it.
   *
   * @internal
   */
  public readonly _place?: ResolvedPlace;

  /**
   * Constructs of the app to which its properties refer.
   *
   * @internal
   */
  public readonly _systems: readonly IConstruct[];

  protected constructor(scope: Construct, id: string, props: SystemConnectionProps) {
    checkName(`${scope.node.path}/${id}`, 'connectionName', props.connectionName);
    const open = Object.keys(props.properties ?? {}).find((k) => SECRETS.test(k));
    if (open !== undefined) {
      throw new GlueprintError({ code: 'SecretInTemplate', node: `${scope.node.path}/${id}`, field: 'properties', message: `'${open}' would stand in the template: keep it in the secret` });
    }
    // The network is a sibling: the connection itself must know it when it is made.
    const place = props.network === undefined ? undefined : placeOf(new Construct(scope, `${id}Network`), props.network);
    super(scope, id, {
      type: props.connectionType,
      connectionName: props.connectionName,
      description: props.description,
      properties: props.properties,
      secret: props.ownSecretProperty === true ? undefined : props.secret,
      network: place === undefined ? undefined : glue.ConnectionNetwork.subnet(place.subnet),
      securityGroups: place?.securityGroups,
    });
    this.secret = props.secret;
    this._place = place;
    this._systems = Object.values(props.properties ?? {}).flatMap(ownersIn);
    this.connections = new ec2.Connections({ securityGroups: place?.securityGroups });
    if (props.network === undefined && props.connectionType === glue.ConnectionType.NETWORK) {
      warn(this, 'networkConnectionWithoutNetwork', 'a network connection without a network does nothing');
    }
  }

  /**
   * Lets a job's role use the connection: read it and its secret, and place workers in its network.
   *
   * @param grantee the job's role, or the job
   */
  public grantUse(grantee: iam.IGrantable): iam.Grant {
    const catalogArn = this.stack.formatArn({ service: 'glue', resource: 'catalog' });
    let grant = iam.Grant.addToPrincipal({ grantee, actions: ['glue:GetConnection'], resourceArns: [catalogArn, this.connectionArn] });
    if (this.secret !== undefined) {
      grant = grant.combine(iam.Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns: [this.secret.secretArn] }));
      if (this.secret.encryptionKey !== undefined) grant = grant.combine(this.secret.encryptionKey.grantDecrypt(grantee));
    }
    if (this._place === undefined) return grant;
    return grant.combine(grantNetwork(this, grantee, {
      subnetIds: [this._place.subnet.subnetId], securityGroupIds: this._place.securityGroups.map((g) => g.securityGroupId),
    }));
  }
}

/** The constructs whose attributes stand in a text. */
function ownersIn(value: string): IConstruct[] {
  const tokens = Tokenization.reverseString(value).tokens.filter((token) => Reference.isReference(token));
  return [...new Set(tokens.map(({ target }) => target.node.scope ?? target))];
}
