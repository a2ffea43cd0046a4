export { CatalogTable, CatalogTableOptions } from './catalog-table';
export * from './iceberg-table';
export { ProjectedPartition } from './partition-projection';
export { SchemaTable, SchemaTableOptions, SchemaTableProps } from './schema-table';
export * from './table-files';
export * from './target-table';
