import { IResource, RemovalPolicy, Resource, Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { catalogType, columnNamed } from './catalog-types';
import { ProjectedPartition, projectionParameters } from './partition-projection';
import { TableFiles } from './table-files';
import { GlueprintError } from '../core/diagnostics';
import { Column } from '../core/types';
import { Schema } from '../schema';

/** What a table is told beside its columns and files. */
export interface SchemaTableOptions {
  /**
   * For people.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Values of the partition keys, so that Athena needs no partitions in the catalog.
   *
   * @default - partitions are registered, by the job or a crawler
   */
  readonly projection?: ProjectedPartition[];

  /**
   * Where the files of a projected partition lie, such as `s3://bucket/sales/${day}/`.
   *
   * @default - `key=value/` below the location
   */
  readonly locationTemplate?: string;

  /**
   * Further table parameters.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: string };

  /**
   * What happens to the table in the catalog when it leaves the stack. Files are never touched.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Properties of a table made from a schema. */
export interface SchemaTableProps extends SchemaTableOptions {
  /** Database of the table. */
  readonly database: glue.IDatabase;

  /** Columns, partition keys included. */
  readonly schema: Schema;

  /** Where the files lie, such as `s3://bucket/sales/`. */
  readonly location: string;

  /** Format of the files. */
  readonly files: TableFiles;

  /**
   * Columns that are partition keys: their values are in the folders' names.
   *
   * @default - none
   */
  readonly partitionKeys?: string[];

  /**
   * Name of the table.
   *
   * @default - the id of the construct, in lower case
   */
  readonly tableName?: string;
}

const NAME = /^[a-z0-9_]{1,255}$/;

/** A table of the Data Catalog with the columns of a dataset. */
export class SchemaTable extends Resource implements glue.ITable {
  /** ARN of the table. */
  public readonly tableArn: string;
  /** Name of the table. */
  public readonly tableName: string;
  /** Database of the table. */
  public readonly database: glue.IDatabase;

  /** @internal */
  public readonly _props: SchemaTableProps;

  constructor(scope: Construct, id: string, props: SchemaTableProps) {
    super(scope, id);
    this.database = props.database;
    this._props = props;
    const tableName = checkTableName(this, props.tableName ?? id.toLowerCase());
    const columns = props.schema._columns;
    const keys = (props.partitionKeys ?? []).map((k) => columnNamed(columns, k, 'partitionKeys', this.node.path));
    if (keys.length === columns.length) {
      throw new GlueprintError({ code: 'InvalidField', node: this.node.path, field: 'partitionKeys', message: 'every column is a partition key: the files would hold none' });
    }
    const projection = props.projection === undefined ? {} : projectionParameters(this.node.path, keys, props.projection);
    const resource = new glue.CfnTable(this, 'Resource', {
      catalogId: props.database.catalog.catalogId,
      databaseName: props.database.databaseName,
      tableInput: {
        name: tableName,
        description: props.description,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: keys.map((c) => this.column(c)),
        storageDescriptor: {
          ...props.files._storage,
          location: props.location,
          columns: columns.filter((c) => !keys.includes(c)).map((c) => this.column(c)),
        },
        parameters: {
          EXTERNAL: 'TRUE',
          ...props.files._parameters,
          ...projection,
          ...(props.locationTemplate === undefined ? {} : { 'storage.location.template': props.locationTemplate }),
          ...props.parameters,
        },
      },
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.DESTROY);
    this.tableName = tableName;
    this.tableArn = tableArnOf(this, props.database, tableName);
    resource.node.addDependency(props.database);
  }

  /**
   * Lets a principal read the table's description and partitions; its files are the bucket's to grant.
   *
   * @param grantee who
   */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, ['glue:GetTable', 'glue:GetTables', 'glue:GetPartition', 'glue:GetPartitions', 'glue:BatchGetPartition']);
  }

  /**
   * Lets a principal change the table and its partitions, as a job that updates the catalog does.
   *
   * @param grantee who
   */
  public grantWrite(grantee: iam.IGrantable): iam.Grant {
    return this.grant(grantee, ['glue:UpdateTable', 'glue:CreatePartition', 'glue:BatchCreatePartition', 'glue:UpdatePartition', 'glue:BatchUpdatePartition']);
  }

  private grant(grantee: iam.IGrantable, actions: string[]): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [this.tableArn, this.database.databaseArn, this.database.catalog.catalogArn] });
  }

  private column(c: Column): glue.CfnTable.ColumnProperty {
    try {
      return { name: c.name.toLowerCase(), type: catalogType(c.name, c.type), comment: c.comment };
    } catch (error) {
      throw GlueprintError.isGlueprintError(error) ? error.at({ node: this.node.path }) : error;
    }
  }
}

/** The catalog knows lower-case names only; Athena needs more plainness still. */
export function checkTableName(table: IResource, name: string): string {
  if (NAME.test(name)) return name;
  throw new GlueprintError({
    code: 'TableNameInvalid', node: table.node.path, field: 'tableName', message: `a table's name is lower-case letters, digits and _, got '${name}'`,
  });
}

export function tableArnOf(scope: Construct, database: glue.IDatabase, tableName: string): string {
  return Stack.of(scope).formatArn({ service: 'glue', resource: 'table', resourceName: `${database.databaseName}/${tableName}` });
}
