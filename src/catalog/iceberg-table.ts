import { RemovalPolicy, Resource } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { catalogType, columnNamed, icebergType } from './catalog-types';
import { checkTableName, tableArnOf } from './schema-table';
import { GlueprintError } from '../core/diagnostics';
import { Column } from '../core/types';
import { Schema } from '../schema';
import { acknowledgeInlinePolicy, acknowledgeWildcard } from '../session/wildcards';

/** How an Iceberg table is partitioned by a column. */
export class IcebergPartition {
  /**
   * By the column's value.
   *
   * @param column name of the column
   */
  public static identity(column: string): IcebergPartition {
    return new IcebergPartition(column, 'identity', column);
  }

  /**
   * By year.
   *
   * @param column name of a date or timestamp column
   */
  public static year(column: string): IcebergPartition {
    return new IcebergPartition(column, 'year', `${column}_year`);
  }

  /**
   * By month.
   *
   * @param column name of a date or timestamp column
   */
  public static month(column: string): IcebergPartition {
    return new IcebergPartition(column, 'month', `${column}_month`);
  }

  /**
   * By day.
   *
   * @param column name of a date or timestamp column
   */
  public static day(column: string): IcebergPartition {
    return new IcebergPartition(column, 'day', `${column}_day`);
  }

  /**
   * By hour.
   *
   * @param column name of a timestamp column
   */
  public static hour(column: string): IcebergPartition {
    return new IcebergPartition(column, 'hour', `${column}_hour`);
  }

  /**
   * By a hash of the value.
   *
   * @param column name of the column
   * @param buckets number of buckets
   */
  public static bucket(column: string, buckets: number): IcebergPartition {
    return new IcebergPartition(column, `bucket[${buckets}]`, `${column}_bucket`);
  }

  /**
   * By the start of the value.
   *
   * @param column name of the column
   * @param width characters, or the width of number ranges
   */
  public static truncate(column: string, width: number): IcebergPartition {
    return new IcebergPartition(column, `truncate[${width}]`, `${column}_trunc`);
  }

  /** @internal */
  public readonly _column: string;
  /** @internal */
  public readonly _transform: string;
  /** @internal */
  public readonly _name: string;

  private constructor(column: string, transform: string, name: string) {
    this._column = column;
    this._transform = transform;
    this._name = name;
  }
}

/** How Glue keeps an Iceberg table in good order. */
export interface IcebergMaintenance {
  /**
   * Whether small files are merged.
   *
   * @default true
   */
  readonly compaction?: boolean;

  /**
   * Days that snapshots are kept; 0 keeps them all.
   *
   * @default 5
   */
  readonly snapshotDays?: number;

  /**
   * Whether files that no snapshot knows are deleted.
   *
   * @default false
   */
  readonly deleteOrphanFiles?: boolean;
}

/** Properties of an Iceberg table. */
export interface IcebergTableProps {
  /** Database of the table. */
  readonly database: glue.IDatabase;

  /** Columns. */
  readonly schema: Schema;

  /** Bucket of the table's files. */
  readonly bucket: s3.IBucket;

  /** Where the files lie in the bucket, such as `lake/sales/`. */
  readonly prefix: string;

  /**
   * How the table is partitioned.
   *
   * @default - not at all
   */
  readonly partitionBy?: IcebergPartition[];

  /**
   * Name of the table.
   *
   * @default - the id of the construct, in lower case
   */
  readonly tableName?: string;

  /**
   * For people.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * How Glue keeps the table in good order.
   *
   * @default - it does not
   */
  readonly maintenance?: IcebergMaintenance;

  /**
   * What happens to the table in the catalog when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * An Apache Iceberg table of format version 2 in the Data Catalog.
 *
 * @example
 * new glueprint.IcebergTable(this, 'Sales', {
 *   database,
 *   tableName: 'sales',
 *   schema: Schema.fromDdl('id BIGINT, sold TIMESTAMP, amount DECIMAL(10, 2)'),
 *   bucket,
 *   prefix: 'lake/sales/',
 *   partitionBy: [glueprint.IcebergPartition.day('sold')],
 * });
 */
export class IcebergTable extends Resource implements glue.ITable {
  /** ARN of the table. */
  public readonly tableArn: string;
  /** Name of the table. */
  public readonly tableName: string;

  private readonly resource: glue.CfnTable;

