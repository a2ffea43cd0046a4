export * from './decide';
export * from './dpu';
export * from './estimate-cost';
export * from './event';
export * from './gauges';
export { budgetHorizon, checkPolicy, MAX_SESSIONS, PoolLimits, PoolPolicy, WarmWindow, Weekday, Window } from './policy';
export * from './schedule';
export * from './state';
