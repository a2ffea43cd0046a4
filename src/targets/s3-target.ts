import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { CatalogUpdate } from './catalog-update';
import { WriteFormat } from './write-format';
import { SchemaTable, SchemaTableOptions } from '../catalog/schema-table';
import { TargetTable } from '../catalog/target-table';
import { S3_TARGET } from '../core/nodes/targets/s3-target';
import { JobNode } from '../job-node';
import { TargetProps } from './target-props';

/**
 * What a target does with what is already there.
 */
export enum WriteMode {
  /** Adds files, as Glue does. */
  APPEND = 'append',
  /** Replaces all that lies below the prefix. */
  OVERWRITE = 'overwrite',
  /** Fails when something is there. */
  ERROR_IF_EXISTS = 'errorifexists',
}

/**
 * Properties of an `S3Target`.
 */
export interface S3TargetProps extends TargetProps {
  /**
   * Prefix to write below, such as `s3://bucket/results/`.
   * May hold the name of a bucket of the app and, as `${name}`, parameters of the job.
   */
  readonly path: string;

  /**
   * Format of the files.
   */
  readonly format: WriteFormat;

  /**
   * Columns whose values become folders `key=value/`; they are left out of the files.
   *
   * @default - no partitions
   */
  readonly partitionKeys?: string[];

  /**
   * What to do with what is already there.
   *
   * @default WriteMode.APPEND
   */
  readonly mode?: WriteMode;

  /**
   * Write at most so many files, in each partition folder.
   *
   * @default - as many as Spark has partitions
   */
  readonly numberOfFiles?: number;

  /**
   * Table of the Data Catalog that the run keeps up to date.
   *
   * @default - the catalog stays as it is
   */
  readonly catalogUpdate?: CatalogUpdate;
}

/**
 * Writes files to Amazon S3.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/edit-nodes-target.html
 *
 * @example
 * new S3Target(job, 'Write', { input: orders, path: 's3://shop/out/', format: WriteFormat.parquet(), partitionKeys: ['day'], mode: WriteMode.OVERWRITE });
 */
export class S3Target extends JobNode {
  constructor(scope: Construct, id: string, props: S3TargetProps) {
    super(scope, id);
    const { input, format, ...fields } = props;
    this._define(S3_TARGET, [{ dataset: input }], { ...fields, format: format._fields });
  }

  /**
   * A table of the Data Catalog with the columns, format, place and partition keys of this target.
   *
   * @param database database of the table
   * @param tableName name of the table
   * @param options what else the table is told
   */
  public asTable(database: glue.IDatabase, tableName: string, options: SchemaTableOptions = {}): SchemaTable {
    return TargetTable.fromTarget(this, database, tableName, options);
  }
}
