import { Construct } from 'constructs';
import { CatalogUpdate } from './catalog-update';
import { WriteMode } from './s3-target';
import { CatalogTable } from '../catalog/catalog-table';
import { DELTA_TARGET } from '../core/nodes/targets/delta-target';
import { JobNode } from '../job-node';
import { TargetProps } from './target-props';

/**
 * Compression of the files of a Delta Lake table.
 */
export enum DeltaCompression {
  /** Snappy. */
  SNAPPY = 'snappy',
  /** Not compressed. */
  UNCOMPRESSED = 'uncompressed',
}

/**
 * Properties of a `DeltaTarget`.
 */
export interface DeltaTargetProps extends TargetProps {
  /**
   * Table of the Data Catalog.
   *
   * @default - the table is named by its path
   */
  readonly table?: CatalogTable;

  /**
   * Where the table lies, such as `s3://bucket/orders/`.
   *
   * @default - the table is named by the catalog
   */
  readonly path?: string;

  /**
   * What to do with what is there.
   *
   * @default WriteMode.APPEND
   */
  readonly mode?: WriteMode;

  /**
   * Rows whose keys are in the table replace those there, the others are added.
   *
   * @default - all rows are added
   */
  readonly mergeKeys?: string[];

  /**
   * Columns by which a table that is new is partitioned.
   *
   * @default - not at all
   */
  readonly partitionKeys?: string[];

  /**
   * Compression of the files.
   *
   * @default DeltaCompression.SNAPPY
   */
  readonly compression?: DeltaCompression;

  /**
   * Table of the Data Catalog that the run keeps up to date.
   *
   * @default - the catalog stays as it is
   */
  readonly catalogUpdate?: CatalogUpdate;

  /**
   * Further options of the writer.
   *
   * @default - none
   */
  readonly additionalOptions?: { [name: string]: string };
}

/**
 * Writes to a Delta Lake table.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-delta-lake.html
 */
export class DeltaTarget extends JobNode {
  constructor(scope: Construct, id: string, props: DeltaTargetProps) {
    super(scope, id);
    const { input, table, ...fields } = props;
    this._define(DELTA_TARGET, [{ dataset: input }], { ...fields, table: table?._openFields });
  }
}