  constructor(scope: Construct, id: string, private readonly props: IcebergTableProps) {
    super(scope, id);
    this.tableName = checkTableName(this, props.tableName ?? id.toLowerCase());
    this.tableArn = tableArnOf(this, props.database, this.tableName);
    const location = props.bucket.s3UrlForObject(props.prefix.replace(/\/$/, ''));
    const columns = props.schema._columns;
    const partitioned = (props.partitionBy ?? []).length > 0;
    this.resource = new glue.CfnTable(this, 'Resource', {
      catalogId: props.database.catalog.catalogId,
      databaseName: props.database.databaseName,
      ...(partitioned ? { name: this.tableName } : {
        tableInput: {
          name: this.tableName,
          description: props.description,
          tableType: 'EXTERNAL_TABLE',
          storageDescriptor: {
            location,
            columns: columns.map((c) => ({ name: c.name, type: this.located(() => catalogType(c.name, c.type)), comment: c.comment })),
          },
        },
      }),
      openTableFormatInput: {
        icebergInput: {
          metadataOperation: 'CREATE', version: '2', ...(partitioned ? { icebergTableInput: this.partitionedInput(location, columns) } : {}),
        },
      },
    });
    this.resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.resource.node.addDependency(props.database);
    if (props.maintenance !== undefined) this.maintain(props.maintenance);
  }

  /**
   * Lets a principal read the table: its description and its files.
   *
   * @param grantee who
   */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.props.bucket.grantRead(grantee, `${this.prefix}*`).combine(this.grantCatalog(grantee, ['glue:GetTable', 'glue:GetTables']));
  }

  /**
   * Lets a principal read and write the table: its description and its files.
   *
   * @param grantee who
   */
  public grantReadWrite(grantee: iam.IGrantable): iam.Grant {
    return this.props.bucket.grantReadWrite(grantee, `${this.prefix}*`).combine(this.grantCatalog(grantee, ['glue:GetTable', 'glue:GetTables', 'glue:UpdateTable']));
  }

  /** @internal */
  public get _props(): IcebergTableProps {
    return this.props;
  }

  private get prefix(): string {
    return this.props.prefix.endsWith('/') ? this.props.prefix : `${this.props.prefix}/`;
  }

  private grantCatalog(grantee: iam.IGrantable, actions: string[]): iam.Grant {
    const { database } = this.props;
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [this.tableArn, database.databaseArn, database.catalog.catalogArn] });
  }

  private partitionedInput(location: string, columns: readonly Column[]): glue.CfnTable.IcebergTableInputProperty {
    return {
      location,
      schema: {
        type: 'struct',
        fields: columns.map((c, i) => ({ id: i + 1, name: c.name, type: this.located(() => icebergType(c)), required: !c.nullable, doc: c.comment })),
      },
      partitionSpec: {
        fields: this.props.partitionBy!.map((p, i) => {
          const source = columnNamed(columns, p._column, 'partitionBy', this.node.path);
          this.checkTransform(p, source);
          return { fieldId: 1000 + i, name: p._name, sourceId: columns.indexOf(source) + 1, transform: p._transform };
        }),
      },
      properties: this.props.description === undefined ? undefined : { comment: this.props.description },
    };
  }

  private checkTransform(p: IcebergPartition, source: Column): void {
    const timed = source.type.kind === 'timestamp' || source.type.kind === 'timestamp_ntz';
    const fits = p._transform === 'hour' ? timed : ['year', 'month', 'day'].includes(p._transform) ? timed || source.type.kind === 'date' : true;
    if (!fits) {
      throw new GlueprintError({
        code: 'InvalidField', node: this.node.path, field: 'partitionBy', message: `'${source.name}' is ${source.type.kind}, it has no ${p._transform} to partition by`,
      });
    }
  }

  private maintain(m: IcebergMaintenance): void {
    const { bucket, database } = this.props;
    const role = new iam.Role(this, 'MaintenanceRole', { assumedBy: new iam.ServicePrincipal('glue.amazonaws.com'), description: `Keeps table ${this.tableName} in good order` });
    const objects = bucket.arnForObjects(`${this.prefix}*`);
    role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], resources: [objects] }));
    role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn], conditions: { StringLike: { 's3:prefix': [`${this.prefix}*`] } } }));
    bucket.encryptionKey?.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey');
    this.grantCatalog(role, ['glue:GetTable', 'glue:UpdateTable']);
    acknowledgeInlinePolicy(role);
    acknowledgeWildcard(role, 'Resource', objects, 'the files of one table');
    const configuration = { enabled: true, roleArn: role.roleArn };
    const optimizer = (type: string, more: Partial<glue.CfnTableOptimizer.TableOptimizerConfigurationProperty>) => {
      const made = new glue.CfnTableOptimizer(this, type, {
        catalogId: database.catalog.catalogId,
        databaseName: database.databaseName,
        tableName: this.tableName,
        type,
        tableOptimizerConfiguration: { ...configuration, ...more },
      });
      made.node.addDependency(this.resource, role);
    };
    if (m.compaction !== false) optimizer('compaction', {});
    const days = m.snapshotDays ?? 5;
    if (days > 0) optimizer('retention', { retentionConfiguration: { icebergConfiguration: { snapshotRetentionPeriodInDays: days, cleanExpiredFiles: true } } });
    if (m.deleteOrphanFiles === true) optimizer('orphan_file_deletion', {});
  }

  private located<T>(check: () => T): T {
    try {
      return check();
    } catch (error) {
      throw GlueprintError.isGlueprintError(error) ? error.at({ node: this.node.path }) : error;
    }
  }
}
