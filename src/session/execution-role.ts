import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledgeInlinePolicy } from './wildcards';
import { allowConnection } from '../job/job-connections';
import { JobRights } from '../job/job-rights';
import { nameKey } from '../job/key-rights';

/** Prefix of the log groups that Glue writes the sessions' output to. */
export const SESSION_LOGS = '/aws-glue/sessions';

export interface ExecutionRoleOptions {
  readonly key: kms.IKey;
  readonly glueDataCatalog: boolean;
  readonly connections: glue.IConnection[];
}

/** The role of a pool's sessions: what any session needs to run. Data is granted to it by whoever owns the data. */
export function executionRole(scope: Construct, id: string, options: ExecutionRoleOptions): iam.Role {
  const role = new iam.Role(scope, id, {
    assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'),
    description: 'Runs the interactive sessions of a pool',
  });
  acknowledgeInlinePolicy(role);
  grantRunning(role, role, options);
  return role;
}

/** Gives a role, ours or one that was brought, what its sessions need to run. */
export function grantRunning(scope: Construct, role: iam.IRole, options: ExecutionRoleOptions): void {
  const stack = Stack.of(scope);
  const logs = stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: `${SESSION_LOGS}*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const rights = new JobRights(scope, role, true);
  const add = (sid: string, actions: string[], resources: string[], reason: string, conditions?: { [key: string]: unknown }) => {
    rights.allow({ reason }, new iam.PolicyStatement({ sid, actions, resources, conditions }));
  };
  add('WriteLogs', ['logs:AssociateKmsKey', 'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], [logs], 'Glue makes the log groups and streams of sessions itself, below this prefix');
  add('PutMetrics', ['cloudwatch:PutMetricData'], ['*'], 'PutMetricData has no resource; it is held to the namespace Glue', { StringEquals: { 'cloudwatch:namespace': 'Glue' } });
  rights.allowKey(nameKey(stack, options.key), true, { reason: 'encrypts and decrypts by the security configuration' });
  const catalog = stack.formatArn({ service: 'glue', resource: 'catalog' });
  if (options.glueDataCatalog) {
    add('ReadDefaultDatabase', ['glue:GetDatabase'], [catalog, stack.formatArn({ service: 'glue', resource: 'database', resourceName: 'default' })], 'starts Spark on the Data Catalog');
  }
  for (const connection of options.connections) allowConnection(scope, rights, { reason: 'uses the connection' }, { name: connection.connectionName, construct: connection });
}
