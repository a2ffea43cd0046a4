import { publishingOf } from './quality-fields';
import type { Fields } from '../../manifest/field';
import type { Access } from '../node-type';

/** Rights to publish results: none of these actions can be limited to a resource. */
export function publishAccess(fields: Fields): readonly Access[] {
  const p = publishingOf(fields);
  const actions = [
    ...(p.resultsPublishingEnabled === false ? [] : ['glue:PublishDataQuality']),
    ...(p.cloudWatchMetricsEnabled === true ? ['cloudwatch:PutMetricData'] : []),
  ];
  return [
    ...(actions.length === 0 ? [] : [{ actions, on: { arn: '*' } }]),
    ...(p.resultsS3Prefix === undefined ? [] : [{ actions: ['s3:PutObject'], on: { s3: p.resultsS3Prefix, scope: 'objects' as const } }]),
  ];
}
