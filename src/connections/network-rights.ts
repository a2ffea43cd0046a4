import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../session/wildcards';

/** What Glue looks up to place workers in a VPC; none of these can be held to a resource. */
const LOOK_UP = [
  'ec2:DescribeNetworkInterfaces', 'ec2:DescribeRouteTables', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets',
  'ec2:DescribeVpcAttribute', 'ec2:DescribeVpcEndpoints',
];
/** Glue tags the interfaces it makes, and only those may be deleted. */
const TAG = 'aws-glue-service-resource';

/** Where workers may be placed; any, where the connections do not tell. */
export interface WorkerPlace {
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
}

/** Lets a role place workers in a VPC, as Glue does with it for jobs, sessions and crawlers that use a network connection. */
export function grantNetwork(scope: Construct, grantee: iam.IGrantable, place: WorkerPlace = {}): iam.Grant {
  const ec2 = (resource: string, id: string) => Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName: id });
  const networkInterfaces = ec2('network-interface', '*');
  const arns = (resource: string, ids: readonly string[] | undefined) => (ids ?? ['*']).map((id) => ec2(resource, id));
  const where = [...arns('subnet', place.subnetIds), ...arns('security-group', place.securityGroupIds)];
  const add = (actions: string[], resourceArns: string[], conditions?: { [key: string]: { [key: string]: unknown } }) =>
    iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });
  if (Construct.isConstruct(grantee.grantPrincipal)) {
    const principal = grantee.grantPrincipal;
    acknowledgeWildcard(principal, 'Resource', '*', 'the EC2 look-ups know no resource');
    for (const arn of [networkInterfaces, ...where]) acknowledgeWildcard(principal, 'Resource', arn, 'Glue makes network interfaces with ids of its own');
  }
  return add(LOOK_UP, ['*'])
    .combine(add(['ec2:CreateNetworkInterface'], [networkInterfaces, ...where]))
    .combine(add(['ec2:CreateTags', 'ec2:DeleteTags'], [networkInterfaces], { 'ForAllValues:StringEquals': { 'aws:TagKeys': [TAG] } }))
    .combine(add(['ec2:DeleteNetworkInterface'], [networkInterfaces], { Null: { [`aws:ResourceTag/${TAG}`]: 'false' } }));
}
