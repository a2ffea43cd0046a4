import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** What a synth warns of. The ids are public: `Annotations.of(scope).acknowledgeWarning('cdk-glueprint:unread')` silences one. docs/warnings.md is this table. */
export const SYNTH_WARNINGS = {
  bookmarkConcurrency: { when: 'a job with bookmarks may run several times at once', remedy: 'set `maxConcurrentRuns` to 1' },
  checkpointConcurrency: { when: 'a streaming job may run several times at once', remedy: 'set `maxConcurrentRuns` to 1' },
  clusterNotKnown: { when: 'a node uses a Kafka cluster that knows its clients by IAM, and its ARN is not known', remedy: '`KafkaAuthentication.iam(clusterArn)`, or grant the job\'s role what it needs there' },
  connectionNotKnown: { when: 'a connection that is not in the app is used', remedy: 'grant the job\'s role its secret and network' },
  connectionsInSeveralSubnets: { when: 'connections of a job stand in different subnets', remedy: 'see that the systems of all can be reached from one of them' },
  eventBridgeNotKnown: { when: 'arrivals in an imported bucket start a job', remedy: 'enable EventBridge on the bucket' },
  import: { when: 'a graph file has something that a construct takes otherwise', remedy: 'read what the warning says of the node' },
  metricsOff: { when: 'an alarm counts from metrics that the job does not publish', remedy: 'set `metrics` to true' },
  networkConnectionWithoutNetwork: { when: 'a network connection has no network', remedy: 'give it one' },
  noS3Endpoint: { when: 'workers stand in a subnet without a way out, in a VPC without an endpoint for S3', remedy: '`vpc.addGatewayEndpoint`' },
  pathOverlap: { when: 'a target writes where a source reads, or where another target writes', remedy: 'give each a prefix of its own' },
  publicSubnet: { when: 'workers stand in a public subnet, without a public address', remedy: 'use a private subnet' },
  roleNotGranted: { when: 'the role that a job was given cannot be changed by the app', remedy: 'give it what `glueprint access` prints, and set `grantRole` to false' },
  securityGroupNotSelfReferencing: { when: 'workers cannot reach each other', remedy: '`securityGroup.connections.allowInternally(ec2.Port.allTcp())`' },
  serviceOutOfReach: { when: 'a node needs an AWS service for which the workers\' VPC, without a way out, has no endpoint', remedy: 'add the endpoint' },
  sessionPoolWarmBudget: { when: 'warm sessions would spend more than their pool may', remedy: 'hold fewer, for fewer hours, or raise `dpuHoursPerDay`' },
  sessionPoolWarmOutsideHours: { when: 'warm sessions are asked for outside the hours of their pool', remedy: 'move one of both' },
  sparkConfMeaning: { when: 'a setting of Spark changes what its SQL means, which local runs and checks do not know', remedy: 'write the expressions so that they mean the same without it' },
  streamingTimeout: { when: 'a streaming job has a timeout: nothing starts it again', remedy: 'leave `timeout` out' },
  systemOutOfReach: {
    when: 'a system stands in a VPC of the app, and the workers that use it elsewhere, or its security groups do not let them in',
    remedy: 'give the connection the system\'s VPC as `network`, and `system.connections.allowDefaultPortFrom(connection)`',
  },
  undecidableAccess: { when: 'the bucket of a path is a parameter of the run', remedy: 'grant the job\'s role what it needs there' },
  unknownLocation: { when: 'where the files of a catalog table lie is not known', remedy: 'name the table\'s location, or grant the role its files' },
  unread: { when: 'no node reads what a node makes', remedy: 'remove the node, or use it' },
  visual: { when: 'Glue Studio cannot show a node as it is', remedy: 'read what the warning says of the node' },
} as const;

/** Id of a warning, without the prefix `cdk-glueprint:`. */
export type SynthWarning = keyof typeof SYNTH_WARNINGS;

/** Adds a warning to a construct. */
export function warn(scope: IConstruct, id: SynthWarning, message: string): void {
  Annotations.of(scope).addWarningV2(`cdk-glueprint:${id}`, message);
}
