/** Members whose type has `OutputSchemas`; in the others the API's clients refuse it. */
export const WITH_OUTPUT_SCHEMAS: ReadonlySet<string> = new Set([
  'AthenaConnectorSource', 'CatalogDeltaSource', 'CatalogHudiSource', 'CatalogIcebergSource', 'CatalogSource', 'ConnectorDataSource', 'CustomCode', 'DirectJDBCSource',
  'DynamicTransform', 'DynamoDBELTConnectorSource', 'JDBCConnectorSource', 'JDBCConnectorTarget', 'S3CatalogDeltaSource', 'S3CatalogHudiSource', 'S3CatalogIcebergSource',
  'S3CsvSource', 'S3DeltaCatalogTarget', 'S3DeltaSource', 'S3DirectTarget', 'S3ExcelSource', 'S3HudiCatalogTarget', 'S3HudiSource', 'S3HyperDirectTarget',
  'S3IcebergDirectTarget', 'S3JsonSource', 'S3ParquetSource', 'SnowflakeSource', 'SparkConnectorSource', 'SparkConnectorTarget', 'SparkSQL',
]);
