import { CfnElement, Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { arnOf, JobRights, RightReason } from './job-rights';
import { grantNetwork } from '../connections/network-rights';
import { SystemConnection } from '../connections/system-connection';
import { warn } from '../synth-warnings';

/** A connection that the workers use. */
export interface UsedConnection {
  /** Its name, a token where the template makes it. */
  readonly name: string;
  /** The connection, or its template element, where it is in the app. */
  readonly construct?: IConstruct;
}

interface Rendered {
  readonly connectionProperties?: { readonly [name: string]: unknown };
  readonly physicalConnectionRequirements?: { readonly subnetId?: unknown; readonly securityGroupIdList?: readonly unknown[] };
}

/** Lets the role use a connection: read it and its secret, and place workers in its network. */
export function allowConnection(job: Construct, rights: JobRights, reason: RightReason, { name, construct }: UsedConnection): void {
  const stack = Stack.of(job);
  const found = connectionOf(construct);
  const grantee = rights.grantee(reason);
  if (found instanceof SystemConnection) {
    found.grantUse(grantee);
    return;
  }
  rights.allow(reason, new iam.PolicyStatement({
    actions: ['glue:GetConnection'], resources: [arnOf(stack, 'glue', 'catalog'), arnOf(stack, 'glue', `connection/${name}`)],
  }));
  const element = found?.node.defaultChild ?? construct;
  if (!(element instanceof glue.CfnConnection)) {
    warn(job, 'connectionNotKnown', `connection '${Token.isUnresolved(name) ? 'of a deploy' : name}' is not in the app: grant the role its secret, and its network if it has one`);
    return;
  }
  const input = stack.resolve(element.connectionInput) as Rendered;
  const secret = input.connectionProperties?.SECRET_ID;
  if (secret !== undefined) {
    const id = Token.asString(secret);
    // A name stands in the ARN before six characters that only Secrets Manager knows.
    const arn = Token.isUnresolved(id) || id.startsWith('arn:') ? id : arnOf(stack, 'secretsmanager', `secret:${id}-??????`);
    rights.allow(reason, new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [arn] }));
  }
  const place = input.physicalConnectionRequirements;
  if (place !== undefined) {
    grantNetwork(job, grantee, {
      subnetIds: place.subnetId === undefined ? undefined : [Token.asString(place.subnetId)],
      securityGroupIds: place.securityGroupIdList?.map((g) => Token.asString(g)),
    });
  }
}

/** The subnet of a connection, as a comparable text. */
export function subnetOf({ construct }: UsedConnection): string | undefined {
  const element = connectionOf(construct)?.node.defaultChild ?? construct;
  if (!(element instanceof glue.CfnConnection)) return undefined;
  const subnet = (Stack.of(element).resolve(element.connectionInput) as Rendered).physicalConnectionRequirements?.subnetId;
  return subnet === undefined ? undefined : JSON.stringify(subnet);
}

/** The connection that a construct, or its template element, is. */
export function connectionOf(construct: IConstruct | undefined): glue.Connection | undefined {
  const parent = construct !== undefined && CfnElement.isCfnElement(construct) ? construct.node.scope : construct;
  return parent instanceof glue.Connection ? parent : undefined;
}
