import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EtlJobProps } from './etl-job-props';
import { arnOf, JobRights } from './job-rights';
import type { JobSecurity } from './job-security';

/** Where a job logs to. */
export interface JobLogs {
  /** Arguments of the Glue job that say so. */
  readonly arguments: { readonly [argument: string]: string };
  readonly groups: logs.ILogGroup[];
}

const ACTIONS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * The log groups of a job, made before Glue would make them, so that their retention and key are ours.
 * Glue 5.0 writes to `<prefix>/error` and `/output`, 4.0 to one group; a security configuration that encrypts logs puts its name, and the role's, in between.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html
 */
export function jobLogs(
  job: Construct, props: EtlJobProps, glueVersion: string, role: iam.IRole, security: JobSecurity | undefined, rights: JobRights,
): JobLogs {
  const stack = Stack.of(job);
  const prefix = props.logGroupPrefix ?? `/aws-glue/jobs/${stack.stackName}/${pathOf(job, stack)}`;
  const oldStyle = Number(glueVersion) < 5;
  const allow = (names: readonly string[]) => {
    const resources = names.map((n) => arnOf(stack, 'logs', `log-group:${n}:*`));
    rights.allow({ reason: 'writes logs' }, new iam.PolicyStatement({
      actions: [...ACTIONS, ...(security === undefined || (security.known && security.logKey === undefined) ? [] : ['logs:AssociateKmsKey'])],
      resources: [...names.map((n) => arnOf(stack, 'logs', `log-group:${n}`)), ...resources],
    }));
  };
  const args: JobLogs['arguments'] = oldStyle ? { '--continuous-log-logGroup': prefix } : { '--custom-logGroup-prefix': prefix };
  if (security !== undefined && !security.known) {
    // Whether it encrypts logs is not known here, so neither are the names.
    allow([`${prefix}*`, ...(oldStyle ? ['/aws-glue/jobs/*'] : [])]);
    return { arguments: args, groups: [] };
  }
  const encrypted = security?.logKey === undefined ? undefined : security.configuration.securityConfigurationName;
  const place = (start: string) => (encrypted === undefined ? start : `${start}/${encrypted}-role/${role.roleName}`);
  const group = (id: string, logGroupName: string) => new logs.LogGroup(job, id, {
    logGroupName,
    encryptionKey: security?.logKey,
    retention: props.logRetention ?? logs.RetentionDays.THREE_MONTHS,
    // The name is fixed: a group left behind would stand in the way of the next deployment.
    removalPolicy: props.logRemovalPolicy ?? RemovalPolicy.DESTROY,
  });
  const names = oldStyle
    ? { Logs: encrypted === undefined ? prefix : `${prefix}-${encrypted}` }
    : { ErrorLogs: `${place(prefix)}/error`, OutputLogs: `${place(prefix)}/output` };
  // What the script prints goes to groups that all jobs of Glue 4.0 share.
  const shared = oldStyle ? ['error', 'output'].map((n) => `${place('/aws-glue/jobs')}/${n}`) : [];
  allow([...Object.values(names), ...shared]);
  return { arguments: args, groups: Object.entries(names).map(([id, name]) => group(id, name)) };
}

/** The job's path in names that log groups can have; what had to be replaced is told apart by a hash of the path. */
function pathOf(job: Construct, stack: Stack): string {
  const path = job.node.path.slice(stack.node.path.length + 1);
  const plain = path.replace(/[^\w./#-]+/g, '-');
  return plain === path ? path : `${plain}-${job.node.addr.slice(-8)}`;
}
