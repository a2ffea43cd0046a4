import { Construct } from 'constructs';
import { CatalogTable } from '../catalog/catalog-table';
import { CATALOG_SOURCE, FILE_SYSTEMS } from '../core/nodes/sources/catalog-source';
import { DatasetNode, JobNode } from '../job-node';
import { warn } from '../synth-warnings';

/**
 * What is behind a table of the Data Catalog.
 */
export enum CatalogSystem {
  /** Files in Amazon S3. */
  S3 = 's3',
  /** A database behind a JDBC connection. */
  JDBC = 'jdbc',
  /** MySQL. */
  MYSQL = 'mysql',
  /** PostgreSQL. */
  POSTGRESQL = 'postgresql',
  /** Oracle. */
  ORACLE = 'oracle',
  /** Microsoft SQL Server. */
  SQLSERVER = 'sqlserver',
  /** Amazon DynamoDB. */
  DYNAMODB = 'dynamodb',
  /** A governed table of Lake Formation, which AWS has retired. */
  GOVERNED = 'governed',
}

/**
 * Properties of a `CatalogSource`.
 */
export interface CatalogSourceProps {
  /**
   * Table to read.
   */
  readonly table: CatalogTable;

  /**
   * What is behind the table.
   *
   * @default - as the catalog says at the run
   */
  readonly system?: CatalogSystem;

  /**
   * Condition in Spark SQL over the partition keys, such as `year = 2026 AND month >= 6`. Other partitions are not even listed.
   *
   * @default - all partitions are read
   */
  readonly partitionPredicate?: string;

  /**
   * Further options of Glue's reader, such as `boundedFiles`, `catalogPartitionPredicate` or `hashfield`.
   *
   * @default - none
   */
  readonly additionalOptions?: { [name: string]: string };
}

/**
 * Reads a table of the AWS Glue Data Catalog.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-pyspark-extensions-dynamic-frame-reader.html
 */
export class CatalogSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: CatalogSourceProps) {
    super(scope, id);
    this._define(CATALOG_SOURCE, [], { ...props, table: props.table._fields });
    warnOfUnknownLocation(this, props.table, props.system, 'read');
  }
}

/** @internal */
export function warnOfUnknownLocation(node: JobNode, table: CatalogTable, system: string | undefined, right: 'read' | 'write'): void {
  if (table._fields.location !== undefined || !FILE_SYSTEMS.includes(system)) return;
  warn(node, 'unknownLocation', `where the files of the table lie is not known: name its location, or grant the job's role to ${right} them`);
}
