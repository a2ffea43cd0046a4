import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { lambdaBundle } from '../lambda-bundle';
import { acknowledgeInlinePolicy, acknowledgeRule, acknowledgeWildcard } from './wildcards';

/** Tags by which IAM knows a pool's sessions, and whose a session is. The manager sets both; see runtime/pool-manager. */
export const POOL_TAG = 'glueprint:pool';
export const OWNER_TAG = 'glueprint:owner';

/** The manager looks at the pool this often. */
export const TICK = Duration.minutes(1);

export interface PoolManagerFunctionProps {
  readonly pool: string;
  readonly config: object;
  readonly role: iam.IRole;
  readonly key: kms.IKey;
  readonly logRetention: logs.RetentionDays;
  readonly removalPolicy: RemovalPolicy;
  readonly reservedConcurrentExecutions?: number;
}

/** The manager of a pool: its table, function, URL, schedule and dead-letter queue. */
export class PoolManagerFunction extends Construct {
  public readonly table: dynamodb.Table;
  public readonly handler: lambda.Function;
  public readonly url: lambda.FunctionUrl;
  public readonly deadLetterQueue: sqs.Queue;
  public readonly sessionsArn: string;

  constructor(scope: Construct, id: string, props: PoolManagerFunctionProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const sessionArn = (name: string) => stack.formatArn({ service: 'glue', resource: 'session', resourceName: name });
    this.sessionsArn = sessionArn(`${props.pool}-*`);
    this.table = new dynamodb.Table(this, 'Table', {
      partitionKey: { name: 'pool', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key,
      removalPolicy: props.removalPolicy,
    });
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      encryption: sqs.QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14),
    });
    const logGroup = new logs.LogGroup(this, 'Logs', { retention: props.logRetention, encryptionKey: props.key, removalPolicy: RemovalPolicy.DESTROY });
    const role = this.role(props, logGroup);
    this.handler = new lambda.Function(this, 'Function', {
      description: `Manages the session pool ${props.pool}`,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(lambdaBundle('pool-manager')),
      memorySize: 512,
      // The decisions count on every call to Glue being over long before three minutes have passed.
      timeout: Duration.seconds(60),
      role,
      logGroup,
      deadLetterQueue: this.deadLetterQueue,
      environmentEncryption: props.key,
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      environment: {
        POOL_CONFIG: stack.toJsonString(props.config),
        POOL_TABLE: this.table.tableName,
        SESSION_ARN_PREFIX: sessionArn(''),
      },
    });
    acknowledgeRule(this.handler, 'LambdaInsideVPC', 'the function calls AWS services only, by IAM');
    if (props.reservedConcurrentExecutions === undefined) acknowledgeRule(this.handler, 'LambdaConcurrency', 'set reservedConcurrentExecutions to set capacity aside');
    acknowledgeRule(this.table, 'DynamoDBInBackupPlan', 'the record is restored by its point-in-time recovery; what ran is in Glue\'s own list');
    this.url = this.handler.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM });
    new events.Rule(this, 'Schedule', {
      description: `Looks at the session pool ${props.pool}`,
      schedule: events.Schedule.rate(TICK),
      // A look that failed is not repeated: the next one comes within the minute and finds everything still due.
      targets: [
        new targets.LambdaFunction(this.handler, { deadLetterQueue: this.deadLetterQueue, retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
      ],
    });
  }

  private role(props: PoolManagerFunctionProps, logGroup: logs.LogGroup): iam.Role {
    const role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      description: `Manages the session pool ${props.pool}`,
    });
    acknowledgeInlinePolicy(role);
    const add = (sid: string, actions: string[], resources: string[], conditions?: { [key: string]: unknown }) => {
      role.addToPrincipalPolicy(new iam.PolicyStatement({ sid, actions, resources, conditions }));
    };
    add('RecordState', ['dynamodb:GetItem', 'dynamodb:PutItem'], [this.table.tableArn]);
    add('CreateSessions', ['glue:CreateSession'], [this.sessionsArn], { StringEquals: { [`aws:RequestTag/${POOL_TAG}`]: props.pool } });
    // At its creation a session has no tag yet that could be a condition: one of ours must be among those that are set.
    add('TagSessions', ['glue:TagResource'], [this.sessionsArn], { 'ForAnyValue:StringEquals': { 'aws:TagKeys': [POOL_TAG, OWNER_TAG] } });
    const ours = { StringEquals: { [`aws:ResourceTag/${POOL_TAG}`]: props.pool } };
    add('EndSessions', ['glue:DeleteSession', 'glue:StopSession'], [this.sessionsArn], ours);
    add('ListSessions', ['glue:ListSessions'], ['*']);
    add('PassRole', ['iam:PassRole'], [props.role.roleArn], { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } });
    logGroup.grantWrite(role);
    props.key.grantEncryptDecrypt(role);
    acknowledgeWildcard(role, 'Resource', this.sessionsArn, 'sessions come and go; each statement is held to the pool\'s tag or to its tag keys');
    acknowledgeWildcard(role, 'Resource', '*', 'ListSessions has no resource');
    for (const action of ['kms:GenerateDataKey*', 'kms:ReEncrypt*']) acknowledgeWildcard(role, 'Action', action, 'the variants of one action, on one key');
    return role;
  }
}

/** Lets CloudWatch Logs encrypt with the key, for log groups of the stack's account and region only. */
export function grantLogEncryption(key: kms.Key, scope: Construct): void {
  const stack = Stack.of(scope);
  const arn = stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  key.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
    actions: ['kms:Decrypt*', 'kms:DescribeKey', 'kms:Encrypt*', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arn } },
  }));
}
