export { PoolHours, Weekday } from './pool-hours';
export { SessionPoolMetrics } from './pool-metrics';
export * from './session-pool';
export { SessionTemplate, SessionType } from './session-template';
