import { Construct } from 'constructs';
import { CATALOG_KINESIS_SOURCE } from '../core/nodes/sources/catalog-kinesis-source';
import { DatasetNode } from '../job-node';
import { KinesisReadProps } from './stream-source-props';

/**
 * Properties of a `CatalogKinesisSource`.
 */
export interface CatalogKinesisSourceProps extends KinesisReadProps {
  /**
   * Database of the Data Catalog.
   */
  readonly database: string;

  /**
   * Table of the database; it names the stream, the format and the columns.
   */
  readonly table: string;

  /**
   * ARN of the stream that the table names: for the rights of the job and for local runs.
   *
   * @default - none
   */
  readonly streamArn?: string;
}

/**
 * Reads a Kinesis data stream that a table of the Data Catalog describes, in micro-batches.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-job-streaming.html
 */
export class CatalogKinesisSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: CatalogKinesisSourceProps) {
    super(scope, id);
    this._define(CATALOG_KINESIS_SOURCE, [], {
      ...props, windowSize: props.windowSize?.toSeconds(), schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
