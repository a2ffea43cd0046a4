export {
  JobAlarmOptions, JobAlarms, CostAlarmOptions, DurationAlarmOptions, FailureAlarmOptions, NoSuccessAlarmOptions, QualityAlarmOptions,
} from './job-alarms';
export * from './job-cost';
export * from './job-dashboard';
export * from './job-log-queries';
export * from './job-metrics';
export * from './job-notifications';
export { JobSizeOptions } from './job-size';
