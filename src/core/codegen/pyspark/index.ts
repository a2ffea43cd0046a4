export * from './render-script';
export * from './job-arguments';
