import { Construct } from 'constructs';
import { CatalogTable } from '../catalog/catalog-table';
import { DELTA_SOURCE } from '../core/nodes/sources/delta-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of a `DeltaSource`.
 */
export interface DeltaSourceProps {
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
   * Columns of a table that is named by its path.
   *
   * @default - as the table says at the run
   */
  readonly schema?: Schema;

  /**
   * Version of the table to read.
   *
   * @default - the newest
   */
  readonly versionAsOf?: number;

  /**
   * Time whose version is read, such as `2026-01-31T12:00:00Z`.
   *
   * @default - the newest version
   */
  readonly timestampAsOf?: string;

  /**
   * Further options of the reader.
   *
   * @default - none
   */
  readonly additionalOptions?: { [name: string]: string };
}

/**
 * Reads a Delta Lake table.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-delta-lake.html
 */
export class DeltaSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: DeltaSourceProps) {
    super(scope, id);
    this._define(DELTA_SOURCE, [], { ...props, table: props.table?._openFields, schema: props.schema?.ddl });
  }
}
