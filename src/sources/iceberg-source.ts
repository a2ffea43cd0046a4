import { Construct } from 'constructs';
import { CatalogTable } from '../catalog/catalog-table';
import { ICEBERG_SOURCE } from '../core/nodes/sources/iceberg-source';
import { DatasetNode } from '../job-node';

/**
 * Properties of an `IcebergSource`.
 */
export interface IcebergSourceProps {
  /**
   * Table of the Data Catalog.
   */
  readonly table: CatalogTable;

  /**
   * Snapshot to read, by its number.
   *
   * @default - the newest
   */
  readonly snapshotId?: string;

  /**
   * Time whose snapshot is read, such as `2026-01-31T12:00:00Z`.
   *
   * @default - the newest snapshot
   */
  readonly timestampAsOf?: string;

  /**
   * Branch to read.
   *
   * @default - the main branch
   */
  readonly branch?: string;

  /**
   * Tag to read.
   *
   * @default - none
   */
  readonly tag?: string;

  /**
   * Further options of the reader.
   *
   * @default - none
   */
  readonly additionalOptions?: { [name: string]: string };
}

/**
 * Reads an Apache Iceberg table.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-iceberg.html
 */
export class IcebergSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: IcebergSourceProps) {
    super(scope, id);
    this._define(ICEBERG_SOURCE, [], { ...props, table: props.table._openFields });
  }
}
