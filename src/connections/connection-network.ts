import { Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { GlueprintError } from '../core/diagnostics';
import { warn } from '../synth-warnings';

/** Where in a VPC the workers stand that use a connection. */
export interface ConnectionPlace {
  /** The VPC. */
  readonly vpc: ec2.IVpc;

  /**
   * Which of its subnets. Glue places all workers in the first of them.
   *
   * @default - private subnets with a way out, else isolated ones
   */
  readonly subnets?: ec2.SubnetSelection;

  /**
   * Security groups of the workers. One of them must let its own members reach each other on every TCP port.
   *
   * @default - one is made that does
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
}

export interface ResolvedPlace {
  readonly vpc: ec2.IVpc;
  readonly subnet: ec2.ISubnet;
  readonly securityGroups: ec2.ISecurityGroup[];
}

/** The subnet and security groups of a connection; warns of what would keep workers from starting. */
export function placeOf(scope: Construct, place: ConnectionPlace): ResolvedPlace {
  const [subnet] = place.vpc.selectSubnets(place.subnets).subnets;
  if (subnet === undefined) throw new GlueprintError({ code: 'NoSubnet', node: scope.node.path, field: 'network', message: 'the VPC has no such subnet' });
  warnOfSubnet(scope, place.vpc, subnet);
  if (place.securityGroups !== undefined) {
    if (place.securityGroups.length === 0) {
      throw new GlueprintError({ code: 'NoSecurityGroup', node: scope.node.path, field: 'securityGroups', message: 'workers need a security group; leave it out to have one made' });
    }
    // Rules may be added until the end of synthesis.
    const groups = place.securityGroups;
    Aspects.of(scope).add({ visit: (node) => node === scope ? warnOfGroups(scope, groups) : undefined });
    return { vpc: place.vpc, subnet, securityGroups: groups };
  }
  const group = new ec2.SecurityGroup(scope, 'Workers', { vpc: place.vpc, description: `Glue workers of connection ${scope.node.path}`, allowAllOutbound: true });
  // By the group itself: `connections` would add a rule for the way out too, which warns that all ways out are open.
  group.addIngressRule(group, ec2.Port.allTcp(), 'Spark workers talk to each other on any port');
  return { vpc: place.vpc, subnet, securityGroups: [group] };
}

function warnOfSubnet(scope: Construct, vpc: ec2.IVpc, subnet: ec2.ISubnet): void {
  const has = (subnets: ec2.ISubnet[]) => subnets.some((s) => s.subnetId === subnet.subnetId);
  if (has(vpc.publicSubnets)) {
    warn(scope, 'publicSubnet', 'the subnet is public, but Glue gives its workers no public address: they reach neither the internet nor AWS without a NAT gateway or endpoints');
  }
  // Only a VPC of the app tells which endpoints it has.
  if (has(vpc.isolatedSubnets) && vpc instanceof ec2.Vpc && !hasS3Endpoint(vpc)) {
    warn(scope, 'noS3Endpoint', 'the subnet has no way out and the VPC no endpoint for S3: workers cannot load their script (vpc.addGatewayEndpoint)');
  }
}

function hasS3Endpoint(vpc: ec2.Vpc): boolean {
  const stack = Stack.of(vpc);
  return stack.node.findAll().some((c) => CfnResource.isCfnResource(c) && c.cfnResourceType === ec2.CfnVPCEndpoint.CFN_RESOURCE_TYPE_NAME
    && JSON.stringify(stack.resolve((c as ec2.CfnVPCEndpoint).serviceName) ?? '').includes('s3'));
}

function warnOfGroups(scope: Construct, groups: ec2.ISecurityGroup[]): void {
  // The rules of imported groups are not known.
  if (!groups.every((g) => g instanceof ec2.SecurityGroup) || groups.some((g) => reachesItself(g as ec2.SecurityGroup))) return;
  warn(scope, 'securityGroupNotSelfReferencing', 'no security group lets its members reach each other: Glue refuses to start (securityGroup.connections.allowInternally(ec2.Port.allTcp()))');
}

function reachesItself(group: ec2.SecurityGroup): boolean {
  const stack = Stack.of(group);
  const own = JSON.stringify(stack.resolve(group.securityGroupId));
  const allTcp = (rule: { ipProtocol?: string; fromPort?: number; toPort?: number }) =>
    rule.ipProtocol === '-1' || (rule.ipProtocol === 'tcp' && rule.fromPort === 0 && rule.toPort === 65535);
  return group.node.findAll().some((c) => c instanceof ec2.CfnSecurityGroupIngress
    && JSON.stringify(stack.resolve(c.sourceSecurityGroupId)) === own && allTcp(c));
}
