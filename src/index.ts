export { EtlJob, EtlJobProps, JobBookmarks } from './job/etl-job';
export { JobParameter, JobParameterOptions, ParameterType } from './job/job-parameter';
export { IDataset } from './dataset';
export { CollectionNode } from './collection-node';
export { DatasetNode, JobNode } from './job-node';
export { Schema } from './schema';

export { CsvReadOptions, JsonReadOptions, ParseMode, ReadFormat } from './sources/read-format';
export { CatalogSource, CatalogSourceProps, CatalogSystem } from './sources/catalog-source';
export { DeltaSource, DeltaSourceProps } from './sources/delta-source';
export { HudiSource, HudiSourceProps } from './sources/hudi-source';
export { IcebergSource, IcebergSourceProps } from './sources/iceberg-source';
export { ReadCompression, S3Source, S3SourceProps } from './sources/s3-source';

export { AddIdentifier, AddIdentifierProps, IdentifierMethod } from './transforms/add-identifier';
export { AddUuid, AddUuidProps } from './transforms/add-uuid';
export { Aggregate, AggregateFunction, AggregateProps, Aggregation } from './transforms/aggregate';
export { ApplyMapping, ApplyMappingProps, Mapping } from './transforms/apply-mapping';
export { ArrayToColumns, ArrayToColumnsProps } from './transforms/array-to-columns';
export { ConcatenateColumns, ConcatenateColumnsProps } from './transforms/concatenate-columns';
export { CurrentTimestamp, CurrentTimestampProps } from './transforms/current-timestamp';
export { ColumnExpression, DerivedColumn, DerivedColumnProps } from './transforms/derived-column';
export { DropDuplicates, DropDuplicatesProps, SortColumn } from './transforms/drop-duplicates';
export { DropFields, DropFieldsProps } from './transforms/drop-fields';
export { DropNullFields, DropNullFieldsProps, NullValue, NullValueType } from './transforms/drop-null-fields';
export { DataQualityOutput, EvaluateDataQuality, EvaluateDataQualityProps } from './transforms/evaluate-data-quality';
export {
  CompositeRuleEvaluation, EvaluateDataQualityMultiFrame, EvaluateDataQualityMultiFrameProps,
} from './transforms/evaluate-data-quality-multi-frame';
export { Except, ExceptProps } from './transforms/except';
export { Explode, ExplodeProps } from './transforms/explode';
export { ExtractJsonPath, ExtractJsonPathProps } from './transforms/extract-json-path';
export { Filter, FilterProps } from './transforms/filter';
export { FilterCondition, FilterOperation, LogicalOperator } from './transforms/filter-condition';
export { Flatten, FlattenProps } from './transforms/flatten';
export { FormatTimestamp, FormatTimestampProps } from './transforms/format-timestamp';
export { Intersect, IntersectProps, SetOperationType } from './transforms/intersect';
export { DuplicateColumns, Join, JoinKey, JoinProps, JoinType } from './transforms/join';
export { Limit, LimitProps } from './transforms/limit';
export { Lookup, LookupColumn, LookupKey, LookupMatches, LookupProps } from './transforms/lookup';
export { Merge, MergeProps } from './transforms/merge';
export { ParseJson, ParseJsonProps } from './transforms/parse-json';
export { Pivot, PivotAggregation, PivotProps } from './transforms/pivot';
export { RegexExtract, RegexExtractProps } from './transforms/regex-extract';
export { RemoveNullRows, RemoveNullRowsProps } from './transforms/remove-null-rows';
export { RenameField, RenameFieldProps } from './transforms/rename-field';
export { Repartition, RepartitionProps } from './transforms/repartition';
export { Route, RouteGroup, RouteProps } from './transforms/route';
export { Sample, SampleProps } from './transforms/sample';
export { SelectFields, SelectFieldsProps } from './transforms/select-fields';
export { SelectFromCollection, SelectFromCollectionProps } from './transforms/select-from-collection';
export { SparkSql, SparkSqlProps } from './transforms/spark-sql';
export { SplitFields, SplitFieldsProps } from './transforms/split-fields';
export { SplitString, SplitStringProps } from './transforms/split-string';
export { TimestampUnit, ToTimestamp, ToTimestampProps } from './transforms/to-timestamp';
export { Union, UnionMatch, UnionProps, UnionType } from './transforms/union';
export { Unpivot, UnpivotProps } from './transforms/unpivot';
export { FrameUnit, Window, WindowColumn, WindowFrame, WindowFunction, WindowProps } from './transforms/window';

export { CatalogTarget, CatalogTargetProps, UpdateBehavior } from './targets/catalog-target';
export { CatalogUpdate } from './targets/catalog-update';
export { DeltaCompression, DeltaTarget, DeltaTargetProps } from './targets/delta-target';
export { HudiCompression, HudiOperation, HudiTableType, HudiTarget, HudiTargetProps } from './targets/hudi-target';
export { HyperTarget, HyperTargetProps } from './targets/hyper-target';
export { IcebergCompression, IcebergTarget, IcebergTargetProps, IcebergWriteMode } from './targets/iceberg-target';
export { S3Target, S3TargetProps, WriteMode } from './targets/s3-target';
export { CsvWriteOptions, JsonWriteOptions, ParquetCompression, ParquetWriteOptions, TextCompression, WriteFormat } from './targets/write-format';

export { DataQualityPublishing, StopJobOnFailure } from './quality/options';
export { DurationRule, NumberRule, Rule, SizeRule, TextRule, TimeRule, ValuesRule } from './quality/rule';
export { Ruleset } from './quality/ruleset';
export { ITableRuleset, TableRuleset, TableRulesetProps } from './quality/table-ruleset';

export * from './catalog';
export * from './connections';
export * from './monitoring';
export * from './orchestration';
export * from './session';
