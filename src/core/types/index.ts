export * from './data-type';
export * from './ddl';
export * from './decimal-type';
export * from './coercion';
export * from './type-class';
export * from './datetime-text';
export * from './interval-text';
