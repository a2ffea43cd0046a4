export * from './classifier';
export {
  Crawler, CrawlerEvent, CrawlerProps, ICrawler, Recrawl, SchemaDeletion, SchemaUpdate,
} from './crawler';
export { CrawlerTarget, S3CrawlOptions, TableFormat } from './crawler-target';
export * from './job-task';
export { JobTriggerOptions, JobTriggers } from './job-triggers';
export { ObjectArrivalOptions } from './object-arrival';
export * from './run-condition';
export * from './workflow';
