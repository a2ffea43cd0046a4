export * from './datasets';
export * from './job-lineage';
export * from './render-lineage';
export * from './open-lineage';
