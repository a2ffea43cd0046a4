export * from './studio-job';
export * from './dialects';
export * from './import-graph';
export * from './export-graph';
export type { ExportOptions } from './export-node';
export { KNOWN_MEMBERS } from './forms';
export { isGlueArgument } from './job-settings';
