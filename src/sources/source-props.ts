import * as glue from 'aws-cdk-lib/aws-glue';
import { SampleData } from './sample-data';
import { Schema } from '../schema';

/**
 * Properties of a source in a system: its columns, and rows that stand for it.
 */
export interface SampledSourceProps {
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
 * Properties of a source in a system with options of its own.
 */
export interface SystemSourceProps extends SampledSourceProps {
  /**
   * Further connection options of AWS Glue, by name.
   *
   * @default - none
   */
  readonly additionalOptions?: { [option: string]: string };
}

/**
 * Properties of a source that a Glue connection leads to.
 */
export interface ConnectedSourceProps extends SystemSourceProps {
  /**
   * Glue connection.
   */
  readonly connection: glue.IConnection;
}

/**
 * Properties of a table or query that Spark reads in parallel parts.
 */
export interface SparkTableSourceProps extends ConnectedSourceProps {
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
}
