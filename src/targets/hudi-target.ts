import { Construct } from 'constructs';
import { CatalogUpdate } from './catalog-update';
import { CatalogTable } from '../catalog/catalog-table';
import { HUDI_TARGET } from '../core/nodes/targets/hudi-target';
import { JobNode } from '../job-node';
import { TargetProps } from './target-props';

/**
 * What a `HudiTarget` does with the rows.
 */
export enum HudiOperation {
  /** Adds or replaces records by their keys. */
  UPSERT = 'upsert',
  /** Adds records. */
  INSERT = 'insert',
  /** Adds many records fast. */
  BULK_INSERT = 'bulk_insert',
  /** Deletes the records with these keys. */
  DELETE = 'delete',
}

/**
 * Storage of a Hudi table.
 */
export enum HudiTableType {
  /** Files are written anew when records change. */
  COPY_ON_WRITE = 'COPY_ON_WRITE',
  /** Changes are kept beside the files. */
  MERGE_ON_READ = 'MERGE_ON_READ',
}

/**
 * Compression of the files of a Hudi table.
 */
export enum HudiCompression {
  /** Gzip. */
  GZIP = 'gzip',
  /** LZO. */
  LZO = 'lzo',
  /** Snappy. */
  SNAPPY = 'snappy',
  /** Not compressed. */
  UNCOMPRESSED = 'uncompressed',
}

/**
 * Properties of a `HudiTarget`.
 */
export interface HudiTargetProps extends TargetProps {
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
   * Name that Hudi writes into the table.
   */
  readonly tableName: string;

  /**
   * Columns that tell a record from all others.
   */
  readonly recordKeys: string[];

  /**
   * Column by which the newer of two rows with the same record key is told.
   */
  readonly precombineKey: string;

  /**
   * What is done with the rows.
   *
   * @default HudiOperation.UPSERT
   */
  readonly operation?: HudiOperation;

  /**
   * Storage of a table that is new.
   *
   * @default HudiTableType.COPY_ON_WRITE
   */
  readonly tableType?: HudiTableType;

  /**
   * Columns by which a table that is new is partitioned.
   *
   * @default - not at all
   */
  readonly partitionKeys?: string[];

  /**
   * Compression of the files.
   *
   * @default HudiCompression.GZIP
   */
  readonly compression?: HudiCompression;

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
 * Writes to an Apache Hudi table.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-hudi.html
 */
export class HudiTarget extends JobNode {
  constructor(scope: Construct, id: string, props: HudiTargetProps) {
    super(scope, id);
    const { input, table, ...fields } = props;
    this._define(HUDI_TARGET, [{ dataset: input }], { ...fields, table: table?._openFields });
  }
}
