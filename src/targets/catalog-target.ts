import { Construct } from 'constructs';
import { CatalogTable } from '../catalog/catalog-table';
import { CATALOG_TARGET } from '../core/nodes/targets/catalog-target';
import { JobNode } from '../job-node';
import { TargetProps } from './target-props';
import { CatalogSystem, warnOfUnknownLocation } from '../sources/catalog-source';

/**
 * What a run changes in the Data Catalog.
 */
export enum UpdateBehavior {
  /** New partitions and new columns come into the catalog; a table that is not there is made. */
  UPDATE_IN_DATABASE = 'UPDATE_IN_DATABASE',
  /** New partitions come into the catalog; columns stay as they are. */
  LOG = 'LOG',
}

/**
 * Properties of a `CatalogTarget`.
 */
export interface CatalogTargetProps extends TargetProps {
  /**
   * Table to add them to.
   */
  readonly table: CatalogTable;

  /**
   * What is behind the table.
   *
   * @default - as the catalog says at the run
   */
  readonly system?: CatalogSystem;

  /**
   * Partition keys, in the order of the table.
   *
   * @default - the table's, where they are known
   */
  readonly partitionKeys?: string[];

  /**
   * What the run changes in the catalog.
   *
   * @default - nothing
   */
  readonly updateBehavior?: UpdateBehavior;

  /**
   * Write at most so many files, in each partition.
   *
   * @default - as many as Spark has partitions
   */
  readonly numberOfFiles?: number;

  /**
   * Further options of Glue's writer.
   *
   * @default - none
   */
  readonly additionalOptions?: { [name: string]: string };
}

/**
 * Adds rows to a table of the AWS Glue Data Catalog.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/update-from-job.html
 */
export class CatalogTarget extends JobNode {
  constructor(scope: Construct, id: string, props: CatalogTargetProps) {
    super(scope, id);
    const { input, table, ...fields } = props;
    this._define(CATALOG_TARGET, [{ dataset: input }], { ...fields, table: table._fields });
    warnOfUnknownLocation(this, table, props.system, 'write');
  }
}
