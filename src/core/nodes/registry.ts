import type { NodeType } from './node-type';
import { AMAZON_REDSHIFT_SOURCE } from './sources/amazon-redshift-source';
import { ATHENA_CONNECTOR_SOURCE } from './sources/athena-connector-source';
import { AZURE_COSMOS_SOURCE } from './sources/azure-cosmos-source';
import { AZURE_SQL_SOURCE } from './sources/azure-sql-source';
import { BIGQUERY_SOURCE } from './sources/bigquery-source';
import { CATALOG_KAFKA_SOURCE } from './sources/catalog-kafka-source';
import { CATALOG_KINESIS_SOURCE } from './sources/catalog-kinesis-source';
import { CATALOG_SOURCE } from './sources/catalog-source';
import { CONNECTOR_SOURCE } from './sources/connector-source';
import { DELTA_SOURCE } from './sources/delta-source';
import { DYNAMODB_SOURCE } from './sources/dynamodb-source';
import { HUDI_SOURCE } from './sources/hudi-source';
import { ICEBERG_SOURCE } from './sources/iceberg-source';
import { JDBC_SOURCE } from './sources/jdbc-source';
import { KAFKA_SOURCE } from './sources/kafka-source';
import { KINESIS_SOURCE } from './sources/kinesis-source';
import { MONGODB_SOURCE } from './sources/mongodb-source';
import { OPENSEARCH_SOURCE } from './sources/opensearch-source';
import { S3_SOURCE } from './sources/s3-source';
import { SAP_HANA_SOURCE } from './sources/sap-hana-source';
import { SNOWFLAKE_SOURCE } from './sources/snowflake-source';
import { SPARK_CONNECTOR_SOURCE } from './sources/spark-connector-source';
import { TERADATA_SOURCE } from './sources/teradata-source';
import { VERTICA_SOURCE } from './sources/vertica-source';
import { AMAZON_REDSHIFT_TARGET } from './targets/amazon-redshift-target';
import { AZURE_COSMOS_TARGET } from './targets/azure-cosmos-target';
import { AZURE_SQL_TARGET } from './targets/azure-sql-target';
import { BIGQUERY_TARGET } from './targets/bigquery-target';
import { CATALOG_TARGET } from './targets/catalog-target';
import { CONNECTOR_TARGET } from './targets/connector-target';
import { DELTA_TARGET } from './targets/delta-target';
import { DYNAMODB_TARGET } from './targets/dynamodb-target';
import { HUDI_TARGET } from './targets/hudi-target';
import { HYPER_TARGET } from './targets/hyper-target';
import { ICEBERG_TARGET } from './targets/iceberg-target';
import { JDBC_TARGET } from './targets/jdbc-target';
import { KAFKA_TARGET } from './targets/kafka-target';
import { KINESIS_TARGET } from './targets/kinesis-target';
import { MONGODB_TARGET } from './targets/mongodb-target';
import { OPENSEARCH_TARGET } from './targets/opensearch-target';
import { S3_TARGET } from './targets/s3-target';
import { SAP_HANA_TARGET } from './targets/sap-hana-target';
import { SNOWFLAKE_TARGET } from './targets/snowflake-target';
import { SPARK_CONNECTOR_TARGET } from './targets/spark-connector-target';
import { TERADATA_TARGET } from './targets/teradata-target';
import { VERTICA_TARGET } from './targets/vertica-target';
import { ADD_IDENTIFIER } from './transforms/add-identifier';
import { ADD_UUID } from './transforms/add-uuid';
import { AGGREGATE } from './transforms/aggregate';
import { APPLY_MAPPING } from './transforms/apply-mapping';
import { ARRAY_TO_COLUMNS } from './transforms/array-to-columns';
import { CONCATENATE_COLUMNS } from './transforms/concatenate-columns';
import { CURRENT_TIMESTAMP } from './transforms/current-timestamp';
import { CUSTOM_CODE } from './transforms/custom-code';
import { DERIVED_COLUMN } from './transforms/derived-column';
import { DETECT_PII } from './transforms/detect-pii';
import { DROP_DUPLICATES } from './transforms/drop-duplicates';
import { DROP_FIELDS } from './transforms/drop-fields';
import { DROP_NULL_FIELDS } from './transforms/drop-null-fields';
import { DYNAMIC_TRANSFORM } from './transforms/dynamic-transform';
import { EVALUATE_DATA_QUALITY } from './transforms/evaluate-data-quality';
import { EVALUATE_DATA_QUALITY_MULTI_FRAME } from './transforms/evaluate-data-quality-multi-frame';
import { EXCEPT } from './transforms/except';
import { EXPLODE } from './transforms/explode';
import { EXTRACT_JSON_PATH } from './transforms/extract-json-path';
import { FILL_MISSING_VALUES } from './transforms/fill-missing-values';
import { FILTER } from './transforms/filter';
import { FLATTEN } from './transforms/flatten';
import { FORMAT_TIMESTAMP } from './transforms/format-timestamp';
import { INTERSECT } from './transforms/intersect';
import { JOIN } from './transforms/join';
import { LIMIT } from './transforms/limit';
import { LOOKUP } from './transforms/lookup';
import { MERGE } from './transforms/merge';
import { PARSE_JSON } from './transforms/parse-json';
import { PIVOT } from './transforms/pivot';
import { RECIPE } from './transforms/recipe';
import { REGEX_EXTRACT } from './transforms/regex-extract';
import { RELATIONALIZE } from './transforms/relationalize';
import { REMOVE_NULL_ROWS } from './transforms/remove-null-rows';
import { RENAME_FIELD } from './transforms/rename-field';
import { REPARTITION } from './transforms/repartition';
import { RESOLVE_CHOICE } from './transforms/resolve-choice';
import { ROUTE } from './transforms/route';
import { SAMPLE } from './transforms/sample';
import { SELECT_FIELDS } from './transforms/select-fields';
import { SELECT_FROM_COLLECTION } from './transforms/select-from-collection';
import { SLOWLY_CHANGING_DIMENSION } from './transforms/slowly-changing-dimension';
import { SPARK_SQL } from './transforms/spark-sql';
import { SPIGOT } from './transforms/spigot';
import { SPLIT_FIELDS } from './transforms/split-fields';
import { SPLIT_STRING } from './transforms/split-string';
import { STUDIO_NODE } from './transforms/studio-node';
import { TO_TIMESTAMP } from './transforms/to-timestamp';
import { UNION } from './transforms/union';
import { UNPIVOT } from './transforms/unpivot';
import { WINDOW } from './transforms/window';

