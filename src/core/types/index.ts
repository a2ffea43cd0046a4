export * from './data-type';
export * from './ddl';
