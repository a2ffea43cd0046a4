import { Construct } from 'constructs';
import { StreamClassification } from './stream-options';
import { KINESIS_SOURCE } from '../core/nodes/sources/kinesis-source';
import { DatasetNode } from '../job-node';
import { KinesisReadProps } from './stream-source-props';

/**
 * Properties of a `KinesisSource`.
 */
export interface KinesisSourceProps extends KinesisReadProps {
  /**
   * ARN of the stream. Exactly one of `streamArn` and `streamName`.
   *
   * @default - none
   */
  readonly streamArn?: string;

  /**
   * Stream of the job's own account and region.
   *
   * @default - none
   */
  readonly streamName?: string;

  /**
   * Endpoint of Kinesis, where it is not the region's own.
   *
   * @default - none
   */
  readonly endpointUrl?: string;

  /**
   * Format of the records.
   *
   * @default StreamClassification.JSON
   */
  readonly classification?: StreamClassification;

  /**
   * Character between the fields of CSV records.
   *
   * @default - none
   */
  readonly delimiter?: string;
}

/**
 * Reads a Kinesis data stream in micro-batches: the job is a streaming one, and all that reads the stream is done once a batch. A local run reads what is in the stream and ends.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-kinesis-home.html
 */
export class KinesisSource extends DatasetNode {
  constructor(scope: Construct, id: string, props: KinesisSourceProps) {
    super(scope, id);
    this._define(KINESIS_SOURCE, [], {
      ...props, windowSize: props.windowSize?.toSeconds(), schema: props.schema?.ddl, sampleData: props.sampleData?._fields,
    });
  }
}
