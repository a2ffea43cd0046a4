export * from './node-type';
export * from './registry';
export * from './resolve-node';
export * from './session';
export * from './column-path';
export * from './s3-formats';
export * from './view-name';
export * from './quality/quality-spec';
export { OUTCOME_COLUMNS } from './quality/ruleset-check';
