import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { lineFault, NAME_LENGTH } from './job-texts';
import { GlueprintError } from '../core/diagnostics';

/** Names that an app gives, and whose they are. */
const NAMES = new WeakMap<IConstruct, Map<string, string>>();

/** A name is one's in its account and region. Stacks that learn these at the deploy may stand apart. */
export function claimName(job: Construct, field: 'jobName' | 'poolName', name: string | undefined): void {
  if (name === undefined || Token.isUnresolved(name)) return;
  const { root } = job.node;
  const names = NAMES.get(root) ?? new Map<string, string>();
  NAMES.set(root, names);
  const { account, region, node } = Stack.of(job);
  const place = Token.isUnresolved(account) || Token.isUnresolved(region) ? node.path : `${account}/${region}`;
  const owner = names.get(`${place} ${field} ${name}`);
  if (owner !== undefined && owner !== job.node.path) {
    throw new GlueprintError({ code: 'InvalidField', node: job.node.path, field, message: `'${name}' is the name of ${owner} already`, hint: `give each a name of its own, or leave ${field} out` });
  }
  names.set(`${place} ${field} ${name}`, job.node.path);
}

/** What Glue takes for the name of anything. */
export function checkName(node: string, field: string, name: string | undefined): void {
  const wrong = lineFault(name, 1, NAME_LENGTH) ?? (name?.trim() === '' ? 'is blank' : undefined);
  if (wrong !== undefined) throw new GlueprintError({ code: 'InvalidField', node, field, message: wrong });
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
    message: `is of account ${account}, and Glue runs in ${own}: it takes roles of its own account only`,
    hint: 'give a role of that account, and let it assume the other, or reach the data by the policies of their owner',
  });
}
