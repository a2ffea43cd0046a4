import { IResource, Resource, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { IClassifier } from './classifier';
import { crawlerLogs, CrawlerTarget } from './crawler-target';
import { scheduleText } from './glue-schedule';
import { GlueprintError } from '../core/diagnostics';
import { allowConnection } from '../job/job-connections';
import { checkName, checkRole } from '../job/job-names';
import { JobRights } from '../job/job-rights';
import { JobSecurity, jobSecurity } from '../job/job-security';
import { nameKey } from '../job/key-rights';
import { acknowledgeInlinePolicy } from '../session/wildcards';

/** A crawler of the Data Catalog. */
export interface ICrawler extends IResource, glue.ICrawlerRef {
  /** Name of the crawler. */
  readonly crawlerName: string;
  /** ARN of the crawler. */
  readonly crawlerArn: string;

  /**
   * A rule for a state of the crawler.
   *
   * @param id id of the rule below the crawler
   * @param state `Started`, `Succeeded` or `Failed`
   */
  onState(id: string, state: CrawlerEvent, options?: events.OnEventOptions): events.Rule;
}

/** States of a crawler that EventBridge tells of. */
export enum CrawlerEvent {
  /** It was started. */
  STARTED = 'Started',
  /** It succeeded. */
  SUCCEEDED = 'Succeeded',
  /** It failed. */
  FAILED = 'Failed',
}

/** What a crawler does with a table whose schema has changed. */
export enum SchemaUpdate {
  /** Changes the table. */
  UPDATE_TABLE = 'UPDATE_IN_DATABASE',
  /** Only logs it. */
  LOG = 'LOG',
}

/** What a crawler does with a table whose data is gone. */
export enum SchemaDeletion {
  /** Only logs it. */
  LOG = 'LOG',
  /** Marks the table. */
  DEPRECATE = 'DEPRECATE_IN_DATABASE',
  /** Deletes the table. */
  DELETE_TABLE = 'DELETE_FROM_DATABASE',
}

/** What a crawler reads when it runs again. */
export enum Recrawl {
  /** Everything. */
  EVERYTHING = 'CRAWL_EVERYTHING',
  /** Only folders that are new; schemas are not changed. */
  NEW_FOLDERS = 'CRAWL_NEW_FOLDERS_ONLY',
}

/** Properties of a crawler. */
export interface CrawlerProps {
  /** Database the tables go to. */
  readonly database: glue.IDatabase;

  /** What it looks at. */
  readonly targets: CrawlerTarget[];

  /**
   * Name of the crawler.
   *
   * @default - CloudFormation makes one
   */
  readonly crawlerName?: string;

  /**
   * For people.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Role it runs as. It is given what the targets need.
   *
   * @default - a role of its own
   */
  readonly role?: iam.IRole;

  /**
   * When it runs.
   *
   * @default - when it is started
   */
  readonly schedule?: glue.TriggerSchedule;

  /**
   * Begins the names of its tables.
   *
   * @default - none
   */
  readonly tablePrefix?: string;

  /**
   * Classifiers that are asked first.
   *
   * @default - only Glue's own
   */
  readonly classifiers?: IClassifier[];

  /**
   * What to do with a table whose schema has changed.
   *
   * @default - SchemaUpdate.UPDATE_TABLE; SchemaUpdate.LOG where only new folders are read
   */
  readonly schemaUpdate?: SchemaUpdate;

  /**
   * What to do with a table whose data is gone.
   *
   * @default SchemaDeletion.LOG
   */
  readonly schemaDeletion?: SchemaDeletion;

  /**
   * What to read when it runs again.
   *
   * @default Recrawl.EVERYTHING
   */
  readonly recrawl?: Recrawl;

  /**
   * Whether compatible schemas below one prefix become one table.
   *
   * @default false
   */
  readonly combineCompatibleSchemas?: boolean;

  /**
   * Whether new partitions take their schema from the table.
   *
   * @default false
   */
  readonly inheritFromTable?: boolean;

  /**
   * Whether what it logs is encrypted with a KMS key.
   *
   * @default true
   */
  readonly encrypt?: boolean;

  /**
   * Encryption of its logs.
   *
   * @default - that of the jobs of the stack
   */
  readonly securityConfiguration?: glue.ISecurityConfiguration;

  /**
   * Tags of the crawler.
   *
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

abstract class CrawlerBase extends Resource implements ICrawler {
  public abstract readonly crawlerName: string;

  public get crawlerArn(): string {
    return Stack.of(this).formatArn({ service: 'glue', resource: 'crawler', resourceName: this.crawlerName });
  }

  public get crawlerRef(): glue.CrawlerReference {
    return { crawlerName: this.crawlerName };
  }

  public onState(id: string, state: CrawlerEvent, options: events.OnEventOptions = {}): events.Rule {
    const rule = new events.Rule(this, id, options);
    rule.addTarget(options.target);
    rule.addEventPattern({ source: ['aws.glue'], detailType: ['Glue Crawler State Change'], detail: { crawlerName: [this.crawlerName], state: [state] } });
    return rule;
  }
}

/**
 * A crawler, with a role that reads its targets and writes the tables of its database.
 *
 * Start it by its schedule, in a `Workflow` (`glue.Action.crawler(crawler)`), or by the API (`grantStart`).
 *
 * @example
 * new glueprint.Crawler(this, 'Raw', {
 *   database,
 *   targets: [glueprint.CrawlerTarget.s3(bucket, 'raw/orders/')],
 *   schedule: glue.TriggerSchedule.daily(),
 * });
 */
export class Crawler extends CrawlerBase implements iam.IGrantable {
  /**
   * A crawler that exists.
   *
   * @param crawlerName its name
   */
  public static fromCrawlerName(scope: Construct, id: string, crawlerName: string): ICrawler {
    class Import extends CrawlerBase {
      public readonly crawlerName = crawlerName;
    }
    return new Import(scope, id);
  }

  /** Name of the crawler. */
  public readonly crawlerName: string;
  /** Role it runs as. */
  public readonly role: iam.IRole;
  /** The role, as what data is granted to. */
  public readonly grantPrincipal: iam.IPrincipal;

  constructor(scope: Construct, id: string, props: CrawlerProps) {
    super(scope, id);
    checkName(this.node.path, 'crawlerName', props.crawlerName);
    checkRole(this, props.role);
    if (props.targets.length === 0) throw this.fault('targets', 'the crawler has nothing to look at');
    this.checkRecrawl(props);
    if (props.encrypt === false && props.securityConfiguration !== undefined) throw this.fault('encrypt', 'is false, yet a security configuration is given');
    const security = jobSecurity(this, { encrypt: props.encrypt, securityConfiguration: props.securityConfiguration });
    this.role = props.role ?? new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'), description: 'Runs a crawler' });
    if (props.role === undefined) acknowledgeInlinePolicy(this.role);
    this.grantPrincipal = this.role.grantPrincipal;
    const bindings = props.targets.map((t) => t._bind(this));
    const rights = new JobRights(this, this.role, true);
    this.grantCatalog(props, security, rights);
    for (const statement of bindings.flatMap((b) => b.statements)) rights.allow({ reason: 'the objects of one crawled prefix' }, statement);
    for (const { encryptionKey: key } of new Set(props.targets.flatMap((t) => t._stores))) {
      if (key !== undefined) rights.allowKey(nameKey(Stack.of(this), key), false, { reason: 'the key of what is crawled' });
    }
    const targets: { [kind: string]: unknown[] } = {};
    for (const binding of bindings) {
      for (const [kind, list] of Object.entries(binding.targets)) targets[kind] = [...targets[kind] ?? [], ...list as unknown[]];
    }
    this.crawlerName = new glue.CfnCrawler(this, 'Resource', {
      name: props.crawlerName,
      description: props.description,
      role: this.role.roleArn,
      databaseName: props.database.databaseName,
      targets: targets as glue.CfnCrawler.TargetsProperty,
      schedule: props.schedule === undefined ? undefined : { scheduleExpression: scheduleText(this.node.path, props.schedule) },
      tablePrefix: props.tablePrefix,
      classifiers: props.classifiers?.map((c) => c.classifierName),
      schemaChangePolicy: {
        updateBehavior: props.schemaUpdate ?? (props.recrawl === Recrawl.NEW_FOLDERS ? SchemaUpdate.LOG : SchemaUpdate.UPDATE_TABLE),
        deleteBehavior: props.schemaDeletion ?? SchemaDeletion.LOG,
      },
      recrawlPolicy: { recrawlBehavior: props.recrawl ?? Recrawl.EVERYTHING },
      configuration: configuration(props),
      crawlerSecurityConfiguration: security?.configuration.securityConfigurationName,
      tags: props.tags,
    }).ref;
  }

  /**
   * Lets a principal start the crawler and see how it goes.
   *
   * @param grantee who
   */
  public grantStart(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['glue:GetCrawler', 'glue:StartCrawler', 'glue:StopCrawler'], resourceArns: [this.crawlerArn] });
  }

  private grantCatalog(props: CrawlerProps, security: JobSecurity | undefined, rights: JobRights): void {
    const stack = Stack.of(this);
    const tables = stack.formatArn({ service: 'glue', resource: 'table', resourceName: `${props.database.databaseName}/${props.tablePrefix ?? ''}*` });
    const catalog = [props.database.catalog.catalogArn, props.database.databaseArn];
    const logs = crawlerLogs(this);
    const add = (sid: string, actions: string[], resources: string[], reason: string) =>
      rights.allow({ reason }, new iam.PolicyStatement({ sid, actions, resources }));
    add('WriteTables', [
      'glue:BatchCreatePartition', 'glue:BatchGetPartition', 'glue:BatchUpdatePartition', 'glue:CreatePartition', 'glue:CreateTable', 'glue:GetDatabase',
      'glue:GetPartition', 'glue:GetPartitions', 'glue:GetTable', 'glue:GetTables', 'glue:UpdatePartition', 'glue:UpdateTable',
      ...props.schemaDeletion === SchemaDeletion.DELETE_TABLE ? ['glue:BatchDeletePartition', 'glue:BatchDeleteTable', 'glue:DeletePartition', 'glue:DeleteTable'] : [],
    ], [...catalog, tables], 'a crawler names the tables it finds itself, in one database');
    add('WriteLogs', ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', ...security === undefined ? [] : ['logs:AssociateKmsKey']], [logs], 'Glue makes the log groups of crawlers itself, below this prefix');
    const keys = security?.keys.map((k) => k.keyRef.keyArn) ?? [];
    if (keys.length > 0) add('Encrypt', ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'], keys, 'encrypts and decrypts by the security configuration');
    const connections = [...new Set(props.targets.flatMap((t) => t._connections))];
    for (const connection of connections) allowConnection(this, rights, { reason: 'uses the connection' }, { name: connection.connectionName, construct: connection });
  }

  private checkRecrawl(props: CrawlerProps): void {
    if (props.recrawl !== Recrawl.NEW_FOLDERS) return;
    // Glue refuses the others when only new folders are read.
    if ((props.schemaUpdate ?? SchemaUpdate.LOG) !== SchemaUpdate.LOG) throw this.fault('schemaUpdate', 'a crawler that reads only new folders can only log changes');
    if ((props.schemaDeletion ?? SchemaDeletion.LOG) !== SchemaDeletion.LOG) throw this.fault('schemaDeletion', 'a crawler that reads only new folders can only log deletions');
  }

  private fault(field: string, message: string): GlueprintError {
    return new GlueprintError({ code: 'InvalidField', node: this.node.path, field, message });
  }
}

function configuration(props: CrawlerProps): string | undefined {
  if (props.combineCompatibleSchemas !== true && props.inheritFromTable !== true) return undefined;
  return JSON.stringify({
    Version: 1,
    ...(props.inheritFromTable === true ? { CrawlerOutput: { Partitions: { AddOrUpdateBehavior: 'InheritFromTable' } } } : {}),
    ...(props.combineCompatibleSchemas === true ? { Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' } } : {}),
  });
}
