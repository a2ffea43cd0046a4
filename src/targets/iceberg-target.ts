import { Construct } from 'constructs';
import { CatalogTable } from '../catalog/catalog-table';
import { ICEBERG_TARGET } from '../core/nodes/targets/iceberg-target';
import { JobNode } from '../job-node';
import { TargetProps } from './target-props';

/**
 * What an `IcebergTarget` does with the rows.
 */
export enum IcebergWriteMode {
  /** Adds them. */
  APPEND = 'append',
  /** Replaces the partitions that rows come for. */
  OVERWRITE = 'overwrite',
}

/**
 * Compression of the files of an Iceberg table.
 */
export enum IcebergCompression {
  /** Zstandard. */
  ZSTD = 'zstd',
  /** Gzip. */
  GZIP = 'gzip',
  /** Snappy. */
  SNAPPY = 'snappy',
  /** LZO. */
  LZO = 'lzo',
  /** Not compressed. */
  UNCOMPRESSED = 'uncompressed',
}

/**
 * Properties of an `IcebergTarget`.
 */
export interface IcebergTargetProps extends TargetProps {
  /**
   * Table of the Data Catalog; one that is not there is made.
   */
  readonly table: CatalogTable;

  /**
   * What to do with the rows.
   *
   * @default IcebergWriteMode.APPEND
   */
  readonly mode?: IcebergWriteMode;

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
   * Compression of the files of a table that is new.
   *
   * @default IcebergCompression.ZSTD
   */
  readonly compression?: IcebergCompression;

  /**
   * Further options of the writer.
   *
   * @default - none
   */
  readonly additionalOptions?: { [name: string]: string };
}

/**
 * Writes to an Apache Iceberg table.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-iceberg.html
 */
export class IcebergTarget extends JobNode {
  constructor(scope: Construct, id: string, props: IcebergTargetProps) {
    super(scope, id);
    const { input, table, ...fields } = props;
    this._define(ICEBERG_TARGET, [{ dataset: input }], { ...fields, table: table._openFields });
  }
}
