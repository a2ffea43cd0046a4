import { Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Says why a policy below `scope` may hold this wildcard, in the words cdk-nag looks for. The note is core CDK metadata:
 * no dependency on cdk-nag, and no effect without it.
 */
export function acknowledgeWildcard(scope: IConstruct, kind: 'Action' | 'Resource', value: string, reason: string): void {
  Validations.of(scope).acknowledge({ id: `AwsSolutions-IAM5[${kind}::${flatten(Stack.of(scope).resolve(value))}]`, reason });
}

/** Packs of cdk-nag that are stricter than AwsSolutions, as their rules are named. */
const STRICTER = ['NIST.800.53.R5', 'HIPAA.Security'];

/** Says why a rule of the stricter packs does not hold for a construct of ours. */
export function acknowledgeRule(scope: IConstruct, rule: string, reason: string): void {
  for (const pack of STRICTER) Validations.of(scope).acknowledge({ id: `${pack}-${rule}`, reason });
}

/** Of a role that is ours: the CDK writes grants into a policy of the role's own. */
export function acknowledgeInlinePolicy(role: IConstruct): void {
  acknowledgeRule(role, 'IAMNoInlinePolicy', 'the policy is derived for this one role, and lives and ends with it');
}

/** A resolved text with its references as `<Name>`, as cdk-nag writes findings. */
function flatten(x: unknown): string {
  if (typeof x === 'string') return x;
  const node = x as { 'Ref'?: string; 'Fn::Join'?: [string, unknown[]]; 'Fn::GetAtt'?: [string, string] };
  if (node['Fn::Join'] !== undefined) return node['Fn::Join'][1].map(flatten).join(node['Fn::Join'][0]);
  if (node['Fn::GetAtt'] !== undefined) return `<${node['Fn::GetAtt'].join('.')}>`;
  return node.Ref !== undefined ? `<${node.Ref}>` : JSON.stringify(x);
}
