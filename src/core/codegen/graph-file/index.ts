export * from './graph-file';
export * from './resolve-graph';
