import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { NamedKey } from './key-rights';
import type { FieldValue, ManifestRight } from '../core/manifest';
import { acknowledgeInlinePolicy, acknowledgeWildcard } from '../session/wildcards';

/** Who needs a right, and what for. */
export interface RightReason {
  readonly node?: string;
  readonly reason: string;
}

interface Recorded extends RightReason { readonly statement: iam.PolicyStatement }

/** Gives the job's role its rights, and remembers which node or setting needs each. */
export class JobRights {
  private readonly recorded: Recorded[] = [];

  private readonly policy?: iam.Policy;

  /**
   * @param scope what the role runs
   * @param role its role
   * @param give whether it is given the rights, or they are only written down
   */
  constructor(scope: Construct, private readonly role: iam.IRole, private readonly give: boolean) {
    // A policy in the stack of the role would make that one depend on the job's, whose job depends on the role.
    const apart = give && role instanceof iam.Role && Stack.of(role) !== Stack.of(scope);
    if (!apart) return;
    this.policy = new iam.Policy(scope, 'Rights', { roles: [role] });
    acknowledgeInlinePolicy(this.policy);
  }

  public allow(reason: RightReason, statement: iam.PolicyStatement): void {
    this.recorded.push({ ...reason, statement });
    if (!this.give) return;
    if (this.policy === undefined) this.role.addToPrincipalPolicy(statement);
    else this.policy.addStatements(statement);
    for (const resource of statement.resources.filter((r) => r.includes('*'))) {
      acknowledgeWildcard(this.policy ?? this.role, 'Resource', resource, `${reason.node === undefined ? '' : `${reason.node}: `}${reason.reason}`);
    }
  }

  /** Whether what was given stands in a policy: a role that is imported as immutable, or of another account, takes everything and keeps nothing. */
  public get arrived(): boolean {
    const holdsPolicy = () => this.role.node.findAll().some((c) => c instanceof iam.Policy || c instanceof iam.ManagedPolicy);
    return !this.give || this.role instanceof iam.Role || holdsPolicy();
  }

  /** Decrypting by a key, and encrypting where it writes. */
  public allowKey({ resource, conditions }: NamedKey, write: boolean, reason: RightReason): void {
    const actions = ['kms:Decrypt', ...(write ? ['kms:Encrypt', 'kms:GenerateDataKey'] : [])];
    this.allow(reason, new iam.PolicyStatement({ actions, resources: [resource], conditions }));
  }

  /** What grants of the CDK are given to, so that they too are remembered. */
  public grantee(reason: RightReason, keep: (statement: iam.PolicyStatement) => boolean = () => true): iam.IGrantable {
    const { principalAccount } = this.role;
    const principal: iam.IPrincipal = {
      get grantPrincipal() { return principal; },
      assumeRoleAction: this.role.assumeRoleAction,
      policyFragment: this.role.policyFragment,
      principalAccount,
      addToPrincipalPolicy: (statement) => {
        if (keep(statement)) this.allow(reason, statement);
        return { statementAdded: true, policyDependable: this.role };
      },
    };
    return principal;
  }

  /** The rights for the manifest. What the app granted by itself, to a role that is the job's alone, stands at the end. */
  public render(stack: Stack, own: boolean): ManifestRight[] {
    const known = new Set(this.recorded.map((r) => r.statement));
    const others = own ? statementsOf(this.role).filter((s) => !known.has(s)).map((statement): Recorded => ({ statement, reason: 'granted by the app' })) : [];
    const rights = [...this.recorded, ...others].map(({ statement, node, reason }): ManifestRight => ({
      actions: statement.actions,
      resources: statement.resources.map((r) => subText(stack.resolve(r))),
      ...(statement.hasPrincipal || Object.keys(statement.conditions as object).length === 0 ? {} : { conditions: conditionTexts(statement, stack) }),
      ...(node === undefined ? {} : { node }),
      reason,
    }));
    const seen = new Set<string>();
    return rights.filter((r) => r.resources.length > 0 && seen.size < seen.add(JSON.stringify(r)).size);
  }
}

/** Statements of a role's own policy. */
function statementsOf(role: iam.IRole): readonly iam.PolicyStatement[] {
  const policy = role.node.tryFindChild('DefaultPolicy') as iam.Policy | undefined;
  // The document has no public way to its statements.
  return (policy?.document as unknown as { readonly statements?: readonly iam.PolicyStatement[] } | undefined)?.statements ?? [];
}

interface Intrinsic {
  readonly 'Ref'?: string;
  readonly 'Fn::GetAtt'?: readonly [string, string];
  readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
  readonly 'Fn::Sub'?: unknown;
}

/** A value of the template as `Fn::Sub` would write it. */
function subText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value).replace(/\$\{/g, '${!');
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': sub } = value as Intrinsic;
  if (ref !== undefined) return `\${${ref}}`;
  if (attribute !== undefined) return `\${${attribute.join('.')}}`;
  if (join !== undefined) return join[1].map(subText).join(join[0]);
  return typeof sub === 'string' ? sub : JSON.stringify(value);
}

function conditionTexts(statement: iam.PolicyStatement, stack: Stack): ManifestRight['conditions'] {
  const value = (v: unknown): FieldValue => (Array.isArray(v) ? v.map(value) : typeof v === 'boolean' ? v : subText(v));
  const conditions = stack.resolve(statement.conditions) as { [operator: string]: { [key: string]: unknown } };
  const keysOf = (keys: { [key: string]: unknown }) => Object.fromEntries(Object.entries(keys).map(([k, v]) => [k, value(v)]));
  return Object.fromEntries(Object.entries(conditions).map(([operator, keys]) => [operator, keysOf(keys)]));
}

/** ARN of a resource of the stack's account and region. */
export function arnOf(stack: Stack, service: string, resource: string): string {
  return `arn:${stack.partition}:${service}:${stack.region}:${stack.account}:${resource}`;
}
