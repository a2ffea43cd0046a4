import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { GlueprintError } from '../core/diagnostics';

/** Names of jobs that an app gives, and whose they are. */
const NAMES = new WeakMap<IConstruct, Map<string, string>>();

/** A name is one job's in its account and region. Stacks that learn these at the deploy may stand apart. */
export function claimName(job: Construct, name: string | undefined): void {
  if (name === undefined || Token.isUnresolved(name)) return;
  const { root } = job.node;
  const names = NAMES.get(root) ?? new Map<string, string>();
  NAMES.set(root, names);
  const { account, region, node } = Stack.of(job);
  const place = Token.isUnresolved(account) || Token.isUnresolved(region) ? node.path : `${account}/${region}`;
  const owner = names.get(`${place} ${name}`);
  if (owner !== undefined && owner !== job.node.path) {
    throw new GlueprintError({ code: 'InvalidField', node: job.node.path, field: 'jobName', message: `'${name}' is the name of ${owner} already`, hint: 'give each job a name of its own, or leave jobName out' });
  }
  names.set(`${place} ${name}`, job.node.path);
}

/** Glue is not passed roles of other accounts. */
export function checkRole(job: Construct, role: iam.IRole | undefined): void {
  const own = Stack.of(job).account;
  const account = role?.env.account;
  if (account === undefined || account === own || Token.isUnresolved(account) || Token.isUnresolved(own)) return;
  throw new GlueprintError({
    code: 'InvalidField',
    node: job.node.path,
    field: 'role',
    message: `is of account ${account}, and the job runs in ${own}: Glue takes roles of the job's account only`,
    hint: 'let a role of the job\'s account assume it, or give that role what it needs there',
  });
}
