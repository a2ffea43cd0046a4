import { CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { connectionOf, UsedConnection } from './job-connections';
import type { NodeRights } from './job-warnings';
import { SystemConnection } from '../connections/system-connection';
import { Text, textParts } from '../core/manifest';
import { warn } from '../synth-warnings';

/** Services that nodes call from the workers, and the end of the names of their VPC endpoints. */
const ENDPOINTS: { readonly [service: string]: string } = { dynamodb: 'dynamodb', kinesis: 'kinesis-streams', secretsmanager: 'secretsmanager', sqs: 'sqs' };

/** A job whose workers stand in a VPC without a way out reaches only what the VPC has an endpoint for; a system in a VPC is reached from there only. */
export function warnOfReach(job: Construct, nodes: readonly NodeRights[], used: readonly UsedConnection[]): void {
  const connections = used.map((u) => connectionOf(u.construct)).filter((c) => c instanceof SystemConnection);
  for (const connection of connections) warnOfSystems(job, connection, connections);
  const closed = connections.map((c) => c._place).find((p) => p !== undefined && isIsolated(p.vpc, p.subnet));
  if (closed === undefined || !(closed.vpc instanceof ec2.Vpc)) return;
  const missing = (service: string) => !hasEndpoint(closed.vpc as ec2.Vpc, ENDPOINTS[service] ?? service);
  for (const { node, manifest, access } of nodes) {
    const services = new Set(access.flatMap(({ on }) => serviceOf(on)).filter((s) => s in ENDPOINTS && missing(s)));
    for (const service of services) {
      warn(node, 'serviceOutOfReach', `'${manifest.id}' needs ${service}, but the job's workers stand in a subnet without a way out, and its VPC has no endpoint for ${ENDPOINTS[service]}`);
    }
  }
  if (connections.some((c) => c.secret !== undefined) && missing('secretsmanager')) {
    warn(job, 'serviceOutOfReach', 'the secrets of the connections are read by workers in a subnet without a way out, and its VPC has no endpoint for secretsmanager');
  }
}

/** Systems of the app that a connection names, by the references in its properties. */
function warnOfSystems(job: Construct, connection: SystemConnection, others: readonly SystemConnection[]): void {
  for (const system of connection._systems) {
    const vpc = vpcOf(system);
    if (vpc === undefined) continue;
    const places = [connection, ...others].map((c) => c._place).filter((p) => p !== undefined);
    if (!places.some((p) => sameVpc(p.vpc, vpc))) {
      const where = connection._place === undefined ? 'outside your VPCs' : 'in another VPC';
      warn(job, 'systemOutOfReach', `${system.node.path} stands in ${vpc.node.path}, but the workers that use ${connection.node.path} stand ${where}: give the connection that network`);
      continue;
    }
    if (connection._place !== undefined && !letsIn(system, connection._place.securityGroups)) {
      warn(job, 'systemOutOfReach',
        `the security groups of ${system.node.path} do not let in the workers that use ${connection.node.path}: call its connections.allowDefaultPortFrom(connection)`);
    }
  }
}

function isIsolated(vpc: ec2.IVpc, subnet: ec2.ISubnet): boolean {
  return vpc.isolatedSubnets.some((s) => s.subnetId === subnet.subnetId);
}

function hasEndpoint(vpc: ec2.Vpc, name: string): boolean {
  const stack = Stack.of(vpc);
  return stack.node.findAll().some((c) => CfnResource.isCfnResource(c) && c.cfnResourceType === ec2.CfnVPCEndpoint.CFN_RESOURCE_TYPE_NAME
    && JSON.stringify(stack.resolve((c as ec2.CfnVPCEndpoint).serviceName) ?? '').includes(name));
}

function serviceOf(on: NodeRights['access'][number]['on']): string[] {
  if ('service' in on) return [on.service];
  if (!('arn' in on)) return [];
  const start = textParts(on.arn as Text)[0];
  const literal = 'literal' in start ? /^arn:[^:]*:([a-z0-9]+):/.exec(start.literal)?.[1] : undefined;
  // An ARN that a deploy gives is that of a resource of the app, or nothing is known of it.
  return literal === undefined ? [] : [literal];
}

/** The VPC of a construct of the CDK that has one; some keep it to themselves. */
function vpcOf(system: IConstruct): ec2.IVpc | undefined {
  const { vpc } = system as { readonly vpc?: ec2.IVpc };
  return vpc;
}

function sameVpc(a: ec2.IVpc, b: ec2.IVpc): boolean {
  return a === b || a.vpcId === b.vpcId;
}

/** Whether a rule of the system's groups names one of the workers', or their addresses: a rule with addresses is believed. */
function letsIn(system: IConstruct, workers: readonly ec2.ISecurityGroup[]): boolean {
  const groups = (system as { readonly connections?: ec2.Connections }).connections?.securityGroups ?? [];
  if (groups.length === 0 || !groups.every((g) => g instanceof ec2.SecurityGroup)) return true;
  const stack = Stack.of(system);
  const text = (value: unknown) => JSON.stringify(stack.resolve(value)) ?? '';
  if (groups.some((g) => workers.some((w) => text(w.securityGroupId) === text(g.securityGroupId)))) return true;
  const resource = (g: ec2.ISecurityGroup) => g.node.defaultChild as ec2.CfnSecurityGroup;
  const rulesOf = (g: ec2.ISecurityGroup) => stack.resolve(resource(g).securityGroupIngress) as unknown[] | undefined;
  const inline = groups.flatMap((g) => rulesOf(g) ?? []);
  if (inline.length > 0) return true;
  const own = groups.map((g) => text(g.securityGroupId));
  const from = new Set(workers.map((w) => text(w.securityGroupId)));
  const stacks = new Set([stack, ...workers.map((w) => Stack.of(w))]);
  return [...stacks].some((s) => s.node.findAll().some((c) => c instanceof ec2.CfnSecurityGroupIngress
    && own.includes(text(c.groupId)) && (c.sourceSecurityGroupId === undefined || from.has(text(c.sourceSecurityGroupId)))));
}
