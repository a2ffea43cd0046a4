import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { GlueprintError } from '../core/diagnostics';

/** How files in S3 are crawled. */
export interface S3CrawlOptions {
  /**
   * Glob patterns of what to leave out.
   *
   * @default - none
   */
  readonly exclusions?: string[];

  /**
   * Files to read of each folder, 1 to 249.
   *
   * @default - all
   */
  readonly sampleSize?: number;

  /**
   * Network connection to reach S3 through.
   *
   * @default - none
   */
  readonly connection?: glue.IConnection;
}

/** Formats of tables that a crawler finds by their own metadata. */
export enum TableFormat {
  /** Apache Iceberg. */
  ICEBERG = 'iceberg',
  /** Delta Lake. */
  DELTA = 'delta',
  /** Apache Hudi. */
  HUDI = 'hudi',
}

/** @internal */
export interface CrawlBinding {
  readonly targets: glue.CfnCrawler.TargetsProperty;
  readonly statements: iam.PolicyStatement[];
}

/** A bucket or table, whose key is needed to read it. */
interface Store { readonly encryptionKey?: kms.IKey }

/** What a crawler looks at. */
export class CrawlerTarget {
  /**
   * Files below a prefix.
   *
   * @param bucket the bucket
   * @param prefix start of the keys, such as `sales/`
   */
  public static s3(bucket: s3.IBucket, prefix: string = '', options: S3CrawlOptions = {}): CrawlerTarget {
    const size = options.sampleSize;
    if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size <= 249)) {
      throw new GlueprintError({ code: 'InvalidField', field: 'sampleSize', message: `got ${size}, expected a whole number from 1 to 249` });
    }
    return new CrawlerTarget(() => ({
      targets: {
        s3Targets: [{
          path: bucket.s3UrlForObject(prefix === '' ? undefined : prefix),
          exclusions: options.exclusions,
          sampleSize: size,
          connectionName: options.connection?.connectionName,
        }],
      },
      ...readPrefix(bucket, prefix),
    }), options.connection === undefined ? [] : [options.connection], [bucket]);
  }

  /**
   * Tables of a database behind a connection.
   *
   * @param connection the connection
   * @param path which tables, as `database/schema/table` with `%` for any
   * @param exclusions glob patterns of what to leave out
   */
  public static jdbc(connection: glue.IConnection, path: string, exclusions?: string[]): CrawlerTarget {
    return new CrawlerTarget(() => ({
      targets: { jdbcTargets: [{ connectionName: connection.connectionName, path, exclusions }] }, statements: [],
    }), [connection], []);
  }

  /**
   * A DynamoDB table.
   *
   * @param table the table
   * @param scanAll whether every item is read, or a sample
   */
  public static dynamoDb(table: dynamodb.ITable, scanAll: boolean = true): CrawlerTarget {
    return new CrawlerTarget(() => ({
      targets: { dynamoDbTargets: [{ path: table.tableName, scanAll }] },
      statements: [new iam.PolicyStatement({ actions: ['dynamodb:DescribeTable', 'dynamodb:Scan'], resources: [table.tableArn] })],
    }), [], [table]);
  }

  /**
   * Collections of a MongoDB or DocumentDB database.
   *
   * @param connection the connection
   * @param path `database/collection`
   */
  public static mongoDb(connection: glue.IConnection, path: string): CrawlerTarget {
    return new CrawlerTarget(() => ({
      targets: { mongoDbTargets: [{ connectionName: connection.connectionName, path }] }, statements: [],
    }), [connection], []);
  }

  /**
   * Tables of an open format below prefixes of a bucket.
   *
   * @param format the format
   * @param bucket the bucket
   * @param prefixes where the tables lie
   */
  public static openTables(format: TableFormat, bucket: s3.IBucket, prefixes: string[]): CrawlerTarget {
    const paths = prefixes.map((p) => bucket.s3UrlForObject(p));
    const targets: { readonly [f in TableFormat]: glue.CfnCrawler.TargetsProperty } = {
      iceberg: { icebergTargets: [{ paths }] },
      delta: { deltaTargets: [{ deltaTables: paths, createNativeDeltaTable: true }] },
      hudi: { hudiTargets: [{ paths }] },
    };
    return new CrawlerTarget(() => {
      const reads = prefixes.map((p) => readPrefix(bucket, p));
      return { targets: targets[format], statements: reads.flatMap((r) => r.statements) };
    }, [], [bucket]);
  }

  /**
   * Tables that are in the catalog already: their schemas and partitions are brought up to date.
   *
   * @param database the database
   * @param tables names of the tables
   */
  public static catalog(database: glue.IDatabase, tables: string[]): CrawlerTarget {
    return new CrawlerTarget((scope) => {
      const stack = Stack.of(scope);
      const resources = tables.map((t) => stack.formatArn({ service: 'glue', resource: 'table', resourceName: `${database.databaseName}/${t}` }));
      return {
        targets: { catalogTargets: [{ databaseName: database.databaseName, tables }] },
        statements: [new iam.PolicyStatement({ actions: ['glue:GetTable'], resources: [...resources, database.databaseArn, database.catalog.catalogArn] })],
      };
    }, [], []);
  }

  private constructor(
    private readonly render: (scope: Construct) => CrawlBinding, private readonly uses: glue.IConnection[], private readonly stores: Store[],
  ) {}

  /** @internal */
  public _bind(scope: Construct): CrawlBinding {
    return this.render(scope);
  }

  /** @internal */
  public get _connections(): glue.IConnection[] {
    return this.uses;
  }

  /** @internal */
  public get _stores(): Store[] {
    return this.stores;
  }
}

function readPrefix(bucket: s3.IBucket, prefix: string): { statements: iam.PolicyStatement[] } {
  const objects = bucket.arnForObjects(`${prefix}*`);
  const list = new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
  if (prefix !== '') list.addCondition('StringLike', { 's3:prefix': [`${prefix}*`] });
  return {
    statements: [
      new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [objects] }),
      list,
      new iam.PolicyStatement({ actions: ['s3:GetBucketLocation'], resources: [bucket.bucketArn] }),
    ],
  };
}

/** Log groups that Glue writes the output of crawlers to. */
export function crawlerLogs(scope: Construct): string {
  return Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group', resourceName: '/aws-glue/crawlers*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
}
