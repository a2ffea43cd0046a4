import type * as sdk from '@aws-sdk/client-glue';
import { AwsError } from '../../../aws/aws-error';
import { notFound } from '../../errors';
import { operation, type Call } from '../../operation';
import { parseSchedule } from '../../schedule/schedule';
import type { Wire } from '../../wire';

function change(call: Call, name: string, schedule: (before: Wire<sdk.Schedule> | undefined) => Wire<sdk.Schedule> | undefined): void {
  const updated = call.state.crawlers.update(name, ({ doc }) => ({
    doc: { ...doc, Schedule: schedule(doc.Schedule), LastUpdated: call.now, Version: (doc.Version ?? 1) + 1 },
  }));
  if (updated === undefined) throw notFound(`Crawler ${name} not found.`);
  call.services.crawlers.arm(call.state, updated.doc);
}

export const UPDATE_CRAWLER_SCHEDULE = operation<sdk.UpdateCrawlerScheduleRequest, sdk.UpdateCrawlerScheduleResponse>('UpdateCrawlerSchedule', (input, call) => {
  const { Schedule } = input;
  if (Schedule) parseSchedule(Schedule);
  change(call, input.CrawlerName, (before) => (Schedule ? { ScheduleExpression: Schedule, State: before?.State ?? 'SCHEDULED' } : undefined));
  return {};
});

function noSchedule(name: string): AwsError {
  return new AwsError('NoScheduleException', `There is no applicable schedule for crawler ${name}`);
}

export const START_CRAWLER_SCHEDULE = operation<sdk.StartCrawlerScheduleRequest, sdk.StartCrawlerScheduleResponse>('StartCrawlerSchedule', (input, call) => {
  change(call, input.CrawlerName, (before) => {
    if (before === undefined) throw noSchedule(input.CrawlerName);
    if (before.State === 'SCHEDULED') throw new AwsError('SchedulerRunningException', `The schedule of crawler ${input.CrawlerName} is already running`);
    return { ...before, State: 'SCHEDULED' };
  });
  return {};
});

export const STOP_CRAWLER_SCHEDULE = operation<sdk.StopCrawlerScheduleRequest, sdk.StopCrawlerScheduleResponse>('StopCrawlerSchedule', (input, call) => {
  change(call, input.CrawlerName, (before) => {
    if (before === undefined) throw noSchedule(input.CrawlerName);
    if (before.State !== 'SCHEDULED') throw new AwsError('SchedulerNotRunningException', `The schedule of crawler ${input.CrawlerName} is not running`);
    return { ...before, State: 'NOT_SCHEDULED' };
  });
  return {};
});
