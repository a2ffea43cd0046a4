import { Construct } from 'constructs';
import { KAFKA_TARGET } from '../core/nodes/targets/kafka-target';
import { JobNode } from '../job-node';
import { ConnectedTargetProps } from './target-props';

/**
 * Properties of a `KafkaTarget`.
 */
export interface KafkaTargetProps extends ConnectedTargetProps {
  /**
   * Topic to write to.
   */
  readonly topicName: string;

  /**
   * Column whose value is the key of the record.
   *
   * @default - none
   */
  readonly key?: string;
}

/**
 * Writes each row as a JSON record to a topic of Apache Kafka or Amazon MSK, at least once. Glue Studio's graph has no member for it.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-connect-kafka-home.html
 */
export class KafkaTarget extends JobNode {
  constructor(scope: Construct, id: string, props: KafkaTargetProps) {
    super(scope, id);
    const { input, ...fields } = props;
    this._define(KAFKA_TARGET, [{ dataset: input }], { ...fields, connection: props.connection.connectionName });
  }
}
