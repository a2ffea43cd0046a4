import * as glue from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { SampleData } from './sample-data';
import { SAP_HANA_SOURCE } from '../core/nodes/sources/sap-hana-source';
import { DatasetNode } from '../job-node';
import { Schema } from '../schema';

/**
 * Properties of a `SapHanaSource`.
 */
export interface SapHanaSourceProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;

  /**
   * Table to read, with its schema where it has one.
   *
   * @default - none
   */
  readonly table?: string;

  /**
   * Query to read instead of a table.
   *
   * @default - none
   */
  readonly query?: string;

  /**
   * Column by whose values the read is split into parallel ones: a number, a date or a timestamp.
   *
   * @default - none
   */
  readonly partitionColumn?: string;

  /**
   * Where the first part begins; lower values are read with it.
   *
   * @default - none
   */
  readonly lowerBound?: string;

  /**
   * Where the last part begins to be open; higher values are read with it.
   *
   * @default - none
   */
  readonly upperBound?: string;

  /**
   * How many parts.
   *
   * @default - none
   */
  readonly numPartitions?: number;

  /**
   * Further connection options of AWS Glue, by name.
   *
   * @default - none
   */
  readonly additionalOptions?: { [option: string]: string };

  /**
   * Columns. What is read is cast to them, and everything that reads the source is checked when the app is synthesized.
   *
   * @default - known once the data has been looked at
   */
  readonly schema?: Schema;

  /**
   * Rows that a local run reads where nothing else stands for the system.
   *
   * @default - none
   */
  readonly sampleData?: SampleData;
}

/**
 * Reads a table or a query of SAP HANA.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-saphana-home.html
 */
export class SapHanaSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: SapHanaSourceProps) {
    super(scope, id);
    this._define(SAP_HANA_SOURCE, [], {
      ...props, connection: props.connection.connectionName, schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
