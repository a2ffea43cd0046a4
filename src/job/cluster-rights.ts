import { Fn, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { JobRights } from './job-rights';
import { KafkaConnection } from '../connections/kafka-connection';
import type { JobNode } from '../job-node';
import { warn } from '../synth-warnings';

/** Spark makes a group of consumers for each query, with a name of its own. */
const GROUPS = 'spark-kafka-*';

/**
 * What a node needs of a cluster that knows its clients by IAM: to connect, and its topic.
 *
 * @param topic name of the topic; `*` for what it does not say
 * @see https://docs.aws.amazon.com/msk/latest/developerguide/kafka-actions.html
 */
export function allowCluster(node: JobNode, id: string, rights: JobRights, connection: KafkaConnection, topic: string): void {
  const { _properties: properties, _clusterArn: arn } = connection._authentication;
  if (properties.KAFKA_SASL_MECHANISM !== 'AWS_MSK_IAM') return;
  if (arn === undefined) {
    warn(node, 'clusterNotKnown', `the cluster of ${connection.node.path} is not known: give KafkaAuthentication.iam its ARN, or grant the job's role what it needs there`);
    return;
  }
  const part = (n: number): string => (Token.isUnresolved(arn) ? Fn.select(n, Fn.split(':cluster/', arn)) : arn.split(':cluster/')[n]);
  const within = (kind: string, name: string) => `${part(0)}:${kind}/${part(1)}/${name}`;
  const writes = node._type.family === 'target';
  const allow = (actions: string[], resource: string) => {
    rights.allow({ node: id, reason: writes ? 'writes' : 'reads' }, new iam.PolicyStatement({ actions: actions.map((a) => `kafka-cluster:${a}`), resources: [resource] }));
  };
  allow(writes ? ['Connect', 'WriteDataIdempotently'] : ['Connect'], arn);
  allow(writes ? ['DescribeTopic', 'WriteData'] : ['DescribeTopic', 'DescribeTopicDynamicConfiguration', 'ReadData'], within('topic', topic));
  if (!writes) allow(['AlterGroup', 'DescribeGroup'], within('group', GROUPS));
}
