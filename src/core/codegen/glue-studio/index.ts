export * from './studio-job';
export * from './dialects';
export * from './import-graph';
export * from './export-graph';
