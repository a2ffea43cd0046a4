export * from './studio-job';
export * from './dialects';
export * from './import-graph';
export * from './export-graph';
export { KNOWN_MEMBERS } from './forms';
export { isGlueArgument } from './job-settings';