/** Every node type: sources, transforms, targets, each by name. A new one is a file beside those and a line here. */
export const NODE_TYPES: readonly NodeType[] = [
  S3_SOURCE,
  JDBC_SOURCE,
  AMAZON_REDSHIFT_SOURCE,
  ATHENA_CONNECTOR_SOURCE,
  AZURE_COSMOS_SOURCE,
  AZURE_SQL_SOURCE,
  BIGQUERY_SOURCE,
  CATALOG_KAFKA_SOURCE,
  CATALOG_KINESIS_SOURCE,
  CONNECTOR_SOURCE,
  DYNAMODB_SOURCE,
  KAFKA_SOURCE,
  KINESIS_SOURCE,
  MONGODB_SOURCE,
  OPENSEARCH_SOURCE,
  SAP_HANA_SOURCE,
  SNOWFLAKE_SOURCE,
  SPARK_CONNECTOR_SOURCE,
  TERADATA_SOURCE,
  VERTICA_SOURCE,
  CATALOG_SOURCE,
  DELTA_SOURCE,
  HUDI_SOURCE,
  ICEBERG_SOURCE,
  ADD_IDENTIFIER,
  ADD_UUID,
  AGGREGATE,
  APPLY_MAPPING,
  ARRAY_TO_COLUMNS,
  CONCATENATE_COLUMNS,
  CURRENT_TIMESTAMP,
  CUSTOM_CODE,
  DERIVED_COLUMN,
  DETECT_PII,
  DROP_DUPLICATES,
  DROP_FIELDS,
  DROP_NULL_FIELDS,
  DYNAMIC_TRANSFORM,
  EVALUATE_DATA_QUALITY,
  EVALUATE_DATA_QUALITY_MULTI_FRAME,
  EXCEPT,
  EXPLODE,
  EXTRACT_JSON_PATH,
  FILL_MISSING_VALUES,
  FILTER,
  FLATTEN,
  FORMAT_TIMESTAMP,
  INTERSECT,
  JOIN,
  LIMIT,
  LOOKUP,
  MERGE,
  PARSE_JSON,
  PIVOT,
  RECIPE,
  REGEX_EXTRACT,
  RELATIONALIZE,
  REMOVE_NULL_ROWS,
  RENAME_FIELD,
  REPARTITION,
  RESOLVE_CHOICE,
  ROUTE,
  SAMPLE,
  SELECT_FIELDS,
  SELECT_FROM_COLLECTION,
  SLOWLY_CHANGING_DIMENSION,
  SPARK_SQL,
  SPIGOT,
  SPLIT_FIELDS,
  SPLIT_STRING,
  TO_TIMESTAMP,
  STUDIO_NODE,
  UNION,
  UNPIVOT,
  WINDOW,
  S3_TARGET,
  JDBC_TARGET,
  AMAZON_REDSHIFT_TARGET,
  AZURE_COSMOS_TARGET,
  AZURE_SQL_TARGET,
  BIGQUERY_TARGET,
  CONNECTOR_TARGET,
  DYNAMODB_TARGET,
  KAFKA_TARGET,
  KINESIS_TARGET,
  MONGODB_TARGET,
  OPENSEARCH_TARGET,
  SAP_HANA_TARGET,
  SNOWFLAKE_TARGET,
  SPARK_CONNECTOR_TARGET,
  TERADATA_TARGET,
  VERTICA_TARGET,
  CATALOG_TARGET,
  DELTA_TARGET,
  HUDI_TARGET,
  HYPER_TARGET,
  ICEBERG_TARGET,
];

const BY_KIND = new Map(NODE_TYPES.map((t) => [t.kind, t]));

export function nodeType(kind: string): NodeType | undefined {
  return BY_KIND.get(kind);
}
