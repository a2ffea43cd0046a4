import { Construct } from 'constructs';
import { CatalogTable } from '../catalog/catalog-table';
import { HUDI_SOURCE } from '../core/nodes/sources/hudi-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of a `HudiSource`.
 */
export interface HudiSourceProps {
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
   * Instant of the table's timeline to read as of, such as `20260131120000000`.
   *
   * @default - the newest
   */
  readonly asOfInstant?: string;

  /**
   * Further options of the reader.
   *
   * @default - none
   */
  readonly additionalOptions?: { [name: string]: string };
}

/**
 * Reads an Apache Hudi table.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-format-hudi.html
 */
export class HudiSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: HudiSourceProps) {
    super(scope, id);
    this._define(HUDI_SOURCE, [], { ...props, table: props.table?._openFields, schema: props.schema?.ddl });
  }
}
