import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { GlueprintError } from '../core/diagnostics';
import { warn } from '../synth-warnings';

/** Which objects start something when they arrive, and how many of them together. */
export interface ObjectArrivalOptions {
  /** Bucket whose objects are watched. It must send its events to EventBridge (`eventBridgeEnabled`). */
  readonly bucket: s3.IBucket;

  /**
   * Start of the keys.
   *
   * @default - any key
   */
  readonly prefix?: string;

  /**
   * End of the keys, such as `.csv`.
   *
   * @default - any key
   */
  readonly suffix?: string;

  /**
   * Objects that start one run together, 1 to 100.
   *
   * @default 1
   */
  readonly batchSize?: number;

  /**
   * A smaller batch starts after so long, 1 to 900 seconds.
   *
   * @default Duration.minutes(15)
   */
  readonly batchWindow?: Duration;
}

/** A rule that sees new objects. */
export function objectArrivalRule(scope: Construct, id: string, options: ObjectArrivalOptions): events.Rule {
  const batch = options.batchSize ?? 1;
  if (!(Number.isInteger(batch) && batch >= 1 && batch <= 100)) {
    throw new GlueprintError({ code: 'InvalidField', node: scope.node.path, field: 'batchSize', message: `got ${batch}, expected a whole number from 1 to 100` });
  }
  const seconds = options.batchWindow?.toSeconds() ?? 900;
  if (seconds < 1 || seconds > 900) {
    throw new GlueprintError({ code: 'InvalidField', node: scope.node.path, field: 'batchWindow', message: `got ${seconds} seconds, expected 1 to 900` });
  }
  if (options.bucket instanceof s3.Bucket) options.bucket.enableEventBridgeNotification();
  else warn(scope, 'eventBridgeNotKnown', 'the bucket is imported: its events reach EventBridge only if that is enabled on it');
  const { prefix, suffix } = options;
  const key = prefix !== undefined && suffix !== undefined ? [{ wildcard: `${escape(prefix)}*${escape(suffix)}` }]
    : prefix !== undefined ? [{ prefix }] : suffix !== undefined ? [{ suffix }] : undefined;
  return new events.Rule(scope, id, {
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [options.bucket.bucketName] }, ...(key === undefined ? {} : { object: { key } }) },
    },
  });
}

function escape(text: string): string {
  return text.replace(/[\\*]/g, '\\$&');
}
