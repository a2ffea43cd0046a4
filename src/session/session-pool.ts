import { Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { executionRole, grantRunning } from './execution-role';
import { PoolAlarms } from './pool-alarms';
import { PoolHours } from './pool-hours';
import { grantLogEncryption, OWNER_TAG, POOL_TAG, PoolManagerFunction, TICK } from './pool-manager-function';
import { SessionPoolMetrics } from './pool-metrics';
import { checkTemplate, CheckedTemplate, SessionTemplate, SessionType } from './session-template';
import { acknowledgeWildcard } from './wildcards';
import { GlueprintError } from '../core/diagnostics';
import { checkPolicy, PoolPolicy, warmDpuHours } from '../core/pool';
import { roleFaults } from '../job/job-faults';
import { checkRole, claimName } from '../job/job-names';
import { warn } from '../synth-warnings';

/** What a pool must never exceed. */
export interface SessionPoolLimits {
  /** Sessions that may exist at once, those that are starting and stopping included. At most 400. */
  readonly maxSessions: number;

  /** DPU-hours that the pool may spend in a day of its time zone. */
  readonly dpuHoursPerDay: number;

  /**
   * Sessions that one user may hold or wait for at once.
   *
   * @default 1
   */
  readonly maxSessionsPerUser?: number;

  /**
   * DPU-hours that one user may spend in a day.
   *
   * @default - only the pool's own limit
   */
  readonly dpuHoursPerDayPerUser?: number;
}

/** Idle READY sessions to hold during some hours. */
export interface WarmSessions {
  /** When. */
  readonly during: PoolHours;

  /** How many sessions wait READY for the next user. */
  readonly minIdle: number;
}

/** Properties of a session pool. */
export interface SessionPoolProps {
  /** What the pool must never exceed. */
  readonly limits: SessionPoolLimits;

  /**
   * What every session is made of.
   *
   * @default - 2 workers of G.1X, Glue 5.0, 30 minutes idle, 8 hours at most
   */
  readonly template?: SessionTemplate;

  /**
   * Name of the pool: prefix of its session ids, and value of the tag by which IAM knows its sessions.
   *
   * @default - made from the construct's path
   */
  readonly poolName?: string;

  /**
   * When sessions may exist. At the end of the hours every session is stopped.
   *
   * @default - always
   */
  readonly hours?: PoolHours[];

  /**
   * Idle READY sessions to hold. Where several entries cover a moment, the highest counts.
   *
   * @default - none: every session is begun when somebody asks
   */
  readonly warm?: WarmSessions[];

  /**
   * Time zone of hours, warm sessions and the day of the budgets: a name of the IANA database.
   *
   * @default 'UTC'
   */
  readonly timeZone?: string;

  /**
   * How long a lease lasts without being renewed.
   *
   * @default Duration.minutes(15)
   */
  readonly leaseDuration?: Duration;

  /**
   * How long a released session is kept for its former owner. Nobody else ever gets it.
   *
   * @default - it is stopped at once
   */
  readonly keepForOwner?: Duration;

  /**
   * Role the sessions run as. It is given what sessions need to run.
   *
   * @default - a role of the pool's own, to which data can be granted
   */
  readonly role?: iam.IRole;

  /**
   * Security configuration of the sessions.
   *
   * @default - one that encrypts S3 data, logs and bookmarks with the pool's key
   */
  readonly securityConfiguration?: glue.ISecurityConfiguration;

  /**
   * Where alarms are sent.
   *
   * @default - the alarms exist and notify nobody
   */
  readonly alarmTopic?: sns.ITopic;

  /**
   * Share of the day's DPU-hours at which the budget alarm goes off.
   *
   * @default 0.8
   */
  readonly budgetAlarmShare?: number;

  /**
   * How long the manager's logs are kept.
   *
   * @default logs.RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;

  /**
   * Concurrent executions set aside for the manager.
   *
   * @default - none are set aside
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * What happens to the lease table and the key when the pool is removed.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Environment variables of a Lambda hold 4 KB; the ARNs in the template are longer than their tokens. */
const MAX_CONFIG = 3000;

/**
 * Interactive sessions at a known cost: a manager keeps warm sessions, leases them to users, and ends those that are idle,
 * old or over budget.
 *
 * Users ask the pool's URL for a session with their IAM identity, and can use only the session that was leased to them.
 *
 * @example
 * const pool = new glueprint.SessionPool(this, 'Analysts', {
 *   limits: { maxSessions: 20, maxSessionsPerUser: 1, dpuHoursPerDay: 80 },
 *   hours: [glueprint.PoolHours.weekdays('07:00', '20:00')],
 *   warm: [{ during: glueprint.PoolHours.weekdays('08:00', '10:00'), minIdle: 3 }],
 *   timeZone: 'Europe/Zurich',
 * });
 * pool.grantUse(analysts);
 */
export class SessionPool extends Construct implements iam.IGrantable {
  /** Name of the pool. */
  public readonly poolName: string;
  /** Role the sessions run as. Grant it the data that the users may work on. */
  public readonly role: iam.IRole;
  /** The role, as what data is granted to. */
  public readonly grantPrincipal: iam.IPrincipal;
  /** Metrics of the pool. */
  public readonly metrics: SessionPoolMetrics;
  /** Alarms of the pool. */
  public readonly alarms: cloudwatch.Alarm[];
  /** Where users ask for sessions, signed with their IAM credentials. */
  public readonly url: string;
  /** The pool's record. */
  public readonly table: dynamodb.ITable;
  /** The manager. */
  public readonly manager: lambda.IFunction;
  /** Events the manager gave up. */
  public readonly deadLetterQueue: sqs.IQueue;
  /** Encrypts the record, the logs, and what sessions write under the default security configuration. */
  public readonly encryptionKey: kms.IKey;

  private readonly managerFunction: PoolManagerFunction;
  private readonly spark: boolean;

  constructor(scope: Construct, id: string, props: SessionPoolProps) {
    super(scope, id);
    const template = props.template ?? {};
    const checked = this.located(() => checkTemplate(template));
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.DESTROY;
    this.poolName = props.poolName ?? Names.uniqueResourceName(this, { maxLength: 60, separator: '-', allowedSpecialCharacters: '-' });
    this.spark = template.sessionType === SessionType.SPARK_CONNECT;
    const policy = this.policy(props, checked);
    claimName(this, 'poolName', props.poolName);
    checkRole(this, props.role);
    if (props.role !== undefined) this.node.addValidation({ validate: () => roleFaults(this, props.role!) });
    const share = props.budgetAlarmShare ?? 0.8;
    if (!(share > 0 && share <= 1)) {
      throw new GlueprintError({ code: 'InvalidField', node: this.node.path, field: 'budgetAlarmShare', message: `got ${share}, expected a number above 0, 1 at most` });
    }

    const key = new kms.Key(this, 'Key', { description: `Session pool ${this.poolName}`, enableKeyRotation: true, removalPolicy });
    grantLogEncryption(key, this);
    this.encryptionKey = key;
    const connections = template.connections ?? [];
    const running = { key, glueDataCatalog: template.glueDataCatalog ?? false, connections };
    this.role = props.role ?? executionRole(this, 'Role', running);
    if (props.role !== undefined) grantRunning(this, props.role, running);
    this.grantPrincipal = this.role.grantPrincipal;
    const security = props.securityConfiguration ?? new glue.SecurityConfiguration(this, 'Security', {
      cloudWatchEncryption: glue.CloudWatchEncryption.kms(key),
      jobBookmarksEncryption: glue.JobBookmarksEncryption.clientSideKms(key),
      s3Encryption: glue.S3Encryption.kms(key),
    });
    this.managerFunction = new PoolManagerFunction(this, 'Manager', {
      pool: this.poolName,
      role: this.role,
      key,
      removalPolicy,
      logRetention: props.logRetention ?? logs.RetentionDays.THREE_MONTHS,
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      config: this.config(policy, template, checked, security),
    });
    this.table = this.managerFunction.table;
    this.manager = this.managerFunction.handler;
    this.url = this.managerFunction.url.url;
    this.deadLetterQueue = this.managerFunction.deadLetterQueue;
    this.metrics = new SessionPoolMetrics(this.poolName);
    this.alarms = new PoolAlarms(this, 'Alarms', {
      metrics: this.metrics,
      errors: this.manager.metricErrors({ period: Duration.minutes(5) }),
      deadLetters: this.managerFunction.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      budgetShare: share,
      topic: props.alarmTopic,
    }).all;
    if (policy.hours !== undefined && policy.warm.length > 0 && !this.overlaps(policy)) {
      warn(this, 'sessionPoolWarmOutsideHours', 'the warm sessions lie outside the hours of the pool: none will be held');
    }
    const warm = warmDpuHours(policy);
    if (warm > policy.limits.dpuHoursPerDay) {
      warn(this, 'sessionPoolWarmBudget', `to hold the warm sessions takes ${Math.round(warm)} DPU-hours a day, and the pool may spend ${policy.limits.dpuHoursPerDay}: nothing is left for users`);
    }
  }

  /**
   * Lets a principal lease sessions, and use those that were leased to it. Sessions of others are out of its reach.
   *
   * @param grantee a role or user; each session of a role counts as a user of its own
   */
  public grantUse(grantee: iam.IGrantable): iam.Grant {
    this.managerFunction.url.grantInvokeUrl(grantee);
    const actions = ['glue:GetSession', 'glue:StopSession', ...this.spark
      ? ['glue:GetSessionEndpoint']
      : ['glue:CancelStatement', 'glue:GetStatement', 'glue:ListStatements', 'glue:RunStatement']];
    // eslint-disable-next-line no-template-curly-in-string
    const own = { [`aws:ResourceTag/${POOL_TAG}`]: this.poolName, [`aws:ResourceTag/${OWNER_TAG}`]: '${aws:userid}' };
    this.acknowledge(grantee, 'a session is known only once it is leased: the statement is held to the owner\'s tag');
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [this.managerFunction.sessionsArn], conditions: { StringEquals: own } });
  }

  /**
   * Lets a principal see and stop any session of the pool, read its record, and tell the manager to drain, resume or stop a session
   * by invoking it with `{"admin": "status" | "drain" | "resume" | "stop", "session": …}`.
   *
   * @param grantee a role or user
   */
  public grantAdmin(grantee: iam.IGrantable): iam.Grant {
    const { sessionsArn, handler, table } = this.managerFunction;
    this.acknowledge(grantee, 'sessions come and go: the statement is held to the pool\'s tag');
    const add = (actions: string[], resourceArns: string[], conditions?: { [key: string]: { [key: string]: unknown } }) =>
      iam.Grant.addToPrincipal({ grantee, actions, resourceArns, conditions });
    return add(['lambda:InvokeFunction'], [handler.functionArn])
      .combine(add(['dynamodb:GetItem'], [table.tableArn]))
      .combine(this.encryptionKey.grantDecrypt(grantee))
      .combine(add(['glue:DeleteSession', 'glue:GetSession', 'glue:StopSession'], [sessionsArn], {
        StringEquals: { [`aws:ResourceTag/${POOL_TAG}`]: this.poolName },
      }));
  }

  private acknowledge(grantee: iam.IGrantable, reason: string): void {
    const principal = grantee.grantPrincipal;
    if (Construct.isConstruct(principal)) acknowledgeWildcard(principal, 'Resource', this.managerFunction.sessionsArn, reason);
  }

  private policy(props: SessionPoolProps, template: CheckedTemplate): PoolPolicy {
    const { limits } = props;
    return this.located(() => checkPolicy({
      pool: this.poolName,
      dpu: template.dpu,
      limits: {
        maxSessions: limits.maxSessions,
        maxSessionsPerUser: limits.maxSessionsPerUser ?? 1,
        dpuHoursPerDay: limits.dpuHoursPerDay,
        dpuHoursPerDayPerUser: limits.dpuHoursPerDayPerUser,
      },
      timeZone: props.timeZone ?? 'UTC',
      hours: props.hours?.map((h) => h._render()),
      warm: (props.warm ?? []).map((w) => ({ ...w.during._render(), minIdle: w.minIdle })),
      leaseSeconds: (props.leaseDuration ?? Duration.minutes(15)).toSeconds(),
      idleSeconds: template.idleTimeout.toSeconds(),
      maxLifetimeSeconds: template.maxLifetime.toSeconds(),
      keepForOwnerSeconds: props.keepForOwner?.toSeconds() ?? 0,
      tickSeconds: TICK.toSeconds(),
    }));
  }

  /** Runs a check, and says whose it was when it fails. */
  private located<T>(check: () => T): T {
    try {
      return check();
    } catch (error) {
      throw GlueprintError.isGlueprintError(error) ? error.at({ node: this.node.path }) : error;
    }
  }

  private config(policy: PoolPolicy, template: SessionTemplate, checked: CheckedTemplate, security: glue.ISecurityConfiguration): object {
    const config = {
      policy,
      template: {
        role: this.role.roleArn,
        glueVersion: checked.glueVersion,
        workerType: checked.workerType,
        numberOfWorkers: checked.numberOfWorkers,
        idleTimeoutMinutes: checked.idleTimeout.toMinutes(),
        timeoutMinutes: checked.maxLifetime.toMinutes(),
        defaultArguments: checked.defaultArguments,
        connections: template.connections?.map((c) => c.connectionName),
        securityConfiguration: security.securityConfigurationName,
        sessionType: template.sessionType,
        tags: template.tags ?? {},
      },
    };
    const size = JSON.stringify(Stack.of(this).resolve(config)).length;
    if (size > MAX_CONFIG) {
      const message = `limits and template take ${size} characters, a Lambda's environment has room for ${MAX_CONFIG}`;
      throw new GlueprintError({ code: 'SessionPoolTooLarge', message, node: this.node.path });
    }
    return config;
  }

  private overlaps(policy: PoolPolicy): boolean {
    const minutesOf = (w: { days: readonly number[]; from: number; to: number }) => w.days.flatMap((d) => {
      const length = w.to > w.from ? w.to - w.from : w.to + 1440 - w.from;
      return Array.from({ length: Math.ceil(length / 5) }, (_, i) => (d * 1440 + w.from + i * 5) % 10_080);
    });
    const open = new Set(policy.hours!.flatMap(minutesOf).map((m) => Math.floor(m / 5)));
    return policy.warm.some((w) => minutesOf(w).some((m) => open.has(Math.floor(m / 5))));
  }
}
